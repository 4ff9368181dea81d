"""Every answer of the Sandbox X against X's own published descriptions, in both spellings."""

from collections.abc import AsyncIterator

import httpx2
import pytest

from service.sandbox.endpoints import ENDPOINTS, Endpoint, Shows
from service.sandbox.spelling import SPELLINGS, Spelling
from tests.sandbox_doors import Doors, Reader, open_doors
from tests.x_description import description

# X itself says these outside its description of 2.167, whose list of problems has no plain ones, and outside both when
# it falls back to the error list of its first API. They are held to 2.159's problem object and to `Error`, item by item.
OUTSIDE_THE_DESCRIPTION = frozenset({401, 403, 429, 503})


@pytest.fixture(params=sorted(SPELLINGS))
def spelling(request: pytest.FixtureRequest) -> Spelling:
    description(request.param)
    return SPELLINGS[request.param]


@pytest.fixture
async def doors(spelling: Spelling) -> AsyncIterator[Doors]:
    async with open_doors(followers=400, spelling=spelling.version) as opened:
        yield opened


@pytest.fixture
async def reader(doors: Doors) -> Reader:
    return await doors.reader()


def everything(spelling: Spelling, *, of_posts: bool) -> dict[str, str]:
    """A question for every field and expansion there is."""
    expansions = spelling.post_expansions if of_posts else spelling.user_expansions
    return {
        "user.fields": ",".join(sorted(spelling.user_fields)),
        spelling.fields_parameter: ",".join(sorted(spelling.post_fields)),
        "expansions": ",".join(sorted(expansions)),
    }


async def subjects(doors: Doors, reader: Reader) -> dict[str, str]:
    """An id for each kind of path: the reader, and the post of theirs that people reacted to most."""
    accounts = await doors.accounts()
    query = {"exclude": "replies", "tweet.fields": "public_metrics", "max_results": "100"}
    posts = (await reader.get(f"/2/users/{reader.account_id}/tweets", query)).json()["data"]
    quoted = max(posts, key=lambda each: (each["public_metrics"]["quote_count"], each["public_metrics"]["like_count"]))
    return {"users": reader.account_id, "tweets": quoted["id"], "ids": ",".join([*accounts, "12345"])}


def described_path(endpoint: Endpoint) -> str:
    return endpoint.path.replace("{id:str}", "{id}")


every_endpoint = pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.name)


class TestThisTest:
    def test_notices_an_answer_that_is_not_as_described(self, spelling: Spelling) -> None:
        path = "/2/users/{id}/followers"
        for body in ({"data": [{"id": 12, "name": "A", "username": "a"}]}, {"meta": {"result_count": "three"}}):
            answer = httpx2.Response(200, json=body)
            assert description(spelling.version).answer_faults(path, answer)


