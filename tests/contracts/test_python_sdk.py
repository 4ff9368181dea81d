"""The Python SDK and its examples, against the whole service over HTTP."""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from queue import SimpleQueue
from typing import Final

import httpx2
import pytest
from examples import read_quality, receive
from rapport_client import (
    AnswerNotOurs,
    Approval,
    AsyncRapport,
    FrontEnd,
    Machine,
    OAuthRefused,
    Rapport,
    SignInNeeded,
    Tokens,
    refusals,
    shapes,
)
from rapport_client.streams import Heard, Stream

from service.commands.story import OWNER_EMAIL, hand_in_the_export, open_the_practice, take_on_export_client
from service.commands.system import running_system
from service.kit.settings import Settings
from tests.conftest import Servers, database_alone
from tests.signing_in import Person

NORA: Final = Person(OWNER_EMAIL)
CALLBACK: Final = "http://127.0.0.1/callback"
SCOPES: Final = "clients:read accounts:read audience:read"
MAYA: Final[shapes.Portrait] = {"name": "Maya Lindqvist", "time_zone": "Europe/Stockholm"}


@dataclass(frozen=True)
class Stage:
    """A running service, whose owner has a client with an account that was looked at."""

    url: str
    token: str
    account_id: str


@pytest.fixture(scope="module")
def stage(servers: Servers) -> Iterator[Stage]:
    with database_alone(servers) as database, httpx2.Client(timeout=30) as http:
        settings = Settings(database_url=database, redis_url=servers.redis_url)
        with running_system(settings, lambda _step: None, sandbox=False) as system:
            cast = open_the_practice(system, http)
            take_on_export_client(cast)
            hand_in_the_export(cast, lambda _step: None)
            yield Stage(system.web_url, cast.owner.token, cast.export_account)


@pytest.fixture(scope="module")
def front_end(stage: Stage) -> FrontEnd:
    said = {
        "client_name": "Coach Board",
        "redirect_uris": [CALLBACK],
        "token_endpoint_auth_method": "none",
        "grant_types": ["authorization_code", "refresh_token"],
        "scope": SCOPES,
    }
    return FrontEnd.register(stage.url, stage.token, said)


def allowed(front_end: FrontEnd) -> Tokens:
    asking = front_end.begin(CALLBACK, SCOPES.split())
    return front_end.redeem(asking, NORA.come_back(asking.address))


class TestTheExamples:
    def test_sign_in_here_and_read_quality_and_followers(
        self, stage: Stage, front_end: FrontEnd, capsys: pytest.CaptureFixture[str]
    ) -> None:
        read_quality.main(stage.url, front_end.client_id, show=NORA.look)
        lines = capsys.readouterr().out.splitlines()
        assert "Elena Voss as elena.at.home on instagram" in lines
        assert len([line for line in lines if line.startswith("  ")]) == 11

    def test_receive_what_is_signed_and_tell_it(self, stage: Stage) -> None:
        told: SimpleQueue[str] = SimpleQueue()
        secrets = [""]
        with receive.receiver(lambda: secrets[0], 0, told.put) as server, Rapport(stage.url, stage.token) as rapport:
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
            thread.start()
            try:
                added = rapport.alerts.add_receiver({"url": f"http://127.0.0.1:{server.server_port}/rapport"})
                secrets[0] = added["secret"]
                rapport.alerts.test_receiver(added["receiver"]["id"])
                assert told.get(timeout=20) == "receiver.test"
            finally:
                server.shutdown()
                thread.join()


class TestAsking:
    def test_reads_lists_to_their_end_and_does_once_what_is_sent_twice(self, stage: Stage) -> None:
        with Rapport(stage.url, stage.token) as rapport:
            before = len(list(rapport.clients.list_clients(limit=1)))
            first, again = (rapport.clients.add_client(MAYA, idempotency_key="maya-once") for _ in range(2))
            rapport.clients.add_client({**MAYA, "name": "Ben Okafor"})
            assert first == again
            assert len(list(rapport.clients.list_clients(limit=1))) == before + 2
            pages = list(rapport.audience.list_followers(stage.account_id, limit=150).pages())
            assert [len(page["items"]) for page in pages][:-1] == [150] * (len(pages) - 1)
            assert pages[-1].get("next_cursor") is None

    def test_tells_what_is_refused_by_a_class_of_its_own(self, stage: Stage) -> None:
        with Rapport(stage.url, stage.token) as rapport:
            with pytest.raises(refusals.NotFound) as missing:
                rapport.clients.show_client("019a3c62-7b20-7e11-9c4d-8f6a5b4c3d2e")
            assert missing.value.request_id
            with pytest.raises(refusals.RequestInvalid) as invalid:
                rapport.clients.add_client({**MAYA, "daily_minutes": 1})
            assert [fault.where for fault in invalid.value.errors] == ["daily_minutes"]
        with Rapport(stage.url, "rp_k_nobody's") as rapport, pytest.raises(refusals.TokenRefused):
            rapport.access.show_me()

    def test_is_not_sent_again_what_has_not_changed(self, stage: Stage) -> None:
        answers: list[int] = []
        hooks = {"response": [lambda answer: answers.append(answer.status_code)]}
        with httpx2.Client(event_hooks=hooks) as http:
            rapport = Rapport(stage.url, stage.token, http=http)
            first, again = (rapport.audience.show_quality_model() for _ in range(2))
        assert first == again
        assert answers == [200, 304]

    async def test_reads_likewise_while_other_tasks_go_on(self, stage: Stage) -> None:
        async with AsyncRapport(stage.url, stage.token) as rapport:
            quality, me = await asyncio.gather(
                rapport.audience.show_quality(stage.account_id), rapport.access.show_me()
            )
            assert quality["account_id"] == stage.account_id
            assert me["role"] == "owner"
            followers = [each async for each in rapport.audience.list_followers(stage.account_id, limit=200)]
            assert len({each["profile_id"] for each in followers}) == len(followers) > 200
            with pytest.raises(refusals.NotFound):
                await rapport.clients.show_client("019a3c62-7b20-7e11-9c4d-8f6a5b4c3d2e")


