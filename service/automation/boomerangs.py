"""Boomerangs: people who followed, were not followed back, and were gone within a day.

"Follows then unfollows within 24 hours" is rule 7 of State of Search (Cresci et al. 2015, table 3), there never evaluated for
want of times. Times are known only to the interval between two looks, so each boomerang carries both intervals.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import msgspec
import numpy as np
from numpy.typing import NDArray

from service.audience.reasons import Reason
from service.audience.roll import Ids, is_among
from service.automation.observations import Look, Side, Sight, Step, sights, steps
from service.automation.signals import Boomerang

STAY = timedelta(hours=24)
"""The longest stay of a boomerang."""
WIDEST_EDGE = timedelta(hours=13)
"""Coming and leaving must each be known to half a stay, and an hour for looks that come late, or nobody can say that it was
within a day."""

LIKELY = 0.2
"""Chance of a day at most from which a stay counts, by its intervals alone. Less than even, since stays of up to a day are far
more common than those of a day and some hours (InstaPy documents 22 hours)."""
CERTAIN = 0.9
"""The same where an edge is wide."""
SHORTEST_STAY = timedelta(hours=3, minutes=30)
"""Looks further apart than this are said to miss stays: the shortest delay in InstaPy's documentation is 3 hours."""
CROWD = 10
CROWD_TIMES = 4
"""More people than these (count, and times the usual) leave at once when a network closes accounts, or cuts a list."""
CROWD_SHARE = 1 / 3
BEGINNING = timedelta(hours=48)
"""So many of a list (and as above) who come at once in the beginning may have been missing from the first looks only."""

_STAY, _WIDEST = int(STAY.total_seconds()), int(WIDEST_EDGE.total_seconds())


class Boomerangs(msgspec.Struct, frozen=True, kw_only=True):
    """What a series of looks shows. An empty `found` means none only where `not_observable` is empty."""

    found: tuple[Boomerang, ...]
    unresolved: int
    """Short stays whose times are too uncertain, of whom it cannot be told whether they were followed back, who had followed
    for longer before, or who came or left in a crowd."""
    suspended: int
    """People who left because the network closed their account."""
    not_observable: tuple[Reason, ...]

    @property
    def absence_tells(self) -> bool:
        """Whether a boomerang that lasted for hours would have been found."""
        return all(reason.code in _PARTLY for reason in self.not_observable)

    @property
    def times(self) -> dict[int, int]:
        """How often each person did it."""
        return dict(Counter(boomerang.profile_id for boomerang in self.found))


_PARTLY = frozenset({"boomerangs.shorter_than_looks", "boomerangs.crowds"})


@dataclass(frozen=True, slots=True)
class _Stays:
    """People who came and left between believed sights, in columns: ids, and Unix seconds around coming and leaving."""

    ids: Ids
    came_after: Ids
    came_before: Ids
    left_after: Ids
    left_before: Ids

    def where(self, mask: NDArray[np.bool_]) -> "_Stays":
        return _Stays(
            self.ids[mask], self.came_after[mask], self.came_before[mask], self.left_after[mask], self.left_before[mask]
        )


