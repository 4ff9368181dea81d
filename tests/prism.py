"""Prism, which somebody else wrote, as a server made from X's own description: installed once, run on loopback."""

import contextlib
import socket
import subprocess
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from aiohttp import ClientSession, web

from tests.npm_packages import installed

PACKAGE = Path(__file__).parent / "contracts" / "prism"
STARTED_WITHIN = 15.0
"""Seconds; five were needed."""
PAUSE = 0.05


@contextlib.contextmanager
def running_prism(description: Path) -> Iterator[str]:
    """The address of a server that answers as this description says, which ends with the block."""
    program = installed(PACKAGE) / "node_modules" / "@stoplight" / "prism-cli" / "dist" / "index.js"
    port = _free_port()
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
