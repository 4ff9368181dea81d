"""The Meta sandbox as a process, and people who agree on its consent pages as with a browser."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx2

from service.kit.secrets import Secret
from service.platforms.facebook_login import FacebookSettings
from service.platforms.instagram_login import InstagramSettings
from service.sandbox.meta.login_apps import SANDBOX_APP
from tests.sandboxes import module_process

_APP_ID, _, _APP_SECRET, _INSTAGRAM_ID, _INSTAGRAM_SECRET = SANDBOX_APP


@contextmanager
def meta_sandbox_process() -> Iterator[str]:
    """A Meta sandbox on a free port; its address."""
    with module_process("service.sandbox.meta") as url:
        yield url


def instagram_settings(url: str) -> InstagramSettings:
    """The sandbox's app with Instagram Login."""
    return InstagramSettings(
        client_id=_INSTAGRAM_ID,
        client_secret=Secret(_INSTAGRAM_SECRET),
        authorize_url=f"{url}/ig-login/oauth/authorize",
        token_url=f"{url}/ig-api/oauth/access_token",
        graph_url=f"{url}/ig-graph",
    )


def facebook_settings(url: str) -> FacebookSettings:
    """The same app with Facebook Login."""
    return FacebookSettings(
        client_id=_APP_ID,
        client_secret=Secret(_APP_SECRET),
        login_url=f"{url}/fb-login",
        graph_url=f"{url}/fb-graph",
    )


@dataclass(frozen=True, slots=True)
class MetaSandbox:
    """The sandbox as the people in it and the stage hand use it."""

    url: str
    http: httpx2.AsyncClient

    async def now(self) -> datetime:
        """The moment in the sandbox."""
        return datetime.fromisoformat((await self.http.get(f"{self.url}/sandbox/clock")).json()["now"])

    async def stage(self, door: str, body: dict[str, object]) -> Any:  # noqa: ANN401 # whatever JSON it answers
        """Have the stage hand do something at this door; what they say to it."""
        answer = await self.http.post(f"{self.url}/sandbox/{door}", json=body)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    async def truth(self, subject: int) -> dict[str, Any]:
        """Who of this account's crowd engages how."""
        found: dict[str, Any] = (await self.http.get(f"{self.url}/sandbox/truth/{subject}")).json()
        return found

    async def calls(self) -> dict[str, int]:
        """What was called, by door and outcome."""
        found: dict[str, int] = (await self.http.get(f"{self.url}/sandbox")).json()["calls"]
        return found

    async def agree(
        self, consent_url: str, person: int, *, without: Iterable[str] = (), pages: Iterable[int] | None = None
    ) -> dict[str, str]:
        """Open the consent page and agree; what the person is sent back with."""
        page = (await self.http.get(consent_url)).text
        form = {
            "question": re.findall(r'name="question" value="([^"]+)"', page)[0],
            "person": str(person),
            "decision": "approve",
            "scope": [each for each in re.findall(r'name="scope" value="([^"]+)"', page) if each not in set(without)],
            "page": [
                str(each) for each in (re.findall(r'name="page" value="(\d+)"', page) if pages is None else pages)
            ],
        }
        answer = await self.http.post(consent_url.partition("?")[0], data=form)
        assert answer.status_code == 302, answer.text
        return dict(parse_qsl(urlsplit(answer.headers["location"].partition("#")[0]).query))
