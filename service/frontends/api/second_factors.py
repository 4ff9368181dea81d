"""The page of one's second factors, where alone browsers make passkeys; each change takes a sign-in of a moment ago."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import msgspec
from litestar import MediaType, Request, Response, get, post
from litestar.datastructures import State

from service.access.assurance import Means
from service.access.audit import Trail
from service.access.caller import RequestDesk
from service.access.factors.ceremonies import Site
from service.access.factors.codes import otpauth_uri
from service.access.factors.giving_up import FactorDemanded, remove_factor
from service.access.factors.known import known_factors
from service.access.factors.models import AuthenticatorApp, Passkey
from service.access.factors.passkey_shapes import PasskeyMade
from service.access.factors.setting_up import (
    Called,
    CodeNotOfApp,
    PasskeyKnown,
    TooManyPasskeys,
    add_passkey,
    begin_app,
    confirm_app,
    renew_recovery_codes,
    want_passkey,
)
from service.access.factors.showing import FactorRefused
from service.access.factors.stepping_up import step_up
from service.access.factors.trying import count_try, was_right
from service.access.identity import Identity
from service.access.limits import CONSENT_PAGES
from service.frontends.api.consent import LARGEST_FORM
from service.frontends.browser_session import introduce, who_is_here
from service.frontends.consent_pages import foreign_form_page, sign_in_page
from service.frontends.factor_pages import (
    ADD_PASSKEY,
    BEGIN_APP,
    CONFIRM_APP,
    MAKE_PASSKEY,
    REMOVE,
    RENEW_CODES,
    SECOND_FACTORS,
    app_page,
    codes_page,
    factors_page,
)
from service.frontends.proving_pages import ONCE_MORE, is_stale
from service.frontends.scripted_pages import scripted
from service.kit.browsers import is_from_our_page
from service.kit.documents import HEADERS, answer
from service.kit.doors import Desk
from service.kit.limits import Limited
from service.kit.problems import NotFound, Problem, request_id_of
from service.kit.secrets import Secret
from service.kit.work import Work

_ISSUER: Final = "Rapport"
_LONGEST_NAME: Final = 100


@dataclass(frozen=True, slots=True)
class _Change:
    """Somebody who may change their factors now."""

    identity: Identity
    work: Work
    trail: Trail


@get(SECOND_FACTORS, opt={"anyone": True}, guards=[Limited(CONSENT_PAGES)], include_in_schema=False)
async def show_factors(request: Request[Any, Any, Any], desk: RequestDesk, state: State) -> Response[str]:
    """What whoever is signed in here can show besides a password."""
    present = await who_is_here(request, desk.works.database, state.settings, at=desk.clock())
    return scripted(200, sign_in_page, "") if present is None else await _page(desk, 200, present.identity)


@post(BEGIN_APP, opt={"anyone": True}, guards=[Limited(CONSENT_PAGES)], include_in_schema=False)
async def begin(request: Request[Any, Any, Any], desk: RequestDesk, state: State) -> Response[str]:
    """Show the secret of a new authenticator app, this once."""
    change = await _change(request, desk, state)
    if isinstance(change, Response):
        return change
    begun = await begin_app(change.work, change.identity.person_id)
    person = await introduce(desk.works.database, change.identity)
    uri = otpauth_uri(begun.secret, whose=f"{person.email} ({person.practice_name})", issuer=_ISSUER)
    return answer(200, app_page(begun.id, begun.secret, uri))


@post(
    CONFIRM_APP,
    opt={"anyone": True},
    guards=[Limited(CONSENT_PAGES)],
    include_in_schema=False,
    request_max_body_size=LARGEST_FORM,
)
async def confirm(request: Request[Any, Any, Any], desk: RequestDesk, state: State) -> Response[str]:
    """Have the app count, by its first code."""
    change = await _change(request, desk, state)
    if isinstance(change, Response):
        return change
    form, identity = await request.form(), change.identity
    app_id = _id(form.get("app"))
    await count_try(request, identity)
    try:
        codes = await confirm_app(change.work, identity.person_id, app_id, str(form.get("code") or ""))
    except (CodeNotOfApp, NotFound):
        said = "That was not the code that the app should show. Begin once more, with a new secret."
        return await _page(desk, 400, identity, said)
    await was_right(request, identity)
    change.trail.note("factor.app_added", app_id)
    return await _added(change, Means.CODE, codes)


@post(MAKE_PASSKEY, opt={"anyone": True}, guards=[Limited(CONSENT_PAGES)], include_in_schema=False)
async def ask_for_passkey(
    request: Request[Any, Any, Any], desk: RequestDesk, state: State
) -> Response[str] | Response[bytes]:
    """What this browser needs to make a passkey."""
    change = await _change(request, desk, state)
    if isinstance(change, Response):
        return change
    person, identity = await introduce(desk.works.database, change.identity), change.identity
    called = Called(person.practice_name, person.name, person.email)
    wanted = await want_passkey(change.work, desk.works.vault, Site.of(state.settings), identity, called)
    body = msgspec.json.encode(wanted)
    return Response(body, status_code=200, media_type=MediaType.JSON, headers=dict(HEADERS))


@post(
    ADD_PASSKEY,
    opt={"anyone": True},
    guards=[Limited(CONSENT_PAGES)],
    include_in_schema=False,
    request_max_body_size=LARGEST_FORM,
)
async def add(request: Request[Any, Any, Any], desk: RequestDesk, state: State) -> Response[str]:
    """Keep a passkey that this browser has made."""
    change = await _change(request, desk, state)
    if isinstance(change, Response):
        return change
    form, site = await request.form(), Site.of(state.settings)
    name = "".join(each for each in str(form.get("name") or "") if each.isprintable())[:_LONGEST_NAME] or "My passkey"
    try:
        made = msgspec.json.decode(str(form.get("passkey") or ""), type=PasskeyMade)
        passkey_id, codes = await add_passkey(change.work, desk.works.vault, site, change.identity, made, name=name)
    except (
        msgspec.DecodeError,
        UnicodeDecodeError,
        RecursionError,
        FactorRefused,
        PasskeyKnown,
        TooManyPasskeys,
    ) as refused:
        said = f"{refused.title}. {refused.remedy}" if isinstance(refused, Problem) else FactorRefused.title
        return await _page(desk, 400, change.identity, said)
    change.trail.note("factor.passkey_added", passkey_id)
    return await _added(change, Means.PASSKEY, codes)


@post(
    REMOVE,
    opt={"anyone": True},
    guards=[Limited(CONSENT_PAGES)],
    include_in_schema=False,
    request_max_body_size=LARGEST_FORM,
)
async def remove(request: Request[Any, Any, Any], desk: RequestDesk, state: State) -> Response[str]:
    """Remove one; done twice, it changes nothing more."""
    change = await _change(request, desk, state)
    if isinstance(change, Response):
        return change
    form = await request.form()
    factor_id, kind = _id(form.get("factor")), "passkey" if form.get("kind") == "passkey" else "app"
    try:
        await remove_factor(change.work, change.identity, Passkey if kind == "passkey" else AuthenticatorApp, factor_id)
        change.trail.note(f"factor.{kind}_removed", factor_id)
    except FactorDemanded as demanded:
        return await _page(desk, 409, change.identity, f"{demanded.title}. {demanded.remedy}")
    except NotFound:
        pass
    return answer(303, "", location=SECOND_FACTORS)


@post(RENEW_CODES, opt={"anyone": True}, guards=[Limited(CONSENT_PAGES)], include_in_schema=False)
async def renew(request: Request[Any, Any, Any], desk: RequestDesk, state: State) -> Response[str]:
    """Show new recovery codes in place of all that were left."""
    change = await _change(request, desk, state)
    if isinstance(change, Response):
        return change
    if not change.identity.has_factor:
        return answer(303, "", location=SECOND_FACTORS)
    codes = await renew_recovery_codes(change.work, change.identity.person_id)
    change.trail.note("factor.recovery_codes_made", change.identity.person_id)
    return answer(200, codes_page(codes))


async def _change(request: Request[Any, Any, Any], desk: Desk, state: State) -> _Change | Response[str]:
    if not is_from_our_page(request, state.settings):
        return answer(403, foreign_form_page())
    present = await who_is_here(request, desk.works.database, state.settings, at=desk.clock())
    if present is None:
        return scripted(403, sign_in_page, "")
    if is_stale(present.identity, at=desk.clock(), of_factors=True):
        return scripted(403, sign_in_page, "", problem=ONCE_MORE)
    work = await desk.open(present.identity.practice_id)
    return _Change(present.identity, work, Trail(work, present.identity.caller, request_id_of(request)))


async def _added(change: _Change, means: Means, codes: list[Secret]) -> Response[str]:
    await step_up(change.work, change.identity, means)
    return answer(200, codes_page(codes)) if codes else answer(303, "", location=SECOND_FACTORS)


async def _page(desk: Desk, status: int, identity: Identity, problem: str = "") -> Response[str]:
    database = desk.works.database
    known = await known_factors(database, identity.practice_id, identity.person_id)
    person = await introduce(database, identity)
    return scripted(status, factors_page, person, known, owes=identity.owes_factor, problem=problem)


def _id(said: object) -> UUID:
    try:
        return UUID(str(said))
    except ValueError:
        return UUID(int=0)


DOORS: Final = (show_factors, begin, confirm, ask_for_passkey, add, remove, renew)
