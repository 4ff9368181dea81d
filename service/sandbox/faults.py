"""Planted failures: the next calls to a path fail in a chosen way, before anything else looks at them."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import Annotated, Final

import msgspec
from litestar.types import ASGIApp, Receive, Scope, Send

from service.sandbox.ledger import Ledger
from service.sandbox.limits import limit_headers
from service.sandbox.refusals import (
    JSON_TYPE,
    Refused,
    app_forbidden,
    legacy_error,
    too_many,
    unauthorized,
    unavailable,
    usage_capped,
)
from service.sandbox.spelling import Spelling

HALF_AN_ANSWER: Final = '{"data":[{"id":"2244994945","name":"X D'
_MEGABYTE: Final = b" " * 1_048_576


class FaultKind(StrEnum):
    """How a call fails."""

    RATE_LIMITED = "429"
    RATE_LIMITED_LEGACY = "429-legacy"
    USAGE_CAPPED = "usage-capped"
    UNAUTHORIZED = "401"
    UNAUTHORIZED_LEGACY = "401-legacy"
    FORBIDDEN = "403"
    UNAVAILABLE = "503"
    HANG = "hang"
    """The answer comes, but only after `seconds` of real time."""
    MALFORMED = "malformed"
    """A 200 with `body`, or with half an answer."""
    HUGE = "huge"
    """A 200 that goes on for `megabytes`."""
    RESET = "reset"
    """The connection breaks in the middle of the answer."""


class Fault(msgspec.Struct, forbid_unknown_fields=True):
    """A planted failure."""

    path: str
    """A path or a pattern with `*`, such as `/2/users/*/followers`."""
    kind: FaultKind
    calls: Annotated[int, msgspec.Meta(ge=1)] = 1
    """How many calls fail."""
    after: Annotated[int, msgspec.Meta(ge=0)] = 0
    """How many calls go well first."""
    seconds: Annotated[float, msgspec.Meta(ge=0)] = 60.0
    """How long a hang lasts, or how far off the reset of a 429 is."""
    megabytes: Annotated[int, msgspec.Meta(ge=1, le=2_000)] = 1_000
    body: str = HALF_AN_ANSWER


class ConnectionBroken(Exception):
    """Raised on purpose, so that the server drops the connection."""


class Faults:
    """The failures still to come, in the order they were planted."""

    def __init__(self) -> None:
        self._planted: list[Fault] = []

    def plant(self, fault: Fault) -> None:
        """Add one."""
        self._planted.append(fault)

    def clear(self) -> None:
        """Let everything go well again."""
        self._planted.clear()

    def still_planted(self) -> list[Fault]:
        """What is still to fail."""
        return list(self._planted)

    def next_for(self, path: str) -> Fault | None:
        """How this call is to fail, if it is; uses up one call of the first failure that fits."""
        for fault in self._planted:
            if not fnmatchcase(path, fault.path):
                continue
            if fault.after:
                fault.after -= 1
                return None
            fault.calls -= 1
            if not fault.calls:
                self._planted.remove(fault)
            return fault
        return None


class FaultGate:
    """Middleware that lets planted failures happen."""

    def __init__(
        self, app: ASGIApp, *, faults: Faults, ledger: Ledger, now: Callable[[], datetime], spelling: Spelling
    ) -> None:
        self._app = app
        self._faults = faults
        self._ledger = ledger
        self._now = now
        self._spelling = spelling

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Fail this call as planted, or pass it on."""
        fault = self._faults.next_for(scope["path"]) if scope["path"].startswith(("/2/", "/i/")) else None
        if fault is None:
            await self._app(scope, receive, send)
            return
        match fault.kind:
            case FaultKind.HANG:
                await asyncio.sleep(fault.seconds)
                await self._app(scope, receive, send)
            case FaultKind.MALFORMED:
                self._ledger.note_call(f"planted {fault.kind}", 200)
                await _send(send, 200, fault.body.encode(), {"content-type": JSON_TYPE})
            case FaultKind.HUGE:
                self._ledger.note_call(f"planted {fault.kind}", 200)
                await _send_huge(send, fault.megabytes)
            case FaultKind.RESET:
                self._ledger.note_call(f"planted {fault.kind}", 200)
                await _send(send, 200, HALF_AN_ANSWER.encode(), {"content-type": JSON_TYPE}, promised=1_000_000)
                raise ConnectionBroken(scope["path"])
            case _:
                await self._refuse(fault, send)

    async def _refuse(self, fault: Fault, send: Send) -> None:
        refused = _refusal(fault.kind, self._spelling)
        headers = {"content-type": refused.media_type}
        if refused.status == 429:  # noqa: PLR2004 # HTTP's own number
            headers |= limit_headers(1, 0, self._now() + timedelta(seconds=fault.seconds))
        self._ledger.note_call(f"planted {fault.kind}", refused.status)
        await _send(send, refused.status, msgspec.json.encode(refused.body), headers)


def _refusal(kind: FaultKind, spelling: Spelling) -> Refused:
    match kind:
        case FaultKind.RATE_LIMITED | FaultKind.RATE_LIMITED_LEGACY:
            return too_many(legacy=kind is FaultKind.RATE_LIMITED_LEGACY)
        case FaultKind.USAGE_CAPPED:
            return usage_capped(spelling)
        case FaultKind.UNAUTHORIZED:
            return unauthorized()
        case FaultKind.UNAUTHORIZED_LEGACY:
            return legacy_error(401, 89, "Invalid or expired token.")
        case FaultKind.FORBIDDEN:
            return app_forbidden(spelling)
        case _:
            return unavailable()


async def _send_huge(send: Send, megabytes: int) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", JSON_TYPE.encode())]})
    for part in (b'{"data":[', *(_MEGABYTE,) * megabytes):
        await send({"type": "http.response.body", "body": part, "more_body": True})
    await send({"type": "http.response.body", "body": b"]}", "more_body": False})


async def _send(send: Send, status: int, body: bytes, headers: dict[str, str], *, promised: int = 0) -> None:
    named = {"content-length": str(promised or len(body)), **headers}
    pairs = [(name.encode(), value.encode()) for name, value in named.items()]
    await send({"type": "http.response.start", "status": status, "headers": pairs})
    await send({"type": "http.response.body", "body": body, "more_body": bool(promised)})
