"""X's own published descriptions, as far as a test asks them."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import httpx2
import msgspec
import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012, SchemaRegistry

ADDRESS = "urn:x"
SPECS = Path(__file__).parents[2] / "shared" / "specs"


class _Values(msgspec.Struct):
    enum: list[str] = []


class _Schema(msgspec.Struct):
    items: _Values | None = None
    minimum: int | None = None
    maximum: int | None = None


class _Parameter(msgspec.Struct, rename={"place": "in", "shape": "schema"}):
    """A parameter, or an empty one where the document refers to a shared one."""

    name: str = ""
    place: str = ""
    shape: _Schema | None = None


class _Operation(msgspec.Struct):
    security: list[dict[str, list[str]]] = []
    parameters: list[_Parameter] = []
    responses: dict[str, msgspec.Raw] = {}


class _Path(msgspec.Struct):
    get: _Operation | None = None


class _Components(msgspec.Struct):
    parameters: dict[str, _Parameter]


class _Document(msgspec.Struct):
    paths: dict[str, _Path]
    components: _Components


@dataclass(frozen=True, slots=True)
class Description:
    """One published description of X."""

    document: _Document
    registry: SchemaRegistry

    def operation(self, path: str) -> _Operation:
        """The GET of a path."""
        found = self.document.paths[path].get
        assert found is not None
        return found

    def faults(self, place: str, body: object) -> list[str]:
        """Where a body breaks the schema at this place of the document."""
        validator = Draft202012Validator({"$ref": f"{ADDRESS}#{place}"}, registry=self.registry)
        return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(body)]

    def answer_faults(self, path: str, answer: httpx2.Response) -> list[str]:
        """Where an answer breaks what is described for its path and status."""
        status = str(answer.status_code)
        described = status if status in self.operation(path).responses else "default"
        media_type = answer.headers["content-type"].partition(";")[0]
        place = f"/paths/{_escaped(path)}/get/responses/{described}/content/{_escaped(media_type)}/schema"
        return self.faults(place, answer.json())

    def allowed(self, parameter: str) -> set[str]:
        """The values that a list parameter may hold."""
        shape = self.document.components.parameters[parameter].shape
        assert shape is not None
        assert shape.items is not None
        return set(shape.items.enum)


def _escaped(part: str) -> str:
    return part.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")


@cache
def description(version: str) -> Description:
    """The description of this version; the test is skipped where it is not at hand."""
    file = SPECS / f"x-api-v2-{version}.openapi.json"
    if not file.exists():
        pytest.skip(f"X's description {version} is not here: {file}")
    text = file.read_bytes()
    registry: SchemaRegistry = Registry().with_resource(ADDRESS, DRAFT202012.create_resource(msgspec.json.decode(text)))
    return Description(msgspec.json.decode(text, type=_Document), registry)
