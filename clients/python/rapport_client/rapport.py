"""Rapport, for whoever a token belongs to."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final, Self

import httpx2

from rapport_client.network import AsyncNetwork, Network
from rapport_client.operations import AsyncDoors, Doors
from rapport_client.tokens import FixedToken, TokenSource

_TIMEOUT_S: Final = 30.0


class Rapport(Doors):
    """What Rapport can be asked, by what it is about: `rapport.clients.list_clients()`.

    Threads may share one.

    Args:
        address: Where the API is, without a path.
        token: An API key or a session's token; an `Approval` or a `Machine`; nothing where none is needed.
        http: Sends the requests, for proxies and certificates of one's own; it is not closed here.
        wait: Waits so many seconds before a repeat.
    """

    def __init__(
        self,
        address: str,
        token: str | TokenSource = "",
        *,
        http: httpx2.Client | None = None,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._http = httpx2.Client(timeout=_TIMEOUT_S) if http is None else http
        self._ours = http is None
        super().__init__(Network(self._http, address.rstrip("/"), _source(token), wait))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connections."""
        if self._ours:
            self._http.close()


class AsyncRapport(AsyncDoors):
    """The same, for programs that wait for many things at once: `await rapport.clients.show_client(…)`."""

    def __init__(
        self,
        address: str,
        token: str | TokenSource = "",
        *,
        http: httpx2.AsyncClient | None = None,
        wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._http = httpx2.AsyncClient(timeout=_TIMEOUT_S) if http is None else http
        self._ours = http is None
        super().__init__(AsyncNetwork(self._http, address.rstrip("/"), _source(token), wait))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Let go of the connections."""
        if self._ours:
            await self._http.aclose()


def _source(token: str | TokenSource) -> TokenSource:
    return FixedToken(token) if isinstance(token, str) else token