def find_boomerangs(looks: Sequence[Look], *, suspended: Ids | None = None) -> Boomerangs:
    """Find every boomerang in a series of looks at one account.

    Coming and leaving may have been at any moment of their intervals, which gives each stay a chance of having been a day at most.

    Args:
        looks: of one account, in any order.
        suspended: ids, ascending, of people whom the network is known to have closed; their leaving says nothing.
    """
    seen = sights(looks, Side.FOLLOWERS)
    blind = _not_observable(seen, looks)
    if len(seen) < 3:  # noqa: PLR2004 -- before, during and after a stay
        return Boomerangs(found=(), unresolved=0, suspended=0, not_observable=blind)
    changes = steps(seen)
    stays, settled = _stays(changes)
    crowded = _in_crowd(stays, changes, seen)
    stays = _narrowed(stays, looks)
    came, left = stays.came_before - stays.came_after, stays.left_before - stays.left_after
    chance = _chance_of_a_day(stays)
    # An edge too wide may hide a short stay inside a long interval; then only what is nearly certain counts.
    wide = ((came > _WIDEST) | (left > _WIDEST)) & (chance < CERTAIN)
    short, doubtful = chance >= LIKELY, wide & (chance > 0)
    told = is_among(stays.ids, suspended) if suspended is not None else np.zeros(stays.ids.size, np.bool_)
    # Who was a follower for longer before, and comes and goes again, may flicker with an account under review.
    returning = is_among(stays.ids, settled)
    clear = short & ~wide & ~told & ~returning
    candidates = stays.where(clear & ~crowded)
    known, back = _followed_back(candidates, looks)
    found = candidates.where(known & ~back)
    return Boomerangs(
        found=tuple(_boomerangs(found)),
        unresolved=int(np.count_nonzero((doubtful | ((returning | crowded) & short)) & ~told))
        + int(np.count_nonzero(~known)),
        suspended=int(np.count_nonzero(told & (short | doubtful))),
        not_observable=(*blind, *_crowds(int(np.count_nonzero(clear & crowded)))),
    )


def _stays(changes: Sequence[Step]) -> tuple[_Stays, Ids]:
    """Everybody who is seen coming and soon leaving; and, ascending, who left after a longer stay."""
    nobody = np.empty(0, np.int64)
    present, after, before = nobody, nobody, nobody
    parts = [(nobody, nobody, nobody, nobody, nobody)]
    settled = [nobody]
    for step in changes:
        gone = is_among(present, step.left)
        settled.append(step.left[~is_among(step.left, np.sort(present))])
        if gone.any():
            size = int(np.count_nonzero(gone))
            parts.append(
                (present[gone], after[gone], before[gone], np.full(size, step.since), np.full(size, step.until))
            )
        # A stay that is already longer than a day and the widest edges can no longer become short.
        kept = ~gone & (before >= step.until - _STAY - 2 * _WIDEST)
        present = np.concatenate([present[kept], step.came])
        after = np.concatenate([after[kept], np.full(step.came.size, step.since)])
        before = np.concatenate([before[kept], np.full(step.came.size, step.until)])
    stays = _Stays(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))
    return stays, np.sort(np.concatenate(settled))


