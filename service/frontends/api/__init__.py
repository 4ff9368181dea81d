"""Doors for front ends: OAuth's own, the pages on which people agree, and the practice's view of both."""

from typing import Final

from litestar.types import ControllerRouterHandler

from service.frontends.api import (
    apps,
    consent,
    front_ends,
    protocol,
    provider_returns,
    provider_ways,
    registering,
    second_factors,
    second_steps,
    sign_in_ways,
    signing_in,
)

DOORS: Final[tuple[ControllerRouterHandler, ...]] = (
    *protocol.DOORS,
    *registering.DOORS,
    *consent.DOORS,
    *signing_in.DOORS,
    *second_steps.DOORS,
    *second_factors.DOORS,
    *provider_ways.DOORS,
    *provider_returns.DOORS,
    *sign_in_ways.DOORS,
    *apps.DOORS,
    *front_ends.DOORS,
)
