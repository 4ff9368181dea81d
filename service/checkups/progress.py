"""How far the reading of an account has come: the checkpoint of a checkup, as a value."""

from collections.abc import Iterable
from typing import Literal

import msgspec

from service.checkups.pricing import LARGEST_WALK, ListPlan, Plan, least_page
from service.platforms.contract import ListName

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
    mark: str = ""
    """Of the newest page; the same page again is no progress, also when another worker goes on."""
    empty: int = 0
    """Pages in a row, up to the newest, on which there was nobody."""


class Progress(msgspec.Struct, frozen=True):
    """How far every list was read."""

    lists: dict[ListName, ListProgress] = {}
    refused: tuple[str, ...] = ()
    """The network's names of permissions for want of which a list was withheld."""

    def of(self, name: ListName) -> ListProgress:
        """The progress of one list."""
        return self.lists.get(name, ListProgress())

    def next_list(self, plan: Plan) -> ListName | None:
        """The list to read next, or None when everything planned was read."""
        return next((name for name in plan.names if plan.lists[name].read and not self.of(name).ended), None)

    def wanted(self, name: ListName, plan: Plan) -> int | None:
        """How many more entries of a whole list are in its price; `None` where whole pages were planned."""
        part = plan.lists[name]
        return part.most - self.of(name).read if part.is_whole else None

    def after_page(  # noqa: PLR0913 # the facts of one page, all named
        self,
        name: ListName,
        *,
        read: int,
        unavailable: int = 0,
        next_cursor: str | None,
        plan: Plan,
        page_size: int,
        mark: str = "",
    ) -> "Progress":
        """The progress once this page is kept; pages may be shorter than `page_size`, where people are hidden."""
        so_far, part = self.of(name), plan.lists[name]
        pages, total = so_far.pages + 1, so_far.read + read
        ended: Ending = "whole" if next_cursor is None else _stop(total, pages, part, name, page_size)
        after = ListProgress(
            cursor=next_cursor,
            pages=pages,
            read=total,
            unavailable=so_far.unavailable + unavailable,
            ended=ended,
            mark=mark,
            empty=0 if read else so_far.empty + 1,
        )
        return msgspec.structs.replace(self, lists={**self.lists, name: after})

    def withheld(self, name: ListName, permissions: Iterable[str] = ()) -> "Progress":
        """The progress once the network has refused to show this list, for want of these permissions if it is that."""
        ended = msgspec.structs.replace(self.of(name), ended="withheld")
        refused = tuple(sorted({*self.refused, *permissions}))
        return msgspec.structs.replace(self, lists={**self.lists, name: ended}, refused=refused)


def _stop(total: int, pages: int, part: ListPlan, name: ListName, page_size: int) -> Ending:
    if part.sampled:
        return ""
    if part.is_whole:
        return "grown" if total + least_page(name) > part.most else ""
    if part.total is None and pages >= LARGEST_WALK:
        return "planned"
    # Another full page would be paid for from beyond the budget.
    return "planned" if total + page_size > part.read else ""


def progress_in(checkpoint: dict[str, object] | None) -> Progress:
    """The progress that a job's checkpoint holds; none yet when there is no checkpoint."""
    return msgspec.convert(checkpoint, Progress) if checkpoint else Progress()
