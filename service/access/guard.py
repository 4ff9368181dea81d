"""What stands before a door: each asks for one permission, or says that anyone may enter (`opt={"anyone": True}`)."""

from dataclasses import dataclass
from typing import Any, Final

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler
from litestar.openapi.datastructures import ResponseSpec

from service.access.caller_limits import shares_of
from service.access.identity import Identity
from service.access.roles import HELD_BY, Permission, holds
from service.access.scopes import scope_for
from service.kit.limits import TooManyRequests, count
from service.kit.problems import Problem, RequestInvalid, documented


class SignInNeeded(Problem):
    """No token was sent."""

    status = 401
    title = "This needs a token"
    remedy = (
        "Send `Authorization: Bearer <token>`: one's own from POST /v1/sessions, or for a front end an access token from"
        " POST /oauth/token."
    )


class TokenRefused(Problem):
    """The token is unknown, expired or revoked, or its holder has left the practice."""

    status = 401
    title = "This token is not valid, or no longer"
    remedy = (
        "Sign in again with POST /v1/sessions, or use another API key; a front end refreshes, or sends the person to the"
        " consent page again."
    )


class PermissionMissing(Problem):
    """The caller's role does not hold the permission this door asks for; `detail` names both."""

    status = 403
    title = "Your role does not allow this"
    remedy = "Have it done by somebody whose role holds the permission; `detail` names these roles."


class InsufficientScope(Problem):
    """The role would do, but the front end was not let do this; `detail` names the scopes that would lend it."""

    status = 403
    title = "This front end was not allowed to do this"
    remedy = "Ask for one of the scopes that `detail` names when you send the person to the consent page."


class SecondFactorOwed(Problem):
    """The practice demands a second factor of the caller, who has none yet."""

    status = 403
    title = "Your practice asks you to set up a second factor first"
    remedy = "Add an authenticator app (POST /v1/authenticator-app-registrations) or a passkey (/apps/second-factors); then all is as before."


BEFORE_FACTORS: Final = frozenset({Permission.USE_OWN_SIGN_IN, Permission.MANAGE_SESSIONS, Permission.MANAGE_FACTORS})
"""What somebody who has to set one up may do meanwhile."""


@dataclass(frozen=True, slots=True)
class May:
    """Lets only callers pass whose role holds every one of these permissions, and counts them."""

    permissions: tuple[Permission, ...]

    async def __call__(self, connection: ASGIConnection[Any, Any, Any, Any], _door: BaseRouteHandler) -> None:
        """Pass or refuse.

        Raises:
            SignInNeeded: when nobody is signed in.
            TooManyRequests: when they, their front end or their practice asked too often.
            PermissionMissing: when the role may not.
            InsufficientScope: when a front end's scopes do not lend it.
            SecondFactorOwed: when they have to set up a second factor first.
        """
        identity = connection.scope.get("user")
        if not isinstance(identity, Identity):
            raise SignInNeeded(headers={"WWW-Authenticate": "Bearer"})
        if isinstance(connection, Request):
            await count(connection, *shares_of(identity))
        for permission in self.permissions:
            if not holds(identity.role, permission):
                held_by = ", ".join(sorted(HELD_BY[permission]))
                raise PermissionMissing(
                    f"This asks for the permission {permission}, held by: {held_by}. You are {_named(identity)}."
                )
        if not all(map(identity.may, self.permissions)):
            raise _insufficient(self.permissions)
        if identity.owes_factor and not BEFORE_FACTORS.issuperset(self.permissions):
            raise SecondFactorOwed


def may(*permissions: Permission) -> May:
    """The guard of a door that asks for this permission, or for each of these where it shows what several others show."""
    return May(permissions)


def refusals(*problems: type[Problem]) -> dict[int, ResponseSpec]:
    """The documented refusals of a guarded door: the guard's own and these."""
    every = (
        RequestInvalid, SignInNeeded, TokenRefused, PermissionMissing, InsufficientScope, SecondFactorOwed, TooManyRequests,
    )  # fmt: skip
    return documented(*every, *(each for each in problems if each not in every))


def _insufficient(permissions: tuple[Permission, ...]) -> InsufficientScope:
    scopes = scope_for(permissions)
    if scopes is None:
        return InsufficientScope("No scope lends this: people who signed in themselves do it.")
    told = " ".join(scopes)
    return InsufficientScope(
        f"It takes the scope {told}.",
        headers={"WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{told}"'},
    )


def _named(identity: Identity) -> str:
    return f"{'an' if identity.role[0] in 'ao' else 'a'} {identity.role}"
