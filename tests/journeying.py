"""A practice on the road between real processes: web server, worker and network, each with time that can be moved."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import httpx2

from service.commands.receiver import Received, receiver
from service.commands.story import Cast, connect_x, open_the_practice, running_or_new
from service.commands.system import System, running_system
from service.kit.settings import Settings

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
        accounts = self.http.get(f"{self.system.networks.x_url}/sandbox").raise_for_status().json()["accounts"]
        return str(next(each["id"] for each in accounts if each["username"] == handle))

    def look(self) -> dict[str, Any]:
        """Follow a checkup to its end: the one that is under way by itself, or else a new one."""
        checkup = running_or_new(self.cast.owner, self.cast.x_account)

        def ended() -> dict[str, Any] | None:
            shown: dict[str, Any] = self.cast.owner.get(f"/v1/checkups/{checkup}")
            return shown if shown["state"] in OVER else None

        return until(ended)

    @contextmanager
    def listening(self) -> Iterator[Iterator[dict[str, Any]]]:
        """Everything that changes while the block runs, as the coach's front end is told of it."""
        token = {"Authorization": f"Bearer {self.cast.owner.token}"}
        with self.http.stream("GET", f"{self.system.web_url}/v1/changes/stream", headers=token) as stream:
            assert stream.headers["content-type"].startswith("text/event-stream"), stream.read()
            yield (json.loads(line.removeprefix("data: ")) for line in stream.iter_lines() if line.startswith("data: "))

    def later(self, hours: int) -> None:
        """Hours pass, on the network and in the practice alike."""
        step = {"advance_seconds": hours * 3600}
        self.system.networks.move_clocks(self.http, step["advance_seconds"])
        self.cast.owner.post("/v1/practice/clock-steps", step)

    def on_stage(self, door: str, body: object) -> None:
        """Have something happen on the network."""
        self.http.post(f"{self.system.networks.x_url}/sandbox/{door}", json=body).raise_for_status()

    def boomerangs(self) -> set[str]:
        """The network's numbers of those who were planted to come and go."""
        planted = self.http.get(f"{self.system.networks.x_url}/sandbox/truth/{self.person}").raise_for_status().json()
        return {stay["id"] for stay in planted["boomerangs"]}

    def told(self, event: str, **data: str) -> list[dict[str, Any]]:
        """The data of every verified message of this event that says so."""
        messages = (each["data"] for each in self.received.verified if each["type"] == event)
        return [each for each in messages if data.items() <= each.items()]


@contextmanager
def on_the_road(settings: Settings, http: httpx2.Client, *, followers: int) -> Iterator[Journey]:
    """A practice with a receiver and a client whose X account is connected."""
    with (
        receiver() as received,
        running_system(settings, lambda _step: None, sandbox=True, followers=followers) as system,
    ):
        cast = open_the_practice(system, http)
        received.secret = cast.owner.post("/v1/receivers", {"url": received.url})["secret"]
        connect_x(cast, system, http)
        yield Journey(cast, system, http, received)


def until(found: Callable[[], Found | None]) -> Found:
    """What is found at last."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        if seen := found():
            return seen
        time.sleep(LOOK_EVERY_S)
    raise TimeoutError
