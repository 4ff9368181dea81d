"""`rapport serve`: the whole service on this machine, or its web part alone."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from fcntl import LOCK_EX, LOCK_NB, LOCK_SH
from typing import Final

import click

from service.commands.processes import ProcessFailed, require_free, web_arguments
from service.commands.story import prepare_story
from service.commands.system import running_system
from service.kit.embedded_locks import locked
from service.kit.embedded_places import claim
from service.kit.opening import refuse_unusable
from service.kit.settings import Settings, settings_from

DEMO_LOCK: Final = "demo.in-use"
_LOOK_EVERY_S: Final = 1.0


@click.command()
@click.option("--demo", is_flag=True, help="Also run a sandbox network and fill in a practice to look at.")
@click.option("--web-only", is_flag=True, help="Serve the web app and nothing else; needs DATABASE_URL and REDIS_URL.")
@click.option("--workers", default=1, show_default=True, help="Web processes, with --web-only.")
def serve(*, demo: bool, web_only: bool, workers: int) -> None:
    """Serve the API until stopped with Ctrl-C.

    Starts what is not configured: Postgres and Redis in the data folder, the web app, and one worker. In production, run
    `rapport serve --web-only` and `rapport work` as services of their own, after `rapport migrate`.
    """
    settings = settings_from()
    if web_only:
        require_free(settings.port, settings.host)
        asyncio.run(refuse_unusable(settings))
        arguments = web_arguments(settings.host, settings.port, workers=workers)
        os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606 # our own module, in our place
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    require_free(settings.port)
    try:
        with (
            apart_from_demos(settings, demo=demo),
            running_system(settings, _say, sandbox=demo, port=settings.port) as system,
        ):
            click.echo(f"\nAPI            {system.web_url}/v1")
            click.echo(f"Reference      {system.web_url}/docs")
            click.echo(f"Health         {system.web_url}/readyz   metrics {system.web_url}/metrics")
            if system.sandboxes is not None:
                click.echo(
                    f"Sandboxes      X {system.sandboxes.x_url}   Instagram and Facebook {system.sandboxes.meta_url}"
                )
                for line in prepare_story(system):
                    click.echo(line)
            click.echo("\nStop with Ctrl-C.")
            while True:
                system.check()
                time.sleep(_LOOK_EVERY_S)
    except KeyboardInterrupt:
        click.echo("\nstopped")


@contextmanager
def apart_from_demos(settings: Settings, *, demo: bool) -> Iterator[None]:
    """Keep a demo and anything else from sharing a data folder; without demos, any number may.

    The accounts of a demo's sandbox can be read by its own worker alone: another one knows neither its networks nor their
    tokens, and would take its jobs.

    Raises:
        ProcessFailed: naming the folder.
    """
    if settings.database_url is not None:
        yield
        return
    claim(settings.data_folder.resolve())
    with ExitStack() as leaving:
        try:
            how = LOCK_EX if demo else LOCK_SH
            leaving.enter_context(locked(settings.data_folder / DEMO_LOCK, how | LOCK_NB))
        except BlockingIOError as used:
            who = "another `rapport serve`" if demo else "`rapport serve --demo`"
            message = f"{who} uses {settings.data_folder}, and a demo shares none; stop it, or set RAPPORT_DATA_FOLDER"
            raise ProcessFailed(message) from used
        yield


def _say(step: str) -> None:
    click.echo(f"· {step}")
