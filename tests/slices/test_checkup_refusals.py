"""Checkups that a network refuses: what the coach is told, and when."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from uuid import UUID

import pytest
from aiohttp import web as web_of_x

from service.accounts.sealed_tokens import KeptFor, keep_tokens
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import GrantedTokens, Route
from tests.audiences import an_account
from tests.callers import MovableClock, a_house, web
from tests.checking import Surgery
from tests.x_scripted import Script, X, answering, legacy, problem, x_that

ME_MICROS = 10_000


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


class TestARefusedPermission:
    async def test_shows_at_the_account_and_goes_when_the_network_gives_again(
        self, settings: Settings, works: Works
    ) -> None:
        refused: set[str] = {"followers"}
        async with refused_by(settings, works, without(refused)) as (surgery, account_id):
            path = f"/v1/accounts/{account_id}"
            done = await surgery.look(account_id)
            assert done["failure"]["code"] == "permission_missing"
            assert await state_of(surgery, path) == ("connected", "permission_refused", ["follows.read"])
            refused.clear()
            surgery.clock.move(timedelta(hours=6))
            assert (await surgery.look(account_id))["state"] == "done"
            assert await state_of(surgery, path) == ("connected", None, [])

    async def test_of_a_lesser_list_shows_though_the_look_ends_in_a_report(
        self, settings: Settings, works: Works
    ) -> None:
        async with refused_by(settings, works, without({"mentions"})) as (surgery, account_id):
            assert (await surgery.look(account_id))["state"] == "done"
            assert await state_of(surgery, f"/v1/accounts/{account_id}") == (
                "connected",
                "permission_refused",
                ["tweet.read"],
            )


class TestAListThatGrows:
    async def test_is_read_to_the_promised_price_and_no_further(self, settings: Settings, works: Works) -> None:
        async with refused_by(settings, works, growing(announced=1_500)) as (surgery, account_id):
            done = await surgery.look(account_id)
            assert (done["state"], done["people_read"]) == ("done", 1_530)
            assert done["spent_micros"] <= done["plan"]["price_micros"] + ME_MICROS
            coverage = (await surgery.get(f"/v1/accounts/{account_id}/quality"))["quality"]["coverage"]
            assert (coverage["sampling"], coverage["complete"]) == ("newest_first", False)
            assert {"newest_only", "stopped_at_price"} <= {each["code"] for each in coverage["not_observable"]}


def growing(*, announced: int) -> Script:
    """An X whose list of followers never ends, and gives as many as it is asked for."""
    counts = {"followers_count": announced, "following_count": 0, "tweet_count": 0, "listed_count": 0}

    async def answer(request: web_of_x.Request) -> web_of_x.Response:
        asked = request.path.rpartition("/")[2]
        if asked == "me":
            return web_of_x.json_response({"data": {"id": "1", "name": "M", "username": "m", "public_metrics": counts}})
        if asked != "followers":
            return web_of_x.json_response({"meta": {"result_count": 0}})
        first, size = int(request.query.get("pagination_token", "0")), int(request.query["max_results"])
        people = [
            {"id": str(number + 10), "name": "A", "username": f"p{number}"} for number in range(first, first + size)
        ]
        return web_of_x.json_response({"data": people, "meta": {"result_count": size, "next_token": str(first + size)}})

    return answer


async def state_of(surgery: Surgery, path: str) -> tuple[str, str | None, list[str]]:
    shown = await surgery.get(path)
    reason = shown["state_reason"] or {"code": None, "params": {}}
    assert all(name in reason["text"] for name in reason["params"].get("permissions", []))
    return shown["state"], reason["code"], reason["params"].get("permissions", [])


def without(refused: set[str]) -> Script:
    """An X with two followers that refuses these lists for want of a permission."""
    people = [{"id": str(number), "name": "A", "username": f"person{number}"} for number in (11, 12)]
    counts = {"followers_count": 2, "following_count": 0, "tweet_count": 0, "listed_count": 0}

    async def answer(request: web_of_x.Request) -> web_of_x.Response:
        asked = request.path.rpartition("/")[2]
        if asked in refused:
            return web_of_x.json_response(problem("about:blank", 403), status=403)
        if asked == "me":
            return web_of_x.json_response({"data": {"id": "1", "name": "M", "username": "m", "public_metrics": counts}})
        if asked == "followers":
            return web_of_x.json_response({"data": people, "meta": {"result_count": 2}})
        return web_of_x.json_response({"meta": {"result_count": 0}})

    return answer


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
        await keep_tokens(work, account.id, tokens, kept_for=KeptFor(Route.X), granted_at=clock())
    async with web(settings, clock) as app, x_that(script) as network:
        yield Surgery(app, house, works, {Route.X: network}, clock), account.id
