"""`rapport vouch`: the operator says that they looked at a front end, so that people are no longer warned of it."""

import asyncio
from uuid import UUID

import asyncpg
import click

from service.commands.migrate import admin_url_of
from service.kit.clock import utc_now
from service.kit.database import MAINT, connect
from service.kit.embedded import embedded
from service.kit.settings import settings_from
from service.kit.situations import Situation
from service.kit.visible_text import shortened


class FrontEndUnknown(Situation):
    """No front end of this id is registered, or it was retired."""


@click.command()
@click.argument("front_end", type=click.UUID)
@click.option("--withdraw", is_flag=True, help="Take it back: people are warned again.")
def vouch(front_end: UUID, *, withdraw: bool) -> None:
    """Vouch for the front end with this client_id, after you looked at who makes it.

    The consent page then no longer says that nobody has checked it. Nothing else changes, and nobody's approval does.
    """
    settings = settings_from()
    url = admin_url_of(settings)
    if url is not None:
        row = asyncio.run(_vouched(url, front_end, withdraw=withdraw))
    else:
        with embedded(settings.data_folder, redis=False) as servers:
            row = asyncio.run(_vouched(servers.database_url, front_end, withdraw=withdraw))
    click.echo(f"{shortened(row['name'])}: {'no longer vouched for' if withdraw else 'vouched for'}")
    click.echo(f"at home at {row['home_page'] or 'no address that it named'}")
    for address in row["redirect_uris"]:
        click.echo(f"sends people to {address}")


async def _vouched(url: str, front_end: UUID, *, withdraw: bool) -> asyncpg.Record:
    connection = await connect(url, role=MAINT)
    try:
        row = await connection.fetchrow(
            "UPDATE front_end SET verified_at = $2 WHERE id = $1 AND retired_at IS NULL"
            " RETURNING name, home_page, redirect_uris",
            front_end,
            None if withdraw else utc_now(),
        )
    finally:
        await connection.close()
    if row is None:
        raise FrontEndUnknown(
            f"no front end {front_end} is registered here; an owner sees theirs at GET /v1/front-ends"
        )
    return row
