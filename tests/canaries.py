"""Looking for marks that were planted: in every table, by whatever name, and in every key of Redis."""

from collections.abc import Iterable

import asyncpg
from redis.asyncio import Redis

from service.audience.roll import unpacked

_TABLES = "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
_BOTH_WAYS = "SELECT mark, mark AS looked_for FROM unnest($1::text[]) mark UNION SELECT mark, encode(mark::bytea, 'hex') FROM unnest($1::text[]) mark"


async def tables_with(database_url: str, marks: Iterable[str]) -> dict[str, set[str]]:
    """In which tables each of these marks still stands, as text or as bytes, whatever the practice."""
    found: dict[str, set[str]] = {}
    admin = await asyncpg.connect(database_url)
    try:
        for (table,) in await admin.fetch(_TABLES):
            rows = await admin.fetch(
                f"SELECT DISTINCT mark FROM {table} t, ({_BOTH_WAYS}) known WHERE strpos(t::text, looked_for) > 0",
                list(marks),
            )
            for row in rows:
                found.setdefault(row["mark"], set()).add(table)
    finally:
        await admin.close()
    return found


async def rolls_with(database_url: str, number: int) -> int:
    """How many rolls of ids hold this number, whatever the practice."""
    admin = await asyncpg.connect(database_url)
    try:
        rolls = await admin.fetch("SELECT ids FROM snapshot WHERE ids IS NOT NULL")
    finally:
        await admin.close()
    return sum(number in unpacked(row["ids"]) for row in rolls)


async def redis_with(redis: Redis, marks: Iterable[str]) -> dict[str, str]:
    """Under which key of Redis each of these marks still stands."""
    known = list(marks)
    found: dict[str, str] = {}
    async for key in redis.scan_iter():
        held = key + b" " + (await redis.dump(key) or b"")
        found |= {mark: key.decode() for mark in known if mark.encode() in held}
    return found
