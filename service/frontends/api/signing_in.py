"""Signing in and out in a browser, for our own pages alone: a cookie opens no door of the API."""

import re
from typing import Any, Final
from uuid import UUID

from litestar import Request, Response, post
from litestar.datastructures import State

from service.access.assurance import Assurance, Means
from service.access.caller import RequestDesk
from service.access.factors.entering import enter
from service.access.finders import find_places
from service.access.limits import CONSENT_PAGES, ENTRIES, SIGN_INS
from service.access.membership import revoke_token
from service.access.passwords import LONGEST
from service.access.roles import Role
from service.access.signing_in import (
    PlaceUnclear,
    SignInRefused,
    choose_place,
    keep_renewed_hash,
    named,
    prove,
)
from service.frontends.api.consent import LARGEST_FORM
from service.frontends.browser_session import forgotten, who_is_here
from service.frontends.consent_pages import SIGN_IN, SIGN_OUT, foreign_form_page, sign_in_page
from service.frontends.entering_pages import let_in, onwards
from service.frontends.scripted_pages import scripted
from service.kit.browsers import is_from_our_page
from service.kit.documents import answer
from service.kit.limits import Limited, count, give_back, source_of
from service.kit.secrets import Secret

_ADDRESS: Final = re.compile(r"[^@\s\x00-\x1f]{1,250}@[^@\s\x00-\x1f]{1,250}")
_PLACE: Final = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\|(owner|coach|assistant|client)")


@post(
    SIGN_IN,
    opt={"anyone": True},
    guards=[Limited(CONSENT_PAGES)],
    include_in_schema=False,
    request_max_body_size=LARGEST_FORM,
)
async def sign_in(request: Request[Any, Any, Any], desk: RequestDesk, state: State) -> Response[str]:
    """Open a session of this browser, and go on with what was asked."""
    if not is_from_our_page(request, state.settings):
        return answer(403, foreign_form_page())
    form = await request.form()
    question, email = str(form.get("question") or ""), str(form.get("email") or "").strip()
    password, chosen = str(form.get("password") or ""), _PLACE.fullmatch(str(form.get("place") or ""))
    source = await source_of(request)
    await count(request, (SIGN_INS, f"{email.lower()}|{source}"), (ENTRIES, source))
    practice_id, role = (UUID(chosen[1]), Role(chosen[2])) if chosen else (None, None)
    try:
        if not _ADDRESS.fullmatch(email) or len(password) > LONGEST:
            raise SignInRefused  # noqa: TRY301 # told alike
        proven = await prove(desk.works.database, email, Secret(password))
        await give_back(request, (SIGN_INS, f"{email.lower()}|{source}"))
        place = await choose_place(desk.works.database, proven.person_id, practice_id=practice_id, role=role)
    except SignInRefused:
        return scripted(400, sign_in_page, question, problem=f"{SignInRefused.title}. Try again.", email=email)
    except PlaceUnclear:
        places = await named(desk.works.database, await find_places(desk.works.database, proven.person_id))
        said = "You can sign in to more than one place. Choose one, and give your password once more."
        return scripted(200, sign_in_page, question, problem=said, places=places, email=email)
    work = await desk.open(place.practice_id)
    await keep_renewed_hash(work, proven)
    assurance = Assurance(Means.PASSWORD, work.at)
    entered = await enter(work, desk.works.database, place, proven.person_id, assurance, in_browser=True)
    return await let_in(request, desk, state.settings, work, entered, question)


@post(
    SIGN_OUT,
    opt={"anyone": True},
    guards=[Limited(CONSENT_PAGES)],
    include_in_schema=False,
    request_max_body_size=LARGEST_FORM,
)
async def sign_out(request: Request[Any, Any, Any], desk: RequestDesk, state: State) -> Response[str]:
    """End this browser's session at once, and ask anew who is there."""
    if not is_from_our_page(request, state.settings):
        return answer(403, foreign_form_page())
    question = str((await request.form()).get("question") or "")
    present = await who_is_here(request, desk.works.database, state.settings, at=desk.clock())
    if present is not None:
        work = await desk.open(present.identity.practice_id)
        await revoke_token(work, present.identity.token_id)
    return answer(303, "", cookies=[forgotten(state.settings)], location=onwards(question))


DOORS: Final = (sign_in, sign_out)
