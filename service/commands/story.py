"""The demonstration's story, told through the API alone: what a practice, its clients and a receiver do.

Nothing here reaches around the doors: sign-up, invitations, consent pages, uploads and webhooks are real HTTP.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

import httpx2

from service.commands.api_caller import Caller, StoryStuck
from service.commands.consenting import PASSWORD, enter_own_view, go_through_consent
from service.commands.page_words import planned, reached
from service.commands.story_meta import connect_facebook, connect_instagram
from service.commands.system import System
from service.sandbox.instagram_export import instagram_export

Say = Callable[[str], None]

OWNER_EMAIL: Final = "nora@kindling.example"
ELENA_EMAIL: Final = "elena@kindling.example"
MAYA_EMAIL: Final = "maya@kindling.example"

_PATIENCE_S: Final = 120.0
_LOOK_EVERY_S: Final = 0.25
_STEPS_HOURS: Final = (0, *(6,) * 8, *(24,) * 6)
"""Between looks: close ones show who comes and leaves within a day, a week of them what a tool does for the account."""

_SORTED: Final = 50
_BUDGET_MICROS: Final = 2_000_000_000


@dataclass(slots=True)
class Cast:
    """Who is on stage, once the story has begun."""

    owner: Caller
    elena: Caller
    practice_id: str
    export_client: str = ""
    export_account: str = ""
    x_client: str = ""
    x_account: str = ""
    instagram_client: str = ""
    instagram_account: str = ""
    facebook_client: str = ""
    facebook_account: str = ""
    receiver_secret: str = ""
    looks: list[str] = field(default_factory=list)


def open_the_practice(system: System, http: httpx2.Client) -> Cast:
    """Nora signs up."""
    owner = Caller(http, system.web_url)
    opened = owner.post(
        "/v1/practices",
        {
            "practice_name": "Kindling Coaching",
            "name": "Nora Halvorsen",
            "email": OWNER_EMAIL,
            "password": PASSWORD,
            "time_zone": "Europe/Berlin",
        },
    )
    owner.token = opened["token"]
    return Cast(owner=owner, elena=Caller(http, system.web_url), practice_id=opened["practice_id"])


def take_on_export_client(cast: Cast) -> None:
    """Elena has a personal Instagram profile; her official export is the whole connection."""
    client = cast.owner.post(
        "/v1/clients",
        {
            "name": "Elena Voss",
            "time_zone": "Europe/Berlin",
            "goal": "Know the people who follow me.",
            "daily_minutes": 15,
            "interests": ["sourdough", "family hikes"],
            "target_market": {"interests": ["home baking", "family"], "places": ["Berlin"], "languages": ["de", "en"]},
        },
    )
    cast.export_client = client["id"]
    enter_own_view(cast.owner, cast.elena, client["id"], name="Elena Voss", email=ELENA_EMAIL)
    account = cast.owner.post(
        f"/v1/clients/{client['id']}/accounts", {"platform": "instagram", "handle": "elena.at.home"}
    )
    cast.export_account = account["id"]


def hand_in_the_export(cast: Cast, say: Say) -> None:
    """Elena hands in her export, then sorts fifty random followers."""
    archive = instagram_export(7, followers=400, taken_at=datetime.now(UTC) - timedelta(hours=6))
    said = "with_messages=true&file_name=instagram-elena.at.home.zip"
    asked = cast.elena.post(f"/v1/accounts/{cast.export_account}/exports?{said}", content=archive)
    _follow(cast.owner, asked["id"], say)
    cards = cast.elena.post(f"/v1/accounts/{cast.export_account}/sorting/cards", {"cards": _SORTED})
    for number, card in enumerate(cards):
        answer = ("fits", "not_for_me", "friend", "not_for_me", "unsure", "fits", "peer", "not_for_me")[number % 8]
        cast.elena.put(f"/v1/accounts/{cast.export_account}/sorting/cards/{card['profile_id']}", {"answer": answer})


def connect_x(cast: Cast, system: System, http: httpx2.Client) -> None:
    """Maya connects her X account: a link, our page, the network's consent page, and back."""
    client = cast.owner.post(
        "/v1/clients",
        {
            "name": "Maya Torres",
            "time_zone": "Europe/London",
            "goal": "500 people who care about moving and eating well.",
            "daily_minutes": 20,
            "interests": ["running", "yoga"],
            "target_market": {"interests": ["fitness", "running", "yoga", "family"], "languages": ["en"]},
        },
    )
    cast.x_client = client["id"]
    enter_own_view(cast.owner, Caller(http, system.web_url), client["id"], name="Maya Torres", email=MAYA_EMAIL)
    link = cast.owner.post(f"/v1/clients/{client['id']}/connect-links", {"platform": "x"})
    go_through_consent(http, link["url"], _coached_person(system, http))
    (account,) = cast.owner.get(f"/v1/clients/{client['id']}/accounts")["items"]
    cast.x_account = account["id"]
    cast.owner.patch(f"/v1/accounts/{account['id']}", {"monthly_budget_micros": _BUDGET_MICROS})


