"""Doors for a client's day, what becomes of its tasks, the circle, and try-outs."""

from typing import Final

from litestar.types import ControllerRouterHandler

from service.engagement.api import circles, tasks, try_outs

DOORS: Final[tuple[ControllerRouterHandler, ...]] = (*tasks.DOORS, *circles.DOORS, *try_outs.DOORS)
