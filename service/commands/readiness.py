"""`rapport readiness`: what works today on each network, and why not."""

import asyncio
import sys
from dataclasses import replace
from typing import Final

import asyncpg
import click
import msgspec
from rich.console import Console
from rich.table import Table

from service.commands.migrate import prepare
from service.kit.embedded import embedded
from service.kit.opening import NotMigrated, open_for_service
from service.kit.settings import Settings, settings_from
from service.views.readiness import Line, Works
from service.views.readiness import readiness as lines_of
from service.views.standings import how_accounts_stand, what_is_withheld

_SAID: Final = {Works.YES: "[green]works[/]", Works.IN_PART: "[yellow]in part[/]", Works.NO: "[red]does not[/]"}


@click.command()
@click.option("--format", "shape", type=click.Choice(["words", "json"]), default="words", show_default=True)
def readiness(*, shape: str) -> None:
    """Say what works today on each network and what does not, why, and how to mend it.

    It reads the settings that the service would run with, and how the accounts in its database stand; it asks no network.
    Ends with status 1 while something does not work that an app or a key was given for.
    """
    settings = settings_from()
    lines = asyncio.run(_lines(settings)) if settings.database_url else _embedded(settings)
    if shape == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(lines)).decode())
    else:
        _print(lines)
    sys.exit(1 if any(each.is_given and each.works is Works.NO for each in lines) else 0)


def _embedded(settings: Settings) -> list[Line]:
    with embedded(settings.data_folder, redis=False) as servers:
        asyncio.run(prepare(servers.database_url))
        return asyncio.run(_lines(replace(settings, database_url=servers.database_url)))


async def _lines(settings: Settings) -> list[Line]:
    async with open_for_service(settings) as database:
        try:
            return lines_of(settings, await how_accounts_stand(database), await what_is_withheld(database))
        except asyncpg.UndefinedFunctionError as missing:
            raise NotMigrated(
                "the database was made for another version of this code; run `rapport migrate`, or name another database"
            ) from missing


def _print(lines: list[Line]) -> None:
    table = Table("", "", "why", "how to mend it", box=None, pad_edge=False)
    for each in lines:
        table.add_row(each.subject, _SAID[each.works], each.why, each.remedy)
    Console().print(table)
