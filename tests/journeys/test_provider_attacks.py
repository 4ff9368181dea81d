"""What somebody could try around signing in by a provider, who is neither the person nor the provider."""

import asyncio
from collections.abc import Iterator
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit
from uuid import uuid4

import pytest
from sqlalchemy import text

from service.access.openid.proofs import PROOF_LIVES, Proof, ProofRefused, redeem_proof
from service.access.openid.setting_out import ATTEMPT_LIVES
from service.kit.settings import Settings
from service.kit.work import Works
from tests.approving import Browser, an_app, bearer, tokens
from tests.callers import NOON, MovableClock, a_house, web
from tests.openid_provider import APP_SECRET, Provider, a_provider, says
from tests.provider_sign_ins import DESK, a_desk

OTHER_BROWSER: Final = "This sign-in began in another browser"


@pytest.fixture(scope="module")
def running() -> Iterator[tuple[Provider, Provider]]:
    with a_provider() as provider, a_provider() as other:
        yield provider, other


@pytest.fixture
def provider(running: tuple[Provider, Provider]) -> Provider:
    running[0].behave()
    return running[0]


@pytest.fixture
def other(running: tuple[Provider, Provider]) -> Provider:
    running[1].behave()
    return running[1]


class TestAState:
    async def test_is_of_no_use_in_another_browser_twice_later_or_made_up(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        """Otherwise a victim could be signed in as the attacker, or an attacker by a code that they saw."""
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            desk, browser = await a_desk(network, house, provider), Browser(network)
            await desk.tied(house.coach)
            address = (await desk.sets_out(browser)).headers["location"]
            without = await Browser(network).open(provider.agreed(address))
            stranger = Browser(network)
            await desk.sets_out(stranger)
            elsewhere = await stranger.open(provider.agreed(address))
            back = provider.agreed(address)
            first, second = await browser.open(back), await browser.open(back)
            made_up = await browser.open(back.replace("state=", "state=x"))
            late = (await desk.sets_out(browser)).headers["location"]
            clock.move(ATTEMPT_LIVES)
            too_late = await browser.open(provider.agreed(late))

        assert OTHER_BROWSER in without.text
        assert OTHER_BROWSER in elsewhere.text
        assert first.status_code == 303
        assert "has ended already" in second.text
        assert "belongs to no sign-in" in made_up.text
        assert "more than ten minutes ago" in too_late.text

    async def test_said_twice_is_not_chosen_from(self, settings: Settings, works: Works, provider: Provider) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            desk, browser = await a_desk(network, house, provider), Browser(network)
            back = provider.agreed((await desk.sets_out(browser)).headers["location"])
            answers = [await browser.open(f"{back}&{each}=another") for each in ("state", "code", "iss")]

        assert [each.status_code for each in answers] == [400, 400, 400]

    async def test_goes_out_with_everything_that_binds_it(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            desk = await a_desk(network, house, provider)
            set_out = await desk.sets_out(Browser(network), fresh="true")

        asked = dict(parse_qsl(urlsplit(set_out.headers["location"]).query))
        assert asked["scope"] == "openid email"
        assert asked["max_age"] == "0"
        assert min(len(asked[each]) for each in ("state", "nonce", "code_challenge")) == 43
        assert len({asked["state"], asked["nonce"], asked["code_challenge"]}) == 3
        cookie = set_out.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie


class TestTwoProviders:
    async def test_are_never_mixed_up(
        self, settings: Settings, works: Works, provider: Provider, other: Provider
    ) -> None:
        """The mix-up of RFC 9700 §4.4: one provider is told a code, or believed about a person, of the other."""
        house = await a_house(works)
        async with web(settings) as network:
            honest, evil = await a_desk(network, house, provider), await a_desk(network, house, other)
            browser = Browser(network)
            address = (await honest.sets_out(browser)).headers["location"]
            back = provider.agreed(address)
            at_the_others = await browser.open(back.replace(honest.provider_id, evil.provider_id))
            other.document = {"authorization_endpoint": f"{provider.issuer}/authorize"}
            lured = (await evil.sets_out(browser)).headers["location"]
            from_the_honest = await browser.open(provider.agreed(lured))
            named_falsely = await browser.open(
                provider.agreed((await honest.sets_out(browser)).headers["location"], iss=other.issuer)
            )
            unnamed = await browser.open(provider.agreed((await honest.sets_out(browser)).headers["location"], iss=""))

        assert "belongs to no sign-in" in at_the_others.text
        assert "/token" not in other.seen
        for each in (from_the_honest, named_falsely, unnamed):
            assert "error=provider_failed" in each.headers["location"]
            assert "other_issuer" in each.headers["location"]

    async def test_have_people_of_their_own(
        self, settings: Settings, works: Works, provider: Provider, other: Provider
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            desk, evil = await a_desk(network, house, provider), await a_desk(network, house, other)
            await desk.tied(house.owner, subject="the owner")
            refused = await evil.redeems((await evil.round_trip(subject="the owner"))["code"])

        assert refused.json()["type"].endswith("/not-tied")


class TestAnEmailAddress:
    async def test_ties_nobody(self, settings: Settings, works: Works, provider: Provider) -> None:
        """Whoever runs a provider may write any address into its tokens."""
        house = await a_house(works)
        provider.claims = {"email": house.owner.email}
        async with web(settings) as network:
            desk = await a_desk(network, house, provider)
            refused = await desk.redeems((await desk.round_trip(subject="an attacker"))["code"])

        assert refused.json()["type"].endswith("/not-tied")

    @pytest.mark.parametrize(
        ("claims", "code"),
        [
            ({"email_verified": False}, "email_unverified"),
            ({"email_verified": None}, "email_unverified"),
            ({"email_verified": "true"}, "email_unverified"),
            ({"email_verified": 1}, "email_unverified"),
            ({"email": None}, "email_missing"),
            ({"email": "dana@northstar.example.evil.example"}, "email_elsewhere"),
            ({"email": "dana@evil.example"}, "email_elsewhere"),
            ({"email": "northstar.example"}, "email_missing"),
            ({"email": '"dana@evil.example"@northstar.example'}, "email_missing"),
        ],
    )
    async def test_must_be_verified_and_of_a_domain_that_the_practice_lets_in(
        self, claims: dict[str, object], code: str, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house = await a_house(works)
        provider.claims = claims
        async with web(settings) as network:
            desk = await a_desk(network, house, provider, email_domains=["NorthStar.example"])
            told = await desk.round_trip()

        assert told["error"] == "provider_failed"
        assert told["error_description"].startswith(f"{code}:")


class TestAProof:
    async def test_is_redeemed_once_by_its_own_verifier_in_its_own_practice_in_time(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house, foreign, clock = await a_house(works), await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            desk = await a_desk(network, house, provider)
            await desk.tied(house.coach)
            code = (await desk.round_trip())["code"]
            practice, own = {"practice_id": str(house.practice_id)}, {"code": code, "code_verifier": desk.verifier}
            tries = [
                practice | own | {"code_verifier": "x" * 64},
                own | {"practice_id": str(foreign.practice_id)},
                own | {"practice_id": str(uuid4())},
                practice | own | {"code": code[:-1] + ("a" if code[-1] != "a" else "b")},
                practice | own,
                practice | own,
            ]
            answers = [(await network.post("/v1/provider-sessions", json=each)).status_code for each in tries]
            late = (await desk.round_trip())["code"]
            clock.move(PROOF_LIVES)
            too_late = await desk.redeems(late)

        assert answers == [401, 401, 401, 401, 201, 401]
        assert too_late.status_code == 401

    async def test_is_redeemed_once_however_many_bring_it_at_the_same_time(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            desk = await a_desk(network, house, provider)
            code = (await desk.round_trip())["code"]

        async def redeems() -> Proof:
            async with works.open(house.practice_id, at=NOON) as work:
                return await redeem_proof(work, code, desk.verifier)

        outcomes = await asyncio.gather(*(redeems() for _ in range(20)), return_exceptions=True)

        assert sum(isinstance(each, Proof) for each in outcomes) == 1
        assert sum(isinstance(each, ProofRefused) for each in outcomes) == 19

    async def test_is_fresh_only_when_the_provider_says_that_it_asked_on_this_very_way(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house, hour_ago = await a_house(works), int(NOON.timestamp()) - 3600
        ways: dict[str, tuple[str, dict[str, int | None]]] = {
            "asked anew": ("true", {}),
            "not asked": ("", {}),
            "asked in vain": ("true", {"auth_time": hour_ago}),
            "asked, and nothing said": ("true", {"auth_time": None}),
        }
        codes = {}
        async with web(settings) as network:
            desk = await a_desk(network, house, provider)
            for name, (fresh, claims) in ways.items():
                provider.claims = claims
                codes[name] = (await desk.round_trip(fresh=fresh))["code"]
        async with works.open(house.practice_id, at=NOON) as work:
            fresh_ones = [
                name for name, code in codes.items() if (await redeem_proof(work, code, desk.verifier)).is_fresh
            ]

        assert fresh_ones == ["asked anew"]

    async def test_goes_only_where_the_practice_has_said(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            desk, browser = await a_desk(network, house, provider), Browser(network)
            addresses = [
                "https://evil.example/",
                f"{DESK}/",
                f"{DESK}?x=1",
                f"{DESK}#x",
                DESK.replace("https", "http"),
                "",
            ]
            answers = [await desk.sets_out(browser, return_to=each) for each in addresses]
            plain = await desk.sets_out(browser, code_challenge_method="plain")
            unbound = await browser.open(f"{desk.start}?{urlencode({'return_to': DESK})}")
            twice = await browser.open(
                f"{desk.start}?{urlencode([('return_to', DESK), ('return_to', 'https://evil.example/')])}"
            )

        assert {each.status_code for each in (*answers, plain, unbound, twice)} == {404}
        assert all("location" not in each.headers for each in answers)

    async def test_opens_no_other_practice_of_the_same_person(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        """Whoever configures a provider may vouch for people in their own practice, and nowhere else."""
        house, other_house = await a_house(works), await a_house(works)
        async with works.open(other_house.practice_id, at=NOON) as work:
            await work.session.execute(
                text("UPDATE member SET person_id = :person WHERE practice_id = :practice AND role = 'owner'"),
                {"person": house.coach.person_id, "practice": other_house.practice_id},
            )
        async with web(settings) as network:
            desk = await a_desk(network, house, provider)
            await desk.tied(house.coach)
            session = (await desk.redeems((await desk.round_trip())["code"])).json()
            there = await network.get(
                f"/sign-in/{other_house.practice_id}/{desk.provider_id}", params={"return_to": DESK}
            )

        assert session["practice_id"] == str(house.practice_id)
        assert there.status_code == 404


class TestATie:
    async def test_takes_the_password_of_whoever_is_signed_in(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        """A stolen session must not become a way in that outlives it."""
        house = await a_house(works)
        async with web(settings) as network:
            desk = await a_desk(network, house, provider)
            code = (await desk.round_trip())["code"]
            wrong = await desk.ties(house.coach.headers, code, password="not the password")
            right = await desk.ties(house.coach.headers, code)

        assert (wrong.status_code, wrong.json()["type"].rpartition("/")[2]) == (403, "password-wrong")
        assert right.status_code == 201

    async def test_is_made_by_no_front_end(self, settings: Settings, works: Works, provider: Provider) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            desk = await a_desk(network, house, provider)
            lent = await tokens(await an_app(network, house.owner), house.coach)
            refused = await desk.ties(bearer(lent["access_token"]), (await desk.round_trip())["code"])

        assert refused.json()["type"].endswith("/insufficient-scope")

    async def test_holds_for_the_issuer_that_it_was_made_with(
        self, settings: Settings, works: Works, provider: Provider, other: Provider
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            desk = await a_desk(network, house, provider)
            changed = await network.patch(
                f"/v1/identity-providers/{desk.provider_id}", json={"issuer": other.issuer}, headers=house.owner.headers
            )

        assert changed.status_code == 400


class TestOurOwnPages:
    async def test_send_nobody_out_at_another_sites_bidding(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            desk = await a_desk(network, house, provider)
            sent = await Browser(network).send(desk.start, {}, sec_fetch_site="cross-site")

        assert sent.status_code == 403

    async def test_say_what_a_provider_did_wrong_without_what_it_said(
        self, settings: Settings, works: Works, provider: Provider
    ) -> None:
        house = await a_house(works)
        provider.answers["/token"] = says(
            {"error": "<script>alert(1)</script>", "error_description": APP_SECRET}, status=400
        )
        async with web(settings) as network:
            desk, browser = await a_desk(network, house, provider), Browser(network)
            set_out = await browser.send(desk.start, {"question": ""})
            page = await browser.open(provider.agreed(set_out.headers["location"]))

        assert page.status_code == 502
        assert "code_refused" in page.text
        assert "<script>" not in page.text
        assert APP_SECRET not in page.text

    async def test_open_for_nobody_who_is_not_tied(self, settings: Settings, works: Works, provider: Provider) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            desk, browser = await a_desk(network, house, provider), Browser(network)
            set_out = await browser.send(desk.start, {"question": ""})
            page = await browser.open(provider.agreed(set_out.headers["location"]))

        assert page.status_code == 403
        assert "rapport_signed_in" not in browser.cookies
