"""Meta's tokens: Instagram's hour and sixty days, Facebook's short, long and Page tokens, and an app's own.

There are no refresh tokens. A long Instagram token is renewed by itself while it lives; a Facebook one only by a new
login. A Page token lives as long as the person's token it was taken with, and one taken with a long token has no end.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from service.sandbox.meta import errors, login_errors
from service.sandbox.meta.errors import GraphError
from service.sandbox.meta.login_access import Access, TokenKind, check_app
from service.sandbox.meta.login_apps import BASIC, Apps, MetaApp, Route
from service.sandbox.meta.login_consents import Authorization
from service.sandbox.meta.world import MetaWorld

INSTAGRAM_SHORT_LIVES: Final = timedelta(hours=1)
FACEBOOK_SHORT_LIVES: Final = timedelta(minutes=90)
LONG_LIVES: Final = timedelta(days=60)
REFRESH_FROM: Final = timedelta(hours=24)
_SHORT_LIVES: Final = {Route.INSTAGRAM: INSTAGRAM_SHORT_LIVES, Route.FACEBOOK: FACEBOOK_SHORT_LIVES}
_PREFIX: Final = {Route.INSTAGRAM: "IGAA", Route.FACEBOOK: "EAA"}


class Ending(StrEnum):
    """Why a token ended before its time."""

    PASSWORD_CHANGED = "password_changed"  # noqa: S105 # a reason, no secret
    LOGGED_OUT = "logged_out"


@dataclass(slots=True, eq=False)
class Token:
    """A token that was handed out."""

    text: str
    kind: TokenKind
    authorization: Authorization
    issued_at: datetime
    expires_at: datetime | None
    page_id: int | None = None
    ended: Ending | None = None


class Tokens:
    """Every token, and why it no longer holds."""

    def __init__(self, world: MetaWorld, apps: Apps) -> None:
        self.world = world
        self.apps = apps
        self.checkpointed: set[int] = set()
        """Persons who have something to settle with Facebook first."""
        self.unconfirmed: set[int] = set()
        self._tokens: dict[str, Token] = {}

    def authenticate(self, token: str, *, host: Route, at: datetime, proof: str | None = None) -> Access:
        """What this token lets a call do.

        Args:
            token: as it came with the call; `id|secret` is an app's own.
            host: whose API was called; tokens of the other route are unknown there.
            at: the moment of the call.
            proof: the `appsecret_proof` that came with it.

        Raises:
            GraphError: no token, an unknown, expired or ended one, a blocked app, or a bad proof.
        """
        if not token:
            raise login_errors.token_missing()
        app_id, bar, secret = token.partition("|")
        if bar:
            app = self.apps.named(app_id, host)
            if app is None or secret != app.secret_on(host):
                raise login_errors.token_malformed()
            check_app(app, token, host, proof)
            return Access(app, host, TokenKind.APP, None, None, None, frozenset(), frozenset())
        found = self._living(token, host, at)
        check_app(found.authorization.app, token, host, proof)
        return self._access(found, at)

    def find(self, text: str) -> Token | None:
        """A token that was handed out, whether or not it still holds."""
        return self._tokens.get(text)

    def why_refused(self, token: Token, at: datetime) -> GraphError | None:
        """Why a token does not hold now; `None` when it does."""
        authorization = token.authorization
        person_id = authorization.person_id
        if authorization.removed:
            return login_errors.app_removed(authorization.app.id_on(authorization.route))
        if person_id in self.checkpointed | self.unconfirmed:
            return login_errors.checkpointed() if person_id in self.checkpointed else login_errors.unconfirmed()
        if token.ended is not None:
            changed = token.ended is Ending.PASSWORD_CHANGED
            return login_errors.password_changed() if changed else login_errors.logged_out()
        if token.expires_at is not None and at >= token.expires_at:
            return login_errors.token_expired(token.expires_at, at)
        if token.page_id is not None and token.page_id not in self.pages_of(authorization):
            return login_errors.page_role_lost()
        return None

    def pages_of(self, authorization: Authorization) -> frozenset[int]:
        """The Pages the person chose for the app and still has a role on."""
        roles = {page.id for page in self.world.pages_of(authorization.person_id)}
        return frozenset(authorization.pages & roles)

    def give_short(self, authorization: Authorization, at: datetime) -> Token:
        """The token that a code is traded for."""
        return self._give(authorization, TokenKind.SHORT, at, at + _SHORT_LIVES[authorization.route])

    def give_long(self, text: str, *, app: MetaApp, host: Route, at: datetime) -> Token:
        """A token of sixty days for a short one; Facebook takes long ones as well and lengthens nothing.

        Raises:
            GraphError: the token does not hold, is another app's, or is none that can be exchanged.
        """
        token = self._living(text, host, at)
        if token.authorization.app is not app or token.kind is TokenKind.PAGE:
            raise login_errors.session_key_invalid()
        if token.kind is TokenKind.LONG:
            if host is Route.INSTAGRAM:
                raise login_errors.session_key_invalid()
            return token
        return self._give(token.authorization, TokenKind.LONG, at, at + LONG_LIVES)

    def refresh(self, text: str, at: datetime) -> Token:
        """Sixty more days for a long Instagram token that is a day old and still lives.

        Raises:
            GraphError: the token does not hold, is short or younger than a day, or has lost the basic permission.
        """
        access = self.authenticate(text, host=Route.INSTAGRAM, at=at)
        access.needs(BASIC[Route.INSTAGRAM])
        token = self._tokens[text]
        if token.kind is not TokenKind.LONG:
            raise login_errors.session_key_invalid()
        if at < token.issued_at + REFRESH_FROM:
            raise errors.parameter_wrong("The access token must be at least 24 hours old to be refreshed.")
        return self._give(token.authorization, TokenKind.LONG, at, at + LONG_LIVES)

    def give_page(self, text: str, page_id: int, at: datetime) -> Token:
        """The Page token that goes with a person's token: the same one each time.

        Args:
            text: a person's Facebook token that was authenticated at this moment.
            page_id: one of the Pages of its access.
            at: the moment of the call.
        """
        person_token = self._tokens[text]
        endless = person_token.kind is TokenKind.LONG
        for known in self._tokens.values():
            same = known.authorization is person_token.authorization and known.page_id == page_id
            if same and (known.expires_at is None) is endless and self.why_refused(known, at) is None:
                return known
        expires_at = None if endless else person_token.expires_at
        return self._give(person_token.authorization, TokenKind.PAGE, at, expires_at, page_id)

    def end(self, person_id: int, route: Route, ending: Ending) -> int:
        """All the person's tokens on this route end; returns how many."""
        held = [token for token in self._of_person(person_id, route) if token.ended is None]
        for token in held:
            token.ended = ending
        return len(held)

    def expire(self, person_id: int, route: Route, at: datetime) -> int:
        """The time of all the person's tokens on this route is over, that of Page tokens too; returns how many."""
        living = [t for t in self._of_person(person_id, route) if t.expires_at is None or t.expires_at > at]
        for token in living:
            token.expires_at = at
        return len(living)

    def _living(self, text: str, host: Route, at: datetime) -> Token:
        found = self._tokens.get(text)
        if found is None or found.authorization.route is not host:
            raise login_errors.token_malformed()
        refusal = self.why_refused(found, at)
        if refusal is not None:
            raise refusal
        return found

    def _of_person(self, person_id: int, route: Route) -> list[Token]:
        owned = (token for token in self._tokens.values() if token.authorization.person_id == person_id)
        return [token for token in owned if token.authorization.route is route]

    def _give(
        self,
        authorization: Authorization,
        kind: TokenKind,
        at: datetime,
        expires_at: datetime | None,
        page_id: int | None = None,
    ) -> Token:
        text = _PREFIX[authorization.route] + secrets.token_hex(72)
        token = Token(text, kind, authorization, at, expires_at, page_id)
        self._tokens[text] = token
        return token

    def _access(self, token: Token, at: datetime) -> Access:
        authorization = token.authorization
        account = self.world.instagram_of(authorization.person_id)
        return Access(
            app=authorization.app,
            route=authorization.route,
            kind=token.kind,
            person_id=authorization.person_id,
            page_id=token.page_id,
            instagram_id=account.id if account and authorization.route is Route.INSTAGRAM else None,
            scopes=authorization.scopes(at, page_id=token.page_id),
            pages=self.pages_of(authorization),
        )
