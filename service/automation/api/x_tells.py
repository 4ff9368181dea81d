"""Doors that X comes to: proving that the address is ours, and hearing of follows and of people who remove our app.

X waits ten seconds for an answer (X API, webhooks); verifying costs a hash, and what is kept is a row in each practice.
"""

from typing import Any, Final

import structlog
from litestar import Request, get, post
from litestar.datastructures import State
from litestar.params import FromQuery

from service.access.caller import RequestDesk
from service.access.limits import NETWORK_EVENTS
from service.accounts.withdrawing import withdrawn_on_network
from service.automation.notices import keep_follow
from service.kit.limits import Limited
from service.kit.problems import Problem
from service.platforms.contract import Route
from service.platforms.x_events import (
    EVENTS_PATH,
    LONGEST,
    SIGNATURE,
    AccessRevoked,
    EventRefused,
    FollowChanged,
    challenge_answer,
    read_event,
)

_log = structlog.get_logger()


class XEventRefused(Problem):
    """A message that X did not sign for our app, or that cannot be read; nothing was done."""

    title = "This is not a message of X for this app"
    remedy = "Sign the body, to the byte, with the app's consumer secret by HMAC-SHA256."


@get(EVENTS_PATH, opt={"anyone": True}, guards=[Limited(NETWORK_EVENTS)], include_in_schema=False)
async def prove_address(state: State, crc_token: FromQuery[str] = "") -> dict[str, str]:
    """X asks whether this address is ours."""
    try:
        return {"response_token": challenge_answer(crc_token, secret=state.settings.x_consumer_secret)}
    except EventRefused as refused:
        raise XEventRefused(str(refused)) from refused


@post(
    EVENTS_PATH,
    opt={"anyone": True},
    guards=[Limited(NETWORK_EVENTS)],
    include_in_schema=False,
    request_max_body_size=LONGEST,
    status_code=200,
)
async def hear_event(request: Request[Any, Any, Any], desk: RequestDesk, state: State) -> dict[str, int]:
    """X tells of something; the answer says in how many accounts that changed anything."""
    body, signature = await request.body(), request.headers.get(SIGNATURE, "")
    try:
        told = read_event(body, signature, secret=state.settings.x_consumer_secret)
    except EventRefused as refused:
        raise XEventRefused(str(refused)) from refused
    match told:
        case FollowChanged():
            return {"accounts": await keep_follow(desk.works, told, at=desk.clock())}
        case AccessRevoked():
            ended = await withdrawn_on_network(
                desk.works, (Route.X,), str(told.person), withdrawn_at=told.revoked_at, at=desk.clock()
            )
            return {"accounts": ended}
    _log.info("event_unheeded", kind=type(told).__name__)
    return {"accounts": 0}


DOORS: Final = (prove_address, hear_event)
