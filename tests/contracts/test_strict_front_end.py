"""A front end whose OAuth somebody else wrote, against the whole service over HTTP."""

import json
import shutil
import subprocess
from pathlib import Path

import httpx2

from service.commands.consenting import PASSWORD
from service.commands.story import OWNER_EMAIL, open_the_practice
from service.commands.system import running_system
from service.kit.settings import Settings
from tests.conftest import Servers, database_alone
from tests.npm_packages import installed, require_node

PACKAGE = Path(__file__).parent / "strict_front_end"
WITHIN_S = 60


class TestAStrictFrontEnd:
    def test_finds_registers_asks_redeems_refreshes_tells_and_ends(self, servers: Servers) -> None:
        require_node(20)
        home = installed(PACKAGE)
        shutil.copy(PACKAGE / "journey.mjs", home)
        with database_alone(servers) as database, httpx2.Client(timeout=30) as http:
            settings = Settings(database_url=database, redis_url=servers.redis_url)
            with running_system(settings, lambda _step: None, sandbox=False) as system:
                owner = open_the_practice(system, http).owner
                done = subprocess.run(  # noqa: S603 # a pinned program
                    [shutil.which("node") or "node", "journey.mjs"],
                    cwd=home,
                    env={
                        "ISSUER": system.web_url,
                        "OWNER_TOKEN": owner.token,
                        "EMAIL": OWNER_EMAIL,
                        "PASSWORD": PASSWORD,
                    },
                    capture_output=True,
                    text=True,
                    timeout=WITHIN_S,
                    check=False,
                )
        assert done.returncode == 0, done.stderr
        steps = json.loads(done.stdout)
        for way in ("client_secret_basic", "client_secret_post", "none"):
            step = steps[way]
            assert step["scope"] == "clients:read audience:read"
            assert (step["rotated"], step["seen"]) == (True, 200), way
            assert (step["gone"], step["challenge"]) == (401, "invalid_token"), way
            assert step["active"] == (None if way == "none" else True)
        assert steps["machine"] == {"scope": "clients:read", "seen": 200}
