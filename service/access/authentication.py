"""From a bearer token to the caller, in one round trip and never from a cache, so that a revoked token is dead at once."""

from datetime import datetime, timedelta
from typing import Final

import asyncpg
import structlog
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

from service.access.finders import KnownCaller, find_identity
from service.access.guard import TokenRefused
from service.access.tokens import BEARERS, TokenKind, hash_of, is_well_formed
from service.kit.database import Database
from service.kit.secrets import Secret

LAST_USED_EVERY: Final = timedelta(minutes=1)
_LENT_ENDED: Final = (
    "This is a front end's token: refresh at POST /oauth/token, and when that is refused too, send the person to"
    " /oauth/authorize again. A practice's own machine asks POST /oauth/token for another."
)

_log = structlog.get_logger()


class AuthenticationMiddleware(ASGIMiddleware):
    """Puts the caller's `Identity` into `scope["user"]`; without a token there is none, and guards decide.

    Stands outside of `WorkMiddleware`, which asks for the caller's name. Doors that anyone may enter are left alone.
    """

    scopes = (ScopeType.HTTP,)
    exclude_opt_key = "anyone"

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Name the caller, pass on, and note the token's use once the answer is out.

        Raises:
            TokenRefused: when a token was sent that is not valid.
        """
        sent = [value for name, value in scope["headers"] if name == b"authorization"]
        if not sent:
            await next_app(scope, receive, send)
            return
        state = scope["litestar_app"].state
        at = state.clock()
        known = await _known(state.works.database, sent, at=at)
        identity = known.identity
        scope["user"] = identity
        # Two front ends of one person share no idempotency keys, or one would read what the other was answered.
        scope["state"]["caller"] = " by ".join(map(str, filter(None, (identity.caller, identity.front_end_id))))
        structlog.contextvars.bind_contextvars(practice_id=str(identity.practice_id), caller=identity.caller)
        await next_app(scope, receive, send)
        if known.last_used_at is None or at - known.last_used_at >= LAST_USED_EVERY:
            await _touch(state.works.database, known, at=at)


async def _known(database: Database, sent: list[bytes], *, at: datetime) -> KnownCaller:
    scheme, _, token = sent[0].decode("latin-1").partition(" ")
    token = token.strip()
    # Of two, whoever stands before us may have judged the other (RFC 9110 §5.3 allows one).
    if len(sent) == 1 and scheme.lower() == "bearer" and is_well_formed(token, *BEARERS):
        known = await find_identity(database, hash_of(Secret(token)), at=at)
        if known is not None:
            return known
    remedy = _LENT_ENDED if token.startswith(TokenKind.ACCESS) else ""
    raise TokenRefused(remedy=remedy, headers={"WWW-Authenticate": 'Bearer error="invalid_token"'})


async def _touch(database: Database, known: KnownCaller, *, at: datetime) -> None:
    identity = known.identity
    try:
        await database.reads.fetchval("SELECT touch_token_v1($1, $2, $3)", identity.practice_id, identity.token_id, at)
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        # The answer is out already; the next request notes it.
        _log.warning("token_use_not_noted", token_id=str(identity.token_id), exc_info=True)
