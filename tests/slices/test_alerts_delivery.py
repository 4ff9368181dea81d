import asyncio
import base64
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, update
from standardwebhooks import Webhook, WebhookVerificationError

from service.alerts.attempts import FORGET, KEPT_FOR
from service.alerts.events import RECEIVER_DISABLED
from service.alerts.models import Alert, Receiver
from service.alerts.outbox import replay as send_again
from service.alerts.outbox import send_test, tell
from service.alerts.receivers import ReceiverChange, change_receiver, held_receiver, remove_receiver
from service.alerts.schedule import WAITS
from service.kit.outbound import GuardedSession
from service.kit.work import Works
from tests.callers import NOON, a_house
from tests.loopback import Names
from tests.posting import (
    AUTOMATION_SEEN,
    Answer,
    Post,
    a_receiver,
    an_alert,
    attempts_of,
    deliveries_of,
    open_letterbox,
    open_post,
    receiver_of,
)

DOWN = Answer(status=503, body=b"upstream is restarting")


@pytest.fixture
async def practice_id(works: Works) -> UUID:
    return (await a_house(works)).practice_id


@pytest.fixture
async def post(works: Works) -> AsyncIterator[Post]:
    async with open_post(works, at=NOON) as opened:
        yield opened


async def disablings(works: Works, practice_id: UUID) -> int:
    """How often the practice was told that a receiver was disabled."""
    async with works.open(practice_id, at=NOON) as work:
        told = await work.session.scalars(
            select(Alert.id).where(Alert.practice_id == practice_id, Alert.event == RECEIVER_DISABLED.name)
        )
        return len(list(told))


class TestAMessage:
    async def test_is_verified_by_the_official_library(self, works: Works, practice_id: UUID) -> None:
        now = datetime.now(UTC)  # the library compares with the machine's clock
        async with open_post(works, at=now) as post, open_letterbox() as letterbox:
            _, secret = await a_receiver(works, practice_id, letterbox.url, at=now)
            alert_id = await an_alert(works, practice_id, at=now)
            await post.carry(practice_id)

        (letter,) = letterbox.letters
        told = Webhook(secret.reveal()).verify(letter.body, dict(letter.headers))
        assert letter.id == str(alert_id)
        assert (told["type"], told["version"]) == ("automation.seen", AUTOMATION_SEEN.version)
        assert datetime.fromisoformat(told["timestamp"]) == now
        assert list(told["data"]) == ["finding_id"]
        assert letter.headers["content-type"] == "application/json"

    async def test_says_the_version_that_its_event_had_when_it_happened(
        self, works: Works, post: Post, practice_id: UUID
    ) -> None:
        async with open_letterbox() as letterbox:
            await a_receiver(works, practice_id, letterbox.url, at=NOON)
            for version in (1, 2):
                told = replace(AUTOMATION_SEEN, version=version)
                async with works.open(practice_id, at=NOON) as work:
                    await tell(work, told, told.example, subject_id=told.example.finding_id, at=NOON)
            await post.carry(practice_id)
            (first, _) = await deliveries_of(works, practice_id)
            async with works.open(practice_id, at=NOON) as work:
                await held_receiver(work, first.receiver_id)
                await send_again(work, first)
            await post.carry(practice_id)
        assert [json.loads(letter.body)["version"] for letter in letterbox.letters] == [1, 2, 1]

    async def test_does_not_verify_once_a_bit_is_changed_or_for_another_receiver(
        self, works: Works, practice_id: UUID
    ) -> None:
        now = datetime.now(UTC)
        async with open_post(works, at=now) as post, open_letterbox() as letterbox:
            _, secret = await a_receiver(works, practice_id, letterbox.url, at=now)
            _, another = await a_receiver(works, practice_id, letterbox.url, "nothing", at=now)
            await an_alert(works, practice_id, at=now)
            await post.carry(practice_id)

        (letter,) = letterbox.letters
        altered = letter.body.replace(b"automation", b"automatiom")
        for verifier, body in ((secret, altered), (another, letter.body)):
            with pytest.raises(WebhookVerificationError):
                Webhook(verifier.reveal()).verify(body, dict(letter.headers))

    async def test_keeps_its_id_and_is_signed_anew_at_each_attempt(
        self, works: Works, post: Post, practice_id: UUID
    ) -> None:
        async with open_letterbox(DOWN, DOWN, Answer()) as letterbox:
            _, secret = await a_receiver(works, practice_id, letterbox.url, at=NOON)
            await an_alert(works, practice_id, at=NOON)
            for _ in range(3):
                await post.carry_next(practice_id)

        assert len({letter.id for letter in letterbox.letters}) == 1
        assert len({letter.body for letter in letterbox.letters}) == 1
        for letter, attempt in zip(letterbox.letters, await attempts_of(works, practice_id), strict=True):
            expected = Webhook(secret.reveal()).sign(letter.id, attempt.at, letter.body.decode())
            assert letter.headers["webhook-timestamp"] == str(int(attempt.at.timestamp()))
            assert letter.headers["webhook-signature"] == expected


