from collections.abc import AsyncIterator

import httpx2
import msgspec
import pytest

from service.sandbox.ledger import LedgerView
from tests.sandbox_doors import NOON, Doors, Reader, open_doors


@pytest.fixture
async def doors() -> AsyncIterator[Doors]:
    async with open_doors() as opened:
        yield opened


@pytest.fixture
async def reader(doors: Doors) -> Reader:
    return await doors.reader()


async def plant(doors: Doors, **fault: object) -> None:
    (await doors.http.post("/sandbox/faults", json=fault)).raise_for_status()


class TestClock:
    async def test_moves_on_and_never_back(self, doors: Doors) -> None:
        await doors.advance(90)
        clock = (await doors.http.get("/sandbox/clock")).json()
        assert clock == {"now": "2026-10-20T12:01:30Z", "offset_seconds": 90.0}
        refused = await doors.http.post("/sandbox/clock", json={"advance_seconds": -1})
        assert refused.status_code == 400


class TestTruth:
    async def test_is_told_of_hosted_accounts_only(self, doors: Doors, reader: Reader) -> None:
        truth = (await doors.http.get(f"/sandbox/truth/{reader.account_id}")).json()
        assert truth["kind"] == "auto_follow_tool"
        somebody = next(iter(truth["followers"]))
        assert (await doors.http.get(f"/sandbox/truth/{somebody}")).status_code == 404
        assert (await doors.http.get("/sandbox/truth/nobody")).status_code == 404


class TestFaults:
    @pytest.mark.parametrize(
        ("kind", "status"),
        [
            ("429", 429),
            ("429-legacy", 429),
            ("usage-capped", 429),
            ("401", 401),
            ("401-legacy", 401),
            ("403", 403),
            ("503", 503),
        ],
    )
    async def test_refuse_as_planted_and_then_no_more(
        self, doors: Doors, reader: Reader, kind: str, status: int
    ) -> None:
        await plant(doors, path="/2/users/*/followers", kind=kind, calls=2)
        path = f"/2/users/{reader.account_id}/followers"
        statuses = [(await reader.get(each)).status_code for each in (path, "/2/users/me", path, path)]
        assert statuses == [status, 200, status, 200]

    async def test_tell_when_a_planted_429_is_over(self, doors: Doors, reader: Reader) -> None:
        await plant(doors, path="/2/users/me", kind="429", seconds=120)
        refused = await reader.get("/2/users/me")
        assert int(refused.headers["x-rate-limit-reset"]) == NOON.timestamp() + 120

    async def test_can_wait_for_some_calls_to_go_well(self, doors: Doors, reader: Reader) -> None:
        await plant(doors, path="/2/users/me", kind="503", after=1)
        assert [(await reader.get("/2/users/me")).status_code for _ in range(3)] == [200, 503, 200]

    async def test_reach_the_token_endpoint_too(self, doors: Doors, reader: Reader) -> None:
        await plant(doors, path="/2/oauth2/token", kind="503")
        assert (await doors.refresh(reader.refresh_token)).status_code == 503
        assert (await doors.refresh(reader.refresh_token)).status_code == 200

    async def test_break_the_answer(self, doors: Doors, reader: Reader) -> None:
        await plant(doors, path="/2/users/me", kind="malformed")
        broken = await reader.get("/2/users/me")
        assert broken.status_code == 200
        with pytest.raises(ValueError, match="Unterminated string"):
            broken.json()
        await plant(doors, path="/2/users/me", kind="malformed", body='{"data":{"id":"\\u0000"}}')
        assert (await reader.get("/2/users/me")).json() == {"data": {"id": "\0"}}

    async def test_make_the_answer_huge(self, doors: Doors, reader: Reader) -> None:
        await plant(doors, path="/2/users/me", kind="huge", megabytes=2)
        answer = await reader.get("/2/users/me")
        assert (answer.status_code, answer.json(), len(answer.content)) == (200, {"data": []}, 11 + (2 << 20))

    async def test_break_the_connection(self, doors: Doors, reader: Reader) -> None:
        await plant(doors, path="/2/users/me", kind="reset")
        with pytest.raises(Exception, match="response started"):
            await reader.get("/2/users/me")

    async def test_delay_the_answer(self, doors: Doors, reader: Reader) -> None:
        await plant(doors, path="/2/users/me", kind="hang", seconds=0.01)
        assert (await reader.get("/2/users/me")).status_code == 200

    async def test_can_be_looked_at_and_taken_back(self, doors: Doors, reader: Reader) -> None:
        await plant(doors, path="/2/users/me", kind="503")
        planted = (await doors.http.get("/sandbox/faults")).json()
        assert [(each["path"], each["kind"], each["calls"]) for each in planted] == [("/2/users/me", "503", 1)]
        await doors.http.delete("/sandbox/faults")
        assert (await reader.get("/2/users/me")).status_code == 200

    @pytest.mark.parametrize(
        "fault", [{"path": "/2/users/me", "kind": "sadness"}, {"kind": "503"}, {"path": "/", "x": 1}]
    )
    async def test_that_make_no_sense_are_refused(self, doors: Doors, fault: dict[str, object]) -> None:
        assert (await doors.http.post("/sandbox/faults", json=fault)).status_code == 400


class TestLedger:
    async def ledger(self, http: httpx2.AsyncClient) -> LedgerView:
        return msgspec.json.decode((await http.get("/sandbox/ledger")).content, type=LedgerView)

    async def test_charges_each_person_once_a_day(self, doors: Doors, reader: Reader) -> None:
        ids = await reader.all_ids(f"/2/users/{reader.account_id}/followers", 1000)
        await reader.all_ids(f"/2/users/{reader.account_id}/followers", 1000)
        ledger = await self.ledger(doors.http)
        everybody = len(ids) + 1
        assert ledger.charged == {"user": everybody}
        assert ledger.returned == {"user": 2 * len(ids) + 1}
        assert ledger.cost_micro_dollars == everybody * 10_000
        await doors.advance(86_400)
        tomorrow = await (await doors.reader()).all_ids(f"/2/users/{reader.account_id}/followers", 1000)
        assert (await self.ledger(doors.http)).charged == {"user": everybody + len(tomorrow) + 1}

    async def test_counts_calls_and_how_they_ended(self, doors: Doors, reader: Reader) -> None:
        await reader.get(f"/2/users/{reader.account_id}/tweets", max_results="5")
        await reader.get(f"/2/users/{reader.account_id}/tweets", max_results="1")
        ledger = await self.ledger(doors.http)
        assert ledger.calls == {"token authorization_code": 1, "me": 1, "tweets": 2}
        assert ledger.statuses["tweets 200"] == ledger.statuses["tweets 400"] == 1
        assert ledger.charged["post"] == 5

    async def test_charges_for_what_expansions_bring_along(self, doors: Doors, reader: Reader) -> None:
        query = {"expansions": "most_recent_post_id", "max_results": "50"}
        page = (await reader.get(f"/2/users/{reader.account_id}/followers", query)).json()
        assert (await self.ledger(doors.http)).charged["post"] == len(page["includes"]["posts"]) > 0
