"""What an operator can mend is told in one line, before anything is started or written."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from service.commands.processes import free_port
from service.commands.serve import DEMO_LOCK, apart_from_demos
from service.kit.embedded_locks import is_free, locked
from service.kit.embedded_places import claim
from service.kit.settings import Settings

NOBODY_LISTENS = "postgresql://rapport:made-up-word@127.0.0.1:1/rapport"


def run(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """The command line, with these settings and no others."""
    return subprocess.run(  # noqa: S603 # our own module
        [sys.executable, "-m", "service", *arguments],
        env={"RAPPORT_DATA_FOLDER": str(folder / "data"), **settings},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def require_one_line(ended: subprocess.CompletedProcess[str], *words: str) -> None:
    assert ended.returncode == 1
    assert ended.stderr.startswith("Error: ")
    assert len(ended.stderr.splitlines()) == 1
    assert all(word in ended.stderr for word in words)
    assert "made-up-word" not in ended.stderr


class TestASettingThatCannotBe:
    @pytest.mark.parametrize(
        ("command", "name", "value"),
        [
            ("serve", "RAPPORT_PORT", "99999"),
            ("work", "RAPPORT_LOG_LEVEL", "loud"),
            ("migrate", "RAPPORT_ENVIRONMENT", "prod"),
            ("work", "DATABASE_URL", "mysql://rapport:made-up-word@db/rapport"),
            ("serve", "REDIS_URL", "http://:made-up-word@redis"),
        ],
    )
    def test_is_named_by_every_command(self, tmp_path: Path, command: str, name: str, value: str) -> None:
        require_one_line(run(tmp_path, command, **{name: value}), name)
        assert list(tmp_path.iterdir()) == []


class TestWhatStandsInTheWay:
    def test_is_told_of_a_port_that_is_taken(self, tmp_path: Path) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = str(taken.getsockname()[1])
            require_one_line(run(tmp_path, "serve", RAPPORT_PORT=port), port, "RAPPORT_PORT")
        assert list(tmp_path.iterdir()) == []

    def test_is_told_of_a_database_that_does_not_answer(self, tmp_path: Path) -> None:
        require_one_line(run(tmp_path, "migrate", DATABASE_URL=NOBODY_LISTENS), "DATABASE_URL")

    def test_is_told_of_a_worker_that_knows_no_database(self, tmp_path: Path) -> None:
        require_one_line(run(tmp_path, "work"), "DATABASE_URL", "REDIS_URL")

    @pytest.mark.parametrize("command", [("work",), ("serve", "--web-only")])
    def test_is_told_before_a_part_alone_begins(self, tmp_path: Path, command: tuple[str, ...]) -> None:
        away = {"DATABASE_URL": NOBODY_LISTENS, "REDIS_URL": "redis://127.0.0.1:1", "RAPPORT_PORT": str(free_port())}
        require_one_line(run(tmp_path, *command, **away), "DATABASE_URL")

    def test_is_told_of_another_demo_in_the_same_folder(self, tmp_path: Path) -> None:
        claim(tmp_path / "data")
        with locked(tmp_path / "data" / DEMO_LOCK):
            ended = run(tmp_path, "serve", "--demo", RAPPORT_PORT=str(free_port()))
        require_one_line(ended, str(tmp_path / "data"), "another", "RAPPORT_DATA_FOLDER")

    @pytest.mark.parametrize(("first", "second"), [(True, False), (False, True)])
    def test_is_told_of_a_demo_beside_anything_else_in_the_same_folder(
        self, tmp_path: Path, *, first: bool, second: bool
    ) -> None:
        with apart_from_demos(Settings(data_folder=tmp_path / "data"), demo=first):
            ended = run(tmp_path, "serve", *["--demo"] * second, RAPPORT_PORT=str(free_port()))
        require_one_line(ended, str(tmp_path / "data"), "demo", "RAPPORT_DATA_FOLDER")

    def test_is_nothing_where_neither_is_a_demo(self, tmp_path: Path) -> None:
        settings = Settings(data_folder=tmp_path / "data")
        with apart_from_demos(settings, demo=False), apart_from_demos(settings, demo=False):
            assert not is_free(settings.data_folder / DEMO_LOCK)
        with apart_from_demos(settings, demo=True):
            pass

    def test_is_told_of_a_data_folder_that_cannot_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "data").write_text("a file")
        require_one_line(run(tmp_path, "migrate"), str(tmp_path / "data"), "name another data folder")
