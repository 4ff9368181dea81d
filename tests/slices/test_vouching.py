"""The operator vouches for a front end."""

import asyncio
from uuid import uuid4

import pytest
from click.testing import CliRunner

from service.commands.vouch import FrontEndUnknown, vouch
from service.kit.settings import Settings
from service.kit.work import Works
from tests.approving import Browser, an_app
from tests.callers import a_house, web
from tests.conftest import Servers

WARNING = "Nobody here has checked"


def said(servers: Servers, *arguments: str) -> str:
    told = CliRunner(env={"DATABASE_ADMIN_URL": servers.database_url}).invoke(vouch, arguments, catch_exceptions=False)
    assert told.exit_code == 0
    return told.output


class TestAFrontEnd:
    async def test_is_warned_of_until_somebody_vouches_for_it(
        self, settings: Settings, works: Works, servers: Servers
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app, browser = await an_app(network, house.owner), Browser(network)
            await browser.sign_in(house.coach)
            question = f"/oauth/authorize?{app.question()}"
            assert WARNING in (await browser.open(question)).text
            told = await asyncio.to_thread(said, servers, app.client_id)
            assert "Coach Board: vouched for" in told
            assert "sends people to https://coachboard.example/callback" in told
            assert WARNING not in (await browser.open(question)).text
            await asyncio.to_thread(said, servers, app.client_id, "--withdraw")
            assert WARNING in (await browser.open(question)).text

    def test_that_nobody_registered_is_told_so(self, servers: Servers) -> None:
        with pytest.raises(FrontEndUnknown, match="GET /v1/front-ends"):
            said(servers, str(uuid4()))
