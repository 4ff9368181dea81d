"""Doors for looking at accounts, for handing in exports, and for what Meta tells between looks."""

from typing import Final

from litestar.types import ControllerRouterHandler

from service.checkups.api import (
    checkups,
    estimates,
    export_page_calls,
    export_pages,
    export_uploads,
    exports,
    handed_in,
    meta_tells,
)

DOORS: Final[tuple[ControllerRouterHandler, ...]] = (
    *checkups.DOORS,
    *estimates.DOORS,
    *exports.DOORS,
    *handed_in.DOORS,
    *export_uploads.DOORS,
    *export_pages.DOORS,
    *export_page_calls.DOORS,
    *meta_tells.DOORS,
)
