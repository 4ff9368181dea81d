"""The Python SDK, against the whole service over HTTP."""

import httpx2
import pytest
from rapport_client import Rapport, Refused

from service.commands.story import open_the_practice
from service.commands.system import running_system
from service.kit.settings import Settings
from tests.conftest import Servers, database_alone


class TestThePythonSdk:
    def test_repeats_safely_reads_lists_to_their_end_and_tells_refusals(self, servers: Servers) -> None:
        with database_alone(servers) as database, httpx2.Client(timeout=30) as http:
            settings = Settings(database_url=database, redis_url=servers.redis_url)
            with running_system(settings, lambda _step: None, sandbox=False) as system:
                token = open_the_practice(system, http).owner.token
                with Rapport(system.web_url, lambda: token) as rapport:
                    before = len(list(rapport.each("/v1/clients", limit=1)))
                    body: dict[str, object] = {"name": "Maya Lindqvist", "time_zone": "Europe/Stockholm"}
                    first, again = (
                        rapport.ask("POST", "/v1/clients", body=body, idempotency_key="maya-once") for _ in range(2)
                    )
                    rapport.ask("POST", "/v1/clients", body=body | {"name": "Ben Okafor"})
                    assert first == again
                    assert len(list(rapport.each("/v1/clients", limit=1))) == before + 2
                    with pytest.raises(Refused) as refused:
                        rapport.ask("GET", "/v1/clients/019a3c62-7b20-7e11-9c4d-8f6a5b4c3d2e")
                    assert refused.value.status == 404
                    assert refused.value.request_id
