"""One request at the token, revocation or introspection endpoint: gathered and locked, decided, kept, answered.

The Work is this module's own: what a misuse ends must stay ended although the answer is an error, which a door's Work,
dropped with its error, would undo.
"""

from datetime import datetime
from uuid import UUID

from authlib.oauth2 import OAuth2Error
from authlib.oauth2.rfc6749.errors import InvalidRequestError

from service.access.tokens import TokenKind
from service.frontends import registration
from service.frontends.bringing import Where, hold, keep, place_of_code, place_of_machine, place_of_token
from service.frontends.brought import Brought, Decision
from service.frontends.front_end import FrontEndKnown
from service.frontends.granting import grant
from service.frontends.named_tokens import introspect, revoke
from service.frontends.parameters import Request, claimed_id, parameters_of
from service.frontends.queries import find_front_end
from service.frontends.server import Reply, refused
from service.kit.database import Database
from service.kit.work import Works


async def exchange_for_tokens(works: Works, body: str, authorization: str | None, *, at: datetime) -> Reply:
    """What the token endpoint answers to this form."""
    try:
        request, front_end = await _understood(works.database, body, authorization)
    except OAuth2Error as error:
        return refused(error)
    where = await _brought_to_token_endpoint(works.database, request.form, front_end)
    if where is None:
        return grant(front_end, request, None, at=at, until=None).reply
    async with works.open(where.practice_id, at=at) as work:
        held = await hold(work, where, front_end)
        until = None if held is None else held.approval.expires_at
        decision = grant(front_end, request, held.brought if held else None, at=at, until=until)
        if held is not None:
            await keep(work, held, decision)
    return decision.reply


async def revoke_token(works: Works, body: str, authorization: str | None, *, at: datetime) -> Reply:
    """What the revocation endpoint answers to this form."""
    try:
        request, front_end = await _understood(works.database, body, authorization)
    except OAuth2Error as error:
        return refused(error)
    where = await _named_token(works.database, request.form)
    if where is None:
        return revoke(front_end, request, None).reply
    async with works.open(where.practice_id, at=at) as work:
        held = await hold(work, where, front_end)
        decision: Decision = revoke(front_end, request, held.brought if held else None)
        if held is not None:
            await keep(work, held, decision)
    return decision.reply


async def introspect_token(works: Works, body: str, authorization: str | None, *, at: datetime, issuer: str) -> Reply:
    """What the introspection endpoint answers to this form."""
    try:
        request, front_end = await _understood(works.database, body, authorization)
    except OAuth2Error as error:
        return refused(error)
    where = await _named_token(works.database, request.form)
    brought: Brought | None = None
    if where is not None:
        async with works.open(where.practice_id, at=at) as work:
            held = await hold(work, where, front_end)
            brought = held.brought if held else None
    return introspect(front_end, request, brought, issuer=issuer)


async def _understood(database: Database, body: str, authorization: str | None) -> tuple[Request, FrontEndKnown | None]:
    parameters = parameters_of(body)
    claimed = claimed_id(parameters, authorization)
    return Request("POST", parameters, authorization), await known_front_end(database, claimed)


async def known_front_end(database: Database, claimed: str | None) -> FrontEndKnown | None:
    """The front end that this text names, if there is one."""
    try:
        return None if claimed is None else await find_front_end(database, UUID(claimed))
    except ValueError:
        return None


async def _brought_to_token_endpoint(
    database: Database, form: dict[str, str], front_end: FrontEndKnown | None
) -> Where | None:
    match form.get("grant_type"):
        case registration.BY_CODE:
            return await place_of_code(database, form.get("code", ""))
        case registration.BY_REFRESH:
            return await place_of_token(database, form.get("refresh_token", ""), TokenKind.REFRESH)
        case registration.BY_ITSELF if front_end is not None:
            return place_of_machine(front_end)
        case _:
            return None


async def _named_token(database: Database, form: dict[str, str]) -> Where | None:
    return await place_of_token(database, form.get("token", ""), TokenKind.ACCESS, TokenKind.REFRESH)


def not_a_form() -> Reply:
    """The refusal of a body that is no form, or of parameters in the address, where logs keep them (RFC 6749 §2.3.1)."""
    return refused(InvalidRequestError("Send a form in the body, and nothing in the address."))
