"""A network is asked to tell of an account once it is connected; when it does not, the connection is none the worse."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from service.accounts.states import AccountState
from service.accounts.subscribing import SUBSCRIBE
from service.kit.jobs import Job
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import Profile, Route
from service.platforms.failures import PermissionMissing, PlatformDown, PlatformFailure, RequestRefused, Throttled
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
