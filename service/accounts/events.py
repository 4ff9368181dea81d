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


class AccountTrouble(Payload, frozen=True):
    """Something came between a connected account and us; its access stands."""

    account_id: Annotated[UUID, msgspec.Meta(description="The account.")]
    client_id: Annotated[UUID, msgspec.Meta(description="Whose account it is.")]
    platform: Annotated[str, msgspec.Meta(description="The network: `x`, `instagram`, `facebook`.")]
    reason: Annotated[
        str,
        msgspec.Meta(
            description=(
                "A stable code: `permission_refused`, `owner_must_act`, `app_blocked`, `account_unsupported`,"
                " `account_gone`, `another_account`, `account_private`."
            )
        ),
    ]
    text: Annotated[str, msgspec.Meta(description="What it is, in plain English.")]
    remedy: Annotated[str, msgspec.Meta(description="What mends it, said to the coach.")]
    client_remedy: Annotated[str, msgspec.Meta(description="What mends it, said to the client.")]
    account: Annotated[str, msgspec.Meta(description="Path of the account in this API.")]


class AccountTroubleOver(Payload, frozen=True):
    """What came between a connected account and us is gone."""

    account_id: Annotated[UUID, msgspec.Meta(description="The account.")]
    client_id: Annotated[UUID, msgspec.Meta(description="Whose account it is.")]
    platform: Annotated[str, msgspec.Meta(description="The network: `x`, `instagram`, `facebook`.")]
    reason: Annotated[str, msgspec.Meta(description="What it was: a code as before, or `access_ends_soon`.")]
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

ACCOUNT_TROUBLE: Final = EventType(
    name="account.trouble",
    version=1,
    description=(
        "Something came between a client's connected account and us, and goes by itself once somebody has acted, such as"
        " its owner on the network. Sent once each time."
    ),
    payload=AccountTrouble,
    example=AccountTrouble(
        account_id=_EXAMPLE_ACCOUNT,
        client_id=_EXAMPLE_CLIENT,
        platform="facebook",
        reason="owner_must_act",
        text="The network wants the account's owner to confirm something there before it answers again.",
        remedy="Ask the client to open the network's own app or site and follow what it asks; we go on by ourselves then.",
        client_remedy="Open the network's own app or site and follow what it asks you; we go on by ourselves then.",
        account=f"/v1/accounts/{_EXAMPLE_ACCOUNT}",
    ),
)

ACCOUNT_TROUBLE_OVER: Final = EventType(
    name="account.trouble_over",
    version=1,
    description=(
        "What came between a client's connected account and us is gone, or its access was renewed after all. Sent once"
        " after each `account.trouble`, unless the account was lost or disconnected meanwhile."
    ),
    payload=AccountTroubleOver,
    example=AccountTroubleOver(
        account_id=_EXAMPLE_ACCOUNT,
        client_id=_EXAMPLE_CLIENT,
        platform="facebook",
        reason="owner_must_act",
        account=f"/v1/accounts/{_EXAMPLE_ACCOUNT}",
    ),
)

EVENTS: Final = (
    ACCOUNT_NEEDS_RECONNECT,
    ACCOUNT_RECONNECTED,
    ACCOUNT_ACCESS_ENDS_SOON,
    ACCOUNT_TROUBLE,
    ACCOUNT_TROUBLE_OVER,
)
