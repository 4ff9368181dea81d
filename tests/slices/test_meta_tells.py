"""What Meta tells at our doors: proven first, stored once in each practice, heeded once, of nobody who asked to be forgotten."""

import asyncio
import hashlib
import hmac
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from litestar import Litestar
from litestar.testing import AsyncTestClient
from sqlalchemy import update

from service.accounts.models import SocialAccount
from service.audience.models import SuppressedPerson
from service.checkups.asking import ask_for_checkup
from service.checkups.export_checkup import provisional_id
from service.checkups.heeding import DOUBTS_APART
from service.checkups.told_mentions import LOOKS_APART, MARKS_KEPT
from service.kit.jobs import Job
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import Route
from service.platforms.meta_notices import LONGEST
from service.privacy.suppressing import suppress
from service.roster.models import Client
from service.sandbox.meta.callbacks import signature
from tests.audiences import an_engager
from tests.callers import NOON, web
from tests.meta_telling import INES, SECRETS, WORD, Told, comment, door, hearing, message, on_page, read_account, tell

SIX = NOON.replace(hour=18)
"""When every account of these tests is due, unless something hastens it."""


@pytest.fixture
async def app(settings: Settings) -> AsyncIterator[AsyncTestClient[Litestar]]:
    async with web(hearing(settings)) as opened:
        yield opened


async def heard(app: AsyncTestClient[Litestar], login: str, body: bytes) -> dict[str, int]:
    answer = await tell(app, login, body)
    assert answer.status_code == 200, answer.text
    counted: dict[str, int] = answer.json()
    return {name: many for name, many in counted.items() if many}


class TestTheAddress:
    @pytest.mark.parametrize(
        ("login", "word", "status"),
        [
            ("instagram", WORD, 200),
            ("facebook", WORD, 200),
            ("facebook", "another", 403),
            ("facebook", "", 403),
            ("x", WORD, 404),
        ],
    )
    async def test_is_proven_to_whoever_knows_the_word(
        self, app: AsyncTestClient[Litestar], login: str, word: str, status: int
    ) -> None:
        asked = {"hub.mode": "subscribe", "hub.verify_token": word, "hub.challenge": "1158201444"}
        answer = await app.get(door(login), params=asked)
        assert answer.status_code == status
        assert (answer.text == "1158201444") is (status == 200)
        assert status != 200 or answer.headers["content-type"].startswith("text/plain")

    async def test_is_proven_to_nobody_where_no_word_was_agreed_on(self, settings: Settings) -> None:
        asked = {"hub.mode": "subscribe", "hub.verify_token": "", "hub.challenge": "1"}
        async with web(settings) as app:
            assert (await app.get(door("facebook"), params=asked)).status_code == 403


class TestWhatMetaDidNotSign:
    async def test_has_no_effect(self, app: AsyncTestClient[Litestar], works: Works) -> None:
        told = await read_account(works)
        body = message("instagram", told.number, comment())
        sha1 = "sha1=" + hmac.new(SECRETS["instagram"].encode(), body, hashlib.sha1).hexdigest()
        for headers in (
            {},
            {"X-Hub-Signature": sha1},
            {"X-Hub-Signature-256": sha1},
            {"X-Hub-Signature-256": signature(body, secret=SECRETS["instagram"], forged=True)},
            {"X-Hub-Signature-256": signature(body, secret=SECRETS["facebook"])},
            {"X-Hub-Signature-256": signature(body + b" ", secret=SECRETS["instagram"])},
        ):
            answer = await tell(app, "instagram", body, headers)
            assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (400, "notice-invalid")
        assert (await tell(app, "instagram", b" " * (LONGEST + 1))).status_code == 413
        assert (await told.notices(), await told.rows(Job)) == ([], [])


