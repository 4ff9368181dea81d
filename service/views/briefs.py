"""Doors for a client since the last call: as data, as text, and as a page to print."""

import asyncio
from datetime import datetime
from typing import Annotated, Final, TypeAlias

import msgspec
from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import Parameter

from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.roles import AT_A_GLANCE
from service.kit.problems import FieldProblem, NotFound, RequestInvalid
from service.roster.reach import ClientInPath, Reach
from service.views.brief import brief
from service.views.brief_markdown import brief_markdown
from service.views.brief_pdf import brief_pdf
from service.views.brief_shapes import Brief

_Since: TypeAlias = Annotated[
    str | None,
    Parameter(
        max_length=40,
        description="From when on, as RFC 3339 writes it; the last call if left out, or four weeks ago where there was none.",
        schema_extra={"format": "date-time", "examples": ["2026-10-05T15:00:00Z"]},
    ),
]


def _moment(since: str | None) -> datetime | None:
    # Litestar would take a number for a moment, too.
    try:
        return None if since is None else msgspec.convert(since, Annotated[datetime, msgspec.Meta(tz=True)])
    except msgspec.ValidationError as unreadable:
        what = "is no moment such as 2026-10-05T15:00:00Z"
        raise RequestInvalid(errors=(FieldProblem(where="since", what=what),)) from unreadable


async def _brief(
    database: AppDatabase, reach: Reach, client_id: ClientInPath, since: str | None, at: datetime
) -> Brief:
    row = await database.reads.fetchrow(
        "SELECT * FROM show_brief_v1($1, $2, $3, $4, $5, $6)", *reach, client_id, _moment(since), at
    )
    if row is None:
        raise NotFound
    return brief(client_id, row)


@get(
    "/v1/clients/{client_id:uuid}/brief",
    operation_id="showBrief",
    summary="What happened since the last call?",
    tags=["Views"],
    guards=[may(*AT_A_GLANCE)],
    responses=refusals(NotFound),
)
async def show_brief(
    client_id: ClientInPath,
    reach: NamedDependency[Reach],
    database: AppDatabase,
    at: NamedDependency[datetime],
    since: _Since = None,
) -> Brief:
    """A client on one page: quality followers, what changed them, people, days, and what is new about their own account."""
    return await _brief(database, reach, client_id, since, at)


@get(
    "/v1/clients/{client_id:uuid}/brief.md",
    operation_id="showBriefAsMarkdown",
    summary="The same as text, to paste",
    tags=["Views"],
    media_type="text/markdown",
    guards=[may(*AT_A_GLANCE)],
    responses=refusals(NotFound),
)
async def show_brief_as_markdown(
    client_id: ClientInPath,
    reach: NamedDependency[Reach],
    database: AppDatabase,
    at: NamedDependency[datetime],
    since: _Since = None,
) -> Response[str]:
    """The brief as Markdown, in English."""
    return Response(brief_markdown(await _brief(database, reach, client_id, since, at)), media_type="text/markdown")


@get(
    "/v1/clients/{client_id:uuid}/brief.pdf",
    operation_id="showBriefAsPdf",
    summary="The same as a page to print",
    tags=["Views"],
    media_type="application/pdf",
    guards=[may(*AT_A_GLANCE)],
    responses=refusals(NotFound),
)
async def show_brief_as_pdf(
    client_id: ClientInPath,
    reach: NamedDependency[Reach],
    database: AppDatabase,
    at: NamedDependency[datetime],
    since: _Since = None,
) -> Response[bytes]:
    """The brief as PDF, with a curve of quality followers."""
    told = await _brief(database, reach, client_id, since, at)
    headers = {"Content-Disposition": 'inline; filename="brief.pdf"'}
    return Response(await asyncio.to_thread(brief_pdf, told), media_type="application/pdf", headers=headers)


DOORS: Final = (show_brief, show_brief_as_markdown, show_brief_as_pdf)
