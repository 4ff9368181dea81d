"""A boomerang that no look could have seen, told by X between real processes: web server, worker, and the network."""

import asyncio
from collections.abc import Iterator
from typing import Any

import asyncpg
import httpx2
import pytest

from service.kit.secrets import Secret
from service.kit.settings import Settings
from tests.conftest import Servers
from tests.journeying import Journey, on_the_road, until

BEARER = "sandbox-bearer-token"
STAY_HOURS = 4
HOUR = 3600


@pytest.fixture
def journey(servers: Servers, own_database: str) -> Iterator[Journey]:
    settings = Settings(
        database_url=own_database,
        redis_url=servers.redis_url,
        x_consumer_secret=Secret("sandbox-consumer-secret"),
        x_bearer_token=Secret(BEARER),
    )
    with httpx2.Client(timeout=60) as http, on_the_road(settings, http, followers=200) as started:
        yield started


def on_x(journey: Journey, method: str, path: str, **request: Any) -> Any:  # noqa: ANN401 # whatever JSON it answers
    url = f"{journey.system.networks.x_url}{path}"
    return journey.http.request(method, url, **request).raise_for_status().json()


def pass_hours(journey: Journey, hours: int) -> None:
    """The practice's time first, so that what the network tells meanwhile arrives when it happens."""
    step = {"advance_seconds": hours * HOUR}
    journey.cast.owner.post("/v1/practice/clock-steps", step)
    on_x(journey, "POST", "/sandbox/clock", json=step)


def listens(database_url: str) -> bool:
    """Whether some account is told of by now."""

    async def ask() -> bool:
        admin = await asyncpg.connect(database_url)
        try:
            return bool(await admin.fetchval("SELECT EXISTS (SELECT FROM listening WHERE since IS NOT NULL)"))
        finally:
            await admin.close()

    return asyncio.run(ask())


def about(journey: Journey, person: str) -> dict[str, Any] | None:
    """The finding about this person that the practice was told of."""
    found = (journey.cast.owner.get(each["finding"]) for each in journey.told("automation.detected"))
    return next((each for each in found if each["profile_id"] == person), None)


class TestABoomerangBetweenTwoLooks:
    def test_is_told_of_thanks_to_what_x_told(self, journey: Journey, own_database: str) -> None:
        assert journey.look()["failure"] is None
        bearer = {"Authorization": f"Bearer {BEARER}"}
        until(lambda: listens(own_database) or None)
        assert len(on_x(journey, "GET", "/2/activity/subscriptions", headers=bearer)["data"]) == 2

        planted = {"account_id": journey.person, "stay_seconds": STAY_HOURS * HOUR}
        visitor = on_x(journey, "POST", "/sandbox/boomerangs", json=planted)
        pass_hours(journey, STAY_HOURS + 1)
        pass_hours(journey, 22)
        assert {each["status"] for each in on_x(journey, "GET", "/sandbox/told")} == {200}
        # A look that the schedule began between both clocks' steps saw neither coming nor leaving; the next one does.
        assert [journey.look()["failure"] for _ in range(2)] == [None, None]
        found = until(lambda: about(journey, visitor["person_id"]))
        assert (found["kind"], found["subject"], found["handle"]) == ("boomerang", "follower", visitor["username"])
        assert [each["code"] for each in found["evidence"]] == ["boomerang.heard"]
        came, left = (found["evidence"][0]["params"][name] for name in ("followed_at", "left_at"))
        assert came[:13] == visitor["followed_at"][:13]
        assert left > visitor["leaves_at"]

        assert on_x(journey, "POST", "/sandbox/told", json={"forged": True})["status"] == 400
        assert on_x(journey, "POST", "/sandbox/told", json={})["status"] == 200

        journey.on_stage("revocations", {"account_id": journey.person})
        until(lambda: journey.told("account.needs_reconnect", reason="removed_on_network"))
        assert (journey.account["state"], journey.account["state_reason"]["code"]) == (
            "disconnected",
            "removed_on_network",
        )
        until(lambda: on_x(journey, "GET", "/2/activity/subscriptions", headers=bearer)["data"] == [] or None)
