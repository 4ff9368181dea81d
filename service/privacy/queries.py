"""Deletion requests by their code, which is known before the practice is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from service.kit.database import Database
from service.kit.schema import Finder


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one request has come."""

    practice_id: UUID
    request_id: UUID
    done_at: datetime | None


async def find_requests(database: Database, code_hash: bytes) -> list[Standing]:
    """Every request that shares this code."""
    rows = await database.reads.fetch("SELECT * FROM find_deletion_requests_v1($1)", code_hash)
    return [Standing(row["practice_id"], row["request_id"], row["done_at"]) for row in rows]


FUNCTIONS: Final = (
    Finder(
        name="find_deletion_requests_v1",
        arguments="p_hash bytea",
        returns="TABLE (practice_id uuid, request_id uuid, done_at timestamptz)",
        body="""
BEGIN
  RETURN QUERY SELECT d.practice_id, d.id, d.done_at FROM deletion_request d WHERE d.code_hash = p_hash;
END""",
        sees={"deletion_request": ("practice_id", "id", "code_hash", "done_at")},
    ),
)
