"""Keeping those who engage: each as the newest look saw them, or as a network told of them between two looks."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import UUID

import asyncpg

from service.audience.engagers import Engager
from service.audience.keeping import PROFILE_COLUMNS, one_after_the_other
from service.platforms.contract import Profile


async def keep_engagers(
    connection: "asyncpg.Connection[asyncpg.Record]",
    practice_id: UUID,
    account_id: UUID,
    engagers: Iterable[Engager],
    *,
    at: datetime,
) -> None:
    """Write what this look saw of each; whom it did not reach stays as they were."""
    await connection.executemany(_KEEP, _rows(practice_id, account_id, engagers, at=at))


async def keep_told(
    connection: "asyncpg.Connection[asyncpg.Record]",
    practice_id: UUID,
    account_id: UUID,
    engagers: Iterable[Engager],
    *,
    at: datetime,
) -> None:
    """Write those of whom a network told between two looks.

    Of somebody whom a look has met, only when they spoke last moves on: counts are what the newest look saw.
    """
    await connection.executemany(_KEEP_TOLD, _rows(practice_id, account_id, engagers, at=at))


async def keep_profiles(
    connection: "asyncpg.Connection[asyncpg.Record]", practice_id: UUID, profiles: Iterable[Profile], *, platform: str
) -> None:
    """Write a few people's profiles as the network shows them now; merges of a network's people wait for one another."""
    await one_after_the_other(connection, practice_id, platform)
    await connection.executemany(
        _KEEP_PROFILE,
        [
            (practice_id, platform, each.id, *(getattr(each, name) for name in PROFILE_COLUMNS))
            for each in sorted(profiles, key=lambda each: each.id)
        ],
    )


def _rows(
    practice_id: UUID, account_id: UUID, engagers: Iterable[Engager], *, at: datetime
) -> list[tuple[object, ...]]:
    """In the order in which everybody writes them, so that two who write the same people wait for one another."""
    return [
        (
            practice_id, account_id, each.profile_id, each.handle, each.comments, each.reactions, each.posts, each.days, at,
            each.last_at, each.repeated, each.in_pod,
        )
        for each in sorted(engagers, key=lambda each: each.profile_id)
    ]  # fmt: skip


_SEEN: Final = ("handle", "comments", "reactions", "posts", "days", "last_at", "repeated", "in_pod")
_INSERT: Final = """
INSERT INTO engager (practice_id, account_id, profile_id, handle, comments, reactions, posts, days, first_seen_at, last_at,
  repeated, in_pod)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON CONFLICT (practice_id, account_id, profile_id) DO UPDATE
"""
_KEEP: Final = f"{_INSERT} SET {', '.join(f'{name} = excluded.{name}' for name in _SEEN)}"
_KEEP_TOLD: Final = f"""{_INSERT}
SET last_at = greatest(engager.last_at, excluded.last_at), handle = coalesce(nullif(excluded.handle, ''), engager.handle)
"""
_KEEP_PROFILE: Final = f"""
INSERT INTO profile (practice_id, platform, profile_id, {", ".join(PROFILE_COLUMNS)})
VALUES ($1, $2, $3, {", ".join(f"${4 + place}" for place in range(len(PROFILE_COLUMNS)))})
ON CONFLICT (practice_id, platform, profile_id) DO UPDATE
SET {", ".join(f"{name} = excluded.{name}" for name in PROFILE_COLUMNS)}
"""
