"""`fields=` asks for some members of an answer alone, at every door that only reads."""

import json
from typing import Any

import pytest
from httpx import Response

from service.app import DOORS, create_app
from service.kit.settings import Settings
from service.kit.sparse import SPARSE_JSON, selectable
from service.kit.work import Works
from tests.audiences import an_account
from tests.callers import NOON, House, a_house, web


@pytest.fixture
async def house(works: Works) -> House:
    return await a_house(works)


class TestAView:
    async def test_holds_what_is_named_and_nothing_else(self, settings: Settings, house: House) -> None:
        async with web(settings) as network:
            address = f"/v1/clients/{house.client_id}"
            whole = await network.get(address, headers=house.coach.headers)
            part = await network.get(f"{address}?fields=name,id", headers=house.coach.headers)
            again = await network.get(f"{address}?fields=id&fields=name", headers=house.coach.headers)
        assert part.status_code == 200
        assert part.json() == {name: whole.json()[name] for name in ("id", "name")}
        assert again.content == part.content
        assert (whole.headers["content-type"], part.headers["content-type"]) == ("application/json", SPARSE_JSON)

    async def test_has_a_tag_for_each_choice(self, settings: Settings, house: House) -> None:
        async with web(settings) as network:

            async def asked(fields: str, tag: str = "") -> Response:
                headers = house.coach.headers | ({"If-None-Match": tag} if tag else {})
                return await network.get(f"/v1/clients/{house.client_id}/overview{fields}", headers=headers)

            whole, some, other = [await asked(each) for each in ("", "?fields=client_id", "?fields=accounts")]
            assert len({each.headers["etag"] for each in (whole, some, other)}) == 3
            unchanged = await asked("?fields=client_id", some.headers["etag"])
            assert (unchanged.status_code, unchanged.content) == (304, b"")
            assert unchanged.headers["etag"] == some.headers["etag"]
            assert (await asked("?fields=client_id", whole.headers["etag"])).status_code == 200
            assert (await asked("", some.headers["etag"])).status_code == 200
            assert [(await asked(each, "x" * 1001)).status_code for each in ("", "?fields=client_id")] == [400, 400]


class TestAList:
    async def test_holds_what_is_named_of_each_item_and_the_way_on(self, settings: Settings, house: House) -> None:
        async with web(settings) as network:
            for name in ("Ada", "Bea"):
                body = {"name": name, "time_zone": "Europe/London"}
                assert (await network.post("/v1/clients", json=body, headers=house.owner.headers)).status_code == 201
            whole = await network.get("/v1/clients?limit=2", headers=house.owner.headers)
            part = await network.get("/v1/clients?limit=2&fields=name", headers=house.owner.headers)
        assert part.json()["items"] == [{"name": each["name"]} for each in whole.json()["items"]]
        assert part.json()["next_cursor"] == whole.json()["next_cursor"] is not None

    async def test_keeps_numbers_as_they_were_written(self, settings: Settings, works: Works, house: House) -> None:
        async with works.open(house.practice_id, at=NOON) as work:
            await an_account(work, house.client_id)
        address = f"/v1/clients/{house.client_id}/accounts"
        async with web(settings) as network:
            whole = await network.get(address, headers=house.owner.headers)
            names = ",".join(items(whole)[0])
            part = await network.get(f"{address}?fields={names}", headers=house.owner.headers)
        assert part.content == whole.content


class TestAWrongName:
    @pytest.mark.parametrize("fields", ["nmae", "", "id,", "id, name", "name,__class__", "Name"])
    async def test_is_refused_with_the_possible_ones(self, settings: Settings, house: House, fields: str) -> None:
        async with web(settings) as network:
            refused = await network.get("/v1/clients", params={"fields": fields}, headers=house.owner.headers)
        assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (400, "fields-unknown")
        [error] = refused.json()["errors"]
        assert error["where"] == "fields"
        assert "id, name" in error["what"]

    async def test_does_not_come_before_who_may_ask(self, settings: Settings, house: House) -> None:
        async with web(settings) as network:
            unknown = await network.get("/v1/clients?fields=nothing")
            forbidden = await network.get("/v1/receivers?fields=nothing", headers=house.client.headers)
        assert (unknown.status_code, forbidden.status_code) == (401, 403)


class TestTheContract:
    def test_says_at_every_read_which_fields_there_are(self) -> None:
        document: dict[str, Any] = json.loads(json.dumps(create_app(Settings()).openapi_schema.to_schema()))
        told = {
            operation["operationId"]: parameter["schema"]["items"]["enum"]
            for item in document["paths"].values()
            for operation in item.values()
            for parameter in operation.get("parameters", ())
            if parameter["name"] == "fields"
        }
        assert told == {name: list(each.names) for name, each in selectable(DOORS).items()}
        reads = {
            item["get"]["operationId"]
            for path, item in document["paths"].items()
            if "get" in item and path.startswith("/v1/")
        }
        assert reads - told.keys() == {"streamChanges", "showBriefAsMarkdown", "showBriefAsPdf"}


def items(answer: Response) -> list[dict[str, Any]]:
    """What a list holds, in pages or not."""
    told = answer.json()
    return list(told["items"] if isinstance(told, dict) else told)
