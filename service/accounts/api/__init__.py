"""Doors for connecting accounts, and for what is known of them."""

from typing import Final

from litestar.types import ControllerRouterHandler

from service.accounts.api import accounts, connecting, links

DOORS: Final[tuple[ControllerRouterHandler, ...]] = (*links.DOORS, *accounts.DOORS, *connecting.DOORS)
