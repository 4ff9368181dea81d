"""`Idempotency-Key`: the same request sent twice is done once and answered twice alike.

The key's row is written in the transaction of the work it stands for, so both are kept or neither. Replies are kept
sealed, since some of them show a secret once.
"""

import base64
import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import msgspec
from litestar.exceptions.http_exceptions import RequestEntityTooLarge
from litestar.types import HTTPReceiveMessage, Receive, WebSocketReceiveMessage
from sqlalchemy import Index, UniqueConstraint, and_, delete, or_, select, text
from sqlalchemy.orm import Mapped

from service.kit.database import PracticeTable, new_id
from service.kit.problems import Problem
from service.kit.secrets import Secret
from service.kit.vault import Place
from service.kit.work import Work

KEPT_FOR: Final = timedelta(hours=24)
LONGEST_KEY: Final = 255


class IdempotencyKey(PracticeTable):
    """A request that was done, and its reply."""

    __tablename__ = "idempotency_key"
    __table_args__ = (
        UniqueConstraint("practice_id", "caller", "operation", "key"),
        Index("ix_idempotency_key_age", "practice_id", "created_at"),
    )

    caller: Mapped[str]
    operation: Mapped[str]
    key: Mapped[str]
    request_hash: Mapped[bytes]
    reply: Mapped[bytes]
    created_at: Mapped[datetime]


class Reply(msgspec.Struct, frozen=True):
    """An answer as it went out."""

    status: int
    headers: list[tuple[str, str]]
    body: str
    """Base64 of the bytes."""

    @classmethod
    def of(cls, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> "Reply":
        """Pack an answer."""
        texts = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in headers]
        return cls(status=status, headers=texts, body=base64.b64encode(body).decode())


class HashedBody:
    """A request's body, hashed on its way to whoever reads it, so that none is too long to be told from another."""

    def __init__(self, receive: Receive, *, longest: float = math.inf) -> None:
        self._receive = receive
        self._hash = hashlib.sha256()
        self._longest = longest
        self._length = 0
        self._ended = False

    async def receive(self) -> HTTPReceiveMessage | WebSocketReceiveMessage:
        """The next message, as ASGI has it."""
        message = await self._receive()
        if message["type"] == "http.request":
            self._hash.update(message["body"])
            self._length += len(message["body"])
            self._ended = not message["more_body"]
        return message

    async def hash(self) -> bytes:
        """SHA-256 of the whole body; what nobody has read by now is dropped.

        Raises:
            BodyCutShort: when the caller leaves before its end.
            RequestEntityTooLarge: when it is longer than the door takes.
        """
        while not self._ended:
            if (await self.receive())["type"] != "http.request":
                raise BodyCutShort
            if self._length > self._longest:
                raise RequestEntityTooLarge
        return self._hash.digest()


@dataclass(frozen=True, slots=True)
class Request:
    """What makes two requests the same: who asks, for what, under which key, with which body."""

    caller: str
    operation: str
    key: str
    body: HashedBody


class IdempotencyKeyInvalid(Problem):
    """The key is empty or too long, or cannot be kept as text."""

    status = 400
    title = "The Idempotency-Key is empty, longer than 255 characters, or holds a NUL"
    remedy = "Send a fresh UUID as the key."


class BodyCutShort(Problem):
    """The caller left before the body's end."""

    status = 400
    title = "The request's body ended too early"
    remedy = "Send the same request again."


class RequestStillRunning(Problem):
    """A twin with this key is being worked on."""

    status = 409
    title = "A request with this Idempotency-Key is still running"
    remedy = "Wait a moment and send the same request again."


class KeyUsedForAnother(Problem):
    """The key was used with another body."""

    status = 422
    title = "This Idempotency-Key was used for a different request"
    remedy = "Use a fresh key for a new request, or repeat the first one unchanged."


async def recall(work: Work, request: Request) -> Reply | None:
    """The reply of an earlier twin, or None when this is the first; holds the key until the work ends.

    Raises:
        RequestStillRunning: while a twin is being worked on.
        KeyUsedForAnother: when the key came with another body before.
    """
    name = f"{work.practice_id}|{request.caller}|{request.operation}|{request.key}"
    lock = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
    if not await work.session.scalar(text("SELECT pg_try_advisory_xact_lock(:lock)").bindparams(lock=lock)):
        raise RequestStillRunning
    row = await work.session.scalar(
        select(IdempotencyKey).where(
            IdempotencyKey.practice_id == work.practice_id,
            IdempotencyKey.caller == request.caller,
            IdempotencyKey.operation == request.operation,
            IdempotencyKey.key == request.key,
            IdempotencyKey.created_at > work.at - KEPT_FOR,
        )
    )
    if row is None:
        return None
    if row.request_hash != await request.body.hash():
        raise KeyUsedForAnother
    return msgspec.json.decode((await work.seals()).open(row.reply, _place(row.id)).reveal(), type=Reply)


async def remember(work: Work, request: Request, reply: Reply) -> None:
    """Keep the reply beside the work it belongs to; what has outlived its time goes."""
    same = and_(
        IdempotencyKey.caller == request.caller,
        IdempotencyKey.operation == request.operation,
        IdempotencyKey.key == request.key,
    )
    await work.session.execute(
        delete(IdempotencyKey).where(
            IdempotencyKey.practice_id == work.practice_id,
            or_(same, IdempotencyKey.created_at <= work.at - KEPT_FOR),
        )
    )
    row = new_id()
    sealed = (await work.seals()).seal(Secret(msgspec.json.encode(reply).decode()), _place(row))
    work.session.add(
        IdempotencyKey(
            practice_id=work.practice_id,
            id=row,
            caller=request.caller,
            operation=request.operation,
            key=request.key,
            request_hash=await request.body.hash(),
            reply=sealed,
            created_at=work.at,
        )
    )


async def forget_replies(work: Work, speaks_of_them: Callable[[str], bool]) -> int:
    """Drop every reply whose operation, headers or body this is true of; how many there were."""
    seals = await work.seals()
    rows = (
        await work.session.execute(
            select(IdempotencyKey.id, IdempotencyKey.operation, IdempotencyKey.reply).where(
                IdempotencyKey.practice_id == work.practice_id
            )
        )
    ).all()
    told = {row.id: msgspec.json.decode(seals.open(row.reply, _place(row.id)).reveal(), type=Reply) for row in rows}
    found = [
        row.id
        for row in rows
        if speaks_of_them(row.operation)
        or any(speaks_of_them(value) for _, value in told[row.id].headers)
        or speaks_of_them(base64.b64decode(told[row.id].body).decode(errors="replace"))
    ]
    if found:
        await work.session.execute(
            delete(IdempotencyKey).where(IdempotencyKey.practice_id == work.practice_id, IdempotencyKey.id.in_(found))
        )
    return len(found)


def _place(row: UUID) -> Place:
    return Place(table="idempotency_key", column="reply", row=row)
