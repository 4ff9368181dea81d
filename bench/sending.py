"""How fast webhooks leave: our guarded session beside httpx, to a receiver in a process of its own.

    python -m bench.sending

Prints, for 8 and for 64 in flight, the median over five interleaved rounds of httpx's time by ours; 1 is as fast, 6 six times.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import timedelta
from statistics import median
from subprocess import PIPE
from time import perf_counter
from typing import Final, TypeAlias

import httpx
from aiohttp import web

from service.kit.outbound import GuardedSession

ROUNDS: Final = 5
MESSAGES: Final = 1_024
BODY: Final = b'{"type":"automation.detected","data":{"finding_id":"019a3c60-1e77-7c90-8d1f-0a2b3c4d5e6f"}}'
HEADERS: Final = {"Content-Type": "application/json"}
WITHIN: Final = timedelta(seconds=20)

Post: TypeAlias = Callable[[], Awaitable[int]]


async def compare() -> None:
    """Measure both senders in turn, and print the ratios."""
    receiver = await asyncio.create_subprocess_exec(sys.executable, "-m", "bench.sending", "receive", stdout=PIPE)
    try:
        if receiver.stdout is None:
            raise RuntimeError("the receiver has no output")
        url = (await receiver.stdout.readline()).decode().strip()
        for in_flight in (8, 64):
            print(f"{in_flight} in flight: {await _ratio(url, in_flight):.2f} times as fast as httpx")
    finally:
        receiver.terminate()
        await receiver.wait()


async def _ratio(url: str, in_flight: int) -> float:
    limits = httpx.Limits(max_connections=in_flight, max_keepalive_connections=in_flight)
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(GuardedSession(allow_loopback=True))
        other = await stack.enter_async_context(httpx.AsyncClient(limits=limits, trust_env=False))

        async def ours() -> int:
            return (await session.post(url, body=BODY, headers=HEADERS, within=WITHIN)).status

        async def theirs() -> int:
            return (await other.post(url, content=BODY, headers=HEADERS, timeout=WITHIN.seconds)).status_code

        for post in (ours, theirs):
            await _seconds(post, in_flight)
        return median([await _seconds(theirs, in_flight) / await _seconds(ours, in_flight) for _ in range(ROUNDS)])


async def _seconds(post: Post, in_flight: int) -> float:
    taken = 0

    async def some() -> None:
        nonlocal taken
        for _ in range(MESSAGES // in_flight):
            status = await post()
            taken += status == web.HTTPNoContent.status_code

    started = perf_counter()
    await asyncio.gather(*(some() for _ in range(in_flight)))
    spent = perf_counter() - started
    if taken != MESSAGES:
        raise RuntimeError(f"{taken} of {MESSAGES} messages were taken")
    return spent


async def receive() -> None:
    """Take whatever comes, until ended; prints the address."""

    async def take(request: web.Request) -> web.Response:
        body = await request.read()
        return web.Response(status=web.HTTPNoContent.status_code if body == BODY else web.HTTPBadRequest.status_code)

    app = web.Application()
    app.router.add_post("/hook", take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    print(f"http://127.0.0.1:{runner.addresses[0][1]}/hook", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(receive() if sys.argv[1:] == ["receive"] else compare())
