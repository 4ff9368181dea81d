"""Bodies of every door: taken only with the fields and the JSON types that the contract names."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from httpx import Response
from jsonschema import Draft202012Validator
from litestar import Litestar
from litestar.testing import AsyncTestClient

from service.access.roles import Role, holds
from service.kit.settings import Settings
from service.kit.work import Works
from tests.callers import House, a_house, web
from tests.doors import Door, doors_of

OF_EVERY_TYPE = (0, 1, 1.5, "1", "true", True, False, None, ["1"], {"1": 1})


@dataclass(frozen=True)
class Doors:
    """Every door that takes JSON, and callers who may enter each."""

    app: AsyncTestClient[Litestar]
    house: House
    doors: list[Door]
    shapes: dict[str, Any]

    async def enter(self, door: Door, **fields: object) -> Response:
        """The door's answer to a body that fits, with these fields in place of its own."""
        request = door.request({})
        request["json"] |= fields
        caller = next(self.house.as_role(role) for role in Role if all(holds(role, each) for each in door.permissions))
        return await self.app.request(**request, headers={} if door.anyone else caller.headers)

    def fields(self, door: Door) -> dict[str, Any]:
        """What the contract says of each field of the door's body."""
        assert door.body is not None
        fields: dict[str, Any] = self.shapes[door.body["$ref"].rpartition("/")[2]]["properties"]
        return fields

    def fits(self, field: object, value: object) -> bool:
        """Whether the contract takes this value in this field."""
        return bool(Draft202012Validator({"allOf": [field], "components": {"schemas": self.shapes}}).is_valid(value))


@pytest.fixture
async def doors(settings: Settings, works: Works) -> AsyncIterator[Doors]:
    async with web(settings) as app:
        asked = [each for each in doors_of(app.app) if each.body is not None]
        shapes = app.app.openapi_schema.to_schema()["components"]["schemas"]
        yield Doors(app, await a_house(works), asked, shapes)


BY_BROWSERS = frozenset({"PasskeyAnswer", "AnswerResponse", "PasskeyMade", "MadeResponse"})
"""What browsers write, by a standard that goes on to add fields (Web Authentication, `AuthenticationResponseJSON`)."""


class TestEveryBody:
    async def test_is_refused_with_a_field_that_nobody_knows(self, doors: Doors) -> None:
        for door in doors.doors:
            refused = await doors.enter(door, unheard_of=1)
            assert (door.operation_id, refused.status_code) == (door.operation_id, 400), refused.text
            assert "unheard_of" in refused.text

    async def test_is_refused_where_a_value_is_of_another_type(self, doors: Doors) -> None:
        """No number for a truth value, no text for a number: what the contract refuses, the door refuses."""
        taken = []
        for door in doors.doors:
            for name, field in doors.fields(door).items():
                for value in OF_EVERY_TYPE:
                    if doors.fits(field, value):
                        continue
                    refused = await doors.enter(door, **{name: value})
                    places = [each["where"] for each in refused.json().get("errors", [])]
                    if refused.status_code != 400 or not any(place.startswith(name) for place in places):
                        taken.append((door.operation_id, name, value, refused.text))
        assert taken == []


class TestTheContract:
    async def test_says_of_every_object_in_a_body_that_it_holds_no_other_fields(self, doors: Doors) -> None:
        open_ones = [
            f"{door.operation_id}: {schema.get('title')}"
            for door in doors.doors
            for schema in objects_in(door.body, doors.shapes)
            if schema.get("additionalProperties") is not False and schema.get("title") not in BY_BROWSERS
        ]
        assert open_ones == []


def objects_in(schema: object, shapes: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every object that this schema lets in, however deep."""
    match schema:
        case {"$ref": str(ref)}:
            yield from objects_in(shapes[ref.rpartition("/")[2]], shapes)
        case dict():
            if schema.get("type") == "object":
                yield schema
            for name, each in schema.items():
                if name not in {"examples", "default", "example"}:
                    yield from objects_in(each, shapes)
        case list():
            for each in schema:
                yield from objects_in(each, shapes)
