"""What a practice is told of automation."""

from typing import Annotated, Final
from uuid import UUID

import msgspec

from service.alerts.events import EventType, Payload


class AutomationDetected(Payload, frozen=True):
    """Signs that a program acts were found, or came back. It names nobody; the finding shows the evidence."""

    finding_id: Annotated[UUID, msgspec.Meta(description="The finding.")]
    account_id: Annotated[UUID, msgspec.Meta(description="The client's account that was looked at.")]
    client_id: Annotated[UUID, msgspec.Meta(description="Whose account it is.")]
    kind: Annotated[
        str,
        msgspec.Meta(
            description=(
                "A stable code: `own_automation`, `auto_follow_back`, `boomerang`, `follow_back_language`, `guru_pattern`,"
                " `copied_comments`, `shared_comments`, `engagement_pod`, `opened_together`. More may join."
            )
        ),
    ]
    subject: Annotated[str, msgspec.Meta(description="Whom it is about: `own_account`, `follower` or `engager`.")]
    severity: Annotated[str, msgspec.Meta(description="`notice`, `warning` or `alarm`.")]
    finding: Annotated[str, msgspec.Meta(description="Path of the finding in this API.")]


class AutomationCleared(Payload, frozen=True):
    """A finding that was told of is cleared: it stayed away, somebody said that it is wrong or explained, or an event explains it."""

    finding_id: Annotated[UUID, msgspec.Meta(description="The finding.")]
    account_id: Annotated[UUID, msgspec.Meta(description="The client's account that was looked at.")]
    client_id: Annotated[UUID, msgspec.Meta(description="Whose account it is.")]
    kind: Annotated[str, msgspec.Meta(description="A stable code, as when it was detected.")]
    subject: Annotated[str, msgspec.Meta(description="Whom it is about: `own_account`, `follower` or `engager`.")]
    because: Annotated[
        str,
        msgspec.Meta(
            description=(
                "`stayed_away` when a checkup saw it gone; `wrong` or `explained` when the client or a coach said so;"
                " `declared_event` when they declared an event that explains it."
            )
        ),
    ]
    finding: Annotated[str, msgspec.Meta(description="Path of the finding in this API.")]


_EXAMPLE_FINDING: Final = UUID("019a3d10-5b2c-7d3e-8f40-1a2b3c4d5e6f")

AUTOMATION_DETECTED: Final = EventType(
    name="automation.detected",
    version=1,
    description="A checkup found signs that a program acts, for a client's account or for one of its followers.",
    payload=AutomationDetected,
    example=AutomationDetected(
        finding_id=_EXAMPLE_FINDING,
        account_id=UUID("019a3c70-4f1b-7a60-8d2e-5c3b1a09f8e7"),
        client_id=UUID("019a3c62-7b20-7e11-9c4d-8f6a5b4c3d2e"),
        kind="own_automation",
        subject="own_account",
        severity="alarm",
        finding=f"/v1/findings/{_EXAMPLE_FINDING}",
    ),
)

AUTOMATION_CLEARED: Final = EventType(
    name="automation.cleared",
    version=1,
    description=(
        "A finding that you were told of is cleared, by a checkup that no longer saw it, by somebody's answer, or by an event that"
        " somebody declared; if new evidence comes, `automation.detected` tells of it again."
    ),
    payload=AutomationCleared,
    example=AutomationCleared(
        finding_id=_EXAMPLE_FINDING,
        account_id=AUTOMATION_DETECTED.example.account_id,
        client_id=AUTOMATION_DETECTED.example.client_id,
        kind="own_automation",
        subject="own_account",
        because="explained",
        finding=f"/v1/findings/{_EXAMPLE_FINDING}",
    ),
)

EVENTS: Final = (AUTOMATION_DETECTED, AUTOMATION_CLEARED)
