"""Signing in by an OpenID provider that somebody else wrote, over HTTP, with its own pages."""

import re
import select
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urljoin, urlsplit

import httpx2

from service.kit.clock import utc_now
from service.kit.settings import Settings
from service.kit.work import Works
from tests.approving import Browser
from tests.callers import a_house, web
from tests.npm_packages import installed, require_node
from tests.openid_provider import Provider
from tests.provider_sign_ins import DESK, Desk, told

PACKAGE: Final = Path(__file__).parent / "openid_provider"
STARTS_WITHIN: Final = 20.0
_FORM: Final = re.compile(r'<form[^>]* action="([^"]+)"')
_HIDDEN: Final = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]+)"')


@contextmanager
def running() -> Iterator[str]:
    """The provider's issuer, for as long as the block does."""
    require_node(20)
    home = installed(PACKAGE)
    shutil.copy(PACKAGE / "provider.mjs", home)
    node = shutil.which("node") or "node"
    with subprocess.Popen(  # noqa: S603 # a pinned program
        [node, "provider.mjs"],
        cwd=home,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        ready, _, _ = select.select([process.stdout], [], [], STARTS_WITHIN)
        assert ready, "the provider did not start"
        try:
            yield process.stdout.readline().strip()
        finally:
            process.stdin.close()


def agreed(address: str, person: str) -> str:
    """Where the provider sends a person's browser once they have signed in and agreed on its pages."""
    with httpx2.Client(timeout=10) as browser:
        answer = browser.get(address)
        for _ in range(12):
            if answer.is_redirect:
                location = urljoin(str(answer.url), answer.headers["location"])
                if "/return?" in location:
                    parts = urlsplit(location)
                    return f"{parts.path}?{parts.query}"
                answer = browser.get(location)
                continue
            form = _FORM.search(answer.text)
            assert form is not None, answer.text
            said = dict(_HIDDEN.findall(answer.text)) | {"login": person, "password": "anything"}
            answer = browser.post(urljoin(str(answer.url), form[1]), data=said)
    raise AssertionError(answer.text)


class TestAProviderThatSomebodyElseWrote:
    async def test_signs_in_whoever_has_tied_themselves_and_nobody_else(self, settings: Settings, works: Works) -> None:
        house = await a_house(works, at=utc_now())
        headers = house.owner.headers
        with running() as issuer:
            async with web(settings, utc_now) as network:
                wanted = {"name": "Ours", "issuer": issuer, "known_as": "not yet", "return_addresses": [DESK]}
                made = (await network.post("/v1/identity-providers", json=wanted, headers=headers)).json()
                tested = await network.post(f"/v1/identity-providers/{made['id']}/tests", headers=headers)
                given = httpx2.post(f"{issuer}/reg", json={"redirect_uris": [made["redirect_uri"]]}).json()
                known = {"known_as": given["client_id"], "secret": given["client_secret"]}
                await network.patch(f"/v1/identity-providers/{made['id']}", json=known, headers=headers)
                desk = Desk(network, house, Provider(issuer), made["id"])

                async def proof_of(person: str, **changed: str) -> str:
                    browser = Browser(network)
                    set_out = await desk.sets_out(browser, **changed)
                    back = told(await browser.open(agreed(set_out.headers["location"], person)))
                    assert "code" in back, back
                    return back["code"]

                tied = await desk.ties(house.coach.headers, await proof_of("robin", fresh="true"))
                session = await desk.redeems(await proof_of("robin"))
                stranger = await desk.redeems(await proof_of("somebody-else"))

        assert tested.json() == {"is_sound": True, "faults": [], "keys": 1, "algorithms": ["RS256"]}
        assert tied.status_code == 201, tied.text
        assert (session.status_code, session.json()["role"]) == (201, "coach")
        assert stranger.json()["type"].endswith("/not-tied")
