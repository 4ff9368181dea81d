"""What doors show of findings: what was seen, with its evidence, what became of it, and what was said of it."""

from datetime import datetime
from typing import Annotated, Any, Final, Literal
from uuid import UUID

import msgspec

from service.access.shapes import ONE_LINE
from service.automation.signals import QUOTED

State = Literal["open", "dismissed", "cleared"]
Severity = Literal["notice", "warning", "alarm"]
"""As `verdicts.Severity`, which web processes do not load."""

WITHHELD: Final = "What they wrote is shown once the client agrees to show names."


class Evidence(msgspec.Struct, frozen=True):
    """One row of evidence that a coach could show the client."""

    code: Annotated[str, msgspec.Meta(description="A stable code.", examples=["fixed_delay"])]
    params: Annotated[dict[str, str | int | float], msgspec.Meta(description="The numbers.", examples=[{"hours": 48}])]
    text: Annotated[
        str, msgspec.Meta(description="In plain English.", examples=["Half of 40 unfollows came 47 to 49 hours after."])
    ]


class FindingView(msgspec.Struct, frozen=True, kw_only=True):
    """Signs that a program acts: about the client's own account, or one of its followers. Words describe behaviour.

    Which follower, and what they wrote, is withheld while the client has not agreed to show names; ask the client to agree
    in their own view.
    """

    id: Annotated[UUID, msgspec.Meta(description="The finding.", examples=["019a3d10-5b2c-7d3e-8f40-1a2b3c4d5e6f"])]
    account_id: Annotated[
        UUID, msgspec.Meta(description="The account.", examples=["019a3c70-4f1b-7a60-8d2e-5c3b1a09f8e7"])
    ]
    client_id: Annotated[
        UUID, msgspec.Meta(description="The client.", examples=["019a3c62-7b20-7e11-9c4d-8f6a5b4c3d2e"])
    ]
    kind: Annotated[str, msgspec.Meta(description="A stable code.", examples=["own_automation"])]
    subject: Annotated[
        Literal["own_account", "follower", "engager"],
        msgspec.Meta(description="Whom it is about.", examples=["own_account"]),
    ]
    profile_id: Annotated[
        str | None,
        msgspec.Meta(
            description=(
                "The follower's number on the network, which opens their profile there; null like a name while the client"
                " has not agreed to show names, and where the client's own account is meant."
            ),
            examples=[None],
        ),
    ]
    handle: Annotated[
        str | None, msgspec.Meta(description="Their handle, once the client agrees to show names.", examples=[None])
    ]
    severity: Annotated[Severity, msgspec.Meta(description="How much it asks for.", examples=["alarm"])]
    probability: Annotated[
        float | None,
        msgspec.Meta(description="That a program acts; null where the pattern is the fact.", examples=[0.95]),
    ]
    text: Annotated[
        str,
        msgspec.Meta(
            description="What was seen.", examples=["Follows of this account look made by a program (95% likely)."]
        ),
    ]
    evidence: Annotated[
        list[Evidence],
        msgspec.Meta(
            description="What it rests on.",
            examples=[
                [
                    {
                        "code": "fixed_delay",
                        "params": {"hours": 48},
                        "text": "Half of 40 unfollows came 47 to 49 hours after.",
                    }
                ]
            ],
        ),
    ]
    state: Annotated[State, msgspec.Meta(description="What became of it.", examples=["open"])]
    state_since: Annotated[datetime, msgspec.Meta(description="Since when.", examples=["2026-11-02T12:00:00Z"])]
    first_seen_at: Annotated[datetime, msgspec.Meta(description="First seen.", examples=["2026-10-20T06:00:00Z"])]
    last_seen_at: Annotated[datetime, msgspec.Meta(description="Last seen.", examples=["2026-11-02T06:00:00Z"])]
    cleared_because: Annotated[
        Literal["stayed_away", "wrong", "explained", "declared_event"] | None,
        msgspec.Meta(
            description="Why it is cleared: it was not seen for a month, somebody's answer, or an event that was declared.",
            examples=[None],
        ),
    ]
    dismissal_reason: Annotated[str | None, msgspec.Meta(description="Why it was set aside.", examples=[None])]


class Dismissal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why a finding is set aside."""

    reason: Annotated[
        str,
        msgspec.Meta(
            min_length=3,
            max_length=500,
            pattern=ONE_LINE,
            description="What speaks against it.",
            examples=["She cleaned up her list by hand that weekend."],
        ),
    ]


def view_of(row: Any) -> FindingView:  # noqa: ANN401 # the driver has no types
    """What is kept of a finding, for a reader who sees names or does not, as the row says."""
    verdict = row["verdict"]
    evidence = msgspec.convert(verdict["evidence"], list[Evidence])
    return FindingView(
        id=row["id"],
        account_id=row["account_id"],
        client_id=row["client_id"],
        kind=row["kind"],
        subject=row["subject"],
        profile_id=None if row["profile_id"] is None else str(row["profile_id"]),
        handle=row["handle"],
        severity=verdict["severity"],
        probability=verdict["probability"],
        text=verdict["reason"]["text"],
        evidence=evidence
        if row["named"] or row["subject"] == "own_account"
        else [_unquoted(each) for each in evidence],
        state=row["state"],
        state_since=row["state_since"],
        first_seen_at=row["first_seen_at"],
        last_seen_at=row["last_seen_at"],
        cleared_because=row["cleared_because"],
        dismissal_reason=row["dismissal_reason"],
    )


def _unquoted(row: Evidence) -> Evidence:
    if QUOTED not in row.params:
        return row
    return Evidence(row.code, {name: value for name, value in row.params.items() if name != QUOTED}, WITHHELD)
