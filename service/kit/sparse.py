"""Sparse answers: `fields=id,name` asks for these members of a view, or of each item of a list, alone.

One place for every GET that answers with a shape. An answer that leaves members out is no longer what its shape says, so it
goes out under a media type of its own, with an `ETag` of its own.
"""

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any, Final, get_args, get_origin, get_type_hints
from urllib.parse import parse_qsl

import msgspec
from litestar import Request, Response
from litestar.enums import HttpMethod, ScopeType
from litestar.handlers import HTTPRouteHandler
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, ControllerRouterHandler, Empty, Message, Receive, Scope, Send
from litestar.utils.scope.state import CONNECTION_STATE_KEY, ScopeState

from service.kit.etags import LONGEST_KNOWN, is_named, tag_of
from service.kit.pages import Page
from service.kit.problems import FieldProblem, Problem

SPARSE_JSON: Final = "application/vnd.rapport.sparse+json"
PARAMETER: Final = "fields"
_OK: Final = 200
_TOLD: Final = 5
_LONGEST_TOLD: Final = 80

Members = dict[str, msgspec.Raw]
Headers = list[tuple[bytes, bytes]]


class FieldsUnknown(Problem):
    """`fields` names a member that the answer does not have; `errors` names those that it has."""

    status = 400
    title = "The answer has no such fields"
    remedy = "Name fields of the list in errors, with commas between them."


@dataclass(frozen=True, slots=True)
class Selectable:
    """What may be chosen from one operation's answers: members of `shape`, of which there is one, a page or a list."""

    shape: type[msgspec.Struct]
    held: type[object] | None

    @property
    def names(self) -> tuple[str, ...]:
        """The members, in the shape's order."""
        return tuple(each.encode_name for each in msgspec.structs.fields(self.shape))

    def chosen(self, given: Iterable[str]) -> frozenset[str]:
        """The members that these values of `fields` name; commas may stand within each.

        Raises:
            FieldsUnknown: when one names what there is not, or nothing.
        """
        wanted = frozenset(name for each in given for name in each.split(","))
        if unknown := sorted(wanted.difference(self.names)):
            said = ", ".join(f'"{each[:_LONGEST_TOLD]}"' for each in unknown[:_TOLD])
            possible = f"{said}: the fields are {', '.join(self.names)}"
            raise FieldsUnknown(errors=(FieldProblem(where=PARAMETER, what=possible),))
        return wanted

    def part(self, body: bytes, wanted: frozenset[str]) -> bytes:
        """The same answer with these members alone, each as it was."""
        if self.held is None:
            return msgspec.json.encode(_part(msgspec.json.decode(body, type=Members), wanted))
        page = msgspec.json.decode(body, type=Members) if self.held is Page else {"items": msgspec.Raw(body)}
        items = [_part(each, wanted) for each in msgspec.json.decode(page["items"], type=list[Members])]
        return msgspec.json.encode({**page, "items": items} if self.held is Page else items)


def selectable(doors: Iterable[ControllerRouterHandler]) -> dict[str, Selectable]:
    """From which operations' answers members may be chosen: those that only read, and answer with shapes of ours."""
    found: dict[str, Selectable] = {}
    for door in doors:
        if isinstance(door, HTTPRouteHandler) and isinstance(door.operation_id, str):
            reads = door.http_methods == {HttpMethod.GET} and not (door.opt or {}).get("streams")
            if reads and (choice := _choice(get_type_hints(door.fn).get("return"))) is not None:
                found[door.operation_id] = choice
    return found


class SparseMiddleware(ASGIMiddleware):
    """Leaves out of an answer what `fields` does not name."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, choices: Mapping[str, Selectable]) -> None:
        self._choices = choices

    async def refuse_unknown(self, request: Request[Any, Any, Any]) -> None:
        """Return when the door that is about to answer has all fields that are asked for.

        Raises:
            FieldsUnknown: when it has not.
        """
        self._asked(request.scope)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Pass the request on, and thin out its answer if that is asked for and the door has answered."""
        if not _given(scope):
            await next_app(scope, receive, send)
            return
        held: list[Message] = []
        body = bytearray()

        async def thin(message: Message) -> None:
            held.append(message)
            if message["type"] == "http.response.body":
                body.extend(message["body"])
                if not message["more_body"]:
                    for each in self._thinned(scope, held, bytes(body)):
                        await send(each)

        # The door would compare the tag that the caller has with that of its whole answer; what is too long it refuses.
        headers = [(name, value) for name, value in scope["headers"] if not _is_known_tag(name, value)]
        read = copy(ScopeState.from_scope(scope))
        read.headers = Empty
        state = {**scope["state"], CONNECTION_STATE_KEY: read}
        await next_app({**scope, "headers": headers, "state": state}, receive, thin)  # type: ignore[arg-type] # a scope still

    def _asked(self, scope: Scope) -> tuple[Selectable, frozenset[str]] | None:
        door = scope["route_handler"]
        choice = self._choices.get(str(getattr(door, "operation_id", "")))
        given = _given(scope)
        return None if choice is None or not given else (choice, choice.chosen(given))

    def _thinned(self, scope: Scope, held: list[Message], body: bytes) -> list[Message]:
        start = held[0]
        if start["type"] != "http.response.start" or start["status"] != _OK or (asked := self._asked(scope)) is None:
            return held
        choice, wanted = asked
        part = choice.part(body, wanted)
        headers: Headers = [
            (name, value)
            for name, value in start["headers"]
            if name not in {b"content-length", b"content-type", b"etag"}
        ]
        status = _OK
        if any(name == b"etag" for name, _ in start["headers"]):
            tag = tag_of(part)
            headers.append((b"etag", tag.encode()))
            known = dict(scope["headers"]).get(b"if-none-match")
            if known is not None and is_named(known.decode("latin-1"), tag):
                status, part = 304, b""
        headers += [(b"content-type", SPARSE_JSON.encode()), (b"content-length", str(len(part)).encode())]
        return [
            {"type": "http.response.start", "status": status, "headers": headers},
            {"type": "http.response.body", "body": part, "more_body": False},
        ]


def _is_known_tag(name: bytes, value: bytes) -> bool:
    return name == b"if-none-match" and len(value) <= LONGEST_KNOWN


def _given(scope: Scope) -> list[str]:
    query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    return [value for name, value in query if name == PARAMETER]


def _choice(answer: object) -> Selectable | None:
    held = None
    if get_origin(answer) is Response:
        [answer] = get_args(answer)
    if get_origin(answer) in {Page, list}:
        held = get_origin(answer)
        [answer] = get_args(answer)
    return Selectable(answer, held) if isinstance(answer, type) and issubclass(answer, msgspec.Struct) else None


def _part(members: Members, wanted: frozenset[str]) -> Members:
    return {name: value for name, value in members.items() if name in wanted}
