"""Doors for opening a practice, its clients, who coaches them and when they spoke, and what they agree to."""

from typing import Final

from litestar.types import ControllerRouterHandler

from service.roster.api import assignments, calls, clients, consents, own_views, practices

DOORS: Final[tuple[ControllerRouterHandler, ...]] = (
    *practices.DOORS,
    *clients.DOORS,
    *assignments.DOORS,
    *calls.DOORS,
    *consents.DOORS,
    *own_views.DOORS,
)
