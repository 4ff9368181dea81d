"""Prism, which somebody else wrote, as a server made from X's own description: installed once, run on loopback."""

import contextlib
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from aiohttp import ClientSession, web

PACKAGE = Path(__file__).parent / "contracts" / "prism"
INSTALLED_WITHIN = 40.0
"""Seconds; 17 were needed on two shared cores, for 90 MB in 185 packages."""
STARTED_WITHIN = 15.0
"""Seconds; five were needed."""
PAUSE = 0.05


def installed_prism() -> Path:
    """Prism's program, from the cache or fetched into it; skips the test, with the reason, where it cannot be had in time."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("npm is not installed, so no third party's server can be made from X's description")
    lock = (PACKAGE / "package-lock.json").read_bytes()
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "rapport-tests"
    home = cache / f"prism-{hashlib.sha256(lock).hexdigest()[:16]}"
    if not home.exists():
        cache.mkdir(parents=True, exist_ok=True)
        _install(npm, cache, home)
    return home / "node_modules" / "@stoplight" / "prism-cli" / "dist" / "index.js"


@contextlib.contextmanager
def running_prism(description: Path) -> Iterator[str]:
    """The address of a server that answers as this description says, which ends with the block."""
    program, port = installed_prism(), _free_port()
    command = ["node", str(program), "mock", str(description), "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603 # a pinned program
        try:
            _wait_for(port, process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


@contextlib.asynccontextmanager
async def in_front_of(server: str, *, prefer: str | None) -> AsyncIterator[str]:
    """The address of a proxy that asks the server for a certain answer, which the connector would not do."""
    async with ClientSession(auto_decompress=False) as session:

        async def forward(request: web.Request) -> web.Response:
            headers = {name: request.headers[name] for name in ("Authorization", "Accept") if name in request.headers}
            if prefer is not None:
                headers["Prefer"] = prefer
            async with session.get(f"{server}{request.path_qs}", headers=headers) as answer:
                return web.Response(status=answer.status, body=await answer.read(), content_type=answer.content_type)

        app = web.Application()
        app.router.add_get("/{path:.*}", forward)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()


def _install(npm: str, cache: Path, home: Path) -> None:
    with tempfile.TemporaryDirectory(dir=cache) as place:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(PACKAGE / name, place)
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]
        with subprocess.Popen(  # noqa: S603 # of pinned packages, whose scripts do not run
            command, cwd=place, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
        ) as fetching:
            try:
                said, _ = fetching.communicate(timeout=INSTALLED_WITHIN)
            except subprocess.TimeoutExpired:
                os.killpg(fetching.pid, signal.SIGKILL)
                fetching.communicate()
                pytest.skip(f"npm did not fetch Prism within {INSTALLED_WITHIN:g} seconds")
        if fetching.returncode:
            why = [line for line in said.splitlines() if line.startswith("npm error")]
            pytest.skip(f"npm could not fetch Prism: {'; '.join(why[:3]) or said.strip()[-300:]}")
        with contextlib.suppress(OSError):  # somebody else was faster
            Path(place).rename(home)
            Path(place).mkdir()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + STARTED_WITHIN
    while time.monotonic() < until:
        if process.poll() is not None:
            pytest.skip(f"Prism ended with {process.returncode} before it answered")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(PAUSE)
    pytest.skip(f"Prism did not answer within {STARTED_WITHIN:g} seconds")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
