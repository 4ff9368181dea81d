"""`rapport demo`: the main job from nothing to a page a coach understands."""

import signal
import time
from dataclasses import replace
from typing import Final

import click
import httpx2

from service.commands.api_caller import StoryStuck
from service.commands.demo_page import page
from service.commands.receiver import Received, receiver
from service.commands.story import (
    Cast,
    connect_meta,
    connect_x,
    hand_in_the_export,
    look_at_engagers,
    look_several_times,
    open_the_practice,
    take_on_export_client,
)
from service.commands.system import Say, System, running_system
from service.kit.scratch import scratch
from service.kit.settings import settings_from

_FOLLOWERS: Final = 4000
_PATIENCE_S: Final = 30.0
_LOOK_EVERY_S: Final = 0.2


@click.command()
def demo() -> None:
    """Show the main job, end to end, from nothing.

    A practice signs up. One client hands in an Instagram export; three connect X, Instagram and Facebook in sandbox networks;
    checkups read thousands of followers; findings, plans and a verified webhook follow. Leaves nothing behind, but
    what it wrote into a database of yours.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    started = time.monotonic()

    def say(step: str) -> None:
        click.echo(f"{time.monotonic() - started:6.1f} s  {step}")

    with scratch("demo") as folder:
        settings = replace(settings_from(), data_folder=folder / "data")
        with (
            receiver() as received,
            running_system(settings, say, sandbox=True, followers=_FOLLOWERS) as system,
            httpx2.Client(timeout=30) as http,
        ):
            cast = _play(system, http, received, say)
            for line in page(cast, received):
                click.echo(line)
            say("stopping")
    say("done; nothing is left behind" if settings.database_url is None else "done; your database keeps what it wrote")


def _play(system: System, http: httpx2.Client, received: Received, say: Say) -> Cast:
    say("Nora opens her practice and registers a webhook receiver")
    cast = open_the_practice(system, http)
    made = cast.owner.post("/v1/receivers", {"url": received.url, "description": "The practice's own system"})
    received.secret = made["secret"]
    say("Elena, a client with a personal Instagram profile, hands in her export and sorts 50 followers")
    take_on_export_client(cast)
    hand_in_the_export(cast, say)
    say("Lena connects her Instagram account, and Marco one of his three Facebook Pages")
    connect_meta(cast, system, http)
    say("Maya, another client, connects her X account")
    connect_x(cast, system, http)
    look_several_times(cast, system, http, say)
    say("looking at Instagram and Facebook once more")
    look_at_engagers(cast, say)
    say("waiting for the last webhooks")
    _until_told(cast, received)
    return cast


def _until_told(cast: Cast, received: Received) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while time.monotonic() < deadline:
        findings = sum(
            len(cast.owner.get(f"/v1/clients/{client}/findings", limit=200)["items"])
            for client in (cast.export_client, cast.x_client, cast.instagram_client, cast.facebook_client)
        )
        if len(received.verified) >= findings:
            return
        time.sleep(_LOOK_EVERY_S)
    raise StoryStuck(f"only {len(received.verified)} webhooks came within {_PATIENCE_S:.0f} seconds")
