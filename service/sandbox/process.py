"""A sandbox in a process of its own, on this machine only."""

import asyncio
import os
import signal
import socket
from typing import Final

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.embed import Server
from litestar import Litestar

LOOPBACK: Final = "127.0.0.1"


def run(app: Litestar, port: int) -> None:
    """Serve until the process is told to end."""
    asyncio.run(_serve(app, port))


def free_port() -> int:
    """A port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        _, port = probe.getsockname()
        return int(port)


async def _serve(app: Litestar, port: int) -> None:
    server = Server(app, address=LOOPBACK, port=port, interface=Interfaces.ASGI, log_level=LogLevels.error)
    for stop in (signal.SIGINT, signal.SIGTERM):
        # Nothing here outlives the process, and the embedded server has been seen to abort while it shuts down.
        asyncio.get_running_loop().add_signal_handler(stop, os._exit, 0)
    await server.serve()