class TestAReceiverThatIsDown:
    async def test_is_tried_on_the_published_schedule_until_it_takes_the_message(
        self, works: Works, post: Post, practice_id: UUID
    ) -> None:
        async with open_letterbox(*[DOWN] * 7, Answer()) as letterbox:
            receiver_id, _ = await a_receiver(works, practice_id, letterbox.url, at=NOON)
            await an_alert(works, practice_id, at=NOON)
            assert await post.carry(practice_id) == 1
            assert await post.carry(practice_id) == 0
            assert (await receiver_of(works, practice_id, receiver_id)).failing_since == NOON
            for _ in WAITS:
                await post.carry_next(practice_id)

        attempts = await attempts_of(works, practice_id)
        for before, after, wait in zip(attempts, attempts[1:], WAITS, strict=False):
            assert 0.8 <= (after.at - before.at) / wait <= 1.2
        assert [each.status for each in attempts] == [503] * 7 + [200]
        assert (attempts[0].reply_start, attempts[-1].reply_start) == ("upstream is restarting", "thank you")
        (delivery,) = await deliveries_of(works, practice_id)
        assert (delivery.state, delivery.attempts, delivery.reason) == ("delivered", 8, None)
        assert (await receiver_of(works, practice_id, receiver_id)).failing_since is None

    async def test_says_why_and_when_while_it_waits(self, works: Works, post: Post, practice_id: UUID) -> None:
        async with open_letterbox(DOWN) as letterbox:
            await a_receiver(works, practice_id, letterbox.url, at=NOON)
            await an_alert(works, practice_id, at=NOON)
            await post.carry(practice_id)

        (delivery,) = await deliveries_of(works, practice_id)
        assert delivery.state == "pending"
        assert delivery.next_attempt_at is not None
        assert delivery.next_attempt_at > NOON
        assert delivery.reason == {
            "code": "answered",
            "params": {"status": 503},
            "text": "The receiver answered 503.",
        }

    async def test_loses_the_message_after_the_eighth_attempt_and_stays_on(
        self, works: Works, post: Post, practice_id: UUID
    ) -> None:
        async with open_letterbox(DOWN) as letterbox:
            receiver_id, _ = await a_receiver(works, practice_id, letterbox.url, at=NOON)
            await an_alert(works, practice_id, at=NOON)
            for _ in range(8):
                await post.carry_next(practice_id)

        (delivery,) = await deliveries_of(works, practice_id)
        assert (delivery.state, delivery.attempts, delivery.next_attempt_at) == ("failed", 8, None)
        assert len(letterbox.letters) == 8
        assert (await receiver_of(works, practice_id, receiver_id)).state == "active"

    async def test_counts_no_answer_at_all_as_a_failure(self, works: Works, post: Post, practice_id: UUID) -> None:
        async with open_letterbox() as closed:
            url = closed.url
        await a_receiver(works, practice_id, url, at=NOON)
        await an_alert(works, practice_id, at=NOON)
        await post.carry(practice_id)

        (attempt,) = await attempts_of(works, practice_id)
        assert (attempt.outcome, attempt.status) == ("no_answer", None)
        (delivery,) = await deliveries_of(works, practice_id)
        assert (delivery.state, delivery.attempts) == ("pending", 1)

    async def test_is_waited_for_as_long_as_it_asks(self, works: Works, post: Post, practice_id: UUID) -> None:
        busy = Answer(status=429, headers={"Retry-After": "3600"})
        async with open_letterbox(busy, Answer()) as letterbox:
            await a_receiver(works, practice_id, letterbox.url, at=NOON)
            await an_alert(works, practice_id, at=NOON)
            await post.carry(practice_id)
            (delivery,) = await deliveries_of(works, practice_id)
            assert delivery.next_attempt_at == NOON + timedelta(hours=1)

    async def test_is_not_followed_to_where_it_points(self, works: Works, post: Post, practice_id: UUID) -> None:
        async with open_letterbox() as elsewhere:
            moved = Answer(status=308, headers={"Location": elsewhere.url})
            async with open_letterbox(moved) as letterbox:
                await a_receiver(works, practice_id, letterbox.url, at=NOON)
                await an_alert(works, practice_id, at=NOON)
                await post.carry(practice_id)

        assert elsewhere.letters == []
        (delivery,) = await deliveries_of(works, practice_id)
        assert delivery.reason is not None
        assert "redirects are not followed" in delivery.reason["text"]


