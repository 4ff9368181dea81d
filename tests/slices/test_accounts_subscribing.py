"""A network is asked to tell of an account once it is connected; when it does not, the connection is none the worse."""

from collections.abc import AsyncIterator
from datetime import timedelta

import msgspec
import pytest
from sqlalchemy import select

from service.accounts.models import SocialAccount
from service.accounts.states import AccountState
from service.accounts.subscribing import ASKED_EVERY, SUBSCRIBE
from service.kit.database import new_id
from service.kit.jobs import Job
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import Profile, Route
from service.platforms.failures import PermissionMissing, PlatformDown, PlatformFailure, RequestRefused, Throttled
from service.platforms.pace import APP, META_MOST
from service.platforms.quotas import Quota
from tests.callers import a_house
from tests.networks_scripted import Parlour, a_parlour

GALLERY = Profile(id=17_841_400_000_000_001, handle="maya.moves", name="Maya")


@pytest.fixture
async def parlour(settings: Settings, works: Works) -> AsyncIterator[Parlour]:
    async with a_parlour(settings, works) as opened:
        yield opened


async def the_job(parlour: Parlour) -> Job:
    async with parlour.works.open(parlour.house.practice_id, at=parlour.clock()) as work:
        asked = select(Job).where(Job.practice_id == work.practice_id, Job.kind == SUBSCRIBE)
        return (await work.session.scalars(asked)).one()


def nobody_elses() -> Profile:
    """An account that no other practice reads."""
    return msgspec.structs.replace(GALLERY, id=new_id().int % (1 << 60))


async def disconnect_it(parlour: Parlour, account: SocialAccount) -> None:
    answer = await parlour.app.post(f"/v1/accounts/{account.id}/disconnection", headers=parlour.house.coach.headers)
    assert answer.is_success, answer.text


class TestSubscribing:
    @pytest.mark.parametrize("route", [Route.INSTAGRAM, Route.INSTAGRAM_BY_FACEBOOK, Route.FACEBOOK])
    async def test_follows_upon_connecting(self, parlour: Parlour, route: Route) -> None:
        await parlour.connect(route, GALLERY)
        assert parlour.routes[route].subscribed == []
        await parlour.work()
        assert parlour.routes[route].subscribed == [GALLERY.id]
        assert (await the_job(parlour)).state == "done"

    async def test_is_asked_of_no_network_that_takes_it_from_the_app(self, parlour: Parlour) -> None:
        await parlour.connect(Route.X, GALLERY)
        await parlour.work()
        assert parlour.routes[Route.X].subscribed == []

    @pytest.mark.parametrize("refusal", [PermissionMissing("unticked"), RequestRefused("no such field")])
    async def test_that_is_refused_leaves_the_account_connected(
        self, parlour: Parlour, refusal: PlatformFailure
    ) -> None:
        parlour.routes[Route.FACEBOOK].subscribing_fails = refusal
        account = await parlour.connect(Route.FACEBOOK, GALLERY)
        await parlour.work()
        [after] = await parlour.accounts()
        assert (after.state, after.state_reason) == (AccountState.CONNECTED, account.state_reason)
        assert (await the_job(parlour)).state == "done"

    async def test_is_tried_again_where_the_network_is_down_or_wants_a_pause(self, parlour: Parlour) -> None:
        network = parlour.routes[Route.FACEBOOK]
        network.subscribing_fails = PlatformDown("503")
        await parlour.connect(Route.FACEBOOK, GALLERY)
        await parlour.work()
        assert (await the_job(parlour)).state == "queued"
        until = parlour.clock() + timedelta(hours=1)
        network.subscribing_fails = Throttled(until)
        parlour.clock.move(timedelta(minutes=1))
        await parlour.work()
        job = await the_job(parlour)
        assert (job.state, job.due_at) == ("queued", until)
        network.subscribing_fails = None
        parlour.clock.move(timedelta(hours=1))
        await parlour.work()
        assert (await the_job(parlour)).state == "done"

    async def test_is_asked_anew_every_day_and_never_of_an_account_that_is_not_read(self, parlour: Parlour) -> None:
        network = parlour.routes[Route.FACEBOOK]
        account = await parlour.connect(Route.FACEBOOK, GALLERY)
        await parlour.work()
        await parlour.let_pass(ASKED_EVERY - timedelta(minutes=1))
        await parlour.work()
        assert network.subscribed == [GALLERY.id]
        network.subscribing_fails = PermissionMissing("unticked")
        for times in (2, 3):
            await parlour.let_pass(ASKED_EVERY)
            await parlour.work()
            assert network.subscribed == [GALLERY.id] * times
            await parlour.work()
        await disconnect_it(parlour, account)
        await parlour.let_pass(2 * ASKED_EVERY)
        await parlour.work()
        assert network.subscribed == [GALLERY.id] * 3

    async def test_takes_its_turn_and_tells_what_its_headers_say(self, parlour: Parlour) -> None:
        network = parlour.routes[Route.FACEBOOK]
        await parlour.connect(Route.FACEBOOK, GALLERY)
        network.usage = (Quota(APP, META_MOST, parlour.clock() + ASKED_EVERY + timedelta(hours=2)),)
        await parlour.work()
        assert await parlour.used(Route.FACEBOOK) == META_MOST
        await parlour.let_pass(ASKED_EVERY)
        await parlour.work()
        assert network.subscribed == [GALLERY.id]
        await parlour.let_pass(timedelta(hours=2))
        parlour.clock.move(timedelta(hours=2))
        await parlour.work()
        assert network.subscribed == [GALLERY.id] * 2


class TestAnAccountThatIsDisconnected:
    @pytest.mark.parametrize("route", [Route.INSTAGRAM, Route.INSTAGRAM_BY_FACEBOOK, Route.FACEBOOK])
    async def test_is_told_of_no_more_before_its_tokens_are_given_back(self, parlour: Parlour, route: Route) -> None:
        account = await parlour.connect(route, theirs := nobody_elses())
        await disconnect_it(parlour, account)
        await parlour.work()
        network = parlour.routes[route]
        assert [each.partition(" ")[0] for each in network.asked] == ["unsubscribe", "revoke"]
        assert [each.reveal() for each in network.unsubscribed_by] == [f"token-canary-{theirs.id}"]
        assert await parlour.grants() == []

    @pytest.mark.parametrize("refusal", [PermissionMissing("unticked"), RequestRefused("no such edge")])
    async def test_is_given_back_though_the_network_refuses_to_be_silent(
        self, parlour: Parlour, refusal: PlatformFailure
    ) -> None:
        account = await parlour.connect(Route.FACEBOOK, nobody_elses())
        await parlour.work()
        parlour.routes[Route.FACEBOOK].subscribing_fails = refusal
        await disconnect_it(parlour, account)
        await parlour.work()
        assert [each.partition(" ")[0] for each in parlour.routes[Route.FACEBOOK].asked] == ["unsubscribe", "revoke"]
        assert await parlour.grants() == []

    @pytest.mark.parametrize("route", [Route.INSTAGRAM, Route.FACEBOOK])
    async def test_is_told_of_for_another_practice_that_reads_it(self, parlour: Parlour, route: Route) -> None:
        account = await parlour.connect(route, GALLERY)
        await parlour.connect(route, GALLERY, house=await a_house(parlour.works))
        await disconnect_it(parlour, account)
        await parlour.work()
        assert parlour.routes[route].unsubscribed_by == []
        assert await parlour.grants() == []
