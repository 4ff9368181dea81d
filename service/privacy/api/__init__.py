"""Doors for being forgotten: of networks, of those who ask how far it is, and of practices and their clients."""

from typing import Final

from litestar.types import ControllerRouterHandler

from service.privacy.api import callbacks, erasures, suppressions

DOORS: Final[tuple[ControllerRouterHandler, ...]] = (*callbacks.DOORS, *erasures.DOORS, *suppressions.DOORS)
