"""Everything of Meta's that passes by itself, on each route: too many calls, outages, nonsense, and lists without an end."""

import resource
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from structlog.testing import capture_logs

from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import Route
from tests.meta_failing import ALWAYS, Ward, failing, moment, usage
from tests.meta_sandbox import meta_sandbox_process

ROUTES = [Route.INSTAGRAM, Route.INSTAGRAM_BY_FACEBOOK, Route.FACEBOOK]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ATTEMPTS = 8
CALLS_AN_HOUR = 200
"""For each person who uses an app (Graph API, Rate Limits, Platform)."""
PATIENCE = timedelta(milliseconds=100)
LARGEST_GROWTH = 64 * 1024 * 1024
KIBIBYTE = 1024
POST = '{"id":"1","timestamp":"2026-01-01T00:00:00+0000","created_time":"2026-01-01T00:00:00+0000"}'


def listed(entries: str, after: str | None = None) -> str:
    """An answer with these posts, after which the list goes on at this cursor, or nowhere."""
    paging = "" if after is None else f',"paging":{{"cursors":{{"after":"{after}"}},"next":"https://graph.example/"}}'
    return f'{{"data":[{entries}]{paging}}}'


TOO_MANY = [
    pytest.param({"code": 4}, usage(100), HOUR, id="4 app, told in X-App-Usage"),
    pytest.param({"code": 4}, {}, HOUR, id="4 app"),
    pytest.param({"code": 4}, {"x-app-usage": "{]"}, HOUR, id="4 app, told unreadably"),
    pytest.param({"code": 17}, {}, HOUR, id="17 person"),
    pytest.param({"code": 32}, usage(20), HOUR, id="32 page"),
    pytest.param({"code": 341}, {}, HOUR, id="341 app"),
    pytest.param({"code": 613}, {}, HOUR, id="613 custom"),
    pytest.param({"code": 80001}, usage(business=100, regain=17), timedelta(minutes=17), id="80001, access in 17 minutes"),
    pytest.param({"code": 80002}, usage(business=100, regain=17), timedelta(minutes=17), id="80002, access in 17 minutes"),
    pytest.param({"code": 80002}, usage(business=100), DAY, id="80002, nothing said of access"),
    pytest.param({"code": 80002}, usage(business=100, regain=10**9), DAY, id="80002, access in ages"),
    pytest.param({"code": 0, "status": 429}, {}, HOUR, id="429 without a code"),
]  # fmt: skip
NEARLY = [
    pytest.param(usage(76), HOUR, id="X-App-Usage"),
    pytest.param(usage(1, business=76), DAY, id="X-Business-Use-Case-Usage"),
    pytest.param(usage(1, business=3, regain=30), timedelta(minutes=30), id="X-Business-Use-Case-Usage with regain time"),
]  # fmt: skip
OUTAGES = [
    pytest.param({"kind": "error", "code": 1, "status": 500}, "network_down", id="1 unknown"),
    pytest.param({"kind": "error", "code": 2, "status": 503}, "network_down", id="2 service"),
    pytest.param({"kind": "error", "code": 2}, "network_down", id="2 service, as a wrong question"),
    pytest.param({"kind": "503"}, "network_down", id="503"),
    pytest.param({"kind": "reset"}, "network_down", id="reset"),
    pytest.param({"kind": "malformed"}, "answer_malformed", id="half an answer"),
    pytest.param({"kind": "malformed", "body": "{]"}, "answer_malformed", id="no JSON"),
    pytest.param({"kind": "malformed", "body": ""}, "answer_malformed", id="nothing"),
    pytest.param({"kind": "malformed", "body": "{}"}, "answer_malformed", id="no list"),
]
NONSENSE = [
    pytest.param("[" * 200_000, id="nested"),
    pytest.param('{"data":{"id":7}}', id="wrong types"),
    pytest.param('{"data":[{"id":"0"}]}', id="wrong ids"),
    pytest.param(listed(POST, "again"), id="endless cursor"),
    pytest.param(listed("", "{turn}"), id="empty pages for ever"),
    pytest.param(listed(POST, "{turn}"), id="the same page again"),
]


@pytest.fixture(scope="module")
def meta_url() -> Iterator[str]:
    with meta_sandbox_process() as url:
        yield url


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Every failure is logged, with its stack; drawing those takes longer than all the rest."""
    with capture_logs():
        yield


@dataclass(frozen=True)
class Waiting:
    """How to have Tess's account on a route, with or without patience."""

    settings: Settings
    works: Works
    url: str
    route: Route

    def ward(self, **how: Any) -> AbstractAsyncContextManager[Ward]:  # noqa: ANN401 # as `failing` takes it
        return failing(self.settings, self.works, self.url, self.route, **how)


@pytest.fixture(params=ROUTES)
def hall(request: pytest.FixtureRequest, settings: Settings, works: Works, meta_url: str) -> Waiting:
    return Waiting(settings, works, meta_url, request.param)


