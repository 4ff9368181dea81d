"""The Sandbox X in this very process, with a clock that stands still until it is moved."""

import base64
import hashlib
import re
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import httpx2

from service.sandbox.app import CONFIDENTIAL_APP, sandbox_app

NOON = datetime(2026, 10, 20, 12, 0, tzinfo=UTC)
BACK = "http://127.0.0.1:9999/back"
SCOPES = ("users.read", "tweet.read", "follows.read", "like.read", "offline.access")
VERIFIER = "a-verifier-that-is-long-enough-to-be-one-43-characters"
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
BASIC = (CONFIDENTIAL_APP.client_id, CONFIDENTIAL_APP.secret or "")


@dataclass(frozen=True, slots=True)
class Doors:
    """A caller at the sandbox's doors."""

    http: httpx2.AsyncClient

    async def advance(self, seconds: float) -> None:
        (await self.http.post("/sandbox/clock", json={"advance_seconds": seconds})).raise_for_status()

    async def accounts(self) -> list[str]:
        """The ids of the two coached accounts and of the guru."""
        return [each["id"] for each in (await self.http.get("/sandbox")).json()["accounts"]]

    async def consent_page(self, **changes: str) -> httpx2.Response:
        query = {
            "response_type": "code",
            "client_id": CONFIDENTIAL_APP.client_id,
            "redirect_uri": BACK,
            "scope": " ".join(SCOPES),
            "state": "a-state",
            "code_challenge": CHALLENGE,
            "code_challenge_method": "S256",
        }
        return await self.http.get("/2/oauth2/authorize", params=query | changes)

    async def answer_page(
        self, page: str, *, decision: str = "approve", person: int = 0, ticked: Iterable[str] | None = None
    ) -> dict[str, str]:
        """Post the page's form; returns what the person is sent back with."""
        people = re.findall(r'name="person" value="(\d+)"', page)
        form = {
            "question": re.findall(r'name="question" value="([^"]+)"', page)[0],
            "person": people[person],
            "decision": decision,
            "scope": list(re.findall(r'name="scope" value="([^"]+)"', page) if ticked is None else ticked),
        }
        answer = await self.http.post("/2/oauth2/authorize", data=form)
        assert answer.status_code == 302, answer.text
        assert answer.headers["location"].startswith(BACK)
        return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["location"]).query).items()}

    async def code(self, **how: Iterable[str]) -> str:
        return (await self.answer_page((await self.consent_page()).text, ticked=how.get("ticked")))["code"]

    async def redeem(self, code: str, **changes: str) -> httpx2.Response:
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": BACK, "code_verifier": VERIFIER}
        return await self.http.post("/2/oauth2/token", data=form | changes, auth=BASIC)

    async def refresh(self, refresh_token: str) -> httpx2.Response:
        form = {"grant_type": "refresh_token", "refresh_token": refresh_token}
        return await self.http.post("/2/oauth2/token", data=form, auth=BASIC)

    async def reader(self, *, person: int = 0, ticked: Iterable[str] | None = None) -> "Reader":
        """Somebody with an access token."""
        page = (await self.consent_page()).text
        sent_back = await self.answer_page(page, person=person, ticked=ticked)
        tokens = (await self.redeem(sent_back["code"])).json()
        reader = Reader(self.http, tokens["access_token"], tokens.get("refresh_token", ""), "")
        return Reader(self.http, reader.access_token, reader.refresh_token, await reader.own_id())


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads X with a token."""

    http: httpx2.AsyncClient
    access_token: str
    refresh_token: str
    account_id: str

    async def get(self, path: str, query: Mapping[str, str] | None = None, **more: str) -> httpx2.Response:
        headers = {"authorization": f"Bearer {self.access_token}"}
        return await self.http.get(path, params={**(query or {}), **more}, headers=headers)

    async def own_id(self) -> str:
        answer = await self.get("/2/users/me")
        return str(answer.json()["data"]["id"]) if answer.status_code == 200 else ""

    async def all_ids(self, path: str, size: int, query: Mapping[str, str] | None = None) -> list[str]:
        """Every id of a list, page after page."""
        ids: list[str] = []
        more: dict[str, str] = {}
        while True:
            answer = await self.get(path, {**(query or {}), "max_results": str(size), **more})
            body = answer.raise_for_status().json()
            ids += [each["id"] for each in body.get("data", [])]
            if "next_token" not in body["meta"]:
                return ids
            more = {"pagination_token": body["meta"]["next_token"]}


@asynccontextmanager
async def open_doors(
    *, followers: int = 600, guru_followers: int = 300, spelling: str = "2.167", limits: Mapping[str, int] | None = None
) -> AsyncIterator[Doors]:
    """A fresh sandbox at noon of its first day."""
    app = sandbox_app(
        7,
        followers=followers,
        second_followers=120,
        guru_followers=guru_followers,
        founded_at=NOON,
        real_now=lambda: NOON,
        spelling=spelling,
        limits=limits or {},
    )
    transport = httpx2.ASGITransport(app=app)  # type: ignore[arg-type] # Litestar names its ASGI messages more exactly
    async with httpx2.AsyncClient(transport=transport, base_url="http://sandbox.local") as http:
        yield Doors(http)
