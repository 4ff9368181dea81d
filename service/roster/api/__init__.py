"""Doors for opening a practice, its clients, who coaches them, and what they agree to."""

from typing import Final

from litestar.types import ControllerRouterHandler

from service.roster.api import assignments, clients, consents, own_views, practices

DOORS: Final[tuple[ControllerRouterHandler, ...]] = (
    *practices.DOORS,
    *clients.DOORS,
    *assignments.DOORS,
    *consents.DOORS,
    *own_views.DOORS,
)
