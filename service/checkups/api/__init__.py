"""Doors for looking at accounts, and for handing in exports."""

from typing import Final

from litestar.types import ControllerRouterHandler

from service.checkups.api import checkups, export_pages, exports

DOORS: Final[tuple[ControllerRouterHandler, ...]] = (*checkups.DOORS, *exports.DOORS, *export_pages.DOORS)
