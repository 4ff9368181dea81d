"""Declared events as doors take and show them."""

from datetime import datetime
from typing import Annotated, Literal, TypeAlias
from uuid import UUID

import msgspec

from service.access.shapes import ONE_LINE

EventName: TypeAlias = Literal["giveaway", "challenge", "press", "starter_pack"]
"""As `declared_event.EventKind`."""
Explainable: TypeAlias = Literal["boomerang", "opened_together", "engagement_pod", "copied_comments", "shared_comments"]
"""As `explainable.EXPLAINABLE`."""

_Kind = Annotated[EventName, msgspec.Meta(description="What it was.", examples=["giveaway"])]
_Starts = Annotated[
    datetime, msgspec.Meta(tz=True, description="When it began, or will.", examples=["2026-11-03T08:00:00Z"])
]
_Ends = Annotated[
    datetime, msgspec.Meta(tz=True, description="When it ended, or will.", examples=["2026-11-05T20:00:00Z"])
]
_Note = Annotated[
    str,
    msgspec.Meta(
        min_length=3,
        max_length=200,
        pattern=ONE_LINE,
        description="What happened, in a few words and without names, handles or links.",
        examples=["Three days of giveaway for the new recipe book."],
    ),
]


class NewDeclaredEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something ordinary that brought many followers between two moments.

    Evidence that lies wholly inside counts for nothing; what lies outside must suffice by itself. Nothing that the account does by
    itself is explained (`listDetectors` says which kinds of finding are). Pictures of exports that are read later say of days on which
    many arrived, and of people who left, that they came during it. An event lasts 14 days at most, begins within 30 days
    and ended no more than 90 days ago; 12 stand at a time, and with the days around them they cover at most half of any 90 days.
    """

    kind: _Kind
    starts_at: _Starts
    ends_at: _Ends
    note: _Note
    explains: (
        Annotated[
            list[Explainable],
            msgspec.Meta(
                min_length=1,
                max_length=5,
                description="The kinds of finding it is to explain; null for all that its kind can.",
                examples=[["boomerang"]],
            ),
        ]
        | None
    ) = None


class DeclaredEventView(msgspec.Struct, frozen=True, kw_only=True):
    """An event that was declared and stands."""

    id: Annotated[UUID, msgspec.Meta(description="The event.", examples=["019a3d40-1a2b-7c3d-8e4f-5a6b7c8d9e0f"])]
    account_id: Annotated[
        UUID, msgspec.Meta(description="The account.", examples=["019a3c70-4f1b-7a60-8d2e-5c3b1a09f8e7"])
    ]
    kind: _Kind
    starts_at: _Starts
    ends_at: _Ends
    note: _Note
    explains: Annotated[
        list[Explainable],
        msgspec.Meta(description="The kinds of finding it explains.", examples=[["boomerang", "opened_together"]]),
    ]
    text: Annotated[
        str, msgspec.Meta(description="How evidence cards name it.", examples=["giveaway, 3 to 5 Nov 2026"])
    ]
    by: Annotated[
        Literal["client", "practice"],
        msgspec.Meta(description="Whether the client declared it, or a member of the practice.", examples=["client"]),
    ]
    declared_at: Annotated[datetime, msgspec.Meta(description="When.", examples=["2026-11-06T09:30:00Z"])]
