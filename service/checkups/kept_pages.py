"""What was read of an account, kept page by page until the checkup is concluded.

A page, the checkpoint that counts it, the price paid, and what the network told of its quotas are kept in one statement,
which takes the turn for the next call as well: however long a list is, a page costs one trip.
"""

from collections.abc import AsyncIterator, Sequence
from typing import Any, Final, Literal, TypeVar
from uuid import UUID

import msgspec

from service.checkups.progress import Progress
from service.kit.jobs import LeaseLost, Run
from service.kit.schema import Function
from service.platforms.contract import ListName, PostPage, Profiles
from service.platforms.pace import Call, Told
from service.platforms.turns import Turns

KeptAnswer = Literal["insights", "looked_up"]
KeptName = ListName | KeptAnswer
"""What is kept of a reading until the checkup is concluded: pages of lists, and answers to single questions."""

_Kept = TypeVar("_Kept")


async def keep_page(  # noqa: PLR0913 # the facts of one page, all named
    run: Run,
    *,
    checkup_id: UUID,
    name: KeptName,
    number: int,
    packed: bytes,
    progress: Progress,
    turns: Turns,
    call: Call,
    told: Sequence[Told],
    following: Call | None = None,
    people: int = 0,
    spent: int = 0,
) -> None:
    """Keep one page, the checkpoint after it and what it cost: one statement, one round trip.

    The same statement ends the turn of the call that gave the page, and takes the one for the call that follows.

    Raises:
        LeaseLost: when another worker has taken over; nothing was kept.
    """
    checkpoint = msgspec.to_builtins(progress)
    buckets = list(following.buckets) if following else []
    found = await run.works.database.reads.fetchval(
        "SELECT keep_page_v2($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        run.practice_id, run.job_id, run.fence, checkup_id, name, number, packed, checkpoint, people, spent,
        turns.app, msgspec.to_builtins(told), call.calls, buckets, following.calls if following else 0, turns.now(),
    )  # fmt: skip
    if found is None:
        raise LeaseLost
    if following is not None:
        turns.take_ahead(following, found)
    run.progressed_to(checkpoint)


async def kept_people(reads: Any, practice_id: UUID, checkup_id: UUID, name: ListName) -> AsyncIterator[Profiles]:  # noqa: ANN401 # the driver has no types
    """The kept pages of one list, in the order they were read, one in memory at a time."""
    number = 0
    while (packed := await reads.fetchval(_KEPT, practice_id, checkup_id, name, number)) is not None:
        yield msgspec.msgpack.decode(packed, type=Profiles)
        number += 1


async def kept_posts(reads: Any, practice_id: UUID, checkup_id: UUID, name: ListName) -> list[PostPage]:  # noqa: ANN401 # the driver has no types
    """The kept pages of posts or mentions; a few thousand posts at the most."""
    return await kept(reads, practice_id, checkup_id, name, PostPage)


async def kept(reads: Any, practice_id: UUID, checkup_id: UUID, name: KeptName, kind: type[_Kept]) -> list[_Kept]:  # noqa: ANN401 # the driver has no types
    """Everything kept under this name, in the order it was kept; for what is small enough to be held at once."""
    found: list[_Kept] = []
    while (packed := await reads.fetchval(_KEPT, practice_id, checkup_id, name, len(found))) is not None:
        found.append(msgspec.msgpack.decode(packed, type=kind))
    return found


_KEPT: Final = "SELECT kept_page_v1($1, $2, $3, $4)"

FUNCTIONS: Final = (
    Function(
        name="keep_page_v2",
        arguments=(
            "p_practice uuid, p_job uuid, p_fence bigint, p_checkup uuid, p_list text, p_number integer, p_packed bytea,"
            " p_checkpoint jsonb, p_people integer, p_spent bigint, p_app text, p_told jsonb, p_calls integer,"
            " p_next text[], p_next_calls integer, p_at timestamptz"
        ),
        returns="jsonb",
        body="""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  UPDATE job SET checkpoint = p_checkpoint, attempt = 0
  WHERE practice_id = p_practice AND id = p_job AND fence = p_fence AND state = 'running';
  IF NOT FOUND THEN
    PERFORM end_turn_v1(p_app, p_told, p_calls, p_at);
    RETURN NULL;
  END IF;
  INSERT INTO kept_page (practice_id, checkup_id, list_name, number, packed)
  VALUES (p_practice, p_checkup, p_list, p_number, p_packed);
  UPDATE checkup SET people_read = people_read + p_people, spent_micros = spent_micros + p_spent, stage = p_list,
    state = 'reading', waiting_until = NULL, waiting_reason = NULL
  WHERE practice_id = p_practice AND id = p_checkup;
  -- Last, for everybody's calls pass through these rows.
  PERFORM end_turn_v1(p_app, p_told, p_calls, p_at);
  RETURN take_turn_v1(p_practice, p_app, p_next, p_next_calls, p_at);
END""",
    ),
    Function(
        name="kept_page_v1",
        arguments="p_practice uuid, p_checkup uuid, p_list text, p_number integer",
        returns="bytea",
        body="""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN (SELECT packed FROM kept_page
    WHERE practice_id = p_practice AND checkup_id = p_checkup AND list_name = p_list AND number = p_number);
END""",
    ),
)
