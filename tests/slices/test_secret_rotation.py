import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from aiohttp import web as aiohttp_web
from sqlalchemy import select, update
from standardwebhooks import Webhook, WebhookVerificationError

from service.alerts.models import FormerSecret, Receiver
from service.alerts.receivers import held_receiver, remove_receiver
from service.alerts.signing_secrets import FORGET, MOST_FORMER, OVERLAP, rotate_secret
from service.kit.jobs import Job
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.kit.work import Works
from tests import loopback
from tests.callers import NOON, House, a_house, web
from tests.posting import (
    Letter,
    Letterbox,
    Post,
    a_receiver,
    an_alert,
    deliveries_of,
    open_letterbox,
    open_post,
    receiver_of,
)

HOUR, MINUTE, SECOND = timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)
SENDINGS = (timedelta(0), SECOND, HOUR, 23 * HOUR + 59 * MINUTE, 24 * HOUR, 30 * HOUR)
SWAPS = (timedelta(0), SECOND, HOUR, 12 * HOUR, 23 * HOUR + 59 * MINUTE)
"""Since the rotation; a receiver that swaps later than a day after it has to lose."""


class Verifying(Letterbox):
    """A receiver that takes only what is signed with the one secret it knows."""

    def __init__(self) -> None:
        super().__init__()
        self.known = Secret("")

    async def answer(self, request: aiohttp_web.Request) -> aiohttp_web.StreamResponse:
        answer = await super().answer(request)
        if not is_signed(self.letters[-1], self.known):
            self.letters.pop()
            return aiohttp_web.Response(status=401)
        return answer


def is_signed(letter: Letter, secret: Secret) -> bool:
    """As the official library signs it; its own verifying would compare with the machine's clock."""
    at = datetime.fromtimestamp(int(letter.headers["webhook-timestamp"]), UTC)
    expected = Webhook(secret.reveal()).sign(letter.id, at, letter.body.decode())
    return expected in letter.headers["webhook-signature"].split(" ")


async def rotated(works: Works, practice_id: UUID, receiver_id: UUID, *, at: datetime) -> Secret:
    async with works.open(practice_id, at=at) as work:
        return await rotate_secret(work, await held_receiver(work, receiver_id))


async def former_of(works: Works, practice_id: UUID) -> int:
    async with works.open(practice_id, at=NOON) as work:
        found = await work.session.scalars(select(FormerSecret.id).where(FormerSecret.practice_id == practice_id))
        return len(found.all())


@pytest.fixture
async def house(works: Works) -> House:
    return await a_house(works)


@pytest.fixture
async def practice_id(house: House) -> UUID:
    return house.practice_id


@pytest.fixture
async def post(works: Works) -> AsyncIterator[Post]:
    async with open_post(works, at=NOON) as opened:
        yield opened


class TestAReceiverThatSwaps:
    async def test_at_any_moment_of_the_day_takes_every_message_at_its_first_attempt(
        self, works: Works, post: Post, practice_id: UUID
    ) -> None:
        async with AsyncExitStack() as stack:
            boxes = [Verifying() for _ in SWAPS]
            fresh = []
            for box in boxes:
                await stack.enter_async_context(loopback.listening(box))
                receiver_id, box.known = await a_receiver(works, practice_id, box.url, at=NOON)
                fresh.append(await rotated(works, practice_id, receiver_id, at=NOON))
            for sent in SENDINGS:
                post.clock.at = NOON + sent
                for box, secret, swap in zip(boxes, fresh, SWAPS, strict=True):
                    box.known = secret if sent >= swap else box.known
                await an_alert(works, practice_id, at=post.clock())
                await post.carry(practice_id)

        assert [len(box.letters) for box in boxes] == [len(SENDINGS)] * len(SWAPS)
        assert {(each.state, each.attempts) for each in await deliveries_of(works, practice_id)} == {("delivered", 1)}
        counts = [len(letter.headers["webhook-signature"].split(" ")) for letter in boxes[0].letters]
        assert counts == [2, 2, 2, 2, 1, 1]

    async def test_while_a_message_is_on_its_way_gets_it_at_the_next_attempt(
        self, works: Works, post: Post, practice_id: UUID
    ) -> None:
        box = Verifying()
        async with loopback.listening(box):
            receiver_id, box.known = await a_receiver(works, practice_id, box.url, at=NOON)
            box.may_answer.clear()
            await an_alert(works, practice_id, at=NOON)
            on_its_way = asyncio.create_task(post.carry(practice_id))
            await box.arrived.wait()
            box.known = await rotated(works, practice_id, receiver_id, at=NOON)
            box.may_answer.set()
            await on_its_way
            await post.carry_next(practice_id)

        (delivery,) = await deliveries_of(works, practice_id)
        assert (delivery.state, delivery.attempts, len(box.letters)) == ("delivered", 2, 1)

    async def test_is_verified_by_the_official_library_with_either_secret_and_no_other(
        self, works: Works, practice_id: UUID
    ) -> None:
        now = datetime.now(UTC)  # the library compares with the machine's clock
        async with open_post(works, at=now) as post, open_letterbox() as letterbox:
            receiver_id, old = await a_receiver(works, practice_id, letterbox.url, at=now)
            new = await rotated(works, practice_id, receiver_id, at=now)
            _, foreign = await a_receiver(works, practice_id, letterbox.url, "nothing", at=now)
            await an_alert(works, practice_id, at=now)
            await post.carry(practice_id)

        (letter,) = letterbox.letters
        for secret in (old, new):
            Webhook(secret.reveal()).verify(letter.body, dict(letter.headers))
        with pytest.raises(WebhookVerificationError):
            Webhook(foreign.reveal()).verify(letter.body, dict(letter.headers))


