"""The one place that asks what time it is; doors, jobs and commands take a `Clock` and pass the moment on."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Answers the present moment as an aware UTC time."""


def utc_now() -> datetime:
    """The present moment by this machine's clock."""
    return datetime.now(UTC)
