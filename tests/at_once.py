"""What several callers do at the same moment."""

from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import asynccontextmanager
from typing import Any, cast

import httpx2
from litestar.types import Receive, Scope, Send
from sqlalchemy import text

from service.app import create_app
from service.kit.settings import Settings
from service.kit.work import Work
from tests.callers import MovableClock


@asynccontextmanager
async def sharing_the_loop(settings: Settings) -> AsyncIterator[httpx2.AsyncClient]:
    """Sessions with an app in the test's own loop, so that many requests are really under way at once."""
    app = create_app(settings)

    async def speak(
        scope: MutableMapping[str, Any],
        receive: Callable[[], Awaitable[MutableMapping[str, Any]]],
        send: Callable[[MutableMapping[str, Any]], Awaitable[None]],
    ) -> None:
        await app(cast(Scope, scope), cast(Receive, receive), cast(Send, send))

    transport = httpx2.ASGITransport(app=speak)
    async with app.lifespan(), httpx2.AsyncClient(transport=transport, base_url="http://testserver") as session:
        app.state.clock = MovableClock()
        yield session


async def waits_for_a_lock(work: Work) -> None:
    """Return once another transaction of this database waits for one."""
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    while not await work.session.scalar(waiting):
        await work.session.execute(text("SELECT pg_sleep(0.01)"))
