"""Runs the Sandbox X in a process of its own: `python -m service.sandbox --port 8300 --seed 7`."""

import asyncio
import os
import signal
import socket
from datetime import UTC, datetime

import click
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.embed import Server
from litestar import Litestar

from service.sandbox.app import FOLLOWERS, SECOND_FOLLOWERS, sandbox_app
from service.sandbox.spelling import POST_WORDS, SPELLINGS

LOOPBACK = "127.0.0.1"


@click.command()
@click.option("--port", default=8300, show_default=True, help="0 takes a free one.")
@click.option("--seed", default=7, show_default=True, help="Who is there and what they do.")
@click.option("--followers", default=FOLLOWERS, show_default=True, help="Of the first coached account.")
@click.option("--second-followers", default=SECOND_FOLLOWERS, show_default=True, help="Of the second.")
@click.option("--founded", type=click.DateTime(["%Y-%m-%d"]), help="The world's first day, in UTC; today if not given.")
@click.option("--spelling", default=POST_WORDS.version, show_default=True, type=click.Choice(sorted(SPELLINGS)))
@click.option("--limit", "limits", multiple=True, type=(str, int), help="ENDPOINT CALLS in 15 minutes.")
def main(  # noqa: PLR0913 # one argument per option
    *,
    port: int,
    seed: int,
    followers: int,
    second_followers: int,
    founded: datetime | None,
    spelling: str,
    limits: tuple[tuple[str, int], ...],
) -> None:
    """An honest little X on this machine only; prints its address when it is ready."""
    port = port or _free_port()
    app = sandbox_app(
        seed,
        followers=followers,
        second_followers=second_followers,
        founded_at=founded.replace(tzinfo=UTC) if founded else None,
        spelling=spelling,
        limits=dict(limits),
    )
    app.on_startup.append(lambda: click.echo(f"Sandbox X on http://{LOOPBACK}:{port}"))
    asyncio.run(_serve(app, port))


async def _serve(app: Litestar, port: int) -> None:
    server = Server(app, address=LOOPBACK, port=port, interface=Interfaces.ASGI, log_level=LogLevels.error)
    for stop in (signal.SIGINT, signal.SIGTERM):
        # Nothing here outlives the process, and the embedded server has been seen to abort while it shuts down.
        asyncio.get_running_loop().add_signal_handler(stop, os._exit, 0)
    await server.serve()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        _, port = probe.getsockname()
        return int(port)


main()
