"""What became of the exports that a client handed in, those included that made no account known."""

from typing import Final
from uuid import UUID

import msgspec
from litestar import get
from litestar.di import NamedDependency

from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.queries import page_by_id
from service.access.roles import Permission
from service.checkups.shapes import HandedInView
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, key_of
from service.kit.problems import NotFound
from service.roster.reach import ClientInPath, Reach


@get(
    "/v1/clients/{client_id:uuid}/exports",
    operation_id="listExports",
    summary="List the exports that a client handed in",
    tags=["Checkups"],
    guards=[may(Permission.READ_AUDIENCE)],
    responses=refusals(NotFound, CursorInvalid),
)
async def list_exports(
    *,
    client_id: ClientInPath,
    reach: NamedDependency[Reach],
    database: AppDatabase,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[HandedInView]:
    """The client's exports, newest first, with why one was refused and what mends it."""
    rows = await database.reads.fetch(
        "SELECT * FROM list_exports_v1($1, $2, $3, $4, $5, $6)", *reach, client_id, key_of(cursor, UUID), limit + 1
    )
    if not rows:
        raise NotFound
    return page_by_id([msgspec.convert(dict(row), HandedInView) for row in rows if row["id"] is not None], limit)


DOORS: Final = (list_exports,)
