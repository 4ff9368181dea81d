"""Why there are more or fewer quality followers, as it is kept with each report and read at its door."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec
import numpy as np

from service.accounts.models import SocialAccount
from service.audience.columns import FollowerColumns, Scored
from service.audience.facts import minute_of
from service.audience.ledger_keeping import leave_out, stood_before
from service.audience.report import AudienceQuality
from service.audience.shapes import QUALITY_EXAMPLE
from service.audience.summary import Known
from service.automation.lots import Arrivals
from service.checkups.explaining_change import NOBODY_MOVED, keep_explained
from service.checkups.judging import Judged
from service.kit.settings import Settings
from service.kit.work import Work, Works
from service.roster.models import Client
from tests.audiences import an_account
from tests.callers import NOON, House, a_house, web

WEEK = timedelta(days=7)


def judged(ids: list[int], fits: list[int], at: datetime) -> Judged:
    size = len(ids)
    columns = FollowerColumns.unseen(np.array(ids, np.int64))
    columns = type(columns)(
        **{name: getattr(columns, name) for name in columns.__slots__ if name != "last_posted_minute"},
        last_posted_minute=np.full(size, minute_of(at) - 60, np.int32),
    )
    ones, nothing = np.ones(size, np.int8), np.zeros(size, np.int16)
    scored = Scored(ones, ones, nothing.astype(np.float32), nothing, 1.0)
    arrivals = Arrivals(columns.created_minute, columns.posts, columns.ids)
    return Judged(columns=columns, fit=np.array(fits, np.int8), scored=scored, arrivals=arrivals)


async def looked(  # noqa: PLR0913 # what a look is told by
    work: Work,
    account: SocialAccount,
    people: Mapping[int, int],
    *,
    at: datetime,
    model: str = "2",
    complete: bool = True,
    moves: Mapping[int, int] = NOBODY_MOVED,
) -> None:
    """Keep a look at people, each with their fit."""
    ids = sorted(people)
    seen = judged(ids, [people[each] for each in ids], at)
    nobody = np.zeros(len(ids), np.bool_)
    coverage = {**QUALITY_EXAMPLE["coverage"], "complete": complete}
    quality = msgspec.convert({**QUALITY_EXAMPLE, "coverage": coverage, "model_version": model}, AudienceQuality)
    known = Known(seen.fit, engaged=nobody, confirmed=nobody, peers=nobody, declined=nobody)
    client = await work.session.get_one(Client, (work.practice_id, account.client_id))
    await keep_explained(work, account.id, quality, judged=seen, known=known, client=client, at=at, moves=moves)


async def ledgers(settings: Settings, house: House, account: SocialAccount) -> list[dict[str, Any]]:
    async with web(settings) as network:
        reply = await network.get(f"/v1/accounts/{account.id}/quality/ledger", headers=house.coach.headers)
        assert reply.status_code == 200, reply.text
        return [each["ledger"] for each in reply.json()["items"]]


def changes(ledger: Mapping[str, Any]) -> dict[str, int]:
    return {each["code"]: each["change"] for each in ledger["entries"]}


class TestALedger:
    async def test_is_kept_with_every_report_but_the_first(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            await looked(work, account, {1: 80, 2: 80, 3: 10}, at=NOON)
        assert await ledgers(settings, house, account) == []
        async with works.open(house.practice_id, at=NOON) as work:
            await looked(work, account, {2: 80, 3: 90, 4: 70, 5: 70}, at=NOON + WEEK)
            client = await work.session.get_one(Client, (work.practice_id, house.client_id))
            client.interests = ["trail running"]
            await looked(work, account, {2: 20, 3: 90, 4: 70, 5: 70}, at=NOON + 2 * WEEK)
            await looked(work, account, {2: 20, 3: 90}, at=NOON + 3 * WEEK, complete=False)
        partly, edited, first = await ledgers(settings, house, account)
        assert (first["before"], first["after"], changes(first)) == (2, 4, {"joined": 2, "left": -1, "fit": 1})
        assert (changes(edited), edited["comparable"]) == ({"market": -1}, True)
        assert (changes(partly), partly["comparable"]) == ({"coverage": -2}, False)

    async def test_knows_people_again_who_go_on_under_another_id(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            await looked(work, account, {9: 80, 5: 20}, at=NOON)
            await looked(work, account, {3: 80, 5: 20}, at=NOON + WEEK, moves={9: 3})
        (ledger,) = await ledgers(settings, house, account)
        assert ledger["entries"] == []

    async def test_goes_on_from_the_number_before_though_people_were_forgotten_or_turned_out_to_be_one(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            await looked(work, account, {1: 80, 2: 80, 3: 80, 4: 80, 9: 10}, at=NOON)
            await leave_out(work, account.platform, frozenset({2, 9}))
            await looked(work, account, {1: 80, 4: 80}, at=NOON + WEEK, moves={3: 1})
            await looked(work, account, {1: 80, 4: 80, 5: 80}, at=NOON + 2 * WEEK)
        latest, first = await ledgers(settings, house, account)
        assert (first["before"], first["after"], changes(first)) == (4, 2, {"records": -2})
        assert (latest["before"], latest["after"], changes(latest)) == (2, 3, {"joined": 1})

    async def test_forgets_a_person_who_asks_for_it(self, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            await looked(work, account, {1: 80, 2: 80, 3: 10}, at=NOON)
            assert await leave_out(work, "facebook", frozenset({2})) == 0
            assert await leave_out(work, account.platform, frozenset({2})) == 1
            left = await stood_before(work, account.id, NOBODY_MOVED)
        assert left is not None
        assert (left.ids.tolist(), left.count) == ([1, 3], 1)
