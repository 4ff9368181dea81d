"""An X on loopback that does as it is told, for tests of what we make of it."""

import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta

from aiohttp import web

from service.kit.outbound import GuardedSession
from service.kit.secrets import Secret
from service.platforms.wire import ANSWER_WITHIN
from service.platforms.x import XNetwork, XSettings

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
TOKEN = Secret("access-canary-1")
REFRESH = Secret("refresh-canary-1")
APP_SECRET = Secret("app-canary-1")
X = "https://api.x.com/2/problems/"
OLD_X = "https://api.twitter.com/2/problems/"

Script = Callable[[web.Request], Awaitable[web.StreamResponse]]


@contextlib.asynccontextmanager
async def x_that(script: Script, *, answer_within: timedelta = ANSWER_WITHIN) -> AsyncIterator[XNetwork]:
    """An X on loopback that does as the script says, and our side of it."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", script)
    runner = web.AppRunner(app, shutdown_timeout=0.1, handler_cancellation=True)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    api = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        async with GuardedSession(allow_loopback=True) as session:
            settings = XSettings("app-1", APP_SECRET, f"{api}/authorize", api, answer_within=answer_within)
            yield XNetwork(settings, session)
    finally:
        await runner.cleanup()


def answering(status: int, body: object, headers: dict[str, str] | None = None) -> Script:
    """An X that gives everyone this answer."""

    async def answer(request: web.Request) -> web.Response:
        del request
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        return web.Response(
            status=status, body=content, headers={"Content-Type": "application/json", **(headers or {})}
        )

    return answer


def legacy(code: int) -> dict[str, object]:
    return {"errors": [{"code": code, "message": "as in the first API"}]}


def problem(type_: str, status: int) -> dict[str, object]:
    return {"type": type_, "title": "A title", "detail": "A detail", "status": status}
