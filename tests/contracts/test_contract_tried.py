"""The contract, tried in every role by a program that nobody here wrote: examples, edges of every shape, random requests."""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest

from service.access.roles import Role
from service.commands.system import running_system
from service.kit.clock import utc_now
from service.kit.database import open_database
from service.kit.settings import Settings
from service.kit.vault import Vault
from service.kit.work import Works
from tests.audiences import an_account
from tests.callers import House, a_house
from tests.conftest import Servers, database_alone

HOUSE = Path(__file__).parents[2]
CONFIG = Path(__file__).parent / "schemathesis.toml"
LEFT_OUT = ("signOut", "endSession", "demandSecondFactors")
"""They end the session, or owe everybody a second factor: after them all else is refused."""
"""The last shuts every other door to who has no second factor."""
EXAMPLES = int(os.environ.get("RAPPORT_FUZZ_EXAMPLES", "2"))
"""Random requests to each operation; `make fuzz` asks for more."""
WITHIN_S = 240 + 60 * EXAMPLES
FEWEST = 2_000


@dataclass(frozen=True)
class Stage:
    """A running service, and a practice in it with somebody in every role."""

    url: str
    house: House
    account_id: str


@pytest.fixture(scope="module")
def stage(servers: Servers) -> Iterator[Stage]:
    with database_alone(servers) as database:
        unlimited = dict.fromkeys(
            (
                "limit_sign_ins", "limit_codes", "limit_entries", "limit_sign_ups", "limit_connect_pages", "limit_tokens",
                "limit_token_requests", "limit_caller", "limit_front_end", "limit_practice",
            ),
            0,
        )  # fmt: skip
        # A stream that ends where it begins: OpenAPI 3.1 has no words for events, which are checked as if they were the data.
        settings = Settings(database_url=database, redis_url=servers.redis_url, stream_seconds=0, **unlimited)  # type: ignore[arg-type] # numbers
        with running_system(settings, lambda _step: None, sandbox=False) as system:
            house, account_id = asyncio.run(_peopled(settings))
            yield Stage(system.web_url, house, account_id)


class TestTheContract:
    @pytest.mark.parametrize("role", Role)
    def test_holds_for_whatever_is_asked(self, stage: Stage, role: Role, tmp_path: Path) -> None:
        ran = subprocess.run(  # noqa: S603 # a pinned program
            [
                sys.executable, "-m", "schemathesis.cli", "--config-file", str(_config(stage, tmp_path)), "run",
                str(HOUSE / "openapi" / "openapi.json"), "--url", stage.url, "--phases", "examples,coverage,fuzzing,stateful",
                "--max-examples", str(EXAMPLES), "--checks", "all",
                "-H", f"Authorization: Bearer {stage.house.as_role(role).token}",
                *(each for name in LEFT_OUT for each in ("--exclude-operation-id", name)),
            ],
            cwd=tmp_path, capture_output=True, text=True, timeout=WITHIN_S, check=False,
        )  # fmt: skip
        assert ran.returncode == 0, ran.stdout[-6000:] + ran.stderr[-2000:]
        selected, tested = (re.search(rf"{word}: (\d+)", ran.stdout) for word in ("Selected", "Tested"))
        passed = re.search(r"generated, (\d+) passed", ran.stdout)
        assert passed is not None
        assert int(passed[1]) >= FEWEST
        assert selected is not None
        assert tested is not None
        assert selected[1] == tested[1], "an operation was not reached"
        assert httpx2.get(f"{stage.url}/readyz").json()["status"] == "ok"


def _config(stage: Stage, folder: Path) -> Path:
    """What is tried, with ids that there are for whatever is only read."""
    known = {
        "client_id": stage.house.client_id,
        "account_id": stage.account_id,
        "member_id": stage.house.coach.member_id,
    }
    ids = ", ".join(f'"{name}" = "{number}"' for name, number in known.items())
    path = folder / "schemathesis.toml"
    path.write_text(f'{CONFIG.read_text()}\n[[operations]]\ninclude-method = "GET"\nparameters = {{ {ids} }}\n')
    return path


async def _peopled(settings: Settings) -> tuple[House, str]:
    async def ring(_practice: object, _job: object) -> None:
        """Nobody waits for these."""

    async with open_database(str(settings.database_url)) as database:
        works = Works(database=database, vault=Vault(settings.master_key_bytes), bell=ring)
        house = await a_house(works, at=utc_now())
        async with works.open(house.practice_id, at=utc_now()) as work:
            account = await an_account(work, house.client_id)
    return house, str(account.id)
