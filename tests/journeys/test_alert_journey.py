"""From a sign-up to verified webhooks, between real processes: web server, worker, network, and the practice's own system."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import httpx2
import pytest

from service.commands.receiver import Received, receiver
from service.commands.story import Cast, connect_x, open_the_practice
from service.commands.system import System, running_system
from service.kit.settings import Settings
from tests.conftest import Servers

FOLLOWERS = 600
STEPS_HOURS = (6,) * 4 + (24,) * 9
"""Close looks show who comes and leaves within a day, a week of them what a tool does for the account."""
OVER = {"done", "failed"}
PATIENCE_S = 60.0
LOOK_EVERY_S = 0.05

Found = TypeVar("Found")


@dataclass(frozen=True)
class Journey:
    """Everybody on the road, once Maya's X account is connected."""

    cast: Cast
    system: System
    http: httpx2.Client
    received: Received

    @property
    def account(self) -> dict[str, Any]:
        """Maya's account as a coach sees it."""
        shown: dict[str, Any] = self.cast.owner.get(f"/v1/accounts/{self.cast.x_account}")
        return shown

    @property
    def person(self) -> str:
        """The network's number of Maya."""
        handle = self.account["handle"]
        accounts = self.http.get(f"{self.system.sandbox_url}/sandbox").raise_for_status().json()["accounts"]
        return str(next(each["id"] for each in accounts if each["username"] == handle))

    def look(self) -> dict[str, Any]:
        """Follow a checkup to its end: the one that is under way by itself, or else a new one."""
        checkups = f"/v1/accounts/{self.cast.x_account}/checkups"
        [newest] = self.cast.owner.get(checkups, limit=1)["items"] or [{"state": "done"}]
        asked = self.cast.owner.post(checkups) if newest["state"] in OVER else newest

        def ended() -> dict[str, Any] | None:
            shown: dict[str, Any] = self.cast.owner.get(f"/v1/checkups/{asked['id']}")
            return shown if shown["state"] in OVER else None

        return until(ended)

    def later(self, hours: int) -> None:
        """Hours pass, on the network and in the practice alike."""
        step = {"advance_seconds": hours * 3600}
        self.on_stage("clock", step)
        self.cast.owner.post("/v1/practice/clock-steps", step)

    def on_stage(self, door: str, body: object) -> None:
        """Have something happen on the network."""
        self.http.post(f"{self.system.sandbox_url}/sandbox/{door}", json=body).raise_for_status()

    def boomerangs(self) -> set[str]:
        """The network's numbers of those who were planted to come and go."""
        planted = self.http.get(f"{self.system.sandbox_url}/sandbox/truth/{self.person}").raise_for_status().json()
        return {stay["id"] for stay in planted["boomerangs"]}

    def told(self, event: str, **data: str) -> list[dict[str, Any]]:
        """The data of every verified message of this event that says so."""
        messages = (each["data"] for each in self.received.verified if each["type"] == event)
        return [each for each in messages if data.items() <= each.items()]


@pytest.fixture
def journey(servers: Servers, own_database: str) -> Iterator[Journey]:
    settings = Settings(database_url=own_database, redis_url=servers.redis_url)
    with (
        receiver() as received,
        running_system(settings, lambda _step: None, sandbox=True, followers=FOLLOWERS) as system,
        httpx2.Client(timeout=30) as http,
    ):
        cast = open_the_practice(system, http)
        received.secret = cast.owner.post("/v1/receivers", {"url": received.url})["secret"]
        connect_x(cast, system, http)
        yield Journey(cast, system, http, received)


class TestAPractice:
    def test_is_told_of_automation_and_of_lost_access_once_each(self, journey: Journey) -> None:
        assert journey.look()["failure"] is None
        assert journey.received.verified == []
        steps = iter(STEPS_HOURS)
        while not journey.told("automation.detected", kind="own_automation"):
            journey.later(next(steps))
            assert journey.look()["failure"] is None

        [own] = journey.told("automation.detected", kind="own_automation")
        assert (own["subject"], own["severity"], own["client_id"]) == ("own_account", "alarm", journey.cast.x_client)
        finding = journey.cast.owner.get(own["finding"])
        assert (finding["id"], finding["account_id"]) == (own["finding_id"], journey.cast.x_account)
        assert finding["evidence"]
        boomerangs = journey.told("automation.detected", kind="boomerang")
        assert boomerangs
        for each in boomerangs:
            assert journey.cast.owner.get(each["finding"])["profile_id"] in journey.boomerangs()

        assert journey.look()["failure"] is None
        journey.on_stage("revocations", {"account_id": journey.person})
        checkup = journey.look()
        assert (checkup["state"], checkup["failure"]["code"]) == ("failed", "not_connected")
        assert journey.account["state"] == "needs_reconnect"
        until(lambda: journey.told("account.needs_reconnect"))
        assert journey.told("account.needs_reconnect") == [
            {
                "account_id": journey.cast.x_account,
                "client_id": journey.cast.x_client,
                "platform": "x",
                "reason": "revoked",
                "account": f"/v1/accounts/{journey.cast.x_account}",
            }
        ]
        findings = [each["finding_id"] for each in journey.told("automation.detected")]
        assert len(findings) == len(set(findings))
        assert journey.received.refused == 0


def until(found: Callable[[], Found | None]) -> Found:
    """What is found at last."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        if seen := found():
            return seen
        time.sleep(LOOK_EVERY_S)
    raise TimeoutError
