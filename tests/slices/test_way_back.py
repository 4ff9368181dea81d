"""Where a client is led back to once connecting has ended: only where whoever made the link may lead, and never by itself."""

import re
from collections.abc import AsyncIterator
from html import unescape
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from httpx import Response

from service.accounts.way_back import WayBack, why_not_returned_to
from service.kit.settings import Settings
from service.kit.work import Works
from tests.approving import CALLBACK, an_app, bearer, tokens
from tests.callers import a_house, web
from tests.connecting import Scene, scene
from tests.sandboxes import sandbox_x_process

BOARD = ("https://board.example/callback", "com.example.board:/callback", "http://127.0.0.1/callback")
LEADS = re.compile(r'<a class="button" rel="noreferrer" href="([^"]*)"')


@pytest.fixture
async def stage(settings: Settings, works: Works) -> AsyncIterator[Scene]:
    with sandbox_x_process(options=("--followers", "200", "--second-followers", "50")) as url:
        async with scene(settings, works, url) as opened:
            yield opened


async def link_to(stage: Scene, address: str) -> tuple[str, str]:
    made = await stage.app.post(
        f"/v1/clients/{stage.house.client_id}/connect-links",
        json={"platform": "x", "return_to": address},
        headers=stage.house.coach.headers,
    )
    assert made.status_code == 201, made.text
    return made.json()["id"], urlsplit(made.json()["url"]).path


def told(page: Response) -> tuple[str, dict[str, list[str]]]:
    [address] = LEADS.findall(page.text)
    parts = urlsplit(unescape(address))
    return parts._replace(query="").geturl(), parse_qs(parts.query)


class TestAFrontEnd:
    @pytest.mark.parametrize(
        "address",
        [
            "https://board.example/connected?tab=2",
            "https://board.example:443/",
            "com.example.board:/connected",
            "http://127.0.0.1:4711/back",
        ],
    )
    def test_may_name_its_own_sites_and_schemes(self, address: str) -> None:
        assert why_not_returned_to(address, BOARD, allow_loopback=True) is None

    @pytest.mark.parametrize(
        "address",
        [
            "https://evil.example/callback",
            "https://board.example.evil.example/",
            "https://evil.board.example/",
            "https://board.example:8443/",
            "https://board.example@evil.example/",
            "https://user:word@board.example/",
            "https://board.example\\@evil.example/",
            "https:\\\\board.example/",
            "https://board.example/\r\nLocation: https://evil.example/",
            "https://board.example/\x00",
            "https://board.example/#part",
            "https://board.example/?outcome=connected",
            "https://board.example/?account_id=",
            "http://board.example/",
            "//board.example/",
            "/connected",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "com.example.other:/connected",
            "com.example.board.evil:/x",
            " https://board.example/",
            "https://b\u043eard.example/",
            "https://board.example/" + "a" * 2_000,
            "",
        ],
    )
    def test_may_name_nothing_else(self, address: str) -> None:
        assert why_not_returned_to(address, BOARD, allow_loopback=True) is not None
        assert why_not_returned_to(address, (), allow_loopback=True) is not None

    async def test_is_held_to_what_it_registered(self, settings: Settings, works: Works) -> None:
        house, site = await a_house(works), urlsplit(CALLBACK).netloc
        async with web(settings) as network:
            board = await an_app(network, house.owner, scope="accounts:connect")
            lent = bearer((await tokens(board, house.coach, scope="accounts:connect"))["access_token"])
            path = f"/v1/clients/{house.client_id}/connect-links"
            answers = [
                await network.post(path, json={"platform": "x", "return_to": address}, headers=lent)
                for address in (f"https://{site}/done", "https://evil.example/done")
            ]
        assert [each.status_code for each in answers] == [201, 400]
        assert answers[1].json()["type"].rpartition("/")[2] == "return-address-refused"


class TestAMember:
    @pytest.mark.parametrize(
        ("address", "in_development", "in_production"),
        [
            ("https://practice.example/done", True, True),
            ("http://127.0.0.1:3000/done", True, False),
            ("http://practice.example/done", False, False),
            ("com.example.board:/done", False, False),
            ("javascript:alert(1)", False, False),
        ],
    )
    def test_names_a_site_and_a_program_of_this_machine_only_while_building(
        self,
        address: str,
        in_development: bool,  # noqa: FBT001 # parametrized
        in_production: bool,  # noqa: FBT001 # parametrized
    ) -> None:
        assert (why_not_returned_to(address, None, allow_loopback=True) is None) == in_development
        assert (why_not_returned_to(address, None, allow_loopback=False) is None) == in_production


class TestTheLastPage:
    async def test_has_a_button_that_tells_how_it_ended(self, stage: Scene) -> None:
        link_id, link = await link_to(stage, 'https://practice.example/done?from="a"'.replace('"', "%22"))
        sent_back = await stage.agree(link)
        page = await stage.come_back(sent_back)
        assert page.status_code == 200
        assert "location" not in page.headers
        address, query = told(page)
        account = await stage.account()
        assert address == "https://practice.example/done"
        assert query == {
            "from": ['"a"'], "link_id": [link_id], "outcome": ["connected"], "account_id": [str(account.id)],
        }  # fmt: skip
        assert "Back to practice.example" in page.text
        assert told(await stage.app.get(link))[1] == {
            "from": ['"a"'], "link_id": [link_id], "outcome": ["link_used"],
        }  # fmt: skip

    async def test_has_one_after_a_refusal_too(self, stage: Scene) -> None:
        link_id, link = await link_to(stage, "https://practice.example/done")
        back = await stage.agree(link)
        page = await stage.come_back({"state": back["state"], "error": "access_denied"})
        assert told(page) == ("https://practice.example/done", {"link_id": [link_id], "outcome": ["denied"]})

    async def test_has_none_without_an_address(self, stage: Scene) -> None:
        page = await stage.come_back(await stage.agree(await stage.link()))
        assert LEADS.findall(page.text) == []

    def test_of_an_app_names_no_site(self) -> None:
        way = WayBack(uuid4(), "com.example.board:/done")
        assert (way.site, way.after("denied")) == ("", f"com.example.board:/done?link_id={way.link_id}&outcome=denied")
