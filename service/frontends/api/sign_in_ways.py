"""How a person signs in: the page on which they tie their sign-in to a provider of the practice, and untie it.

The password is asked for before they set out, and the tie is made only in the browser, and for the person, that set out.
"""

from typing import Any, Final
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.datastructures import State

from service.access.audit import Trail
from service.access.caller import RequestDesk
from service.access.identity import Identity
from service.access.limits import CONSENT_PAGES, ENTRIES, SIGN_INS
from service.access.openid.known import known_providers
from service.access.openid.setting_out import fresh_luggage
from service.access.openid.ties import OnlyWayIn, PasswordWrong, prove_again, untie
from service.access.passwords import LONGEST
from service.frontends.api.consent import LARGEST_FORM
from service.frontends.browser_session import introduce, who_is_here
from service.frontends.consent_pages import SIGN_IN_WAYS, foreign_form_page, sign_in_page
from service.frontends.provider_pages import TIE, UNTIE, Way, ways_page
from service.frontends.provider_visit import Visit, leave
from service.frontends.proving_pages import ONCE_MORE, is_stale
from service.frontends.scripted_pages import scripted
from service.kit.browsers import is_from_our_page
from service.kit.database import Database
from service.kit.documents import answer
from service.kit.limits import Limited, count, give_back, source_of
from service.kit.problems import NotFound, request_id_of
from service.kit.secrets import Secret


@get(SIGN_IN_WAYS, opt={"anyone": True}, guards=[Limited(CONSENT_PAGES)], include_in_schema=False)
async def show_ways(request: Request[Any, Any, Any], desk: RequestDesk, state: State) -> Response[str]:
    """By which providers whoever is signed in here signs in."""
    database = desk.works.database
    present = await who_is_here(request, database, state.settings, at=desk.clock())
    if present is None:
        return scripted(200, sign_in_page, "")
    return answer(200, await _page(database, present.identity))


@post(
    TIE,
    opt={"anyone": True},
    guards=[Limited(CONSENT_PAGES)],
    include_in_schema=False,
    request_max_body_size=LARGEST_FORM,
)
async def tie_in_browser(request: Request[Any, Any, Any], desk: RequestDesk, state: State) -> Response[str]:
    """Off to the provider, for whoever gives their password."""
    if not is_from_our_page(request, state.settings):
        return answer(403, foreign_form_page())
    database = desk.works.database
    present = await who_is_here(request, database, state.settings, at=desk.clock())
    if present is None:
        return scripted(200, sign_in_page, "")
    if is_stale(present.identity, at=desk.clock()):
        return scripted(403, sign_in_page, "", problem=ONCE_MORE)
    form, identity = await request.form(), present.identity
    source, person = await source_of(request), await introduce(database, identity)
    await count(request, (SIGN_INS, f"{person.email}|{source}"), (ENTRIES, source))
    try:
        await prove_again(database, identity, Secret(str(form.get("password") or "")[:LONGEST]))
        await give_back(request, (SIGN_INS, f"{person.email}|{source}"))
    except PasswordWrong as wrong:
        return answer(400, await _page(database, identity, problem=f"{wrong.title}. Try again."))
    provider_id = _id(form.get("provider"))
    found = await known_providers(database, identity.practice_id, provider_id) if provider_id else []
    if not found:
        return answer(404, await _page(database, identity, problem="This provider was removed."))
    visit = Visit(request, desk, state, identity.practice_id, found[0].id)
    return await leave(visit, found[0], fresh_luggage(tie_for=identity.caller))


@post(
    UNTIE,
    opt={"anyone": True},
    guards=[Limited(CONSENT_PAGES)],
    include_in_schema=False,
    request_max_body_size=LARGEST_FORM,
)
async def untie_in_browser(request: Request[Any, Any, Any], desk: RequestDesk, state: State) -> Response[str]:
    """End one tie; done twice, it changes nothing more."""
    if not is_from_our_page(request, state.settings):
        return answer(403, foreign_form_page())
    database = desk.works.database
    present = await who_is_here(request, database, state.settings, at=desk.clock())
    if present is None:
        return scripted(200, sign_in_page, "")
    if is_stale(present.identity, at=desk.clock()):
        return scripted(403, sign_in_page, "", problem=ONCE_MORE)
    identity, tie_id = present.identity, _id((await request.form()).get("tie"))
    if tie_id is not None:
        work = await desk.open(identity.practice_id)
        try:
            await untie(work, database, identity, tie_id)
            Trail(work, identity.caller, request_id_of(request)).note("provider.untied", tie_id)
        except OnlyWayIn as refused:
            return answer(409, await _page(database, identity, problem=f"{refused.title}. {refused.remedy}"))
        except NotFound:
            pass
    return answer(303, "", location=SIGN_IN_WAYS)


async def _page(database: Database, identity: Identity, *, problem: str = "") -> str:
    providers = await known_providers(database, identity.practice_id)
    rows = await database.reads.fetch(
        "SELECT * FROM list_provider_ties_v1($1, $2, $3, NULL, $4)",
        identity.practice_id,
        identity.member_id,
        identity.client_id,
        len(providers),
    )
    ties = {row["provider_id"]: row for row in rows}
    ways = [
        Way(each.id, each.name, tie["id"], tie["created_at"]) if (tie := ties.get(each.id)) else Way(each.id, each.name)
        for each in providers
    ]
    return ways_page(await introduce(database, identity), ways, problem=problem)


def _id(said: object) -> UUID | None:
    try:
        return UUID(str(said))
    except ValueError:
        return None


DOORS: Final = (show_ways, tie_in_browser, untie_in_browser)
