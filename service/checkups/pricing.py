"""What a checkup will read, cost and take, decided before it starts and kept under the client's budget."""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from math import ceil
from typing import Annotated, Final, get_args

import msgspec

from service.checkups.costs import cost_of
from service.platforms.contract import ListName, Price, Profile, Terms

LARGEST_POST_READ: Final = 400
"""Posts and mentions read a checkup at the most: what a client may have answered or left open in a month or two."""
LARGEST_TALK_READ: Final = 2_000
"""Where a network names only those who engage, the same of what they say: five words to a post, on average."""
LARGEST_REACTION_READ: Final = 5_000
"""Likewise reactions, of which there are a few for each comment."""
LARGEST_WALK: Final = 100
"""Pages of a list whose length is not told: 40 calls look under 400 posts, ten a call; the others are for busy posts."""

CHEAP: Final = 0.2
"""Where reactions cost, no more of what all else leaves of the budget is spent on them: they say least. Ours."""

_POST_PAGE: Final = 100
_SECONDS_PER_PAGE: Final = 1.0

GROWTH_MARGIN: Final = 0.02
"""A whole list may grow while it is read; so much more of it is in the price, as far as the budget goes."""
LEAST_POSTS: Final = 5
"""X gives no page of posts shorter than this (API v2)."""

AT_ONCE: Final = 80
"""People asked for by number in one question; X allows a hundred (API v2, `GET /2/users`), but no address here is that long."""
LEAST_SAMPLED: Final = 100
"""A random part of so many says a share to about ten points; a smaller one says less than the newest do. Ours."""
MOST_SAMPLED: Final = 1_000
"""A random part of so many says a share to three points; more is not worth its price. Ours."""

LISTS: Final[tuple[ListName, ...]] = get_args(ListName)
"""In the order of reading."""
_PEOPLE: Final = frozenset({"followers", "following"})
UNDER_POSTS: Final = frozenset({"mentions", "reactions"})
"""Lists that are put together from what hangs under posts."""


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
    sampled: Annotated[
        bool,
        msgspec.Meta(
            description="Those who will be read are drawn at random from the whole list as it was known lately, and are not the"
            " newest.",
            examples=[False],
        ),
    ] = False

    @property
    def is_whole(self) -> bool:
        """The list will be read to its end."""
        return self.total is not None and self.read >= self.total


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What one checkup will read, its price in micro-dollars and its length in seconds, both at the most."""

    lists: Annotated[
        dict[ListName, ListPlan],
        msgspec.Meta(
            description="What will be read of each list that the network offers: of `followers`, `following`, `posts`,"
            " `mentions` (whatever others said to the account) and `reactions`.",
            examples=[{"followers": {"read": 413, "total": 413, "most": 422}}],
        ),
    ]
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
    def names(self) -> tuple[ListName, ...]:
        """The lists in the order of reading, which the database does not keep."""
        return tuple(name for name in LISTS if name in self.lists)


class BudgetSpent(Exception):
    """What is left of the client's budget does not pay for a single page."""


def plan_checkup(
    owner: Profile, *, lists: Collection[ListName], terms: Terms, budget_left_micros: int, known_followers: int = 0
) -> Plan:
    """The plan for an account with its owner's counts: followers first, then whom it follows, then what is said.

    Lists that the budget does not cover are read newest first as far as it goes, in whole pages; of followers whose numbers are
    known, a random part is read instead.

    Args:
        owner: The account as the network shows it now.
        lists: What the network offers.
        terms: What it charges, and whom it names.
        budget_left_micros: What may still be spent; below zero when the budget was lowered after more was spent.
        known_followers: How many followers may be asked for by number.

    Raises:
        BudgetSpent: when the budget does not pay for one page of followers.
    """
    left = budget_left_micros
    parts: dict[ListName, ListPlan] = {}
    for name in LISTS:
        if name in lists:
            total, cost = _total(name, owner), cost_of(name, terms.price)
            way = _way_there(name, terms.price)
            budget = (int(left * CHEAP) if name == "reactions" else left) - way
            part = _list(_wanted(name, total, terms), total, cost, _whole_page(name, terms.price), budget)
            if name == "followers" and part.read < (total or 0):
                part = _sample(known_followers, total, cost, budget) or part
            if name == "followers" and total and not part.read:
                raise BudgetSpent
            left -= part.most * cost + (way if part.read else 0)
            parts[name] = part
    return Plan(
        lists=parts,
        price_micros=budget_left_micros - left,
        seconds=_seconds([_pages(name, part, terms) for name, part in parts.items()], terms.price),
        budget_left_micros=budget_left_micros,
    )


