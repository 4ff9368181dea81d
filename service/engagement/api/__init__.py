"""Doors for a client's day, what becomes of its tasks, the circle, contacts, try-outs, and weed-outs."""

from typing import Final

from litestar.types import ControllerRouterHandler

from service.engagement.api import circles, contacts, keep_list, tasks, try_outs, weed_outs

DOORS: Final[tuple[ControllerRouterHandler, ...]] = (
    *tasks.DOORS,
    *circles.DOORS,
    *contacts.DOORS,
    *try_outs.DOORS,
    *weed_outs.DOORS,
    *keep_list.DOORS,
)
