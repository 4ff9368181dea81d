"""Doors for findings of automation, and for what X tells of follows as they happen."""

from typing import Final

from litestar.types import ControllerRouterHandler

from service.automation.api import findings, x_tells

DOORS: Final[tuple[ControllerRouterHandler, ...]] = (*findings.DOORS, *x_tells.DOORS)
