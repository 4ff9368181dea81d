"""Public facts of accounts in columns, by the names under which sources know them, and what the assessment weighs of them. Pure.

Columns of facts are 32-bit floating-point arrays of one length; "not a number" means that the source did not say. Weighing turns each
measure into a byte first, in steps of an eighth where measures grow by doubling, so that evidence is looked up, not computed.
"""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float32]
Columns = Mapping[str, Column]
Codes = NDArray[np.uint8]

ALIASES: Final[Mapping[str, str]] = {
    "handle_digits": "digits",
    "screen_name_digits": "digits",
    "screen_name_len": "handle_len",
    "username_len": "handle_len",
    "age_of_account_in_days": "age_days",
    "private": "protected",
    "profile_pic": "has_pic",
    "nums_length_username": "username_digit_ratio",
    "bio_length": "bio_len",
    "external_url": "has_url",
    "n_posts": "posts",
    "n_followers": "followers",
    "n_following": "following",
}
"""Other names of the same fact; the last seven head the open accounts of InstaFakeDetector."""
CLIENT_KINDS: Final = tuple(f"src_type_{kind}" for kind in range(6))
SAID: Final = frozenset(
    {
        "followers", "following", "posts", "listed", "favourites", "bio_len", "has_bio", "has_url", "has_location",
        "has_pic", "default_image", "default_profile", "digits", "handle_len", "username_digit_ratio", "verified",
        "protected", "age_days", "url_mean", "reply_mean", "tweet_time_interval_mean", "user_tweeted",
        "user_retweeted", "user_replied", "user_favourited", "urls_count", "sources_count", "cdn_content_in_kb",
        "tweet_frequency", "n_source_types", *CLIENT_KINDS,
    }
)  # fmt: skip
"""Facts that are read from tables, by the names that every source is brought to."""
SILENT_DAYS, SAYS_AUTOMATED = "silent_days", "says_automated"
"""Facts that only profiles tell: days since the last post, and whether the bio calls the account automated."""
COMMON_HANDLE: Final = 12.0
"""Characters of a handle where only the share of its digits is said; the mean on Instagram's labelled files."""
SOME_BIO: Final = 50.0
"""Characters taken for a bio of which only its presence is said."""
YOUNGEST: Final = 30.0
"""Days; posts of younger accounts are spread over this many, so that a lively first day is no machine's pace."""
UNSAID: Final = 255
"""The code of a measure that is not known."""
_DAY: Final = 86_400.0
_MOST: Final = np.float32(2**31)


class Scale(NamedTuple):
    """How a measure becomes a byte: by doubling of its units plus one, in eighths; or evenly, by its units."""

    unit: float = 1.0
    doubling: bool = True

    def codes(self, measure: Column) -> Codes:
        """The byte of each, `UNSAID` where it is not known."""
        if self.doubling:
            grown = measure * np.float32(1 / self.unit)
            grown += 1
            np.minimum(grown, _MOST, out=grown)
            # Exponent and the first three bits of the fraction of a 32-bit float; what is not a number has the greatest exponent.
            bits = grown.view(np.int32)
            bits >>= 20
            bits -= 1_016
            np.minimum(bits, UNSAID, out=bits)
            return bits.astype(np.uint8)
        steps = np.minimum(np.rint(measure * np.float32(1 / self.unit)), UNSAID - 1)
        return np.asarray(np.where(np.isnan(steps), UNSAID, steps).astype(np.uint8))

    def places(self, measures: NDArray[np.float64]) -> NDArray[np.float64]:
        """Where measures stand on this scale, for lines between knots."""
        return np.asarray(np.log(measures / self.unit + 1)) if self.doubling else measures

    @property
    def measures(self) -> NDArray[np.float64]:
        """The measure that each code but the last stands for, the least of its step."""
        codes = np.arange(UNSAID)
        return np.asarray(self.unit * ((2.0 ** (codes >> 3) * (1 + (codes & 7) / 8) - 1) if self.doubling else codes))


