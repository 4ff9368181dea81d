"""The caller as a frozen value, detached from every row."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from service.access.assurance import Assurance
from service.access.roles import Permission, Role, holds
from service.access.scopes import Scope, permissions_within
from service.access.tiers import Tier


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is calling, for which practice, as what: a member, or a client in their own view."""

    practice_id: UUID
    person_id: UUID
    member_id: UUID | None
    client_id: UUID | None
    role: Role
    token_id: UUID
    front_end_id: UUID | None = None
    """The front end that calls in their name, if it is one."""
    scopes: frozenset[Scope] = frozenset()
    """What they let it do; without a front end nothing but the role decides."""
    tier: Tier = Tier.UNLIMITED
    """How much of everything their practice may have."""
    is_session: bool = False
    """Whether a person holds the token, here or in a browser, and no program."""
    assurance: Assurance | None = None
    """How they have shown that it is them."""
    has_factor: bool = False
    """Whether they have an authenticator app or a passkey here."""
    demanded_of: str = "optional"
    """Of whom the practice demands one."""

    def __post_init__(self) -> None:
        if (self.member_id is None) == (self.client_id is None) or (self.role is Role.CLIENT) != (
            self.member_id is None
        ):
            raise ValueError("a caller is either a member with a member's role, or a client")

    def may(self, permission: Permission) -> bool:
        """Whether the role holds the permission and, for a front end, its scopes lend it."""
        return holds(self.role, permission) and (
            self.front_end_id is None or permission in permissions_within(self.scopes)
        )

    @property
    def must_have_factor(self) -> bool:
        """Whether the practice demands a second factor of them."""
        return (
            self.role is Role.OWNER
            if self.demanded_of == "owners"
            else self.demanded_of == "members" and self.is_member
        )

    @property
    def is_member(self) -> bool:
        """Whether they work in the practice."""
        return self.member_id is not None

    @property
    def owes_factor(self) -> bool:
        """Whether they have to set a second factor up before anything else."""
        return self.is_session and not self.has_factor and self.must_have_factor

    def is_fresh(self, at: datetime) -> bool:
        """Whether they have shown a moment ago that it is them, as strongly as they can."""
        proven = self.assurance
        return proven is not None and proven.is_fresh(at) and (proven.is_strong or not self.has_factor)

    @property
    def caller(self) -> str:
        """The same text for every token of the same member or client; what the audit and idempotency know them by."""
        return caller_name(member_id=self.member_id, client_id=self.client_id)


def caller_name(*, member_id: UUID | None, client_id: UUID | None) -> str:
    """What a member, or a client in their own view, is known by where acts are noted."""
    return f"member:{member_id}" if client_id is None else f"client:{client_id}"
