"""What a call may do by the token it came with."""

import hashlib
import hmac
from dataclasses import dataclass
from enum import StrEnum

from service.sandbox.meta import errors, login_errors
from service.sandbox.meta.login_apps import MetaApp, Route


class TokenKind(StrEnum):
    """Whose token it is, and how long it lives."""

    SHORT = "short"
    LONG = "long"
    PAGE = "page"
    APP = "app"


@dataclass(frozen=True, slots=True)
class Access:
    """What a call may do by its token."""

    app: MetaApp
    route: Route
    kind: TokenKind
    person_id: int | None
    """`None` for an app's own token."""
    page_id: int | None
    """The Page that a Page token speaks for."""
    instagram_id: int | None
    """The account of an Instagram Login; over Facebook, accounts are reached through `pages`."""
    scopes: frozenset[str]
    pages: frozenset[int]
    """The Pages the person chose and still has a role on."""

    def needs(self, *scopes: str) -> None:
        """Go on only with one of these permissions.

        Raises:
            GraphError: (#10), when none of them is there.
        """
        if not self.scopes.intersection(scopes):
            raise errors.permission_missing(*scopes)


def proof_of(token: str, secret: str) -> str:
    """The `appsecret_proof` that goes with a token."""
    return hmac.new(secret.encode(), token.encode(), hashlib.sha256).hexdigest()


def check_app(app: MetaApp, token: str, host: Route, proof: str | None) -> None:
    """Go on only if the app is not blocked and, where it is due, its secret is proven.

    Raises:
        GraphError: (368) for a blocked app, (100) for a missing or wrong proof.
    """
    if app.blocked:
        raise errors.app_blocked()
    if proof is None:
        if app.demands_proof and host is Route.FACEBOOK:
            raise login_errors.proof_missing()
    elif not hmac.compare_digest(proof.encode(), proof_of(token, app.secret_on(host)).encode()):
        raise login_errors.proof_wrong()
