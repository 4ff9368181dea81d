import html
import json
import re
from datetime import timedelta

from httpx import Response

from service.kit.settings import Settings
from service.kit.work import Works
from tests.approving import Browser, an_app, answered
from tests.authenticators import PasskeyInHand, Told, code
from tests.callers import MovableClock, a_house, web
from tests.second_factors import public, with_app, with_passkey

ADD, MAKE = "/apps/second-factors/passkey", "/apps/second-factors/passkey-question"


async def asked(browser: Browser) -> Told:
    """What the script is told to ask a passkey for."""
    answer = await browser.send("/oauth/passkey-questions", {})
    assert answer.status_code == 200, answer.text
    told: Told = answer.json()
    return told


async def enters(browser: Browser, passkey: PasskeyInHand, question: str = "") -> Response:
    """Sign in with a passkey, as the script does it."""
    answer = json.dumps(passkey.answer(await asked(browser)))
    return await browser.send("/oauth/passkey-sign-in", {"question": question, "passkey": answer})


class TestTheSignInPage:
    async def test_asks_for_a_second_step_and_goes_on_with_what_was_asked(
        self, settings: Settings, works: Works
    ) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            app = await an_app(network, house.owner)
            theirs = await with_app(network, works, house.coach, clock)
            browser, question = Browser(network), app.question()
            owed = await browser.sign_in(theirs.caller, question=question)
            before = await browser.open(f"/oauth/authorize?{question}")
            wrong = await browser.send("/oauth/second-step", {"question": question, "code": "000000"})
            entered = await browser.send("/oauth/second-step", {"question": question, "code": theirs.code(clock)})
            await browser.open(entered.headers["location"])
            given = answered(await browser.decide())
            again = await browser.send(
                "/oauth/second-step", {"question": question, "code": theirs.code(clock, steps=1)}
            )

        assert "One step more" in owed.text
        assert "Sign in to Rapport" in before.text
        assert (wrong.status_code, entered.status_code, again.status_code) == (400, 303, 400)
        assert "code" in given

    async def test_takes_a_recovery_code_in_the_same_field(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            theirs = await with_app(network, works, house.coach, clock)
            browser = Browser(network)
            await browser.sign_in(theirs.caller)
            entered = await browser.send("/oauth/second-step", {"code": theirs.recovery_codes[0]})

        assert (entered.status_code, entered.headers["location"]) == (303, "/apps")

    async def test_takes_a_passkey_alone(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(public(settings)) as network:
            app = await an_app(network, house.owner)
            _, passkey = await with_passkey(network, works, house.coach)
            browser, question = Browser(network), app.question()
            page = await browser.open(f"/oauth/authorize?{question}")
            entered = await enters(browser, passkey, question)
            consent = await browser.open(entered.headers["location"])

        assert "Sign in with a passkey" in page.text
        assert entered.status_code == 303, entered.text
        assert "May Coach Board act for you?" in consent.text

    async def test_lets_its_own_script_run_and_no_other(self, settings: Settings) -> None:
        async with web(settings) as network:
            page = await network.get("/apps")
            script = await network.get("/oauth/passkeys.mjs")

        nonce = re.search(r"script-src 'nonce-([\w-]+)'", page.headers["content-security-policy"])
        assert nonce is not None
        assert re.findall(r"<script[^>]*>", page.text) == [
            f'<script type="module" nonce="{nonce[1]}" src="/oauth/passkeys.mjs">'
        ]
        assert "unsafe" not in page.headers["content-security-policy"]
        assert script.headers["content-type"].startswith("text/javascript")


class TestAForeignHand:
    async def test_signs_nobody_in_by_an_answer_to_another_browser(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(public(settings)) as network:
            _, passkey = await with_passkey(network, works, house.coach)
            thief, victim = Browser(network), Browser(network)
            answer = json.dumps(passkey.answer(await asked(thief)))
            await asked(victim)
            planted = await victim.send("/oauth/passkey-sign-in", {"passkey": answer})
            by_api = await network.post("/v1/passkey-sessions", json={"passkey": json.loads(answer)})
            own = await thief.send("/oauth/passkey-sign-in", {"passkey": answer})

        assert (planted.status_code, by_api.status_code, own.status_code) == (400, 403, 303)

    async def test_sends_no_form_from_another_site(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            theirs = await with_app(network, works, house.coach, clock)
            browser = Browser(network)
            await browser.sign_in(theirs.caller)
            answers = [
                await browser.send(where, {"code": theirs.code(clock)}, sec_fetch_site="cross-site")
                for where in (
                    "/oauth/second-step", "/oauth/passkey-questions", "/oauth/passkey-sign-in", MAKE, ADD,
                    "/apps/second-factors/app", "/apps/second-factors/removal", "/apps/second-factors/recovery-codes",
                )
            ]  # fmt: skip

        assert [each.status_code for each in answers] == [403] * 8

    async def test_sends_nonsense_without_harm(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(public(settings)) as network:
            browser = Browser(network)
            await browser.sign_in(house.coach)
            answers = [
                await browser.send(where, {"passkey": said, "name": "\x00\u202e", "app": "x", "factor": "x"})
                for where in ("/oauth/passkey-sign-in", ADD, "/apps/second-factors/app/confirmation")
                for said in ("", "{}", "[" * 5_000, json.dumps(PasskeyInHand().make(WANTED)))
            ]

        assert {each.status_code for each in answers} == {400}


WANTED: Told = {"user": {"id": "AAAA"}, "rp": {"id": "rapport.example"}, "challenge": "AAAA"}


class TestThePageOfSecondFactors:
    async def test_adds_and_removes_a_passkey(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(public(settings)) as network:
            browser, passkey = Browser(network), PasskeyInHand()
            await browser.sign_in(house.coach)
            made = json.dumps(passkey.make((await browser.send(MAKE, {})).json()))
            added = await browser.send(ADD, {"name": "<b>Dana's phone", "passkey": made})
            page = await browser.open("/apps/second-factors")
            entered = await enters(Browser(network), passkey)
            factor = re.search(r'name="factor" value="([^"]+)"', page.text)
            assert factor is not None
            removed = await browser.send("/apps/second-factors/removal", {"kind": "passkey", "factor": factor[1]})
            after = await enters(Browser(network), passkey)

        assert len(re.findall(r"<li><code>", added.text)) == 10
        assert "&lt;b&gt;Dana&#x27;s phone" in page.text
        assert (entered.status_code, removed.status_code, after.status_code) == (303, 303, 400)

    async def test_adds_an_app(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            browser = Browser(network)
            await browser.sign_in(house.coach)
            begun = await browser.send("/apps/second-factors/app", {})
            uri = re.search(r'href="(otpauth://[^"]+)"', begun.text)
            app = re.search(r'name="app" value="([^"]+)"', begun.text)
            assert uri is not None
            assert app is not None
            secret = re.search(r"secret=(\w+)", html.unescape(uri[1]))
            assert secret is not None
            shown = {"app": app[1], "code": code(secret[1], clock())}
            added = await browser.send("/apps/second-factors/app/confirmation", shown)
            owed = await Browser(network).sign_in(house.coach)

        assert "Write these down now" in added.text
        assert "One step more" in owed.text

    async def test_takes_a_sign_in_of_a_moment_ago(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(public(settings), clock) as network:
            browser = Browser(network)
            await browser.sign_in(house.coach)
            clock.move(timedelta(minutes=15))
            answers = [
                await browser.send(f"/apps/second-factors/{what}", {})
                for what in ("app", "app/confirmation", "passkey-question", "passkey", "removal", "recovery-codes")
            ]
            await browser.sign_in(house.coach)
            begun = await browser.send("/apps/second-factors/app", {})

        assert [each.status_code for each in answers] == [403] * 6
        assert "sign in once more" in answers[0].text
        assert begun.status_code == 200

    async def test_is_all_that_is_open_to_who_owes_one(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app = await an_app(network, house.owner)
            said = {"demanded_of": "members"}
            await network.put("/v1/second-factor-policy", json=said, headers=house.owner.headers)
            browser, question = Browser(network), app.question()
            await browser.sign_in(house.coach, question=question)
            sent = await browser.open(f"/oauth/authorize?{question}")
            page = await browser.open(sent.headers["location"])

        assert (sent.status_code, sent.headers["location"]) == (303, "/apps/second-factors")
        assert "asks you to set up a second factor" in page.text
