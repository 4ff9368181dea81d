"""A practice with an identity provider, and people who sign in by it with a browser and a program of the practice."""

import secrets
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from httpx import Response
from litestar import Litestar
from litestar.testing import AsyncTestClient

from tests.approving import Browser
from tests.callers import PASSWORD, Caller, House
from tests.openid_provider import APP_SECRET, KNOWN_AS, Provider, challenge_of

DESK: Final = "https://desk.northstar.example/signed-in"
Network = AsyncTestClient[Litestar]


@dataclass
class Desk:
    """A program of the practice: it sends people to the provider, and redeems what they come back with."""

    network: Network
    house: House
    provider: Provider
    provider_id: str
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(48))

    @property
    def start(self) -> str:
        """Where people set out."""
        return f"/sign-in/{self.house.practice_id}/{self.provider_id}"

    async def sets_out(self, browser: Browser, **changed: str) -> Response:
        """Send a browser out for the provider."""
        asked = {"return_to": DESK, "code_challenge": challenge_of(self.verifier), "state": "xyz"} | changed
        return await browser.open(f"{self.start}?{urlencode(asked)}")

    async def round_trip(
        self, browser: Browser | None = None, *, subject: str = "person-1", **changed: str
    ) -> dict[str, str]:
        """To the provider and back; what the program is told."""
        browser = browser or Browser(self.network)
        set_out = await self.sets_out(browser, **changed)
        assert set_out.status_code == 303, set_out.text
        back = await browser.open(self.provider.agreed(set_out.headers["location"], subject=subject))
        return told(back)

    async def redeems(self, code: str, verifier: str | None = None) -> Response:
        """Ask for a session."""
        said = {"practice_id": str(self.house.practice_id), "code": code, "code_verifier": verifier or self.verifier}
        return await self.network.post("/v1/provider-sessions", json=said)

    async def ties(self, headers: dict[str, str], code: str, password: str = PASSWORD) -> Response:
        """Tie whom the proof is about to whoever is signed in."""
        said = {"code": code, "code_verifier": self.verifier, "password": password}
        return await self.network.post("/v1/provider-ties", json=said, headers=headers)

    async def tied(self, caller: Caller, *, subject: str = "person-1") -> str:
        """The tie of this caller to this subject, made anew."""
        made = await self.ties(caller.headers, (await self.round_trip(subject=subject))["code"])
        assert made.status_code == 201, made.text
        return str(made.json()["id"])


async def a_desk(network: Network, house: House, provider: Provider, **changed: Any) -> Desk:  # noqa: ANN401 # JSON
    """The practice with this provider, and its program."""
    said = {
        "name": "North Star's own",
        "issuer": provider.issuer,
        "known_as": KNOWN_AS,
        "secret": APP_SECRET,
        "return_addresses": [DESK],
    }
    made = await network.post("/v1/identity-providers", json=said | changed, headers=house.owner.headers)
    assert made.status_code == 201, made.text
    return Desk(network, house, provider, made.json()["id"])


def told(back: Response) -> dict[str, str]:
    """What an answer tells the program at the address it redirects to."""
    assert back.status_code == 303, back.text
    assert back.headers["location"].startswith(DESK)
    return dict(parse_qsl(urlsplit(back.headers["location"]).query))
