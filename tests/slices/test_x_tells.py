"""What X tells at our door: proven first, kept once, in each practice that listens, of nobody who asked to be forgotten."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any, TypeVar

import pytest
from litestar import Litestar
from litestar.testing import AsyncTestClient
from sqlalchemy import select, update

from service.access.models import Practice
from service.accounts.life import LISTEN
from service.accounts.models import Grantor, SocialAccount
from service.accounts.sealed_tokens import KeptFor, keep_tokens
from service.alerts.models import Alert
from service.audience.models import Profile
from service.automation.models import FollowNotice, Listening
from service.automation.notices import BUDGET_SHARE
from service.checkups.budget import left_this_month
from service.kit.database import PracticeTable, new_id
from service.kit.jobs import Job
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import GrantedTokens, Route
from service.platforms.x_events import FOLLOW_EVENT_MICRODOLLARS, LONGEST
from service.privacy.suppressing import suppress
from tests.audiences import an_account
from tests.callers import NOON, House, MovableClock, a_house, web
from tests.x_telling import DOOR, a_listening, follow_event, hearing, revocation, signature, tell

LENA = 7_001
_Row = TypeVar("_Row", bound=PracticeTable)


@pytest.fixture
async def app(settings: Settings) -> AsyncIterator[AsyncTestClient[Litestar]]:
    async with web(hearing(settings)) as opened:
        yield opened


class Practices:
    """Practices in each of which one account on X listens."""

    def __init__(self, works: Works) -> None:
        self.works = works

    async def one(self, *, number: int | None = None, listens: bool = True, **columns: Any) -> "Heard":  # noqa: ANN401 # columns as the model has them
        house = await a_house(self.works)
        number = number or new_id().int % (1 << 60)
        async with self.works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id, platform_account_id=number, **columns)
            tokens = GrantedTokens(Secret("access"), Secret("refresh"), NOON + timedelta(hours=2), frozenset())
            await keep_tokens(work, account.id, tokens, kept_for=KeptFor(Route.X, str(number)), granted_at=NOON)
            work.session.add(
                Grantor(practice_id=work.practice_id, account_id=account.id, route="x", person=str(number))
            )
            if listens:
                await a_listening(work, account)
        return Heard(self.works, house, account.id, number)


class Heard:
    """One account, and what was kept of what X told."""

    def __init__(self, works: Works, house: House, account_id: object, number: int) -> None:
        self.works, self.house, self.account_id, self.number = works, house, account_id, number

    async def rows(self, table: type[_Row]) -> list[_Row]:
        async with self.works.open(self.house.practice_id, at=NOON) as work:
            return list(await work.session.scalars(select(table).where(table.practice_id == work.practice_id)))

    async def kept(self) -> list[tuple[str, int, int]]:
        return [(each.side, each.profile_id, each.change) for each in await self.rows(FollowNotice)]

    async def account(self) -> SocialAccount:
        [account] = await self.rows(SocialAccount)
        return account

    async def told(self) -> list[str]:
        return [each.payload["reason"] for each in await self.rows(Alert)]

    async def follow(self, app: AsyncTestClient[Litestar], person: int = LENA, **how: object) -> dict[str, int]:
        body = follow_event(person, self.number, about=self.number, **how)  # type: ignore[arg-type] # by name
        answer = await tell(app, body)
        assert answer.status_code == 200, answer.text
        counted: dict[str, int] = answer.json()
        return counted


@pytest.fixture
def practices(works: Works) -> Practices:
    return Practices(works)


class TestTheChallenge:
    async def test_is_answered(self, app: AsyncTestClient[Litestar]) -> None:
        answer = await app.get(DOOR, params={"crc_token": "challenge_string"})
        assert answer.json() == {"response_token": "sha256=3dYGgsUrC/tQHNeaihdKO8eWNnvr7xp8JIUwUI7HtoM="}

    @pytest.mark.parametrize("query", [{}, {"crc_token": ""}, {"crc_token": "x" * 2_000}])
    async def test_that_x_does_not_send_is_refused(self, app: AsyncTestClient[Litestar], query: dict[str, str]) -> None:
        answer = await app.get(DOOR, params=query)
        assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (400, "x-event-refused")

    async def test_is_refused_where_no_secret_was_set(self, settings: Settings) -> None:
        async with web(settings) as app:
            assert (await app.get(DOOR, params={"crc_token": "challenge_string"})).status_code == 400


class TestAForgery:
    async def test_is_refused_without_effect(self, app: AsyncTestClient[Litestar], practices: Practices) -> None:
        heard = await practices.one()
        body = follow_event(LENA, heard.number, about=heard.number)
        for signed in ("", "sha256=", signature(body, "another"), signature(body + b" ")):
            answer = await tell(app, body, signed=signed)
            assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (400, "x-event-refused")
        goodbye = revocation(heard.number, at=NOON + timedelta(hours=1))
        assert (await tell(app, goodbye, signed=signature(goodbye, "another"))).status_code == 400
        assert await heard.kept() == []
        assert (await heard.account()).state == "connected"

    async def test_of_any_length_is_not_read(self, app: AsyncTestClient[Litestar]) -> None:
        assert (await tell(app, b" " * (LONGEST + 1))).status_code == 413


class TestAFollow:
    async def test_is_kept_with_when_it_arrived_and_what_it_cost(
        self, settings: Settings, practices: Practices, works: Works
    ) -> None:
        heard, ahead = await practices.one(), timedelta(days=3)
        async with works.open(heard.house.practice_id, at=NOON) as work:
            own_time = update(Practice).where(Practice.practice_id == work.practice_id)
            await work.session.execute(own_time.values(clock_offset=ahead))
        clock = MovableClock(NOON + timedelta(minutes=7))
        async with web(hearing(settings), clock) as app:
            assert await heard.follow(app) == {"accounts": 1}
        [kept] = await heard.rows(FollowNotice)
        assert (kept.side, kept.profile_id, kept.change) == ("followers", LENA, 1)
        assert (kept.heard_at, kept.kept_at) == (clock.at + ahead, clock.at)
        assert kept.cost_micros == FOLLOW_EVENT_MICRODOLLARS

    async def test_names_somebody_whom_no_look_may_ever_meet_and_renames_nobody(
        self, app: AsyncTestClient[Litestar], practices: Practices, works: Works
    ) -> None:
        heard = await practices.one()
        await heard.follow(app)
        await heard.follow(app, handle="lena_walks")
        async with works.open(heard.house.practice_id, at=NOON) as work:
            people = await work.session.execute(select(Profile.profile_id, Profile.handle))
            assert people.all() == [(LENA, "lena_runs")]

    async def test_of_the_account_itself_and_its_end_are_told_apart(
        self, app: AsyncTestClient[Litestar], practices: Practices
    ) -> None:
        heard = await practices.one()
        await heard.follow(app)
        await heard.follow(app, ends=True)
        for ends in (False, True):
            await tell(app, follow_event(heard.number, LENA, about=heard.number, ends=ends))
        assert sorted(await heard.kept()) == [
            ("followers", LENA, -1),
            ("followers", LENA, 1),
            ("following", LENA, -1),
            ("following", LENA, 1),
        ]

    async def test_that_is_told_twice_or_at_once_is_kept_once(
        self, app: AsyncTestClient[Litestar], practices: Practices
    ) -> None:
        heard = await practices.one()
        news = await asyncio.gather(*(heard.follow(app, event_id="-77") for _ in range(5)))
        assert sum(each["accounts"] for each in news) == 1
        assert await heard.kept() == [("followers", LENA, 1)]

    async def test_gives_each_practice_rows_of_its_own(
        self, app: AsyncTestClient[Litestar], practices: Practices
    ) -> None:
        first = await practices.one()
        second = await practices.one(number=first.number)
        assert await first.follow(app) == {"accounts": 2}
        for heard in (first, second):
            [kept] = await heard.rows(FollowNotice)
            assert (kept.practice_id, kept.account_id) == (heard.house.practice_id, heard.account_id)

    async def test_between_two_coached_people_is_kept_on_both_sides(
        self, app: AsyncTestClient[Litestar], practices: Practices
    ) -> None:
        follower, followed = await practices.one(), await practices.one()
        await tell(app, follow_event(follower.number, followed.number, about=None))
        assert await follower.kept() == [("following", followed.number, 1)]
        assert await followed.kept() == [("followers", follower.number, 1)]

    @pytest.mark.parametrize("by", ["number", "handle"])
    async def test_of_somebody_who_asked_to_be_forgotten_is_not_kept(
        self, app: AsyncTestClient[Litestar], practices: Practices, works: Works, by: str
    ) -> None:
        heard = await practices.one()
        async with works.open(heard.house.practice_id, at=NOON) as work:
            named: dict[str, Any] = {"number": None, "handle": None}
            named[by] = {"number": LENA, "handle": "Lena_Runs"}[by]
            await suppress(work, "x", **named, asked_by="owner")
        assert await heard.follow(app) == {"accounts": 0}
        assert await heard.kept() == []

    async def test_that_nobody_listens_for_is_let_go(
        self, app: AsyncTestClient[Litestar], practices: Practices
    ) -> None:
        silent = await practices.one(listens=False)
        gone = await practices.one(state="disconnected", state_reason="asked")
        heard = await practices.one()
        for each in (silent, gone):
            assert await each.follow(app) == {"accounts": 0}
            assert await each.kept() == []
        await tell(app, follow_event(LENA, LENA + 1, about=heard.number))
        await tell(app, follow_event(heard.number, heard.number, about=heard.number))
        assert await heard.kept() == []

    async def test_that_uses_up_what_events_may_cost_has_listening_looked_at(
        self, app: AsyncTestClient[Litestar], practices: Practices
    ) -> None:
        heard = await practices.one(monthly_budget_micros=int(2 * FOLLOW_EVENT_MICRODOLLARS / BUDGET_SHARE))
        await heard.follow(app)
        assert [job for job in await heard.rows(Job) if job.kind == LISTEN] == []
        await heard.follow(app, LENA + 1)
        assert [job.subject_id for job in await heard.rows(Job) if job.kind == LISTEN] == [heard.house.practice_id]


class TestTheBudget:
    async def test_pays_for_what_was_told_and_sets_its_share_aside_while_more_may_be(
        self, app: AsyncTestClient[Litestar], practices: Practices, works: Works
    ) -> None:
        heard = await practices.one(monthly_budget_micros=1_000_000)
        await heard.follow(app)
        left = []
        for ends in (False, True):
            async with works.open(heard.house.practice_id, at=NOON) as work:
                if ends:
                    over = update(Listening).where(Listening.practice_id == work.practice_id)
                    await work.session.execute(over.values(until=NOON, ended_because="not_read"))
                left.append(await left_this_month(work, await heard.account()))
        assert left == [1_000_000 - int(BUDGET_SHARE * 1_000_000), 1_000_000 - FOLLOW_EVENT_MICRODOLLARS]


class TestARemoval:
    async def test_ends_access_in_every_practice_at_once_and_is_told_once(
        self, app: AsyncTestClient[Litestar], practices: Practices
    ) -> None:
        first = await practices.one()
        second = await practices.one(number=first.number, listens=False)
        body = revocation(first.number, at=NOON + timedelta(hours=1))
        assert (await tell(app, body)).json() == {"accounts": 2}
        assert (await tell(app, body)).json() == {"accounts": 0}
        for heard in (first, second):
            account = await heard.account()
            assert (account.state, account.state_reason) == ("disconnected", "removed_on_network")
            assert await heard.told() == ["removed_on_network"]
            assert LISTEN in {job.kind for job in await heard.rows(Job)}

    async def test_before_the_newest_consent_ends_nothing(
        self, app: AsyncTestClient[Litestar], practices: Practices
    ) -> None:
        heard = await practices.one()
        assert (await tell(app, revocation(heard.number, at=NOON - timedelta(hours=1)))).json() == {"accounts": 0}
        assert (await heard.account()).state == "connected"
        assert await heard.told() == []
