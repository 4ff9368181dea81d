"""What the contract tells of headers that stand around every door, in each operation that they concern."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any, Final

from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.spec import OpenAPI

from service.kit.absence import DatabaseAway
from service.kit.contract_shapes import component_name, without_lone_choices
from service.kit.idempotency import (
    LONGEST_KEY,
    BodyCutShort,
    IdempotencyKeyInvalid,
    KeyUsedForAnother,
    RequestStillRunning,
)
from service.kit.limits import TooManyRequests
from service.kit.pages import Page
from service.kit.problems import PROBLEM_JSON, Problem, ProblemDetails
from service.kit.retiring import Retiring
from service.kit.sparse import PARAMETER, SPARSE_JSON, FieldsUnknown, Selectable

Security = list[dict[str, list[str]]]

_IDEMPOTENCY_KEY: Final = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": (
        "Makes it safe to send the request again: under one key it is done once, and its answer is given again for a"
        " day. Make a fresh UUID for each new request."
    ),
    "schema": {
        "type": "string",
        "minLength": 1,
        "maxLength": LONGEST_KEY,
        "examples": ["0b9f6a52-6f0e-4d0c-9a1e-5d8f3c2b7a64"],
    },
}
_REFUSALS: Final = (IdempotencyKeyInvalid, BodyCutShort, RequestStillRunning, KeyUsedForAnother)
_REQUEST_ID: Final = {
    "X-Request-Id": {"description": "The id under which our logs speak of this request.", "schema": {"type": "string"}}
}
_REPLAYED: Final = {
    "Idempotent-Replayed": {
        "description": "`true` on the answer to an earlier request with the same `Idempotency-Key`, given again.",
        "schema": {"type": "string", "const": "true"},
    }
}
_LIMITS: Final = {
    "RateLimit-Policy": {
        "description": (
            "The limits that hold here, each by name with its quota `q` and window of `w` seconds"
            " (draft-ietf-httpapi-ratelimit-headers-10)."
        ),
        "schema": {"type": "string", "examples": ['"entries";q=100;w=900']},
    },
    "RateLimit": {
        "description": "What remains of each quota, `r`, and in how many seconds it is whole again, `t`.",
        "schema": {"type": "string", "examples": ['"entries";r=99;t=812']},
    },
}
_RETRY_AFTER: Final = {
    "Retry-After": {
        "description": "In how many seconds the same request may be sent again.",
        "schema": {"type": "integer", "minimum": 0, "examples": [812]},
    }
}
_ENDS: Final = {
    "Deprecation": "Since when this should be used no more: `@` and seconds since 1970 (RFC 9745).",
    "Sunset": "When it goes (RFC 8594).",
    "Link": "Where it is told what to use instead, as `deprecation`.",
}
_CHALLENGE: Final = {
    "WWW-Authenticate": {"description": "That a bearer token is asked for (RFC 6750).", "schema": {"type": "string"}}
}


@dataclass
class Contract(OpenAPI):
    """The contract, with the headers that no door speaks of itself."""

    # Not annotated, so that it is no member of the document.
    security_by_operation = MappingProxyType[str, Security]({})
    selectable = MappingProxyType[str, Selectable]({})
    retiring = MappingProxyType[str, Retiring]({})

    def to_schema(self) -> dict[str, Any]:
        """The contract as callers read it."""
        document: dict[str, Any] = without_lone_choices(super().to_schema())
        for path, item in document["paths"].items():
            for method, operation in item.items():
                if method == "post":
                    _take_key(operation)
                if path.startswith("/v1/"):
                    _tell_refusal(operation["responses"], DatabaseAway)
                if (choice := self.selectable.get(operation["operationId"])) is not None:
                    _take_fields(operation, choice, document["components"]["schemas"])
                _tell_headers(operation, guarded="security" not in operation)
                if (goes := self.retiring.get(operation["operationId"])) is not None:
                    _tell_its_end(operation, goes)
                if (security := self.security_by_operation.get(operation["operationId"])) is not None:
                    operation["security"] = security
        return document


@dataclass
class ContractConfig(OpenAPIConfig):
    """Litestar's configuration, for a `Contract`."""

    security_by_operation: Mapping[str, Security] = field(default_factory=dict)
    """Who may call each operation, where the document's own `security` does not say it all."""

    selectable: Mapping[str, Selectable] = field(default_factory=dict)
    """From which operations' answers members may be chosen."""

    retiring: Mapping[str, Retiring] = field(default_factory=dict)
    """Which operations go."""

    def to_openapi_schema(self) -> OpenAPI:
        """The document, whose paths are filled in later."""
        plain = super().to_openapi_schema()
        contract = Contract(**{each.name: getattr(plain, each.name) for each in fields(plain)})
        contract.security_by_operation = MappingProxyType(dict(self.security_by_operation))
        contract.selectable = MappingProxyType(dict(self.selectable))
        contract.retiring = MappingProxyType(dict(self.retiring))
        return contract


