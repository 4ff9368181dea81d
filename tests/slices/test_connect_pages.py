"""In which language a client is spoken to on the way to a connected account, and what a browser is told when a door is shut."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from html import escape
from ipaddress import IPv4Address
from uuid import uuid4

import pytest
from httpx import Response
from sqlalchemy import update

from service.accounts.connect_words import WORDS
from service.accounts.links import LINK_LIVES
from service.accounts.refusals import STATUS, Refusal
from service.kit.settings import Settings
from service.kit.spoken_languages import Language
from service.kit.work import Works
from service.platforms.contract import Profile, Route
from service.platforms.failures import AccountUnsupported, PermissionMissing
from service.roster.models import Client
from tests.arriving import arriving_from, running
from tests.callers import NOON, MovableClock
from tests.networks_scripted import Parlour, a_parlour

STUDIO = Profile(id=501, handle="maya.studio", name="Maya's Studio", followers=12_480)
SCHOOL = Profile(id=502, handle="maya.school", name="Maya's School", followers=12)
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.fixture
async def parlour(settings: Settings, works: Works) -> AsyncIterator[Parlour]:
    async with a_parlour(settings, works) as opened:
        yield opened


async def speaks(parlour: Parlour, tag: str | None) -> None:
    async with parlour.works.open(parlour.house.practice_id, at=parlour.clock()) as work:
        this = (Client.practice_id == work.practice_id, Client.id == parlour.house.client_id)
        await work.session.execute(update(Client).where(*this).values(language=tag))


def says(page: Response, refusal: Refusal, language: Language) -> bool:
    words = WORDS[language].refusals[refusal]
    said = all(escape(each) in page.text for each in words)
    return said and f'<html lang="{language}">' in page.text and page.status_code == STATUS[refusal]


class TestALink:
    @pytest.mark.parametrize(
        ("own", "accepted", "spoken"),
        [
            ("fr-CA", "de", Language.FRENCH),
            ("en", "de", Language.ENGLISH),
            ("ja", "de-AT, en;q=0.8", Language.GERMAN),
            (None, "pt-BR", Language.PORTUGUESE),
            ("ja", "", Language.ENGLISH),
        ],
    )
    async def test_speaks_the_clients_language_else_the_browsers_else_english(
        self, parlour: Parlour, own: str | None, accepted: str, spoken: Language
    ) -> None:
        await speaks(parlour, own)
        link = await parlour.link("facebook")
        for path, words in ((link, WORDS[spoken].export), (f"{link}/export", "")):
            page = await parlour.app.get(path, headers={"Accept-Language": accepted})
            assert (page.status_code, f'<html lang="{spoken}">' in page.text, escape(words) in page.text) == (
                200,
                True,
                True,
            )

    @pytest.mark.parametrize("language", Language)
    async def test_that_leads_no_further_says_so_in_the_clients_language(
        self, parlour: Parlour, language: Language
    ) -> None:
        await speaks(parlour, language)
        parlour.routes[Route.FACEBOOK].opens = [STUDIO]
        used, expired = await parlour.link("facebook"), await parlour.link("facebook")
        sent_back = await parlour.set_out(used, Route.FACEBOOK)
        arrived = await parlour.come_back(Route.FACEBOOK, sent_back)
        assert (arrived.status_code, escape(WORDS[language].connected) in arrived.text) == (200, True)
        assert says(await parlour.come_back(Route.FACEBOOK, sent_back), Refusal.STATE_USED, language)
        for path in (used, f"{used}/export"):
            assert says(await parlour.app.get(path), Refusal.LINK_USED, language)
        parlour.clock.move(LINK_LIVES)
        assert says(await parlour.app.get(expired), Refusal.LINK_EXPIRED, language)
        assert says(await parlour.app.post(f"{expired}/export"), Refusal.LINK_EXPIRED, language)

    async def test_that_nobody_made_is_answered_in_the_browsers_language(self, parlour: Parlour) -> None:
        headers = {"Accept-Language": "it"}
        for path in ("/connect", "/connect/", "/connect/made-up", "/connect/made-up/export"):
            assert says(await parlour.app.get(path, headers=headers), Refusal.LINK_UNKNOWN, Language.ITALIAN)
        unknown = "/connect/callback/x?state=made-up&code=c"
        for path in (unknown, "/connect/callback/x", "/connect/choice"):
            assert says(await parlour.app.get(path, headers=headers), Refusal.STATE_UNKNOWN, Language.ITALIAN)


class TestTheWayBack:
    async def test_is_in_the_clients_language_whatever_comes_of_it(self, parlour: Parlour) -> None:
        await speaks(parlour, "de-DE")
        facebook, german = parlour.routes[Route.FACEBOOK], Language.GERMAN
        facebook.refuses = PermissionMissing("(#200)", {"pages_read_engagement"})
        missing = await parlour.agree(Route.FACEBOOK)
        assert (says(missing, Refusal.PERMISSIONS_MISSING, german), "pages_read_engagement" in missing.text) == (
            True,
            True,
        )
        facebook.refuses = AccountUnsupported("personal")
        assert says(await parlour.agree(Route.FACEBOOK), Refusal.PERSONAL_ACCOUNT, german)
        facebook.refuses = None
        sent_back = await parlour.set_out(await parlour.link("facebook"), Route.FACEBOOK)
        denied = await parlour.come_back(Route.FACEBOOK, sent_back | {"error": "access_denied"})
        assert says(denied, Refusal.DENIED, german)

    async def test_lets_the_client_choose_in_their_language(self, parlour: Parlour) -> None:
        await speaks(parlour, "de")
        facebook, german = parlour.routes[Route.FACEBOOK], Language.GERMAN
        facebook.opens, facebook.out_of_role = [STUDIO, SCHOOL], frozenset({SCHOOL.id})
        sent_back = await parlour.set_out(await parlour.link("facebook"), Route.FACEBOOK)
        page = await parlour.come_back(Route.FACEBOOK, sent_back)
        assert "(@maya.studio, Follower: 12.480)" in page.text
        assert escape(WORDS[german].refusals[Refusal.ROLE_TOO_SMALL].title) in page.text
        assert says(await parlour.choose(sent_back["state"], "none"), Refusal.CHOICE_UNKNOWN, german)
        crossed = await parlour.choose(sent_back["state"], STUDIO.id, **{"Sec-Fetch-Site": "cross-site"})
        assert says(crossed, Refusal.PAGE_UNSEEN, german)
        chosen = await parlour.choose(sent_back["state"], STUDIO.id)
        assert (chosen.status_code, escape(WORDS[german].connected) in chosen.text) == (200, True)


class TestAShutDoor:
    async def test_tells_a_browser_by_a_page_to_wait_and_a_program_by_a_problem(self, settings: Settings) -> None:
        clock = MovableClock(NOON + timedelta(minutes=5))
        source = str(IPv4Address(11 * 2**24 + uuid4().int % 2**28))
        limited = replace(settings, limit_connect_pages=1)
        async with running(limited, clock) as app, arriving_from(app, source) as session:
            assert (await session.get("/connect/made-up")).status_code == 404
            headers = {"Accept": BROWSER, "Accept-Language": "es-MX"}
            for path in ("/connect/made-up", "/connect/callback/x", "/connect/made-up/export"):
                page = await session.get(path, headers=headers)
                assert (page.status_code, page.headers["retry-after"]) == (429, "600")
                assert page.headers["content-type"] == "text/html; charset=utf-8"
                assert "default-src 'none'" in page.headers["content-security-policy"]
                assert '<html lang="es">' in page.text
                assert WORDS[Language.SPANISH].refusals[Refusal.TOO_OFTEN].title in page.text
            for accept in ("*/*", "application/json"):
                told = await session.post("/connect/made-up/export/confirmation", headers={"Accept": accept})
                assert (told.status_code, told.headers["retry-after"]) == (429, "600")
                assert told.headers["content-type"] == "application/problem+json"

    async def test_tells_whoever_comes_back_that_the_operator_gave_the_network_up_meanwhile(
        self, parlour: Parlour
    ) -> None:
        sent_back = await parlour.set_out(await parlour.link("facebook"), Route.FACEBOOK)
        del parlour.routes[Route.FACEBOOK]
        headers = {"Accept": BROWSER, "Accept-Language": "pt-BR"}
        page = await parlour.app.get("/connect/callback/facebook", params=sent_back, headers=headers)
        words = WORDS[Language.PORTUGUESE].refusals[Refusal.NETWORK_NOT_OFFERED]
        assert (page.status_code, escape(words.title) in page.text) == (409, True)
