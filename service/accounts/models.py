"""Clients' social accounts, how they come to be connected, and the sealed grants that read them."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from service.access.models import FOUND_BEFORE_PRACTICE
from service.accounts.states import ENDED, IN_THE_WAY
from service.kit.database import PracticeTable, within_practice

MONTHLY_BUDGET_MICROS: Final = 50_000_000
"""$50 a month buys about 5,000 of X's followers at $0.010 each (X API pricing, April 2026); a practice may change it."""

_PLATFORMS: Final = "platform IN ('x', 'instagram', 'facebook')"
_ROUTES: Final = "route IN ('x', 'instagram', 'instagram_by_facebook', 'facebook')"


class SocialAccount(PracticeTable):
    """A client's account on one network, connected by the network's API or known from official exports alone."""

    __tablename__ = "social_account"
    __table_args__ = (
        within_practice("client_id", "client"),
        CheckConstraint(_PLATFORMS, name="platform"),
        CheckConstraint("source IN ('api', 'export')", name="source"),
        CheckConstraint("state IN ('connected', 'needs_reconnect', 'disconnected')", name="state"),
        CheckConstraint(f"state_reason IN {(*IN_THE_WAY, *ENDED)}", name="state_reason"),
        CheckConstraint(
            f"(state = 'connected') = (state_reason IS NULL OR state_reason IN {IN_THE_WAY})", name="reason_given"
        ),
        CheckConstraint(_ROUTES, name="route"),
        CheckConstraint("(source = 'api') = (route IS NOT NULL)", name="route_of_network"),
        CheckConstraint("state = 'disconnected' OR platform_account_id IS NOT NULL", name="known_when_connected"),
        CheckConstraint("monthly_budget_micros >= 0", name="monthly_budget"),
        UniqueConstraint("practice_id", "platform", "platform_account_id"),
        Index(
            "uq_social_account_unconfirmed",
            "practice_id",
            "client_id",
            "platform",
            text("lower(handle)"),
            unique=True,
            postgresql_where=text("platform_account_id IS NULL"),
        ),
        Index("ix_social_account_client", "practice_id", "client_id", "id"),
        Index(
            "ix_social_account_due",
            "next_checkup_at",
            postgresql_where=text("state = 'connected'"),
            info=FOUND_BEFORE_PRACTICE,
        ),
        Index(
            "ix_social_account_subscribing",
            "subscribe_again_at",
            postgresql_where=text("state = 'connected'"),
            info=FOUND_BEFORE_PRACTICE,
        ),
        Index(
            "ix_social_account_found_by_number",
            "platform_account_id",
            postgresql_where=text("state = 'connected'"),
            info=FOUND_BEFORE_PRACTICE,
        ),
    )

    client_id: Mapped[UUID]
    platform: Mapped[str]
    platform_account_id: Mapped[int | None]
    """The network's own number; unknown while only exports speak of the account."""
    handle: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    source: Mapped[str]
    route: Mapped[str | None]
    """The way on which its owner agreed the last time; none while only exports speak of the account."""
    state: Mapped[str]
    state_reason: Mapped[str | None]
    missing_permissions: Mapped[list[str]] = mapped_column(default=list)
    """The network's names of the permissions that the reason of the state speaks of."""
    unticked: Mapped[list[str]] = mapped_column(default=list)
    """The network's names of what was asked for and, at the newest consent, not granted."""
    from_exports: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What exports that were read gave, by its code among capabilities, and when the newest that did was made."""
    state_since: Mapped[datetime]
    doubted_at: Mapped[datetime | None]
    """When the network refused the access that we have, and nothing was read since; a second refusal ends it."""
    monthly_budget_micros: Mapped[int] = mapped_column(default=MONTHLY_BUDGET_MICROS)
    created_at: Mapped[datetime]
    next_checkup_at: Mapped[datetime | None]
    """By the practice's own time; read only while connected."""
    subscribe_again_at: Mapped[datetime | None]
    """Likewise, when the network is asked anew to tell of the account; none where it is not asked for each account."""


