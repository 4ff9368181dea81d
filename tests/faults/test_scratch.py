"""Temporary folders outlive a killed process only until the next start, and never that of a living one."""

import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest

from service.kit.embedded_places import claim, reachable, servers_user
from service.kit.scratch import scratch

KEEPER = """
import sys
from service.kit.scratch import scratch

with scratch(sys.argv[1]) as folder:
    (folder / "kept").write_text("")
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def name() -> str:
    return f"test-{uuid4().hex[:8]}"


class TestAScratchFolder:
    def test_is_gone_on_leaving(self, name: str) -> None:
        with scratch(name) as folder:
            (folder / "log").write_text("words")
        assert not folder.exists()

    def test_of_a_killed_process_is_gone_at_the_next_start_and_a_living_ones_is_not(self, name: str) -> None:
        with subprocess.Popen(  # noqa: S603 # our own words
            [sys.executable, "-c", KEEPER, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            theirs = Path(process.stdout.readline().strip())
            with scratch(name) as mine:
                assert (theirs / "kept").exists()
            process.kill()
        assert theirs.exists()
        with scratch(name) as mine:
            assert not theirs.exists()
            assert mine.exists()

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root has another user to drop to")
    def test_lets_the_servers_keep_their_files_within_it_where_they_go_with_it(self, name: str) -> None:
        with scratch(name) as folder:
            claim(folder / "data")
            assert reachable(folder / "data", servers_user())
