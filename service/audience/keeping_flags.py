"""Keeping what stood out in people's words at a look, and letting go of what no longer does."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import asyncpg
import numpy as np

from service.audience.comment_flags import CommentFlag
from service.audience.flag_queries import TEXT_MARK
from service.audience.roll import Ids, is_among
from service.kit.database import new_id

KEPT_FOR: Final = timedelta(days=90)
"""How long a comment's flag is kept after it was written; ours, as long as an exchange counts as recent."""


async def keep_profile_flags(  # noqa: PLR0913 # what one look found, all named
    connection: "asyncpg.Connection[asyncpg.Record]",
    practice_id: UUID,
    account_id: UUID,
    found: Mapping[int, Sequence[str]],
    *,
    platform: str,
    read: Ids,
    at: datetime,
) -> None:
    """Keep the flags of the followers who were read, once these are merged; what is set aside stays so while the text does.

    Args:
        connection: the checkup's own transaction.
        practice_id: whose practice.
        account_id: whose followers.
        found: the codes of each person in whose profile something stood out.
        platform: their network.
        read: the sorted ids of everybody who was read.
        at: the moment of the look.
    """
    kept = np.array([row["profile_id"] for row in await connection.fetch(_KEPT, practice_id, account_id)], np.int64)
    pairs = [(profile_id, code) for profile_id, codes in sorted(found.items()) for code in codes]
    people, codes = [profile_id for profile_id, _ in pairs], [code for _, code in pairs]
    again = kept[is_among(kept, read)].tolist()
    await connection.execute(_DROP, practice_id, account_id, again, people, codes)
    ids = [new_id() for _ in pairs]
    await connection.execute(_KEEP, practice_id, account_id, ids, people, codes, at, platform)


async def keep_comment_flags(  # noqa: PLR0913 # what one look found, all named
    connection: "asyncpg.Connection[asyncpg.Record]",
    practice_id: UUID,
    account_id: UUID,
    flags: Sequence[CommentFlag],
    *,
    judged: bool,
    at: datetime,
) -> None:
    """Keep what stood out in comments; a newer comment brings back what was set aside.

    What was written long ago is dropped, and all of it where words may no longer be `judged`.
    """
    await connection.execute(_DROP_OLD, practice_id, account_id, at - KEPT_FOR if judged else at)
    await connection.executemany(
        _KEEP_COMMENT,
        [
            (
                practice_id,
                new_id(),
                account_id,
                each.profile_id,
                each.code,
                each.masked,
                each.sureness.value,
                at,
                each.said_at,
            )
            for each in flags
            if each.said_at > at - KEPT_FOR
        ],
    )


_KEPT: Final = """
SELECT DISTINCT profile_id FROM kept_flag WHERE practice_id = $1 AND account_id = $2 AND found_in = 'profile'
ORDER BY profile_id
"""
_DROP: Final = """
DELETE FROM kept_flag AS kept WHERE practice_id = $1 AND account_id = $2 AND found_in = 'profile' AND (
  NOT EXISTS (SELECT FROM standing s WHERE s.practice_id = $1 AND s.account_id = $2 AND s.profile_id = kept.profile_id)
  OR profile_id = ANY($3::bigint[]) AND (profile_id, code) NOT IN (
    SELECT profile_id, code FROM unnest($4::bigint[], $5::text[]) AS found (profile_id, code)))
"""
_KEEP: Final = f"""
INSERT INTO kept_flag (practice_id, id, account_id, profile_id, found_in, code, masked, sureness, text_mark, first_seen_at,
  last_seen_at)
SELECT $1, found.id, $2, found.profile_id, 'profile', found.code, '', '', {TEXT_MARK}, $6, $6
FROM unnest($3::uuid[], $4::bigint[], $5::text[]) AS found (id, profile_id, code)
  JOIN standing s ON s.practice_id = $1 AND s.account_id = $2 AND s.profile_id = found.profile_id
  JOIN profile f ON f.practice_id = $1 AND f.platform = $7 AND f.profile_id = found.profile_id
ON CONFLICT (practice_id, account_id, profile_id, found_in, code) DO UPDATE
SET last_seen_at = excluded.last_seen_at, text_mark = excluded.text_mark,
  dismissed_at = CASE WHEN kept_flag.text_mark = excluded.text_mark THEN kept_flag.dismissed_at END,
  dismissed_by = CASE WHEN kept_flag.text_mark = excluded.text_mark THEN kept_flag.dismissed_by END
"""
_DROP_OLD: Final = """
DELETE FROM kept_flag WHERE practice_id = $1 AND account_id = $2 AND found_in = 'comment' AND last_seen_at <= $3
"""
_KEEP_COMMENT: Final = """
INSERT INTO kept_flag (practice_id, id, account_id, profile_id, found_in, code, masked, sureness, first_seen_at, last_seen_at)
VALUES ($1, $2, $3, $4, 'comment', $5, $6, $7, $8, $9)
ON CONFLICT (practice_id, account_id, profile_id, found_in, code) DO UPDATE
SET masked = excluded.masked, sureness = excluded.sureness, last_seen_at = excluded.last_seen_at,
  dismissed_at = CASE WHEN excluded.last_seen_at = kept_flag.last_seen_at THEN kept_flag.dismissed_at END,
  dismissed_by = CASE WHEN excluded.last_seen_at = kept_flag.last_seen_at THEN kept_flag.dismissed_by END
WHERE excluded.last_seen_at >= kept_flag.last_seen_at
"""
