"""Doors for signing in and out, members, invitations and API keys."""

from typing import Final

from litestar.types import ControllerRouterHandler

from service.access.api import api_keys, clock, invitations, members, sessions, signed_in

DOORS: Final[tuple[ControllerRouterHandler, ...]] = (
    *sessions.DOORS,
    *signed_in.DOORS,
    *members.DOORS,
    *invitations.DOORS,
    *api_keys.DOORS,
    *clock.DOORS,
)
