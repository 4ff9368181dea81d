"""What a front end brings, and what is decided about it. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from service.access.scopes import Scope
from service.frontends.front_end import FrontEndKnown
from service.frontends.questions import S256
from service.frontends.server import Reply
from service.kit.secrets import Secret


class State(StrEnum):
    """How it stands with what was brought."""

    GOOD = "good"
    SPENT = "spent"
    """It did its work already; who brings it again shows that somebody else has it, too."""
    OVER = "over"
    """It has run out, was taken back, or whom it speaks for has left."""


class Kind(StrEnum):
    """What was brought."""

    CODE = "code"
    REFRESH = "refresh"
    ACCESS = "access"
    MACHINE = "machine"
    """Nothing: a machine acts for the owner who registered it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What a front end brings, as it stands in the locked rows."""

    kind: Kind
    state: State
    approval_id: UUID
    front_end_id: UUID
    scopes: frozenset[Scope]
    speaks_for: str
    """Whom, as acts are noted."""
    token_id: UUID | None = None
    redirect_uri: str | None = None
    code_challenge: str | None = None
    code_challenge_method: str = S256
    issued_at: datetime | None = None
    expires_at: datetime | None = None

    def get_redirect_uri(self) -> str | None:
        """Where the code was sent; Authlib compares it with what the front end says."""
        return self.redirect_uri

    def get_scope(self) -> str:
        """What was agreed to."""
        return " ".join(each for each in Scope if each in self.scopes)

    def check_client(self, front_end: FrontEndKnown) -> bool:
        """Whether it was given to this front end."""
        return self.front_end_id == front_end.id

    def is_expired(self) -> bool:
        """Whether it is not good any more; Authlib asks twice for one thing."""
        return self.state is not State.GOOD

    is_revoked = is_expired


@dataclass(frozen=True, slots=True)
class Issued:
    """Tokens that were given out, and when each ends."""

    access: Secret
    access_ends: datetime
    refresh: Secret | None
    refresh_ends: datetime
    scopes: tuple[Scope, ...]
    """Of the access token; a refresh token keeps all that was agreed to."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer, and what follows from it."""

    reply: Reply
    issued: Issued | None = None
    ends_approval: bool = False
    """Whether everything that came of the approval ends now."""
    revokes_token: UUID | None = None
    """An access token that ends alone."""
