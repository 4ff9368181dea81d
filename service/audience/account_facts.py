"""Public facts of accounts in columns, by the names under which sources know them, and what the assessment weighs of them. Pure.

All columns are float arrays of one length; "not a number" means that the source did not say.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float64]
Columns = Mapping[str, Column]

ALIASES: Final[Mapping[str, str]] = {
    "handle_digits": "digits",
    "screen_name_digits": "digits",
    "screen_name_len": "handle_len",
    "username_len": "handle_len",
    "age_of_account_in_days": "age_days",
    "private": "protected",
}
"""Other names of the same fact."""
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
"""Facts that are read, by the names that every source is brought to."""
COMMON_HANDLE: Final = 12.0
"""Characters of a handle where only the share of its digits is said; the mean on Instagram's labelled files."""
SOME_BIO: Final = 50.0
"""Characters taken for a bio of which only its presence is said."""
YOUNGEST: Final = 30.0
"""Days; posts of younger accounts are spread over this many, so that a lively first day is no machine's pace."""
_DAY: Final = 86_400.0


def weighed(said: Columns) -> dict[str, Column]:
    """What the assessment's tables weigh, counts on a logarithmic scale (natural, plus one).

    Args:
        said: columns by the names in `SAID`; those that are missing were not said.
    """
    size = len(next(iter(said.values())))
    unsaid = np.full(size, np.nan)

    def fact(name: str) -> Column:
        return said.get(name, unsaid)

    tweeted, retweeted, replied = fact("user_tweeted"), fact("user_retweeted"), fact("user_replied")
    in_all = tweeted + retweeted
    urls = fact("urls_count")
    favourites = _first(fact("favourites"), fact("user_favourited"))
    posts = _first(fact("posts"), fact("tweet_frequency") * fact("age_days"))
    followers, following = fact("followers"), fact("following")
    a_day = _first(
        _DAY / np.maximum(fact("tweet_time_interval_mean"), 1), posts / np.maximum(fact("age_days"), YOUNGEST)
    )
    kinds = np.array([fact(name) for name in CLIENT_KINDS])
    return {
        "followers": np.log1p(followers),
        "following": np.log1p(following),
        "ratio": np.log((following + 1) / (followers + 1)),
        "posts": np.log1p(fact("posts")),
        "listed": np.log1p(fact("listed")),
        "bio": np.log1p(_first(fact("bio_len"), SOME_BIO * fact("has_bio"))),
        "picture": _first(fact("has_pic"), 1 - fact("default_image")),
        "digits": _first(
            fact("digits"),
            np.rint(fact("username_digit_ratio") * _first(fact("handle_len"), np.full(size, COMMON_HANDLE))),
        ),
        "verified": fact("verified"),
        "favourites": np.log1p(favourites),
        "favourites_a_post": np.log((favourites + 1) / (posts + 10)),
        "posts_a_day": np.log(a_day + 0.1),
        "posts_with_links": _first(fact("url_mean"), np.minimum(urls / (in_all + 1), 1)),
        "posts_that_reply": _first(fact("reply_mean"), np.minimum(replied / (in_all + 1), 1)),
        "posts_that_repost": retweeted / (in_all + 1),
        "tweeted": np.log1p(tweeted),
        "retweeted": np.log1p(retweeted),
        "replied": np.log1p(replied),
        "posted": np.log1p(in_all),
        "replies_a_post": replied / (in_all + 1),
        "links_a_post": urls / (in_all + 1),
        "links": np.log1p(urls),
        "tweets_a_day": np.log(fact("tweet_frequency") + 0.1),
        "clients": np.log1p(fact("sources_count")),
        "kinds_of_client": fact("n_source_types"),
        "media": np.log1p(np.maximum(fact("cdn_content_in_kb"), 0)),
        **{f"client_{kind}": column for kind, column in enumerate(kinds)},
        "automatic_client": np.where(np.isnan(kinds[0]), np.nan, kinds[0] + kinds[4] + kinds[5] > 0),
        "only_client_2": np.where(np.isnan(fact("n_source_types")), np.nan, (kinds[2] == 1) & (kinds.sum(axis=0) == 1)),
    }


def _first(best: Column, otherwise: Column) -> Column:
    return np.where(np.isnan(best), otherwise, best)
