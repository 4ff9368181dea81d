"""Doors for a client's day, what becomes of its tasks, and the circle."""

from typing import Final

from litestar.types import ControllerRouterHandler

from service.engagement.api import circles, tasks

DOORS: Final[tuple[ControllerRouterHandler, ...]] = (*tasks.DOORS, *circles.DOORS)
