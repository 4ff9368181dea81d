"""What changed between two contracts, told as what breaks callers and what does not."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from service.commands.contract_changes import changes
from service.commands.openapi import CONTRACT, openapi, told_changes, undeclared

Document = dict[str, Any]
Edit = Callable[[Document], object]

PET: Document = {
    "type": "object",
    "required": ["name"],
    "properties": {"name": {"type": "string", "maxLength": 80}, "kind": {"enum": ["cat", "dog"]}},
}
BEFORE: Document = {
    "security": [{"bearer": []}],
    "paths": {
        "/pets": {
            "get": {
                "operationId": "listPets",
                "parameters": [{"in": "query", "name": "limit", "schema": {"type": "integer", "maximum": 200}}],
                "responses": {
                    "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Told"}}}}
                },
            },
            "post": {
                "operationId": "addPet",
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Asked"}}},
                },
                "responses": {"201": {}, "409": {}},
            },
        }
    },
    "webhooks": {},
    "components": {"schemas": {"Told": copy.deepcopy(PET), "Asked": copy.deepcopy(PET)}},
}
GET = ("paths", "/pets", "get")
POST = ("paths", "/pets", "post")
TOLD = ("components", "schemas", "Told")
ASKED = ("components", "schemas", "Asked")


def at(document: Document, *way: str) -> Document:
    for step in way:
        document = document[step]
    return document


BREAKING: list[tuple[str, Edit]] = [
    ("GET /pets: the operation is gone", lambda each: at(each, "paths", "/pets").pop("get")),
    ("GET /pets: is called allPets, and was listPets", lambda each: at(each, *GET).update(operationId="allPets")),
    ("GET /pets query limit: is no longer taken", lambda each: at(each, *GET).update(parameters=[])),
    (
        "GET /pets query limit: maximum is 100, and was 200",
        lambda each: at(each, *GET)["parameters"][0]["schema"].update(maximum=100),
    ),
    ("GET /pets query limit: must be sent", lambda each: at(each, *GET)["parameters"][0].update(required=True)),
    (
        "GET /pets: no longer opens by bearer",
        lambda each: at(each, *GET).update(security=[{"oauth2": ["pets:read"]}]),
    ),
    ("GET /pets answer.kind: is gone", lambda each: at(each, *TOLD, "properties").pop("kind")),
    ("GET /pets answer.name: may be left out", lambda each: at(each, *TOLD).update(required=[])),
    (
        "GET /pets answer.name: is null or string, and was string",
        lambda each: at(each, *TOLD, "properties", "name").update(type=["string", "null"]),
    ),
    ("POST /pets body.kind: must be sent", lambda each: at(each, *ASKED).update(required=["name", "kind"])),
    (
        'POST /pets body.kind: is never "dog" any more',
        lambda each: at(each, *ASKED, "properties", "kind")["enum"].pop(),
    ),
    (
        "POST /pets body.name: maxLength is 40, and was 80",
        lambda each: at(each, *ASKED, "properties", "name").update(maxLength=40),
    ),
    (
        "POST /pets body.age: must be sent",
        lambda each: (
            at(each, *ASKED, "properties").update(age={"type": "integer"}),
            at(each, *ASKED)["required"].append("age"),
        ),
    ),
    ("POST /pets 201: is no longer answered", lambda each: at(each, *POST, "responses").pop("201")),
]
COMPATIBLE: list[tuple[str, Edit]] = [
    ("GET /dogs: is a new operation", lambda each: each["paths"].update({"/dogs": {"get": at(each, *GET)}})),
    ("GET /pets: is deprecated", lambda each: at(each, *GET).update(deprecated=True)),
    (
        "GET /pets: opens by oauth2 pets:read",
        lambda each: at(each, *GET).update(security=[{"bearer": []}, {"oauth2": ["pets:read"]}]),
    ),
    ("GET /pets answer.age: is new", lambda each: at(each, *TOLD, "properties").update(age={"type": "integer"})),
    ("POST /pets body.age: is new", lambda each: at(each, *ASKED, "properties").update(age={"type": "integer"})),
    ('POST /pets body.kind: may be "ant"', lambda each: at(each, *ASKED, "properties", "kind")["enum"].append("ant")),
    (
        "POST /pets body.name: maxLength is 90, and was 80",
        lambda each: at(each, *ASKED, "properties", "name").update(maxLength=90),
    ),
    ("POST /pets 409: is no longer answered", lambda each: at(each, *POST, "responses").pop("409")),
    ("event pet.lost: is a new event", lambda each: each["webhooks"].update({"pet.lost": {}})),
]


class TestChanges:
    def test_are_none_between_the_same(self) -> None:
        assert changes(BEFORE, copy.deepcopy(BEFORE)) == []

    @pytest.mark.parametrize(("told", "edit"), BREAKING, ids=[told for told, _ in BREAKING])
    def test_that_break_callers_are_told_as_such(self, told: str, edit: Edit) -> None:
        after = copy.deepcopy(BEFORE)
        edit(after)
        assert [str(each) for each in changes(BEFORE, after) if each.breaks] == [told]

    @pytest.mark.parametrize(("told", "edit"), COMPATIBLE, ids=[told for told, _ in COMPATIBLE])
    def test_that_break_nobody_are_told_as_such(self, told: str, edit: Edit) -> None:
        after = copy.deepcopy(BEFORE)
        edit(after)
        assert [(str(each), each.breaks) for each in changes(BEFORE, after)] == [(told, False)]

    def test_end_with_shapes_that_hold_themselves(self) -> None:
        before = copy.deepcopy(BEFORE)
        at(before, *TOLD, "properties")["parent"] = {"$ref": "#/components/schemas/Told"}
        after = copy.deepcopy(before)
        at(after, *TOLD, "properties").pop("kind")
        assert [str(each) for each in changes(before, after)] == ["GET /pets answer.kind: is gone"]

    def test_that_break_callers_must_be_declared_word_for_word(self) -> None:
        after = copy.deepcopy(BEFORE)
        at(after, "paths", "/pets").pop("get")
        assert [str(each) for each in undeclared(BEFORE, after, "")] == ["GET /pets: the operation is gone"]
        assert undeclared(BEFORE, after, told_changes(BEFORE, after)) == []


class TestTheCommand:
    def test_says_what_changed_since_a_file(self, tmp_path: Path) -> None:
        now = json.loads(CONTRACT.read_text())
        del now["paths"]["/v1/me"]
        now["paths"]["/v1/gone"] = json.loads(CONTRACT.read_text())["paths"]["/v1/me"]
        older = tmp_path / "older.json"
        older.write_text(json.dumps(now))
        said = CliRunner().invoke(openapi, ["--changes", str(older)])
        assert said.exit_code == 0
        assert said.output == (
            "### Breaking\n\n- GET /v1/gone: the operation is gone\n\n### Compatible\n\n- GET /v1/me: is a new operation\n"
        )
