"""`rapport migrate`: bring a database up to date, or prove that migrations and models agree."""

import asyncio
import sys
from pathlib import Path
from typing import Final

import asyncpg
import click
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine

from service.commands.schema import FUNCTIONS, tables
from service.kit.bootstrap import bootstrap
from service.kit.database import OWNER, connect
from service.kit.embedded import embedded
from service.kit.schema import drift, statements
from service.kit.scratch import scratch
from service.kit.settings import Settings, settings_from

MIGRATIONS: Final = Path(__file__).parents[2] / "migrations"
_LOCK: Final = 0x7261_7070_6F72_7402
_LOCK_TIMEOUT_MS: Final = 2000


@click.command()
@click.option("--check", is_flag=True, help="Change nothing: fail when migrations and models disagree.")
@click.option("--write-first", is_flag=True, hidden=True, help="Freeze the models as the first migration.")
def migrate(*, check: bool, write_first: bool) -> None:
    """Bring the database at DATABASE_ADMIN_URL (or DATABASE_URL) up to date.

    Makes the four database roles where they are missing, then runs every migration that has not run yet. Safe to
    repeat and to run from several machines at once. With neither variable set, the embedded database is used.
    """
    if write_first:
        freeze_first()
        return
    if check:
        differences = asyncio.run(_differences())
        for difference in differences:
            click.echo(difference, err=True)
        sys.exit(1 if differences else 0)
    settings = settings_from()
    url = settings.database_admin_url or settings.database_url
    if url is not None:
        asyncio.run(prepare(url))
    else:
        with embedded(settings.data_folder, redis=False) as servers:
            asyncio.run(prepare(servers.database_url))
    click.echo("the database is up to date")


def admin_url_of(settings: Settings) -> str | None:
    """The address with which roles and tables may be made, where an operator gave one."""
    return settings.database_admin_url or settings.database_url


async def prepare(admin_url: str) -> None:
    """Roles first, then every migration that has not run, one runner at a time."""
    await bootstrap(admin_url)
    options = {"lock_timeout": str(_LOCK_TIMEOUT_MS), "statement_timeout": "0"}
    engine = create_async_engine(
        "postgresql+asyncpg://", async_creator=lambda: connect(admin_url, role=OWNER, options=options)
    )
    lock = await asyncpg.connect(admin_url)
    try:
        await lock.execute("SELECT pg_advisory_lock($1)", _LOCK)
        async with engine.connect() as connection:
            await connection.run_sync(_upgrade)
            await connection.commit()
    finally:
        await lock.close()
        await engine.dispose()


def freeze_first() -> None:
    """Write the whole schema as the first migration; only until the first release."""
    script = "\n;;\n".join(statements(tables(), FUNCTIONS))
    (MIGRATIONS / "versions" / "0001_first.sql").write_text(script + "\n")


def _upgrade(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


async def _differences() -> list[str]:
    with scratch("check") as folder, embedded(folder / "data", redis=False) as servers:
        admin = await asyncpg.connect(servers.database_url)
        await admin.execute("CREATE DATABASE intended")
        await prepare(servers.database_url)
        intended_url = servers.database_url.replace("/rapport?", "/intended?")
        await bootstrap(intended_url)
        owner = await connect(intended_url, role=OWNER)
        for statement in statements(tables(), FUNCTIONS):
            await owner.execute(statement)
        try:
            return await drift(admin, owner)
        finally:
            await owner.close()
            await admin.close()
