"""The TypeScript SDK and its examples: compiled strictly, tried by themselves, and against the whole service over HTTP."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import pytest

from service.commands.consenting import PASSWORD
from service.commands.story import OWNER_EMAIL, open_the_practice, take_on_export_client
from service.commands.system import running_system
from service.kit.settings import Settings
from service.sandbox.instagram_export import instagram_export
from tests.conftest import Servers, database_alone
from tests.typescript_sdk import compiled, node

FOLLOWERS = 400
"""So many the tests in TypeScript expect."""


def passes(home: Path, name: str, **environment: str) -> None:
    done = node(home, "--test", "--test-reporter=tap", f"tried/tests/{name}.test.js", **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "\n# pass 0\n" not in done.stdout, done.stdout


class TestTheTypeScriptSdk:
    def test_asks_browsers_for_nothing_that_only_node_has(self) -> None:
        modules = [path for path in (compiled() / "dist").rglob("*.js") if path.name != "signing-in.js"]
        assert len(modules) > 20
        assert [path.name for path in modules if re.search(r"node:|\bBuffer\b|\bprocess\.", path.read_text())] == []

    @pytest.mark.parametrize("name", ["attempts", "lost-refresh", "streams", "webhooks"])
    def test_holds_by_itself(self, name: str) -> None:
        passes(compiled(), name)

    def test_signs_in_reads_receives_and_listens(self, servers: Servers, tmp_path: Path) -> None:
        home = compiled()
        archive = tmp_path / "export.zip"
        taken_at = datetime.now(UTC) - timedelta(hours=6)
        archive.write_bytes(instagram_export(7, followers=FOLLOWERS, taken_at=taken_at))
        with database_alone(servers) as database, httpx2.Client(timeout=30) as http:
            settings = Settings(database_url=database, redis_url=servers.redis_url)
            with running_system(settings, lambda _step: None, sandbox=False) as system:
                cast = open_the_practice(system, http)
                take_on_export_client(cast)
                passes(
                    home,
                    "service",
                    RAPPORT_URL=system.web_url,
                    OWNER_TOKEN=cast.owner.token,
                    CLIENT_TOKEN=cast.elena.token,
                    ACCOUNT_ID=cast.export_account,
                    ARCHIVE=str(archive),
                    EMAIL=OWNER_EMAIL,
                    PASSWORD=PASSWORD,
                )