class TestAnswers:
    @every_endpoint
    async def test_are_as_described(self, doors: Doors, reader: Reader, spelling: Spelling, endpoint: Endpoint) -> None:
        path = described_path(endpoint)
        known = await subjects(doors, reader)
        required = {"ids": known["ids"]} if endpoint.name == "users" else {}
        for query in ({}, everything(spelling, of_posts=endpoint.shows is Shows.POSTS)):
            answer = await reader.get(path.replace("{id}", known[path.split("/")[2]]), query | required)
            assert answer.status_code == 200, answer.text
            assert answer.json()["data"]
            assert description(spelling.version).answer_faults(path, answer) == []

    @pytest.mark.parametrize("listed", ["followers", "following", "tweets", "mentions"])
    async def test_without_data_are_as_described(self, reader: Reader, spelling: Spelling, listed: str) -> None:
        strangers = (await reader.get(f"/2/users/{reader.account_id}/followers", {"user.fields": "protected"})).json()
        stranger = next(each["id"] for each in strangers["data"] if not each["protected"])
        # No post has so low an id.
        query = {"until_id": "1"} if listed in {"tweets", "mentions"} else {}
        answer = await reader.get(f"/2/users/{stranger}/{listed}", query)
        assert description(spelling.version).answer_faults(f"/2/users/{{id}}/{listed}", answer) == []
        assert listed == "following" or "data" not in answer.json()

    @pytest.mark.parametrize("path", ["/2/users/{id}", "/2/users/{id}/followers", "/2/users/{id}/tweets"])
    async def test_about_the_suspended_and_the_missing_are_as_described(
        self, doors: Doors, reader: Reader, spelling: Spelling, path: str
    ) -> None:
        second = (await doors.accounts())[1]
        await doors.http.post(f"/sandbox/accounts/{second}/suspension")
        for identifier in (second, "12345"):
            answer = await reader.get(path.replace("{id}", identifier))
            assert answer.status_code == 200
            assert description(spelling.version).answer_faults(path, answer) == []

    async def test_with_errors_beside_the_data_are_as_described(
        self, doors: Doors, reader: Reader, spelling: Spelling
    ) -> None:
        path = "/2/users/{id}/followers"
        victim = (await reader.get(path.format(id=reader.account_id))).json()["data"][0]["id"]
        await doors.http.post(f"/sandbox/accounts/{victim}/suspension")
        answer = await reader.get(path.format(id=reader.account_id))
        assert {"data", "errors"} <= answer.json().keys()
        assert description(spelling.version).answer_faults(path, answer) == []

    async def test_about_protected_posts_are_as_described(self, reader: Reader, spelling: Spelling) -> None:
        query = {"user.fields": "protected,connection_status", "max_results": "1000"}
        people = (await reader.get(f"/2/users/{reader.account_id}/followers", query)).json()["data"]
        shy = next(each["id"] for each in people if each["protected"] and "following" not in each["connection_status"])
        answer = await reader.get(f"/2/users/{shy}/tweets")
        assert answer.json()["errors"][0]["title"] == "Authorization Error"
        assert description(spelling.version).answer_faults("/2/users/{id}/tweets", answer) == []


class TestRefusals:
    @every_endpoint
    async def test_of_bad_questions_are_as_described(
        self, reader: Reader, spelling: Spelling, endpoint: Endpoint
    ) -> None:
        path = described_path(endpoint)
        answer = await reader.get(path.replace("{id}", reader.account_id), {"user.fields": "shoe_size"})
        assert answer.status_code == 400
        assert description(spelling.version).answer_faults(path, answer) == []

    @pytest.mark.parametrize("kind", ["429", "429-legacy", "usage-capped", "401", "401-legacy", "403", "503"])
    async def test_that_x_says_outside_its_description_keep_their_known_shape(
        self, doors: Doors, reader: Reader, kind: str
    ) -> None:
        await doors.http.post("/sandbox/faults", json={"path": "/2/users/me", "kind": kind})
        answer = await reader.get("/2/users/me")
        assert answer.status_code in OUTSIDE_THE_DESCRIPTION
        older = description("2.159")
        if kind.endswith("-legacy"):
            assert answer.headers["content-type"] == "application/json"
            assert [older.faults("/components/schemas/Error", each) for each in answer.json()["errors"]] == [[]]
        else:
            assert answer.headers["content-type"] == "application/problem+json"
            assert older.answer_faults("/2/users/me", answer) == []


class TestQuestions:
    def test_may_use_exactly_the_described_fields(self, spelling: Spelling) -> None:
        described = description(spelling.version)
        posts = "Tweet" if spelling.version == "2.159" else "Post"
        assert described.allowed("UserFieldsParameter") == spelling.user_fields
        assert described.allowed("UserExpansionsParameter") == spelling.user_expansions
        assert described.allowed(f"{posts}FieldsParameter") == spelling.post_fields
        assert described.allowed(f"{posts}ExpansionsParameter") == spelling.post_expansions

    @every_endpoint
    def test_have_the_described_bounds_and_permissions(self, spelling: Spelling, endpoint: Endpoint) -> None:
        operation = description(spelling.version).operation(described_path(endpoint))
        needed = next(each["OAuth2UserToken"] for each in operation.security if "OAuth2UserToken" in each)
        assert set(needed) == endpoint.scopes
        own = {each.name: each.shape for each in operation.parameters if each.place == "query"}
        assert own.keys() == endpoint.parameters
        sizes = own.get("max_results")
        assert (endpoint.sizes and endpoint.sizes[:2]) == (sizes and (sizes.minimum, sizes.maximum))
