"""`rapport tier`: the operator says how much a practice may have and do."""

import asyncio
from uuid import UUID

import asyncpg
import click

from service.access.tiers import ALLOTMENTS, Resource, Tier
from service.commands.migrate import admin_url_of
from service.kit.database import MAINT, connect
from service.kit.embedded import embedded
from service.kit.settings import settings_from
from service.kit.situations import Situation
from service.kit.visible_text import shortened


class PracticeUnknown(Situation):
    """There is no practice with this id."""


def _given() -> str:
    lines = [
        f"  {tier:<10}" + ", ".join(f"{_many(ALLOTMENTS[tier].of(each))} {_PER[each]}" for each in Resource)
        for tier in Tier
    ]
    return "\b\n" + "\n".join(lines)


def _many(most: int | None) -> str:
    return "any" if most is None else f"{most:,}"


_PER = {
    Resource.CLIENTS: "clients",
    Resource.ACCOUNTS: "accounts",
    Resource.CHECKUPS: "checkups a month",
    Resource.CALLS: "calls a day",
}


@click.command(epilog=_given())
@click.argument("practice", type=click.UUID)
@click.argument("tier", type=click.Choice([each.value for each in Tier]), metavar="TIER")
def tier(practice: UUID, tier: str) -> None:
    """Give the practice with this id the tier TIER; its owner sees the id at GET /v1/me, and what is used at GET /v1/usage.

    It holds from the next request on. Whoever has more than a lower tier gives keeps it, and gets no more. With which tier
    practices are opened is the setting RAPPORT_NEW_PRACTICE_TIER.
    """
    settings = settings_from()
    url = admin_url_of(settings)
    if url is not None:
        row = asyncio.run(_given_to(url, practice, tier))
    else:
        with embedded(settings.data_folder, redis=False) as servers:
            row = asyncio.run(_given_to(servers.database_url, practice, tier))
    click.echo(f"{shortened(row['name'])}: {row['before']} before, {tier} from now on")


async def _given_to(url: str, practice: UUID, tier: str) -> asyncpg.Record:
    connection = await connect(url, role=MAINT)
    try:
        row = await connection.fetchrow(
            "UPDATE practice p SET tier = $2 FROM (SELECT practice_id, tier FROM practice WHERE practice_id = $1 FOR UPDATE) old"
            " WHERE p.practice_id = old.practice_id RETURNING p.name, old.tier AS before",
            practice,
            tier,
        )
    finally:
        await connection.close()
    if row is None:
        raise PracticeUnknown(f"no practice {practice} is here; its owner sees the id at GET /v1/me")
    return row
