"""Declared events and stays for tests of what the one explains of the other."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from service.audience.coverage import Source
from service.automation.declared_event import DeclaredEvent, EventKind
from service.automation.explainable import explainable_by
from service.automation.policy import Permits
from service.automation.signals import Boomerang
from service.kit.settings import XPolicy
from service.platforms.contract import Platform

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MAY_3 = datetime(2026, 5, 3, tzinfo=UTC)
PERMITS = Permits(Platform.INSTAGRAM, Source.API, XPolicy.NEUTRAL)


def an_event(
    number: int = 1,
    *,
    since: datetime = MAY_3,
    days: int,
    kind: EventKind = EventKind.GIVEAWAY,
    explains: frozenset[str] | None = None,
) -> DeclaredEvent:
    explained = explainable_by(kind) if explains is None else explains
    return DeclaredEvent(UUID(int=number), kind, since, since + days * DAY, explained)


def stayed(person: int, came: datetime) -> Boomerang:
    """Six hours from the last look before to the first look after."""
    return Boomerang(person, (came, came + HOUR), (came + 5 * HOUR, came + 6 * HOUR))
