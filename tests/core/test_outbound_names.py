"""Names that lead inside, asked of a hostile name server through the operating system's own resolver."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

ALONE: Final = ("unshare", "--map-root-user", "--mount", "--net")
"""A network of our own, in which nothing but this machine can be reached; without root on most machines."""
SETTLE_IN: Final = (
    'ip address add 198.18.0.1/32 dev lo && ip link set lo up && mount --bind "$0" /etc/resolv.conf && exec "$@"'
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What became of every hostile name."""
    if (
        not all(map(shutil.which, ("unshare", "ip", "mount")))
        or subprocess.run([*ALONE, "true"], check=False).returncode  # noqa: S603 # ours
    ):
        pytest.skip("this machine gives us no network of our own")
    resolving = tmp_path_factory.mktemp("names") / "resolv.conf"
    resolving.write_text("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")
    command = [*ALONE, "sh", "-c", SETTLE_IN, str(resolving), sys.executable, "-m", "tests.hostile_names"]
    house = Path(__file__).parents[2]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60, cwd=house)  # noqa: S603 # ours
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


class TestNamesThatLeadInside:
    def test_are_refused_by_alias_by_one_bad_address_and_when_they_turn(self, told: dict[str, Any]) -> None:
        assert set(told["refused"]) >= {"alias.example", "one-of-two.example", "rebinding.example"}
        assert set(told["refused"].values()) == {"address_not_public"}

    def test_are_not_connected_to(self, told: dict[str, Any]) -> None:
        assert told["connects"] == []

    def test_were_looked_up_and_those_that_turn_twice(self, told: dict[str, Any]) -> None:
        assert {name for name, count in told["asked"].items() if count} == set(told["refused"])
        assert {told["asked"][name] for name in told["refused"] if name.startswith("rebinding")} == {2}

    def test_are_connected_to_where_this_machine_is_allowed(self, told: dict[str, Any]) -> None:
        assert told["where_allowed"] == ["('127.0.0.1', 443)"]
