"""One visit on the way to an identity provider or back: where to, by which browser, and how it goes on."""

import re
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qs
from uuid import UUID

from authlib.common.urls import add_params_to_uri
from litestar import Request, Response
from litestar.datastructures import Cookie, State

from service.access.openid.faults import ProviderFault
from service.access.openid.known import KnownProvider
from service.access.openid.outward import Providers
from service.access.openid.setting_out import Luggage, new_browser, set_out
from service.access.openid.ways import return_of
from service.frontends.provider_pages import disbelieved_page
from service.kit.browsers import cookie, cookie_of
from service.kit.documents import answer
from service.kit.doors import Desk
from service.kit.secrets import Secret
from service.kit.settings import Settings

_COOKIE: Final = "rapport_sign_in"
_BROWSER_LIVES: Final = 3600
"""Seconds for which a browser keeps its name; an attempt lives shorter."""
_BROWSER: Final = re.compile(r"[A-Za-z0-9_-]{43}")
_LONGEST: Final = 4096


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody's request on the way to a provider of a practice, or back from it."""

    request: Request[Any, Any, Any]
    desk: Desk
    state: State
    practice_id: UUID
    provider_id: UUID

    @property
    def settings(self) -> Settings:
        """The deployment's."""
        settings: Settings = self.state.settings
        return settings

    @property
    def providers(self) -> Providers:
        """Who speaks to providers."""
        providers: Providers = self.state.providers
        return providers

    @property
    def browser(self) -> Secret | None:
        """What we called this browser when it set out."""
        kept = cookie_of(self.request, _COOKIE, self.settings)
        return kept if kept is not None and _BROWSER.fullmatch(kept.reveal()) else None

    def known_by(self, browser: Secret) -> Cookie:
        """The cookie by which the browser is known again."""
        return cookie(_COOKIE, browser, self.settings, seconds=_BROWSER_LIVES)

    def back_to(self, program: str, what: dict[str, str], state: str) -> Response[str]:
        """On to a program of the practice, which is told this."""
        told = what | ({"state": state} if state else {}) | {"iss": self.settings.public_url}
        return answer(303, "", location=str(add_params_to_uri(program, list(told.items()))))


async def leave(visit: Visit, provider: KnownProvider, luggage: Luggage) -> Response[str]:
    """Off to the provider from this browser; or a word on why not, for the person or the program."""
    try:
        document = await visit.providers.document(provider.issuer, at=visit.desk.clock())
    except ProviderFault as fault:
        if luggage.return_to is None:
            return answer(502, disbelieved_page(visit.practice_id, provider.name, fault))
        return visit.back_to(luggage.return_to, failed(fault), luggage.state)
    browser = visit.browser or new_browser()
    location = await set_out(
        await visit.desk.open(visit.practice_id),
        provider.id,
        provider.known_as,
        document,
        luggage,
        browser=browser,
        redirect_uri=visit.settings.public_url + return_of(visit.practice_id, provider.id),
    )
    return answer(303, "", cookies=[visit.known_by(browser)], location=location)


def query_of(request: Request[Any, Any, Any], *names: str) -> dict[str, str] | None:
    """These parameters, none of which may be said twice (RFC 6749 §3.1); `None` where one is, or is beyond all measure."""
    query = parse_qs(request.scope["query_string"].decode("latin-1"), keep_blank_values=True)
    found = {name: query[name] for name in names if name in query}
    if any(len(each) > 1 or len(each[0]) > _LONGEST for each in found.values()):
        return None
    return {name: each[0] for name, each in found.items()}


def failed(fault: ProviderFault) -> dict[str, str]:
    """What a program is told of a provider that is not believed."""
    return {"error": "provider_failed", "error_description": f"{fault.code}: {fault.text}"}