class TestAskingAgain:
    async def test_within_the_day_lets_each_secret_have_its_own_day(
        self, works: Works, post: Post, practice_id: UUID
    ) -> None:
        async with open_letterbox() as letterbox:
            receiver_id, first = await a_receiver(works, practice_id, letterbox.url, at=NOON)
            second = await rotated(works, practice_id, receiver_id, at=NOON)
            third = await rotated(works, practice_id, receiver_id, at=NOON + HOUR)
            for at in (NOON + 2 * HOUR, NOON + OVERLAP, NOON + OVERLAP + HOUR):
                post.clock.at = at
                await an_alert(works, practice_id, at=at)
                await post.carry(practice_id)

        signed = [[is_signed(letter, each) for each in (first, second, third)] for letter in letterbox.letters]
        assert signed == [[True, True, True], [False, True, True], [False, False, True]]

    async def test_mends_a_secret_that_cannot_be_opened_any_more(
        self, works: Works, post: Post, practice_id: UUID
    ) -> None:
        async with open_letterbox() as letterbox:
            receiver_id, _ = await a_receiver(works, practice_id, letterbox.url, at=NOON)
            async with works.open(practice_id, at=NOON) as work:
                await work.session.execute(
                    update(Receiver).where(Receiver.practice_id == practice_id).values(secret=bytes(60))
                )
            secret = await rotated(works, practice_id, receiver_id, at=NOON)
            await an_alert(works, practice_id, at=NOON)
            await post.carry(practice_id)

        (letter,) = letterbox.letters
        assert letter.headers["webhook-signature"].count("v1,") == 1
        assert is_signed(letter, secret)


class TestReplacedSecrets:
    async def test_are_destroyed_when_their_day_is_over(self, works: Works, post: Post, practice_id: UUID) -> None:
        receiver_id, _ = await a_receiver(works, practice_id, "https://crm.example/", at=NOON)
        await rotated(works, practice_id, receiver_id, at=NOON)
        assert (await receiver_of(works, practice_id, receiver_id)).former_secrets_until == NOON + OVERLAP
        async with works.open(practice_id, at=NOON) as work:
            (job,) = await work.session.scalars(select(Job).where(Job.practice_id == practice_id, Job.kind == FORGET))
        post.clock.at = job.due_at
        await post.ringers.answer(practice_id, job.id)

        assert await former_of(works, practice_id) == 0
        assert (await receiver_of(works, practice_id, receiver_id)).former_secrets_until is None

    async def test_go_with_their_receiver(self, works: Works, practice_id: UUID) -> None:
        receiver_id, _ = await a_receiver(works, practice_id, "https://crm.example/", at=NOON)
        await rotated(works, practice_id, receiver_id, at=NOON)
        async with works.open(practice_id, at=NOON) as work:
            await remove_receiver(work, await held_receiver(work, receiver_id))
        assert await former_of(works, practice_id) == 0


class TestTheDoors:
    async def test_give_the_secret_once_end_the_others_and_stop_at_four(
        self, works: Works, settings: Settings, house: House
    ) -> None:
        receiver_id, _ = await a_receiver(works, house.practice_id, "https://crm.example/", at=NOON)
        path, headers = f"/v1/receivers/{receiver_id}", house.owner.headers
        async with web(settings) as network:
            answers = [await network.post(f"{path}/secret-rotations", headers=headers) for _ in range(MOST_FORMER + 1)]
            made = answers[-2].json()
            shown = await network.get(path, headers=headers)
            refused = await network.post(f"{path}/secret-rotations", headers=house.coach.headers)
            ended = await network.delete(f"{path}/former-secrets", headers=headers)
            alone = (await network.get(path, headers=headers)).json()
            again = await network.post(f"{path}/secret-rotations", headers=headers)

        assert [each.status_code for each in answers] == [201] * MOST_FORMER + [409]
        assert answers[-1].json()["type"].endswith("/too-many-secrets")
        assert len({each.json()["secret"] for each in answers[:-1]}) == MOST_FORMER
        assert (shown.json(), "whsec_" in shown.text) == (made["receiver"], False)
        assert shown.json()["former_secrets_until"] is not None
        assert (refused.status_code, ended.status_code, again.status_code) == (403, 204, 201)
        assert alone["former_secrets_until"] is None
