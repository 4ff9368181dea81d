"""Who is signed in on our own pages in this browser."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from litestar import Request
from litestar.datastructures import Cookie

from service.access.finders import find_identity
from service.access.identity import Identity
from service.access.signing_in import BROWSER_LIFE
from service.access.tokens import TokenKind, hash_of, is_well_formed
from service.frontends.consent_pages import SignedIn
from service.kit.browsers import cookie, cookie_of
from service.kit.database import Database
from service.kit.secrets import Secret
from service.kit.settings import Settings

COOKIE: Final = "rapport_signed_in"


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who is signed in here, and the secret that only their browser has."""

    identity: Identity
    secret: Secret


async def who_is_here(
    request: Request[Any, Any, Any], database: Database, settings: Settings, *, at: datetime
) -> Present | None:
    """Who is signed in in this browser; read anew each time, so that one who left is out at once."""
    secret = cookie_of(request, COOKIE, settings)
    if secret is None or not is_well_formed(secret.reveal(), TokenKind.BROWSER):
        return None
    known = await find_identity(database, hash_of(secret), at=at)
    return None if known is None else Present(known.identity, secret)


async def introduce(database: Database, identity: Identity) -> SignedIn:
    """What the pages call this person."""
    practice_name, name, email, _, _ = await database.reads.fetchrow(
        "SELECT * FROM show_me_v2($1, $2)", identity.practice_id, identity.token_id
    )
    return SignedIn(name, email, practice_name, identity.role)


def remembered(secret: Secret, settings: Settings) -> Cookie:
    """The cookie by which the browser stays signed in."""
    return cookie(COOKIE, secret, settings, seconds=int(BROWSER_LIFE.total_seconds()))


def forgotten(settings: Settings) -> Cookie:
    """The cookie that takes its place on signing out."""
    return cookie(COOKIE, Secret(""), settings, seconds=0)
