"""Keeping an audience: people staged by COPY and merged in order, snapshots as changes, one transaction for all of it.

COPY cannot write under row level security, so rows go into a temporary table first and are merged from there, sorted by
key; unchanged rows are not written again.
"""

from collections.abc import AsyncIterable, Iterable
from dataclasses import dataclass
from typing import Any, Final, Literal
from uuid import UUID

import asyncpg
import numpy as np
from sqlalchemy.ext.asyncio import AsyncSession

from service.audience import roll
from service.audience.coverage import Coverage
from service.audience.roll import Ids, is_among
from service.kit.database import new_id

Side = Literal["followers", "following"]


SIDE_NUMBER: Final[dict[Side, int]] = {"followers": 0, "following": 1}
BASE_EVERY: Final = 30
_EVENTS_AT_ONCE: Final = 20_000
"""As objects, ids take five times the memory."""

PROFILE_COLUMNS: Final = (
    "handle", "name", "bio", "location", "url", "created_at", "last_posted_at", "followers", "following", "posts",
    "listed", "likes", "protected", "verified", "default_picture",
)  # fmt: skip
STANDING_COLUMNS: Final = ("followed_at", "followed_back", "klass", "score", "fit")
STAGED_COLUMNS: Final = ("place", "profile_id", *PROFILE_COLUMNS, *STANDING_COLUMNS)

