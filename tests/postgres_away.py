"""What happens to a Postgres server under those who use it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg

from tests.conftest import Servers


@asynccontextmanager
async def without_connections(servers: Servers, database: str) -> AsyncIterator[None]:
    """The server takes nobody into this database and drops who is in, as it does while it starts anew."""
    admin = await asyncpg.connect(servers.admin_url)
    await admin.execute(f'ALTER DATABASE "{database}" ALLOW_CONNECTIONS false')
    await admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", database)
    try:
        yield
    finally:
        await admin.execute(f'ALTER DATABASE "{database}" ALLOW_CONNECTIONS true')
        await admin.close()
