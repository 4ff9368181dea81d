"""What a practice is told of its clients' accounts."""

from typing import Annotated, Final
from uuid import UUID

import msgspec

from service.alerts.events import EventType, Payload


class AccountNeedsReconnect(Payload, frozen=True):
    """An account can no longer be read until its owner agrees again."""

    account_id: Annotated[UUID, msgspec.Meta(description="The account.")]
    client_id: Annotated[UUID, msgspec.Meta(description="Whose account it is.")]
    platform: Annotated[str, msgspec.Meta(description="The network: `x`.")]
    reason: Annotated[str, msgspec.Meta(description="A stable code: `revoked`, `permission_missing`.")]
    account: Annotated[str, msgspec.Meta(description="Path of the account in this API.")]


_EXAMPLE_ACCOUNT: Final = UUID("019a3c70-4f1b-7a60-8d2e-5c3b1a09f8e7")

ACCOUNT_NEEDS_RECONNECT: Final = EventType(
    name="account.needs_reconnect",
    version=1,
    description="A client's account can no longer be read until its owner agrees again. Sent once each time.",
    payload=AccountNeedsReconnect,
    example=AccountNeedsReconnect(
        account_id=_EXAMPLE_ACCOUNT,
        client_id=UUID("019a3c62-7b20-7e11-9c4d-8f6a5b4c3d2e"),
        platform="x",
        reason="revoked",
        account=f"/v1/accounts/{_EXAMPLE_ACCOUNT}",
    ),
)

EVENTS: Final = (ACCOUNT_NEEDS_RECONNECT,)
