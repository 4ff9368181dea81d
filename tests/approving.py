"""A third party's front end and a person's browser, speaking with the running web app as they would."""

import base64
import hashlib
import html
import re
import secrets
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from httpx import Response
from litestar import Litestar
from litestar.testing import AsyncTestClient

from tests.callers import PASSWORD, Caller

CALLBACK: Final = "https://coachboard.example/callback"
ASKED: Final = "clients:read audience:read"
_FIELD: Final = re.compile(r'name="(question|ticket|approval)" value="([^"]*)"')

Network = AsyncTestClient[Litestar]
Form = dict[str, str | None]


@dataclass
class Browser:
    """One person's browser, which keeps the cookies it is given and shows the fields of the last page's form."""

    network: Network
    cookies: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)

    async def open(self, address: str, **headers: str) -> Response:
        """Follow a link."""
        return self._looked_at(await self.network.get(address, headers=self._headers(headers), follow_redirects=False))

    async def send(self, address: str, form: dict[str, str], **headers: str) -> Response:
        """Send a form."""
        sent = self._headers(
            {"sec-fetch-site": "same-origin"} | {name.replace("_", "-"): at for name, at in headers.items()}
        )
        return self._looked_at(await self.network.post(address, data=form, headers=sent, follow_redirects=False))

    async def sign_in(self, caller: Caller, *, question: str = "", password: str = PASSWORD) -> Response:
        """Sign in on our own page."""
        form = {"question": question, "email": caller.email, "password": password}
        return await self.send("/oauth/sign-in", form)

    async def decide(self, decision: str = "allow", **changed: str) -> Response:
        """Answer the consent form that is shown."""
        return await self.send("/oauth/authorize", self.shown | {"decision": decision} | changed)

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return more | ({"cookie": kept} if kept else {})

    def _looked_at(self, answer: Response) -> Response:
        for name, value in answer.cookies.items():
            self.cookies[name] = value
        self.network.cookies.clear()
        self.shown = {name: html.unescape(value) for name, value in _FIELD.findall(answer.text)} or self.shown
        return answer


@dataclass
class App:
    """A front end: what it registered as, and what it was given."""

    network: Network
    client_id: str
    secret: str | None
    way: str = "client_secret_basic"
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(48))

    @property
    def challenge(self) -> str:
        return base64.urlsafe_b64encode(hashlib.sha256(self.verifier.encode()).digest()).rstrip(b"=").decode()

    def question(self, **changed: str | None) -> str:
        """The query with which it sends people to the consent page."""
        said: Form = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": CALLBACK,
            "scope": ASKED,
            "state": "xyz",
            "code_challenge": self.challenge,
            "code_challenge_method": "S256",
        }
        return urlencode({name: value for name, value in (said | changed).items() if value is not None})

    async def redeem(self, code: str, **changed: str | None) -> Response:
        """Ask for tokens with a code."""
        said: Form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": CALLBACK,
            "code_verifier": self.verifier,
        }
        return await self.ask("/oauth/token", said | changed)

    async def refresh(self, token: str, **changed: str | None) -> Response:
        """Ask for the next tokens."""
        said: Form = {"grant_type": "refresh_token", "refresh_token": token}
        return await self.ask("/oauth/token", said | changed)

    async def ask(self, address: str, said: Form, **headers: str) -> Response:
        """Send a form, proving who it is as it registered."""
        form = {name: value for name, value in said.items() if value is not None}
        if self.secret is None:
            form = {"client_id": self.client_id} | form
        elif self.way == "client_secret_post":
            form = {"client_id": self.client_id, "client_secret": self.secret} | form
        else:
            headers = {"authorization": basic(self.client_id, self.secret)} | headers
        return await self.network.post(address, data=form, headers=headers, follow_redirects=False)


async def an_app(network: Network, owner: Caller, **said: Any) -> App:  # noqa: ANN401 # JSON
    """A front end that this owner registered; without a word more, one that keeps a secret."""
    wanted = {
        "client_name": "Coach Board",
        "redirect_uris": [CALLBACK],
        "grant_types": ["authorization_code", "refresh_token"],
        "scope": f"{ASKED} plan:read",
    }
    answer = await network.post("/oauth/register", json=wanted | said, headers=owner.headers)
    assert answer.status_code == 201, answer.text
    told = answer.json()
    return App(network, told["client_id"], told.get("client_secret"), told["token_endpoint_auth_method"])


async def a_code(app: App, person: Caller, **changed: str | None) -> str:
    """A code that this person let the front end have."""
    browser, question = Browser(app.network), app.question(**changed)
    await browser.sign_in(person, question=question)
    await browser.open(f"/oauth/authorize?{question}")
    return answered(await browser.decide())["code"]


async def tokens(app: App, person: Caller, **changed: str | None) -> dict[str, Any]:
    """Tokens with which the front end acts for this person."""
    given = await app.redeem(await a_code(app, person, **changed))
    assert given.status_code == 200, given.text
    told: dict[str, Any] = given.json()
    return told


def answered(sent_back: Response) -> dict[str, str]:
    """What an answer tells the front end at the address it redirects to."""
    assert sent_back.status_code == 303, sent_back.text
    return dict(parse_qsl(urlsplit(sent_back.headers["location"]).query))


def basic(name: str, secret: str) -> str:
    """A header that proves who one is."""
    return "Basic " + base64.b64encode(f"{name}:{secret}".encode()).decode()


def bearer(token: str) -> dict[str, str]:
    """The headers of a request that is sent with this token."""
    return {"Authorization": f"Bearer {token}"}
