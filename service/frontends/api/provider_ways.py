"""The way to an identity provider, from a button on our own pages or from a program of the practice, and what binds it."""

import re
from typing import Any, Final
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.params import FromPath

from service.access.caller import RequestDesk
from service.access.limits import CONSENT_PAGES
from service.access.openid.known import known_providers
from service.access.openid.setting_out import Luggage, fresh_luggage
from service.frontends.api.consent import LARGEST_FORM
from service.frontends.consent_pages import foreign_form_page, sign_in_page
from service.frontends.provider_pages import no_provider_page
from service.frontends.provider_visit import Visit, leave, query_of
from service.frontends.scripted_pages import scripted
from service.kit.browsers import is_from_our_page
from service.kit.documents import answer
from service.kit.limits import Limited

_CHALLENGE: Final = re.compile(r"[A-Za-z0-9_-]{43}")
"""SHA-256 in base64url (RFC 7636 §4.2)."""
_LONGEST_STATE: Final = 500


@get("/sign-in/{practice_id:uuid}", opt={"anyone": True}, guards=[Limited(CONSENT_PAGES)], include_in_schema=False)
async def show_sign_in(practice_id: FromPath[UUID], desk: RequestDesk) -> Response[str]:
    """The practice's own sign-in page: its providers, and a password."""
    providers = await known_providers(desk.works.database, practice_id)
    return scripted(200, sign_in_page, "", practice_id=practice_id, providers=providers)


@post(
    "/sign-in/{practice_id:uuid}/{provider_id:uuid}",
    opt={"anyone": True},
    guards=[Limited(CONSENT_PAGES)],
    include_in_schema=False,
    request_max_body_size=LARGEST_FORM,
)
async def set_out_from_our_page(
    practice_id: FromPath[UUID],
    provider_id: FromPath[UUID],
    request: Request[Any, Any, Any],
    desk: RequestDesk,
    state: State,
) -> Response[str]:
    """From a button on our own pages to the provider, to come back to what was asked there."""
    if not is_from_our_page(request, state.settings):
        return answer(403, foreign_form_page())
    found = await known_providers(desk.works.database, practice_id, provider_id)
    if not found:
        return answer(404, no_provider_page(practice_id))
    luggage = fresh_luggage(question=str((await request.form()).get("question") or ""))
    return await leave(Visit(request, desk, state, practice_id, provider_id), found[0], luggage)


@get(
    "/sign-in/{practice_id:uuid}/{provider_id:uuid}",
    opt={"anyone": True},
    guards=[Limited(CONSENT_PAGES)],
    include_in_schema=False,
)
async def set_out_for_a_program(
    practice_id: FromPath[UUID],
    provider_id: FromPath[UUID],
    request: Request[Any, Any, Any],
    desk: RequestDesk,
    state: State,
) -> Response[str]:
    """From a program of the practice to the provider; only to addresses that the practice has listed goes anybody back."""
    found = await known_providers(desk.works.database, practice_id, provider_id)
    asked = _asked(request)
    if not found or asked is None or asked.return_to not in found[0].return_addresses:
        return answer(404, no_provider_page(practice_id))
    return await leave(Visit(request, desk, state, practice_id, provider_id), found[0], asked)


def _asked(request: Request[Any, Any, Any]) -> Luggage | None:
    """What a program asks; `None` when it asks in another way than the contract says."""
    said = query_of(request, "return_to", "code_challenge", "code_challenge_method", "state", "fresh")
    if said is None or not _CHALLENGE.fullmatch(said.get("code_challenge", "")):
        return None
    if said.get("code_challenge_method", "S256") != "S256" or len(said.get("state", "")) > _LONGEST_STATE:
        return None
    return fresh_luggage(
        return_to=said.get("return_to"),
        challenge=said["code_challenge"],
        state=said.get("state", ""),
        asks_anew=said.get("fresh") == "true",
    )


DOORS: Final = (show_sign_in, set_out_from_our_page, set_out_for_a_program)
