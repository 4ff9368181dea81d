"""What the contract says of each operation, as far as a caller in Python needs to know it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

Json = Mapping[str, Any]

_JSON: Final = "application/json"
_KEY: Final = "Idempotency-Key"
_PLACE: Final = "Last-Event-ID"
"""What only streams take (HTML Standard, server-sent events)."""

_BY_ITSELF: Final = frozenset({_KEY, "If-None-Match"})
"""Headers that the core sends where they are due."""
_UNTYPED: Final = "fields"
"""What makes answers other than their types."""

_RAW: Final = re.compile(r"^The body is .*?\(`([a-z]+/[a-z0-9.+-]+)`\)")
"""How the contract tells in words of a body that is no JSON."""

_REFUSAL: Final = re.compile(r"(?:^|; )`([a-z0-9-]+)`: (.+?)(?=$|; `)")
_READ: Final = frozenset({_JSON, "text/event-stream"})
_AS_IT_IS: Final = "as it is"
"""Stands for what is answered in another form than JSON, which is handed on unread."""
_PLAIN: Final = {
    "string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None", _AS_IT_IS: "bytes",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that may be said with a request; `wire` is its name there."""

    name: str
    wire: str
    place: str
    kind: str
    required: bool


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked."""

    name: str
    tag: str
    method: str
    path: str
    summary: str
    parameters: Sequence[Parameter]
    body: str | None
    raw: str | None
    answer: str
    item: str | None
    keyed: bool
    streamed: str | None

    @property
    def within(self) -> Sequence[Parameter]:
        """What the path holds."""
        return self._at("path")

    @property
    def query(self) -> Sequence[Parameter]:
        """What is said in the query."""
        return self._at("query")

    @property
    def headers(self) -> Sequence[Parameter]:
        """What is said in headers."""
        return self._at("header")

    @property
    def named(self) -> Sequence[Parameter]:
        """What is said by name, what must be said first."""
        return sorted((*self.query, *self.headers), key=lambda each: not each.required)

    def _at(self, place: str) -> Sequence[Parameter]:
        return [each for each in self.parameters if each.place == place]


def operations(contract: Json) -> Iterator[Operation]:
    """Every operation, in the contract's order."""
    for path, item in contract["paths"].items():
        for method, said in item.items():
            yield _operation(contract, method, path, said)


def refusals(contract: Json) -> dict[str, str]:
    """What each type of problem means, by its name."""
    return {
        name: meaning
        for item in contract["paths"].values()
        for said in item.values()
        for status, response in said["responses"].items()
        if status[0] in "45"
        for name, meaning in _REFUSAL.findall(response["description"])
    }


def described(contract: Json) -> Json:
    """The contract's shapes alone, those of events among them: `…Data` and what is sent around it, `…Event`."""
    shapes = dict(contract["components"]["schemas"])
    for event in contract["webhooks"].values():
        sent = event["post"]["requestBody"]["content"][_JSON]["schema"]
        title = sent["title"]
        about = {"description": f"What a receiver is told as `{sent['properties']['type']['const']}`.", "examples": []}
        data = {"data": {"$ref": f"#/components/schemas/{title}Data"}}
        shapes[f"{title}Data"] = sent["properties"]["data"] | {"title": f"{title}Data"}
        shapes[f"{title}Event"] = sent | about | {"title": f"{title}Event", "properties": sent["properties"] | data}
    return {"openapi": contract["openapi"], "info": {"title": "", "version": ""}, "paths": {}} | {
        "components": {"schemas": shapes}
    }


def events(contract: Json) -> list[str]:
    """The shapes of all events."""
    sent = (event["post"]["requestBody"]["content"][_JSON]["schema"] for event in contract["webhooks"].values())
    return sorted(f"{each['title']}Event" for each in sent)


def _operation(contract: Json, method: str, path: str, said: Json) -> Operation:
    shape = _answer(said)
    stated = said.get("parameters", ())
    content = said.get("requestBody", {}).get("content", {})
    in_words = _RAW.match(said.get("description", ""))
    return Operation(
        name=_snake(said["operationId"]),
        tag=said["tags"][0],
        method=method.upper(),
        path=path,
        summary=said["summary"],
        parameters=[_parameter(each) for each in stated if each["name"] not in _BY_ITSELF | {_UNTYPED}],
        body=_kind(content[_JSON]["schema"]) if _JSON in content else None,
        raw=next((kind for kind in content if kind != _JSON), in_words[1] if in_words else None),
        answer=_kind(shape),
        item=_item(contract, shape),
        keyed=any(each["name"] == _KEY for each in stated),
        streamed=_kind(shape) if any(each["name"] == _PLACE for each in stated) else None,
    )


def _answer(said: Json) -> Json:
    """The shape of what is answered when all goes well; of a stream, that of its events."""
    for status, response in said["responses"].items():
        if status.startswith("2") and response.get("content"):
            kind, described = next(iter(response["content"].items()))
            shape: Json = described["schema"] if kind in _READ else {"type": _AS_IT_IS}
            return shape
    return {"type": "null"}


def _parameter(said: Json) -> Parameter:
    required = bool(said.get("required"))
    kind = _kind(said["schema"])
    name = re.sub(r"\W", "_", said["name"]).lower()
    return Parameter(name, said["name"], said["in"], kind if required else kind.removesuffix(" | None"), required)


def _item(contract: Json, shape: Json) -> str | None:
    """What a page holds, if it is one."""
    named = contract["components"]["schemas"].get(shape.get("$ref", "").rpartition("/")[2], {})
    held = named.get("properties", {})
    return _kind(held["items"]["items"]) if {"items", "next_cursor"} <= held.keys() else None


def _kind(schema: Json) -> str:
    """The type in Python of what this describes."""
    if "$ref" in schema:
        return f"shapes.{schema['$ref'].rpartition('/')[2]}"
    for word in ("oneOf", "anyOf", "allOf"):
        if word in schema:
            return _joined(_kind(each) for each in schema[word])
    if "enum" in schema:
        named = ", ".join(f'"{each}"' for each in schema["enum"] if each is not None)
        return f"Literal[{named}]" + (" | None" if None in schema["enum"] else "")
    if schema.get("type") == "array":
        return f"list[{_kind(schema['items'])}]"
    types = schema.get("type", "object")
    return _joined(_PLAIN.get(each, "object") for each in ([types] if isinstance(types, str) else types))


def _joined(kinds: Iterator[str]) -> str:
    return " | ".join(sorted(set(kinds), key=lambda kind: kind == "None"))


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
