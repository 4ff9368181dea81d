"""The same request sent twice: done once, answered alike."""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx2
import pytest
from httpx import Response
from litestar import Litestar
from litestar.exceptions.http_exceptions import RequestEntityTooLarge
from litestar.testing import AsyncTestClient
from litestar.types import HTTPDisconnectEvent, HTTPRequestEvent, Receive
from sqlalchemy import func, select, update

from service.access.models import Token
from service.kit.idempotency import KEPT_FOR, BodyCutShort, HashedBody, IdempotencyKey, Request, recall
from service.kit.settings import Settings
from service.kit.work import Works
from service.roster.models import Client
from tests.at_once import sharing_the_loop
from tests.callers import NOON, Caller, House, a_house, web

TWINS = 50
LONG = 1_500_000
CLIENT = {"name": "Maya Torres", "time_zone": "Europe/London"}


@dataclass(frozen=True)
class Desk:
    """A practice at the doors."""

    app: AsyncTestClient[Litestar]
    house: House
    works: Works

    async def send(
        self,
        key: str,
        *,
        caller: Caller | None = None,
        path: str = "/v1/clients",
        body: dict[str, Any] | None = None,
    ) -> Response:
        headers = (caller or self.house.owner).headers | {"Idempotency-Key": key}
        return await self.app.post(path, json=body or CLIENT, headers=headers)

    async def clients(self, house: House | None = None) -> int:
        """How many clients the practice has taken on."""
        practice_id = (house or self.house).practice_id
        async with self.works.open(practice_id, at=NOON) as work:
            query = select(func.count()).select_from(Client).where(Client.practice_id == practice_id)
            return int(await work.session.scalar(query) or 0)


@pytest.fixture
async def desk(settings: Settings, works: Works) -> AsyncIterator[Desk]:
    async with web(settings) as app:
        yield Desk(app, await a_house(works), works)


class TestTwins:
    async def test_are_done_once_and_answered_alike_however_many_come_at_once(
        self, settings: Settings, desk: Desk
    ) -> None:
        before = await desk.clients()
        headers = desk.house.owner.headers | {"Idempotency-Key": uuid4().hex}
        kept: list[httpx2.Response] = []
        async with sharing_the_loop(settings) as session:
            while len(kept) < TWINS:
                late = TWINS - len(kept)
                answers = await asyncio.gather(
                    *(session.post("/v1/clients", json=CLIENT, headers=headers) for _ in range(late))
                )
                kept += [each for each in answers if each.status_code == 201]
                assert kept
                refused = {each.json()["type"].rpartition("/")[2] for each in answers if each not in kept}
                assert refused <= {"request-still-running"}
        assert len({each.content for each in kept}) == 1
        assert [each.headers.get("idempotent-replayed") for each in kept].count(None) == 1
        assert await desk.clients() == before + 1

    async def test_wait_for_the_one_that_is_running(self, desk: Desk) -> None:
        key = uuid4().hex
        async with desk.works.open(desk.house.practice_id, at=NOON) as work:
            running = Request(desk.house.owner.identity.caller, "/v1/clients", key, HashedBody(nothing))
            assert await recall(work, running) is None
            refused = await desk.send(key)
        assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (409, "request-still-running")
        assert refused.json()["remedy"]
        assert (await desk.send(key)).status_code == 201

    async def test_show_a_secret_again_that_is_kept_sealed(self, desk: Desk) -> None:
        key = uuid4().hex
        first, second = [await desk.send(key, path="/v1/api-keys", body={"label": "CRM"}) for _ in range(2)]
        assert first.status_code == second.status_code == 201
        assert first.content == second.content
        async with desk.works.open(desk.house.practice_id, at=NOON) as work:
            [kept] = await work.session.scalars(
                select(IdempotencyKey).where(IdempotencyKey.practice_id == work.practice_id)
            )
            made = await work.session.scalars(
                select(Token).where(Token.practice_id == work.practice_id, Token.kind == "api_key")
            )
            assert len(list(made)) == 1
        assert first.json()["token"].encode() not in kept.reply

    async def test_that_were_refused_may_be_tried_again(self, desk: Desk) -> None:
        key, before = uuid4().hex, await desk.clients()
        refused = await desk.send(key, body=CLIENT | {"time_zone": "Moon/Base"})
        assert 400 <= refused.status_code < 500
        assert (await desk.send(key)).status_code == 201
        assert await desk.clients() == before + 1


