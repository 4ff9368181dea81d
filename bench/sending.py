"""How fast signed webhooks leave: our guarded session beside httpx, on the worker's loop, to a receiver in a process of its own.

Both sides sign every message and keep one session; the receiver counts what came, by message id, and each message must have come
exactly once. `python -m bench sending`
"""

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from subprocess import PIPE
from typing import Final
from uuid import uuid4

import httpx
import uvloop
from aiohttp import web

from bench.ground import Ground
from bench.rounds import AtLeast, Line, Unequal, in_turns, middle, timed
from service.alerts.signature import signed_headers, signing_secret
from service.kit.outbound import GuardedSession

MESSAGES: Final = 1_024
FEW: Final = 8
MANY: Final = 64
SLICES: Final = 4
"""Short turns that make up a round, so that a busy moment of the machine meets both sides."""
BODY: Final = (
    b'{"type":"automation.detected","version":1,"timestamp":"2026-11-02T12:00:00Z",'
    b'"data":{"finding_id":"019a3c60-1e77-7c90-8d1f-0a2b3c4d5e6f"}}'
)
WITHIN: Final = timedelta(seconds=20)
SECRETS: Final = (signing_secret(bytes(range(32))),)

Post = Callable[[dict[str, str]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Sender:
    """One way to send, and how much of this process's CPU each turn took."""

    post: Post
    url: str
    in_flight: int
    messages: int
    cpu: list[float] = field(default_factory=list)

    async def __call__(self) -> float:
        """Send so many messages, and return the seconds it took.

        Raises:
            Unequal: not every message came exactly once.
        """
        began = time.process_time()
        with timed() as watch:
            await asyncio.gather(*(self._some() for _ in range(self.in_flight)))
        self.cpu.append(time.process_time() - began)
        async with httpx.AsyncClient(trust_env=False) as asking:
            came = (await asking.get(self.url)).json()
        if came != [self.messages, self.messages]:
            raise Unequal(f"of {self.messages} messages {came[0]} came, {came[1]} of them different ones")
        return watch.seconds

    async def _some(self) -> None:
        for _ in range(self.messages // self.in_flight):
            signed = signed_headers(SECRETS, message_id=str(uuid4()), at=datetime.now(UTC), body=BODY)
            await self.post({"content-type": "application/json", **signed})


async def run(ground: Ground) -> list[Line]:
    """The bench."""
    rounds, messages = ground.sizes.rounds, 256 if ground.sizes.quick else MESSAGES // SLICES
    async with _receiver() as url, AsyncExitStack() as stack:

        async def side(made: Callable[[str, int], AbstractAsyncContextManager[Post]], in_flight: int) -> Sender:
            sender = Sender(await stack.enter_async_context(made(url, in_flight)), url, in_flight, messages)
            await sender()
            sender.cpu.clear()
            return sender

        few, httpx_few = await side(_ours, FEW), await side(_httpx, FEW)
        against_httpx = await in_turns(rounds, few, httpx_few, slices=SLICES)
        by_cpu = list(zip(_by_round(few.cpu), _by_round(httpx_few.cpu), strict=True))
        many, httpx_many = await side(_ours, MANY), await side(_httpx, MANY)
        many_against_httpx = await in_turns(rounds, many, httpx_many, slices=SLICES)
        many_against_few = await in_turns(rounds, many, few, slices=SLICES)
    sent = messages * SLICES
    return [
        _line(f"webhooks against httpx, {FEW} in flight, times faster", against_httpx, sent, AtLeast(6)),
        _line("  the same by CPU", by_cpu, sent, None),
        _line(f"  {MANY} in flight", many_against_httpx, sent, None),
        _line(f"  ours: {MANY} against {FEW} in flight", many_against_few, sent, AtLeast(1)),
    ]


def _line(what: str, costs: Sequence[tuple[float, float]], sent: int, goal: AtLeast | None) -> Line:
    ours, peer = (f"{sent / seconds:,.0f}/s" for seconds in middle(costs))
    return Line(what, ours, peer, [theirs / mine for mine, theirs in costs], goal)


def _by_round(turns: Sequence[float]) -> list[float]:
    return [sum(turns[start : start + SLICES]) for start in range(0, len(turns), SLICES)]


@asynccontextmanager
async def _ours(url: str, _in_flight: int) -> AsyncIterator[Post]:
    async with GuardedSession(allow_loopback=True) as session:

        async def post(headers: dict[str, str]) -> None:
            await session.post(url, body=BODY, headers=headers, within=WITHIN)

        yield post


@asynccontextmanager
async def _httpx(url: str, in_flight: int) -> AsyncIterator[Post]:
    limits = httpx.Limits(max_connections=in_flight, max_keepalive_connections=in_flight)
    async with httpx.AsyncClient(limits=limits, timeout=WITHIN.seconds, trust_env=False) as session:

        async def post(headers: dict[str, str]) -> None:
            await session.post(url, content=BODY, headers=headers)

        yield post


@asynccontextmanager
async def _receiver() -> AsyncIterator[str]:
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bench.sending", stdout=PIPE)
    try:
        if process.stdout is None:
            raise RuntimeError("the receiver has no output")
        yield (await process.stdout.readline()).decode().strip()
    finally:
        process.terminate()
        await process.wait()


async def _receive() -> None:
    """Take whatever comes and, asked, tell how much came since it was asked before; prints its address."""
    ids: list[str] = []

    async def take(request: web.Request) -> web.Response:
        if await request.read() == BODY and request.headers["webhook-signature"].startswith("v1,"):
            ids.append(request.headers["webhook-id"])
        return web.Response(status=web.HTTPNoContent.status_code)

    async def tell(_request: web.Request) -> web.Response:
        came = [len(ids), len(set(ids))]
        ids.clear()
        return web.json_response(came)

    app = web.Application()
    app.router.add_post("/hook", take)
    app.router.add_get("/hook", tell)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(f"http://127.0.0.1:{runner.addresses[0][1]}/hook", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(_receive())
