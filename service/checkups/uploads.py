"""Files of an export on their way here: begun, sent in pieces, gone on with after any interruption, or dropped."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from email.utils import format_datetime
from math import ceil
from typing import IO, Annotated, Final
from uuid import UUID

from litestar.params import HeaderParameter
from sqlalchemy import ColumnElement, delete, func, insert, select, text, update

from service.checkups.chunks import (
    LARGEST_CHUNK,
    LARGEST_EXPORT,
    ChunkTooLarge,
    OffsetElsewhere,
    offset_after,
    verify,
)
from service.checkups.models import ExportUpload, UploadChunk
from service.kit.database import new_id
from service.kit.jobs import ask
from service.kit.problems import NotFound, Problem
from service.kit.work import Work

UPLOAD_RESTS: Final = timedelta(hours=24)
"""How long an upload may stand still: a night without a network, and the morning after."""
MOST_UNREAD: Final = 40 << 30
"""Bytes announced and not yet read in one practice: ten of the largest exports at once."""
MOST_OPEN: Final = 20
"""Files on their way for one account or link; no network splits an export further."""
EXPIRE_UPLOAD: Final = "expire_upload"
"""The kind of job that drops what stood still too long."""
UploadOffset = Annotated[
    str,
    HeaderParameter(
        name="Upload-Offset",
        description="Where this piece begins.",
        pattern=r"^[0-9]{1,19}$(?!\n)",
        schema_extra={"type": "integer", "minimum": 0, "pattern": None},
    ),
]
"""Plain digits: as an `int`, the header would also be read from `1e1` or `1.0`, which tus does not know."""


class UploadTooLarge(Problem):
    """The file is empty, or larger than an export may be."""

    status = 413
    title = "An export holds between one byte and 4 GiB"
    remedy = "Ask the network for your data without photos and videos, or send only the files that are read."


class TooManyUploads(Problem):
    """Too much is on its way at once, for this account or in this practice."""

    status = 429
    title = "Too much is on its way at once"
    remedy = "Hand in or drop what was begun, or wait; by `Retry-After` the first of what stands still is dropped."


@dataclass(frozen=True, slots=True)
class Holder:
    """Who sends: the signed-in client of an account, or whoever holds a connect link."""

    account_id: UUID | None = None
    link_id: UUID | None = None


async def begin_upload(work: Work, holder: Holder, *, length: int, file_name: str) -> ExportUpload:
    """Announce a file of this many bytes.

    Raises:
        UploadTooLarge: it is empty, or larger than any export.
        TooManyUploads: too much is on its way.
    """
    if not 0 < length <= LARGEST_EXPORT:
        raise UploadTooLarge
    await work.session.execute(
        text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))").bindparams(name=f"{work.practice_id}|uploads")
    )
    unread, first_to_go = (
        await work.session.execute(
            select(func.coalesce(func.sum(ExportUpload.length), 0), func.min(ExportUpload.expires_at)).where(
                ExportUpload.practice_id == work.practice_id
            )
        )
    ).one()
    open_ones = await work.session.scalar(
        select(func.count()).select_from(ExportUpload).where(*_of(work, holder), ExportUpload.export_id.is_(None))
    )
    if int(unread) + length > MOST_UNREAD or (open_ones or 0) >= MOST_OPEN:
        seconds = max(1, ceil((first_to_go - work.at).total_seconds()))
        raise TooManyUploads(headers={"Retry-After": str(seconds)})
    upload = ExportUpload(
        practice_id=work.practice_id,
        id=new_id(),
        account_id=holder.account_id,
        link_id=holder.link_id,
        file_name=file_name,
        length=length,
        received=0,
        created_at=work.at,
        expires_at=work.at + UPLOAD_RESTS,
    )
    work.session.add(upload)
    await work.session.flush()
    await ask(work, EXPIRE_UPLOAD, subject_id=upload.id, due_at=upload.expires_at)
    return upload


async def find_upload(work: Work, holder: Holder, upload_id: UUID) -> ExportUpload:
    """The upload with this id, while it is on its way.

    Raises:
        NotFound: there is none, it is somebody else's, was handed in, or stood still too long.
    """
    upload = await work.session.scalar(
        select(ExportUpload).where(
            *_of(work, holder),
            ExportUpload.id == upload_id,
            ExportUpload.export_id.is_(None),
            ExportUpload.expires_at > work.at,
        )
    )
    if upload is None:
        raise NotFound
    return upload


async def take_chunk(
    work: Work, upload: ExportUpload, content: bytes, *, offset: int, checksum: str | None = None
) -> ExportUpload:
    """Keep one piece; returns the upload as it stands then.

    Raises:
        OffsetElsewhere: it does not begin where the file goes on, or another piece came in between.
        ChunkTooLarge: it is longer than a piece may be, or than what is missing.
        ChecksumWrong, ChecksumUnknown: its bytes are not what its checksum says.
    """
    after = offset_after(length=upload.length, received=upload.received, offset=offset, size=len(content))
    if checksum is not None:
        verify(content, checksum)
    counted = await work.session.scalar(
        update(ExportUpload)
        .where(
            ExportUpload.practice_id == work.practice_id,
            ExportUpload.id == upload.id,
            ExportUpload.received == offset,
            ExportUpload.export_id.is_(None),
        )
        .values(received=after, expires_at=work.at + UPLOAD_RESTS)
        .returning(ExportUpload)
        .execution_options(populate_existing=True)
    )
    if counted is None:
        raise OffsetElsewhere
    if content:
        await work.session.execute(
            insert(UploadChunk).values(
                practice_id=work.practice_id, upload_id=upload.id, starts_at=offset, content=content
            )
        )
    return counted


async def drop_uploads(work: Work, which: ColumnElement[bool]) -> None:
    """Forget these uploads and their bytes."""
    ids = select(ExportUpload.id).where(ExportUpload.practice_id == work.practice_id, which)
    await work.session.execute(
        delete(UploadChunk).where(UploadChunk.practice_id == work.practice_id, UploadChunk.upload_id.in_(ids))
    )
    await work.session.execute(delete(ExportUpload).where(ExportUpload.practice_id == work.practice_id, which))


async def keep_whole(
    work: Work, holder: Holder, pieces: AsyncIterator[bytes], *, length: int, file_name: str
) -> ExportUpload:
    """An upload that comes in one go, of a length known beforehand, held in memory a piece at a time.

    Raises:
        UploadTooLarge, TooManyUploads: as when it is begun.
    """
    upload = await begin_upload(work, holder, length=length, file_name=file_name)
    async for piece in pieces:
        for start in range(0, len(piece), LARGEST_CHUNK):
            upload = await take_chunk(work, upload, piece[start : start + LARGEST_CHUNK], offset=upload.received)
    if upload.received != length:
        raise ChunkTooLarge
    return upload


async def pieces_of(file: IO[bytes]) -> AsyncIterator[bytes]:
    """The file from where it stands, in pieces of the size that is kept."""
    while piece := await asyncio.to_thread(file.read, LARGEST_CHUNK):
        yield piece


def progress_headers(upload: ExportUpload) -> dict[str, str]:
    """How far the file has come, in tus's words."""
    return {
        "Tus-Resumable": "1.0.0",
        "Upload-Offset": str(upload.received),
        "Upload-Length": str(upload.length),
        "Upload-Expires": format_datetime(upload.expires_at, usegmt=True),
        "Cache-Control": "no-store",
    }


def _of(work: Work, holder: Holder) -> tuple[ColumnElement[bool], ...]:
    return (
        ExportUpload.practice_id == work.practice_id,
        ExportUpload.account_id == holder.account_id if holder.account_id else ExportUpload.link_id == holder.link_id,
    )