class TestAComment:
    async def test_keeps_who_wrote_it_and_hastens_the_next_look(
        self, app: AsyncTestClient[Litestar], works: Works
    ) -> None:
        told = await read_account(works)
        assert await heard(app, "instagram", message("instagram", told.number, comment())) == {"kept": 1}
        (stored,) = await told.notices()
        assert (stored.profile_id, stored.handle, stored.heeded_at) == (INES, "ines.bakes", None)
        assert await told.engagers() == []
        await told.heed()
        (ines,) = await told.engagers()
        assert (ines.profile_id, ines.handle, ines.comments, ines.posts, ines.days) == (INES, "ines.bakes", 1, 1, 1)
        assert ines.last_at == ines.first_seen_at == NOON
        (left,) = await told.notices()
        assert (left.profile_id, left.handle, left.post_id, left.heeded_at) == (None, None, None, NOON)
        assert (await told.account()).next_checkup_at == NOON

    async def test_is_heard_by_each_practice_for_itself(self, app: AsyncTestClient[Litestar], works: Works) -> None:
        one = await read_account(works)
        other = await read_account(works, number=one.number)
        assert await heard(app, "instagram", message("instagram", one.number, comment())) == {"kept": 2}
        await one.heed()
        assert len(await one.engagers()) == 1
        assert await other.engagers() == []
        await other.heed()
        assert len(await other.engagers()) == 1
        assert (await one.notices())[0].key_mark != (await other.notices())[0].key_mark

    async def test_that_comes_often_late_and_at_once_is_one(self, app: AsyncTestClient[Litestar], works: Works) -> None:
        told = await read_account(works, Route.FACEBOOK)
        late = message("page", told.number, on_page("comment", 2, at=NOON - timedelta(hours=9)))
        both = message("page", told.number, on_page("comment", 1, at=NOON - timedelta(hours=1)), on_page("comment", 2))
        answers = await asyncio.gather(*(heard(app, "facebook", both) for _ in range(4)))
        assert sum(each.get("kept", 0) for each in answers) == 2
        await told.heed()
        assert await heard(app, "facebook", late) == {"again": 1}
        await told.heed()
        (ines,) = await told.engagers()
        assert (ines.comments, ines.last_at) == (2, NOON)
        assert len(await told.notices()) == 2

    async def test_of_somebody_known_moves_only_when_they_spoke_last(
        self, app: AsyncTestClient[Litestar], works: Works
    ) -> None:
        told = await read_account(works)
        async with works.open(told.house.practice_id, at=NOON) as work:
            account = await work.session.get_one(SocialAccount, (work.practice_id, told.account_id))
            await an_engager(work, account, "ines.bakes", profile_id=INES, last_at=NOON - timedelta(days=2))
        before = (await told.engagers())[0]
        await heard(app, "instagram", message("instagram", told.number, comment()))
        await told.heed()
        (after,) = await told.engagers()
        assert (after.comments, after.posts, after.first_seen_at) == (
            before.comments,
            before.posts,
            before.first_seen_at,
        )
        assert after.last_at == NOON

    async def test_tells_the_number_of_somebody_who_was_known_by_handle_alone(
        self, app: AsyncTestClient[Litestar], works: Works
    ) -> None:
        told = await read_account(works)
        async with works.open(told.house.practice_id, at=NOON) as work:
            account = await work.session.get_one(SocialAccount, (work.practice_id, told.account_id))
            provisional = provisional_id("ines.bakes", (await work.seals()).derived(b"provisional ids"))
            await an_engager(work, account, "ines.bakes", profile_id=provisional)
        await heard(app, "instagram", message("instagram", told.number, comment()))
        await told.heed()
        assert [each.profile_id for each in await told.engagers()] == [INES]

    async def test_of_the_future_was_made_when_it_was_heard(self, app: AsyncTestClient[Litestar], works: Works) -> None:
        told = await read_account(works, Route.FACEBOOK)
        ahead = on_page("comment", at=NOON + timedelta(days=400))
        await heard(app, "facebook", message("page", told.number, ahead))
        await told.heed()
        assert (await told.engagers())[0].last_at == NOON


class TestOtherNews:
    async def test_a_reaction_names_somebody_who_said_nothing(
        self, app: AsyncTestClient[Litestar], works: Works
    ) -> None:
        told = await read_account(works, Route.FACEBOOK)
        await heard(app, "facebook", message("page", told.number, on_page("reaction")))
        await told.heed()
        (ines,) = await told.engagers()
        assert (ines.reactions, ines.comments, ines.last_at) == (1, 0, None)

    async def test_a_mention_only_hastens_the_next_look_where_no_network_can_be_asked_who(
        self, app: AsyncTestClient[Litestar], works: Works
    ) -> None:
        told = await read_account(works, Route.INSTAGRAM_BY_FACEBOOK)
        mention: tuple[str, dict[str, object]] = (
            "mentions",
            {"media_id": "17900000000000003", "comment_id": "17950000000000009"},
        )
        assert await heard(app, "facebook", message("instagram", told.number, mention)) == {"kept": 1}
        await told.heed()
        assert await told.engagers() == []
        assert [each.post_id for each in await told.notices()] == [None]
        assert (await told.account()).next_checkup_at == NOON

    async def test_of_what_is_of_no_use_is_counted_and_left(self, app: AsyncTestClient[Litestar], works: Works) -> None:
        told = await read_account(works, Route.FACEBOOK)
        body = message("page", told.number, on_page("share"), on_page("comment"), ("ratings", {}))
        assert await heard(app, "facebook", body) == {"kept": 1, "unheeded": 2}

    async def test_of_accounts_that_nobody_reads_has_no_effect(
        self, app: AsyncTestClient[Litestar], works: Works
    ) -> None:
        gone, by_facebook, ended = [
            await read_account(works, route)
            for route in (Route.INSTAGRAM, Route.INSTAGRAM_BY_FACEBOOK, Route.INSTAGRAM)
        ]
        async with works.open(gone.house.practice_id, at=NOON) as work:
            account = update(SocialAccount).where(SocialAccount.id == gone.account_id)
            await work.session.execute(account.values(state="disconnected", state_reason="asked"))
        async with works.open(ended.house.practice_id, at=NOON) as work:
            client = update(Client).where(Client.id == ended.house.client_id)
            await work.session.execute(client.values(coaching_ended_at=NOON))
        for number in (1, gone.number, by_facebook.number, ended.number):
            assert await heard(app, "instagram", message("instagram", number, comment())) == {"unknown": 1}
        for told in (gone, by_facebook, ended):
            assert (await told.notices(), await told.rows(Job)) == ([], [])


