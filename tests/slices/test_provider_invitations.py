"""Entering on an invitation by way of a provider, without a password."""

from collections.abc import Iterator

import pytest
from httpx import Response

from service.kit.settings import Settings
from service.kit.work import Works
from tests.callers import PASSWORD, Caller, a_house, an_email, web
from tests.openid_provider import Provider, a_provider
from tests.provider_sign_ins import Desk, Network, a_desk


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with a_provider() as provider:
        yield provider


@pytest.fixture
def provider(running: Provider) -> Provider:
    running.behave()
    return running


async def invited(network: Network, owner: Caller, email: str) -> str:
    """An invitation of a coach with this address."""
    said = {"email": email, "role": "coach"}
    return str((await network.post("/v1/invitations", json=said, headers=owner.headers)).json()["token"])


async def accepts(desk: Desk, token: str, *, subject: str = "person-1") -> Response:
    """Go to the provider, and accept the invitation with what it says."""
    code = (await desk.round_trip(subject=subject))["code"]
    said = {"token": token, "name": "Robin", "code": code, "code_verifier": desk.verifier}
    return await desk.network.post("/v1/provider-acceptances", json=said)


class TestAcceptingByAProvider:
    async def test_lets_in_whose_invited_address_the_provider_has_verified(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house, email = await a_house(works), an_email()
        provider.claims = {"email": email.upper()}
        async with web(settings) as network:
            desk = await a_desk(network, house, provider)
            token = await invited(network, house.owner, email)
            entered = await accepts(desk, token)
            again = await accepts(desk, token)
            session = await desk.redeems((await desk.round_trip())["code"])
            by_password = await network.post("/v1/sessions", json={"email": email, "password": PASSWORD})
            me = await network.get("/v1/me", headers={"Authorization": f"Bearer {session.json()['token']}"})

        assert (entered.status_code, entered.json()["role"]) == (201, "coach")
        assert again.json()["type"].endswith("/invitation-closed")
        assert (me.json()["email"], me.json()["name"]) == (email, "Robin")
        assert by_password.status_code == 401

    async def test_leaves_them_their_only_way_in(self, settings: Settings, works: Works, provider: Provider) -> None:
        house, email = await a_house(works), an_email()
        provider.claims = {"email": email}
        async with web(settings) as network:
            desk = await a_desk(network, house, provider)
            session = (await accepts(desk, await invited(network, house.owner, email))).json()
            headers = {"Authorization": f"Bearer {session['token']}"}
            tie = (await network.get("/v1/provider-ties", headers=headers)).json()["items"][0]["id"]
            own = await network.delete(f"/v1/provider-ties/{tie}", headers=headers)
            owners = await network.delete(f"/v1/provider-ties/{tie}", headers=house.owner.headers)

        assert own.json()["type"].endswith("/only-way-in")
        assert owners.status_code == 204

    async def test_is_refused_to_another_address_and_leaves_the_invitation_open(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house, email = await a_house(works), an_email()
        async with web(settings) as network:
            desk = await a_desk(network, house, provider)
            token = await invited(network, house.owner, email)
            refused = await accepts(desk, token)
            provider.claims = {"email": email}
            entered = await accepts(desk, token)

        assert refused.json()["type"].endswith("/invited-elsewhere")
        assert entered.status_code == 201

    async def test_stands_in_for_nobodys_password(self, settings: Settings, works: Works, provider: Provider) -> None:
        """Whoever runs a provider could otherwise become anybody whom they invite."""
        house, victim = await a_house(works), (await a_house(works)).owner
        provider.claims = {"email": victim.email}
        async with web(settings) as network:
            desk = await a_desk(network, house, provider)
            refused = await accepts(desk, await invited(network, house.owner, victim.email))

        assert refused.json()["type"].endswith("/password-known")

    async def test_is_possible_in_a_second_practice_by_its_own_provider(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        first, second, email = await a_house(works), await a_house(works), an_email()
        provider.claims = {"email": email}
        async with web(settings) as network:
            opened = []
            for house in (first, second):
                desk = await a_desk(network, house, provider)
                entered = await accepts(desk, await invited(network, house.owner, email))
                opened.append(entered.json()["practice_id"])

        assert opened == [str(first.practice_id), str(second.practice_id)]
