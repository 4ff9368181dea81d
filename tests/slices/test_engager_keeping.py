"""How those who engage, and an account's own counts, are kept from look to look."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from service.audience.account_counts import keep_counts
from service.audience.keeping import connection_of
from service.audience.models import PROVISIONAL_FROM, AudienceReport, Conversation, Engager
from service.audience.renumbering import renumber
from service.audience.shapes import QUALITY_EXAMPLE
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import Profile
from tests.audiences import a_conversation, an_account, an_engager
from tests.callers import NOON, a_house, web

PROVISIONAL, NUMBER = PROVISIONAL_FROM + 5, 42


class TestSomebodyKnownByHandleAlone:
    @pytest.mark.parametrize("met_before", [False, True])
    async def test_goes_on_under_their_number_once_it_is_known(self, works: Works, *, met_before: bool) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account, other = [await an_account(work, house.client_id, handle=handle) for handle in ("one", "other")]
            for each in (account, other):
                await an_engager(work, each, "ines", profile_id=PROVISIONAL)
                await a_conversation(work, each, "ines", profile_id=PROVISIONAL)
            if met_before:
                await an_engager(work, account, "ines", profile_id=NUMBER)
                await a_conversation(work, account, "ines", profile_id=NUMBER)
            connection = await connection_of(work.session)
            numbers = {PROVISIONAL: NUMBER, PROVISIONAL + 1: 43}
            await renumber(connection, work.practice_id, account.id, numbers, platform=account.platform)
        async with works.open(house.practice_id, at=NOON) as work:
            for table in (Engager, Conversation):
                rows = await work.session.execute(select(table.account_id, table.profile_id))
                assert {(account_id, person) for account_id, person in rows} == {
                    (account.id, NUMBER),
                    (other.id, PROVISIONAL),
                }


class TestACrowd:
    async def test_goes_on_under_its_numbers_in_time_that_grows_as_it_does(self, works: Works) -> None:
        house, crowd = await a_house(works), 10_000
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            connection = await connection_of(work.session)
            await connection.execute(_MET, house.practice_id, account.id, PROVISIONAL_FROM, crowd)
            # Of a table that was filled in this very transaction nothing is known to the planner.
            await connection.execute("SET LOCAL statement_timeout = '1500ms'")
            numbers = {PROVISIONAL_FROM + each: each for each in range(1, crowd + 1)}
            await renumber(connection, work.practice_id, account.id, numbers, platform=account.platform)
            left = await connection.fetchrow(_LEFT, house.practice_id, account.id)
        assert left is not None
        assert tuple(left) == (1, crowd, crowd)


_MET = """
INSERT INTO engager (practice_id, account_id, profile_id, handle, comments, reactions, posts, days, first_seen_at, repeated,
  in_pod)
SELECT $1, $2, $3::bigint + n, 'h' || n, 1, 0, 1, 1, now(), 0, false FROM generate_series(1, $4::integer) n
"""
_LEFT = "SELECT min(profile_id), max(profile_id), count(*) FROM engager WHERE practice_id = $1 AND account_id = $2"


class TestCounts:
    async def test_are_one_a_day_and_the_last_word_stands(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            for hours, followers in ((0, 400), (6, 402), (24, None), (48, 407)):
                shown = Profile(id=1, handle="maya_moves", followers=followers, posts=60)
                await keep_counts(work, account.id, shown, source="api", at=NOON + timedelta(hours=hours))
        path = f"/v1/accounts/{account.id}/counts"
        async with web(settings) as network:
            first = (await network.get(path, params={"limit": 2}, headers=house.coach.headers)).json()
            then = {"limit": 2, "cursor": first["next_cursor"]}
            last = (await network.get(path, params=then, headers=house.coach.headers)).json()
        counts = [*first["items"], *last["items"]]
        assert [(date.fromisoformat(each["day"]), each["followers"]) for each in counts] == [
            (date(2026, 11, 4), 407),
            (date(2026, 11, 3), None),
            (date(2026, 11, 2), 402),
        ]
        assert (counts[0]["following"], counts[0]["posts"], last["next_cursor"]) == (None, 60, None)


class TestAReport:
    @pytest.mark.parametrize("both", [False, True])
    async def test_tells_of_followers_or_of_those_who_engage(self, works: Works, *, both: bool) -> None:
        house = await a_house(works)
        seen = QUALITY_EXAMPLE if both else None
        report = AudienceReport(taken_at=NOON, model_version="1", quality=seen, engagers=seen)
        async with works.open(house.practice_id, at=NOON) as work:
            report.practice_id, report.account_id = work.practice_id, (await an_account(work, house.client_id)).id
        with pytest.raises(IntegrityError, match="one_audience"):
            await kept(works, report)


async def kept(works: Works, report: AudienceReport) -> None:
    async with works.open(report.practice_id, at=NOON) as work:
        work.session.add(report)
