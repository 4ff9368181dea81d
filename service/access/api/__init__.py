"""Doors for signing in and out, members, invitations and API keys."""

from typing import Final

from litestar.types import ControllerRouterHandler

from service.access.api import (
    api_keys,
    clock,
    factor_policy,
    identity_providers,
    invitations,
    members,
    own_practice,
    passkeys,
    provider_acceptance,
    provider_sign_in,
    second_factors,
    second_steps,
    sessions,
    signed_in,
)

DOORS: Final[tuple[ControllerRouterHandler, ...]] = (
    *sessions.DOORS,
    *signed_in.DOORS,
    *own_practice.DOORS,
    *members.DOORS,
    *invitations.DOORS,
    *api_keys.DOORS,
    *identity_providers.DOORS,
    *provider_sign_in.DOORS,
    *provider_acceptance.DOORS,
    *second_steps.DOORS,
    *second_factors.DOORS,
    *passkeys.DOORS,
    *factor_policy.DOORS,
    *clock.DOORS,
)
