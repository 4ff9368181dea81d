"""The second step of signing in on our own pages, and signing in there by a passkey alone."""

from typing import Any, Final

import msgspec
from litestar import MediaType, Request, Response, get, post
from litestar.datastructures import State

from service.access.assurance import Assurance, Means
from service.access.audit import Trail
from service.access.caller import RequestDesk
from service.access.factors import ceremonies
from service.access.factors.ceremonies import Site
from service.access.factors.challenges import new_challenge
from service.access.factors.entering import SecondStepClosed, enter, finish, step_behind, ways_of
from service.access.factors.known import known_factors
from service.access.factors.passkey_shapes import PasskeyAnswer
from service.access.factors.showing import (
    FactorRefused,
    passkey_practice,
    show_code,
    show_passkey,
    show_recovery_code,
)
from service.access.factors.trying import count_try, was_right
from service.access.limits import CONSENT_PAGES
from service.access.openid.setting_out import new_browser
from service.access.signing_in import PlaceUnclear, SignInRefused, choose_place
from service.frontends.api.consent import LARGEST_FORM
from service.frontends.consent_pages import PASSKEY_QUESTION, PASSKEY_SIGN_IN, foreign_form_page, sign_in_page
from service.frontends.entering_pages import STEP, let_in
from service.frontends.factor_pages import SECOND_STEP, second_step_page
from service.frontends.scripted_pages import SCRIPT, SCRIPT_TEXT, scripted
from service.kit.browsers import cookie, cookie_of, is_from_our_page
from service.kit.documents import HEADERS, answer
from service.kit.limits import Limited
from service.kit.problems import request_id_of
from service.kit.secrets import Secret

_BROWSER: Final = "rapport_passkey"
_BROWSER_LIVES: Final = 300
"""Seconds; as long as the question."""
_DIGITS: Final = 6


@get(SCRIPT, opt={"anyone": True}, include_in_schema=False)
async def show_script() -> Response[bytes]:
    """The script of these pages."""
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "public, max-age=300"}
    return Response(SCRIPT_TEXT, media_type="text/javascript", headers=headers)


@post(
    SECOND_STEP,
    opt={"anyone": True},
    guards=[Limited(CONSENT_PAGES)],
    include_in_schema=False,
    request_max_body_size=LARGEST_FORM,
)
async def take_second_step(request: Request[Any, Any, Any], desk: RequestDesk, state: State) -> Response[str]:
    """Open a session of this browser for who has given a password here, and now a code."""
    if not is_from_our_page(request, state.settings):
        return answer(403, foreign_form_page())
    form, step = await request.form(), cookie_of(request, STEP, state.settings)
    question, code = str(form.get("question") or ""), str(form.get("code") or "")
    database = desk.works.database
    try:
        known = await step_behind(database, "" if step is None else step.reveal(), at=desk.clock())
    except SecondStepClosed as closed:
        return scripted(400, sign_in_page, question, problem=f"{closed.title}. Sign in once more.")
    identity = known.identity
    await count_try(request, identity)
    work = await desk.open(identity.practice_id)
    is_app_code = sum(each.isdigit() for each in code) == len("".join(code.split())) == _DIGITS
    try:
        means = await (show_code if is_app_code else show_recovery_code)(work, identity.person_id, code)
        opened = await finish(work, known, means, in_browser=True)
    except (FactorRefused, SecondStepClosed) as refused:
        ways = ways_of(await known_factors(database, identity.practice_id, identity.person_id))
        return scripted(400, second_step_page, question, ways, problem=f"{refused.title}. {refused.remedy}")
    await was_right(request, identity)
    Trail(work, identity.caller, request_id_of(request)).note(f"factor.shown_{means}", identity.person_id)
    return await let_in(request, desk, state.settings, work, opened, question)


@post(PASSKEY_QUESTION, opt={"anyone": True}, guards=[Limited(CONSENT_PAGES)], include_in_schema=False)
async def ask_passkey(request: Request[Any, Any, Any], desk: RequestDesk, state: State) -> Response[bytes]:
    """What this browser is to ask a passkey; the answer is good in no other browser."""
    if not is_from_our_page(request, state.settings):
        return Response(b"", status_code=403, headers=dict(HEADERS))
    browser = new_browser()
    challenge = new_challenge(desk.works.vault, _bound_to(browser), at=desk.clock())
    return Response(
        msgspec.json.encode(ceremonies.asked(Site.of(state.settings), challenge)),
        status_code=200,
        media_type=MediaType.JSON,
        headers=dict(HEADERS),
        cookies=[cookie(_BROWSER, browser, state.settings, seconds=_BROWSER_LIVES)],
    )


@post(
    PASSKEY_SIGN_IN,
    opt={"anyone": True},
    guards=[Limited(CONSENT_PAGES)],
    include_in_schema=False,
    request_max_body_size=LARGEST_FORM,
)
async def sign_in_by_passkey(request: Request[Any, Any, Any], desk: RequestDesk, state: State) -> Response[str]:
    """Open a session of this browser for whose passkey answers what this browser was asked."""
    if not is_from_our_page(request, state.settings):
        return answer(403, foreign_form_page())
    form, browser = await request.form(), cookie_of(request, _BROWSER, state.settings)
    question, database = str(form.get("question") or ""), desk.works.database
    try:
        said = msgspec.json.decode(str(form.get("passkey") or ""), type=PasskeyAnswer)
        work = await desk.open(await passkey_practice(database, said))
        bound_to = _bound_to(browser or new_browser())
        person_id = await show_passkey(work, desk.works.vault, Site.of(state.settings), said, bound_to=bound_to)
        place = await choose_place(database, person_id, practice_id=work.practice_id, role=None)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, FactorRefused, SignInRefused):
        return scripted(
            400, sign_in_page, question, problem=f"{FactorRefused.title}. Try again, or sign in another way."
        )
    except PlaceUnclear as unclear:
        return scripted(
            409, sign_in_page, question, problem=f"{unclear.title}. Sign in by your password, and choose one."
        )
    Trail(work, place.caller, request_id_of(request)).note("factor.shown_passkey", person_id)
    assurance = Assurance(Means.PASSKEY, work.at)
    entered = await enter(work, database, place, person_id, assurance, in_browser=True)
    return await let_in(request, desk, state.settings, work, entered, question)


def _bound_to(browser: Secret) -> str:
    return f"browser|{browser.reveal()}"


DOORS: Final = (show_script, take_second_step, ask_passkey, sign_in_by_passkey)
