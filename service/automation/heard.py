"""What a network told of an account's follows as they happened, and the boomerangs in it that no look could see. Pure.

Networks that tell (X Activity API) do so within a second, by their own word, and name no moment: arrival is all there is. They
tell only of what happens while they are asked to, so everything here holds for the stretches in which they were.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final, Literal

import numpy as np

from service.audience.reasons import Reason
from service.audience.roll import Ids
from service.automation.boomerangs import STAY, Boomerangs
from service.automation.observations import Look, Side, Sight, sights
from service.automation.signals import Boomerang

LATE: Final = timedelta(minutes=1)
"""How much earlier than it arrived a change may have happened, where nothing went wrong on the way. Ours."""


BECAUSE: Final[Mapping[str, str]] = {
    "budget_spent": "events have used up their share of the month's budget",
    "no_room": "the network allows us no more subscriptions",
    "refused": "the network refused it",
    "not_read": "the account was not read any more",
    "not_offered": "this deployment ceased to listen",
    "interrupted": "something went wrong on the way",
}
"""Why a network tells no longer, in words."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Somebody began to follow the account, or the account somebody; or ceased to."""

    at: datetime
    """When word of it arrived."""
    side: Side
    profile_id: int
    change: Literal[1, -1]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time in which the network told."""

    since: datetime
    until: datetime | None = None
    """`None` while it still does."""
    ended_because: str = ""
    """A code of `BECAUSE`."""

    def holds(self, *moments: datetime) -> bool:
        """Whether all of these lie in it."""
        return all(self.since <= each and (self.until is None or each <= self.until) for each in moments)


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything told of one account, oldest first."""

    notices: tuple[Notice, ...] = ()
    stretches: tuple[Stretch, ...] = ()

    def stretch_of(self, *moments: datetime) -> Stretch | None:
        """The stretch in which all of these lie."""
        return next((each for each in self.stretches if each.holds(*moments)), None)

    def after(self, moment: datetime) -> "Heard":
        """What was told after this moment, as if nothing had been before."""
        stretches = (each for each in self.stretches if each.until is None or each.until > moment)
        return Heard(
            tuple(each for each in self.notices if each.at > moment),
            tuple(replace(each, since=max(each.since, moment)) for each in stretches),
        )

    @property
    def open_since(self) -> datetime | None:
        """Since when the network tells without a break until now; `None` when it does not."""
        return next((each.since for each in self.stretches if each.until is None), None)

    def of(self, side: Side) -> dict[int, list[Notice]]:
        """The changes of one list, by person; what is told again without a change between is left out."""
        found: defaultdict[int, list[Notice]] = defaultdict(list)
        for notice in self.notices:
            known = found[notice.profile_id]
            if notice.side is side and not (
                known and known[-1].change == notice.change and self._are_told(known[-1], notice)
            ):
                known.append(notice)
        return {person: notices for person, notices in found.items() if notices}

    def _are_told(self, earlier: Notice, later: Notice) -> bool:
        return self.stretch_of(earlier.at, later.at) is not None


@dataclass(frozen=True, slots=True)
class Stay:
    """A follow whose beginning and end were both told."""

    profile_id: int
    came: datetime
    left: datetime

    @property
    def lasted(self) -> timedelta:
        """From word of the one to word of the other."""
        return self.left - self.came


def stays(heard: Heard, side: Side) -> tuple[Stay, ...]:
    """Every follow of which beginning and end were told, in one stretch and so with nothing missing between."""
    return tuple(
        Stay(person, came.at, left.at)
        for person, notices in heard.of(side).items()
        for came, left in pairwise(notices)
        if came.change == 1 and left.change == -1 and heard.stretch_of(came.at, left.at) is not None
    )


def with_heard(seen: Boomerangs, heard: Heard, looks: Sequence[Look]) -> Boomerangs:
    """What looks show, with what was told: more stays, some of them known to the minute, and less that is not observable.

    Where both speak of the same stay, what was told stands. Somebody who had followed for longer before may flicker with an
    account under review, and is left out as with looks.
    """
    if not heard.stretches:
        return seen
    told = stays(heard, Side.FOLLOWERS)
    settled = _settled(told, sights(looks, Side.FOLLOWERS))
    short = [stay for stay in told if stay.lasted <= STAY and stay.profile_id not in settled]
    own, believed = heard.of(Side.FOLLOWING), {sight.at for sight in sights(looks, Side.FOLLOWING)}
    lists = [_Followed(each.taken_at, each.following, int(each.taken_at.timestamp()) in believed) for each in looks]
    known = {stay: _followed_back(stay, heard, own.get(stay.profile_id, []), lists) for stay in short}
    found = [_boomerang(stay) for stay, back in known.items() if back is False]
    kept = [each for each in seen.found if not any(_is_same(each, stay) for stay in told)]
    return Boomerangs(
        found=tuple(sorted((*kept, *found), key=lambda each: (each.left_between[1], each.profile_id))),
        unresolved=seen.unresolved + sum(back is None for back in known.values()),
        suspended=seen.suspended,
        not_observable=heard_instead(seen.not_observable, heard, "boomerangs"),
    )


