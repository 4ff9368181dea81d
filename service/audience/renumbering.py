"""Letting people go on under another id: a number that a network has told, or the id of a new name, in all that is kept.

A person known by name alone has a provisional id. Everything of one account that speaks of them moves at once: standing,
sorting card, conversation, engagement, and the rolls and changes of every look.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Final
from uuid import UUID

import asyncpg
import numpy as np

from service.audience import roll
from service.audience.keeping import PROFILE_COLUMNS, one_after_the_other
from service.audience.models import PROVISIONAL_FROM
from service.audience.renames import once, renumbered
from service.audience.roll import Ids


async def renumber(
    connection: "asyncpg.Connection[asyncpg.Record]",
    practice_id: UUID,
    account_id: UUID,
    numbers: Mapping[int, int],
    *,
    platform: str,
) -> None:
    """Let these people of the account, old id to new, go on under their new ids; who is there under both is there once."""
    if not numbers:
        return
    was, becomes = list(numbers), list(numbers.values())
    await one_after_the_other(connection, practice_id, platform)
    async with many_at_once(connection):
        await connection.execute(_COPY_PROFILES, practice_id, platform, was, becomes)
        await connection.execute(_KEEP_ANSWERS, practice_id, account_id, was, becomes)
        for statement in (*_RENUMBER, *_DROP_DOUBLES):
            await connection.execute(statement, practice_id, account_id, was, becomes)
        await connection.execute(_DROP_PROFILES, practice_id, platform, was)
    order = np.argsort(np.array(was, np.int64))
    ordered = np.array(was, np.int64)[order], np.array(becomes, np.int64)[order]
    for row in await connection.fetch(_BASES, practice_id, account_id):
        ids = roll.unpacked(row["ids"])
        moved = once(renumbered(ids, *ordered))
        if not np.array_equal(ids, moved):
            await connection.execute(_KEEP_BASE, practice_id, row["id"], roll.packed(moved))


@asynccontextmanager
async def many_at_once(connection: "asyncpg.Connection[asyncpg.Record]") -> AsyncIterator[None]:
    """Join many pairs of ids with tables in time that grows as they do.

    Of a table that was filled a moment ago the planner believes that it is nearly empty, and would go through every pair for
    every row: for 20,000 people 400 million times, in each table.
    """
    await connection.execute("SET LOCAL enable_nestloop = off")
    yield
    await connection.execute("SET LOCAL enable_nestloop TO DEFAULT")


async def numbers_by_handle(
    connection: "asyncpg.Connection[asyncpg.Record]", practice_id: UUID, account_id: UUID, *, platform: str
) -> dict[str, int]:
    """The network's numbers of people whose handle this practice has met, those who engage with the account first."""
    rows = await connection.fetch(_NUMBERS, practice_id, account_id, platform, PROVISIONAL_FROM)
    called = {row["profile_id"]: row["handle"] for row in rows}
    return {handle: number for number, handle in called.items()}


async def followed_before(
    connection: "asyncpg.Connection[asyncpg.Record]", practice_id: UUID, account_id: UUID, people: Ids, *, platform: str
) -> list[tuple[int, int, str]]:
    """Of these people: id, Unix seconds of their follow or -1, and what they were called."""
    rows = await connection.fetch(_FOLLOWED, practice_id, account_id, people.tolist(), platform)
    return [(row["profile_id"], row["followed_at"], row["handle"]) for row in rows]


_KNOWN: Final = "unnest($3::bigint[], $4::bigint[]) AS known (was, becomes)"
_TABLES: Final[Mapping[str, tuple[str, ...]]] = {
    "engager": (),
    "conversation": (),
    "standing": (),
    "sorting_card": (),
    "kept_flag": ("found_in", "code"),
    "follower_event": ("side", "number"),
}
"""What tells two rows of one person apart."""

_RENUMBER: Final = tuple(
    f"""
UPDATE {table} AS kept SET profile_id = known.becomes FROM {_KNOWN}
WHERE kept.practice_id = $1 AND kept.account_id = $2 AND kept.profile_id = known.was AND NOT EXISTS (
  SELECT FROM {table} other WHERE other.practice_id = $1 AND other.account_id = $2 AND other.profile_id = known.becomes
  {" ".join(f"AND other.{column} = kept.{column}" for column in columns)})
"""
    for table, columns in _TABLES.items()
)
_DROP_DOUBLES: Final = tuple(
    f"""
DELETE FROM {table} AS kept USING {_KNOWN}
WHERE kept.practice_id = $1 AND kept.account_id = $2 AND kept.profile_id = known.was
"""
    for table in _TABLES
)
_KEEP_ANSWERS: Final = f"""
DELETE FROM sorting_card AS unanswered USING sorting_card AS kept, {_KNOWN}
WHERE unanswered.practice_id = $1 AND unanswered.account_id = $2 AND unanswered.profile_id = known.becomes
  AND kept.practice_id = $1 AND kept.account_id = $2 AND kept.profile_id = known.was
  AND unanswered.answer IS NULL AND kept.answer IS NOT NULL
"""
_COPY_PROFILES: Final = f"""
INSERT INTO profile (practice_id, platform, profile_id, {", ".join(PROFILE_COLUMNS)})
SELECT practice_id, platform, known.becomes, {", ".join(PROFILE_COLUMNS)} FROM profile
JOIN {_KNOWN} ON profile.profile_id = known.was
WHERE profile.practice_id = $1 AND profile.platform = $2 ORDER BY known.becomes
ON CONFLICT DO NOTHING
"""
_DROP_PROFILES: Final = """
DELETE FROM profile WHERE practice_id = $1 AND platform = $2 AND profile_id = ANY($3::bigint[])
  AND NOT EXISTS (SELECT FROM standing s WHERE s.practice_id = $1 AND s.profile_id = profile.profile_id)
  AND NOT EXISTS (SELECT FROM engager e WHERE e.practice_id = $1 AND e.profile_id = profile.profile_id)
"""
_BASES: Final = """
SELECT id, ids FROM snapshot WHERE practice_id = $1 AND account_id = $2 AND ids IS NOT NULL
"""
_KEEP_BASE: Final = "UPDATE snapshot SET ids = $3 WHERE practice_id = $1 AND id = $2"
_NUMBERS: Final = """
SELECT lower(handle) AS handle, profile_id FROM (
  SELECT handle, profile_id, 1 AS rank FROM engager
  WHERE practice_id = $1 AND account_id = $2 AND profile_id < $4 AND handle <> ''
  UNION ALL
  SELECT handle, profile_id, 0 FROM profile
  WHERE practice_id = $1 AND platform = $3 AND profile_id < $4 AND handle <> ''
) AS met ORDER BY rank
"""
_FOLLOWED: Final = """
SELECT s.profile_id, coalesce(s.followed_at, -1) AS followed_at, p.handle FROM standing s
JOIN profile p ON p.practice_id = $1 AND p.platform = $4 AND p.profile_id = s.profile_id
WHERE s.practice_id = $1 AND s.account_id = $2 AND s.profile_id = ANY($3::bigint[])
"""
