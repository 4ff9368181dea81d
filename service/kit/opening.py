"""Opening the database of a running service: only where both tenant walls stand and the master key fits."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final
from uuid import UUID

import asyncpg
from sqlalchemy.ext.asyncio import AsyncSession

from service.kit.database import Database, open_database
from service.kit.schema import Finder, Function
from service.kit.settings import Settings, SettingsInvalid
from service.kit.situations import Situation
from service.kit.vault import SealBroken, Vault
from service.kit.wall import refuse_gaps
from service.kit.work import enter_practice


class NotMigrated(Situation):
    """The database is empty, or older than this code."""


class MasterKeyWrong(Situation):
    """What this database keeps was sealed under another master key."""


@asynccontextmanager
async def open_for_service(settings: Settings) -> AsyncIterator[Database]:
    """The database of these settings, closed on leaving.

    A worker under a wrong master key would take every connected account for broken, so it does not start.

    Raises:
        SettingsInvalid: when DATABASE_URL is not set.
        DatabaseUnreachable: when Postgres does not answer, or refuses the login.
        NotMigrated: when its tables or functions are missing.
        WallBroken: when it would let practices see each other.
        MasterKeyWrong: when the master key does not open what it keeps.
    """
    if settings.database_url is None:
        raise SettingsInvalid("DATABASE_URL must be set; `rapport serve` alone sets it itself")
    async with open_database(settings.database_url) as database:
        try:
            async with database.reads.acquire() as connection:
                await refuse_gaps(connection, strict_login=settings.is_production)
                practice_id = await connection.fetchval("SELECT sealed_practice_v1()")
        except asyncpg.UndefinedFunctionError as missing:
            raise NotMigrated(
                "the database was made for another version of this code; run `rapport migrate`, or name another database"
            ) from missing
        if practice_id is not None:
            await _refuse_other_key(database, practice_id, Vault(settings.master_key_bytes))
        yield database


async def refuse_unusable(settings: Settings) -> None:
    """Return when a service with these settings may start; raises like `open_for_service`."""
    async with open_for_service(settings):
        pass


async def _refuse_other_key(database: Database, practice_id: UUID, vault: Vault) -> None:
    async with AsyncSession(database.engine) as session:
        await enter_practice(session, practice_id)
        try:
            await vault.seals(session, practice_id)
        except SealBroken as broken:
            raise MasterKeyWrong(
                "RAPPORT_MASTER_KEY is not the key that this database's secrets were sealed under; set that one"
            ) from broken


FUNCTIONS: Final[tuple[Function, ...]] = (
    Finder(
        name="sealed_practice_v1",
        arguments="",
        returns="uuid",
        body="""
BEGIN
  RETURN (SELECT d.practice_id FROM data_key d ORDER BY d.practice_id LIMIT 1);
END""",
        sees={"data_key": ("practice_id",)},
    ),
)
