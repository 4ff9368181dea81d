"""A service opens only a database that is prepared, and whose secrets its master key opens."""

import base64
from dataclasses import replace
from uuid import uuid4

import asyncpg
import pytest

from service.kit.database import DatabaseUnreachable
from service.kit.opening import MasterKeyWrong, NotMigrated, open_for_service
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.kit.work import Works
from tests.conftest import NOON, Servers

ANOTHER_KEY = Secret(base64.b64encode(bytes(32)).decode())


class TestOpening:
    async def test_refuses_another_master_key_once_something_is_sealed(self, settings: Settings, works: Works) -> None:
        async with works.open(uuid4(), at=NOON) as work:
            await work.seals()
        async with open_for_service(settings) as database:
            assert await database.reads.fetchval("SELECT 1") == 1
        with pytest.raises(MasterKeyWrong, match="RAPPORT_MASTER_KEY"):
            async with open_for_service(replace(settings, master_key=ANOTHER_KEY)):
                pass

    async def test_takes_any_master_key_while_nothing_is_sealed(self, settings: Settings, own_database: str) -> None:
        async with open_for_service(replace(settings, database_url=own_database, master_key=ANOTHER_KEY)) as database:
            assert await database.reads.fetchval("SELECT 1") == 1

    async def test_refuses_a_database_that_was_never_migrated(self, settings: Settings, servers: Servers) -> None:
        name = f"rapport_test_{uuid4().hex[:12]}"
        admin = await asyncpg.connect(servers.admin_url)
        try:
            await admin.execute(f'CREATE DATABASE "{name}"')
            with pytest.raises(NotMigrated, match="rapport migrate"):
                async with open_for_service(replace(settings, database_url=servers.database(name))):
                    pass
            await admin.execute(f'DROP DATABASE "{name}"')
        finally:
            await admin.close()

    async def test_names_the_address_without_showing_it(self, settings: Settings) -> None:
        for wrong in ("postgresql://me:made-up-word@127.0.0.1:1/x", "postgresql://me:made-up-word@host:made-up-port/x"):
            with pytest.raises(DatabaseUnreachable, match="DATABASE_URL") as refused:
                async with open_for_service(replace(settings, database_url=wrong)):
                    pass
            assert "made-up" not in str(refused.value)
