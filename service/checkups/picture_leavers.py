"""Who left between two exports of one account, and who only changed their name."""

from collections.abc import Sequence
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from service.audience.coverage import Coverage
from service.audience.reasons import Reason
from service.audience.renames import SamePeople, same_people
from service.checkups.picture_lists import SHOWN, PeopleList, Person, day, listed, person, unknown
from service.checkups.picture_relations import among
from service.platforms.archives.contents import DatedBy, Export
from service.platforms.archives.dated_names import UNDATED, DatedNames
from service.platforms.archives.ownership import spelled
from service.platforms.archives.refusals import OrderReversed, WrongAccount

FEWEST_CUT: Final = 20
"""People missing from before the later list begins, from which on the later list looks cut, not left."""

DROPPED: Final = Reason("dropped_by_owner", {}, "The owner unfollowed them, too.")

_EMPTY = np.empty(0, np.int64)


class Renamed(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who goes on under another handle."""

    was: Person
    now: Person


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What changed between two exports."""

    left: PeopleList
    dropped: int | None
    """Of those who left, whom the owner unfollowed as well; nobody knows who went first."""
    came: int | None
    renamed: int
    """People under a new handle: Instagram keeps the moment of the follow, to the second, when somebody renames."""
    renames: tuple[Renamed, ...] = ()
    """The first of them, with both handles."""


def require_same_account(export: Export, earlier: Export) -> None:
    """Refuse to compare the exports of two accounts.

    Raises:
        WrongAccount: the networks or the owners differ.
    """
    if export.platform is not earlier.platform:
        raise WrongAccount(f"the earlier export is from {earlier.platform}, the later one from {export.platform}")
    numbers = (export.owner.id, earlier.owner.id)
    mine, theirs = numbers if None not in numbers else (export.owner.handle, earlier.owner.handle)
    if mine is None or theirs is None:
        return
    if spelled(str(mine), export.platform) != spelled(str(theirs), export.platform):
        raise WrongAccount(f"the earlier export belongs to another account ({theirs}, not {mine})")


def require_order(export: Export, earlier: Export) -> None:
    """Refuse an earlier export that is certainly the later one: those who came would be told as having left.

    Raises:
        OrderReversed: naming both days.
    """
    if export.dated_by is not DatedBy.NEWEST_RECORD and _holds_what_came_later(export, earlier):
        raise OrderReversed(
            f"the earlier export is from {_made(earlier)}, after the other from {_made(export)}",
            "hand them in the other way",
        )


def order_doubt(export: Export, earlier: Export) -> Reason | None:
    """The doubt that the two were mixed up, where only their newest records tell when they were made."""
    if not _holds_what_came_later(export, earlier):
        return None
    text = (
        "The export taken for the earlier one holds the younger records, and the other does not say when it was made. If"
        " they were mixed up, those who are said to have left are those who came."
    )
    return Reason("order_uncertain", {}, text)


def _holds_what_came_later(export: Export, earlier: Export) -> bool:
    return export.taken_at is not None and earlier.taken_at is not None and earlier.taken_at > export.taken_at


def _made(export: Export) -> str:
    return "an unknown day" if export.taken_at is None else day(int(export.taken_at.timestamp()))


def change_since(export: Export, earlier: Export, *, coverage: Coverage) -> Change:
    """Who left and how many came since the earlier export."""
    now, then = export.followers, earlier.followers
    if now is None or then is None:
        text = "Who left cannot be seen: one of the two exports holds no list of followers."
        return Change(left=unknown("list_missing", text, coverage=coverage), dropped=None, came=None, renamed=0)
    gone = np.flatnonzero(~among(then.keys, np.sort(now.keys)))
    new = np.flatnonzero(~among(now.keys, np.sort(then.keys)))
    if _was_cut(now, then, gone):
        text = "The later export begins later than the earlier one: it was made for a shorter date range."
        return Change(left=unknown("later_export_cut", text, coverage=coverage), dropped=None, came=None, renamed=0)
    to_seconds = max(export.precision, earlier.precision) == 1
    pairs = same_people(then.at[gone], now.at[new]) if to_seconds else SamePeople(_EMPTY, _EMPTY)
    return changed(
        then.take(np.delete(gone, pairs.vanished)),
        let_go=_let_go(export, earlier),
        came=len(new) - len(pairs.appeared),
        renamed=[
            Renamed(was=person(then, was), now=person(now, became))
            for was, became in zip(gone[pairs.vanished].tolist(), new[pairs.appeared].tolist(), strict=True)
        ],
        coverage=coverage,
    )


def changed(
    left: DatedNames,
    *,
    let_go: NDArray[np.int64] | None,
    came: int,
    renamed: Sequence[Renamed],
    coverage: Coverage,
) -> Change:
    """The change, once it is known who left.

    Args:
        left: those who left, with the moments of their follows.
        let_go: sorted keys of people whom the owner unfollowed, where that is known.
        came: how many came.
        renamed: who is under another handle now.
        coverage: of the later export.
    """
    dropped = np.zeros(len(left), np.bool_) if let_go is None else among(left.keys, let_go)
    order = np.argsort(dropped, kind="stable")

    def why(place: int) -> tuple[Reason, ...]:
        since = int(left.at[place])
        began = "Followed then" if since == UNDATED else f"Followed since {day(since)}"
        told = Reason("left", {"since": since}, f"{began}, no longer in the later list.")
        return (told, DROPPED) if dropped[place] else (told,)

    return Change(
        left=listed(left, order, why, coverage=coverage),
        dropped=None if let_go is None else int(dropped.sum()),
        came=came,
        renamed=len(renamed),
        renames=tuple(renamed[:SHOWN]),
    )


def _let_go(export: Export, earlier: Export) -> NDArray[np.int64] | None:
    # Networks keep the list of recent unfollows for some weeks only, so both lists of followed people are asked too.
    lists = [] if export.unfollowed is None else [export.unfollowed.keys]
    if export.following is not None and earlier.following is not None:
        lists.append(earlier.following.keys[~among(earlier.following.keys, np.sort(export.following.keys))])
    return np.sort(np.concatenate(lists)) if lists else None


def _was_cut(now: DatedNames, then: DatedNames, gone: NDArray[np.int64]) -> bool:
    if not len(now):
        return len(then) >= FEWEST_CUT
    if not now.dated or not then.dated:
        return False
    begins = int(now.at[now.at != UNDATED].min())
    before = np.flatnonzero((then.at != UNDATED) & (then.at < begins))
    return len(before) >= FEWEST_CUT and bool(np.isin(before, gone).all())