def terms_for(number: int, terms: Terms) -> Terms:
    """The terms on which the account with this number on the network is read: its app's owner pays less."""
    if terms.owned_price is None or number != terms.owner:
        return terms
    return replace(terms, price=terms.owned_price)


def page_size(name: ListName, price: Price) -> int:
    """The most entries of this list that one more answer may cost; where it costs nothing, the next entry counts alone."""
    return _whole_page(name, price) if cost_of(name, price) else 1


def least_page(name: ListName) -> int:
    """The fewest entries of this list that a network can be asked for."""
    return 1 if name in _PEOPLE else LEAST_POSTS


def _way_there(name: ListName, price: Price) -> int:
    """What naming the posts costs under which is looked."""
    return price.looked_under * price.post if name in UNDER_POSTS else 0


def _total(name: ListName, owner: Profile) -> int | None:
    match name:
        case "followers":
            return owner.followers or 0
        case "following":
            return owner.following or 0
        case "posts":
            return owner.posts
        case "mentions" | "reactions":
            return None


def _wanted(name: ListName, total: int | None, terms: Terms) -> int:
    if name in _PEOPLE:
        return total or 0
    most = _MOST_OF_ENGAGERS.get(name, LARGEST_POST_READ) if terms.audience == "engagers" else LARGEST_POST_READ
    return most if total is None else min(total, most)


_MOST_OF_ENGAGERS: Final[dict[ListName, int]] = {"mentions": LARGEST_TALK_READ, "reactions": LARGEST_REACTION_READ}


def _whole_page(name: ListName, price: Price) -> int:
    return price.page_size if name in _PEOPLE else _POST_PAGE


def _list(wanted: int, total: int | None, price: int, page_size: int, budget: int) -> ListPlan:
    read = _affordable(wanted, price, page_size, budget)
    if not read or total is None or read < total:
        return ListPlan(read, total, read)
    grown = ceil(read * (1 + GROWTH_MARGIN))
    return ListPlan(read, total, grown if not price else min(grown, budget // price))


def _sample(known: int, total: int | None, price: int, budget: int) -> ListPlan | None:
    read = min(known, MOST_SAMPLED, max(0, budget) // max(1, price))
    return ListPlan(read, total, read, sampled=True) if read >= LEAST_SAMPLED else None


def _affordable(wanted: int, price: int, page_size: int, budget: int) -> int:
    if price == 0 or wanted * price <= budget:
        return wanted
    return min(wanted, max(0, budget) // (price * page_size) * page_size)


def _pages(name: ListName, part: ListPlan, terms: Terms) -> int:
    if terms.audience == "engagers" and part.total is None:
        return min(part.most, LARGEST_WALK)
    whole = -(-part.most // (AT_ONCE if part.sampled else _whole_page(name, terms.price)))
    # A question for the posts, and one or two under each.
    return whole + 1 + 2 * terms.price.looked_under if name in UNDER_POSTS and terms.price.looked_under else whole


def _seconds(pages: list[int], price: Price) -> int:
    waits = max((count - 1) // price.pages_per_window for count in [*pages, 1])
    return ceil(sum(pages) * _SECONDS_PER_PAGE + waits * (price.window / timedelta(seconds=1)))
