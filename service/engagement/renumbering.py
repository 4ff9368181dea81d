"""Letting the circle, contacts, try-outs, weed-outs and the tasks of an account speak of people under another id, such as a number that became known."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

import asyncpg

from service.audience.renumbering import many_at_once


async def renumber_plans(
    connection: "asyncpg.Connection[asyncpg.Record]", practice_id: UUID, account_id: UUID, numbers: Mapping[int, int]
) -> None:
    """Have places in the circle, contacts, try-outs and tasks follow these people, old id to new; a task's key names its person as well."""
    if not numbers:
        return
    async with many_at_once(connection):
        for statement in (
            _CIRCLE,
            _DROP_DOUBLES,
            *_ONCE_EACH,
            _TOUCHES,
            _PROPOSED,
            _DROP_PROPOSED,
            _TRY_OUTS,
            _DROP_TRIED,
            _TASKS,
        ):
            await connection.execute(statement, practice_id, account_id, list(numbers), list(numbers.values()))


_KNOWN: Final = "unnest($3::bigint[], $4::bigint[]) AS known (was, becomes)"
_CIRCLE: Final = f"""
UPDATE circle_place AS kept SET profile_id = known.becomes FROM {_KNOWN}
WHERE kept.practice_id = $1 AND kept.account_id = $2 AND kept.profile_id = known.was AND NOT EXISTS (
  SELECT FROM circle_place other
  WHERE other.practice_id = $1 AND other.account_id = $2 AND other.profile_id = known.becomes)
"""
_DROP_DOUBLES: Final = f"""
DELETE FROM circle_place AS kept USING {_KNOWN}
WHERE kept.practice_id = $1 AND kept.account_id = $2 AND kept.profile_id = known.was
"""
_ONCE_EACH: Final = tuple(
    statement.replace("circle_place", table)
    for table in ("contact", "kept_person")
    for statement in (_CIRCLE, _DROP_DOUBLES)
)
"""Tables that know a person of an account once, as the circle does."""
_PROPOSED: Final = f"""
UPDATE weed_out_person AS kept SET profile_id = known.becomes FROM {_KNOWN}
WHERE kept.practice_id = $1 AND kept.account_id = $2 AND kept.profile_id = known.was AND NOT EXISTS (
  SELECT FROM weed_out_person other WHERE other.practice_id = $1 AND other.weed_out_id = kept.weed_out_id
    AND other.profile_id = known.becomes)
"""
_DROP_PROPOSED: Final = _DROP_DOUBLES.replace("circle_place", "weed_out_person")
_TOUCHES: Final = f"""
UPDATE touch AS kept SET profile_id = known.becomes FROM {_KNOWN}
WHERE kept.practice_id = $1 AND kept.account_id = $2 AND kept.profile_id = known.was
"""
_TRY_OUTS: Final = f"""
UPDATE try_out AS kept SET profile_id = known.becomes FROM {_KNOWN}
WHERE kept.practice_id = $1 AND kept.account_id = $2 AND kept.profile_id = known.was
  AND (kept.state <> 'open' OR NOT EXISTS (SELECT FROM try_out other
    WHERE other.practice_id = $1 AND other.account_id = $2 AND other.profile_id = known.becomes AND other.state = 'open'))
"""
_DROP_TRIED: Final = f"""
DELETE FROM try_out AS kept USING {_KNOWN}
WHERE kept.practice_id = $1 AND kept.account_id = $2 AND kept.profile_id = known.was
"""
_MOVED: Final = "replace(kept.task_key, ':' || known.was || ':', ':' || known.becomes || ':')"
_TASKS: Final = f"""
UPDATE task AS kept SET subject_profile_id = known.becomes, task_key = {_MOVED} FROM {_KNOWN}
WHERE kept.practice_id = $1 AND kept.account_id = $2 AND kept.subject_profile_id = known.was AND NOT EXISTS (
  SELECT FROM task other
  WHERE other.practice_id = $1 AND other.client_id = kept.client_id AND other.task_key = {_MOVED})
"""
