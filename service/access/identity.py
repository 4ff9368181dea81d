"""The caller as a frozen value, detached from every row."""

from dataclasses import dataclass
from uuid import UUID

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
    def caller(self) -> str:
        """The same text for every token of the same member or client; what the audit and idempotency know them by."""
        return caller_name(member_id=self.member_id, client_id=self.client_id)


def caller_name(*, member_id: UUID | None, client_id: UUID | None) -> str:
    """What a member, or a client in their own view, is known by where acts are noted."""
    return f"member:{member_id}" if client_id is None else f"client:{client_id}"