_STAGED_TYPES: Final = dict.fromkeys(PROFILE_COLUMNS, "bigint") | {
    "place": "integer", "profile_id": "bigint", "handle": "text", "name": "text", "bio": "text", "location": "text",
    "url": "text", "protected": "boolean", "verified": "boolean", "default_picture": "boolean",
    "followed_at": "bigint", "followed_back": "boolean", "klass": "smallint", "score": "smallint", "fit": "smallint",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """How one list differs from the time before: sorted ids of who came and who left."""

    number: int
    arrived: Ids
    left: Ids


async def connection_of(session: AsyncSession) -> "asyncpg.Connection[asyncpg.Record]":
    """The driver's own connection inside this session's open transaction."""
    raw = await (await session.connection()).get_raw_connection()
    connection: asyncpg.Connection[asyncpg.Record] = raw.driver_connection
    return connection


async def stage(
    connection: "asyncpg.Connection[asyncpg.Record]", batches: AsyncIterable[Iterable[tuple[Any, ...]]]
) -> None:
    """Take people into the transaction's own table; a row's values follow `STAGED_COLUMNS`, newest follower first."""
    columns = ", ".join(f"{name} {_STAGED_TYPES[name]}" for name in STAGED_COLUMNS)
    await connection.execute(f"CREATE TEMPORARY TABLE staged_person ({columns}) ON COMMIT DROP")
    async for rows in batches:
        await connection.copy_records_to_table("staged_person", records=rows, columns=STAGED_COLUMNS)


async def merge_staged(
    connection: "asyncpg.Connection[asyncpg.Record]", practice_id: UUID, account_id: UUID, *, platform: str, number: int
) -> None:
    """Write the staged people's profiles and standings, touching only rows whose values differ.

    Accounts share profiles, and MERGE fails on a row that another transaction inserts meanwhile, so a practice's merges of
    one network go one after the other. An account's standings have one writer, its checkup.
    """
    await one_after_the_other(connection, practice_id, platform)
    await connection.execute(_MERGE_PROFILES, practice_id, platform)
    await connection.execute(_MERGE_STANDINGS, practice_id, account_id, number)


async def one_after_the_other(
    connection: "asyncpg.Connection[asyncpg.Record]", practice_id: UUID, platform: str
) -> None:
    """Wait until no other transaction writes profiles of this practice and network; none does until this one ends."""
    await connection.execute(_ONE_AFTER_THE_OTHER, practice_id, platform)


async def drop_standings(
    connection: "asyncpg.Connection[asyncpg.Record]", practice_id: UUID, account_id: UUID, left: Ids
) -> None:
    """Remove the standings of people who no longer follow."""
    if left.size:
        await connection.execute(_DROP_STANDINGS, practice_id, account_id, left.tolist())


async def ids_at_last_look(
    connection: "asyncpg.Connection[asyncpg.Record]", practice_id: UUID, account_id: UUID, side: Side
) -> tuple[int, Ids]:
    """The number of the newest snapshot of this list and its sorted ids; `(0, empty)` before the first."""
    base = await connection.fetchrow(_NEWEST_BASE, practice_id, account_id, side)
    if base is None:
        return 0, np.empty(0, np.int64)
    ids = roll.unpacked(base["ids"])
    changes = await connection.fetchrow(_CHANGES_SINCE, practice_id, account_id, SIDE_NUMBER[side], base["number"])
    newest = await connection.fetchval(_NEWEST_NUMBER, practice_id, account_id, side)
    return newest, applied(ids, _ids(changes["arrived"]), _ids(changes["left"]))


async def keep_snapshot(  # noqa: PLR0913 # the facts of one snapshot, all named
    connection: "asyncpg.Connection[asyncpg.Record]",
    practice_id: UUID,
    account_id: UUID,
    side: Side,
    *,
    change: Change,
    ids: Ids,
    coverage: Coverage,
) -> None:
    """Keep one look at one list: its changes as events, and every 30th time the whole list as well."""
    is_base = (change.number - 1) % BASE_EVERY == 0
    await connection.execute(
        _INSERT_SNAPSHOT,
        practice_id, new_id(), account_id, side, change.number, str(coverage.source), str(coverage.sampling),
        coverage.complete, coverage.read, coverage.total, coverage.taken_at, roll.packed(ids) if is_base else None,
        int(change.arrived.size), int(change.left.size),
    )  # fmt: skip
    if change.number == 1:
        return
    for ids_changed, sign in ((change.arrived, 1), (change.left, -1)):
        for start in range(0, ids_changed.size, _EVENTS_AT_ONCE):
            some = ids_changed[start : start + _EVENTS_AT_ONCE].tolist()
            await connection.execute(
                _INSERT_EVENTS, practice_id, account_id, SIDE_NUMBER[side], change.number, some, sign
            )


def applied(ids: Ids, arrived: Ids, left: Ids) -> Ids:
    """The sorted ids once these came and those left; all three ascend, and somebody who came may have been there before."""
    if left.size:
        ids = ids[~is_among(ids, left)]
    arrived = arrived[~is_among(arrived, ids)]
    if not arrived.size:
        return ids
    joined = np.concatenate([ids, arrived])
    joined.sort(kind="stable")
    return joined


def _ids(sent: bytes | None) -> Ids:
    """Ids as `int8send` puts them, most significant byte first."""
    return np.frombuffer(sent or b"", ">i8").astype(np.int64)


def _where_changed(columns: tuple[str, ...]) -> str:
    kept = ", ".join(f"kept.{name}" for name in columns)
    seen = ", ".join(f"seen.{name}" for name in columns)
    updates = ", ".join(f"{name} = seen.{name}" for name in columns)
    return f"WHEN MATCHED AND ROW({kept}) IS DISTINCT FROM ROW({seen}) THEN UPDATE SET {updates}"


def _insert(*columns: str) -> str:
    return f"INSERT ({', '.join(columns)}) VALUES ({', '.join(f'seen.{name}' for name in columns)})"


_ONE_AFTER_THE_OTHER: Final = (
    "SELECT pg_advisory_xact_lock(hashtextextended($1::uuid || ' profiles of ' || $2::text, 0))"
)

_MERGE_PROFILES: Final = f"""
MERGE INTO profile AS kept USING (
  SELECT DISTINCT ON (profile_id) $1::uuid AS practice_id, $2::text AS platform, profile_id, {", ".join(PROFILE_COLUMNS)}
  FROM staged_person ORDER BY profile_id, place
) AS seen
ON kept.practice_id = seen.practice_id AND kept.platform = $2 AND kept.profile_id = seen.profile_id
{_where_changed(PROFILE_COLUMNS)}
WHEN NOT MATCHED THEN {_insert("practice_id", "platform", "profile_id", *PROFILE_COLUMNS)}
"""

_MERGE_STANDINGS: Final = f"""
MERGE INTO standing AS kept USING (
  SELECT DISTINCT ON (profile_id) $1::uuid AS practice_id, $2::uuid AS account_id, profile_id,
    known.newest + counted.staged - place AS arrival, $3::integer AS first_seen, {", ".join(STANDING_COLUMNS)}
  FROM staged_person,
    (SELECT coalesce(max(arrival) + 1, 0) AS newest FROM standing WHERE practice_id = $1 AND account_id = $2) AS known,
    (SELECT max(place) AS staged FROM staged_person) AS counted
  ORDER BY profile_id, place
) AS seen
ON kept.practice_id = seen.practice_id AND kept.account_id = $2 AND kept.profile_id = seen.profile_id
{_where_changed(STANDING_COLUMNS)}
WHEN NOT MATCHED THEN {_insert("practice_id", "account_id", "profile_id", "arrival", "first_seen", *STANDING_COLUMNS)}
"""

_DROP_STANDINGS: Final = """
DELETE FROM standing WHERE practice_id = $1 AND account_id = $2 AND profile_id = ANY($3::bigint[])
"""

_NEWEST_BASE: Final = """
SELECT number, ids FROM snapshot
WHERE practice_id = $1 AND account_id = $2 AND side = $3 AND ids IS NOT NULL ORDER BY number DESC LIMIT 1
"""

_NEWEST_NUMBER: Final = """
SELECT max(number) FROM snapshot WHERE practice_id = $1 AND account_id = $2 AND side = $3
"""

# Sent as bytes: rows of a million people take a hundred times their ids' memory.
_CHANGES_SINCE: Final = """
SELECT string_agg(int8send(profile_id), '' ORDER BY profile_id) FILTER (WHERE change = 1) AS arrived,
  string_agg(int8send(profile_id), '' ORDER BY profile_id) FILTER (WHERE change = -1) AS "left"
FROM (
  SELECT DISTINCT ON (profile_id) profile_id, change FROM follower_event
  WHERE practice_id = $1 AND account_id = $2 AND side = $3 AND number > $4 ORDER BY profile_id, number DESC
) AS newest
"""

_INSERT_SNAPSHOT: Final = """
INSERT INTO snapshot (practice_id, id, account_id, side, number, source, sampling, complete, read, total, taken_at, ids,
  arrived, "left")
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
"""

_INSERT_EVENTS: Final = """
INSERT INTO follower_event (practice_id, account_id, side, number, profile_id, change)
SELECT $1, $2, $3, $4, profile_id, $6 FROM unnest($5::bigint[]) AS profile_id
"""
