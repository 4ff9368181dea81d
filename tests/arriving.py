"""A web app that runs, and callers who come to it from an address of their own."""

from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import asynccontextmanager
from typing import Any, cast

import httpx2
from litestar import Litestar
from litestar.types import Receive, Scope, Send

from service.app import create_app
from service.kit.settings import Settings
from tests.callers import MovableClock


@asynccontextmanager
async def running(settings: Settings, clock: MovableClock | None = None) -> AsyncIterator[Litestar]:
    """The app with these settings, at noon unless given another clock."""
    app = create_app(settings)
    async with app.lifespan():
        app.state.clock = clock or MovableClock()
        yield app


@asynccontextmanager
async def arriving_from(app: Litestar, source: str, forwarded: str = "") -> AsyncIterator[httpx2.AsyncClient]:
    """A caller at this address, or at one that this address speaks for."""

    async def speak(
        scope: MutableMapping[str, Any],
        receive: Callable[[], Awaitable[MutableMapping[str, Any]]],
        send: Callable[[MutableMapping[str, Any]], Awaitable[None]],
    ) -> None:
        await app(cast(Scope, scope), cast(Receive, receive), cast(Send, send))

    transport = httpx2.ASGITransport(app=speak, client=(source, 1))
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    async with httpx2.AsyncClient(transport=transport, base_url="http://testserver", headers=headers) as session:
        yield session
