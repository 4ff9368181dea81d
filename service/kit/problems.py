"""Problem details (RFC 9457): the one shape in which this API refuses."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Final

import msgspec
import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.openapi.datastructures import ResponseSpec

from service.kit.database import new_id

PROBLEM_JSON: Final = "application/problem+json"
TYPE_ROOT: Final = "https://rapport.example/problems/"

_log = structlog.get_logger()


class FieldProblem(msgspec.Struct, frozen=True):
    """One thing wrong with one place of a request."""

    where: Annotated[str, msgspec.Meta(description="The field or parameter.", examples=["daily_minutes"])]
    what: Annotated[str, msgspec.Meta(description="What is wrong with it.", examples=["Expected `int` >= 5"])]


class ProblemDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What an error answer holds: `type` is stable and safe to match on; `remedy` says how to mend it."""

    type: Annotated[
        str,
        msgspec.Meta(
            description="Which refusal it is: stable, and safe to match on.",
            examples=["https://rapport.example/problems/request-invalid"],
        ),
    ]
    title: Annotated[
        str, msgspec.Meta(description="The refusal in one line.", examples=["The request does not fit the contract"])
    ]
    status: Annotated[int, msgspec.Meta(description="The HTTP status.", examples=[400])]
    detail: Annotated[str, msgspec.Meta(description="What is particular to this case.", examples=[""])] = ""
    remedy: Annotated[
        str,
        msgspec.Meta(
            description="How to mend it.", examples=["Mend the places listed in errors; the contract is at /docs."]
        ),
    ] = ""
    errors: Annotated[
        tuple[FieldProblem, ...], msgspec.Meta(description="The places at fault, when there are some.")
    ] = ()
    request_id: Annotated[
        str,
        msgspec.Meta(
            description="The id under which our logs speak of this request.",
            examples=["019a3d02-1111-7a40-8f1b-2d3c4b5a6978"],
        ),
    ] = ""


_REMEDIES: Final[Mapping[int, str]] = {
    405: "Use one of the methods that the `Allow` header lists.",
    413: "Send less at once; a data export may be asked for in parts, or without photos and videos.",
}
"""How to mend what the framework itself refuses."""


class Problem(Exception):
    """A refusal with a name. Subclasses live beside what raises them and fill `status`, `title` and `remedy`."""

    status: ClassVar[int] = 400
    title: ClassVar[str] = "The request cannot be done"
    remedy: str = ""

    def __init__(
        self,
        detail: str = "",
        *,
        remedy: str = "",
        errors: tuple[FieldProblem, ...] = (),
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(detail or self.title)
        self.detail = detail
        self.remedy = remedy or self.remedy
        self.errors = errors
        self.headers = headers or {}

    @classmethod
    def slug(cls) -> str:
        """The stable end of `type`: the class's name in lower case with dashes."""
        return re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()


class NotFound(Problem):
    """There is no such thing, or it is out of the caller's reach; the two look alike on purpose."""

    status = 404
    title = "There is nothing here that you can reach"
    remedy = "Check the id, and that you are signed in to the practice it belongs to."


class NoSuchAddress(Problem):
    """Nothing answers at this address, whatever is sent there; an id in it that is no id has the same effect."""

    status = 404
    title = "This API has no such address"
    remedy = "Compare its spelling with the reference at /docs; ids are UUIDs."


class RequestInvalid(Problem):
    """The request's shape or values break the contract; `errors` says where."""

    status = 400
    title = "The request does not fit the contract"
    remedy = "Mend the places listed in errors; the contract is at /docs."


def documented(*problems: type[Problem]) -> dict[int, ResponseSpec]:
    """The OpenAPI responses of an operation that may refuse in these ways."""
    by_status: dict[int, list[type[Problem]]] = {}
    for each in problems:
        by_status.setdefault(each.status, []).append(each)
    return {
        status: ResponseSpec(
            data_container=ProblemDetails,
            generate_examples=False,
            media_type=PROBLEM_JSON,
            description="; ".join(f"`{each.slug()}`: {each.title}" for each in group),
        )
        for status, group in by_status.items()
    }


def request_id_of(request: Request[Any, Any, Any]) -> str:
    """The id under which logs and answers speak of this request; given here where no door was reached."""
    return str(request.scope.setdefault("state", {}).setdefault("request_id", str(new_id())))


def answer_problem(request: Request[Any, Any, Any], problem: Problem) -> Response[bytes]:
    """A named refusal as an answer."""
    return _answer(
        ProblemDetails(
            type=TYPE_ROOT + problem.slug(),
            title=problem.title,
            status=problem.status,
            detail=problem.detail,
            remedy=problem.remedy,
            errors=problem.errors,
            request_id=request_id_of(request),
        ),
        problem.headers,
    )


def answer_http_exception(request: Request[Any, Any, Any], refused: HTTPException) -> Response[bytes]:
    """The framework's own refusals (no such route, wrong method, malformed body) in the same shape."""
    if isinstance(refused, ValidationException) or refused.status_code == RequestInvalid.status:
        return answer_problem(request, RequestInvalid(errors=tuple(_fields(refused.extra))))
    # Only what stands around a door names a request; without a door, this does.
    unnamed = "request_id" not in request.scope.get("state", {})
    headers = dict(refused.headers or {}) | ({"X-Request-Id": request_id_of(request)} if unnamed else {})
    if refused.status_code == NotFound.status:
        return answer_problem(request, NoSuchAddress(headers=headers))
    title = refused.detail or "The request cannot be done"
    kind = re.sub(r"[^a-z]+", "-", title.lower()).strip("-")
    details = ProblemDetails(
        type=TYPE_ROOT + kind,
        title=title,
        status=refused.status_code,
        remedy=_REMEDIES.get(refused.status_code, "The contract at /docs says what can be asked for."),
        request_id=request_id_of(request),
    )
    return _answer(details, headers)


def answer_fault(request: Request[Any, Any, Any], fault: Exception) -> Response[bytes]:
    """Our own fault: logged whole, told without internals."""
    _log.error(
        "request_failed", request_id=request_id_of(request), path=request.scope.get("path_template"), exc_info=fault
    )
    details = ProblemDetails(
        type=TYPE_ROOT + "internal-fault",
        title="Something failed on our side",
        status=500,
        remedy="Try again; if it stays, tell the operator the request id.",
        request_id=request_id_of(request),
    )
    return _answer(details, {})


def _fields(extra: object) -> list[FieldProblem]:
    if not isinstance(extra, list):
        return []
    return [
        FieldProblem(where=str(each.get("key") or each.get("source") or "body"), what=str(each.get("message", "")))
        for each in extra
        if isinstance(each, dict)
    ]


def _answer(details: ProblemDetails, headers: dict[str, str]) -> Response[bytes]:
    return Response(
        content=msgspec.json.encode(details), status_code=details.status, media_type=PROBLEM_JSON, headers=headers
    )
