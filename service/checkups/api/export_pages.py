"""The export page and what its forms send; anyone who holds a connect link may open it. Opening it changes nothing.

Bodies are read before the door's transaction begins, for a phone may take longer than a transaction may stand idle.
"""

import secrets
from typing import Any, Final
from uuid import UUID

from litestar import MediaType, Request, Response, get, post
from litestar.datastructures import UploadFile
from litestar.params import FromPath

from service.access.caller import RequestDesk
from service.access.limits import CONNECT_PAGES
from service.accounts.arrival import NotConnected
from service.accounts.connect_language import language_of, visitor_behind_link
from service.accounts.connect_pages import refusal_page
from service.accounts.connect_troubles import TROUBLES
from service.accounts.refusals import STATUS, Refusal
from service.checkups.chunks import LARGEST_EXPORT
from service.checkups.export_page import MODULES, export_page, page_headers, stated_number
from service.checkups.handing_in import Statement
from service.checkups.link_exports import (
    PROBLEMS,
    Entered,
    LinkSpent,
    confirm_through,
    enter,
    hand_in_through,
    refusal_of,
)
from service.checkups.uploads import UploadTooLarge, keep_whole, pieces_of
from service.kit.documents import answer
from service.kit.doors import Desk
from service.kit.limits import Limited
from service.kit.problems import NotFound, request_id_of

_FORM_ROOM: Final = 1 << 20
"""Bytes of a form beside its files."""
_NONCE_BYTES: Final = 16


@get("/connect/export-page/{name:str}", opt={"anyone": True}, include_in_schema=False)
async def show_module(name: FromPath[str]) -> Response[bytes]:
    """One of the page's scripts."""
    if name not in MODULES:
        raise NotFound
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "public, max-age=300"}
    return Response(MODULES[name], media_type="text/javascript", headers=headers)


@get(
    "/connect/{token:str}/export",
    opt={"anyone": True},
    guards=[Limited(CONNECT_PAGES)],
    exception_handlers=TROUBLES,
    include_in_schema=False,
)
async def show_page(token: FromPath[str], request: Request[Any, Any, Any], desk: RequestDesk) -> Response[str]:
    """How to get the export and where to hand it in; afterwards, what became of it."""
    return await _page(desk, request, await enter(desk, token), token)


@post(
    "/connect/{token:str}/export",
    opt={"anyone": True},
    guards=[Limited(CONNECT_PAGES)],
    exception_handlers=TROUBLES,
    include_in_schema=False,
    request_max_body_size=LARGEST_EXPORT + _FORM_ROOM,
)
async def hand_in_form(token: FromPath[str], request: Request[Any, Any, Any], desk: RequestDesk) -> Response[str]:
    """The whole files, as a browser without scripts sends them."""
    if refusal := await refusal_of(desk, token):
        return _back(token) if refusal is Refusal.LINK_USED else await _page(desk, request, refusal, token)
    form = await request.form()
    files = [each for each in form.getall("files", []) if isinstance(each, UploadFile)]
    entered = await enter(desk, token, to_bring=True)
    if isinstance(entered, Refusal):
        return await _page(desk, request, entered, token)
    said = {name: str(form.get(name) or "") for name in ("handle", "followers_shown", "with_messages")}
    try:
        statement = Statement(stated_number(said["followers_shown"]), said["with_messages"] == "yes")
        upload_ids = [await _kept(entered, each) for each in files]
        checkup_id = await hand_in_through(entered, upload_ids=upload_ids, handle=said["handle"], statement=statement)
    except LinkSpent:
        # No redirection, with which the files would be kept.
        return await _page(desk, request, await enter(desk, token), token, status=409)
    except tuple(PROBLEMS) as wrong:
        return await _page(desk, request, entered, token, problem=PROBLEMS[type(wrong)])
    except UploadTooLarge:
        return await _page(desk, request, entered, token, problem="no_zip" if not files else "too_large")
    entered.note("export.handed_in", checkup_id, request_id=request_id_of(request))
    return _back(token)


@post(
    "/connect/{token:str}/export/confirmation",
    opt={"anyone": True},
    guards=[Limited(CONNECT_PAGES)],
    exception_handlers=TROUBLES,
    include_in_schema=False,
)
async def confirm_export(token: FromPath[str], request: Request[Any, Any, Any], desk: RequestDesk) -> Response[str]:
    """The export that came through the link is theirs, which it does not say itself."""
    entered = await enter(desk, token, to_bring=True)
    if isinstance(entered, Refusal):
        return await _page(desk, request, entered, token)
    account_id = await confirm_through(entered)
    if account_id is not None:
        entered.note("export.confirmed", account_id, request_id=request_id_of(request))
    return _back(token)


async def _kept(entered: Entered, file: UploadFile) -> UUID:
    length = file.file.seek(0, 2)
    await file.seek(0)
    pieces, name = pieces_of(file.file), (file.filename or "")[:255]
    return (await keep_whole(entered.work, entered.holder, pieces, length=length, file_name=name)).id


def _back(token: str) -> Response[str]:
    return Response("", status_code=303, headers={"Location": f"/connect/{token}/export", "Cache-Control": "no-store"})


async def _page(  # noqa: PLR0913 # each is named
    desk: Desk,
    request: Request[Any, Any, Any],
    entered: Entered | Refusal,
    token: str,
    *,
    problem: str = "",
    status: int = 200,
) -> Response[str]:
    if isinstance(entered, Refusal):
        visitor = await visitor_behind_link(desk, request, token)
        page = refusal_page(NotConnected(entered), visitor.language, way_back=visitor.way_back)
        return answer(STATUS[entered], page)
    nonce, language = secrets.token_urlsafe(_NONCE_BYTES), language_of(request, own=entered.link.language)
    path = f"/connect/{token}/export"
    page = export_page(entered.link, path, nonce, language, telling=entered.telling, problem=problem)
    return Response(
        page, status_code=400 if problem else status, media_type=MediaType.HTML, headers=page_headers(nonce)
    )


DOORS: Final = (
    show_module,
    show_page,
    hand_in_form,
    confirm_export,
)
