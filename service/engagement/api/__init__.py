"""Doors for a client's day, what becomes of its tasks, the circle, contacts, and try-outs."""

from typing import Final

from litestar.types import ControllerRouterHandler

from service.engagement.api import circles, contacts, tasks, try_outs

DOORS: Final[tuple[ControllerRouterHandler, ...]] = (*tasks.DOORS, *circles.DOORS, *contacts.DOORS, *try_outs.DOORS)