def heard_instead(reasons: Iterable[Reason], heard: Heard, about: str) -> tuple[Reason, ...]:
    """The reasons why looks show too little, as they stand where the network told for a while or still tells."""
    kept = tuple(each for each in reasons if heard.open_since is None or each.code.partition(".")[2] not in _OF_LOOKS)
    return (*kept, *_since(heard, about))


_OF_LOOKS: Final = frozenset({"too_few_looks", "looks_too_far_apart", "shorter_than_looks", "gaps"})
"""Reasons that lie in the looks' number and distance."""


def _since(heard: Heard, about: str) -> Iterator[Reason]:
    if heard.open_since is not None:
        since = heard.open_since
        text = f"The network tells of follows as they happen since {since:%Y-%m-%d %H:%M} UTC; what came and went before is not observable."
        yield Reason(f"{about}.heard_since", {"since": since.isoformat()}, text)
    elif heard.stretches:
        last = heard.stretches[-1]
        until = last.until or last.since
        why = f" ({BECAUSE[last.ended_because]})" if last.ended_because in BECAUSE else ""
        text = (
            f"The network told of follows as they happened from {last.since:%Y-%m-%d %H:%M} to {until:%Y-%m-%d %H:%M} UTC,"
            f" and no longer does{why}; what came and went outside of that is not observable."
        )
        params: dict[str, str | int | float] = {
            "since": last.since.isoformat(),
            "until": until.isoformat(),
            "because": last.ended_because,
        }
        yield Reason(f"{about}.heard_until", params, text)


@dataclass(frozen=True, slots=True)
class _Followed:
    """Whom the account followed at one moment, as far as a look saw."""

    at: datetime
    ids: Ids | None
    is_whole: bool


def _settled(told: Sequence[Stay], seen: Sequence[Sight]) -> set[int]:
    """Of those who came and left, who had followed for longer than a stay before."""
    settled = {stay.profile_id for stay in told if stay.lasted > STAY}
    for stay in told:
        since: int | None = None
        for sight in seen:
            if sight.at >= stay.came.timestamp() or stay.profile_id in settled:
                break
            since = (since or sight.at) if _names(sight.ids, stay.profile_id) else None
            if since is not None and sight.at - since > STAY.total_seconds():
                settled.add(stay.profile_id)
    return settled


def _followed_back(stay: Stay, heard: Heard, answers: Sequence[Notice], lists: Sequence[_Followed]) -> bool | None:
    """Whether the account followed this person during their stay; `None` when nobody can say."""
    stretch = heard.stretch_of(stay.came, stay.left)
    own = [each for each in answers if stretch and stretch.holds(each.at)]
    if any(stay.came <= each.at <= stay.left and each.change == 1 for each in own):
        return True
    if own:
        before = [each for each in own if each.at < stay.came]
        return before[-1].change == 1 if before else own[0].change == -1
    # Nothing changed in the whole stretch, so that one look at any time of it tells.
    within = [each for each in lists if each.ids is not None and stretch and stretch.holds(each.at)]
    if any(_names(each.ids, stay.profile_id) for each in within):
        return True
    return False if any(each.is_whole for each in within) else None


def _is_same(seen: Boomerang, stay: Stay) -> bool:
    (came, _), (_, left) = seen.followed_between, seen.left_between
    return seen.profile_id == stay.profile_id and stay.came <= left and came <= stay.left


def _boomerang(stay: Stay) -> Boomerang:
    return Boomerang(stay.profile_id, (stay.came - LATE, stay.came), (stay.left - LATE, stay.left), heard=True)


def _names(ids: Ids | None, person: int) -> bool:
    if ids is None or not ids.size:
        return False
    place = int(np.searchsorted(ids, person))
    return place < ids.size and int(ids[place]) == person
