"""Doors for findings of automation, for posts that are passed on, and for what X tells of follows as they happen."""

from typing import Final

from litestar.types import ControllerRouterHandler

from service.automation.api import cross_posting, findings, x_tells

DOORS: Final[tuple[ControllerRouterHandler, ...]] = (*findings.DOORS, *cross_posting.DOORS, *x_tells.DOORS)
