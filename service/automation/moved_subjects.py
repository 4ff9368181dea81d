"""Letting findings speak of people under another id, such as a number that became known."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

import asyncpg


async def renumber_findings(
    connection: "asyncpg.Connection[asyncpg.Record]", practice_id: UUID, account_id: UUID, numbers: Mapping[int, int]
) -> None:
    """Have findings follow these people, old id to new; where both ids have one of a kind, the one of the new id stands."""
    for statement in (_MOVE, _DROP_DOUBLES) if numbers else ():
        await connection.execute(statement, practice_id, account_id, list(numbers), list(numbers.values()))


_KNOWN: Final = "unnest($3::bigint[], $4::bigint[]) AS known (was, becomes)"
_KEY: Final = "kept.kind || ':' || known.becomes"
_MOVE: Final = f"""
UPDATE finding AS kept SET subject_profile_id = known.becomes, recognition_key = {_KEY},
  verdict = jsonb_set(kept.verdict, '{{profile_id}}', to_jsonb(known.becomes)) FROM {_KNOWN}
WHERE kept.practice_id = $1 AND kept.account_id = $2 AND kept.subject_profile_id = known.was AND NOT EXISTS (
  SELECT FROM finding other
  WHERE other.practice_id = $1 AND other.account_id = $2 AND other.recognition_key = {_KEY})
"""
_DROP_DOUBLES: Final = f"""
DELETE FROM finding AS kept USING {_KNOWN}
WHERE kept.practice_id = $1 AND kept.account_id = $2 AND kept.subject_profile_id = known.was
"""
