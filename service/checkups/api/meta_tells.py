"""Doors that Meta comes to: proving that the address is ours, and hearing of comments, mentions, reactions and permissions.

Each of Meta's logins has an app secret of its own, and so a door of its own.
"""

from typing import Annotated, Any, Final

import structlog
from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.params import FromPath, QueryParameter

from service.access.caller import RequestDesk
from service.access.limits import NETWORK_EVENTS
from service.checkups.noticing import take_in
from service.kit.limits import Limited
from service.kit.problems import NotFound, Problem
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.platforms.meta_notices import (
    LONGEST,
    ROUTES_OF_LOGIN,
    SIGNATURE,
    NoticeRefused,
    challenge_answer,
    read_notices,
)

_log = structlog.get_logger()


class NotOurWord(Problem):
    """Whoever asks does not know the word that was agreed on with Meta."""

    status = 403
    title = "This is not the verify token of this deployment"
    remedy = "Enter the value of META_VERIFY_TOKEN where the callback is registered in Meta's dashboard."


class NoticeInvalid(Problem):
    """A message that Meta did not sign for this app, or that cannot be read; nothing was done."""

    title = "This is not a message of Meta for this app"
    remedy = "Sign the body, to the byte, with the app's secret by HMAC-SHA256, in `X-Hub-Signature-256`."


@get(
    "/platforms/meta/{login:str}/webhooks",
    opt={"anyone": True},
    guards=[Limited(NETWORK_EVENTS)],
    include_in_schema=False,
)
async def prove_address(
    login: FromPath[str],
    state: State,
    mode: Annotated[str, QueryParameter(name="hub.mode")] = "",
    token: Annotated[str, QueryParameter(name="hub.verify_token")] = "",
    challenge: Annotated[str, QueryParameter(name="hub.challenge")] = "",
) -> Response[str]:
    """Meta asks whether this address is ours."""
    _secret(login, state.settings)
    try:
        answer = challenge_answer(mode, token, challenge, expected=state.settings.meta_verify_token)
    except NoticeRefused as refused:
        raise NotOurWord(str(refused)) from refused
    return Response(answer, media_type="text/plain", headers={"X-Content-Type-Options": "nosniff"})


@post(
    "/platforms/meta/{login:str}/webhooks",
    opt={"anyone": True},
    guards=[Limited(NETWORK_EVENTS)],
    include_in_schema=False,
    request_max_body_size=LONGEST,
    status_code=200,
)
async def hear_notices(
    login: FromPath[str], request: Request[Any, Any, Any], desk: RequestDesk, state: State
) -> dict[str, int]:
    """Meta tells of something; what is new is stored before the answer, and heeded after it."""
    secret = _secret(login, state.settings)
    try:
        told = read_notices(await request.body(), request.headers.get(SIGNATURE, ""), secret=secret)
    except NoticeRefused as refused:
        raise NoticeInvalid(str(refused)) from refused
    heard = await take_in(desk.works, login, told, at=desk.clock())
    _log.info(
        "notices_heard",
        login=login,
        kept=heard.kept,
        again=heard.again,
        unknown=heard.unknown,
        unheeded=dict(heard.unheeded),
    )
    unheeded = heard.unheeded.total()
    return {"kept": heard.kept, "again": heard.again, "unknown": heard.unknown, "unheeded": unheeded}


def _secret(login: str, settings: Settings) -> Secret:
    if login not in ROUTES_OF_LOGIN:
        raise NotFound
    return settings.instagram_client_secret if login == "instagram" else settings.facebook_client_secret


DOORS: Final = (prove_address, hear_notices)
