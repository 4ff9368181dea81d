"""The sandbox's own time: real time and an offset that only grows."""

from collections.abc import Callable
from datetime import datetime, timedelta


class SandboxClock:
    """Tells the sandbox's time; everything below its doors is passed the moment."""

    def __init__(self, real: Callable[[], datetime]) -> None:
        self._real = real
        self._offset = timedelta(0)

    @property
    def offset(self) -> timedelta:
        """How far the sandbox is ahead of real time."""
        return self._offset

    def now(self) -> datetime:
        """The moment in the sandbox, aware and in UTC."""
        return self._real() + self._offset

    def advance(self, by: timedelta) -> None:
        """Move on; the doors admit no negative steps, because what people did cannot be undone."""
        self._offset += by


def in_ms(moment: datetime) -> int:
    """Unix milliseconds of a moment, the unit in which the sandbox reckons."""
    return int(moment.timestamp() * 1000)