class HandleChange(PracticeTable):
    """A handle that no longer is what it was: its account was renamed, or another account bears it now."""

    __tablename__ = "handle_change"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        CheckConstraint("new_handle IS NOT NULL OR taken_over_by IS NOT NULL", name="something_changed"),
        CheckConstraint("source IN ('consent', 'checkup')", name="source"),
        Index("ix_handle_change_account", "practice_id", "account_id", "id"),
    )

    account_id: Mapped[UUID]
    old_handle: Mapped[str]
    new_handle: Mapped[str | None]
    """What the account is called now; unknown when all we saw is that another one bears its old handle."""
    taken_over_by: Mapped[int | None]
    """The network's number of the account that bears the old handle now."""
    seen_at: Mapped[datetime]
    """When that was seen, by the practice's own time, which is not when it happened."""
    source: Mapped[str]


class ConnectLink(PracticeTable):
    """An offer to connect an account, for somebody who needs no sign-in; used once."""

    __tablename__ = "connect_link"
    __table_args__ = (
        within_practice("client_id", "client"),
        within_practice("account_id", "social_account"),
        CheckConstraint(_PLATFORMS, name="platform"),
        Index("ix_connect_link_found_by_hash", "token_hash", info=FOUND_BEFORE_PRACTICE),
    )

    token_hash: Mapped[bytes]
    client_id: Mapped[UUID]
    platform: Mapped[str]
    account_id: Mapped[UUID | None]
    """The account to connect again; none for a new one."""
    return_to: Mapped[str | None]
    """Where a button leads afterwards, checked when the link was made."""
    made_by: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class ConnectAttempt(PracticeTable):
    """One way to a network's consent page and back, bound to a link and to the browser that set out."""

    __tablename__ = "connect_attempt"
    __table_args__ = (
        within_practice("link_id", "connect_link"),
        CheckConstraint(_ROUTES, name="route"),
        Index("ix_connect_attempt_found_by_state", "state_hash", info=FOUND_BEFORE_PRACTICE),
    )

    state_hash: Mapped[bytes]
    browser_hash: Mapped[bytes]
    link_id: Mapped[UUID]
    route: Mapped[str]
    verifier: Mapped[bytes]
    """Sealed; what proves to the network that the one who asked is the one who comes back (PKCE)."""
    redirect_uri: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    opened: Mapped[bytes | None]
    """Sealed, and for a few minutes: the several accounts that the consent opened, of which one is to be chosen."""
    choose_until: Mapped[datetime | None]


class Grantor(PracticeTable):
    """Who has ever agreed to an account being read, known for as long as the account is.

    The network names them by this number when they withdraw or want their data deleted, long after the tokens are gone.
    """

    __tablename__ = "account_grantor"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        CheckConstraint(_ROUTES, name="route"),
        UniqueConstraint("practice_id", "account_id", "route", "person"),
        Index("ix_account_grantor_found_by_person", "route", "person", info=FOUND_BEFORE_PRACTICE),
    )

    account_id: Mapped[UUID]
    route: Mapped[str]
    person: Mapped[str]
    """The network's number of the person, which holds for our app alone."""


class Grant(PracticeTable):
    """The sealed tokens of one account, and the lease under which they are renewed."""

    __tablename__ = "account_grant"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        CheckConstraint(_ROUTES, name="route"),
        UniqueConstraint("practice_id", "account_id", "route"),
        Index(
            "ix_account_grant_to_renew",
            "renew_at",
            postgresql_where=text("renew_at IS NOT NULL"),
            info=FOUND_BEFORE_PRACTICE,
        ),
    )

    account_id: Mapped[UUID]
    route: Mapped[str]
    granted_by: Mapped[str | None]
    """The network's number of the person who agreed to this very access, where it says."""
    access_token: Mapped[bytes]
    refresh_token: Mapped[bytes | None]
    expires_at: Mapped[datetime]
    """When the access token ends, by the practice's own time."""
    scopes: Mapped[list[str]]
    granted_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    """When the account was disconnected, or connected on another route; the tokens wait only to be given back."""
    renew_at: Mapped[datetime | None]
    """When the access token is to be renewed, by the practice's own time; none where that is not done on a schedule."""
    warned_days: Mapped[int | None]
    """Of how many days left the practice was warned last, since the token was renewed last."""
    lease_until: Mapped[datetime | None]
    """By real time, like all leases."""
    lease_fence: Mapped[int] = mapped_column(default=0, server_default="0")
    refresh_again_at: Mapped[datetime | None]
    """Not before this moment of real time, since the network failed or asked for a pause."""