class TestSigningIn:
    def test_refreshes_once_for_twenty_threads_and_twenty_tasks(self, stage: Stage, front_end: FrontEnd) -> None:
        kept: list[Tokens] = []
        approval = Approval(front_end, replace(allowed(front_end), expires_at=0.0), kept.append)
        with Rapport(stage.url, approval) as rapport, ThreadPoolExecutor(20) as threads:
            at_once = threading.Barrier(20)

            def ask(_: int) -> int:
                at_once.wait()
                return len(rapport.clients.list_clients().pages().__next__()["items"])

            assert len(set(threads.map(ask, range(20)))) == 1
        assert len(kept) == 1
        again = Approval(front_end, replace(kept[0], expires_at=0.0), kept.append)

        async def tasks() -> None:
            async with AsyncRapport(stage.url, again) as rapport:
                await asyncio.gather(*(rapport.access.show_me() for _ in range(20)))

        asyncio.run(tasks())
        assert len(kept) == 2
        again.end()
        with pytest.raises(SignInNeeded):
            again.fetch(None)

    def test_takes_another_token_when_the_server_refuses_this_one(self, stage: Stage, front_end: FrontEnd) -> None:
        kept: list[Tokens] = []
        approval = Approval(front_end, replace(allowed(front_end), access_token="rp_a_worn_out"), kept.append)
        with Rapport(stage.url, approval) as rapport:
            assert list(rapport.clients.list_clients())
        assert len(kept) == 1

    def test_asks_the_person_again_once_the_refresh_token_was_used(self, stage: Stage, front_end: FrontEnd) -> None:
        spent = replace(allowed(front_end), expires_at=0.0)
        front_end.refresh(spent)
        approval = Approval(front_end, spent, lambda _tokens: None)
        with Rapport(stage.url, approval) as rapport, pytest.raises(SignInNeeded, match="invalid_grant"):
            rapport.access.show_me()

    def test_redeems_only_the_answer_to_its_own_question_from_the_server_that_was_asked(
        self, front_end: FrontEnd
    ) -> None:
        asking = front_end.begin(CALLBACK, SCOPES.split())
        said = f"{CALLBACK}?code=abc&state={asking.state}"
        for came_back in (said, f"{said}&iss=https%3A%2F%2Fevil.example", f"{CALLBACK}?code=abc&state=&iss=x"):
            with pytest.raises(AnswerNotOurs):
                front_end.redeem(asking, came_back)
        with pytest.raises(OAuthRefused, match="access_denied"):
            front_end.redeem(asking, Person(OWNER_EMAIL, "deny").come_back(asking.address))

    def test_lets_a_machine_in_by_its_secret(self, stage: Stage) -> None:
        said = {
            "client_name": "Night job",
            "grant_types": ["client_credentials"],
            "response_types": [],
            "scope": SCOPES,
        }
        machine = Machine(FrontEnd.register(stage.url, stage.token, said), ["clients:read"])
        with Rapport(stage.url, machine) as rapport:
            assert list(rapport.clients.list_clients())
            with pytest.raises(refusals.InsufficientScope):
                rapport.audience.show_quality(stage.account_id)


def of_clients(stream: Stream[shapes.Changed]) -> Iterator[Heard[shapes.Changed]]:
    """What is heard of clients alone: their days are planned meanwhile."""
    return (heard for heard in stream if heard.item["kind"] == "client")


class TestListening:
    def test_hears_what_changes_and_goes_on_where_it_was_interrupted(self, stage: Stage) -> None:
        with Rapport(stage.url, stage.token) as rapport:
            since = rapport.views.list_changes(limit=200)["next_since"]
            added = [rapport.clients.add_client({**MAYA, "name": name})["id"] for name in ("Ines", "Jo", "Kim")]
            first = next(of_clients(rapport.views.stream_changes(last_event_id=since)))
            rest = list(islice(of_clients(rapport.views.stream_changes(last_event_id=first.id)), 2))
        assert [heard.item["id"] for heard in (first, *rest)] == added

    async def test_hears_while_other_tasks_go_on(self, stage: Stage) -> None:
        async with AsyncRapport(stage.url, stage.token) as rapport, asyncio.timeout(20):
            since = (await rapport.views.list_changes(limit=200))["next_since"]
            listening = aiter(rapport.views.stream_changes(last_event_id=since))
            hearing = asyncio.ensure_future(anext(listening))
            added = await rapport.clients.add_client({**MAYA, "name": "Lou"})
            assert (await hearing).item["id"] == added["id"]
