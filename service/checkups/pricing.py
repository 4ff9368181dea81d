"""What a checkup will read, cost and take, decided before it starts and kept under the client's budget."""

from datetime import timedelta
from math import ceil
from typing import Annotated, Final, Literal

import msgspec

from service.platforms.contract import Price, Terms

LARGEST_POST_READ: Final = 400
"""Posts and mentions read a checkup at the most: what a client may have answered or left open in a month or two."""

_POST_PAGE: Final = 100
_SECONDS_PER_PAGE: Final = 1.0

ListName = Literal["followers", "following", "posts", "mentions"]
GROWTH_MARGIN: Final = 0.02
"""A whole list may grow while it is read; so much more of it is in the price, as far as the budget goes."""
LEAST_POSTS: Final = 5
"""X gives no page of posts shorter than this (API v2)."""

LISTS: Final[tuple[ListName, ...]] = ("followers", "following", "posts", "mentions")


class ListPlan(msgspec.Struct, frozen=True):
    """How much of one list will be read: `read` of `total`, newest first; whole when they are equal."""

    read: Annotated[int, msgspec.Meta(description="How many will be read.", examples=[413])]
    total: Annotated[
        int | None, msgspec.Meta(description="How many there are; null when the network does not say.", examples=[413])
    ]
    most: Annotated[
        int,
        msgspec.Meta(
            description="Reading stops at this many, which are in the price: a whole list may grow while it is read.",
            examples=[422],
        ),
    ]

    @property
    def is_whole(self) -> bool:
        """The list will be read to its end."""
        return self.total is not None and self.read >= self.total


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What one checkup will read, its price in micro-dollars and its length in seconds, both at the most."""

    followers: ListPlan
    following: ListPlan
    posts: ListPlan
    mentions: ListPlan
    price_micros: Annotated[
        int,
        msgspec.Meta(
            description="What the network charges at the most, in millionths of a US dollar.", examples=[4_130_000]
        ),
    ]
    seconds: Annotated[
        int, msgspec.Meta(description="How long the reading takes at the most, in seconds.", examples=[12])
    ]
    budget_left_micros: Annotated[
        int, msgspec.Meta(description="What the account may still spend this month.", examples=[20_000_000])
    ]

    @property
    def sampling(self) -> Literal["full", "newest_first"]:
        """How the followers who will be read are chosen."""
        return "full" if self.followers.is_whole else "newest_first"


class BudgetSpent(Exception):
    """What is left of the client's budget does not pay for a single page."""


def plan_checkup(*, followers: int, following: int, posts: int, terms: Terms, budget_left_micros: int) -> Plan:
    """The plan for an account with these counts: followers first, then whom it follows, then what is said.

    Lists that the budget does not cover are read newest first as far as it goes, in whole pages.

    Raises:
        BudgetSpent: when the budget does not pay for one page of followers.
    """
    price = terms.price
    left = budget_left_micros
    follower = _list(followers, followers, price.follower, price.page_size, left)
    if followers and not follower.read:
        raise BudgetSpent
    left -= follower.most * price.follower
    followed = _list(following, following, price.follower, price.page_size, left)
    left -= followed.most * price.follower
    own = _list(min(posts, LARGEST_POST_READ), posts, price.post, _POST_PAGE, left)
    left -= own.most * price.post
    mention = _list(LARGEST_POST_READ, None, price.post + price.profile, _POST_PAGE, left)
    left -= mention.most * (price.post + price.profile)
    people_seconds = _seconds((follower.most, followed.most), price)
    return Plan(
        followers=follower,
        following=followed,
        posts=own,
        mentions=mention,
        price_micros=budget_left_micros - left,
        seconds=int(people_seconds + (own.most + mention.most) / _POST_PAGE) + 1,
        budget_left_micros=budget_left_micros,
    )


def page_size(name: ListName, price: Price) -> int:
    """The most entries of this list that come in one answer."""
    return price.page_size if name in {"followers", "following"} else _POST_PAGE


def least_page(name: ListName) -> int:
    """The fewest entries of this list that a network can be asked for."""
    return 1 if name in {"followers", "following"} else LEAST_POSTS


def _list(wanted: int, total: int | None, price: int, page_size: int, budget: int) -> ListPlan:
    read = _affordable(wanted, price, page_size, budget)
    if not read or total is None or read < total:
        return ListPlan(read, total, read)
    grown = ceil(read * (1 + GROWTH_MARGIN))
    return ListPlan(read, total, grown if not price else min(grown, budget // price))


def _affordable(wanted: int, price: int, page_size: int, budget: int) -> int:
    if price == 0 or wanted * price <= budget:
        return wanted
    return min(wanted, budget // (price * page_size) * page_size)


def _seconds(reads: tuple[int, ...], price: Price) -> float:
    pages = [-(-read // price.page_size) for read in reads]
    waits = max((count - 1) // price.pages_per_window for count in [*pages, 1])
    return sum(pages) * _SECONDS_PER_PAGE + waits * (price.window / timedelta(seconds=1))
