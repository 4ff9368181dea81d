"""What is dangerous asks for a proof of a moment ago: the guard of such doors, listed in one place by their tests."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from service.access.assurance import FRESH_FOR
from service.access.guard import SignInNeeded
from service.access.identity import Identity
from service.kit.problems import Problem

_MINUTES: Final = int(FRESH_FOR.total_seconds()) // 60


class StepUpNeeded(Problem):
    """What cannot be taken back, or opens a way in, asks for a fresh proof; `detail` says of what kind."""

    status = 403
    title = "Show first that it is you"
    remedy = f"Send a code, passkey or password to POST /v1/step-ups, then the same again within {_MINUTES} minutes."


@dataclass(frozen=True, slots=True)
class StepUp:
    """Lets only callers pass who have shown a moment ago that it is them.

    With `from_everybody`, also those who have nothing but a password; else those alone who have a second factor. What a front
    end does, its person has lent it on the consent page, and no scope lends what is dangerous to who may enter.
    """

    from_everybody: bool = False

    async def __call__(self, connection: ASGIConnection[Any, Any, Any, Any], _door: BaseRouteHandler) -> None:
        """Pass or refuse.

        Raises:
            SignInNeeded: when nobody is signed in.
            StepUpNeeded: when they have to show it anew.
        """
        identity = connection.scope.get("user")
        if not isinstance(identity, Identity):
            raise SignInNeeded(headers={"WWW-Authenticate": "Bearer"})
        self.check(identity, at=connection.app.state.clock())

    def check(self, identity: Identity, *, at: datetime) -> None:
        """Return only when they may go on.

        Raises:
            StepUpNeeded: when they have to show it anew.
        """
        if identity.front_end_id is not None or not (self.from_everybody or identity.has_factor):
            return
        if not identity.is_fresh(at):
            raise StepUpNeeded(_needed(identity), headers={"WWW-Authenticate": _CHALLENGE})


_CHALLENGE: Final = f'Bearer error="insufficient_user_authentication", max_age="{int(FRESH_FOR.total_seconds())}"'
"""RFC 9470 §3."""

DANGEROUS: Final = StepUp()
"""Stands before what cannot be taken back, and before what opens or shuts ways in."""
CHANGES_FACTORS: Final = StepUp(from_everybody=True)
"""Stands before second factors: a stolen session must not bring its own."""


def _needed(identity: Identity) -> str:
    if not identity.is_session:
        return "An API key cannot show who holds it: do this in a session of yours."
    what = "A code of your app, a recovery code or a passkey" if identity.has_factor else "Your password"
    return f"{what} of the last {_MINUTES} minutes is needed."
