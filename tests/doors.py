"""Every door of the web app as its contract describes it, with what its guard asks for, and requests that fit it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from litestar import Litestar
from litestar.routes import HTTPRoute

from service.access.guard import May
from service.access.roles import Permission

_JSON = "application/json"
_IS_ID = re.compile(r"(^|_)ids?$")


class ContractSilent(AssertionError):
    """The contract does not say enough to make a request; the message says what to add."""


@dataclass(frozen=True)
class Door:
    """One operation of the contract."""

    operation_id: str
    method: str
    path: str
    parameters: tuple[Mapping[str, Any], ...]
    body: Mapping[str, Any] | None
    """The JSON body's schema."""
    permissions: tuple[Permission, ...]
    anyone: bool
    schemas: Mapping[str, Mapping[str, Any]]

    def ids(self) -> list[str]:
        """Where the contract takes an id: `path client_id`, `query account_id`, `body member_ids`."""
        asked = [
            f"{each['in']} {each['name']}" for each in self.parameters if self._is_id(each["name"], each["schema"])
        ]
        return asked + [f"body {name}" for name, schema in self._fields().items() if self._is_id(name, schema)]

    def takes_cursor(self) -> bool:
        """Whether this is a list in pages."""
        return any(each["name"] == "cursor" for each in self.parameters)

    def request(self, ids: Mapping[str, object]) -> dict[str, Any]:
        """What the contract asks for at the least, after its own examples, with these ids in their places."""
        if self.body is None:
            return self.address(ids)
        required = self._resolved(self.body).get("required", ())
        fields = {
            name: self._given(schema, ids[f"body {name}"]) if f"body {name}" in ids else self._example(name, schema)
            for name, schema in self._fields().items()
            if name in required or f"body {name}" in ids
        }
        return self.address(ids) | {"json": fields}

    def address(self, ids: Mapping[str, object]) -> dict[str, Any]:
        """The method, address and query alone."""
        path = self.path
        query: dict[str, str] = {}
        for each in self.parameters:
            where, name = each["in"], each["name"]
            place = f"{where} {name}"
            if where == "path" or (where == "query" and (place in ids or each.get("required"))):
                value = ids[place] if place in ids else self._example(name, each["schema"])
                path = path.replace("{" + name + "}", str(value))
                query |= {name: str(value)} if where == "query" else {}
        return {"method": self.method.upper(), "url": path, "params": query}

    def _fields(self) -> Mapping[str, Mapping[str, Any]]:
        schema = {} if self.body is None else self._resolved(self.body)
        fields: Mapping[str, Mapping[str, Any]] = schema.get("properties", {})
        return fields

    def _given(self, schema: Mapping[str, Any], given: object) -> object:
        return [given] if self._resolved(schema).get("type") == "array" else given

    def _is_id(self, name: str, schema: Mapping[str, Any]) -> bool:
        return bool(_IS_ID.search(name)) or self._resolved(schema).get("format") == "uuid"

    def _example(self, name: str, schema: Mapping[str, Any]) -> object:
        for told in (schema, self._resolved(schema)):
            if "examples" in told:
                return next(iter(told["examples"]))
            if "enum" in told:
                return told["enum"][0]
            if "default" in told:
                return told["default"]
        resolved = self._resolved(schema)
        if resolved.get("format") == "uuid":
            return str(uuid4())
        if resolved.get("type") == "integer":
            return resolved.get("minimum", 1)
        if "properties" in resolved:
            return {field: self._example(field, each) for field, each in resolved["properties"].items()}
        raise ContractSilent(f"{self.operation_id}: give `{name}` an example with msgspec.Meta(examples=[…])")

    def _resolved(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        for wrapper in ("allOf", "anyOf", "oneOf"):
            if wrapper in schema and "properties" not in schema:
                return self._resolved({**schema[wrapper][0], **{k: v for k, v in schema.items() if k != wrapper}})
        if "$ref" in schema:
            return self._resolved(self.schemas[schema["$ref"].rpartition("/")[2]])
        return schema


def doors_of(app: Litestar) -> list[Door]:
    """Every operation of the contract, in its order."""
    contract = app.openapi_schema.to_schema()
    guards = _guards(app)
    return [
        Door(
            operation_id=operation["operationId"],
            method=method,
            path=path,
            parameters=tuple(operation.get("parameters", ())),
            body=_json_body(operation),
            permissions=guards[operation["operationId"]][0],
            anyone=guards[operation["operationId"]][1],
            schemas=contract["components"]["schemas"],
        )
        for path, item in contract["paths"].items()
        for method, operation in item.items()
    ]


def _json_body(operation: Mapping[str, Any]) -> Mapping[str, Any] | None:
    content = operation.get("requestBody", {}).get("content", {})
    body: Mapping[str, Any] | None = content.get(_JSON, {}).get("schema")
    return body


def _guards(app: Litestar) -> dict[str, tuple[tuple[Permission, ...], bool]]:
    return {
        str(handler.operation_id): (
            tuple(each for guard in handler.resolve_guards() if isinstance(guard, May) for each in guard.permissions),
            bool(handler.opt.get("anyone")),
        )
        for route in app.routes
        if isinstance(route, HTTPRoute)
        for handler in route.route_handlers
        if handler.operation_id
    }
