"""People who come with a browser: the cookie by which it is known again, and whether a form is our own."""

from typing import Any, Final
from urllib.parse import urlsplit

from litestar import Request
from litestar.datastructures import Cookie

from service.kit.secrets import Secret
from service.kit.settings import Settings

_OURS: Final = frozenset({"same-origin", "none"})
"""What browsers say of a request that no other site made (`Sec-Fetch-Site`); the oldest say nothing."""


def is_from_our_page(request: Request[Any, Any, Any], settings: Settings) -> bool:
    """Whether no other site had the browser send this, as far as it says so (OWASP: Fetch Metadata, else Origin)."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in _OURS
    origin = request.headers.get("origin")
    ours = {request.headers.get("host"), urlsplit(settings.public_url).netloc}
    return origin is None or urlsplit(origin).netloc in ours


def cookie_of(request: Request[Any, Any, Any], name: str, settings: Settings) -> Secret | None:
    """What we gave this browser under this name."""
    kept = request.cookies.get(_named(name, settings))
    return Secret(kept) if kept else None


def cookie(name: str, value: Secret, settings: Settings, *, seconds: int) -> Cookie:
    """A cookie for this host alone, which scripts do not see; with no seconds left it is forgotten."""
    return Cookie(
        key=_named(name, settings),
        value=value.reveal(),
        path="/",
        max_age=seconds,
        secure=_is_https(settings),
        httponly=True,
        # Lax, since people come back by links from other sites.
        samesite="lax",
    )


def _named(name: str, settings: Settings) -> str:
    # Browsers let nobody but this very host set a cookie of this prefix, and over https alone.
    return f"__Host-{name}" if _is_https(settings) else name


def _is_https(settings: Settings) -> bool:
    return settings.public_url.startswith("https://")
