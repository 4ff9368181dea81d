"""Dropping uploads that stood still too long; and the list of these jobs with those that heed what networks tell."""

from typing import Final

from service.checkups.heeding import JOBS as HEEDING
from service.checkups.models import ExportUpload
from service.checkups.uploads import EXPIRE_UPLOAD, drop_uploads
from service.kit.jobs import Done, JobKind, Later, Outcome, Run


async def expire_upload(run: Run) -> Outcome:
    """Drop the upload and its bytes, unless it went on meanwhile or was handed in."""
    async with run.work() as work:
        upload = await work.session.get(ExportUpload, (work.practice_id, run.subject_id), with_for_update=True)
        if upload is None or upload.export_id is not None:
            return Done()
        if upload.expires_at > work.at:
            return Later(upload.expires_at, "the upload goes on")
        await drop_uploads(work, ExportUpload.id == upload.id)
    return Done()


JOBS: Final = (JobKind(EXPIRE_UPLOAD, expire_upload), *HEEDING)
