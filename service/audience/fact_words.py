"""What the assessment's facts are called when they are told as reasons. Pure."""

from collections.abc import Mapping
from typing import Final

from service.audience.account_facts import Columns

_COUNTS: Final[Mapping[str, str]] = {
    "followers": "has {:,.0f} followers",
    "following": "follows {:,.0f} accounts",
    "posts": "has posted {:,.0f} times",
    "listed": "is on {:,.0f} lists",
    "bio": "has a bio of {:,.0f} characters",
    "favourites": "has liked {:,.0f} posts",
    "tweeted": "posted {:,.0f} times in the month",
    "retweeted": "reposted {:,.0f} times in the month",
    "replied": "replied {:,.0f} times in the month",
    "posted": "posted or reposted {:,.0f} times in the month",
    "links": "posted {:,.0f} links in the month",
    "clients": "posts through {:,.0f} programs",
    "media": "posted {:,.0f} kB of pictures and films",
}
_MEASURES: Final[Mapping[str, str]] = {
    "digits": "{:.0f} digits in the handle",
    "posts_with_links": "{:.0%} of its posts hold links",
    "posts_that_reply": "{:.0%} of its posts are replies",
    "posts_that_repost": "{:.0%} of its posts are reposts",
    "replies_a_post": "{:.1f} replies to each post of its own",
    "links_a_post": "{:.1f} links to each post",
    "kinds_of_client": "posts through {:.0f} kinds of program",
}
_RATIOS: Final[Mapping[str, str]] = {
    "ratio": "follows {:,.1f} accounts for each of its followers",
    "favourites_a_post": "has liked {:,.2f} posts for each of its own",
    "posts_a_day": "posts {:,.1f} times a day",
    "tweets_a_day": "posts {:,.1f} times a day",
}
_FLAGS: Final[Mapping[str, tuple[str, str]]] = {
    "picture": ("has no picture", "has a picture"),
    "verified": ("is not verified", "is verified"),
    "automatic_client": ("posts through no automatic program", "posts through an automatic program"),
    "only_client_2": ("does not post by one common app alone", "posts by one common app alone"),
}


def said_of(fact: str, measures: Columns, row: int, evidence: int) -> str:
    """One fact of one account in words, with its evidence in log-odds; above zero it speaks for a fake."""
    return f"{words_of(fact, measures, row)} ({evidence / 100:+.1f})"


def words_of(fact: str, measures: Columns, row: int) -> str:
    """One fact of one account in words; `measures` are those of `account_facts.measured`."""
    value = float(measures[fact][row])
    if fact in _COUNTS:
        return _COUNTS[fact].format(value)
    if fact in _MEASURES:
        return _MEASURES[fact].format(value)
    if fact in _FLAGS:
        return _FLAGS[fact][value > 0]
    if fact in _RATIOS:
        return _RATIOS[fact].format(value)
    return f"posts {'by' if value > 0 else 'not by'} {fact.replace('_', ' of kind ')}"
