"""Doors that will go: told by `Deprecation` (RFC 9745) and `Sunset` (RFC 8594) in each answer, and in the contract.

A door says so in one place, `opt=retiring(since, until)`; callers get at least half a year from the one to the other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Any, Final

from litestar.enums import ScopeType
from litestar.handlers import HTTPRouteHandler
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, ControllerRouterHandler, Message, Receive, Scope, Send

NOTICE: Final = timedelta(days=180)
"""What callers are given at the least between being told and losing a door (our own promise; neither RFC asks for one)."""
_OPT: Final = "retiring"


@dataclass(frozen=True, slots=True)
class Retiring:
    """Since when a door should be used no more, and when it goes.

    Raises:
        ValueError: when callers are given less than `NOTICE`.
    """

    since: datetime
    until: datetime
    instead: str | None = None
    """An address of ours that tells what to use."""

    def __post_init__(self) -> None:
        if self.until - self.since < NOTICE:
            raise ValueError(f"a door is kept for {NOTICE.days} days at the least after it is said to go")

    @property
    def headers(self) -> dict[str, str]:
        """What each answer tells."""
        told = {
            "Deprecation": f"@{int(self.since.timestamp())}",
            "Sunset": format_datetime(self.until, usegmt=True),
        }
        return told if self.instead is None else told | {"Link": f'<{self.instead}>; rel="deprecation"'}


def retiring(since: datetime, until: datetime, *, instead: str | None = None) -> dict[str, Any]:
    """The `opt` of a door that goes; both moments in UTC.

    Raises:
        ValueError: when callers are given less than `NOTICE`.
    """
    return {_OPT: Retiring(since, until, instead)}


def retiring_among(doors: Iterable[ControllerRouterHandler]) -> dict[str, Retiring]:
    """Which of these operations go."""
    return {
        door.operation_id: door.opt[_OPT]
        for door in doors
        if isinstance(door, HTTPRouteHandler) and isinstance(door.operation_id, str) and _OPT in (door.opt or {})
    }


class RetiringMiddleware(ASGIMiddleware):
    """Tells in each answer of a door that goes since when and until when, refusals included."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Pass the request on, and add the headers to its answer."""
        goes: Retiring | None = scope["route_handler"].opt.get(_OPT)

        async def telling(message: Message) -> None:
            if goes is not None and message["type"] == "http.response.start":
                told = [(name.lower().encode(), value.encode()) for name, value in goes.headers.items()]
                message["headers"] = [*message["headers"], *told]
            await send(message)

        await next_app(scope, receive, telling)