_COUNT, _FLAG, _SHARE = Scale(), Scale(doubling=False), Scale(0.01, doubling=False)
SCALES: Final[Mapping[str, Scale]] = {
    "followers": _COUNT,
    "following": _COUNT,
    "ratio": _COUNT,
    "posts": _COUNT,
    "listed": _COUNT,
    "bio": _COUNT,
    "picture": _FLAG,
    "digits": _FLAG,
    "verified": _FLAG,
    "favourites": _COUNT,
    "favourites_a_post": Scale(1 / 512),
    "posts_a_day": Scale(0.1),
    "posts_with_links": _SHARE,
    "posts_that_reply": _SHARE,
    "posts_that_repost": _SHARE,
    "tweeted": _COUNT,
    "retweeted": _COUNT,
    "replied": _COUNT,
    "posted": _COUNT,
    "replies_a_post": _SHARE,
    "links_a_post": _SHARE,
    "links": _COUNT,
    "tweets_a_day": Scale(0.1),
    "clients": _COUNT,
    "kinds_of_client": _FLAG,
    "media": Scale(0.1),
    **{f"client_{kind}": _FLAG for kind in range(len(CLIENT_KINDS))},
    "automatic_client": _FLAG,
    "only_client_2": _FLAG,
}
"""Every measure that is weighed."""


def measured(said: Columns) -> dict[str, Column]:
    """What is weighed of accounts, each in its natural unit: counts, shares, posts a day, 1 for yes.

    Args:
        said: columns by the names in `SAID`; those that are missing were not said.

    Returns:
        Columns by the names in `SCALES`; a measure of which nothing is known is left out.
    """
    facts = {name: said.get(name) for name in SAID}
    urls, retweeted, replied = facts["urls_count"], facts["user_retweeted"], facts["user_replied"]
    in_all = _of(np.add, facts["user_tweeted"], retweeted)
    favourites = _first(facts["favourites"], facts["user_favourited"])
    posts = _first(facts["posts"], _of(np.multiply, facts["tweet_frequency"], facts["age_days"]))
    kinds = [facts[name] for name in CLIENT_KINDS]
    ratio, length = facts["username_digit_ratio"], facts["handle_len"]
    length = None if ratio is None else _first(length, np.full(ratio.size, COMMON_HANDLE, np.float32))
    told = {
        "followers": facts["followers"],
        "following": facts["following"],
        "ratio": _of(lambda many, few: (many + 1) / (few + 1), facts["following"], facts["followers"]),
        "posts": facts["posts"],
        "listed": facts["listed"],
        "bio": _first(facts["bio_len"], _of(lambda bio: SOME_BIO * bio, facts["has_bio"])),
        "picture": _first(facts["has_pic"], _of(lambda image: 1 - image, facts["default_image"])),
        "digits": _first(facts["digits"], _of(lambda part, whole: np.rint(part * whole), ratio, length)),
        "verified": facts["verified"],
        "favourites": favourites,
        "favourites_a_post": _of(lambda likes, made: (likes + 1) / (made + 10), favourites, posts),
        "posts_a_day": _first(
            _of(lambda pause: _DAY / np.maximum(pause, 1), facts["tweet_time_interval_mean"]),
            _of(lambda made, age: made / np.maximum(age, YOUNGEST), posts, facts["age_days"]),
        ),
        "posts_with_links": _first(facts["url_mean"], _each(urls, in_all, most=1)),
        "posts_that_reply": _first(facts["reply_mean"], _each(replied, in_all, most=1)),
        "posts_that_repost": _each(retweeted, in_all),
        "tweeted": facts["user_tweeted"],
        "retweeted": retweeted,
        "replied": replied,
        "posted": in_all,
        "replies_a_post": _each(replied, in_all),
        "links_a_post": _each(urls, in_all),
        "links": urls,
        "tweets_a_day": facts["tweet_frequency"],
        "clients": facts["sources_count"],
        "kinds_of_client": facts["n_source_types"],
        "media": facts["cdn_content_in_kb"],
        **{f"client_{kind}": column for kind, column in enumerate(kinds)},
        "automatic_client": _of(lambda *some: np.minimum(sum(some), 1), kinds[0], kinds[4], kinds[5]),
        "only_client_2": _of(lambda two, *rest: np.maximum(two - sum(rest), 0), kinds[2], *kinds[:2], *kinds[3:]),
    }
    return {name: column for name, column in told.items() if column is not None}


def coded(measures: Columns) -> dict[str, Codes]:
    """The byte of every measure, by which evidence is looked up."""
    return {name: SCALES[name].codes(column) for name, column in measures.items()}


def _of(combined: Callable[..., Column], *columns: Column | None) -> Column | None:
    """What is combined of columns, as far as there are any; what one does not say, all do not."""
    return None if any(column is None for column in columns) else combined(*columns)


def _each(few: Column | None, many: Column | None, *, most: float = np.inf) -> Column | None:
    return _of(lambda part, whole: np.minimum(part / (whole + 1), most), few, many)


def _first(best: Column | None, otherwise: Column | None) -> Column | None:
    if best is None or otherwise is None:
        return otherwise if best is None else best
    return np.where(np.isnan(best), otherwise, best)
