"""The way back from an identity provider. It ends on our own pages, or at a program of the practice, with a proof."""

from typing import Any, Final
from uuid import UUID

from litestar import Request, Response, get
from litestar.datastructures import State
from litestar.params import FromPath

from service.access.audit import Trail
from service.access.caller import RequestDesk
from service.access.factors.entering import enter
from service.access.finders import Place
from service.access.limits import CONSENT_PAGES
from service.access.openid.coming_back import Arrived, Return, Vouched, Why, come_back
from service.access.openid.faults import ProviderFault
from service.access.openid.proofs import Proof, keep_proof
from service.access.openid.ties import NotTied, TiedAlready, tie, tied_place
from service.access.openid.ways import return_of
from service.frontends.browser_session import who_is_here
from service.frontends.consent_pages import SIGN_IN_WAYS
from service.frontends.entering_pages import let_in
from service.frontends.provider_pages import (
    astray_page,
    declined_page,
    disbelieved_page,
    not_tied_page,
    tied_already_page,
)
from service.frontends.provider_visit import Visit, failed, query_of
from service.kit.documents import answer
from service.kit.limits import Limited
from service.kit.problems import request_id_of
from service.kit.secrets import Secret


@get(
    "/sign-in/{practice_id:uuid}/{provider_id:uuid}/return",
    opt={"anyone": True},
    guards=[Limited(CONSENT_PAGES)],
    include_in_schema=False,
)
async def return_from_provider(
    practice_id: FromPath[UUID],
    provider_id: FromPath[UUID],
    request: Request[Any, Any, Any],
    desk: RequestDesk,
    state: State,
) -> Response[str]:
    """Where a provider sends the person afterwards, signed in there or not."""
    visit = Visit(request, desk, state, practice_id, provider_id)
    said = query_of(request, "state", "code", "error", "iss")
    if said is None or "state" not in said:
        return answer(400, astray_page(practice_id, Why.UNKNOWN))
    code = None if "error" in said else said.get("code")
    returned = Return(
        practice_id=practice_id,
        provider_id=provider_id,
        state=Secret(said["state"]),
        code=None if code is None else Secret(code),
        issuer=said.get("iss"),
        browser=visit.browser,
        redirect_uri=visit.settings.public_url + return_of(practice_id, provider_id),
    )
    arrived = await come_back(desk.works, visit.providers, returned, clock=desk.clock)
    if isinstance(arrived, Why):
        return answer(400, astray_page(practice_id, arrived))
    if arrived.luggage.return_to is not None:
        return await _told(visit, arrived, arrived.luggage.return_to)
    return await _on_our_pages(visit, arrived)


async def _on_our_pages(visit: Visit, arrived: Arrived) -> Response[str]:
    match arrived.vouched:
        case None:
            return answer(403, declined_page(visit.practice_id, arrived.provider_name))
        case ProviderFault() as fault:
            return answer(502, disbelieved_page(visit.practice_id, arrived.provider_name, fault))
        case Vouched() as vouched if arrived.luggage.tie_for:
            return await _tied(visit, arrived.luggage.tie_for, vouched)
        case Vouched() as vouched:
            return await _entered(visit, arrived, vouched)


async def _told(visit: Visit, arrived: Arrived, program: str) -> Response[str]:
    """Back to the program, with a proof or with why there is none."""
    match arrived.vouched:
        case None:
            what = {"error": "declined"}
        case ProviderFault() as fault:
            what = failed(fault)
        case Vouched() as vouched:
            work = await visit.desk.open(visit.practice_id)
            code = await keep_proof(work, visit.provider_id, vouched, challenge=arrived.luggage.challenge)
            what = {"code": code.reveal()}
    return visit.back_to(program, what, arrived.luggage.state)


async def _tied(visit: Visit, caller: str, vouched: Vouched) -> Response[str]:
    """Tied to whoever set out, if they are still who is signed in here."""
    present = await who_is_here(visit.request, visit.desk.works.database, visit.settings, at=visit.desk.clock())
    if present is None or present.identity.caller != caller or present.identity.practice_id != visit.practice_id:
        return answer(400, astray_page(visit.practice_id, Why.OTHER_BROWSER))
    work, identity = await visit.desk.open(visit.practice_id), present.identity
    place = Place(work.practice_id, identity.role, member_id=identity.member_id, client_id=identity.client_id)
    proof = Proof(
        visit.provider_id, vouched.subject, vouched.email, is_fresh=vouched.is_fresh, assurance=vouched.assurance
    )
    try:
        tie_id = await tie(work, place, identity.person_id, proof)
    except TiedAlready:
        return answer(409, tied_already_page())
    Trail(work, caller, request_id_of(visit.request)).note("provider.tied", tie_id)
    return answer(303, "", location=SIGN_IN_WAYS)


async def _entered(visit: Visit, arrived: Arrived, vouched: Vouched) -> Response[str]:
    """A session of this browser, and on to what was asked."""
    work = await visit.desk.open(visit.practice_id)
    try:
        place, person_id = await tied_place(work, visit.provider_id, vouched.subject)
    except NotTied:
        return answer(403, not_tied_page(visit.practice_id, arrived.provider_name))
    Trail(work, place.caller, request_id_of(visit.request)).note("provider.signed_in", visit.provider_id)
    database = visit.desk.works.database
    entered = await enter(work, database, place, person_id, vouched.assurance, in_browser=True)
    return await let_in(visit.request, visit.desk, visit.settings, work, entered, arrived.luggage.question)


DOORS: Final = (return_from_provider,)
