"""What to ask of a network, so that it tells of exactly the accounts that somebody listens to. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from service.platforms.x_events import FOLLOW_KINDS, Subscription


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be asked for and given up, and for whom there is no room."""

    begin: tuple[tuple[int, str], ...]
    """Account and kind of event."""
    end: tuple[str, ...]
    """Ids of subscriptions."""
    no_room: frozenset[int]

    @property
    def begun(self) -> frozenset[int]:
        """Accounts of which something was not told so far."""
        return frozenset(number for number, _ in self.begin)


def changes(
    existing: Sequence[Subscription], *, wanted: Sequence[int], of_others: Collection[int], most: int
) -> Changes:
    """The way from what the network tells now to what it should tell.

    Accounts come in whole or not at all: half of the events would be worse than none. What another program of the same app has
    subscribed to is left alone, and takes room.

    Args:
        existing: Every subscription of our app.
        wanted: The accounts of this practice that are to be told of, the first before the last where there is little room.
        of_others: Accounts that other practices listen to.
        most: How many subscriptions our app may have.
    """
    ours = sorted((each for each in existing if each.is_ours), key=attrgetter("kind", "id"))
    kept, end = set[tuple[int, str]](), []
    for kind, alike in groupby(ours, key=attrgetter("kind")):
        for each in alike:
            place = (each.number or 0, kind)
            if place in kept or not (each.number in wanted or each.number in of_others):
                end.append(each.id)
            else:
                kept.add(place)
    room = most - (len(existing) - len(end))
    begin: list[tuple[int, str]] = []
    no_room = set[int]()
    for number in wanted:
        missing = [(number, kind) for kind in FOLLOW_KINDS if (number, kind) not in kept]
        if len(missing) > room:
            no_room.add(number)
        else:
            begin += missing
            room -= len(missing)
    return Changes(tuple(begin), tuple(end), frozenset(no_room))
