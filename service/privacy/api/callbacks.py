"""Doors that anybody may come to: what Meta tells us of people who leave, and how far a deletion is."""

from datetime import datetime
from typing import Any, Final

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.params import FromPath

from service.access.caller import RequestDesk
from service.access.limits import CALLBACKS, CONNECT_PAGES
from service.access.tokens import hash_of
from service.kit.documents import answer
from service.kit.limits import Limited
from service.kit.preferences import prefers_a_page
from service.kit.problems import NotFound, Problem
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.kit.spoken_languages import language_for
from service.platforms.meta_notices import ROUTES_OF_LOGIN
from service.platforms.signed_requests import Leaver, SignedRequestRefused, read_signed_request
from service.privacy.asking import delete_all, stop_reading
from service.privacy.pages import status_page, unknown_page
from service.privacy.queries import find_requests
from service.privacy.status import codes_of, status_url

_AnyRequest = Request[Any, Any, Any]


class SignedRequestInvalid(Problem):
    """A signed request that the network did not sign, or that is too old to act on; nothing was done."""

    title = "This is not a signed request that can be acted on"
    remedy = "Sign the payload with the app's secret by HMAC-SHA256, and send it within a day."


@post(
    "/platforms/meta/{login:str}/deauthorize",
    opt={"anyone": True},
    guards=[Limited(CALLBACKS)],
    include_in_schema=False,
    status_code=200,
)
async def hear_of_removal(
    login: FromPath[str], request: _AnyRequest, desk: RequestDesk, state: State
) -> dict[str, int]:
    """Meta says that somebody removed our app: their accounts are read no longer."""
    leaver = await _leaver(login, request, state.settings, at=desk.clock())
    stopped = await stop_reading(desk.works, login, leaver.person, asked_at=leaver.issued_at, at=desk.clock())
    return {"accounts": stopped}


@post(
    "/platforms/meta/{login:str}/data-deletion",
    opt={"anyone": True},
    guards=[Limited(CALLBACKS)],
    include_in_schema=False,
    status_code=200,
)
async def hear_of_deletion(
    login: FromPath[str], request: _AnyRequest, desk: RequestDesk, state: State
) -> dict[str, str]:
    """Meta says that somebody wants their data deleted: it begins now, and the answer tells where to see that it is done."""
    leaver = await _leaver(login, request, state.settings, at=desk.clock())
    code = codes_of(desk.works.vault).new(at=desk.clock())
    await delete_all(desk.works, login, leaver.person, code, asked_at=leaver.issued_at, at=desk.clock())
    return {"url": status_url(state.settings, code), "confirmation_code": code}


@get("/deletions/{code:str}", opt={"anyone": True}, guards=[Limited(CONNECT_PAGES)], include_in_schema=False)
async def show_deletion(code: FromPath[str], request: _AnyRequest, desk: RequestDesk) -> Response[Any]:
    """How far a deletion is, for a person or (by `Accept: application/json`) for a program."""
    given_at = codes_of(desk.works.vault).given_at(code)
    accepted = request.headers.get("accept", "")
    language = language_for("", accepted=request.headers.get("accept-language", ""))
    if given_at is None:
        if prefers_a_page(accepted):
            return answer(404, unknown_page(language))
        raise NotFound
    found = await find_requests(desk.works.database, hash_of(Secret(code)))
    is_done = all(each.done_at is not None for each in found)
    done_at = max((each.done_at for each in found if each.done_at is not None), default=None)
    if "application/json" in accepted:
        status = "nothing_held" if not found else "done" if is_done else "under_way"
        return Response({"status": status, "asked_at": given_at, "done_at": done_at if is_done else None})
    page = status_page(given_at, len(found), done_at, is_done=is_done, language=language)
    return answer(200, page)


async def _leaver(login: str, request: _AnyRequest, settings: Settings, *, at: datetime) -> Leaver:
    if login not in ROUTES_OF_LOGIN:
        raise NotFound
    secret = settings.instagram_client_secret if login == "instagram" else settings.facebook_client_secret
    signed = (await request.form()).get("signed_request")
    try:
        return read_signed_request(str(signed or ""), secret=secret, at=at)
    except SignedRequestRefused as refused:
        raise SignedRequestInvalid(str(refused)) from refused


DOORS: Final = (hear_of_removal, hear_of_deletion, show_deletion)
