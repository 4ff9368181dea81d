"""Tokens that are renewed ahead of time, and the warnings when they are not."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from service.accounts.grants import AccountNotConnected, usable_token
from service.accounts.renewing import TRY_AGAIN_AFTER, days_to_warn_of
from service.accounts.sealed_tokens import RENEW_AFTER
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import Profile, Route
from service.platforms.failures import (
    AppBlocked,
    AppRemoved,
    GrantExpired,
    GrantRevoked,
    OwnerMustAct,
    PermissionMissing,
    PlatformDown,
    PlatformFailure,
)
from tests.networks_scripted import Parlour, a_parlour

GALLERY = Profile(id=17_841_400_000_000_002, handle="lena.lifts", name="Lena")


@pytest.fixture
async def parlour(settings: Settings, works: Works) -> AsyncIterator[Parlour]:
    async with a_parlour(settings, works) as opened:
        yield opened


class TestRenewal:
    async def test_comes_once_a_week_and_never_on_the_first_day(self, parlour: Parlour) -> None:
        await parlour.connect(Route.INSTAGRAM, GALLERY)
        asked = parlour.routes[Route.INSTAGRAM].asked
        for days in (1, 5):
            await parlour.let_pass(timedelta(days=days))
            await parlour.work()
        assert asked == []
        for week in (1, 2, 3):
            await parlour.let_pass(timedelta(days=1) if week == 1 else RENEW_AFTER)
            await parlour.work()
            await parlour.work()
            assert asked == ["refresh"] * week
        [grant] = await parlour.grants()
        assert grant.expires_at == parlour.clock() + 3 * RENEW_AFTER + timedelta(days=60)

    @pytest.mark.parametrize("route", [Route.INSTAGRAM_BY_FACEBOOK, Route.FACEBOOK])
    async def test_is_a_question_until_when_where_only_a_login_renews(self, parlour: Parlour, route: Route) -> None:
        account = await parlour.connect(route, GALLERY)
        before = await usable_token(parlour.works, parlour.networks, account, clock=parlour.clock)
        await parlour.let_pass(RENEW_AFTER)
        await parlour.work()
        assert parlour.routes[route].asked == ["refresh"]
        assert await usable_token(parlour.works, parlour.networks, account, clock=parlour.clock) == before
        [grant] = await parlour.grants()
        assert grant.refresh_token is not None
        assert grant.expires_at == parlour.clock() + RENEW_AFTER + timedelta(days=60)

    async def test_is_never_asked_for_because_reading_failed(self, parlour: Parlour) -> None:
        account = await parlour.connect(Route.INSTAGRAM, GALLERY)
        token = await usable_token(parlour.works, parlour.networks, account, clock=parlour.clock)
        with pytest.raises(GrantExpired):
            await usable_token(parlour.works, parlour.networks, account, clock=parlour.clock, refused=token)
        other = await usable_token(
            parlour.works, parlour.networks, account, clock=parlour.clock, refused=Secret("an older one")
        )
        assert other == token
        assert parlour.routes[Route.INSTAGRAM].asked == []

    async def test_that_came_too_late_ends_the_access(self, parlour: Parlour) -> None:
        account = await parlour.connect(Route.INSTAGRAM, GALLERY)
        await parlour.let_pass(timedelta(days=60))
        with pytest.raises(AccountNotConnected, match="expired"):
            await usable_token(parlour.works, parlour.networks, account, clock=parlour.clock)
        assert parlour.routes[Route.INSTAGRAM].asked == []


class TestAccessThatOnlyALoginRenews:
    async def test_is_warned_of_lost_at_its_end_and_healed_by_the_login(self, parlour: Parlour) -> None:
        facebook = parlour.routes[Route.FACEBOOK]
        account = await parlour.connect(Route.FACEBOOK, GALLERY)
        facebook.renewal_fails = OwnerMustAct("data access ends")
        await parlour.let_pass(timedelta(days=75))
        for _ in range(60):
            await parlour.work()
            await parlour.let_pass(TRY_AGAIN_AFTER)
        assert [each["days_left"] for each in await parlour.told("account.access_ends_soon")] == [14, 7, 3, 1]
        await parlour.work()
        assert [each["reason"] for each in await parlour.told("account.needs_reconnect")] == ["expired"]
        await parlour.agree(Route.FACEBOOK, account_id=account.id)
        assert (await parlour.shown(account))["state"] == "connected"
        assert len(await parlour.told("account.reconnected")) == 1


class TestWarnings:
    @pytest.mark.parametrize("failure", [PlatformDown("500"), GrantRevoked("190"), PermissionMissing("10")])
    async def test_come_at_fourteen_seven_three_and_one_days_once_each(
        self, parlour: Parlour, failure: PlatformFailure
    ) -> None:
        instagram = parlour.routes[Route.INSTAGRAM]
        account = await parlour.connect(Route.INSTAGRAM, GALLERY)
        instagram.renewal_fails = failure
        await parlour.let_pass(timedelta(days=45, hours=12))
        for _ in range(57):  # to six hours before the end
            await parlour.work()
            await parlour.let_pass(TRY_AGAIN_AFTER)
        warned = await parlour.told("account.access_ends_soon")
        assert [each["days_left"] for each in warned] == [14, 7, 3, 1]
        shown = await parlour.shown(account)
        assert isinstance(shown["state_reason"], dict)
        assert (shown["state"], shown["state_reason"]["code"]) == ("connected", "access_ends_soon")
        assert await parlour.told("account.needs_reconnect") == []
        instagram.renewal_fails = None
        await parlour.work()
        healed = await parlour.shown(account)
        assert (healed["state"], healed["state_reason"]) == ("connected", None)

    async def test_give_way_to_the_loss_when_nobody_acted(self, parlour: Parlour) -> None:
        account = await parlour.connect(Route.INSTAGRAM, GALLERY)
        parlour.routes[Route.INSTAGRAM].renewal_fails = PlatformDown("500")
        for _ in range(2):
            await parlour.let_pass(timedelta(days=30))
            await parlour.work()
        shown = await parlour.shown(account)
        assert isinstance(shown["state_reason"], dict)
        assert (shown["state"], shown["state_reason"]["code"]) == ("needs_reconnect", "expired")
        assert [each["reason"] for each in await parlour.told("account.needs_reconnect")] == ["expired"]

    async def test_wait_while_our_app_is_refused_which_is_said_at_the_account(self, parlour: Parlour) -> None:
        account = await parlour.connect(Route.INSTAGRAM, GALLERY)
        instagram = parlour.routes[Route.INSTAGRAM]
        instagram.renewal_fails = AppBlocked("client secret")
        await parlour.let_pass(timedelta(days=8))
        await parlour.work()
        await parlour.work()
        shown = await parlour.shown(account)
        assert isinstance(shown["state_reason"], dict)
        assert (shown["state"], shown["state_reason"]["code"]) == ("connected", "app_blocked")
        assert instagram.asked == ["refresh"]
        assert len(await parlour.grants()) == 1

    async def test_are_needless_when_the_owner_removed_the_app(self, parlour: Parlour) -> None:
        account = await parlour.connect(Route.INSTAGRAM, GALLERY)
        parlour.routes[Route.INSTAGRAM].renewal_fails = AppRemoved("458")
        await parlour.let_pass(timedelta(days=8))
        await parlour.work()
        shown = await parlour.shown(account)
        assert isinstance(shown["state_reason"], dict)
        assert (shown["state"], shown["state_reason"]["code"]) == ("disconnected", "removed_on_network")
        assert await parlour.grants() == []
        await parlour.connect(Route.INSTAGRAM, GALLERY)
        assert len(await parlour.told("account.reconnected")) == 1

    @pytest.mark.parametrize(
        ("left", "warned", "day"),
        [
            (timedelta(days=15), None, None),
            (timedelta(days=14), None, 14),
            (timedelta(days=8), 14, None),
            (timedelta(days=2), None, 3),
            (timedelta(days=2), 14, 3),
            (timedelta(hours=1), 3, 1),
            (timedelta(hours=1), 1, None),
        ],
    )
    async def test_speak_of_the_nearest_day_alone(self, left: timedelta, warned: int | None, day: int | None) -> None:
        assert days_to_warn_of(left, warned) == day
