"""What Rapport tells a receiver, believed only when its signature holds."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from standardwebhooks import Webhook, WebhookVerificationError

from rapport_client.events import Event


@dataclass(frozen=True, slots=True)
class Message:
    """One message.

    Attributes:
        id: The same for every attempt and replay, so that repeats can be dropped.
        event: What happened. Newer servers tell of more than is typed here: leave a `type` alone that you do not know.
    """

    id: str
    event: Event


def verified(secret: str, headers: Mapping[str, str], body: bytes) -> Message:
    """The message in a request to a receiver.

    Args:
        secret: The receiver's secret, `whsec_…`.
        headers: The request's headers, in any case.
        body: The request's body, byte for byte as it came.

    Raises:
        standardwebhooks.WebhookVerificationError: It was not signed with that secret, or it is more than five minutes off.
    """
    lowered = {name.lower(): said for name, said in headers.items()}
    checking = Webhook(secret)
    try:
        checking.verify(body, lowered)
        said = json.loads(body)
    except ValueError as malformed:
        raise WebhookVerificationError("Malformed headers or body") from malformed
    return Message(lowered["webhook-id"], cast("Event", said))
