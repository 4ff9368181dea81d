"""Requests that fit no contract: refused as the caller's to mend, in the one shape of a refusal, and nothing is kept."""

import base64
from collections.abc import AsyncIterator

import pytest
from httpx import Response
from litestar import Litestar
from litestar.testing import AsyncTestClient

from service.kit.settings import Settings
from service.kit.work import Works
from tests.audiences import an_account
from tests.callers import NOON, House, a_house, web
from tests.doors import Door, doors_of


@pytest.fixture
async def network(settings: Settings) -> AsyncIterator[AsyncTestClient[Litestar]]:
    async with web(settings) as opened:
        yield opened


@pytest.fixture
async def house(works: Works) -> House:
    return await a_house(works)


def require_a_remedy(refused: Response) -> None:
    problem = refused.json()
    assert refused.headers["content-type"] == "application/problem+json"
    assert problem["remedy"]
    assert problem["request_id"] == refused.headers["x-request-id"]


class TestABody:
    @pytest.mark.parametrize(
        ("body", "what"),
        [
            (b"{", "is not JSON"),
            (b"", ""),
            (b'{"name": "\xff", "time_zone": "UTC"}', "is not in UTF-8"),
            (b'{"name": "\\ud800", "time_zone": "UTC"}', "is not JSON"),
            (b"[" * 100_000, "is nested too deeply"),
            (b'{"name":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "is nested too deeply"),
        ],
        ids=["cut", "empty", "bytes", "surrogate", "open brackets", "brackets"],
    )
    async def test_that_cannot_be_read_is_refused_with_what_is_wrong(
        self, network: AsyncTestClient[Litestar], house: House, body: bytes, what: str
    ) -> None:
        refused = await network.post("/v1/clients", content=body, headers=house.owner.headers)
        assert refused.status_code == 400
        assert any(what in each["what"] for each in refused.json()["errors"])
        require_a_remedy(refused)
        kept = (await network.get("/v1/clients", headers=house.owner.headers)).json()["items"]
        assert [each["id"] for each in kept] == [str(house.client_id)]

    @pytest.mark.parametrize(
        ("field", "text"), [("name", "Maya\n"), ("language", "en\n"), ("goal", "\x00"), ("interests", ["yoga\n"])]
    )
    async def test_smuggles_no_line_end_into_a_line(
        self, network: AsyncTestClient[Litestar], house: House, field: str, text: object
    ) -> None:
        body = {"name": "Maya", "time_zone": "UTC"} | {field: text}
        refused = await network.post("/v1/clients", json=body, headers=house.owner.headers)
        assert refused.status_code == 400


class TestAnAddress:
    @pytest.mark.parametrize(("method", "path", "status"), [("PUT", "/v1/clients", 405), ("GET", "/v1/nothing", 404)])
    async def test_without_a_door_is_told_how_to_go_on(
        self, network: AsyncTestClient[Litestar], method: str, path: str, status: int
    ) -> None:
        refused = await network.request(method, path)
        assert refused.status_code == status
        require_a_remedy(refused)

    async def test_tells_all_of_its_methods_to_who_asks_and_to_who_guessed_wrong(
        self, network: AsyncTestClient[Litestar]
    ) -> None:
        doors: dict[str, list[Door]] = {}
        for door in doors_of(network.app):
            doors.setdefault(door.path, []).append(door)
        for here in doors.values():
            path = here[0].address({})["url"]
            told, guessed = await network.options(path), await network.request("TRACE", path)
            assert (told.status_code, guessed.status_code) == (204, 405)
            allowed = set(told.headers["allow"].split(", "))
            assert allowed == set(guessed.headers["allow"].split(", "))
            # HEAD is told of where it is answered, and stands in no contract.
            assert allowed - {"HEAD"} == {"OPTIONS", *(each.method.upper() for each in here)}

    @pytest.mark.parametrize("path", ["/v1/nothing", "/v1/clients/no-id"])
    async def test_that_is_none_has_no_methods(self, network: AsyncTestClient[Litestar], path: str) -> None:
        refused = await network.options(path)
        assert refused.status_code == 404
        require_a_remedy(refused)


class TestACursor:
    @pytest.mark.parametrize("key", ["[40000, 1]", "[0, 9223372036854775808]", "[-2, 0]", "[0, -1]", "[0]"])
    async def test_that_no_list_of_followers_gave_out_is_refused(
        self, network: AsyncTestClient[Litestar], house: House, works: Works, key: str
    ) -> None:
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
        cursor = base64.urlsafe_b64encode(key.encode()).decode()
        path = f"/v1/accounts/{account.id}/followers"
        refused = await network.get(path, params={"cursor": cursor}, headers=house.owner.headers)
        assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (400, "cursor-invalid")
