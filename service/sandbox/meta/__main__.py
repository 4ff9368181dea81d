"""Runs the Meta sandbox in a process of its own: `python -m service.sandbox.meta --port 8301 --seed 7`."""

from datetime import UTC, datetime

import click

from service.sandbox.meta.app import meta_app
from service.sandbox.process import LOOPBACK, free_port, run


@click.command()
@click.option("--port", default=8301, show_default=True, help="0 takes a free one.")
@click.option("--seed", default=7, show_default=True, help="Who is there and what they say.")
@click.option("--founded", type=click.DateTime(["%Y-%m-%d"]), help="The world's first day, in UTC; today if not given.")
def main(*, port: int, seed: int, founded: datetime | None) -> None:
    """An honest little Instagram and Facebook on this machine only; prints its address when it is ready."""
    port = port or free_port()
    app = meta_app(seed, founded_at=founded.replace(tzinfo=UTC) if founded else None)
    app.on_startup.append(lambda: click.echo(f"Sandbox Meta on http://{LOOPBACK}:{port}"))
    run(app, port)


main()
