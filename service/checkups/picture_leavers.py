"""Who left between two exports of one account, and who only changed their name."""

from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from service.audience.coverage import Coverage
from service.audience.reasons import Reason
from service.checkups.picture_lists import PeopleList, day, listed, unknown
from service.checkups.picture_relations import among
from service.platforms.archives.contents import DatedBy, Export
from service.platforms.archives.dated_names import UNDATED, DatedNames
from service.platforms.archives.refusals import OrderReversed, WrongAccount

FEWEST_CUT: Final = 20
"""People missing from before the later list begins, from which on the later list looks cut, not left."""

DROPPED: Final = Reason("dropped_by_owner", {}, "The owner unfollowed them, too.")

_EMPTY = np.empty(0, np.int64)


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What changed between two exports."""

    left: PeopleList
    dropped: int | None
    """Of those who left, whom the owner unfollowed as well; nobody knows who went first."""
    came: int | None
    renamed: int
    """People under a new handle: Instagram keeps the moment of the follow, to the second, when somebody renames."""


def require_same_account(export: Export, earlier: Export) -> None:
    """Refuse to compare the exports of two accounts.

    Raises:
        WrongAccount: the networks or the owners differ.
    """
    if export.platform is not earlier.platform:
        raise WrongAccount(f"the earlier export is from {earlier.platform}, the later one from {export.platform}")
    for mine, theirs in ((export.owner.id, earlier.owner.id), (export.owner.handle, earlier.owner.handle)):
        if mine is not None and theirs is not None and mine == theirs:
            return
        if mine is not None and theirs is not None:
            raise WrongAccount(f"the earlier export belongs to another account ({theirs}, not {mine})")


def require_order(export: Export, earlier: Export) -> None:
    """Refuse an earlier export that is certainly the later one: those who came would be told as having left.

    Raises:
        OrderReversed: naming both days.
    """
    if export.dated_by is not DatedBy.NEWEST_RECORD and _holds_what_came_later(export, earlier):
        raise OrderReversed(
            f"the earlier export is from {_made(earlier)}, after the other from {_made(export)}; hand them in the other way"
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
    renamed = _renamed(now.at[new], then.at[gone]) if max(export.precision, earlier.precision) == 1 else _EMPTY
    left = np.delete(gone, renamed)
    let_go = _let_go(export, earlier)
    dropped = np.zeros(len(left), np.bool_) if let_go is None else among(then.keys[left], let_go)
    left = np.concatenate([left[~dropped], left[dropped]])
    by_owner = set(left[len(left) - int(dropped.sum()) :].tolist())

    def why(place: int) -> tuple[Reason, ...]:
        since = int(then.at[place])
        began = "Followed then" if since == UNDATED else f"Followed since {day(since)}"
        told = Reason("left", {"since": since}, f"{began}, no longer in the later list.")
        return (told, DROPPED) if place in by_owner else (told,)

    return Change(
        left=listed(then, left, why, coverage=coverage),
        dropped=None if let_go is None else len(by_owner),
        came=len(new) - len(renamed),
        renamed=len(renamed),
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


def _renamed(new_at: NDArray[np.int64], gone_at: NDArray[np.int64]) -> NDArray[np.int64]:
    # Only a moment that is unique on both sides can stand for one person.
    moments, counts = np.unique(new_at[new_at != UNDATED], return_counts=True)
    known, places, times = np.unique(gone_at, return_index=True, return_counts=True)
    renamed: NDArray[np.int64] = places[(times == 1) & among(known, moments[counts == 1]) & (known != UNDATED)]
    return renamed
