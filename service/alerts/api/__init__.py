"""Doors for receivers, deliveries, alerts and the events they tell of."""

from typing import Final

from litestar.datastructures import State
from litestar.di import Provide
from litestar.types import ControllerRouterHandler

from service.alerts.api import deliveries, receivers, replays, secrets, told
from service.alerts.events import Catalogue
from service.alerts.receivers import Rules

DOORS: Final[tuple[ControllerRouterHandler, ...]] = (
    *receivers.DOORS,
    *secrets.DOORS,
    *deliveries.DOORS,
    *replays.DOORS,
    *told.DOORS,
)


def event_types_of(state: State) -> Catalogue:
    """Everything a receiver can be told of, as the app put it together."""
    catalogue: Catalogue = state.event_types
    return catalogue


def rules_of(state: State) -> Rules:
    """What this deployment allows of a receiver."""
    return Rules(catalogue=state.event_types, allow_loopback=not state.settings.is_production)


DEPENDENCIES: Final = {
    "event_types": Provide(event_types_of, sync_to_thread=False),
    "rules": Provide(rules_of, sync_to_thread=False),
}
"""Set once by the app."""
