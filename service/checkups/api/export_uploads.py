"""Doors by which the signed-in client sends the files of an export in pieces, and hands them in as one.

Bodies are read before the door's transaction begins, for a phone may take longer than a transaction may stand idle.
"""

from typing import Annotated, Any, Final
from uuid import UUID

from litestar import Request, Response, delete, get, head, patch, post
from litestar.datastructures import ResponseHeader
from litestar.di import NamedDependency
from litestar.params import HeaderParameter, JSONBody, PathParameter

from service.access.audit import Trail
from service.access.caller import RequestDesk
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.roles import Permission
from service.accounts.export_accounts import PageTakesNoExport, require_taker
from service.accounts.models import SocialAccount
from service.accounts.reach import AccountInPath, account_in_reach
from service.checkups.asking import CheckupRunning
from service.checkups.chunks import LARGEST_CHUNK, ChecksumUnknown, ChecksumWrong, ChunkTooLarge, OffsetElsewhere
from service.checkups.handing_in import Statement, UploadUnfinished, hand_in
from service.checkups.models import ExportUpload
from service.checkups.shapes import CheckupAsked, ExportWanted, UploadView, UploadWanted, asked, view_of
from service.checkups.uploads import (
    Holder,
    TooManyUploads,
    UploadOffset,
    UploadTooLarge,
    begin_upload,
    drop_uploads,
    find_upload,
    progress_headers,
    take_chunk,
)
from service.kit.problems import NotFound
from service.kit.work import Work
from service.roster.coaching import CoachingEnded

UploadInPath = Annotated[UUID, PathParameter(description="The upload.")]
UploadChecksum = Annotated[
    str | None,
    HeaderParameter(
        name="Upload-Checksum",
        max_length=200,
        description="`sha256 <base64>` or `sha1 <base64>` of the piece; a damaged piece is then refused.",
    ),
]
_TOLD: Final = (
    ResponseHeader(name="Upload-Offset", description="Bytes kept so far.", documentation_only=True),
    ResponseHeader(name="Upload-Length", description="Bytes of the file.", documentation_only=True),
    ResponseHeader(name="Upload-Expires", description="When it is dropped if it rests.", documentation_only=True),
)


@post(
    "/v1/accounts/{account_id:uuid}/uploads",
    operation_id="beginUpload",
    summary="Begin to send a file of an export in pieces",
    tags=["Checkups"],
    guards=[may(Permission.HAND_IN_EXPORT)],
    responses=refusals(NotFound, PageTakesNoExport, UploadTooLarge, TooManyUploads, CoachingEnded),
)
async def begin_file(
    account: NamedDependency[SocialAccount], data: JSONBody[UploadWanted], work: NamedDependency[Work]
) -> Response[UploadView]:
    """Announce a file of up to 4 GiB, then send it by `PATCH` to the address in `Location`, as tus 1.0 does."""
    await require_taker(work, account)
    upload = await begin_upload(work, Holder(account_id=account.id), length=data.length, file_name=data.file_name)
    return Response(
        view_of(upload),
        status_code=201,
        headers=progress_headers(upload) | {"Location": f"/v1/accounts/{account.id}/uploads/{upload.id}"},
    )


@get(
    "/v1/accounts/{account_id:uuid}/uploads/{upload_id:uuid}",
    operation_id="showUpload",
    summary="See how far a file has come",
    tags=["Checkups"],
    guards=[may(Permission.HAND_IN_EXPORT)],
    response_headers=_TOLD,
    responses=refusals(NotFound),
)
async def show_upload(
    account: NamedDependency[SocialAccount], upload_id: UploadInPath, work: NamedDependency[Work]
) -> Response[UploadView]:
    """Where to go on after an interruption; `HEAD` tells the same in `Upload-Offset` alone, as in tus."""
    upload = await find_upload(work, Holder(account_id=account.id), upload_id)
    return Response(view_of(upload), headers=progress_headers(upload))


@head(
    "/v1/accounts/{account_id:uuid}/uploads/{upload_id:uuid}",
    guards=[may(Permission.HAND_IN_EXPORT)],
    include_in_schema=False,
)
async def show_offset(
    account: NamedDependency[SocialAccount], upload_id: UploadInPath, work: NamedDependency[Work]
) -> Response[None]:
    """Where to go on after an interruption, in `Upload-Offset`."""
    upload = await find_upload(work, Holder(account_id=account.id), upload_id)
    return Response(None, headers=progress_headers(upload))


@patch(
    "/v1/accounts/{account_id:uuid}/uploads/{upload_id:uuid}",
    operation_id="sendChunk",
    summary="Send the next piece of a file",
    description="The body is at most 4 MiB of the file (`application/offset+octet-stream`), from `Upload-Offset` on. It"
    " is kept whole or not at all.",
    tags=["Checkups"],
    status_code=204,
    guards=[may(Permission.HAND_IN_EXPORT)],
    request_max_body_size=LARGEST_CHUNK,
    response_headers=_TOLD,
    responses=refusals(
        NotFound, PageTakesNoExport, CoachingEnded, OffsetElsewhere, ChunkTooLarge, ChecksumWrong, ChecksumUnknown
    ),
)
async def send_chunk(  # noqa: PLR0913 # each is named
    *,
    request: Request[Any, Any, Any],
    account_id: AccountInPath,
    upload_id: UploadInPath,
    upload_offset: UploadOffset,
    identity: NamedDependency[Identity],
    desk: RequestDesk,
    upload_checksum: UploadChecksum = None,
) -> Response[None]:
    """Keep the piece, and say how far the file has come."""
    content = await request.body()
    work = await desk.open(identity.practice_id)
    account = await account_in_reach(work, identity, account_id)
    await require_taker(work, account)
    upload = await find_upload(work, Holder(account_id=account.id), upload_id)
    upload = await take_chunk(work, upload, content, offset=int(upload_offset), checksum=upload_checksum)
    return Response(None, status_code=204, headers=progress_headers(upload))


@delete(
    "/v1/accounts/{account_id:uuid}/uploads/{upload_id:uuid}",
    operation_id="dropUpload",
    summary="Drop a file on its way",
    tags=["Checkups"],
    guards=[may(Permission.HAND_IN_EXPORT)],
    responses=refusals(NotFound),
)
async def drop_file(
    account: NamedDependency[SocialAccount], upload_id: UploadInPath, work: NamedDependency[Work]
) -> None:
    """Forget the file and all that came of it."""
    upload = await find_upload(work, Holder(account_id=account.id), upload_id)
    await drop_uploads(work, ExportUpload.id == upload.id)


@post(
    "/v1/accounts/{account_id:uuid}/uploaded-exports",
    operation_id="handInUploads",
    summary="Hand in an export whose files have arrived",
    tags=["Checkups"],
    status_code=202,
    guards=[may(Permission.HAND_IN_EXPORT)],
    responses=refusals(NotFound, CheckupRunning, PageTakesNoExport, UploadUnfinished, UploadTooLarge, CoachingEnded),
)
async def hand_in_uploads(
    account: NamedDependency[SocialAccount],
    data: JSONBody[ExportWanted],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> CheckupAsked:
    """Have the files read as one export. Only the client whose account it is hands it in."""
    checkup_id = await hand_in(
        work,
        account,
        Holder(account_id=account.id),
        upload_ids=data.upload_ids,
        statement=Statement(data.followers_shown, data.with_messages),
        asked_by=identity.caller,
    )
    trail.note("export.handed_in", checkup_id)
    return asked(checkup_id)


DOORS: Final = (begin_file, show_upload, show_offset, send_chunk, drop_file, hand_in_uploads)
