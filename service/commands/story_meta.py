"""The part of the story that plays on Instagram and Facebook: a professional account, and one Page out of several."""

from typing import Final

import httpx2

from service.commands.api_caller import Caller
from service.commands.consenting import enter_own_view, go_through_consent
from service.commands.system import System

INSTAGRAM_HANDLE: Final = "lena.moves.daily"
PAGE: Final = "Bellini Home Business"


def connect_instagram(owner: Caller, system: System, http: httpx2.Client) -> tuple[str, str]:
    """Lena connects her professional Instagram account, through the Page it is linked to; the client's and account's ids."""
    client = owner.post(
        "/v1/clients",
        {
            "name": "Lena Hartwig",
            "time_zone": "Europe/Vienna",
            "goal": "Talk with the people who come back.",
            "daily_minutes": 15,
            "interests": ["moving at home"],
            "target_market": {
                "interests": ["fitness", "family"],
                "places": ["Germany", "Austria"],
                "languages": ["de"],
            },
        },
    )
    own = Caller(http, system.web_url)
    enter_own_view(owner, own, client["id"], name="Lena Hartwig", email="lena@kindling.example")
    link = owner.post(f"/v1/clients/{client['id']}/connect-links", {"platform": "instagram"})
    go_through_consent(http, link["url"], _person(system, http, "lena"), route="instagram_by_facebook")
    return client["id"], _only_account(owner, client["id"])


def connect_facebook(owner: Caller, system: System, http: httpx2.Client) -> tuple[str, str]:
    """Marco connects Facebook and chooses the right one of his three Pages; the client's and the account's ids."""
    client = owner.post(
        "/v1/clients",
        {
            "name": "Marco Bellini",
            "time_zone": "Europe/Rome",
            "goal": "Know who cares, not who clicks.",
            "daily_minutes": 10,
            "interests": ["family", "cooking"],
            "target_market": {"interests": ["home business", "family"], "places": ["Germany"], "languages": ["de"]},
        },
    )
    own = Caller(http, system.web_url)
    enter_own_view(owner, own, client["id"], name="Marco Bellini", email="marco@kindling.example")
    link = owner.post(f"/v1/clients/{client['id']}/connect-links", {"platform": "facebook"})
    pages = http.get(f"{system.networks.meta_url}/sandbox").raise_for_status().json()["pages"]
    go_through_consent(http, link["url"], _person(system, http, "marco"), chosen=pages[PAGE])
    return client["id"], _only_account(owner, client["id"])


def _person(system: System, http: httpx2.Client, name: str) -> str:
    return str(http.get(f"{system.networks.meta_url}/sandbox").raise_for_status().json()["persons"][name])


def _only_account(owner: Caller, client_id: str) -> str:
    (account,) = owner.get(f"/v1/clients/{client_id}/accounts")["items"]
    return str(account["id"])
