"""Checkups that a network refuses: what the coach is told, and when."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from uuid import UUID

import pytest

from service.accounts.sealed_tokens import keep_tokens
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import GrantedTokens, Platform
from tests.audiences import an_account
from tests.callers import MovableClock, a_house, web
from tests.checking import Surgery
from tests.x_scripted import Script, X, answering, legacy, problem, x_that


class TestARefusal:
    @pytest.mark.parametrize(
        ("script", "code"),
        [
            (answering(403, problem(f"{X}not-authorized-for-resource", 403)), "private"),
            (answering(403, legacy(64)), "gone"),
            (answering(404, problem(f"{X}resource-not-found", 404)), "gone"),
            (answering(429, problem(f"{X}usage-capped", 429)), "app_blocked"),
            (answering(402, {}), "app_blocked"),
            (answering(403, {}), "permission_missing"),
            (answering(400, problem(f"{X}invalid-request", 400)), "request_refused"),
        ],
    )
    async def test_is_told_at_once_with_what_mends_it(
        self, settings: Settings, works: Works, script: Script, code: str
    ) -> None:
        async with refused_by(settings, works, script) as (surgery, account_id):
            done = await surgery.look(account_id)
            assert (done["state"], done["failure"]["code"]) == ("failed", code)
            assert done["failure"]["text"]
            assert done["failure"]["remedy"]
            assert await surgery.jobs() == []

    @pytest.mark.parametrize(
        ("script", "code"),
        [(answering(503, {}), "network_down"), (answering(200, b"{]"), "answer_malformed")],
    )
    async def test_that_may_pass_is_told_only_after_many_attempts(
        self, settings: Settings, works: Works, script: Script, code: str
    ) -> None:
        async with refused_by(settings, works, script) as (surgery, account_id):
            asked = await surgery.ask(account_id)
            attempts = 0
            while jobs := await surgery.jobs():
                surgery.clock.at = max(surgery.clock.at, jobs[0].due_at)
                await surgery.work()
                attempts += 1
            done = await surgery.shown(asked)
            assert (attempts, done["state"], done["failure"]["code"]) == (8, "failed", code)


@asynccontextmanager
async def refused_by(settings: Settings, works: Works, script: Script) -> AsyncIterator[tuple[Surgery, UUID]]:
    """A connected account on an X that does as the script says."""
    clock = MovableClock()
    house = await a_house(works)
    async with works.open(house.practice_id, at=clock()) as work:
        account = await an_account(work, house.client_id)
        tokens = GrantedTokens(
            Secret("access"), Secret("refresh"), clock() + timedelta(days=1), frozenset({"users.read"})
        )
        await keep_tokens(work, account.id, tokens, granted_at=clock())
    async with web(settings, clock) as app, x_that(script) as network:
        yield Surgery(app, house, works, {Platform.X: network}, clock), account.id
