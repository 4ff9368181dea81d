"""Doors for findings of automation, their evidence and answers to them, for events that explain them, for what is stated of settings, for posts that are passed on or planned, and for what X tells of follows as they happen."""

from typing import Final

from litestar.types import ControllerRouterHandler

from service.automation.api import (
    cross_posting,
    declared_events,
    detectors,
    evidence,
    findings,
    scheduled_posting,
    settings_attestations,
    x_tells,
)

DOORS: Final[tuple[ControllerRouterHandler, ...]] = (
    *findings.DOORS,
    *evidence.DOORS,
    *detectors.DOORS,
    *declared_events.DOORS,
    *settings_attestations.DOORS,
    *cross_posting.DOORS,
    *scheduled_posting.DOORS,
    *x_tells.DOORS,
)
