"""What stands around every door: the request id, the Work, and the reply held back until the Work is kept."""

import base64
import math
from dataclasses import dataclass, field
from typing import Any, Final, cast
from uuid import UUID

import structlog
from litestar import Request, Response
from litestar.enums import HttpMethod, ScopeType
from litestar.handlers import HTTPRouteHandler
from litestar.middleware import ASGIMiddleware
from litestar.routes import HTTPRoute
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from service.kit import idempotency
from service.kit.clock import Clock
from service.kit.database import new_id
from service.kit.work import Work, Works, close

_FAILED: Final = 400


class EarlierReply(Exception):
    """The same request was done before; this is what it was answered."""

    def __init__(self, reply: idempotency.Reply) -> None:
        super().__init__("answered before")
        self.reply = reply


def answer_earlier_reply(_request: Request[Any, Any, Any], earlier: EarlierReply) -> Response[bytes]:
    """The first answer again, marked as a repetition."""
    headers = {name: value for name, value in earlier.reply.headers if name not in {"content-length", "x-request-id"}}
    return Response(
        content=base64.b64decode(earlier.reply.body),
        status_code=earlier.reply.status,
        media_type=headers.pop("content-type", "application/json"),
        headers=headers | {"Idempotent-Replayed": "true"},
    )


class RequestIdMiddleware(ASGIMiddleware):
    """Names each request, in the log and in the answer's `X-Request-Id`."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Name the request and pass it on."""
        request_id = str(new_id())
        scope.setdefault("state", {})["request_id"] = request_id
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)

        async def named(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), (b"x-request-id", request_id.encode())]
            await send(message)

        await next_app(scope, receive, named)


class OptionsMiddleware(ASGIMiddleware):
    """Answers OPTIONS with every method of an address; Litestar's own answer knows those of its first door alone."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Answer, or pass another method on."""
        if scope.get("method") != HttpMethod.OPTIONS:
            await next_app(scope, receive, send)
            return
        here = [each for each in scope["litestar_app"].routes if each.path_format == scope["path_template"]]
        allow = ", ".join(sorted({method for each in here if isinstance(each, HTTPRoute) for method in each.methods}))
        await send({"type": "http.response.start", "status": 204, "headers": [(b"allow", allow.encode())]})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


@dataclass(slots=True)
class Desk:
    """Where one request's Work lies: opened on first use, kept or dropped by the middleware."""

    works: Works
    clock: Clock
    request: idempotency.Request | None
    work: Work | None = None
    replayed: bool = False

    async def open(self, practice_id: UUID) -> Work:
        """This request's Work; the first call decides the practice.

        Raises:
            EarlierReply: when the same request was done before.
        """
        if self.work is None:
            self.work = await self.works.begin(practice_id, at=self.clock())
            if self.request is not None and (reply := await idempotency.recall(self.work, self.request)):
                self.replayed = True
                raise EarlierReply(reply)
        return self.work


@dataclass(slots=True)
class _HeldReply:
    status: int = 500
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytearray = field(default_factory=bytearray)
    messages: list[Message] = field(default_factory=list)

    async def hold(self, message: Message) -> None:
        self.messages.append(message)
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = list(message.get("headers", []))
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")


class WorkMiddleware(ASGIMiddleware):
    """Buffers the reply, stores the idempotency row, commits, sends, rings."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Run the door inside a Work that stands or falls with its answer."""
        if scope["route_handler"].opt.get("streams"):
            await next_app(scope, receive, send)
            return
        request, receive = _idempotent(scope, receive)
        state = scope["litestar_app"].state
        desk = Desk(works=state.works, clock=state.clock, request=request)
        scope["state"]["desk"] = desk
        held = _HeldReply()
        try:
            await next_app(scope, receive, held.hold)
            if desk.work is not None and held.status < _FAILED and not desk.replayed:
                if request is not None:
                    reply = idempotency.Reply.of(held.status, held.headers, bytes(held.body))
                    await idempotency.remember(desk.work, request, reply)
                await desk.work.commit()
        finally:
            if desk.work is not None:
                await close(desk.work.session)
        for message in held.messages:
            await send(message)
        if desk.work is not None and held.status < _FAILED and not desk.replayed:
            await desk.work.ring()


def _idempotent(scope: Scope, receive: Receive) -> tuple[idempotency.Request | None, Receive]:
    given = dict(scope["headers"]).get(b"idempotency-key")
    if scope.get("method") != HttpMethod.POST or given is None:
        return None, receive
    door = cast("HTTPRouteHandler", scope["route_handler"])  # what answers a POST
    # Addresses of pages may hold a secret, which no row keeps; and what a page answers is for the one browser alone.
    if not door.resolve_include_in_schema():
        return None, receive
    key = given.decode("latin-1")
    if not 0 < len(key) <= idempotency.LONGEST_KEY or "\0" in key:
        raise idempotency.IdempotencyKeyInvalid
    caller = str(scope["state"].get("caller", "anyone"))
    body = idempotency.HashedBody(receive, longest=door.resolve_request_max_body_size() or math.inf)
    return idempotency.Request(caller=caller, operation=scope["path"], key=key, body=body), body.receive
