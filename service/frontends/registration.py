"""What a front end says of itself when it is registered (RFC 7591 §2), and whether that will do. Pure.

Nothing that it names is fetched: no logo, no keys, no statement. Members that are not named here are left unread, as
RFC 7591 asks, and are not echoed.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Final, Literal
from urllib.parse import urlsplit

import msgspec

from service.access.scopes import Scope, known_scopes
from service.frontends.redirects import why_not_registered
from service.kit.plain_text import plain

LONGEST_NAME: Final = 80
MOST_REDIRECTS: Final = 10
BY_CODE: Final = "authorization_code"
BY_REFRESH: Final = "refresh_token"
BY_ITSELF: Final = "client_credentials"
_LOOK_ALIKES: Final = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC"})
"""Scripts with letters that pass for each other's (Unicode Technical Standard 39 §4)."""
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_HOME_PAGE: Final = re.compile(r"https://[!#-;=?-\[\]_a-z~]{3,500}")


class MetadataRefused(Exception):
    """A front end cannot be registered like this; `error` is RFC 7591's word for it (§3.2.2)."""

    def __init__(self, description: str, *, error: str = "invalid_client_metadata") -> None:
        super().__init__(description)
        self.error = error
        self.description = description


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """What RFC 7591 §2 lets a front end say, as far as it is read here; its defaults are RFC 7591's."""

    client_name: str
    redirect_uris: tuple[str, ...] = ()
    token_endpoint_auth_method: Literal["none", "client_secret_basic", "client_secret_post"] = "client_secret_basic"  # noqa: S105 # a method, no secret
    grant_types: tuple[Literal["authorization_code", "refresh_token", "client_credentials"], ...] = (BY_CODE,)
    response_types: tuple[Literal["code"], ...] = ("code",)
    client_uri: str | None = None
    scope: str = ""


def metadata_of(body: bytes) -> Metadata:
    """What this document says of a front end.

    Raises:
        MetadataRefused: naming what will not do, and why.
    """
    try:
        said = msgspec.json.decode(body, type=Metadata)
    except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError) as wrong:
        raise MetadataRefused(_sayable(str(wrong))) from wrong
    for check in _CHECKS:
        check(said)
    return msgspec.structs.replace(said, scope=said.scope or " ".join(_READING))


def _check_name(said: Metadata) -> None:
    name = said.client_name
    if not len(name.strip()) > 0 or len(name) > LONGEST_NAME:
        raise MetadataRefused(f"client_name has to have 1 to {LONGEST_NAME} characters.")
    if any(unicodedata.category(each) in _UNSEEN for each in name):
        raise MetadataRefused("client_name holds characters that are not seen.")
    scripts = {unicodedata.name(each, "").partition(" ")[0] for each in name if each.isalpha()}
    if len(scripts & _LOOK_ALIKES) > 1:
        raise MetadataRefused("client_name mixes scripts whose letters look alike.")
    if "rapport" in plain(name):
        raise MetadataRefused("client_name may not be taken for Rapport's own.")


def _check_home_page(said: Metadata) -> None:
    page = said.client_uri
    if page is not None and not (_HOME_PAGE.fullmatch(page) and urlsplit(page).hostname and "@" not in page):
        raise MetadataRefused("client_uri has to be an https address.")


def _check_grants(said: Metadata) -> None:
    grants = set(said.grant_types)
    if BY_ITSELF in grants:
        if grants != {BY_ITSELF}:
            raise MetadataRefused("A machine (client_credentials) asks nobody for leave; register two front ends.")
        if said.token_endpoint_auth_method == "none":  # noqa: S105 # RFC 7591's word for no secret
            raise MetadataRefused("A machine (client_credentials) has to prove itself with a secret.")
    elif BY_CODE not in grants:
        raise MetadataRefused("grant_types has to hold authorization_code or client_credentials.")


def _check_redirects(said: Metadata) -> None:
    if BY_CODE in said.grant_types and not said.redirect_uris:
        raise _redirect_refused("redirect_uris has to name where people are sent back to.")
    if len(said.redirect_uris) > MOST_REDIRECTS:
        raise _redirect_refused(f"redirect_uris names more than {MOST_REDIRECTS} addresses.")
    for place, address in enumerate(said.redirect_uris):
        if (why := why_not_registered(address)) is not None:
            raise _redirect_refused(f"redirect_uris[{place}] {why}.")


def _check_scopes(said: Metadata) -> None:
    asked = said.scope.split(" ") if said.scope else []
    unknown = set(asked) - set(Scope)
    if unknown:
        raise MetadataRefused("scope names what there is not; these are known: " + " ".join(Scope))
    if len(known_scopes(asked)) < len(asked):
        raise MetadataRefused("scope names something twice.")


_CHECKS: Final[tuple[Callable[[Metadata], None], ...]] = (
    _check_name,
    _check_home_page,
    _check_grants,
    _check_redirects,
    _check_scopes,
)
_READING: Final = tuple(each for each in Scope if each.endswith(":read"))
"""What a front end may ask for that does not say: to read."""


def _redirect_refused(description: str) -> MetadataRefused:
    return MetadataRefused(description, error="invalid_redirect_uri")


def _sayable(text: str) -> str:
    return re.sub(r"[^ !#-\[\]-~]", "'", text)
