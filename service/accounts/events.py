"""What a practice is told of its clients' accounts."""

from datetime import UTC, datetime
from typing import Annotated, Final
from uuid import UUID

import msgspec

from service.alerts.events import EventType, Payload


class AccountNeedsReconnect(Payload, frozen=True):
    """An account can no longer be read until its owner agrees again."""

    account_id: Annotated[UUID, msgspec.Meta(description="The account.")]
    client_id: Annotated[UUID, msgspec.Meta(description="Whose account it is.")]
    platform: Annotated[str, msgspec.Meta(description="The network: `x`, `instagram`, `facebook`.")]
    reason: Annotated[
        str,
        msgspec.Meta(
            description="A stable code: `revoked`, `expired`, `role_lost`, `permission_missing`, `removed_on_network`."
        ),
    ]
    account: Annotated[str, msgspec.Meta(description="Path of the account in this API.")]


class AccountReconnected(Payload, frozen=True):
    """An account that could no longer be read is read again; everything known before it was lost is still there."""

    account_id: Annotated[UUID, msgspec.Meta(description="The account.")]
    client_id: Annotated[UUID, msgspec.Meta(description="Whose account it is.")]
    platform: Annotated[str, msgspec.Meta(description="The network: `x`, `instagram`, `facebook`.")]
    account: Annotated[str, msgspec.Meta(description="Path of the account in this API.")]


class AccountAccessEndsSoon(Payload, frozen=True):
    """The access to an account runs out, and the network has not renewed it."""

    account_id: Annotated[UUID, msgspec.Meta(description="The account.")]
    client_id: Annotated[UUID, msgspec.Meta(description="Whose account it is.")]
    platform: Annotated[str, msgspec.Meta(description="The network: `instagram`.")]
    days_left: Annotated[int, msgspec.Meta(description="At most so many days are left: 14, 7, 3 or 1.")]
    ends_at: Annotated[datetime, msgspec.Meta(description="When it ends.")]
    account: Annotated[str, msgspec.Meta(description="Path of the account in this API.")]


_EXAMPLE_ACCOUNT: Final = UUID("019a3c70-4f1b-7a60-8d2e-5c3b1a09f8e7")
_EXAMPLE_CLIENT: Final = UUID("019a3c62-7b20-7e11-9c4d-8f6a5b4c3d2e")

ACCOUNT_NEEDS_RECONNECT: Final = EventType(
    name="account.needs_reconnect",
    version=1,
    description="A client's account can no longer be read until its owner agrees again. Sent once each time.",
    payload=AccountNeedsReconnect,
    example=AccountNeedsReconnect(
        account_id=_EXAMPLE_ACCOUNT,
        client_id=_EXAMPLE_CLIENT,
        platform="x",
        reason="revoked",
        account=f"/v1/accounts/{_EXAMPLE_ACCOUNT}",
    ),
)

ACCOUNT_RECONNECTED: Final = EventType(
    name="account.reconnected",
    version=1,
    description="A client's account that could no longer be read is read again. Sent once each time.",
    payload=AccountReconnected,
    example=AccountReconnected(
        account_id=_EXAMPLE_ACCOUNT,
        client_id=_EXAMPLE_CLIENT,
        platform="x",
        account=f"/v1/accounts/{_EXAMPLE_ACCOUNT}",
    ),
)

ACCOUNT_ACCESS_ENDS_SOON: Final = EventType(
    name="account.access_ends_soon",
    version=1,
    description=(
        "The access to a client's account runs out and could not be renewed so far. Sent at 14, 7, 3 and 1 days, once each."
    ),
    payload=AccountAccessEndsSoon,
    example=AccountAccessEndsSoon(
        account_id=_EXAMPLE_ACCOUNT,
        client_id=_EXAMPLE_CLIENT,
        platform="instagram",
        days_left=7,
        ends_at=datetime(2026, 11, 9, 12, tzinfo=UTC),
        account=f"/v1/accounts/{_EXAMPLE_ACCOUNT}",
    ),
)

EVENTS: Final = (ACCOUNT_NEEDS_RECONNECT, ACCOUNT_RECONNECTED, ACCOUNT_ACCESS_ENDS_SOON)
