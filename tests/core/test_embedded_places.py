import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.kit.embedded_places import (
    LONGEST_SOCKET_PATH,
    FolderNotOurs,
    User,
    claim,
    reachable,
    servers_user,
    socket_folder,
)
from service.kit.embedded_processes import DiskFull, ServerNotStarted, explained
from service.kit.embedded_wheels import BinaryMissing, Wheel, binaries

STRANGER = User(12345, 12345)
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to someone else")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may pass through, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o711)
        yield Path(made)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


class TestClaimingTheDataFolder:
    def test_makes_it_private(self, open_folder: Path) -> None:
        claim(open_folder / "not" / "there")
        assert mode(open_folder / "not" / "there") == 0o700

    def test_leaves_it_to_the_servers_user_where_that_user_can_reach_it(self, open_folder: Path) -> None:
        claim(open_folder / "data")
        assert (open_folder / "data").stat().st_uid == servers_user().uid

    @needs_root
    def test_never_gives_away_a_folder_that_holds_something(self, open_folder: Path) -> None:
        (open_folder / "data").mkdir(mode=0o700)
        (open_folder / "data" / "letter").touch()
        claim(open_folder / "data")
        assert (open_folder / "data").stat().st_uid == 0

    def test_refuses_one_that_others_may_enter_and_leaves_its_mode_alone(self, open_folder: Path) -> None:
        with pytest.raises(FolderNotOurs, match=r"mode 711.*chmod 700"):
            claim(open_folder)
        assert mode(open_folder) == 0o711

    @needs_root
    def test_refuses_one_that_belongs_to_someone_else(self, open_folder: Path) -> None:
        (open_folder / "data").mkdir(mode=0o700)
        os.chown(open_folder / "data", STRANGER.uid, STRANGER.gid)
        with pytest.raises(FolderNotOurs, match="belongs to uid 12345"):
            claim(open_folder / "data")

    def test_refuses_a_file_in_its_place(self, open_folder: Path) -> None:
        (open_folder / "data").touch()
        with pytest.raises(FolderNotOurs, match="name another data folder"):
            claim(open_folder / "data")


class TestReach:
    def test_every_folder_above_must_let_the_user_pass(self, open_folder: Path) -> None:
        (open_folder / "closed" / "open").mkdir(parents=True, mode=0o755)
        assert reachable(open_folder / "closed" / "open", STRANGER)
        (open_folder / "closed").chmod(0o700)
        assert not reachable(open_folder / "closed" / "open", STRANGER)

    def test_the_callers_own_way_is_never_closed(self, open_folder: Path) -> None:
        assert reachable(open_folder, User(os.geteuid(), os.getegid()))


class TestSocketFolder:
    def test_is_the_servers_own_folder_when_its_path_is_short(self, open_folder: Path) -> None:
        assert socket_folder(open_folder, servers_user()) == open_folder

    @pytest.mark.parametrize("name", ["n" * 100, "with a space", "naïve", "a,b", "50%"])
    def test_is_a_short_private_one_elsewhere_for_long_or_odd_paths(self, open_folder: Path, name: str) -> None:
        user = servers_user()
        short = socket_folder(open_folder / name, user)
        try:
            assert len(os.fsencode(short / ".s.PGSQL.5432")) <= LONGEST_SOCKET_PATH
            assert (mode(short), short.stat().st_uid) == (0o700, user.uid)
            assert socket_folder(open_folder / name, user) == short, "the same folder has the same sockets"
        finally:
            short.rmdir()

    def test_refuses_one_that_another_user_has_laid_open(self, open_folder: Path) -> None:
        short = socket_folder(open_folder / ("n" * 100), servers_user())
        try:
            short.chmod(0o777)
            with pytest.raises(FolderNotOurs, match="mode 777"):
                socket_folder(open_folder / ("n" * 100), servers_user())
        finally:
            short.rmdir()


class TestRefusals:
    def test_a_missing_wheel_names_the_setting_that_does_without_it(self) -> None:
        wheel = Wheel(package="no_such_wheel", parts=(), program="no_such_wheel/bin/server", instead="DATABASE_URL")
        with pytest.raises(BinaryMissing, match=r"no_such_wheel.*set DATABASE_URL"):
            binaries(wheel, servers_user())

    def test_a_wheel_without_the_program_is_the_same_case(self) -> None:
        wheel = Wheel(package="pytest", parts=(), program="pytest/bin/server", instead="REDIS_URL")
        with pytest.raises(BinaryMissing, match="set REDIS_URL"):
            binaries(wheel, servers_user())

    def test_a_full_disk_is_told_from_the_error_number(self, tmp_path: Path) -> None:
        refusal = explained(OSError(errno.ENOSPC, "No space left on device"), tmp_path / "postgres.log")
        assert isinstance(refusal, DiskFull)
        assert "make room or name another data folder" in str(refusal)

    def test_a_full_disk_is_told_from_the_servers_log(self, tmp_path: Path) -> None:
        log = tmp_path / "postgres.log"
        log.write_text('FATAL:  could not write lock file "postmaster.pid": No space left on device\n')
        assert isinstance(explained(ServerNotStarted("postgres ended with 1"), log), DiskFull)

    def test_other_failures_carry_the_end_of_the_log(self, tmp_path: Path) -> None:
        log = tmp_path / "postgres.log"
        log.write_text("an old line\n" * 20 + "FATAL:  the last words\n")
        refusal = explained(ServerNotStarted("postgres ended with 1"), log)
        assert isinstance(refusal, ServerNotStarted)
        assert "postgres ended with 1" in str(refusal)
        assert str(refusal).endswith("FATAL:  the last words")
