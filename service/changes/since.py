"""Where somebody has read up to, and what changed since."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Final, NamedTuple
from uuid import UUID

import msgspec

from service.changes.queries import TOLD_DAYS
from service.kit.database import Database
from service.kit.pages import cursor_of, key_of
from service.kit.problems import Problem
from service.roster.reach import Reach

_TOLD_FOR: Final = timedelta(days=TOLD_DAYS)
_FIRST: Final = UUID(int=0)


class SyncTokenTooOld(Problem):
    """What went since is no longer known, or the database is another one by now."""

    status = 410
    title = "This token is too old to go on from"
    remedy = "Ask without `since`, keep what is told, and drop whatever else you had."


class ChangeKind(StrEnum):
    """What can change."""

    CLIENT = "client"
    ACCOUNT = "account"
    CHECKUP = "checkup"
    FINDING = "finding"
    TASK = "task"


class Changed(msgspec.Struct, frozen=True):
    """That something changed. Read it at its own door, which tells what you may see of it."""

    kind: Annotated[ChangeKind, msgspec.Meta(description="What it is.", examples=["finding"])]
    id: Annotated[UUID, msgspec.Meta(description="Which.", examples=["019a3c5e-7d12-7b10-9c8d-7e6f5a4b3c2d"])]
    client_id: Annotated[
        UUID | None,
        msgspec.Meta(
            description="Whose it is or was; null when that went with it.",
            examples=["019a3c5e-7d12-7b10-9c8d-7e6f5a4b3c2e"],
        ),
    ]
    is_gone: Annotated[bool, msgspec.Meta(description="Whether it was deleted: drop it.", examples=[False])]


class Place(NamedTuple):
    """How far somebody has read, in the order of what is committed."""

    written_by: int
    id: UUID = _FIRST
    told_at: int = 0
    """Seconds since 1970."""

    def token(self) -> str:
        """The opaque text that leads back here."""
        return cursor_of(self)


class Read(NamedTuple):
    """What changed after a place, each with the place right after it."""

    changes: list[tuple[Changed, Place]]
    place: Place
    is_last: bool


BEGINNING: Final = Place(0)


def place_of(token: str | None, *, at: datetime) -> Place | None:
    """Where this token leads.

    Raises:
        CursorInvalid: to nowhere.
        SyncTokenTooOld: to before what is still known of things that are gone.
    """
    place = key_of(token, Place)
    if place is not None and at.timestamp() - place.told_at > _TOLD_FOR.total_seconds():
        raise SyncTokenTooOld
    return place


async def changes_since(database: Database, reach: Reach, place: Place, *, limit: int, at: datetime) -> Read:
    """Up to so many changes after this place, within reach, in the order in which they were committed.

    What changes twice is told once, the later time. What is gone is told to every member, by its id alone.

    Raises:
        SyncTokenTooOld: when the place lies ahead of this database, which was put back since.
    """
    rows = await database.reads.fetch(
        "SELECT * FROM list_changes_v1($1, $2, $3, $4, $5, $6, $7)", *reach, place.written_by, place.id, limit, at
    )
    if place.written_by > rows[0]["told_below"]:
        raise SyncTokenTooOld
    now = int(at.astimezone(UTC).timestamp())
    changes = [
        (
            Changed(ChangeKind(row["kind"]), row["id"], row["client_id"], row["is_gone"]),
            Place(row["written_by"], row["id"], now),
        )
        for row in rows
        if row["id"] is not None
    ]
    return Read(changes, changes[-1][1] if changes else place._replace(told_at=now), is_last=len(changes) < limit)


async def newest_place(database: Database, reach: Reach, *, at: datetime) -> Place:
    """The place after everything that is told by now."""
    rows = await database.reads.fetch("SELECT * FROM list_changes_v1($1, $2, $3, $4, $5, 1, $6)", *reach, 0, _FIRST, at)
    return Place(rows[0]["told_below"], _FIRST, int(at.timestamp()))
