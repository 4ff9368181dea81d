"""Signing up twice under one key: one practice, though there is none yet to remember the first time in."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from httpx import Response
from litestar import Litestar
from litestar.testing import AsyncTestClient
from sqlalchemy import select

from service.access.finders import find_person, find_places
from service.kit.idempotency import KEPT_FOR, IdempotencyKey
from service.kit.settings import Settings
from service.kit.work import Works
from tests.callers import NOON, PASSWORD, MovableClock, an_email, web


@dataclass(frozen=True)
class Desk:
    """Anyone's door."""

    app: AsyncTestClient[Litestar]
    works: Works


@pytest.fixture
async def desk(settings: Settings, works: Works) -> AsyncIterator[Desk]:
    async with web(settings) as app:
        yield Desk(app, works)


class TestSigningUp:
    def body(self) -> dict[str, Any]:
        return {
            "practice_name": "North Star",
            "name": "Dana",
            "email": an_email(),
            "password": PASSWORD,
        }

    async def sign_up(self, desk: Desk, key: str, body: dict[str, Any]) -> Response:
        return await desk.app.post("/v1/practices", json=body, headers={"Idempotency-Key": key})

    async def places(self, desk: Desk, body: dict[str, Any]) -> int:
        person = await find_person(desk.works.database, body["email"])
        return 0 if person is None else len(await find_places(desk.works.database, person.person_id))

    async def test_twice_opens_one_practice_and_gives_the_same_session(self, desk: Desk) -> None:
        key, body = uuid4().hex, self.body()
        first, again = [await self.sign_up(desk, key, body) for _ in range(2)]
        assert (first.status_code, again.status_code) == (201, 201)
        assert (again.content, again.headers["idempotent-replayed"]) == (first.content, "true")
        assert await self.places(desk, body) == 1
        practice_id = UUID(first.json()["practice_id"])
        async with desk.works.open(practice_id, at=NOON) as work:
            kept = await work.session.scalar(select(IdempotencyKey).where(IdempotencyKey.practice_id == practice_id))
        assert kept is not None
        assert first.json()["token"].encode() not in kept.reply

    @pytest.mark.parametrize("field", ["practice_name", "email", "password"])
    async def test_under_a_used_key_with_another_body_is_refused(self, desk: Desk, field: str) -> None:
        key, body = uuid4().hex, self.body()
        assert (await self.sign_up(desk, key, body)).status_code == 201
        other = body | {field: an_email()}
        refused = await self.sign_up(desk, key, other)
        assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (422, "key-used-for-another")
        assert refused.json()["remedy"]
        assert "token" not in refused.text
        assert await self.places(desk, body) == 1
        assert await self.places(desk, other) == (0 if field == "email" else 1)

    async def test_under_a_key_whose_reply_is_forgotten_opens_no_second_practice(
        self, settings: Settings, desk: Desk
    ) -> None:
        key, body = uuid4().hex, self.body()
        assert (await self.sign_up(desk, key, body)).status_code == 201
        async with web(settings, MovableClock(NOON + KEPT_FOR + timedelta(seconds=1))) as later:
            refused = await later.post("/v1/practices", json=body, headers={"Idempotency-Key": key})
        assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (422, "key-used-for-another")
        assert await self.places(desk, body) == 1
