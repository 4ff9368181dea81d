"""The people of an export as the house keeps them: under ids, newest follow first."""

from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from service.audience.conversations import Exchange
from service.audience.roll import Ids
from service.checkups.export_identity import Identities
from service.platforms.archives.contents import Export
from service.platforms.archives.dated_names import UNDATED, DatedNames
from service.platforms.contract import Platform, Profile, Profiles

_PAGE: Final = 1000
IdOf = Callable[[str], int]
"""The id of somebody known by name alone."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One list of an export: ids, newest follow first, and each one's name and moment."""

    ids: Ids
    names: list[str]
    since: NDArray[np.int64]

    @property
    def sorted_ids(self) -> Ids:
        """The ids, ascending."""
        return np.sort(self.ids)

    def as_known(self, known: Identities) -> "Listed":
        """The same list under the ids by which these people are known."""
        return Listed(known.read(self.ids), self.names, self.since)


def listed_people(listed: DatedNames | None, id_of: IdOf) -> Listed:
    """One list of an export under ids; an absent list is empty."""
    if listed is None:
        return Listed(np.empty(0, np.int64), [], np.empty(0, np.int64))
    order = np.argsort(-listed.at, kind="stable")
    names = [listed.name(int(place)) for place in order]
    if listed.names_are_ids:
        return Listed(listed.keys[order], names, listed.at[order])
    ids = np.fromiter(map(id_of, names), np.int64, len(names))
    return Listed(ids, names, listed.at[order])


async def pages_of(people: Listed) -> AsyncIterator[Profiles]:
    """The list in pages, as a network would give it."""
    for start in range(0, len(people.ids), _PAGE):
        ids, names = people.ids[start : start + _PAGE].tolist(), people.names[start : start + _PAGE]
        yield Profiles.of([Profile(id=number, handle=name) for number, name in zip(ids, names, strict=True)])


def exchanges_in(export: Export, id_of: IdOf, known: Identities) -> tuple[Exchange, ...]:
    """The turns between the owner and each person of the conversations."""
    seen: dict[int, Exchange] = {}
    for each in export.conversations or ():
        handle = each.handle or each.name
        number = int(handle) if export.platform is Platform.X and handle.isdigit() else id_of(handle)
        number = known.aliases.get(number, number)
        seen[number] = Exchange(
            profile_id=number,
            handle=handle,
            turns_theirs=each.turns_in,
            turns_ours=each.turns_out,
            last_theirs_at=_moment(each.last_in_at),
            last_ours_at=_moment(each.last_out_at),
            awaiting_since=_moment(each.waiting_since),
            last_post_id=None,
        )
    return tuple(seen.values())


def both_ways(seen: Iterable[Exchange]) -> tuple[Exchange, ...]:
    """Those whom the owner answered: a message alone may be anybody's."""
    return tuple(each for each in seen if each.turns_ours)


def _moment(seconds: int) -> datetime | None:
    return None if seconds == UNDATED else datetime.fromtimestamp(seconds, UTC)
