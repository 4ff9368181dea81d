"""One refresh token that may be spent once, and many who want what it brings."""

import asyncio
import contextlib
import hashlib
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from service.accounts.grants import AccountNotConnected, usable_token
from service.accounts.leases import LEASE
from service.accounts.sealed_tokens import opened
from service.accounts.states import AccountState, Why
from service.kit.clock import utc_now
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import Route
from service.platforms.x import SCOPES
from tests.conftest import Servers
from tests.connecting import Scene, scene
from tests.refresher import Arguments
from tests.sandboxes import sandbox_x_process

HOUSE = Path(__file__).parents[2]
SOAK = "RAPPORT_SOAK" in os.environ
"""`make soak`: as often as `ROUNDS`, `KILLS` and `LOSSES` say then; else a few times, which shows the same on a good day."""
PROCESSES, TASKS = 5, 10
ROUNDS, KILLS, LOSSES = (100, 20, 50) if SOAK else (3, 1, 1)
TOKEN_ENDPOINT = "/2/oauth2/token"
LONG_ENOUGH = timedelta(hours=3)
"""X's access tokens live two hours."""


@pytest.fixture(scope="module")
def sandbox_url() -> Iterator[str]:
    with sandbox_x_process(options=("--followers", "200", "--second-followers", "50")) as url:
        yield url


@pytest.fixture
async def stage(settings: Settings, works: Works, sandbox_url: str) -> AsyncIterator[Scene]:
    async with scene(settings, works, sandbox_url) as opened_scene:
        yield opened_scene


class TestRefreshing:
    async def test_spends_a_token_once_for_fifty_callers_in_five_processes(
        self, stage: Scene, servers: Servers
    ) -> None:
        account = await stage.connect()
        told = Arguments(servers.database_url, stage.sandbox.url, account.practice_id, account.id, PROCESSES, TASKS)
        async with refreshers(told) as (everyone, _):
            for done in range(1, ROUNDS + 1):
                await stage.let_pass(LONG_ENOUGH)
                await stage.sandbox.plant(TOKEN_ENDPOINT, "hang", seconds=0.4)
                answers = await round_of(everyone)
                token = await usable_token(stage.works, stage.networks, account, clock=stage.clock)
                assert answers == [hashlib.sha256(token.reveal().encode()).hexdigest()] * (PROCESSES * TASKS)
                assert await stage.refreshes() == {"200": done}
                me = await stage.networks[Route.X].whoami(token, at=stage.clock())
                assert me.id == stage.people[0]

    async def test_goes_on_when_the_holder_of_the_lease_is_killed(self, stage: Scene, servers: Servers) -> None:
        account = await stage.connect()
        for _ in range(KILLS):
            await stage.let_pass(LONG_ENOUGH)
            before = await stage.refreshes()
            async with silence() as (nowhere, called):
                told = Arguments(servers.database_url, nowhere, account.practice_id, account.id, 1, 1)
                async with refreshers(told) as (holder, [holder_id]):
                    assert holder.stdin is not None
                    holder.stdin.write(b"go\n")
                    await called.wait()
                    os.kill(holder_id, signal.SIGKILL)
            waiting = asyncio.create_task(usable_token(stage.works, stage.networks, account, clock=stage.clock))
            done, _ = await asyncio.wait({waiting}, timeout=0.5)
            assert not done
            assert await stage.refreshes() == before
            stage.clock.at = utc_now() + LEASE
            await asyncio.wait_for(waiting, timeout=10)
            assert (await stage.refreshes())["200"] == before.get("200", 0) + 1

    async def test_says_once_that_access_is_lost_when_a_crash_lost_the_rotated_token(self, stage: Scene) -> None:
        for losses in range(1, LOSSES + 1):
            await self.lose_a_rotated_token(stage)
            assert await stage.told() == ["revoked"] * losses

    async def lose_a_rotated_token(self, stage: Scene) -> None:
        account = await stage.connect()
        await stage.let_pass(LONG_ENOUGH)
        async with stage.works.open(account.practice_id, at=stage.clock()) as work:
            [grant] = await stage.grants()
            _, refresh_token = opened(await work.seals(), grant)
        assert refresh_token is not None
        await stage.networks[Route.X].refresh(refresh_token, scopes=SCOPES, at=stage.clock())
        before = await stage.refreshes()
        answers = await asyncio.gather(
            *(usable_token(stage.works, stage.networks, account, clock=stage.clock) for _ in range(20)),
            return_exceptions=True,
        )
        assert {type(each) for each in answers} == {AccountNotConnected}
        lost = await stage.account()
        assert (lost.state, lost.state_reason) == (AccountState.NEEDS_RECONNECT, Why.REVOKED)
        assert await stage.grants() == []
        after = await stage.refreshes()
        assert (after["200"], after["400"]) == (before["200"], before.get("400", 0) + 1)


@contextlib.asynccontextmanager
async def refreshers(told: Arguments) -> AsyncIterator[tuple[Process, list[int]]]:
    """Processes that wait to be told to ask, under one that speaks for them, and their ids; they end with the block."""
    speaker = await asyncio.create_subprocess_exec(
        sys.executable,
        str(HOUSE / "tests" / "refresher.py"),
        msgspec.json.encode(told).decode(),
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        env=os.environ | {"PYTHONPATH": str(HOUSE)},
    )
    ids: list[int] = []
    try:
        ids = [int(each) for each in await answer_of(speaker)]
        yield speaker, ids
    finally:
        for each in (*ids, speaker.pid):
            os.kill(each, signal.SIGKILL)
        await speaker.wait()


async def round_of(process: Process) -> list[str]:
    assert process.stdin is not None
    process.stdin.write(b"go\n")
    return await answer_of(process)


async def answer_of(process: Process) -> list[str]:
    assert process.stdout is not None
    return msgspec.json.decode(await asyncio.wait_for(process.stdout.readline(), timeout=60), type=list[str])


@contextlib.asynccontextmanager
async def silence() -> AsyncIterator[tuple[str, asyncio.Event]]:
    """An address that takes every call and never answers, and a sign of the first one."""
    called = asyncio.Event()

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        called.set()
        await reader.read()
        writer.close()

    server = await asyncio.start_server(listen, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", called
    finally:
        server.close()
        await server.wait_closed()
