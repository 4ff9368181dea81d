"""From a sign-up to verified webhooks, between real processes: web server, worker, network, and the practice's own system."""

from collections.abc import Iterator

import httpx2
import pytest

from service.kit.settings import Settings
from tests.conftest import Servers
from tests.journeying import Journey, on_the_road, until

STEPS_HOURS = (6,) * 12 + (24,) * 6
"""Close looks show who comes and leaves within a day, a week of them what a tool does for the account."""

OF_ONE_LOOK = "opened_together"
"""The list alone shows followers whose accounts were opened as a lot."""


@pytest.fixture
def journey(servers: Servers, own_database: str) -> Iterator[Journey]:
    settings = Settings(database_url=own_database, redis_url=servers.redis_url)
    with httpx2.Client(timeout=30) as http, on_the_road(settings, http, followers=600) as started:
        yield started


class TestAPractice:
    def test_is_told_of_automation_and_of_lost_access_once_each(self, journey: Journey) -> None:
        with journey.listening() as changes:
            assert journey.look()["failure"] is None
            assert next(each["client_id"] for each in changes if each["kind"] == "checkup") == journey.cast.x_client
        assert {each["kind"] for each in journey.told("automation.detected")} <= {OF_ONE_LOOK}
        steps = iter(STEPS_HOURS)
        while not all(journey.told("automation.detected", kind=kind) for kind in ("own_automation", "boomerang")):
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
