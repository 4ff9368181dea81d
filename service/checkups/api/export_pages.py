"""The export page's doors; anyone who holds a connect link may open them. Opening one changes nothing.

Bodies are read before the door's transaction begins, for a phone may take longer than a transaction may stand idle.
"""

import secrets
from collections.abc import Mapping
from typing import Annotated, Any, Final, TypeVar
from uuid import UUID

import msgspec
from litestar import MediaType, Request, Response, get, head, patch, post
from litestar.datastructures import UploadFile
from litestar.params import FromPath, HeaderParameter

from service.access.audit import Trail
from service.access.caller import RequestDesk
from service.access.limits import CONNECT_PAGES
from service.accounts.arrival import NotConnected
from service.accounts.connect_pages import refusal_page
from service.accounts.export_accounts import AccountOfAnother, PageTakesNoExport
from service.accounts.refusals import WORDS, Refusal
from service.checkups.asking import CheckupRunning
from service.checkups.chunks import LARGEST_CHUNK, LARGEST_EXPORT
from service.checkups.export_page import MODULES, export_page, page_headers, shown_number
from service.checkups.handing_in import Statement
from service.checkups.link_exports import Entered, Nameless, confirm_through, enter, hand_in_through, refusal_of
from service.checkups.shapes import UploadView, UploadWanted, view_of
from service.checkups.uploads import (
    UploadOffset,
    UploadTooLarge,
    begin_upload,
    find_upload,
    keep_whole,
    pieces_of,
    progress_headers,
    take_chunk,
)
from service.kit.documents import HEADERS
from service.kit.doors import Desk
from service.kit.limits import Limited
from service.kit.problems import NotFound, RequestInvalid, request_id_of

_FORM_ROOM: Final = 1 << 20
"""Bytes of a form beside its files."""
_NONCE_BYTES: Final = 16

_PROBLEMS: Final[Mapping[type[Exception], str]] = {
    Nameless: "nameless",
    CheckupRunning: "running",
    AccountOfAnother: "taken",
    PageTakesNoExport: "page",
}
"""What keeps an export from being taken through a link, by the name of its words on the page."""

_Shape = TypeVar("_Shape")


class _HandingIn(msgspec.Struct, frozen=True):
    upload_ids: Annotated[list[UUID], msgspec.Meta(min_length=1, max_length=20)]
    with_messages: bool
    handle: str | None = None
    followers_shown: str = ""


@get("/connect/export-page/{name:str}", opt={"anyone": True}, include_in_schema=False)
async def show_module(name: FromPath[str]) -> Response[bytes]:
    """One of the page's scripts."""
    if name not in MODULES:
        raise NotFound
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "public, max-age=300"}
    return Response(MODULES[name], media_type="text/javascript", headers=headers)


@get("/connect/{token:str}/export", opt={"anyone": True}, guards=[Limited(CONNECT_PAGES)], include_in_schema=False)
async def show_page(token: FromPath[str], desk: RequestDesk) -> Response[str]:
    """How to get the export and where to hand it in; afterwards, what became of it."""
    return _page(await enter(desk, token), token)


@post(
    "/connect/{token:str}/export",
    opt={"anyone": True},
    guards=[Limited(CONNECT_PAGES)],
    include_in_schema=False,
    request_max_body_size=LARGEST_EXPORT + _FORM_ROOM,
)
async def hand_in_form(token: FromPath[str], request: Request[Any, Any, Any], desk: RequestDesk) -> Response[str]:
    """The whole files, as a browser without scripts sends them."""
    if refusal := await refusal_of(desk, token):
        return _back(token) if refusal is Refusal.LINK_USED else _page(refusal, token)
    form = await request.form()
    files = [each for each in form.getall("files", []) if isinstance(each, UploadFile)]
    entered = await enter(desk, token, to_bring=True)
    if isinstance(entered, Refusal):
        return _page(entered, token)
    said = {name: str(form.get(name) or "") for name in ("handle", "followers_shown", "with_messages")}
    statement = Statement(shown_number(said["followers_shown"]), said["with_messages"] == "yes")
    try:
        upload_ids = [await _kept(entered, each) for each in files]
        checkup_id = await hand_in_through(entered, upload_ids=upload_ids, handle=said["handle"], statement=statement)
    except tuple(_PROBLEMS) as wrong:
        return _page(entered, token, problem=_PROBLEMS[type(wrong)])
    except UploadTooLarge:
        return _page(entered, token, problem="no_zip" if not files else "too_large")
    _note(entered, request, "export.handed_in", checkup_id)
    return _back(token)


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
    statement = Statement(shown_number(said.followers_shown), said.with_messages)
    try:
        checkup_id = await hand_in_through(entered, upload_ids=said.upload_ids, handle=said.handle, statement=statement)
    except tuple(_PROBLEMS) as wrong:
        return Response({"problem": _PROBLEMS[type(wrong)]}, status_code=409)
    _note(entered, request, "export.handed_in", checkup_id)
    return Response({"state": "queued"}, status_code=202)


@post(
    "/connect/{token:str}/export/confirmation",
    opt={"anyone": True},
    guards=[Limited(CONNECT_PAGES)],
    include_in_schema=False,
)
async def confirm_export(token: FromPath[str], request: Request[Any, Any, Any], desk: RequestDesk) -> Response[str]:
    """The export that came through the link is theirs, which it does not say itself."""
    entered = await enter(desk, token, to_bring=True)
    if isinstance(entered, Refusal):
        return _page(entered, token)
    account_id = await confirm_through(entered)
    if account_id is not None:
        _note(entered, request, "export.confirmed", account_id)
    return _back(token)


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


async def _kept(entered: Entered, file: UploadFile) -> UUID:
    length = file.file.seek(0, 2)
    await file.seek(0)
    pieces, name = pieces_of(file.file), (file.filename or "")[:255]
    return (await keep_whole(entered.work, entered.holder, pieces, length=length, file_name=name)).id


def _decoded(body: bytes, shape: type[_Shape]) -> _Shape:
    try:
        return msgspec.json.decode(body, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
        raise RequestInvalid(str(wrong)) from wrong


def _note(entered: Entered, request: Request[Any, Any, Any], action: str, subject_id: UUID) -> None:
    trail = Trail(entered.work, f"connect_link:{entered.link.link_id}", request_id_of(request))
    trail.note(action, subject_id)


def _back(token: str) -> Response[str]:
    return Response("", status_code=303, headers={"Location": f"/connect/{token}/export", "Cache-Control": "no-store"})


def _page(entered: Entered | Refusal, token: str, *, problem: str = "") -> Response[str]:
    if isinstance(entered, Refusal):
        status, page, headers = WORDS[entered].status, refusal_page(NotConnected(entered)), dict(HEADERS)
    else:
        nonce = secrets.token_urlsafe(_NONCE_BYTES)
        page = export_page(entered.link, f"/connect/{token}/export", nonce, telling=entered.telling, problem=problem)
        status, headers = 400 if problem else 200, page_headers(nonce)
    return Response(page, status_code=status, media_type=MediaType.HTML, headers=headers)


DOORS: Final = (
    show_module,
    show_page,
    hand_in_form,
    begin_file,
    show_offset,
    send_chunk,
    hand_in_files,
    confirm_export,
    show_progress,
)
