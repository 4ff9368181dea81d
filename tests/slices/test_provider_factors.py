"""What a provider's word is worth to who has a second factor here: as much as it says itself."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from service.access.assurance import Assurance, Means
from service.access.openid.assuring import assurance_of
from service.access.openid.id_token import Claims
from service.kit.settings import Settings
from service.kit.work import Works
from tests.approving import Browser
from tests.callers import NOON, MovableClock, a_house, web
from tests.openid_provider import Provider, a_provider
from tests.provider_sign_ins import a_desk
from tests.second_factors import with_app


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with a_provider() as provider:
        yield provider


@pytest.fixture
def provider(running: Provider) -> Provider:
    running.behave()
    return running


class TestAProvidersWord:
    @pytest.mark.parametrize(
        ("said", "means"),
        [
            ({}, Means.PROVIDER),
            ({"amr": ["pwd"]}, Means.PROVIDER),
            ({"amr": ["pwd", "otp"]}, Means.PROVIDER),
            ({"amr": ["pwd", "otp", "mfa"]}, Means.PROVIDER_FACTORS),
            ({"amr": "mfa"}, Means.PROVIDER),
            ({"amr": [["mfa"], 1, None]}, Means.PROVIDER),
            ({"acr": "phr"}, Means.PROVIDER_FACTORS),
            ({"acr": "phrh"}, Means.PROVIDER_FACTORS),
            ({"acr": "urn:mace:incommon:iap:silver"}, Means.PROVIDER),
            ({"acr": ["phr"]}, Means.PROVIDER),
            ({"acr": 2}, Means.PROVIDER),
        ],
    )
    def test_is_of_several_factors_only_when_it_says_so(self, said: dict[str, Any], means: Means) -> None:
        assert assurance_of(Claims(sub="person-1", **said), at=NOON) == Assurance(means, None)

    @pytest.mark.parametrize(
        ("told", "moment"),
        [
            (None, None),
            (-1, None),
            (0, None),
            (NOON.timestamp() - 3600, NOON - timedelta(hours=1)),
            (NOON.timestamp() + 30, NOON),
            (NOON.timestamp() + 61, None),
            (1e300, None),
            (1.5, datetime.fromtimestamp(1.5, UTC)),
        ],
    )
    def test_is_of_the_moment_that_it_names_and_of_none_that_lies_ahead(
        self, told: float | None, moment: datetime | None
    ) -> None:
        assert assurance_of(Claims(sub="person-1", auth_time=told), at=NOON).at == moment


class TestSigningInByAProvider:
    async def test_owes_a_second_step_unless_the_provider_asked_for_several_factors(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            desk = await a_desk(network, house, provider)
            await desk.tied(house.coach)
            theirs = await with_app(network, works, house.coach, clock)
            owed = await desk.redeems((await desk.round_trip())["code"])
            given = {"token": owed.json()["token"], "code": theirs.code(clock)}
            finished = await network.post("/v1/second-steps", json=given)
            provider.claims = {"amr": ["pwd", "mfa"]}
            opened = await desk.redeems((await desk.round_trip())["code"])

        assert (owed.status_code, finished.status_code, opened.status_code) == (202, 201, 201)

    async def test_counts_for_what_is_dangerous_from_when_it_says(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house, clock = await a_house(works), MovableClock()
        asks = {}
        async with web(settings, clock) as network:
            desk = await a_desk(network, house, provider)
            await desk.tied(house.coach)
            await with_app(network, works, house.coach, clock)
            for name, auth_time in {
                "just now": NOON.timestamp(),
                "an hour ago": NOON.timestamp() - 3600,
                "": None,
            }.items():
                provider.claims = {"amr": ["mfa"], "auth_time": None if auth_time is None else int(auth_time)}
                opened = await desk.redeems((await desk.round_trip())["code"])
                session = {"Authorization": f"Bearer {opened.json()['token']}"}
                asks[name] = (await network.post("/v1/api-keys", json={"label": "CRM"}, headers=session)).status_code

        assert asks == {"just now": 201, "an hour ago": 403, "": 403}

    async def test_ends_at_the_second_step_on_our_own_pages_too(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            desk = await a_desk(network, house, provider)
            await desk.tied(house.coach)
            theirs = await with_app(network, works, house.coach, clock)
            browser = Browser(network)
            set_out = await browser.send(desk.start, {"question": ""})
            back = await browser.open(provider.agreed(set_out.headers["location"]))
            shut = await browser.open("/apps")
            entered = await browser.send("/oauth/second-step", {"code": theirs.code(clock)})
            inside = await browser.open("/apps")

        assert "One step more" in back.text
        assert "Sign in to Rapport" in shut.text
        assert (entered.status_code, "Programs that may act for you" in inside.text) == (303, True)
