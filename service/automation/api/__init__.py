"""Doors for findings of automation, their evidence and answers to them, for events that explain them, for posts that are passed on or planned, and for what X tells of follows as they happen."""

from typing import Final

from litestar.types import ControllerRouterHandler

from service.automation.api import (
    cross_posting,
    declared_events,
    detectors,
    evidence,
    findings,
    scheduled_posting,
    x_tells,
)

DOORS: Final[tuple[ControllerRouterHandler, ...]] = (
    *findings.DOORS,
    *evidence.DOORS,
    *detectors.DOORS,
    *declared_events.DOORS,
    *cross_posting.DOORS,
    *scheduled_posting.DOORS,
    *x_tells.DOORS,
)