class TestLongBodies:
    """Bodies of a megabyte and more, which come in pieces."""

    async def test_of_one_length_are_told_apart(self, desk: Desk) -> None:
        headers = desk.house.owner.headers | {"Idempotency-Key": uuid4().hex, "Content-Type": "application/json"}
        before = await desk.clients()
        long = json.dumps(CLIENT).encode() + b" " * LONG
        first, other, again = [
            await desk.app.post("/v1/clients", content=body, headers=headers)
            for body in (long, long[:-1] + b"\n", long)
        ]
        assert (first.status_code, other.status_code, again.status_code) == (201, 422, 201)
        assert other.json()["type"].rpartition("/")[2] == "key-used-for-another"
        assert (again.content, again.headers["idempotent-replayed"]) == (first.content, "true")
        assert await desk.clients() == before + 1

    async def test_are_hashed_as_they_pass_and_to_their_end_though_nobody_reads_them(self) -> None:
        whole = HashedBody(pieces(b"one", b"two", b"three"))
        assert [(await whole.receive()).get("body") for _ in range(2)] == [b"one", b"two"]
        assert await whole.hash() == hashlib.sha256(b"onetwothree").digest()
        assert await whole.hash() == await HashedBody(pieces(b"onetwothree")).hash()

    async def test_are_not_read_without_end(self) -> None:
        with pytest.raises(RequestEntityTooLarge):
            await HashedBody(pieces(*[b"x" * 100] * 100), longest=1000).hash()

    async def test_that_were_cut_short_stand_for_nothing(self) -> None:
        with pytest.raises(BodyCutShort):
            await HashedBody(left_early).hash()


class TestAKey:
    async def test_stands_for_one_body(self, desk: Desk) -> None:
        key, before = uuid4().hex, await desk.clients()
        assert (await desk.send(key)).status_code == 201
        other = await desk.send(key, body=CLIENT | {"name": "Somebody Else"})
        assert (other.status_code, other.json()["type"].rpartition("/")[2]) == (422, "key-used-for-another")
        assert await desk.clients() == before + 1

    async def test_is_not_shared_between_callers_doors_or_practices(self, desk: Desk) -> None:
        key, another = uuid4().hex, await a_house(desk.works)
        before, before_there = await desk.clients(), await desk.clients(another)
        for caller in (desk.house.owner, desk.house.coach, another.owner):
            made = await desk.send(key, caller=caller)
            assert made.status_code == 201
            assert "idempotent-replayed" not in made.headers
        assert (await desk.clients(), await desk.clients(another)) == (before + 2, before_there + 1)
        elsewhere = await desk.send(key, path="/v1/api-keys", body={"label": "CRM"})
        assert elsewhere.status_code == 201

    async def test_is_forgotten_after_a_day(self, desk: Desk) -> None:
        key, before = uuid4().hex, await desk.clients()
        assert (await desk.send(key)).status_code == 201
        async with desk.works.open(desk.house.practice_id, at=NOON) as work:
            await work.session.execute(
                update(IdempotencyKey)
                .where(IdempotencyKey.practice_id == work.practice_id)
                .values(created_at=NOON - KEPT_FOR - timedelta(seconds=1))
            )
        again = await desk.send(key, body=CLIENT | {"name": "Somebody Else"})
        assert (again.status_code, again.headers.get("idempotent-replayed")) == (201, None)
        assert await desk.clients() == before + 2

    @pytest.mark.parametrize("key", ["", "k" * 256, "one\0two"])
    async def test_has_1_to_255_characters_that_a_row_can_hold(self, desk: Desk, key: str) -> None:
        before = await desk.clients()
        refused = await desk.send(key)
        assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (400, "idempotency-key-invalid")
        assert await desk.clients() == before


def pieces(*bodies: bytes) -> Receive:
    """A request's body as it arrives."""
    left = list(bodies)

    async def receive() -> HTTPRequestEvent:
        return {"type": "http.request", "body": left.pop(0), "more_body": bool(left)}

    return receive


async def nothing() -> HTTPRequestEvent:
    return {"type": "http.request", "body": b"", "more_body": False}


async def left_early() -> HTTPDisconnectEvent:
    return {"type": "http.disconnect"}
