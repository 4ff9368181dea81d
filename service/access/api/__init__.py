"""Doors for signing in and out, members, invitations and API keys."""

from typing import Final

from litestar.types import ControllerRouterHandler

from service.access.api import (
    api_keys,
    clock,
    identity_providers,
    invitations,
    members,
    provider_acceptance,
    provider_sign_in,
    sessions,
    signed_in,
)

DOORS: Final[tuple[ControllerRouterHandler, ...]] = (
    *sessions.DOORS,
    *signed_in.DOORS,
    *members.DOORS,
    *invitations.DOORS,
    *api_keys.DOORS,
    *identity_providers.DOORS,
    *provider_sign_in.DOORS,
    *provider_acceptance.DOORS,
    *clock.DOORS,
)
