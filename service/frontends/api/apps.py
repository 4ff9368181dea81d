"""The page on which a person sees every program that may act for them, and ends that."""

from typing import Any, Final
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.datastructures import State

from service.access.audit import Trail
from service.access.caller import RequestDesk
from service.access.limits import CONSENT_PAGES
from service.access.scopes import Scope, known_scopes
from service.frontends.api.consent import LARGEST_FORM
from service.frontends.approving import end_approval
from service.frontends.browser_session import introduce, who_is_here
from service.frontends.consent_pages import APPS, Approved, apps_page, foreign_form_page, sign_in_page
from service.frontends.scripted_pages import scripted
from service.kit.browsers import is_from_our_page
from service.kit.documents import answer
from service.kit.limits import Limited
from service.kit.problems import NotFound, request_id_of

_MOST_SHOWN: Final = 200


@get(APPS, opt={"anyone": True}, guards=[Limited(CONSENT_PAGES)], include_in_schema=False)
async def show_apps(request: Request[Any, Any, Any], desk: RequestDesk, state: State) -> Response[str]:
    """What may act for whoever is signed in."""
    database, at = desk.works.database, desk.clock()
    present = await who_is_here(request, database, state.settings, at=at)
    if present is None:
        return scripted(200, sign_in_page, "")
    identity = present.identity
    rows = await database.reads.fetch(
        "SELECT * FROM list_approvals_v1($1, $2, $3, NULL, $4)",
        identity.practice_id,
        identity.person_id,
        at,
        _MOST_SHOWN,
    )
    approved = [
        Approved(
            row["id"],
            row["front_end_name"],
            [each for each in Scope if each in known_scopes(row["scopes"])],
            row["created_at"],
            row["last_used_at"],
        )
        for row in rows
    ]
    return answer(200, apps_page(await introduce(database, identity), approved))


@post(
    APPS,
    opt={"anyone": True},
    guards=[Limited(CONSENT_PAGES)],
    include_in_schema=False,
    request_max_body_size=LARGEST_FORM,
)
async def end_app(request: Request[Any, Any, Any], desk: RequestDesk, state: State) -> Response[str]:
    """End one approval; done twice, it changes nothing more."""
    if not is_from_our_page(request, state.settings):
        return answer(403, foreign_form_page())
    present = await who_is_here(request, desk.works.database, state.settings, at=desk.clock())
    if present is None:
        return scripted(200, sign_in_page, "")
    said = str((await request.form()).get("approval") or "")
    try:
        approval_id = UUID(said)
        work = await desk.open(present.identity.practice_id)
        await end_approval(work, present.identity, approval_id)
    except (ValueError, NotFound):
        return answer(303, "", location=APPS)
    Trail(work, present.identity.caller, request_id_of(request)).note("approval.ended", approval_id)
    return answer(303, "", location=APPS)


DOORS: Final = (show_apps, end_app)
