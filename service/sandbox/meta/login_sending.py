"""Carries what Meta sends to apps, to addresses of this machine only, and remembers what came of it."""

from typing import Final
from urllib.parse import urlencode, urlsplit

import aiohttp
import msgspec

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_PATIENCE: Final = aiohttp.ClientTimeout(total=10)
_KEPT: Final = 2_000
FORM_TYPE: Final = "application/x-www-form-urlencoded"


class Sent(msgspec.Struct, frozen=True):
    """One thing that was sent, and the answer to it."""

    kind: str
    url: str
    status: int | None
    """`None` when nobody answered, or the address is not of this machine."""
    answer: str


class Postman:
    """Sends, and remembers what was sent."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []

    async def post(self, kind: str, url: str, body: bytes, headers: dict[str, str]) -> Sent:
        """Send a body; no answer is an outcome, not an error."""
        return self._remember(await _exchange(kind, "POST", url, body, headers))

    async def post_form(self, kind: str, url: str, form: dict[str, str]) -> Sent:
        """Send a form."""
        return await self.post(kind, url, urlencode(form).encode(), {"content-type": FORM_TYPE})

    async def ask(self, kind: str, url: str, query: dict[str, str]) -> Sent:
        """Fetch an address with these parameters."""
        joint = "&" if urlsplit(url).query else "?"
        return self._remember(await _exchange(kind, "GET", f"{url}{joint}{urlencode(query)}", b"", {}))

    def _remember(self, sent: Sent) -> Sent:
        self.sent.append(sent)
        return sent


async def _exchange(kind: str, method: str, url: str, body: bytes, headers: dict[str, str]) -> Sent:
    if urlsplit(url).hostname not in LOOPBACK:
        return Sent(kind, url, None, "the sandbox sends to this machine only")
    try:
        async with (
            aiohttp.ClientSession(timeout=_PATIENCE) as session,
            session.request(method, url, data=body or None, headers=headers, allow_redirects=False) as answer,
        ):
            return Sent(kind, url, answer.status, (await answer.text(errors="replace"))[:_KEPT])
    except (aiohttp.ClientError, TimeoutError) as failed:
        return Sent(kind, url, None, type(failed).__name__)
