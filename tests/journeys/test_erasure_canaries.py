"""A person whose marks are everywhere wants their data deleted; afterwards nothing that runs or rests here holds one."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import asyncpg
import httpx2
import pytest

from service.commands.story import Cast, look_at_engagers, open_the_practice
from service.commands.story_meta import connect_facebook, connect_instagram
from service.commands.system import System, running_system
from service.kit.queue import open_redis
from service.kit.settings import Settings
from tests.canaries import redis_with, tables_with
from tests.conftest import Servers
from tests.journeying import OVER, until
from tests.planting import plant

BY_ID_ALONE: Final = {"alert", "audit_entry", "change", "deletion_request"}
"""The tables that may name the account by our own id, which is a key to nothing any more; the alert told that it is lost."""
APP_ID: Final = "990214000000017"


@dataclass(frozen=True)
class Road:
    """A running system with two connected accounts on Meta's networks."""

    system: System
    cast: Cast
    http: httpx2.Client
    settings: Settings

    @property
    def database_url(self) -> str:
        assert self.settings.database_url is not None
        return self.settings.database_url

    def stage(self, door: str, body: object) -> Any:  # noqa: ANN401 # JSON
        """Have something happen on Meta's networks."""
        answer = self.http.post(f"{self.system.networks.meta_url}/sandbox/{door}", json=body)
        return answer.raise_for_status().json()

    def logs(self) -> str:
        """Everything that web and worker have written."""
        return "".join(each.log.read_text() for each in self.system.parts if each.name in {"web", "worker"})

    def status(self, url: str) -> dict[str, Any]:
        """What the status address tells a program."""
        told: dict[str, Any] = self.http.get(url, headers={"Accept": "application/json"}).raise_for_status().json()
        return told

    def until_done(self, url: str) -> None:
        """Wait until the status address says that everything is deleted."""
        until(lambda: self.status(url)["status"] == "done")

    async def remains(self, marks: set[str]) -> dict[str, object]:
        """Where marks still are: tables, keys of Redis, logs."""
        assert self.settings.redis_url is not None
        redis = open_redis(self.settings.redis_url)
        found: dict[str, object] = {**await tables_with(self.database_url, marks), **await redis_with(redis, marks)}
        await redis.aclose()
        logs = self.logs()
        return found | {mark: "a log" for mark in marks if mark in logs}


@pytest.fixture
def road(servers: Servers, own_database: str) -> Iterator[Road]:
    settings = Settings(
        database_url=own_database, redis_url=servers.redis_url, log_level="debug", limit_connect_pages=0
    )
    with (
        running_system(settings, lambda _step: None, sandbox=True, followers=50) as system,
        httpx2.Client(timeout=30) as http,
    ):
        cast = open_the_practice(system, http)
        cast.instagram_client, cast.instagram_account = connect_instagram(cast.owner, system, http)
        cast.facebook_client, cast.facebook_account = connect_facebook(cast.owner, system, http)
        look_at_engagers(cast, lambda _step: None)
        callbacks = f"{system.web_url}/platforms/meta/facebook"
        addresses = {"deauthorize_url": f"{callbacks}/deauthorize", "deletion_url": f"{callbacks}/data-deletion"}
        told = http.patch(f"{system.networks.meta_url}/sandbox/apps/{APP_ID}", json=addresses)
        assert told.is_success, told.text
        yield Road(system, cast, http, settings)


class TestAPersonWhoWantsTheirDataDeleted:
    def test_is_in_no_table_no_redis_and_no_log_once_the_status_address_says_so(self, road: Road) -> None:
        marco, lena = UUID(road.cast.facebook_account), UUID(road.cast.instagram_account)
        marks = at_the_doors(road, marco) | asyncio.run(plant(road.database_url, marco, "facebook", "marco"))
        others = asyncio.run(plant(road.database_url, lena, "instagram", "lena"))
        numbers = asyncio.run(numbers_of(road.database_url, marco))
        before = asyncio.run(road.remains(marks))
        assert set(before) == marks
        assert len(marks) >= 30

        removed = road.stage("removals", {"person": "marco", "route": "facebook", "delete_data": True})
        told = {each["kind"]: each for each in removed["sent"]}
        assert (told["deauthorize"]["status"], told["deletion"]["status"]) == (200, 200)
        answer = json.loads(told["deletion"]["answer"])
        assert answer["url"].endswith(answer["confirmation_code"])
        road.until_done(answer["url"])
        assert asyncio.run(road.remains(marks)) == {}
        assert set(asyncio.run(road.remains(others))) == others
        assert asyncio.run(road.remains(numbers)) == {}
        assert asyncio.run(tables_with(road.database_url, {str(marco)})) == {str(marco): BY_ID_ALONE}

        page = road.http.get(answer["url"])
        assert (page.status_code, "deleted" in page.text) == (200, True)
        assert (
            "script-src 'none'" in page.headers["content-security-policy"]
            or "default-src 'none'" in (page.headers["content-security-policy"])
        )

        asked = road.cast.owner.post(f"/v1/accounts/{lena}/erasures")
        road.until_done(asked["status_url"])
        assert asyncio.run(road.remains(others)) == {}


def at_the_doors(road: Road, account: UUID) -> set[str]:
    """Leave marks as callers may: in keys of requests that were done, and in requests that were refused."""
    headers = {"Authorization": f"Bearer {road.cast.owner.token}"}
    done, refused = "canarydoors001", "canarydoors002"
    path = f"{road.system.web_url}/v1/accounts/{account}"
    asked = road.http.post(f"{path}/checkups", headers=headers | {"Idempotency-Key": done})
    assert asked.is_success, asked.text
    until(lambda: road.cast.owner.get(asked.json()["checkup"])["state"] in OVER)
    assert road.http.get(f"{path}/checkups", params={"cursor": refused}, headers=headers).status_code == 400
    return {done}


async def numbers_of(database_url: str, account: UUID) -> set[str]:
    """The network's numbers of the account and of the person who agreed that it is read."""
    admin = await asyncpg.connect(database_url)
    rows = await admin.fetch(
        "SELECT platform_account_id::text FROM social_account WHERE id = $1"
        " UNION SELECT person FROM account_grantor WHERE account_id = $1",
        account,
    )
    await admin.close()
    return {row[0] for row in rows}
