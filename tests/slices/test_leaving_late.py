"""What Meta tells of somebody who left touches what it can have been about, and nothing that was agreed to otherwise."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from litestar import Litestar
from litestar.testing import AsyncTestClient
from sqlalchemy import select, update

from service.access.models import Practice
from service.accounts.models import Grant, Grantor, SocialAccount
from service.accounts.sealed_tokens import KeptFor, keep_tokens
from service.kit.database import new_id
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import GrantedTokens, Route
from service.privacy.models import DeletionRequest
from service.sandbox.meta.callbacks import Signing, signed_request
from tests.audiences import an_account
from tests.callers import NOON, House, a_house, web

APP_SECRET = "the app's own secret"  # of no real app
HOUR = timedelta(hours=1)


@dataclass
class Page:
    """A Page in a practice, agreed to by one person after another."""

    works: Works
    network: AsyncTestClient[Litestar]
    house: House
    account_id: UUID
    ines: int
    jonas: int

    async def agreed(self, person: int, at: datetime, *, route: Route = Route.FACEBOOK) -> None:
        """This person lets the Page be read, at this moment of the practice's own time."""
        tokens = GrantedTokens(Secret("page-token"), None, NOON + timedelta(days=60), frozenset({"pages_show_list"}))
        async with self.works.open(self.house.practice_id, at=NOON) as work:
            held = await work.session.get_one(SocialAccount, (work.practice_id, self.account_id))
            held.state, held.state_reason, held.route = "connected", None, route
            kept_for = KeptFor(route, str(person))
            await keep_tokens(work, self.account_id, tokens, kept_for=kept_for, granted_at=at)
            row = {"practice_id": work.practice_id, "id": new_id(), "account_id": self.account_id}
            known = select(Grantor.id).where(Grantor.person == str(person), Grantor.account_id == self.account_id)
            if await work.session.scalar(known) is None:
                work.session.add(Grantor(**row, route=route, person=str(person)))

    async def told(self, what: str, person: int, *, age: timedelta = timedelta()) -> Mapping[str, Any]:
        """What we answer when Meta tells that this person left so long ago."""
        signing = Signing(age_seconds=int(age.total_seconds()))
        signed = signed_request(person, secret=APP_SECRET, at=NOON, signing=signing)
        answer = await self.network.post(f"/platforms/meta/facebook/{what}", data={"signed_request": signed})
        assert answer.status_code == 200
        told: Mapping[str, Any] = answer.json()
        return told

    async def stands(self) -> tuple[str, list[str | None], list[str], int]:
        """The Page's state, by whose consent it is read, who is known to have agreed, how many deletions were asked for."""
        async with self.works.open(self.house.practice_id, at=NOON) as work:
            state = (await work.session.get_one(SocialAccount, (work.practice_id, self.account_id))).state
            by = (await work.session.scalars(select(Grant.granted_by).where(Grant.ended_at.is_(None)))).all()
            people = (await work.session.scalars(select(Grantor.person).order_by(Grantor.person))).all()
            asked = (await work.session.scalars(select(DeletionRequest))).all()
        return state, list(by), list(people), len(asked)

    async def move_clock(self, by: timedelta) -> None:
        async with self.works.open(self.house.practice_id, at=NOON) as work:
            own_time = update(Practice).where(Practice.practice_id == work.practice_id)
            await work.session.execute(own_time.values(clock_offset=by))

    async def deletion_status(self, answer: Mapping[str, Any]) -> str:
        """What the status address says."""
        path = f"/deletions/{answer['confirmation_code']}"
        assert answer["url"].endswith(path)
        status = (await self.network.get(path, headers={"Accept": "application/json"})).json()["status"]
        return str(status)


@pytest.fixture
async def page(works: Works, settings: Settings) -> AsyncIterator[Page]:
    house = await a_house(works)
    async with works.open(house.practice_id, at=NOON) as work:
        account = await an_account(work, house.client_id, platform="facebook")
    number = new_id().int % 10**15
    with_meta = replace(settings, facebook_client_id="990214000000017", facebook_client_secret=Secret(APP_SECRET))
    async with web(with_meta) as network:
        yield Page(works, network, house, account.id, number, number + 1)


class TestARemoval:
    async def test_from_before_the_present_consent_has_no_effect_on_it(self, page: Page) -> None:
        await page.agreed(page.ines, NOON - HOUR)
        assert await page.told("deauthorize", page.ines, age=2 * HOUR) == {"accounts": 0}
        assert await page.stands() == ("connected", [str(page.ines)], [str(page.ines)], 0)
        assert await page.told("deauthorize", page.ines, age=HOUR / 2) == {"accounts": 1}
        assert (await page.stands())[:2] == ("disconnected", [])

    async def test_within_the_second_of_the_consent_counts_as_after_it(self, page: Page) -> None:
        await page.agreed(page.ines, NOON + timedelta(milliseconds=400))
        assert await page.told("deauthorize", page.ines) == {"accounts": 1}

    @pytest.mark.parametrize(("age", "ended"), [(2 * HOUR, 0), (HOUR / 2, 1)])
    async def test_is_compared_in_real_time_where_the_practice_has_moved_its_own(
        self, page: Page, age: timedelta, ended: int
    ) -> None:
        await page.move_clock(timedelta(days=30))
        await page.agreed(page.ines, NOON + timedelta(days=30) - HOUR)
        assert await page.told("deauthorize", page.ines, age=age) == {"accounts": ended}

    async def test_by_a_former_admin_leaves_the_present_ones_access(self, page: Page) -> None:
        await page.agreed(page.ines, NOON - 3 * HOUR)
        await page.agreed(page.jonas, NOON - 2 * HOUR)
        assert await page.told("deauthorize", page.ines) == {"accounts": 0}
        assert (await page.stands())[:2] == ("connected", [str(page.jonas)])
        assert await page.told("deauthorize", page.jonas) == {"accounts": 1}
        assert (await page.stands())[:2] == ("disconnected", [])


class TestADeletion:
    async def test_from_before_the_present_consent_leaves_it_and_still_names_an_address(self, page: Page) -> None:
        await page.agreed(page.ines, NOON - HOUR)
        answer = await page.told("data-deletion", page.ines, age=2 * HOUR)
        assert await page.deletion_status(answer) == "nothing_held"
        assert await page.stands() == ("connected", [str(page.ines)], [str(page.ines)], 0)
        answer = await page.told("data-deletion", page.ines)
        assert await page.deletion_status(answer) == "under_way"
        assert (await page.stands())[0] == "disconnected"

    async def test_by_a_former_admin_forgets_them_and_leaves_the_page_to_the_present_one(self, page: Page) -> None:
        await page.agreed(page.ines, NOON - 3 * HOUR)
        await page.agreed(page.jonas, NOON - 2 * HOUR)
        answer = await page.told("data-deletion", page.ines)
        assert await page.deletion_status(answer) == "nothing_held"
        assert await page.stands() == ("connected", [str(page.jonas)], [str(page.jonas)], 0)

    async def test_reaches_a_page_that_nobody_is_reading_any_more(self, page: Page) -> None:
        await page.agreed(page.ines, NOON - 3 * HOUR)
        await page.agreed(page.jonas, NOON - 2 * HOUR)
        await page.told("deauthorize", page.jonas)
        answer = await page.told("data-deletion", page.ines)
        assert await page.deletion_status(answer) == "under_way"
        assert (await page.stands())[3] == 1
