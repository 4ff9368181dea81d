"""The contract that front ends are built on: complete, true to itself, and written down as the doors are."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from litestar.routes import HTTPRoute

from service.access.guard import May
from service.app import EVENT_TYPES, TAGS, create_app
from service.commands.openapi import CONTRACT, contract
from service.kit.limits import Limited
from service.kit.problems import PROBLEM_JSON
from service.kit.settings import Settings
from service.platforms.contract import Platform

METHODS = {"get", "put", "post", "patch", "delete"}
PLAIN_NAME = re.compile(r"[A-Z][A-Za-z0-9]+")

Told = Mapping[str, Any]


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """As a caller gets it."""
    decoded: dict[str, Any] = json.loads(contract())
    return decoded


@pytest.fixture(scope="module")
def operations(document: Told) -> dict[str, Told]:
    return {
        operation["operationId"]: operation
        for item in document["paths"].values()
        for method, operation in item.items()
        if method in METHODS
    }


def faults(document: Told, schema: Told, examples: list[object]) -> list[str]:
    """Why these examples are not what the schema says."""
    whole = {**schema, "components": document["components"]}
    judge = Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [error.message for example in examples for error in judge.iter_errors(example)]


class TestEveryOperation:
    def test_has_a_name_of_its_own(self, document: Told, operations: Told) -> None:
        assert len(operations) == sum(len(METHODS & item.keys()) for item in document["paths"].values())
        assert [name for name in operations if not re.fullmatch(r"[a-z]+[A-Za-z]+", name)] == []

    @pytest.mark.parametrize("what", ["summary", "description", "tags"])
    def test_says_what_it_does(self, operations: dict[str, Told], what: str) -> None:
        assert [name for name, operation in operations.items() if not operation.get(what)] == []

    def test_stands_under_a_heading_that_is_explained(self, operations: dict[str, Told]) -> None:
        explained = {each.name for each in TAGS if each.description}
        assert {name: each["tags"] for name, each in operations.items() if not explained >= set(each["tags"])} == {}

    def test_tells_how_it_may_refuse(self, operations: dict[str, Told]) -> None:
        """Refusals of one shape each; whether a process lives or serves is asked without anything to get wrong."""
        silent = [
            name
            for name, operation in operations.items()
            if operation["tags"] != ["Operations"]
            and not any(status.startswith("4") for status in operation["responses"])
        ]
        assert silent == []

    def test_tells_that_the_database_may_be_away_and_when_to_come_back(self, document: Told) -> None:
        answers = [
            operation["responses"]
            for path, item in document["paths"].items()
            for method, operation in item.items()
            if method in METHODS and path.startswith("/v1/")
        ]
        assert all("`database-away`" in each["503"]["description"] for each in answers)
        waiting = [each[status] for each in answers for status in ("429", "503") if status in each]
        assert all("Retry-After" in each["headers"] for each in waiting)

    def test_refuses_in_problem_details_alone(self, operations: dict[str, Told]) -> None:
        others = [
            f"{name} {status}"
            for name, operation in operations.items()
            for status, answer in operation["responses"].items()
            if status.startswith("4") and set(answer["content"]) != {PROBLEM_JSON}
        ]
        assert others == []

    def test_asks_for_a_token_unless_anyone_may_enter(self, document: Told, operations: dict[str, Told]) -> None:
        free = {
            str(handler.operation_id)
            for route in create_app(Settings()).routes
            for handler in getattr(route, "route_handlers", ())
            if handler.opt.get("anyone")
        }
        assert document["security"] == [{"bearer": []}]
        says_free = {name for name, operation in operations.items() if operation.get("security") == [{}]}
        assert says_free == free & operations.keys()

    def test_describes_what_it_takes(self, operations: dict[str, Told]) -> None:
        bare = [
            f"{name}: {parameter['in']} {parameter['name']}"
            for name, operation in operations.items()
            for parameter in operation.get("parameters", ())
            if not parameter.get("description")
        ]
        assert bare == []


class TestHeaders:
    """Of the doors that use them; for each, what the contract says must be what is sent or taken."""

    def test_let_every_post_be_sent_again(self, document: Told) -> None:
        for item in document["paths"].values():
            for method, operation in item.items():
                keys = [each for each in operation.get("parameters", ()) if each["name"] == "Idempotency-Key"]
                assert len(keys) == (method == "post"), operation["operationId"]
                if keys:
                    assert keys[0]["in"] == "header"
                    assert faults(document, keys[0]["schema"], keys[0]["schema"]["examples"]) == []
                    assert "key-used-for-another" in operation["responses"]["422"]["description"]
                    assert "request-still-running" in operation["responses"]["409"]["description"]

    def test_tell_when_to_come_back_and_what_is_left_where_there_is_a_limit(self, operations: dict[str, Told]) -> None:
        limited = {
            name
            for name, each in operations.items()
            if "too-many-requests" in each["responses"].get("429", {}).get("description", "")
        }
        guarded = {
            str(handler.operation_id)
            for route in create_app(Settings()).routes
            if isinstance(route, HTTPRoute)
            for handler in route.route_handlers
            if handler.operation_id and any(isinstance(guard, Limited | May) for guard in handler.resolve_guards())
        }
        entered = {"signIn", "openPractice", "acceptInvitation", "makeApiKey", "makeConnectLink"}
        assert entered <= guarded == limited
        for name in limited:
            answers = operations[name]["responses"]
            assert answers["429"]["headers"]["Retry-After"]["schema"]["type"] == "integer"
            assert all({"RateLimit", "RateLimit-Policy"} <= set(each["headers"]) for each in answers.values())

    def test_name_the_views_that_need_not_be_sent_again(self, operations: dict[str, Told]) -> None:
        tagged = [each for each in operations.values() if "304" in each["responses"]]
        assert tagged
        for operation in tagged:
            assert "If-None-Match" in [each["name"] for each in operation["parameters"]]
            assert all("ETag" in operation["responses"][status]["headers"] for status in ("200", "304"))

    def test_are_all_described(self, operations: dict[str, Told]) -> None:
        for operation in operations.values():
            for answer in operation["responses"].values():
                assert "X-Request-Id" in answer["headers"]
                assert all(each["description"] for each in answer["headers"].values())


class TestEveryShape:
    def test_has_a_plain_name(self, document: Told) -> None:
        assert [name for name in document["components"]["schemas"] if not PLAIN_NAME.fullmatch(name)] == []

    def test_says_what_it_is_and_not_how_one_field_uses_it(self, document: Told) -> None:
        shapes = document["components"]["schemas"]
        assert [name for name, shape in shapes.items() if not shape.get("description")] == []
        assert shapes["Platform"]["description"] == Platform.__doc__

    def test_describes_each_field(self, document: Told) -> None:
        bare = [
            f"{name}.{field}"
            for name, shape in document["components"]["schemas"].items()
            for field, schema in shape.get("properties", {}).items()
            if not schema.get("description") and "$ref" not in schema
        ]
        assert bare == []

    def test_gives_an_example_that_fits_it(self, document: Told) -> None:
        shapes = document["components"]["schemas"]
        assert [name for name, shape in shapes.items() if not shape.get("examples")] == []
        assert {
            name: found for name, shape in shapes.items() if (found := faults(document, shape, shape["examples"]))
        } == {}

    def test_gives_examples_of_fields_that_fit_them(self, document: Told) -> None:
        unfit = {
            f"{name}.{field}": found
            for name, shape in document["components"]["schemas"].items()
            for field, schema in shape.get("properties", {}).items()
            if (found := faults(document, schema, schema.get("examples", [])))
        }
        assert unfit == {}


class TestEveryWebhook:
    def test_is_announced_under_the_name_of_its_event(self, document: Told, operations: Told) -> None:
        assert list(document["webhooks"]) == sorted(each.name for each in EVENT_TYPES.events)
        names = [each["post"]["operationId"] for each in document["webhooks"].values()]
        assert len(set(names)) == len(names)
        assert set(names).isdisjoint(operations)

    def test_gives_an_example_that_fits_it(self, document: Told) -> None:
        for schema in payloads(document):
            assert schema["examples"]
            assert faults(document, schema, schema["examples"]) == []

    def test_describes_each_field(self, document: Told) -> None:
        for schema in payloads(document):
            fields = {**schema["properties"], **schema["properties"]["data"]["properties"]}
            assert [name for name, told in fields.items() if not told.get("description")] == []


def payloads(document: Told) -> Iterator[dict[str, Any]]:
    for item in document["webhooks"].values():
        yield item["post"]["requestBody"]["content"]["application/json"]["schema"]


class TestTheWrittenContract:
    def test_says_what_the_doors_say(self) -> None:
        assert CONTRACT.read_text() == contract(), "out of date; write it again with: make openapi"