def connect_meta(cast: Cast, system: System, http: httpx2.Client) -> None:
    """Lena connects Instagram, and Marco one of his Facebook Pages."""
    cast.instagram_client, cast.instagram_account = connect_instagram(cast.owner, system, http)
    cast.facebook_client, cast.facebook_account = connect_facebook(cast.owner, system, http)


def look_at_engagers(cast: Cast, say: Say) -> None:
    """One more look at both accounts, with everything that was said meanwhile."""
    for account in (cast.instagram_account, cast.facebook_account):
        _follow(cast.owner, running_or_new(cast.owner, account), say)


def look_several_times(cast: Cast, system: System, http: httpx2.Client, say: Say) -> None:
    """Checkups hours, then a day apart: both clocks move, and planted people come and go."""
    hours = 0
    for number, step in enumerate(_STEPS_HOURS, 1):
        hours += step
        if step:
            moved = {"advance_seconds": step * 3600}
            system.networks.move_clocks(http, moved["advance_seconds"])
            cast.owner.post("/v1/practice/clock-steps", moved)
        checkup = running_or_new(cast.owner, cast.x_account)
        say(f"look {number} of {len(_STEPS_HOURS)}" + (f", {hours} hours on" if hours else ""))
        _follow(cast.owner, checkup, _quietly if hours else say)
        cast.looks.append(checkup)


def prepare_story(system: System) -> Iterator[str]:
    """Fill a practice in, unless an earlier start has, and tell how to sign in to it."""
    with httpx2.Client(timeout=30) as http:
        token = _signed_in_again(system, http)
        if token is None:
            cast = open_the_practice(system, http)
            take_on_export_client(cast)
            hand_in_the_export(cast, _quietly)
            connect_x(cast, system, http)
            connect_meta(cast, system, http)
            token = cast.owner.token
    yield f"Sign in        owner {OWNER_EMAIL}   client {ELENA_EMAIL}   password {PASSWORD!r}"
    yield f"Try            curl -H 'Authorization: Bearer {token}' {system.web_url}/v1/clients"


def _signed_in_again(system: System, http: httpx2.Client) -> str | None:
    answer = http.post(f"{system.web_url}/v1/sessions", json={"email": OWNER_EMAIL, "password": PASSWORD})
    return str(answer.json()["token"]) if answer.is_success else None


def running_or_new(caller: Caller, account: str) -> str:
    """The checkup of this account that is under way by itself, or else a new one."""
    path = f"/v1/accounts/{account}/checkups"
    running = _running(caller, path)
    if running is None:
        try:
            return str(caller.post(path)["id"])
        except StoryStuck:
            # The schedule may have begun one since we looked.
            running = _running(caller, path)
            if running is None:
                raise
    return running


def _running(caller: Caller, path: str) -> str | None:
    newest = caller.get(path, limit=1)["items"]
    return str(newest[0]["id"]) if newest and newest[0]["state"] not in {"done", "failed"} else None


def _follow(caller: Caller, checkup_id: str, say: Say) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    told, checkup = "", None
    while time.monotonic() < deadline:
        checkup = caller.get(f"/v1/checkups/{checkup_id}")
        if checkup["state"] == "failed":
            raise StoryStuck(f"the checkup failed: {checkup['failure']}")
        if checkup["plan"] and not told:
            say(f"  {planned(checkup['plan'])}")
        if checkup["plan"] and (now := reached(checkup)) != told:
            say(f"  {now}")
            told = now
        if checkup["state"] == "done":
            return
        time.sleep(_LOOK_EVERY_S)
    raise StoryStuck(f"a checkup did not end within {_PATIENCE_S:.0f} seconds: {checkup}")


def _coached_person(system: System, http: httpx2.Client) -> str:
    accounts = http.get(f"{system.networks.x_url}/sandbox").raise_for_status().json()["accounts"]
    return str(max((each for each in accounts if each["coached"]), key=lambda each: int(each["followers"]))["id"])


def _quietly(_step: str) -> None:
    """Say nothing."""
