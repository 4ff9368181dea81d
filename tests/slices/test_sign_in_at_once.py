"""Signing in many times at once under one key: one session, and everybody is shown that one."""

import asyncio
from uuid import uuid4

from sqlalchemy import func, select

from service.access.models import Token
from service.kit.idempotency import IdempotencyKey
from service.kit.settings import Settings
from service.kit.work import Works
from tests.at_once import sharing_the_loop
from tests.callers import NOON, PASSWORD, House, a_house

AT_ONCE = 12


class TestSigningInAtOnce:
    async def test_under_one_key_opens_one_session_and_shows_it_to_all(self, settings: Settings, works: Works) -> None:
        house, headers = await a_house(works), {"Idempotency-Key": uuid4().hex}
        credentials = {"email": house.coach.email, "password": PASSWORD}
        before = await sessions_of(works, house)
        tokens: list[str] = []
        async with sharing_the_loop(settings) as network:
            while len(tokens) < AT_ONCE:
                late = range(AT_ONCE - len(tokens))
                answers = await asyncio.gather(
                    *(network.post("/v1/sessions", json=credentials, headers=headers) for _ in late)
                )
                opened = [each for each in answers if each.status_code == 201]
                tokens += [each.json()["token"] for each in opened]
                assert opened
                refused = {each.json()["type"].rpartition("/")[2] for each in answers if each not in opened}
                assert refused <= {"request-still-running"}
        assert (len(set(tokens)), await sessions_of(works, house)) == (1, before + 1)
        async with works.open(house.practice_id, at=NOON) as work:
            [kept] = await work.session.scalars(
                select(IdempotencyKey).where(IdempotencyKey.practice_id == house.practice_id)
            )
        assert tokens[0].encode() not in kept.reply

    async def test_without_a_key_opens_as_many_sessions_as_were_asked_for(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        credentials = {"email": house.coach.email, "password": PASSWORD}
        async with sharing_the_loop(settings) as network:
            answers = await asyncio.gather(*(network.post("/v1/sessions", json=credentials) for _ in range(3)))
        assert len({each.json()["token"] for each in answers}) == 3


async def sessions_of(works: Works, house: House) -> int:
    """How many sessions the practice's coach holds."""
    async with works.open(house.practice_id, at=NOON) as work:
        count = select(func.count()).where(
            Token.practice_id == house.practice_id, Token.member_id == house.coach.member_id, Token.kind == "session"
        )
        return int(await work.session.scalar(count) or 0)