class TestAReceiverThatIsGone:
    async def test_is_disabled_by_410_and_the_others_are_told_once(
        self, works: Works, post: Post, practice_id: UUID
    ) -> None:
        async with open_letterbox(Answer(status=410)) as gone, open_letterbox() as other:
            gone_id, _ = await a_receiver(works, practice_id, gone.url, at=NOON)
            await a_receiver(works, practice_id, other.url, "receiver.disabled", at=NOON)
            for _ in range(3):
                await an_alert(works, practice_id, at=NOON)
            while await post.carry(practice_id):
                pass

        receiver = await receiver_of(works, practice_id, gone_id)
        assert (receiver.state, receiver.reason and receiver.reason["code"]) == ("disabled", "gone")
        assert len(gone.letters) == 1
        (told,) = [json.loads(letter.body) for letter in other.letters]
        assert (told["type"], told["data"]["receiver_id"]) == (RECEIVER_DISABLED.name, str(gone_id))
        failed = [each for each in await deliveries_of(works, practice_id) if each.receiver_id == gone_id]
        assert {each.state for each in failed} == {"failed"}
        assert [each.reason and each.reason["code"] for each in failed] == ["answered"] + ["receiver_not_active"] * 2

    async def test_is_disabled_once_though_several_messages_hear_it_together(
        self, works: Works, post: Post, practice_id: UUID
    ) -> None:
        async with open_letterbox(Answer(status=410)) as gone:
            gone.may_answer.clear()
            await a_receiver(works, practice_id, gone.url, at=NOON)
            for _ in range(3):
                await an_alert(works, practice_id, at=NOON)
            jobs = await post.due(practice_id)
            carrying = [asyncio.create_task(post.ringers.answer(practice_id, job)) for job in jobs]
            async with asyncio.timeout(30):
                while len(gone.letters) < len(jobs):
                    gone.arrived.clear()
                    await gone.arrived.wait()
            gone.may_answer.set()
            await asyncio.gather(*carrying)

        assert await disablings(works, practice_id) == 1

    async def test_is_disabled_after_five_days_without_a_success(
        self, works: Works, post: Post, practice_id: UUID
    ) -> None:
        async with open_letterbox(DOWN) as letterbox:
            receiver_id, _ = await a_receiver(works, practice_id, letterbox.url, at=NOON)
            for _ in range(50):
                if (await receiver_of(works, practice_id, receiver_id)).state == "disabled":
                    break
                if not any(each.state == "pending" for each in await deliveries_of(works, practice_id)):
                    await an_alert(works, practice_id, at=post.clock())
                await post.carry_next(practice_id)

        assert timedelta(days=5) <= post.clock() - NOON < timedelta(days=5, hours=12)
        receiver = await receiver_of(works, practice_id, receiver_id)
        assert receiver.reason == {
            "code": "failing",
            "params": {"days": 5},
            "text": "The receiver failed: nothing delivered for 5 days; last: answered 503.",
        }
        assert await disablings(works, practice_id) == 1

    async def test_starts_afresh_once_switched_on(self, works: Works, post: Post, practice_id: UUID) -> None:
        async with open_letterbox(Answer(status=410), Answer()) as letterbox:
            receiver_id, _ = await a_receiver(works, practice_id, letterbox.url, at=NOON)
            await an_alert(works, practice_id, at=NOON)
            await post.carry(practice_id)
            async with works.open(practice_id, at=NOON) as work:
                await change_receiver(work, await held_receiver(work, receiver_id), ReceiverChange(state="active"))
            await an_alert(works, practice_id, at=NOON)
            await post.carry(practice_id)

        receiver = await receiver_of(works, practice_id, receiver_id)
        assert (receiver.state, receiver.reason, receiver.failing_since) == ("active", None, None)
        assert [each.state for each in await deliveries_of(works, practice_id)] == ["failed", "delivered"]

    async def test_is_sent_nothing_once_removed(self, works: Works, post: Post, practice_id: UUID) -> None:
        async with open_letterbox() as letterbox:
            receiver_id, _ = await a_receiver(works, practice_id, letterbox.url, at=NOON)
            await an_alert(works, practice_id, at=NOON)
            async with works.open(practice_id, at=NOON) as work:
                await remove_receiver(work, await held_receiver(work, receiver_id))
            await post.carry(practice_id)
            await an_alert(works, practice_id, at=NOON)
            await post.carry(practice_id)

        assert letterbox.letters == []
        assert [each.state for each in await deliveries_of(works, practice_id)] == ["failed"]
        assert (await receiver_of(works, practice_id, receiver_id)).secret is None


