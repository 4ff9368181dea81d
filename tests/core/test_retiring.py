"""A door that goes says so in each answer and in the contract, in time."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from litestar import Litestar, get
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath
from litestar.testing import TestClient

from service.kit.contract_headers import ContractConfig
from service.kit.problems import NotFound, Problem, answer_problem
from service.kit.retiring import NOTICE, Retiring, RetiringMiddleware, retiring, retiring_among

SINCE = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
UNTIL = datetime(2027, 6, 1, 0, 0, tzinfo=UTC)
TOLD = {
    "deprecation": "@1793620800",
    "sunset": "Tue, 01 Jun 2027 00:00:00 GMT",
    "link": '</docs/guides/asking>; rel="deprecation"',
}


@get("/old/{there:int}", operation_id="showOld", opt=retiring(SINCE, UNTIL, instead="/docs/guides/asking"))
async def show_old(there: FromPath[int]) -> dict[str, int]:
    """Answer, or refuse."""
    if not there:
        raise NotFound
    return {"there": there}


@get("/new", operation_id="showNew")
async def show_new() -> dict[str, int]:
    """Stay."""
    return {}


DOORS: Sequence[HTTPRouteHandler] = (show_old, show_new)


@pytest.fixture(scope="module")
def app() -> Litestar:
    return Litestar(
        [*DOORS],
        middleware=[RetiringMiddleware()],
        exception_handlers={Problem: answer_problem},
        openapi_config=ContractConfig(title="Old", version="1", retiring=retiring_among(DOORS)),
    )


class TestADoorThatGoes:
    @pytest.mark.parametrize(("address", "status"), [("/old/1", 200), ("/old/0", 404)])
    def test_tells_since_when_until_when_and_what_instead(self, app: Litestar, address: str, status: int) -> None:
        with TestClient(app) as network:
            answer = network.get(address)
            other = network.get("/new")
        assert answer.status_code == status
        assert {name: answer.headers[name] for name in TOLD} == TOLD
        assert TOLD.keys().isdisjoint(other.headers)

    def test_is_deprecated_in_the_contract_with_its_headers(self, app: Litestar) -> None:
        document: dict[str, Any] = json.loads(json.dumps(app.openapi_schema.to_schema()))
        old, new = document["paths"]["/old/{there}"]["get"], document["paths"]["/new"]["get"]
        assert (old["deprecated"], new["deprecated"]) == (True, False)
        for response in old["responses"].values():
            examples = {
                name: response["headers"][name]["schema"]["examples"] for name in ("Deprecation", "Sunset", "Link")
            }
            assert {name.lower(): example for name, [example] in examples.items()} == TOLD
        assert all("Sunset" not in response["headers"] for response in new["responses"].values())

    def test_is_kept_for_half_a_year_after_it_said_so(self) -> None:
        assert Retiring(SINCE, SINCE + NOTICE).instead is None
        with pytest.raises(ValueError, match="180 days"):
            retiring(SINCE, SINCE + NOTICE - timedelta(seconds=1))
