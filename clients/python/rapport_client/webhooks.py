"""What Rapport tells a receiver, believed only when its signature holds."""

from collections.abc import Mapping
from dataclasses import dataclass

from standardwebhooks import Webhook, WebhookVerificationError


@dataclass(frozen=True, slots=True)
class Event:
    """One event.

    Attributes:
        id: The same for every attempt and replay, so that repeats can be dropped.
        type: The event's name, such as `automation.detected`.
        timestamp: When it happened, RFC 3339 in UTC.
        data: What happened, as the catalogue of events describes it.
    """

    id: str
    type: str
    timestamp: str
    data: Mapping[str, object]


def verified(secret: str, headers: Mapping[str, str], body: bytes) -> Event:
    """The event in a request to a receiver.

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
        said = checking.verify(body, lowered)
    except ValueError as malformed:
        raise WebhookVerificationError("Malformed headers or body") from malformed
    return Event(lowered["webhook-id"], said["type"], said["timestamp"], said["data"])
