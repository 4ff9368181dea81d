"""A person who signs in on the consent page over real HTTP, as a browser would."""

import html
import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpx2

from service.commands.consenting import PASSWORD


@dataclass(frozen=True)
class Person:
    """Somebody who is shown an address, signs in, and decides."""

    email: str
    decision: str = "allow"

    def come_back(self, address: str) -> str:
        """Where the browser is sent in the end, before it goes there."""
        with httpx2.Client(timeout=30) as browser:
            page = browser.get(address)
            signed_in = _send(browser, page, "/oauth/sign-in", {"email": self.email, "password": PASSWORD})
            consent = browser.get(urljoin(address, signed_in.headers["location"]))
            return str(_send(browser, consent, "/oauth/authorize", {"decision": self.decision}).headers["location"])

    def look(self, address: str) -> None:
        """The whole way, and back to the program that asked."""
        httpx2.get(self.come_back(address)).raise_for_status()


def _send(browser: httpx2.Client, page: httpx2.Response, path: str, said: dict[str, str]) -> httpx2.Response:
    fields = {
        name: html.unescape(value)
        for name, value in re.findall(r'name="(question|ticket|approval)" value="([^"]*)"', page.text)
    }
    own = urlsplit(str(page.url))
    headers = {"origin": f"{own.scheme}://{own.netloc}", "sec-fetch-site": "same-origin"}
    return browser.post(urljoin(str(page.url), path), data=fields | said, headers=headers)
