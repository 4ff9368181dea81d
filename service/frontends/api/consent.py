"""The pages on which a person says what a front end may do (RFC 6749 §4.1.1), and signs in for it.

Nothing is ever allowed without a click, not even what was allowed before: a front end that keeps no secret cannot prove
that it is the same as then.
"""

import re
from typing import Any, Final
from uuid import UUID

from authlib.oauth2 import OAuth2Error
from litestar import Request, Response, get, post
from litestar.datastructures import State
from sqlalchemy.exc import IntegrityError

from service.access.audit import Trail
from service.access.caller import RequestDesk
from service.access.limits import CONSENT_PAGES
from service.access.openid.known import known_providers
from service.frontends.approving import approve
from service.frontends.browser_session import introduce, who_is_here
from service.frontends.consent_pages import (
    AUTHORIZE,
    closed_question_page,
    consent_page,
    foreign_form_page,
    not_asked_page,
    sign_in_page,
)
from service.frontends.exchange import known_front_end
from service.frontends.factor_pages import SECOND_FACTORS
from service.frontends.parameters import parameters_of
from service.frontends.questions import Asked, NotAsked, approved_at, declined_at, examine
from service.frontends.scripted_pages import scripted
from service.frontends.tickets import approval_of, ticket_for
from service.kit.browsers import is_from_our_page
from service.kit.database import new_id
from service.kit.documents import answer
from service.kit.doors import Desk
from service.kit.limits import Limited
from service.kit.problems import request_id_of
from service.kit.settings import Settings

LARGEST_FORM: Final = 65_536
"""Bytes; a question is an address's query."""
_PRACTICE: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@get(AUTHORIZE, opt={"anyone": True}, guards=[Limited(CONSENT_PAGES)], include_in_schema=False)
async def ask(request: Request[Any, Any, Any], desk: RequestDesk, state: State) -> Response[str]:
    """Who wants to do what, for whoever is signed in; changes nothing."""
    question = request.scope["query_string"].decode("latin-1")
    asked = await _examined(desk, question, state.settings)
    if isinstance(asked, NotAsked):
        return _not_asked(asked)
    present = await who_is_here(request, desk.works.database, state.settings, at=desk.clock())
    if present is None:
        practice_id = _meant(question, asked)
        providers = await known_providers(desk.works.database, practice_id)
        return scripted(200, sign_in_page, question, practice_id=practice_id, providers=providers)
    if present.identity.owes_factor:
        return answer(303, "", location=SECOND_FACTORS)
    person = await introduce(desk.works.database, present.identity)
    ticket = ticket_for(present.secret, question, approval_id=new_id(), at=desk.clock())
    return answer(200, consent_page(asked, person, question=question, ticket=ticket))


@post(
    AUTHORIZE,
    opt={"anyone": True},
    guards=[Limited(CONSENT_PAGES)],
    include_in_schema=False,
    request_max_body_size=LARGEST_FORM,
)
async def decide(request: Request[Any, Any, Any], desk: RequestDesk, state: State) -> Response[str]:
    """Send the person back with a code, or with their no; a form is good once, for who was shown it, and for ten minutes."""
    if not is_from_our_page(request, state.settings):
        return answer(403, foreign_form_page())
    return await _decided(request, desk, state.settings)


async def _decided(request: Request[Any, Any, Any], desk: Desk, settings: Settings) -> Response[str]:
    form = await request.form()
    question, ticket = str(form.get("question") or ""), str(form.get("ticket") or "")
    asked = await _examined(desk, question, settings)
    if isinstance(asked, NotAsked):
        return _not_asked(asked)
    present = await who_is_here(request, desk.works.database, settings, at=desk.clock())
    if present is None:
        return scripted(200, sign_in_page, question)
    approval_id = approval_of(ticket, present.secret, question, at=desk.clock())
    if approval_id is None or present.identity.owes_factor:
        return answer(409, closed_question_page(question))
    if form.get("decision") != "allow":
        return answer(303, "", location=declined_at(asked, issuer=settings.public_url))
    work = await desk.open(present.identity.practice_id)
    Trail(work, present.identity.caller, request_id_of(request)).note("approval.given", approval_id)
    try:
        code = await approve(work, present.identity, asked, approval_id=approval_id)
    except IntegrityError:
        return answer(409, closed_question_page(question))
    return answer(303, "", location=approved_at(asked, code, issuer=settings.public_url))


async def _examined(desk: Desk, question: str, settings: Settings) -> Asked | NotAsked:
    try:
        parameters = parameters_of(question)
    except OAuth2Error as error:
        return NotAsked(error.error, error.description, None)
    front_end = await known_front_end(desk.works.database, parameters.get("client_id"))
    return examine(front_end, parameters, issuer=settings.public_url)


def _meant(question: str, asked: Asked) -> UUID:
    """The practice whose providers are offered: the one that the front end names, else the one that it belongs to."""
    named = parameters_of(question).get("practice", "")
    return UUID(named) if _PRACTICE.fullmatch(named) else asked.front_end.practice_id


def _not_asked(refused: NotAsked) -> Response[str]:
    if refused.told_at is None:
        return answer(400, not_asked_page(refused))
    return answer(303, "", location=refused.told_at)


DOORS: Final = (ask, decide)