def _take_key(operation: dict[str, Any]) -> None:
    operation["parameters"] = [*operation.get("parameters", ()), _IDEMPOTENCY_KEY]
    for problem in _REFUSALS:
        _tell_refusal(operation["responses"], problem)


def _take_fields(operation: dict[str, Any], choice: Selectable, schemas: Mapping[str, Any]) -> None:
    name = component_name(choice.shape)
    [example] = schemas[name].get("examples") or [{}]
    first = choice.names[:1]
    parameter = {
        "name": PARAMETER,
        "in": "query",
        "required": False,
        "description": (
            "The members to answer with, with commas between them; left out, all. A sparse answer has an `ETag` of its own."
        ),
        "style": "form",
        "explode": False,
        "schema": {"type": "array", "minItems": 1, "items": {"type": "string", "enum": list(choice.names)}},
        "example": list(first),
    }
    operation["parameters"] = [*operation.get("parameters", ()), parameter]
    _tell_refusal(operation["responses"], FieldsUnknown)
    part = {
        "type": "object",
        "description": f"The members that `{PARAMETER}` names, each as in `{name}`.",
        "propertyNames": {"enum": list(choice.names)},
    }
    shown: Any = {each: example[each] for each in first if each in example}
    if choice.held is not None:
        part, shown = {"type": "array", "items": part}, [shown]
    if choice.held is Page:
        cursor = {"type": ["string", "null"], "description": "What to send as `cursor` for the next page."}
        properties = {"items": part, "next_cursor": cursor}
        part = {"type": "object", "required": list(properties), "properties": properties}
        shown = {"items": shown, "next_cursor": None}
    content = operation["responses"]["200"]["content"]
    content[SPARSE_JSON] = {"schema": part | {"examples": [shown]}}


def _tell_its_end(operation: dict[str, Any], goes: Retiring) -> None:
    operation["deprecated"] = True
    for response in operation["responses"].values():
        for name, value in goes.headers.items():
            response["headers"][name] = {
                "description": _ENDS[name],
                "schema": {"type": "string", "examples": [value]},
            }


def _tell_refusal(responses: dict[str, Any], problem: type[Problem]) -> None:
    told = f"`{problem.slug()}`: {problem.title}"
    response = responses.setdefault(
        str(problem.status),
        {
            "description": "",
            "content": {PROBLEM_JSON: {"schema": {"$ref": f"#/components/schemas/{ProblemDetails.__name__}"}}},
        },
    )
    response["description"] = "; ".join(each for each in (response["description"], told) if each)


def _tell_headers(operation: dict[str, Any], *, guarded: bool) -> None:
    responses = operation["responses"]
    takes_key = _IDEMPOTENCY_KEY in operation.get("parameters", ())
    limited = f"`{TooManyRequests.slug()}`" in responses.get("429", {}).get("description", "")
    for status, response in responses.items():
        told = dict(response.get("headers", {})) | _REQUEST_ID
        if takes_key and status.startswith("2"):
            told |= _REPLAYED
        if limited:
            told |= _LIMITS
        if status in {"429", "503"}:
            told |= _RETRY_AFTER
        if status == "401" and guarded:
            told |= _CHALLENGE
        if status == "304":
            told |= {"ETag": next(each["headers"]["ETag"] for code, each in responses.items() if code == "200")}
        # Litestar says of documented headers only what they mean; all of ours are text.
        response["headers"] = {name: {"schema": {"type": "string"}} | each for name, each in told.items()}