class TestATestEvent:
    async def test_goes_to_its_receiver_alone_whatever_it_wants(
        self, works: Works, post: Post, practice_id: UUID
    ) -> None:
        async with open_letterbox() as letterbox, open_letterbox() as other:
            receiver_id, _ = await a_receiver(works, practice_id, letterbox.url, "automation.seen", at=NOON)
            await a_receiver(works, practice_id, other.url, at=NOON)
            async with works.open(practice_id, at=NOON) as work:
                await send_test(work, await held_receiver(work, receiver_id))
            await post.carry(practice_id)

        (letter,) = letterbox.letters
        assert json.loads(letter.body) == {
            "type": "receiver.test",
            "version": 1,
            "timestamp": "2026-11-02T12:00:00Z",
            "data": {"receiver_id": str(receiver_id), "receiver": f"/v1/receivers/{receiver_id}"},
        }
        assert other.letters == []


class TestAttempts:
    async def test_are_forgotten_after_thirty_days_and_what_became_of_the_delivery_is_not(
        self, works: Works, post: Post, practice_id: UUID
    ) -> None:
        async with open_letterbox() as letterbox:
            await a_receiver(works, practice_id, letterbox.url, at=NOON)
            for days in (0, 20, 40):
                post.clock.at = NOON + timedelta(days=days)
                await an_alert(works, practice_id, at=post.clock())
                await post.carry(practice_id)
                await post.carry(practice_id, FORGET)

            assert [each.at.day for each in await attempts_of(works, practice_id)] == [22, 12]
            post.clock.move(KEPT_FOR)
            await post.carry(practice_id, FORGET)

        assert await attempts_of(works, practice_id) == []
        assert {(each.state, each.attempts) for each in await deliveries_of(works, practice_id)} == {("delivered", 1)}


class TestAddressesInsideANetwork:
    @pytest.mark.parametrize("host", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "[::1]"])
    async def test_are_not_gone_to_though_they_were_saved(self, works: Works, practice_id: UUID, host: str) -> None:
        async with open_letterbox() as letterbox, open_post(works, at=NOON, allow_loopback=False) as post:
            await a_receiver(works, practice_id, f"https://{host}:{letterbox.port}/", at=NOON)
            await an_alert(works, practice_id, at=NOON)
            await post.carry(practice_id)

        (attempt,) = await attempts_of(works, practice_id)
        assert (attempt.outcome, attempt.status) == ("address_not_public", None)
        assert letterbox.letters == []

    async def test_are_not_gone_to_when_a_name_starts_to_lead_there(self, works: Works, practice_id: UUID) -> None:
        async with AsyncExitStack() as stack:
            letterbox = await stack.enter_async_context(open_letterbox())
            session = GuardedSession(allow_loopback=False, resolver=Names(["10.0.0.1"]))
            post = await stack.enter_async_context(open_post(works, at=NOON, session=session))
            await a_receiver(works, practice_id, "https://crm.example/", at=NOON)
            await an_alert(works, practice_id, at=NOON)
            await post.carry(practice_id)

        (attempt,) = await attempts_of(works, practice_id)
        assert attempt.outcome == "address_not_public"
        assert "10.0.0.1" not in str((await deliveries_of(works, practice_id))[0].reason)
        assert letterbox.letters == []


class TestTheSigningSecret:
    async def test_that_cannot_be_opened_fails_the_delivery_and_says_so(
        self, works: Works, post: Post, practice_id: UUID
    ) -> None:
        async with open_letterbox() as letterbox:
            receiver_id, _ = await a_receiver(works, practice_id, letterbox.url, at=NOON)
            async with works.open(practice_id, at=NOON) as work:
                another = base64.b64decode("AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
                await work.session.execute(
                    update(Receiver)
                    .where(Receiver.practice_id == practice_id, Receiver.id == receiver_id)
                    .values(secret=another)
                )
            await an_alert(works, practice_id, at=NOON)
            await post.carry(practice_id)

        assert letterbox.letters == []
        (delivery,) = await deliveries_of(works, practice_id)
        assert (delivery.state, delivery.reason and delivery.reason["code"]) == ("failed", "secret_lost")