def _chance_of_a_day(stays: _Stays) -> NDArray[np.float64]:
    """How likely each stay lasted a day at most, if both edges lie anywhere in their intervals."""
    came, left = (stays.came_before - stays.came_after) / 2, (stays.left_before - stays.left_after) / 2
    over = _STAY - (stays.left_after + stays.left_before - stays.came_after - stays.came_before) / 2

    def part(edge: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.square(np.maximum(over + edge, 0.0))

    chance = (part(came + left) - part(came - left) - part(left - came) + part(-came - left)) / (8 * came * left)
    return np.clip(chance, 0.0, 1.0)


def _in_crowd(stays: _Stays, changes: Sequence[Step], seen: Sequence[Sight]) -> NDArray[np.bool_]:
    """Which stays ended while a crowd left that had long followed, or began while a crowd came to the first looks."""
    ends, sizes = np.array([step.until for step in changes]), np.array([sight.ids.size for sight in seen[:-1]])
    ended_here = np.bincount(np.searchsorted(ends, stays.left_before), minlength=ends.size)
    gone = np.array([step.left.size for step in changes]) - ended_here
    came = np.array([step.came.size for step in changes])
    widths = np.diff([sight.at for sight in seen])
    early = ends - widths - seen[0].at <= BEGINNING.total_seconds()
    arrived = _is_crowd(came, widths) & (came > CROWD_SHARE * sizes) & early
    departed = _is_crowd(gone, widths)[np.searchsorted(ends, stays.left_before)]
    return np.asarray(departed | arrived[np.searchsorted(ends, stays.came_before)], np.bool_)


def _is_crowd(people: NDArray[np.int64], widths: NDArray[np.int64]) -> NDArray[np.bool_]:
    usual = (people.sum() - people) / np.maximum(widths.sum() - widths, 1) * widths
    return np.asarray(people > np.maximum(CROWD, CROWD_TIMES * usual), np.bool_)


def _narrowed(stays: _Stays, looks: Sequence[Look]) -> _Stays:
    """The same stays, with what lists that were cut short still prove: who is named in one was there."""
    came_before, left_after = stays.came_before.copy(), stays.left_after.copy()
    for look in looks:
        at = int(look.taken_at.timestamp())
        early = (stays.came_after < at) & (at < came_before)
        late = (left_after < at) & (at < stays.left_before)
        inside = early | late
        if inside.any():
            inside[inside] = is_among(stays.ids[inside], look.followers)
            came_before[early & inside] = at
            left_after[late & inside] = at
    return replace(stays, came_before=came_before, left_after=left_after)


def _followed_back(stays: _Stays, looks: Sequence[Look]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Of whom it is known whether they were followed back around their stay, and who was.

    A name in any list of people followed is proof, also in a list cut short; its absence needs a believed list.
    """
    known, back = np.zeros(stays.ids.size, np.bool_), np.zeros(stays.ids.size, np.bool_)
    for sight in sights(looks, Side.FOLLOWING):
        known |= (sight.at >= stays.came_before) & (sight.at <= stays.left_before)
    for look in looks:
        at = look.taken_at.timestamp()
        around = (at >= stays.came_after) & (at <= stays.left_before)
        if look.following is not None and around.any():
            back[around] |= is_among(stays.ids[around], look.following)
    return known | back, back


def _boomerangs(stays: _Stays) -> list[Boomerang]:
    order = np.lexsort((stays.ids, stays.left_before))
    columns = (stays.ids, stays.came_after, stays.came_before, stays.left_after, stays.left_before)
    rows = zip(*(column[order].tolist() for column in columns), strict=True)
    return [Boomerang(person, (_time(a), _time(b)), (_time(c), _time(d))) for person, a, b, c, d in rows]


def _time(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _not_observable(seen: Sequence[Sight], looks: Sequence[Look]) -> tuple[Reason, ...]:
    if len(seen) < 3:  # noqa: PLR2004 -- as above
        text = f"Coming and leaving needs three complete looks at the followers; here are {len(seen)}."
        return (Reason("boomerangs.too_few_looks", {"looks": len(seen), "needed": 3}, text),)
    reasons = []
    if all(look.following is None for look in looks):
        text = "The list of people followed was not read, so nobody can say who was followed back."
        reasons.append(Reason("boomerangs.no_following", {}, text))
    gaps = np.diff([sight.at for sight in seen])
    hours = round(float(np.median(gaps)) / 3600, 1)
    if hours * 3600 > _WIDEST:
        text = f"Looks lie {hours:g} hours apart; a stay of less than a day passes unseen or unmeasured between them."
        reasons.append(Reason("boomerangs.looks_too_far_apart", {"hours": hours, "most": _WIDEST // 3600}, text))
        return tuple(reasons)
    widest = round(float(gaps.max()) / 3600, 1)
    if widest * 3600 > SHORTEST_STAY.total_seconds():
        text = (
            f"Looks lie {hours:g} hours apart and up to {widest:g}; who came and left between two of them is not seen."
        )
        reasons.append(Reason("boomerangs.shorter_than_looks", {"hours": hours, "widest": widest}, text))
    if (gaps > _WIDEST).any():
        blind = int(gaps[gaps > _WIDEST].sum() // 3600)
        text = f"For {blind} hours no complete look was taken; boomerangs in that time cannot be told."
        reasons.append(Reason("boomerangs.gaps", {"hours": blind}, text))
    return tuple(reasons)


def _crowds(stays: int) -> tuple[Reason, ...]:
    if not stays:
        return ()
    text = f"{stays} short stays began or ended with a crowd's, as when a network closes accounts or cuts a list; they are not counted."
    return (Reason("boomerangs.crowds", {"stays": stays}, text),)
