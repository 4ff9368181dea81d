"""What was declared, at the next checkup of a real account: what X told of in those days is kept as explained, and told to nobody."""

from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta

import numpy as np
import pytest
from sqlalchemy import delete, select

from service.accounts.models import SocialAccount
from service.alerts.models import Alert
from service.audience.models import Standing
from service.automation.models import Finding, Listening
from service.checkups.detecting_lots import came_by_looks
from service.kit.settings import Settings
from service.kit.work import Works
from tests.audiences import a_follower, a_snapshot, an_account
from tests.callers import NOON, a_house
from tests.checking import Surgery
from tests.connecting import Scene, scene
from tests.sandboxes import sandbox_x_process
from tests.x_telling import a_listening, a_notice

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture(scope="module")
def sandbox_url() -> Iterator[str]:
    with sandbox_x_process(options=("--followers", "150", "--second-followers", "120")) as url:
        yield url


@pytest.fixture
async def stage(settings: Settings, works: Works, sandbox_url: str) -> AsyncIterator[Scene]:
    async with scene(settings, works, sandbox_url) as opened:
        yield opened
        # Later tests have the same people on X, whom nobody else is to listen to then.
        async with works.open(opened.house.practice_id, at=opened.clock()) as work:
            await work.session.execute(delete(Listening).where(Listening.practice_id == work.practice_id))


class TestACheckupAfterAGiveaway:
    async def test_explains_what_x_told_of_in_those_days_and_judges_it_anew_once_withdrawn(self, stage: Scene) -> None:
        surgery = Surgery(stage.app, stage.house, stage.works, stage.networks, stage.clock)
        account, coach = await stage.connect(), stage.house.coach.headers
        now = await stage.sandbox.now()
        await self.heard(stage, account, now, {701: 2 * DAY, 702: 6 * DAY})
        times = {"starts_at": (now - 3 * DAY).isoformat(), "ends_at": (now - DAY).isoformat()}
        declared = await stage.app.post(
            f"/v1/accounts/{account.id}/declared-events",
            headers=coach,
            json={"kind": "giveaway", "note": "A book.", **times},
        )
        assert declared.status_code == 201, declared.text
        assert (await surgery.look(account.id))["failure"] is None
        assert await self.states(stage) == {701: "declared_event", 702: None}
        assert await self.told(stage) == {702}
        assert (
            await stage.app.delete(f"/v1/declared-events/{declared.json()['id']}", headers=coach)
        ).status_code == 204
        await surgery.look(account.id)
        assert await self.states(stage) == {701: None, 702: None}
        assert await self.told(stage) == {701, 702}

    async def heard(self, stage: Scene, account: SocialAccount, now: datetime, ago: dict[int, timedelta]) -> None:
        """X told that each of these came so long ago, and left five hours later."""
        async with stage.works.open(stage.house.practice_id, at=now) as work:
            row = await work.session.get_one(SocialAccount, (work.practice_id, account.id))
            await a_listening(work, row, since=9 * DAY)
        for person, came in ago.items():
            for change, at in ((1, now - came), (-1, now - came + 5 * HOUR)):
                async with stage.works.open(stage.house.practice_id, at=at) as work:
                    await a_notice(work, account, person, change=change)

    async def states(self, stage: Scene) -> dict[int | None, str | None]:
        async with stage.works.open(stage.house.practice_id, at=stage.clock()) as work:
            found = await work.session.scalars(select(Finding).where(Finding.subject_profile_id.in_([701, 702])))
            return {each.subject_profile_id: each.cleared_because for each in found}

    async def told(self, stage: Scene) -> set[int | None]:
        async with stage.works.open(stage.house.practice_id, at=stage.clock()) as work:
            found = await work.session.scalars(
                select(Finding.subject_profile_id).join(
                    Alert, (Alert.practice_id == Finding.practice_id) & (Alert.subject_id == Finding.id)
                )
            )
            return set(found) & {701, 702}


class TestWhenFollowersCame:
    async def test_is_known_to_the_looks_around_it_of_which_the_one_before_was_whole(self, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
        for day, complete in enumerate((True, True, False, True)):
            async with works.open(house.practice_id, at=NOON + day * DAY) as work:
                await a_snapshot(work, account, number=day + 1, complete=complete)
        at = NOON + 4 * DAY
        async with works.open(house.practice_id, at=at) as work:
            seen = {number: await a_follower(work, account, f"person_{number}") for number in (1, 2, 4)}
            for row in await work.session.scalars(select(Standing).where(Standing.account_id == account.id)):
                row.first_seen = next(number for number, person in seen.items() if person == row.profile_id)
            await work.session.flush()
            came = await came_by_looks(work, account.id, np.array([*seen.values(), 99]), at=at)
        assert came == {
            seen[1]: (None, NOON),
            seen[2]: (NOON, NOON + DAY),
            seen[4]: (NOON + DAY, NOON + 3 * DAY),
            99: (NOON + 3 * DAY, at),
        }