@pytest.fixture
async def ward(hall: Waiting) -> AsyncIterator[Ward]:
    async with hall.ward() as opened:
        yield opened


class TestTooManyCalls:
    @pytest.mark.parametrize(("error", "headers", "wait"), TOO_MANY)
    async def test_are_waited_out_for_as_long_as_meta_says(
        self, ward: Ward, error: Mapping[str, int], headers: Mapping[str, str], wait: timedelta
    ) -> None:
        await ward.fail(ward.first_list, kind="error", calls=1, headers=headers, **error)
        await is_waited_out(ward, "throttled", wait)

    @pytest.mark.parametrize(("headers", "wait"), NEARLY)
    async def test_are_not_made_once_an_answer_tells_of_three_quarters(
        self, ward: Ward, headers: Mapping[str, str], wait: timedelta
    ) -> None:
        await ward.fail(ward.first_list, kind="malformed", calls=1, headers=headers, body=listed(POST))
        await is_waited_out(ward, "quota_spared", wait)


class TestAFailureThatStays:
    """Meta is asked again, ever more seldom; what stays wrong is told after eight attempts."""

    @pytest.mark.parametrize(("mishap", "code"), OUTAGES)
    async def test_of_the_account_itself_is_told_in_the_end(
        self, ward: Ward, mishap: Mapping[str, Any], code: str
    ) -> None:
        await ward.fail("me", **mishap)
        await is_told_in_the_end(ward, code)

    @pytest.mark.parametrize("body", NONSENSE)
    async def test_of_a_list_is_told_in_the_end(self, ward: Ward, body: str) -> None:
        await ward.fail(ward.first_list, kind="malformed", body=body)
        await is_told_in_the_end(ward, "answer_malformed")

    async def test_of_a_list_is_told_in_the_end_where_some_of_the_quota_is_used(self, ward: Ward) -> None:
        again = listed(POST, "{turn}")
        await ward.fail(ward.first_list, kind="malformed", calls=1, headers=usage(3, business=3), body=again)
        await ward.fail(ward.first_list, kind="malformed", body=again)
        await is_told_in_the_end(ward, "answer_malformed")

    async def test_to_answer_at_all_is_told_in_the_end(self, hall: Waiting) -> None:
        async with hall.ward(answer_within=PATIENCE) as ward:
            await ward.fail("me", kind="hang", seconds=5 * PATIENCE.total_seconds())
            await is_told_in_the_end(ward, "network_down")

    async def test_of_a_gibibyte_takes_no_memory(self, ward: Ward) -> None:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        await ward.fail(ward.first_list, kind="huge", megabytes=1_024)
        await is_told_in_the_end(ward, "answer_malformed")
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        assert (after - before) * KIBIBYTE < LARGEST_GROWTH


class TestAFailureThatPasses:
    @pytest.mark.parametrize(
        "mishap", [each.values[0] for each in OUTAGES if each.id in {"1 unknown", "reset", "no JSON"}]
    )
    async def test_leaves_no_trace(self, ward: Ward, mishap: Mapping[str, Any]) -> None:
        await ward.fail(ward.first_list, calls=1, **mishap)
        attempts, done = await ward.to_the_end(await ward.ask())
        assert (attempts, done["state"], done["failure"]) == (2, "done", None)
        assert (await ward.state(), await ward.tokens(), await ward.told()) == (("connected", None), 1, [])
        assert await ward.kept_pages() == 0


async def is_waited_out(ward: Ward, code: str, wait: timedelta) -> None:
    """Nothing is asked or concluded until the wait is over; then the checkup goes on to its end."""
    asked = await ward.ask()
    shown = await ward.tess.surgery.shown(asked)
    assert (shown["state"], shown["waiting_reason"]["code"]) == ("waiting", code)
    assert shown["waiting_reason"]["text"]
    assert moment(shown["waiting_until"]) == ward.tess.surgery.clock() + wait
    assert (await ward.concluded(), await ward.unplayed()) == (0, 0)
    calls = await ward.calls()
    await ward.later(wait - timedelta(seconds=1))
    assert await ward.calls() == calls
    await ward.later(timedelta(seconds=1))
    assert (await ward.tess.surgery.shown(asked))["state"] == "done"
    assert (await ward.state(), await ward.tokens(), await ward.told()) == (("connected", None), 1, [])


async def is_told_in_the_end(ward: Ward, code: str) -> None:
    """Eight attempts, no call too many, the failure in words, and nothing half-written."""
    calls = await ward.calls()
    attempts, done = await ward.to_the_end(await ward.ask())
    assert (attempts, done["state"], done["failure"]["code"]) == (ATTEMPTS, "failed", code)
    assert done["failure"]["text"]
    assert done["failure"]["remedy"]
    assert (await ward.state(), await ward.tokens(), await ward.told()) == (("connected", None), 1, [])
    assert (await ward.concluded(), await ward.kept_pages()) == (0, 0)
    assert await ward.calls() - calls + ALWAYS - await ward.unplayed() <= CALLS_AN_HOUR
