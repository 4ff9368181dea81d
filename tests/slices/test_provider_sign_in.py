"""Signing in by a provider that a practice has configured: the ordinary ways."""

import re
from collections.abc import Iterator
from uuid import UUID

import pytest
from sqlalchemy import select

from service.access.models import AuditEntry
from service.access.roles import Role
from service.kit.settings import Settings
from service.kit.work import Works
from tests.approving import Browser, an_app
from tests.callers import NOON, PASSWORD, a_house, web
from tests.openid_provider import Provider, a_provider
from tests.provider_sign_ins import a_desk


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with a_provider() as provider:
        yield provider


@pytest.fixture
def provider(running: Provider) -> Provider:
    running.behave()
    return running


class TestSigningInByAProvider:
    async def test_opens_a_session_for_whoever_has_tied_their_sign_in(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            desk = await a_desk(network, house, provider)
            await desk.tied(house.coach)
            back = await desk.round_trip()
            session = await desk.redeems(back["code"])
            me = await network.get("/v1/me", headers={"Authorization": f"Bearer {session.json()['token']}"})

        assert back["state"] == "xyz"
        assert back["iss"] == settings.public_url
        assert session.status_code == 201, session.text
        assert session.json()["role"] == "coach"
        assert me.json()["member_id"] == str(house.coach.member_id)

    async def test_is_noted_with_the_tie_and_its_end(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            desk = await a_desk(network, house, provider)
            tie_id = await desk.tied(house.coach)
            await desk.redeems((await desk.round_trip())["code"])
            ended = await network.delete(f"/v1/provider-ties/{tie_id}", headers=house.coach.headers)
            after = await desk.redeems((await desk.round_trip())["code"])

        assert ended.status_code == 204
        assert after.json()["type"].endswith("/not-tied")
        async with works.open(house.practice_id, at=NOON) as work:
            noted = select(AuditEntry.action, AuditEntry.actor).where(AuditEntry.practice_id == house.practice_id)
            entries = [tuple(row) for row in await work.session.execute(noted.order_by(AuditEntry.id))]
        coach = f"member:{house.coach.member_id}"
        assert entries[1:] == [
            ("provider.tied", coach),
            ("provider.signed_in", coach),
            ("provider.untied", coach),
        ]

    async def test_lets_a_client_into_their_own_view(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            desk = await a_desk(network, house, provider)
            await desk.tied(house.client)
            session = await desk.redeems((await desk.round_trip())["code"])

        assert session.json()["role"] == "client"

    async def test_keeps_a_proof_that_is_tied_to_nobody_until_its_person_has_signed_in(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            desk = await a_desk(network, house, provider)
            back = await desk.round_trip()
            refused = await desk.redeems(back["code"])
            tied = await desk.ties(house.coach.headers, back["code"])
            spent = await desk.redeems(back["code"])

        assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (403, "not-tied")
        assert tied.status_code == 201
        assert spent.json()["type"].endswith("/proof-refused")

    async def test_reads_the_keys_anew_once_a_provider_signs_with_a_new_one(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            desk = await a_desk(network, house, provider)
            await desk.tied(house.coach)
            provider.shown, provider.signs_with = (0, 1), 1
            session = await desk.redeems((await desk.round_trip())["code"])

        assert session.status_code == 201
        assert provider.seen.count("/keys") == 2

    async def test_asks_the_userinfo_endpoint_for_an_address_that_the_id_token_leaves_out(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            provider.document = {"userinfo_endpoint": f"{provider.issuer}/userinfo"}
            provider.claims = {"email": None, "email_verified": None}
            desk = await a_desk(network, house, provider)
            provider.knows("person-1", email="dana@northstar.example", email_verified=True)
            told = await desk.round_trip()

        assert "code" in told

    async def test_tells_the_program_that_somebody_turned_back_there(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            desk, browser = await a_desk(network, house, provider), Browser(network)
            set_out = await desk.sets_out(browser)
            back = provider.agreed(set_out.headers["location"], error="access_denied")
            answer = await browser.open(back)

        assert "error=declined" in answer.headers["location"]


class TestTheSignInPage:
    async def test_has_a_button_for_each_provider_and_goes_on_with_what_a_front_end_asked(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            desk = await a_desk(network, house, provider)
            await desk.tied(house.coach)
            app, browser = await an_app(network, house.owner), Browser(network)
            shown = await browser.open(f"/oauth/authorize?{app.question()}")
            set_out = await browser.send(desk.start, {"question": browser.shown["question"]})
            back = await browser.open(provider.agreed(set_out.headers["location"]))
            consent = await browser.open(back.headers["location"])

        assert "Sign in by North Star&#x27;s own" in shown.text
        assert (back.status_code, back.headers["location"]) == (303, f"/oauth/authorize?{app.question()}")
        assert "May Coach Board act for you?" in consent.text

    async def test_of_a_practice_shows_its_own_providers_and_of_nobody_none(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house, other = await a_house(works), await a_house(works)
        async with web(settings) as network:
            await a_desk(network, house, provider)
            own = await network.get(f"/sign-in/{house.practice_id}")
            others = await network.get(f"/sign-in/{other.practice_id}")
            nobodys = await network.get(f"/sign-in/{UUID(int=7)}")

        assert "Sign in by" in own.text
        assert "Sign in by" not in others.text + nobodys.text


class TestThePageOfWaysToSignIn:
    async def test_ties_whoever_gives_their_password_and_unties_them(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            desk, browser = await a_desk(network, house, provider), Browser(network)
            await browser.sign_in(house.coach)
            form = {"provider": desk.provider_id, "password": PASSWORD}
            wrong = await browser.send("/apps/sign-in/tie", form | {"password": "not the password"})
            set_out = await browser.send("/apps/sign-in/tie", form)
            back = await browser.open(provider.agreed(set_out.headers["location"]))
            tied = await browser.open(back.headers["location"])
            session = await desk.redeems((await desk.round_trip())["code"])
            tie = re.findall(r'name="tie" value="([^"]+)"', tied.text)[0]
            await browser.send("/apps/sign-in/untie", {"tie": tie})
            after = await browser.open("/apps/sign-in")

        assert (wrong.status_code, "This is not your password" in wrong.text) == (400, True)
        assert "Tied since" in tied.text
        assert session.json()["role"] == "coach"
        assert "Tied since" not in after.text

    async def test_ties_nobody_else_who_signs_in_there_meanwhile(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            desk, browser = await a_desk(network, house, provider), Browser(network)
            await browser.sign_in(house.coach)
            form = {"provider": desk.provider_id, "password": PASSWORD}
            set_out = await browser.send("/apps/sign-in/tie", form)
            await browser.sign_in(house.assistant)
            back = await browser.open(provider.agreed(set_out.headers["location"]))
            elsewhere = await browser.send("/apps/sign-in/tie", form, sec_fetch_site="cross-site")
            refused = await desk.redeems((await desk.round_trip())["code"])

        assert (back.status_code, elsewhere.status_code) == (400, 403)
        assert refused.json()["type"].endswith("/not-tied")


class TestTies:
    async def test_are_listed_to_oneself_and_everybodys_to_an_owner(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            desk = await a_desk(network, house, provider)
            ties = {await desk.tied(house.coach, subject="a"), await desk.tied(house.client, subject="b")}
            seen = {
                caller.role: {
                    each["id"]
                    for each in (await network.get("/v1/provider-ties", headers=caller.headers)).json()["items"]
                }
                for caller in (house.owner, house.coach, house.assistant, house.client)
            }

        assert seen[Role.OWNER] == ties
        assert seen[Role.ASSISTANT] == set()
        assert len(seen[Role.COACH]) == len(seen[Role.CLIENT]) == 1

    async def test_hold_one_subject_for_one_person_and_one_person_by_one_subject(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            desk = await a_desk(network, house, provider)
            await desk.tied(house.coach, subject="a")
            same_subject = await desk.ties(house.assistant.headers, (await desk.round_trip(subject="a"))["code"])
            same_person = await desk.ties(house.coach.headers, (await desk.round_trip(subject="b"))["code"])

        assert same_subject.json()["type"] == same_person.json()["type"]
        assert same_person.json()["type"].endswith("/tied-already")

    async def test_end_with_the_membership(self, settings: Settings, works: Works, provider: Provider) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            desk = await a_desk(network, house, provider)
            await desk.tied(house.coach)
            await network.delete(f"/v1/members/{house.coach.member_id}", headers=house.owner.headers)
            refused = await desk.redeems((await desk.round_trip())["code"])
            again = await desk.ties(house.assistant.headers, (await desk.round_trip())["code"])

        assert refused.json()["type"].endswith("/not-tied")
        assert again.status_code == 201
