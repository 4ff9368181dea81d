"""How far the reading of an account has come: the checkpoint of a checkup, as a value."""

from collections.abc import Iterable
from typing import Literal

import msgspec

from service.checkups.pricing import LISTS, ListName, ListPlan, Plan, least_page

Ending = Literal["", "whole", "planned", "grown", "withheld"]
"""Why a list was read no further: its end, the plan's end, the price's end, or the network keeps it from us."""


class ListProgress(msgspec.Struct, frozen=True):
    """How far one list was read, and where to go on."""

    cursor: str | None = None
    pages: int = 0
    read: int = 0
    unavailable: int = 0
    """People whom the network named and would not show."""
    ended: Ending = ""


class Progress(msgspec.Struct, frozen=True):
    """How far every list was read."""

    followers: ListProgress = ListProgress()
    following: ListProgress = ListProgress()
    posts: ListProgress = ListProgress()
    mentions: ListProgress = ListProgress()
    refused: tuple[str, ...] = ()
    """The network's names of permissions for want of which a list was withheld."""

    def of(self, name: ListName) -> ListProgress:
        """The progress of one list."""
        progress: ListProgress = getattr(self, name)
        return progress

    def next_list(self, plan: Plan) -> ListName | None:
        """The list to read next, or None when everything planned was read."""
        for name in LISTS:
            if not self.of(name).ended and _planned(plan, name) > 0:
                return name
        return None

    def wanted(self, name: ListName, plan: Plan) -> int | None:
        """How many more entries of a whole list are in its price; `None` where whole pages were planned."""
        part: ListPlan = getattr(plan, name)
        return part.most - self.of(name).read if part.is_whole else None

    def after_page(  # noqa: PLR0913 # the facts of one page, all named
        self, name: ListName, *, read: int, unavailable: int = 0, next_cursor: str | None, plan: Plan, page_size: int
    ) -> "Progress":
        """The progress once this page is kept; pages may be shorter than `page_size`, where people are hidden."""
        so_far = self.of(name)
        total = so_far.read + read
        ended: Ending = "whole" if next_cursor is None else _stop(total, plan, name, page_size)
        after = ListProgress(
            cursor=next_cursor,
            pages=so_far.pages + 1,
            read=total,
            unavailable=so_far.unavailable + unavailable,
            ended=ended,
        )
        return msgspec.structs.replace(self, **{name: after})

    def withheld(self, name: ListName, permissions: Iterable[str] = ()) -> "Progress":
        """The progress once the network has refused to show this list, for want of these permissions if it is that."""
        ended = msgspec.structs.replace(self.of(name), ended="withheld")
        refused = tuple(sorted({*self.refused, *permissions}))
        return msgspec.structs.replace(self, **{name: ended}, refused=refused)


def _planned(plan: Plan, name: ListName) -> int:
    planned: int = getattr(plan, name).read
    return planned


def _stop(total: int, plan: Plan, name: ListName, page_size: int) -> Ending:
    part: ListPlan = getattr(plan, name)
    if part.is_whole:
        return "grown" if total + least_page(name) > part.most else ""
    # Another full page would be paid for from beyond the budget.
    return "planned" if total + page_size > part.read else ""


def progress_in(checkpoint: dict[str, object] | None) -> Progress:
    """The progress that a job's checkpoint holds; none yet when there is no checkpoint."""
    return msgspec.convert(checkpoint, Progress) if checkpoint else Progress()
