"""Runs the Sandbox X in a process of its own: `python -m service.sandbox --port 8300 --seed 7`."""

from datetime import UTC, datetime

import click

from service.sandbox.app import FOLLOWERS, SECOND_FOLLOWERS, sandbox_app
from service.sandbox.process import LOOPBACK, free_port, run
from service.sandbox.spelling import POST_WORDS, SPELLINGS


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
    port = port or free_port()
    app = sandbox_app(
        seed,
        followers=followers,
        second_followers=second_followers,
        founded_at=founded.replace(tzinfo=UTC) if founded else None,
        spelling=spelling,
        limits=dict(limits),
    )
    app.on_startup.append(lambda: click.echo(f"Sandbox X on http://{LOOPBACK}:{port}"))
    run(app, port)


main()
