"""Planted mishaps: the next calls to a path fail as the stage hand chose, before anything else looks at them."""

import asyncio
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import Annotated, Final

import msgspec
from litestar.types import ASGIApp, Receive, Scope, Send

HALF_AN_ANSWER: Final = '{"data":[{"id":"17841","caption":"half an'
_HUGE_PART: Final = b" " * 1_048_576


class MishapKind(StrEnum):
    """How a call fails."""

    ERROR = "error"
    """With this code and subcode in Meta's envelope."""
    DOWN = "503"
    HANG = "hang"
    """The answer comes, but only after `seconds` of real time."""
    MALFORMED = "malformed"
    """A 200 with `body`, in which `{turn}` is another number at each call, or with half an answer."""
    HUGE = "huge"
    """A 200 that goes on for `megabytes`."""
    RESET = "reset"
    """The connection breaks in the middle of the answer."""


class Mishap(msgspec.Struct, forbid_unknown_fields=True):
    """A planted failure."""

    path: str
    """A path or a pattern with `*`, such as `/ig-graph/*/media`."""
    kind: MishapKind
    calls: Annotated[int, msgspec.Meta(ge=1)] = 1
    after: Annotated[int, msgspec.Meta(ge=0)] = 0
    """How many calls go well first."""
    code: int = 1
    subcode: int | None = None
    status: Annotated[int, msgspec.Meta(ge=200, le=599)] = 400
    headers: dict[str, str] = {}
    seconds: Annotated[float, msgspec.Meta(ge=0, le=120)] = 60.0
    megabytes: Annotated[int, msgspec.Meta(ge=1, le=2_000)] = 1_000
    body: str = HALF_AN_ANSWER


class Broken(Exception):
    """Raised on purpose, so that the server drops the connection."""


class Mishaps:
    """The failures still to come, in the order they were planted."""

    def __init__(self) -> None:
        self._planted: list[Mishap] = []

    def plant(self, mishap: Mishap) -> None:
        """Add one."""
        self._planted.append(mishap)

    def clear(self) -> None:
        """Let everything go well again."""
        self._planted.clear()

    def still_planted(self) -> list[Mishap]:
        """What is still to fail."""
        return list(self._planted)

    def next_for(self, path: str) -> Mishap | None:
        """How this call is to fail, if it is; uses up one call of the first that fits."""
        for mishap in self._planted:
            if not fnmatchcase(path, mishap.path):
                continue
            if mishap.after:
                mishap.after -= 1
                return None
            mishap.calls -= 1
            if not mishap.calls:
                self._planted.remove(mishap)
            return mishap
        return None


class MishapGate:
    """Middleware that lets planted failures happen."""

    def __init__(self, app: ASGIApp, *, mishaps: Mishaps) -> None:
        self._app = app
        self._mishaps = mishaps

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Fail this call as planted, or pass it on."""
        mishap = self._mishaps.next_for(scope["path"]) if scope["path"].startswith(("/ig-", "/fb-")) else None
        if mishap is None:
            await self._app(scope, receive, send)
            return
        match mishap.kind:
            case MishapKind.ERROR:
                error = {"message": "planted", "type": "OAuthException", "code": mishap.code, "fbtrace_id": "planted"}
                if mishap.subcode is not None:
                    error["error_subcode"] = mishap.subcode
                await _send(send, mishap.status, msgspec.json.encode({"error": error}), mishap.headers)
            case MishapKind.DOWN:
                await _send(send, 503, b"<html>planted</html>", mishap.headers)
            case MishapKind.HANG:
                await asyncio.sleep(mishap.seconds)
                await self._app(scope, receive, send)
            case MishapKind.MALFORMED:
                body = mishap.body.replace("{turn}", str(mishap.calls))
                await _send(send, 200, body.encode(), mishap.headers)
            case MishapKind.HUGE:
                await _send_huge(send, mishap.megabytes)
            case MishapKind.RESET:
                await _start(send, 200, {"content-length": "1000000"})
                await send({"type": "http.response.body", "body": HALF_AN_ANSWER.encode(), "more_body": True})
                raise Broken(scope["path"])


async def _send(send: Send, status: int, body: bytes, headers: dict[str, str]) -> None:
    await _start(send, status, {"content-length": str(len(body)), **headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})


async def _send_huge(send: Send, megabytes: int) -> None:
    await _start(send, 200, {})
    await send({"type": "http.response.body", "body": b'{"data":[', "more_body": True})
    for _ in range(megabytes):
        await send({"type": "http.response.body", "body": _HUGE_PART, "more_body": True})
    await send({"type": "http.response.body", "body": b"]}", "more_body": False})


async def _start(send: Send, status: int, headers: dict[str, str]) -> None:
    named = {"content-type": "application/json; charset=UTF-8", **headers}
    pairs = [(name.encode(), value.encode()) for name, value in named.items()]
    await send({"type": "http.response.start", "status": status, "headers": pairs})
