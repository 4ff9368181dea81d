"""Everything that X can do to a checkup: right state, right words, nothing half-written, and no call too many."""

import asyncio
import contextlib
import json
import resource
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from httpx import Response
from sqlalchemy import select, text
from structlog.testing import capture_logs

from service.audience.models import Profile
from service.kit.settings import Settings
from service.kit.work import Works
from tests.callers import MovableClock
from tests.checking import Surgery
from tests.loopback import Receiver, listening
from tests.x_checkups import looked_at_through
from tests.x_scripted import OLD_X, Script, X, answering, legacy, problem

CALLS_ALLOWED = {"me": 75, "followers": 300, "following": 300, "tweets": 900, "mentions": 300}
"""A quarter of an hour for each person (X API v2, rate limits)."""
WINDOW = timedelta(minutes=15)
PATIENCE = timedelta(milliseconds=100)
LARGEST_GROWTH = 64 * 1024 * 1024
KIBIBYTE = 1024
GIBIBYTE = 1024**3


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Every attempt that fails is logged, with its stack; drawing those takes longer than all the rest."""
    with capture_logs():
        yield


@dataclass
class Ledger:
    """An X that does as scripted for one list, is well in everything else, and counts who asks what and when."""

    clock: MovableClock
    script: Script
    fails_at: str = "followers"
    calls: list[tuple[str, float]] = field(default_factory=list)
    closed_until: dict[str, float] = field(default_factory=dict)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        asked, at = request.path.rpartition("/")[2], self.clock().timestamp()
        if asked == "token":
            return await _tokens(request) if self.fails_at != "token" else await self.script(request)
        self.calls.append((asked, at))
        assert at >= self.closed_until.get(asked, 0), f"{asked} was asked for while X had it closed"
        if asked == self.fails_at or (self.fails_at == "token" and asked == "me"):
            answer = await (self.script if asked == self.fails_at else _refusing_the_token)(request)
            if answer.status == 429:
                self.closed_until[asked] = float(answer.headers.get("x-rate-limit-reset", 0))
            return answer
        return await WELL[asked](request)

    def most_in_a_window(self) -> Counter[str]:
        """The most calls of each question within any quarter of an hour."""
        most: Counter[str] = Counter()
        for asked, start in self.calls:
            inside = sum(each == asked and start <= at < start + WINDOW.total_seconds() for each, at in self.calls)
            most[asked] = max(most[asked], inside)
        return most


def page(*numbers: int, **meta: object) -> dict[str, object]:
    people = [{"id": str(number), "name": "A", "username": f"person{number}"} for number in numbers]
    return {"data": people, "meta": {"result_count": len(people), **meta}} if people else {"meta": meta}


WELL: dict[str, Script] = {
    "me": answering(
        200,
        {
            "data": {
                "id": "1",
                "name": "M",
                "username": "m",
                "public_metrics": {"followers_count": 2, "following_count": 0, "tweet_count": 0, "listed_count": 0},
            }
        },
    ),
    "followers": answering(200, page(11, 12)),
    "following": answering(200, page()),
    "tweets": answering(200, page()),
    "mentions": answering(200, page()),
}
_tokens = answering(
    200, {"token_type": "bearer", "expires_in": 7200, "access_token": "fresh", "refresh_token": "fresh-too"}
)
_refusing_the_token = answering(401, problem("about:blank", 401))


def once(script: Script, then: Script = WELL["followers"]) -> Script:
    """So for the first call, and well afterwards."""
    seen: list[web.Request] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        seen.append(request)
        return await (script if len(seen) == 1 else then)(request)

    return answer


def pages(next_page: Callable[[int], object]) -> Script:
    """A list of which each call gives the page of its turn."""
    seen: list[web.Request] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        seen.append(request)
        return await answering(200, next_page(len(seen)))(request)

    return answer


async def hanging(request: web.Request) -> web.StreamResponse:
    del request
    await asyncio.Event().wait()
    raise AssertionError("nobody waits so long")


async def truncated(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": "100000", "Content-Type": "application/json"})
    await response.prepare(request)
    await response.write(b'{"data":[')
    assert request.transport is not None
    request.transport.close()
    return response


async def pouring(request: web.Request) -> web.StreamResponse:
    """A body of a gibibyte, of which each piece is the same bytes again."""
    response = web.StreamResponse(headers={"Content-Length": str(GIBIBYTE), "Content-Type": "application/json"})
    await response.prepare(request)
    piece = b" " * 65_536
    with contextlib.suppress(ConnectionError):
        for _ in range(GIBIBYTE // len(piece)):
            await response.write(piece)
    return response


BLOCKED = problem(f"{X}usage-capped", 429)
TOO_MANY = problem("about:blank", 429)


class TestAFailureThatStays:
    @pytest.mark.parametrize(
        ("script", "code", "account"),
        [
            pytest.param(answering(403, {}), "permission_missing", "permission_refused", id="scope unticked"),
            pytest.param(answering(403, problem(f"{OLD_X}unsupported-authentication", 403)), "permission_missing", "permission_refused", id="wrong kind of token"),
            pytest.param(answering(429, BLOCKED), "app_blocked", "app_blocked", id="usage capped"),
            pytest.param(answering(402, {}), "app_blocked", "app_blocked", id="credit used up"),
            pytest.param(answering(403, problem(f"{X}client-forbidden", 403)), "app_blocked", "app_blocked", id="not enrolled"),
            pytest.param(answering(403, legacy(64)), "gone", "account_gone", id="suspended"),
            pytest.param(answering(404, problem(f"{X}resource-not-found", 404)), "gone", "account_gone", id="deleted"),
            pytest.param(answering(200, {"errors": [problem(f"{X}resource-not-found", 200)]}), "gone", "account_gone", id="gone, at 200"),
            pytest.param(answering(403, problem(f"{X}not-authorized-for-resource", 403)), "private", "account_private", id="protected"),
            pytest.param(answering(200, {"errors": [problem(f"{X}not-authorized-for-resource", 200)]}), "private", "account_private", id="protected, at 200"),
            pytest.param(answering(400, problem(f"{X}invalid-request", 400)), "request_refused", None, id="question refused"),
        ],
    )  # fmt: skip
    async def test_is_told_at_once(
        self, settings: Settings, works: Works, script: Script, code: str, account: str | None
    ) -> None:
        clock = MovableClock()
        x = Ledger(clock, script)
        async with looked_at_through(settings, works, x.answer, clock=clock) as (surgery, account_id):
            done = await surgery.look(account_id)
            assert (done["state"], done["failure"]["code"]) == ("failed", code)
            assert done["failure"]["text"]
            assert done["failure"]["remedy"]
            assert await surgery.jobs() == []
            shown = await surgery.get(f"/v1/accounts/{account_id}")
            assert (shown["state"], (shown["state_reason"] or {"code": None})["code"]) == ("connected", account)
            await nothing_half_written(surgery)
        assert x.most_in_a_window() == {"me": 1, "followers": 1}

    async def test_of_a_grant_that_was_taken_away_ends_the_connection(self, settings: Settings, works: Works) -> None:
        clock = MovableClock()
        x = Ledger(clock, answering(400, {"error": "invalid_grant"}), fails_at="token")
        async with looked_at_through(settings, works, x.answer, clock=clock) as (surgery, account_id):
            done = await through_to_its_end(surgery, await surgery.ask(account_id))
            assert (done["state"], done["failure"]["code"]) == ("failed", "not_connected")
            shown = await surgery.get(f"/v1/accounts/{account_id}")
            assert (shown["state"], shown["state_reason"]["code"]) == ("needs_reconnect", "revoked")
            assert shown["state_reason"]["remedy"]
            await nothing_half_written(surgery)
        assert x.most_in_a_window()["me"] <= 2


class TestAFailureThatMayPass:
    """X is asked again, ever more seldom; what stays wrong is told after eight attempts."""

    @pytest.mark.parametrize(
        ("script", "code"),
        [
            pytest.param(answering(500, {}), "network_down", id="500"),
            pytest.param(answering(503, b"<html>"), "network_down", id="503"),
            pytest.param(hanging, "network_down", id="no answer"),
            pytest.param(truncated, "network_down", id="truncated"),
            pytest.param(answering(200, b"{]"), "answer_malformed", id="malformed"),
            pytest.param(answering(200, b"[" * 200_000), "answer_malformed", id="nested"),
            pytest.param(answering(200, {"data": []}), "answer_malformed", id="no word whether it goes on"),
            pytest.param(answering(200, {"data": {"id": 7}, "meta": "none"}), "answer_malformed", id="wrong types"),
            pytest.param(answering(200, page(11, next_token="again")), "answer_malformed", id="endless cursor"),
            pytest.param(pages(lambda turn: page(next_token=f"{turn:016}")), "answer_malformed", id="empty pages for ever"),
            pytest.param(pages(lambda turn: page(11, next_token=f"{turn:016}")), "answer_malformed", id="the same page again"),
        ],
    )  # fmt: skip
    async def test_is_told_in_the_end(self, settings: Settings, works: Works, script: Script, code: str) -> None:
        clock = MovableClock()
        x = Ledger(clock, script)
        patience = {"answer_within": PATIENCE} if script is hanging else {}
        async with looked_at_through(settings, works, x.answer, clock=clock, **patience) as (surgery, account_id):
            done = await through_to_its_end(surgery, await surgery.ask(account_id))
            assert (done["state"], done["failure"]["code"]) == ("failed", code)
            assert done["failure"]["text"]
            assert done["failure"]["remedy"]
            shown = await surgery.get(f"/v1/accounts/{account_id}")
            assert (shown["state"], shown["state_reason"]) == ("connected", None)
            await nothing_half_written(surgery)
        assert all(most <= CALLS_ALLOWED[asked] for asked, most in x.most_in_a_window().items())

    async def test_of_a_gibibyte_takes_no_memory(self, settings: Settings, works: Works) -> None:
        clock = MovableClock()
        x = Ledger(clock, answering(503, {}))
        async with looked_at_through(settings, works, x.answer, clock=clock) as (surgery, account_id):
            asked = await surgery.ask(account_id)
            await surgery.work()
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            x.script = pouring
            done = await through_to_its_end(surgery, asked)
            after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            assert done["failure"]["code"] == "answer_malformed"
            assert (after - before) * KIBIBYTE < LARGEST_GROWTH
            await nothing_half_written(surgery)

    async def test_of_a_redirect_is_not_followed_to_the_inside(self, settings: Settings, works: Works) -> None:
        trap, clock = Receiver(), MovableClock()
        async with listening(trap) as where:
            x = Ledger(clock, answering(302, b"", {"Location": f"http://{where}/secret"}))
            async with looked_at_through(settings, works, x.answer, clock=clock) as (surgery, account_id):
                done = await through_to_its_end(surgery, await surgery.ask(account_id))
                assert (done["state"], done["failure"]["code"]) == ("failed", "answer_malformed")
                await nothing_half_written(surgery)
        assert trap.seen == []


class TestAFailureThatPasses:
    @pytest.mark.parametrize("body", [TOO_MANY, legacy(88), b"slow down"], ids=["problem", "first API", "text"])
    @pytest.mark.parametrize(
        ("headers", "wait"),
        [
            pytest.param("x-rate-limit-reset", timedelta(minutes=5), id="reset"),
            pytest.param("Retry-After", timedelta(minutes=2), id="retry-after"),
            pytest.param(None, WINDOW, id="no header"),
        ],
    )
    async def test_by_the_moment_x_names_is_waited_out(
        self, settings: Settings, works: Works, body: object, headers: str | None, wait: timedelta
    ) -> None:
        clock = MovableClock()
        moment = str(int((clock() + wait).timestamp())) if headers == "x-rate-limit-reset" else str(wait.seconds)
        x = Ledger(clock, once(answering(429, body, {headers: moment} if headers else None)))
        async with looked_at_through(settings, works, x.answer, clock=clock) as (surgery, account_id):
            asked = await surgery.ask(account_id)
            await surgery.work()
            waiting = await surgery.shown(asked)
            assert waiting["state"] == "waiting"
            (job,) = await surgery.jobs()
            assert timedelta(0) <= job.due_at - (clock() + wait) <= timedelta(seconds=30)
            await nothing_half_written(surgery)
            done = await through_to_its_end(surgery, asked)
            assert (done["state"], done["people_read"]) == ("done", 2)
            assert len(await surgery.snapshots(account_id)) == 1
        assert x.most_in_a_window()["followers"] <= 2

    @pytest.mark.parametrize(
        "script",
        [
            pytest.param(_refusing_the_token, id="expired"),
            pytest.param(answering(401, legacy(89)), id="expired, in the first API's words"),
            pytest.param(answering(500, {}), id="500"),
            pytest.param(truncated, id="truncated"),
            pytest.param(answering(200, b"{]"), id="malformed"),
        ],
    )
    async def test_once_leaves_no_trace(self, settings: Settings, works: Works, script: Script) -> None:
        clock = MovableClock()
        x = Ledger(clock, once(script))
        async with looked_at_through(settings, works, x.answer, clock=clock) as (surgery, account_id):
            done = await through_to_its_end(surgery, await surgery.ask(account_id))
            assert (done["state"], done["people_read"]) == ("done", 2)
            assert await surgery.standing(account_id) == {11, 12}
            shown = await surgery.get(f"/v1/accounts/{account_id}")
            assert (shown["state"], shown["state_reason"]) == ("connected", None)
        assert x.most_in_a_window()["followers"] == 2

    async def test_a_text_that_no_database_keeps_is_cleaned(self, settings: Settings, works: Works) -> None:
        person = {"id": "11", "name": "A\x00na", "username": "a\x00na", "description": "\x00" * 9}
        clock = MovableClock()
        x = Ledger(clock, answering(200, json.dumps({"data": [person], "meta": {}}).encode()))
        async with looked_at_through(settings, works, x.answer, clock=clock) as (surgery, account_id):
            assert (await surgery.look(account_id))["state"] == "done"
            async with works.open(surgery.house.practice_id, at=clock()) as work:
                kept = await work.session.scalar(select(Profile).where(Profile.practice_id == work.practice_id))
                assert kept is not None
                assert (kept.handle, kept.name, kept.bio) == ("ana", "Ana", "")


async def through_to_its_end(surgery: Surgery, asked: Response) -> Mapping[str, Any]:
    """The checkup that was asked for, once no attempt is left."""
    for _ in range(30):
        jobs = await surgery.jobs()
        if not jobs:
            return await surgery.shown(asked)
        surgery.clock.at = max(surgery.clock.at, jobs[0].due_at)
        await surgery.work()
    raise AssertionError("the checkup does not end")


async def nothing_half_written(surgery: Surgery) -> None:
    """No report, no look, nobody's standing; and no page is kept of a checkup that is over."""
    async with surgery.works.open(surgery.house.practice_id, at=surgery.clock()) as work:
        tables = ["audience_report", "snapshot", "standing"] + ([] if await surgery.jobs() else ["kept_page"])
        for table in tables:
            rows = text(f"SELECT count(*) FROM {table} WHERE practice_id = :practice")  # names above
            assert await work.session.scalar(rows, {"practice": work.practice_id}) == 0, table
