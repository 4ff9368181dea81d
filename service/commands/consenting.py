"""What clients agree to: the invitation to their own view, and a network's consent page with the way there and back."""

import re
from typing import Final
from urllib.parse import urlsplit

import httpx2

from service.commands.api_caller import Caller, StoryStuck

PASSWORD: Final = "people over numbers"  # noqa: S105 # of made-up people, on this machine only


def enter_own_view(owner: Caller, client: Caller, client_id: str, *, name: str, email: str) -> None:
    """The client accepts the invitation to their own view, and agrees that the practice sees names."""
    invited = owner.post(f"/v1/clients/{client_id}/invitations", {"email": email})
    accepted = {"token": invited["token"], "name": name, "password": PASSWORD}
    client.token = client.post("/v1/invitation-acceptances", accepted)["token"]
    client.put(f"/v1/clients/{client_id}/consents/names", {"granted": True})


def go_through_consent(
    http: httpx2.Client, link: str, person: str, *, route: str = "", chosen: str | None = None
) -> None:
    """Open the link, set out, agree to everything, come back, and choose among several accounts where we are asked.

    Args:
        http: the browser, with its cookies.
        link: the connect link.
        person: who signs in, by the network's number.
        route: the way to take where the link offers several.
        chosen: the number of the account to choose where the consent opens several.

    Raises:
        StoryStuck: a page is not as expected.
    """
    own = {"Origin": f"{urlsplit(link).scheme}://{urlsplit(link).netloc}"}
    http.get(link).raise_for_status()
    away = http.post(link, headers=own, data={"route": route} if route else {})
    consent_url = away.headers["location"]
    page = http.get(consent_url).raise_for_status().text
    form = {
        "question": _hidden(page, "question"),
        "person": person,
        "scope": re.findall(r'name="scope" value="([^"]+)"', page),
        "page": re.findall(r'name="page" value="(\d+)"', page),
        "decision": "approve",
    }
    sent_back = http.post(consent_url.partition("?")[0], data=form)
    came_back = http.get(sent_back.headers["location"]).raise_for_status()
    if 'name="account"' not in came_back.text:
        return
    if chosen is None:
        raise StoryStuck("the consent opened several accounts, and the story names none of them")
    answer = {"state": _hidden(came_back.text, "state"), "account": chosen}
    action = re.search(r'action="([^"]+)"', came_back.text)
    path = action[1] if action else urlsplit(str(came_back.url)).path
    http.post(f"{own['Origin']}{path}", headers=own, data=answer).raise_for_status()


def _hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', page)
    if found is None:
        raise StoryStuck(f"the page has no field {name!r}")
    return found[1]
