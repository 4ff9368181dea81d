"""What people do on a Page and on Instagram, told by Meta between real processes: web server, worker, and the network."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import asyncpg
import httpx2
import pytest

from service.commands.story import open_the_practice
from service.commands.story_meta import PAGE, connect_facebook, connect_instagram
from service.commands.system import System, running_system
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.sandbox.meta.cast import LENA_ON_INSTAGRAM
from service.sandbox.meta.login_apps import SANDBOX_APP
from tests.conftest import Servers
from tests.journeying import OVER, until

WORD = "our word for this journey"
APP = SANDBOX_APP[0]
ENGAGED = "SELECT count(*) FROM engager WHERE account_id = $1 AND handle = $2"
MENTIONED = "SELECT count(*) FROM account_notice WHERE account_id = $1 AND handle = $2"
HEEDED = "SELECT count(*) FROM account_notice WHERE account_id = $1 AND kind = $2 AND heeded_at IS NOT NULL"


@dataclass(frozen=True)
class Told:
    """A practice that reads a Page and an Instagram account, and a network that tells of both."""

    system: System
    http: httpx2.Client
    owner: Any
    page: str
    instagram: str
    database_url: str

    def on_meta(self, method: str, door: str, body: object = None) -> Any:  # noqa: ANN401 # whatever JSON it answers
        url = f"{self.system.networks.meta_url}/sandbox{door}"
        return self.http.request(method, url, json=body).raise_for_status().json()

    def count(self, question: str, account_id: str, of: str) -> int:
        """How many rows answer this question about the account."""

        async def ask() -> int:
            admin = await asyncpg.connect(self.database_url)
            try:
                return int(await admin.fetchval(question, account_id, of))
            finally:
                await admin.close()

        return asyncio.run(ask())

    def looked_at(self, account_id: str) -> dict[str, Any] | None:
        """The newest checkup, once it is over."""
        newest = self.owner.get(f"/v1/accounts/{account_id}/checkups")["items"]
        return newest[0] if newest and newest[0]["state"] in OVER else None

    def account(self, account_id: str) -> dict[str, Any]:
        shown: dict[str, Any] = self.owner.get(f"/v1/accounts/{account_id}")
        return shown

    def told(self, subject: int, **how: object) -> dict[str, Any] | None:
        """What was sent, once the account is subscribed to."""
        order = {"subject": str(subject), "route": "facebook", "since_seconds": 7 * 86_400, "most": 40, **how}
        told: dict[str, Any] = self.on_meta("POST", "/tellings", order)
        return None if told["silent_because"] else told


@pytest.fixture
def told(servers: Servers, own_database: str) -> Iterator[Told]:
    settings = Settings(database_url=own_database, redis_url=servers.redis_url, meta_verify_token=Secret(WORD))
    with (
        httpx2.Client(timeout=60) as http,
        running_system(settings, lambda _step: None, sandbox=True, followers=60) as system,
    ):
        owner = open_the_practice(system, http).owner
        _, page = connect_facebook(owner, system, http)
        _, instagram = connect_instagram(owner, system, http)
        yield Told(system, http, owner, page, instagram, own_database)


class TestWhatMetaTells:
    def test_is_kept_once_and_brings_a_look_that_finds_a_permission_gone(self, told: Told) -> None:
        for topic, fields in (
            ("page", ["feed"]),
            ("instagram", ["comments", "mentions"]),
            ("permissions", ["connected", "pages_read_user_content"]),
        ):
            order = {"route": "facebook", "topic": topic, "verify_token": WORD, "fields": fields}
            address = f"{told.system.web_url}/platforms/meta/facebook/webhooks"
            assert (
                told.on_meta("POST", f"/apps/{APP}/subscriptions", order | {"callback_url": address})["status"] == 200
            )
        for account_id in (told.page, told.instagram):
            assert until(lambda account_id=account_id: told.looked_at(account_id))["failure"] is None  # type: ignore[misc] # bound at once
        page = int(told.on_meta("GET", "")["pages"][PAGE])
        somewhere = {"subject": str(LENA_ON_INSTAGRAM.id), "in_comment": True}
        mentioner = told.on_meta("POST", "/mentions", somewhere)["username"]

        for number in (page, LENA_ON_INSTAGRAM.id):
            twice = until(lambda number=number: told.told(number, times=2, newest_first=True))  # type: ignore[misc] # bound at once
            assert {each["status"] for each in twice["sent"]} == {200}
            kept = sum('"kept":1' in each["answer"] for each in twice["sent"])
            again = sum('"again":1' in each["answer"] for each in twice["sent"])
            assert kept == again > 0
            forged = told.told(number, forged=True, most=1)
            assert forged is not None
            assert [each["status"] for each in forged["sent"]] == [400]

        until(lambda: told.count(MENTIONED, told.instagram, mentioner))
        for account_id, topic, number, field, handle in (
            (told.page, "page", page, "feed", "A Passer-by"),
            (told.instagram, "instagram", LENA_ON_INSTAGRAM.id, "comments", "a.passer.by"),
        ):
            before = told.account(account_id)["next_checkup_at"]
            order = {"route": "facebook", "topic": topic, "subject": str(number), "field": field}
            assert told.on_meta("POST", f"/apps/{APP}/webhooks", order)["sent"]["status"] == 200
            assert until(lambda a=account_id, h=handle: told.count(ENGAGED, a, h)) == 1  # type: ignore[misc] # bound at once
            assert told.account(account_id)["next_checkup_at"] <= before

        untick = {"person": "marco", "route": "facebook", "scope": "pages_read_user_content"}
        assert [each["status"] for each in told.on_meta("POST", "/unticks", untick)["sent"]] == [200]
        until(lambda: told.count(HEEDED, told.page, "access_lost"))
        step = {"advance_seconds": 1200}
        told.system.networks.move_clocks(told.http, step["advance_seconds"])
        told.owner.post("/v1/practice/clock-steps", step)
        until(lambda: told.account(told.page)["state_reason"])
        shown = told.account(told.page)
        assert (shown["state"], shown["state_reason"]["code"]) == ("connected", "permission_refused")
