"""Doors for the quality of an audience: now, over time, follower by follower, and by the client's own sorting."""

from typing import Final

from litestar.types import ControllerRouterHandler

from service.audience.api import counts, engagers, flags, followers, model, newcomers, quality, sorting

DOORS: Final[tuple[ControllerRouterHandler, ...]] = (
    *quality.DOORS,
    *followers.DOORS,
    *engagers.DOORS,
    *flags.DOORS,
    *counts.DOORS,
    *newcomers.DOORS,
    *sorting.DOORS,
    *model.DOORS,
)
