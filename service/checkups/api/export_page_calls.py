"""What the export page's own scripts ask, of anyone who holds a connect link.

Bodies are read before the door's transaction begins, for a phone may take longer than a transaction may stand idle.
"""

from typing import Annotated, Any, Final, TypeVar
from uuid import UUID

import msgspec
from litestar import Request, Response, get, head, patch, post
from litestar.params import FromPath, HeaderParameter

from service.access.caller import RequestDesk
from service.access.limits import CONNECT_PAGES
from service.accounts.refusals import Refusal
from service.checkups.chunks import LARGEST_CHUNK
from service.checkups.export_page import stated_number
from service.checkups.handing_in import Statement
from service.checkups.link_exports import PROBLEMS, Entered, enter, hand_in_through
from service.checkups.shapes import UploadView, UploadWanted, view_of
from service.checkups.uploads import UploadOffset, begin_upload, find_upload, progress_headers, take_chunk
from service.kit.doors import Desk
from service.kit.limits import Limited
from service.kit.problems import NotFound, RequestInvalid, request_id_of

_Shape = TypeVar("_Shape")


class _HandingIn(msgspec.Struct, frozen=True):
    upload_ids: Annotated[list[UUID], msgspec.Meta(min_length=1, max_length=20)]
    with_messages: bool
    handle: str | None = None
    followers_shown: str = ""


@post(
    "/connect/{token:str}/export/uploads",
    opt={"anyone": True},
    guards=[Limited(CONNECT_PAGES)],
    include_in_schema=False,
)
async def begin_file(token: FromPath[str], request: Request[Any, Any, Any], desk: RequestDesk) -> Response[UploadView]:
    """Announce a file that comes in pieces."""
    wanted = _decoded(await request.body(), UploadWanted)
    entered = await _let_in(desk, token)
    upload = await begin_upload(entered.work, entered.holder, length=wanted.length, file_name=wanted.file_name)
    headers = progress_headers(upload) | {"Location": f"/connect/{token}/export/uploads/{upload.id}"}
    return Response(view_of(upload), status_code=201, headers=headers)


@head("/connect/{token:str}/export/uploads/{upload_id:uuid}", opt={"anyone": True}, include_in_schema=False)
async def show_offset(token: FromPath[str], upload_id: FromPath[UUID], desk: RequestDesk) -> Response[None]:
    """Where to go on, in `Upload-Offset`."""
    entered = await _let_in(desk, token)
    return Response(None, headers=progress_headers(await find_upload(entered.work, entered.holder, upload_id)))


@patch(
    "/connect/{token:str}/export/uploads/{upload_id:uuid}",
    opt={"anyone": True},
    include_in_schema=False,
    status_code=204,
    request_max_body_size=LARGEST_CHUNK,
)
async def send_chunk(  # noqa: PLR0913 # each is named
    *,
    token: FromPath[str],
    upload_id: FromPath[UUID],
    upload_offset: UploadOffset,
    request: Request[Any, Any, Any],
    desk: RequestDesk,
    upload_checksum: Annotated[str | None, HeaderParameter(name="Upload-Checksum", max_length=200)] = None,
) -> Response[None]:
    """Keep the next piece of a file."""
    content = await request.body()
    entered = await _let_in(desk, token)
    upload = await find_upload(entered.work, entered.holder, upload_id)
    upload = await take_chunk(entered.work, upload, content, offset=int(upload_offset), checksum=upload_checksum)
    return Response(None, status_code=204, headers=progress_headers(upload))


@post("/connect/{token:str}/export/hand-in", opt={"anyone": True}, include_in_schema=False)
async def hand_in_files(
    token: FromPath[str], request: Request[Any, Any, Any], desk: RequestDesk
) -> Response[dict[str, str]]:
    """Have what has arrived read as one export."""
    said = _decoded(await request.body(), _HandingIn)
    entered = await _let_in(desk, token)
    try:
        statement = Statement(stated_number(said.followers_shown), said.with_messages)
        checkup_id = await hand_in_through(entered, upload_ids=said.upload_ids, handle=said.handle, statement=statement)
    except tuple(PROBLEMS) as wrong:
        return Response({"problem": PROBLEMS[type(wrong)]}, status_code=409)
    entered.note("export.handed_in", checkup_id, request_id=request_id_of(request))
    return Response({"state": "queued"}, status_code=202)


@get("/connect/{token:str}/export/progress", opt={"anyone": True}, include_in_schema=False)
async def show_progress(token: FromPath[str], desk: RequestDesk) -> Response[dict[str, str]]:
    """How far the reading is, for a page that waits."""
    entered = await enter(desk, token)
    if isinstance(entered, Refusal) or entered.telling is None:
        raise NotFound
    return Response({"state": entered.telling.state}, headers={"Cache-Control": "no-store"})


async def _let_in(desk: Desk, token: str) -> Entered:
    entered = await enter(desk, token, to_bring=True)
    if isinstance(entered, Refusal) or not entered.takes_exports:
        raise NotFound
    return entered


def _decoded(body: bytes, shape: type[_Shape]) -> _Shape:
    try:
        return msgspec.json.decode(body, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
        raise RequestInvalid(str(wrong)) from wrong


DOORS: Final = (begin_file, show_offset, send_chunk, hand_in_files, show_progress)
