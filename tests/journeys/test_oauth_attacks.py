"""What is tried on the way to a code, line by line of a list of attacks on authorization servers: each is refused."""

from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from authlib.oauth2.rfc8414 import AuthorizationServerMetadata

from service.kit.settings import Settings
from service.kit.work import Works
from tests.approving import CALLBACK, App, Browser, a_code, an_app, answered, basic
from tests.callers import PASSWORD, MovableClock, a_house, a_neighbour, web


async def asked(app: App, **changed: str | None) -> Any:  # noqa: ANN401 # a response
    return await Browser(app.network).open(f"/oauth/authorize?{app.question(**changed)}")


class TestTheProofKey:
    async def test_is_asked_of_everybody_and_by_s256_alone(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app = await an_app(network, house.owner)
            for changed in (
                {"code_challenge": None},
                {"code_challenge": None, "code_challenge_method": None},
                {"code_challenge_method": "plain"},
                {"code_challenge_method": None},
                {"code_challenge_method": "s256"},
                {"code_challenge": "short"},
                {"code_challenge": "x" * 129},
            ):
                told = answered(await asked(app, **changed))
                assert (told["error"], told["state"]) == ("invalid_request", "xyz"), changed

    @pytest.mark.parametrize(
        ("verifier", "error"),
        [
            (None, "invalid_request"),
            ("a" * 42, "invalid_request"),
            ("a" * 129, "invalid_request"),
            ("a" * 42 + "*", "invalid_request"),
            ("a" * 43, "invalid_grant"),
        ],
    )
    async def test_is_wrong_too_short_too_long_or_misspelt(
        self, settings: Settings, works: Works, verifier: str | None, error: str
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app = await an_app(network, house.owner)
            refused = await app.redeem(await a_code(app, house.coach), code_verifier=verifier)
            assert (refused.status_code, refused.json()["error"]) == (400, error)


class TestTheRedirect:
    @pytest.mark.parametrize(
        "address",
        [
            "https://coachboard.example/other",
            "https://coachboard.example/Callback",
            "https://coachboard.example/callback/",
            "https://coachboard.example/callback?x=1",
            "https://coachboard.example/callback#x",
            "https://good@coachboard.example/callback",
            "https://coachboard.example@evil.example/callback",
            "https://coachboard.example/%2e%2e/callback",
            "https://evil.coachboard.example/callback",
            "http://coachboard.example/callback",
            "https://coachboard.example:8443/callback",
            "javascript:alert(1)",
            "//coachboard.example/callback",
            None,
        ],
    )
    async def test_goes_nowhere_but_to_what_was_registered(
        self, settings: Settings, works: Works, address: str | None
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app = await an_app(network, house.owner, redirect_uris=[CALLBACK, "https://coachboard.example/second"])
            shown = await asked(app, redirect_uri=address)
            assert shown.status_code == 400
            assert "location" not in shown.headers

    async def test_may_change_its_port_on_loopback_addresses_alone(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app = await an_app(
                network,
                house.owner,
                redirect_uris=["http://127.0.0.1/cb", "http://[::1]/cb"],
                token_endpoint_auth_method="none",
            )
            assert (await asked(app, redirect_uri="http://127.0.0.1:51004/cb")).status_code == 200
            assert (await asked(app, redirect_uri="http://[::1]:51004/cb")).status_code == 200
            assert (await asked(app, redirect_uri="http://127.0.0.1:51004/other")).status_code == 400
            assert (await asked(app, redirect_uri="http://localhost:51004/cb")).status_code == 400
            assert (await asked(app, redirect_uri="http://127.0.0.2:51004/cb")).status_code == 400

    async def test_is_not_used_before_it_is_proven(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app = await an_app(network, house.owner)
            evil = "https://evil.example/"
            for changed in (
                {"client_id": "019a3c70-1a2b-7c3d-8e4f-5a6b7c8d9e0f", "redirect_uri": evil},
                {"client_id": "nobody", "redirect_uri": evil},
                {"client_id": None, "redirect_uri": evil},
                {"response_type": "token", "redirect_uri": evil},
                {"scope": "everything", "redirect_uri": evil},
                {"code_challenge": None, "redirect_uri": evil},
            ):
                shown = await asked(app, **changed)
                assert (shown.status_code, "location" in shown.headers) == (400, False), changed
            twice = await Browser(network).open(f"/oauth/authorize?{app.question()}&redirect_uri={quote(evil)}")
            assert (twice.status_code, "location" in twice.headers) == (400, False)


class TestAQuestion:
    @pytest.mark.parametrize(
        ("changed", "error"),
        [
            ({"response_type": "token"}, "unsupported_response_type"),
            ({"response_type": "code token"}, "unsupported_response_type"),
            ({"response_mode": "fragment"}, "invalid_request"),
            ({"response_mode": "form_post"}, "invalid_request"),
            ({"scope": "everything"}, "invalid_scope"),
            ({"scope": None}, "invalid_scope"),
            ({"scope": "Clients:Read"}, "invalid_scope"),
            ({"scope": "clients:read  audience:read"}, "invalid_scope"),
            ({"scope": "findings:read"}, "invalid_scope"),
        ],
    )
    async def test_out_of_bounds_is_told_to_the_front_end(
        self, settings: Settings, works: Works, changed: dict[str, str | None], error: str
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app = await an_app(network, house.owner)
            told = answered(await asked(app, **changed))
            assert (told["error"], told["iss"]) == (error, settings.public_url)

    async def test_with_a_parameter_twice_or_unspeakable_is_shown(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app = await an_app(network, house.owner)
            for more in (
                "&scope=plan:read",
                "&state=abc",
                "&nonce=%00",
                "&x=%ff",
                "&x=%22",
                "&x=1&x=1",
                "&" * 50 + "a=1",
            ):
                shown = await Browser(network).open(f"/oauth/authorize?{app.question()}{more}")
                assert (shown.status_code, "location" in shown.headers) == (400, False), more

    @pytest.mark.parametrize(
        "kind", ["password", "implicit", "urn:ietf:params:oauth:grant-type:jwt-bearer", "", "code"]
    )
    async def test_for_tokens_by_another_grant_is_refused(self, settings: Settings, works: Works, kind: str) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app = await an_app(network, house.owner)
            said: dict[str, str | None] = {"grant_type": kind, "username": house.coach.email, "password": "x"}
            refused = await app.ask("/oauth/token", said)
            assert (refused.status_code, refused.json()["error"]) == (400, "unsupported_grant_type")

    async def test_for_tokens_is_a_form_with_each_parameter_once(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app = await an_app(network, house.owner)
            headers = {"authorization": basic(app.client_id, app.secret or "")}
            form = headers | {"content-type": "application/x-www-form-urlencoded"}
            json_body = await network.post("/oauth/token", json={"grant_type": "client_credentials"}, headers=headers)
            twice = await network.post("/oauth/token", content="grant_type=refresh_token&grant_type=x", headers=form)
            broken = await network.post("/oauth/token", content=b"grant_type=%ff\xff\x00", headers=form)
            assert [each.json()["error"] for each in (json_body, twice, broken)] == ["invalid_request"] * 3


class TestTheIssuer:
    async def test_stands_in_every_answer_at_the_redirect_and_in_the_metadata(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app, browser = await an_app(network, house.owner), Browser(network)
            question = app.question()
            await browser.sign_in(house.coach, question=question)
            await browser.open(f"/oauth/authorize?{question}")
            declined = answered(await browser.decide("decline"))
            await browser.open(f"/oauth/authorize?{question}")
            allowed = answered(await browser.decide())
            metadata = (await network.get("/.well-known/oauth-authorization-server")).json()
            AuthorizationServerMetadata(metadata).validate()
            assert declined["error"] == "access_denied"
            assert {declined["iss"], allowed["iss"], metadata["issuer"]} == {settings.public_url}


class TestConsent:
    async def test_is_asked_in_plain_words_and_warns_of_strangers(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app, browser = await an_app(network, house.owner, client_name="A & <b>Board</b>"), Browser(network)
            await browser.sign_in(house.coach)
            page = await browser.open(f"/oauth/authorize?{app.question()}")
            assert "A &amp; &lt;b&gt;Board&lt;/b&gt;" in page.text
            assert "See who follows, how good followers are, and why" in page.text
            assert "Nobody here has checked who makes this program" in page.text
            assert "coachboard.example" in page.text
            assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
            assert "script" not in page.headers["content-security-policy"]
            assert page.headers["cache-control"] == "no-store"

    async def test_is_never_taken_for_granted(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app, browser = await an_app(network, house.owner, token_endpoint_auth_method="none"), Browser(network)
            await browser.sign_in(house.coach)
            for _ in range(2):
                assert (await browser.open(f"/oauth/authorize?{app.question()}")).status_code == 200
                assert "code" in answered(await browser.decide())

    async def test_is_no_form_of_another_site_or_of_nobody(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app, browser = await an_app(network, house.owner), Browser(network)
            await browser.sign_in(house.coach)
            await browser.open(f"/oauth/authorize?{app.question()}")
            shown = dict(browser.shown)
            assert (await browser.send("/oauth/authorize", shown, sec_fetch_site="cross-site")).status_code == 403
            assert (await browser.send("/oauth/authorize", shown, sec_fetch_site="same-site")).status_code == 403
            stranger = Browser(network, shown=shown)
            assert 'action="/oauth/sign-in"' in (await stranger.decide()).text
            signed, end = shown["ticket"][:-1], shown["ticket"][-1]
            for ticket in ("", "x", signed + ("1" if end == "0" else "0"), shown["ticket"].replace(".", ".9", 1)):
                browser.shown = shown
                assert (await browser.decide(ticket=ticket)).status_code == 409, ticket

    async def test_is_given_once_within_ten_minutes(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            app, browser = await an_app(network, house.owner), Browser(network)
            await browser.sign_in(house.coach)
            await browser.open(f"/oauth/authorize?{app.question()}")
            shown = dict(browser.shown)
            assert "code" in answered(await browser.decide())
            browser.shown = shown
            assert (await browser.decide()).status_code == 409
            await browser.open(f"/oauth/authorize?{app.question()}")
            clock.move(timedelta(minutes=10))
            assert (await browser.decide()).status_code == 409

    async def test_holds_for_what_was_shown_to_whom_it_was_shown(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        neighbour = await a_neighbour(works, house)
        async with web(settings) as network:
            app, browser = await an_app(network, house.owner), Browser(network)
            other = await an_app(network, house.owner)
            await browser.sign_in(house.coach)
            await browser.open(f"/oauth/authorize?{app.question()}")
            shown = dict(browser.shown)
            for question in (app.question(scope="plan:read"), other.question(), app.question(state="other")):
                browser.shown = shown
                assert (await browser.decide(question=question)).status_code == 409
            await browser.sign_in(neighbour.coach)
            browser.shown = shown
            assert (await browser.decide()).status_code == 409

    async def test_takes_nothing_odd_for_a_place_and_leaves_no_session_behind(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            browser = Browser(network)
            said = {"question": "", "email": house.coach.email, "password": PASSWORD}
            for place in ("-" * 36 + "|owner", "0" * 36 + "|owner", "x|coach", "\x00"):
                assert (await browser.send("/oauth/sign-in", said | {"place": place})).status_code in {303, 400}, place
            first = dict(browser.cookies)
            await browser.sign_in(house.coach)
            assert browser.cookies != first
            assert 'action="/oauth/sign-in"' in (await Browser(network, cookies=first).open("/apps")).text
            for odd in (
                {"email": "a\x00@b.c"},
                {"email": "x" * 60_000},
                {"password": "\ud800".encode("utf-8", "surrogatepass").decode("latin-1")},
            ):
                assert (await browser.send("/oauth/sign-in", said | odd)).status_code == 400

    async def test_answers_by_see_other_so_that_no_form_goes_on(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app, browser = await an_app(network, house.owner), Browser(network)
            signed_in = await browser.sign_in(house.coach, question=app.question())
            assert signed_in.status_code == 303
            assert signed_in.headers["location"] == f"/oauth/authorize?{app.question()}"
            await browser.open(signed_in.headers["location"])
            assert (await browser.decide()).status_code == 303
