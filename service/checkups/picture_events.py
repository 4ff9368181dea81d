"""What declared events explain in an export's picture: days on which many arrived, and people who came then and left. Pure."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

import msgspec

from service.audience.reasons import Reason
from service.automation.amnesty import explained_row, explaining
from service.automation.declared_event import DeclaredEvent
from service.automation.signals import Kind
from service.checkups.picture import Picture
from service.checkups.picture_growth import Burst
from service.checkups.picture_lists import Person

ARRIVALS: Final = str(Kind.OPENED_TOGETHER)
STAYS: Final = str(Kind.BOOMERANG)
"""The findings whose events and grace hold here: of many who arrive at once, and of those who come and leave."""


def with_events(drawn: Picture, events: Sequence[DeclaredEvent]) -> Picture:
    """The same picture, which says of bursts and of those who left that they came during a declared event."""
    if not events:
        return drawn
    bursts = tuple(_explained(burst, events) for burst in drawn.growth.shown)
    change = drawn.change
    if change is not None:
        people = tuple(_came_for(person, events) for person in change.left.shown)
        change = msgspec.structs.replace(change, left=msgspec.structs.replace(change.left, shown=people))
    growth = msgspec.structs.replace(drawn.growth, shown=bursts)
    return msgspec.structs.replace(drawn, growth=growth, change=change)


def _explained(burst: Burst, events: Sequence[DeclaredEvent]) -> Burst:
    days = (burst.first_day, burst.first_day + timedelta(days=burst.days))
    event = explaining(ARRIVALS, days, events)
    if event is None:
        return burst
    row = explained_row([event])
    params, text = {**burst.reason.params, **row.params}, f"{burst.reason.text} {row.text}"
    return msgspec.structs.replace(burst, reason=Reason(burst.reason.code, params, text))


def _came_for(person: Person, events: Sequence[DeclaredEvent]) -> Person:
    if person.at is None or (event := explaining(STAYS, (person.at, person.at), events)) is None:
        return person
    return msgspec.structs.replace(person, reasons=(*person.reasons, explained_row([event])))
