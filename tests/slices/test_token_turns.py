"""Calls about tokens stand in the same row as all others: their headers are heard, and they stop where others must."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from service.accounts.states import AccountState
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import Profile, Route
from service.platforms.failures import Throttled
from service.platforms.hearing import hearing, note
from service.platforms.pace import APP, META_MOST
from service.platforms.quotas import FULL, Quota
from tests.callers import NOON
from tests.networks_scripted import Parlour, a_parlour

STUDIO = Profile(id=501, handle="maya.studio", name="Maya's Studio", followers=1480)
GALLERY = Profile(id=17_841_400_000_000_001, handle="maya.moves", name="Maya")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
async def parlour(settings: Settings, works: Works) -> AsyncIterator[Parlour]:
    async with a_parlour(settings, works) as opened:
        yield opened


def says(parlour: Parlour, route: Route, used: float, *, after: timedelta = timedelta(0)) -> None:
    """From now on this network's answers about tokens say that so much of the app's quota is used, for an hour."""
    parlour.routes[route].usage = (Quota(APP, used, parlour.clock() + after + HOUR),)


class TestConnecting:
    async def test_tells_everybody_what_its_headers_say(self, parlour: Parlour) -> None:
        says(parlour, Route.FACEBOOK, 31)
        await parlour.connect(Route.FACEBOOK, STUDIO)
        assert await parlour.used(Route.FACEBOOK) == 31
        assert await parlour.used(Route.INSTAGRAM) is None

    async def test_is_put_off_in_plain_words_where_the_quota_would_be_overdrawn(self, parlour: Parlour) -> None:
        says(parlour, Route.FACEBOOK, META_MOST)
        await parlour.connect(Route.FACEBOOK, STUDIO)
        refused = await parlour.agree(Route.FACEBOOK)
        assert refused.status_code == 503
        assert "Too many people are coming at once" in refused.text
        assert "Wait a few minutes" in refused.text
        assert parlour.routes[Route.FACEBOOK].traded == 1
        parlour.clock.move(HOUR)
        assert (await parlour.agree(Route.FACEBOOK)).status_code == 200

    async def test_says_the_same_where_the_network_itself_refuses(self, parlour: Parlour) -> None:
        until = parlour.clock() + HOUR
        parlour.routes[Route.FACEBOOK].refuses = Throttled(until, (Quota(APP, FULL, until),))
        refused = await parlour.agree(Route.FACEBOOK)
        assert refused.status_code == 503
        assert await parlour.used(Route.FACEBOOK) == FULL


class TestRenewing:
    async def test_tells_everybody_what_its_headers_say(self, parlour: Parlour) -> None:
        await parlour.connect(Route.INSTAGRAM, GALLERY)
        says(parlour, Route.INSTAGRAM, 23, after=8 * DAY)
        await parlour.let_pass(8 * DAY)
        await parlour.work()
        assert parlour.routes[Route.INSTAGRAM].asked == ["refresh"]
        assert await parlour.used(Route.INSTAGRAM) == 23

    async def test_waits_for_the_quota_and_loses_nothing(self, parlour: Parlour) -> None:
        await parlour.connect(Route.INSTAGRAM, GALLERY)
        await parlour.let_pass(8 * DAY)
        says(parlour, Route.INSTAGRAM, META_MOST, after=8 * DAY)
        other = Profile(id=17_841_400_000_000_002, handle="maya.cooks", name="Maya")
        await parlour.connect(Route.INSTAGRAM, other)
        await parlour.work()
        assert "refresh" not in parlour.routes[Route.INSTAGRAM].asked
        await parlour.let_pass(HOUR)
        await parlour.work()
        assert parlour.routes[Route.INSTAGRAM].asked.count("refresh") == 1
        assert {each.state for each in await parlour.accounts()} == {AccountState.CONNECTED}
        assert await parlour.told("account.access_ends_soon") == []


class TestHearing:
    def test_is_of_what_is_noted_meanwhile_by_the_innermost_listener(self) -> None:
        one, two = Quota(APP, 1, NOON), Quota(APP, 2, NOON)
        note((one,))
        with hearing() as outer:
            note((one,))
            with hearing() as inner:
                note((two,))
            note((one,))
        note((two,))
        assert (outer, inner) == ([one, one], [two])