class TestAFlood:
    async def test_brings_no_more_than_one_look_an_hour(self, app: AsyncTestClient[Litestar], works: Works) -> None:
        told = await read_account(works)
        asked_at = NOON - timedelta(minutes=10)
        async with works.open(told.house.practice_id, at=asked_at) as work:
            account = await work.session.get_one(SocialAccount, (work.practice_id, told.account_id))
            await ask_for_checkup(work, account, asked_by="schedule", source="api")
        crowd = [comment(number, person=INES + number, handle=f"somebody.{number}") for number in range(300)]
        assert await heard(app, "instagram", message("instagram", told.number, *crowd)) == {"kept": 300}
        await told.heed()
        assert len(await told.engagers()) == 300
        assert (await told.account()).next_checkup_at == asked_at + LOOKS_APART

    async def test_leaves_marks_for_a_week(self, app: AsyncTestClient[Litestar], works: Works) -> None:
        told = await read_account(works)
        await heard(app, "instagram", message("instagram", told.number, comment(1)))
        await told.heed()
        await heard(app, "instagram", message("instagram", told.number, comment(2)))
        told.clock.move(MARKS_KEPT + timedelta(minutes=1))
        await told.heed()
        (left,) = await told.notices()
        assert left.heeded_at == told.clock()


class TestSomebodyWhoAskedToBeForgotten:
    async def test_is_not_stored(self, app: AsyncTestClient[Litestar], works: Works) -> None:
        told = await read_account(works)
        async with works.open(told.house.practice_id, at=NOON) as work:
            await suppress(work, "instagram", number=None, handle="@Ines.Bakes", asked_by="owner")
        body = message("instagram", told.number, comment(), comment(2, person=INES + 1, handle="robin"))
        assert await heard(app, "instagram", body) == {"kept": 1, "again": 1}
        await told.heed()
        assert [each.handle for each in await told.engagers()] == ["robin"]

    async def test_is_not_kept_when_they_asked_before_it_was_heeded(
        self, app: AsyncTestClient[Litestar], works: Works
    ) -> None:
        told = await read_account(works)
        await heard(app, "instagram", message("instagram", told.number, comment()))
        async with works.open(told.house.practice_id, at=NOON) as work:
            await suppress(work, "instagram", number=INES, handle=None, asked_by="owner")
        await told.heed()
        assert await told.engagers() == []
        assert len(await told.rows(SuppressedPerson)) == 1


class TestPermissions:
    async def test_that_are_taken_back_are_doubted_and_looked_into_at_once(
        self, app: AsyncTestClient[Litestar], works: Works
    ) -> None:
        told = await read_account(works, Route.FACEBOOK)
        lost = message("permissions", told.person, ("pages_read_engagement", {"verb": "revoked"}))
        assert await heard(app, "facebook", lost) == {"kept": 1}
        await told.heed()
        account = await told.account()
        assert (account.state, account.doubted_at, account.next_checkup_at) == ("connected", NOON, NOON)
        assert await heard(app, "facebook", lost) == {"again": 1}

    async def test_end_nothing_however_often_that_is_told(self, app: AsyncTestClient[Litestar], works: Works) -> None:
        told = await read_account(works)
        async with works.open(told.house.practice_id, at=NOON) as work:
            account = await work.session.get_one(SocialAccount, (work.practice_id, told.account_id))
            await ask_for_checkup(work, account, asked_by="schedule", source="api")
        for minute in range(3):
            at = NOON - timedelta(minutes=minute)
            lost = message("permissions", told.person, ("connected", {"verb": "disconnected"}), at=at)
            assert await heard(app, "instagram", lost) == {"kept": 1}
            await told.heed()
        account = await told.account()
        assert (account.state, account.next_checkup_at) == ("connected", NOON + DOUBTS_APART)

    async def test_that_are_given_again_are_looked_into_without_a_doubt(
        self, app: AsyncTestClient[Litestar], works: Works
    ) -> None:
        told = await read_account(works)
        given = message("permissions", told.person, ("instagram_business_manage_comments", {"verb": "granted"}))
        await heard(app, "instagram", given)
        await told.heed()
        account = await told.account()
        assert (account.doubted_at, account.next_checkup_at) == (None, NOON)

    async def test_of_another_login_or_person_concern_nobody(
        self, app: AsyncTestClient[Litestar], works: Works
    ) -> None:
        told: Told = await read_account(works, Route.FACEBOOK)
        lost = message("permissions", told.person, ("connected", {"verb": "disconnected"}))
        assert await heard(app, "instagram", lost) == {"unknown": 1}
        assert (await told.account()).next_checkup_at == SIX
