"""The files of a handed-in export, laid out for its reader: written piece by piece, gone when the reading is over."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from uuid import UUID

from sqlalchemy import select

from service.checkups.models import ExportUpload, HandedInExport, UploadChunk
from service.checkups.uploads import drop_uploads
from service.kit.jobs import Run
from service.kit.scratch import scratch
from service.kit.work import Work


@dataclass(frozen=True, slots=True)
class HandedInFiles:
    """Where the files of an export lie, and what was said of it."""

    paths: tuple[Path, ...]
    named: str
    """What the first file was called, which on some networks tells the owner and the day."""
    with_messages: bool
    followers_shown: int | None


@asynccontextmanager
async def laid_out(run: Run, checkup_id: UUID) -> AsyncIterator[HandedInFiles]:
    """The files of this checkup's export in a folder that only we can open, for as long as the block runs.

    Each piece is read in a transaction of its own, so that the job's lease can be renewed in between. What a killed
    worker left behind is cleared away first.
    """
    async with run.work() as work:
        export = await export_of(work, checkup_id)
        uploads = (
            await work.session.scalars(
                select(ExportUpload)
                .where(ExportUpload.practice_id == work.practice_id, ExportUpload.export_id == export.id)
                .order_by(ExportUpload.id)
            )
        ).all()
    with scratch("export") as place:
        folder = place / "files"
        folder.mkdir(mode=0o700)
        paths = tuple(folder / f"{number}.zip" for number in range(len(uploads)))
        for upload, path in zip(uploads, paths, strict=True):
            await _write(run, upload, path)
        yield HandedInFiles(
            paths=paths,
            named=PurePath(uploads[0].file_name).stem,
            with_messages=export.with_messages,
            followers_shown=export.followers_shown,
        )


async def export_of(work: Work, checkup_id: UUID) -> HandedInExport:
    """The export that this checkup is about."""
    return (
        await work.session.scalars(
            select(HandedInExport).where(
                HandedInExport.practice_id == work.practice_id, HandedInExport.checkup_id == checkup_id
            )
        )
    ).one()


async def let_go(work: Work, checkup_id: UUID) -> None:
    """The export was read or refused; no byte of it is kept."""
    export = await export_of(work, checkup_id)
    await drop_uploads(work, ExportUpload.export_id == export.id)


async def _write(run: Run, upload: ExportUpload, path: Path) -> None:
    at = 0
    with path.open("xb") as file:
        while at < upload.length:
            async with run.work() as work:
                chunk = await work.session.get_one(UploadChunk, (work.practice_id, upload.id, at))
            await asyncio.to_thread(file.write, chunk.content)
            at += len(chunk.content)
