"""Words of the contract about contacts: people whom a client wants to know, and touches."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from service.audience.shapes import Klass
from service.engagement.in_touch import Heat
from service.engagement.shapes import Learned, Moment

Stars = Annotated[
    int,
    msgspec.Meta(
        ge=1,
        le=5,
        description="How often to be in touch: every 30 days for five, 60 for four, 90 for three, 120 for two, never for one.",
        examples=[4],
    ),
]
StandsAs = Annotated[
    Literal["prospect", "peer", "friend"],
    msgspec.Meta(description="What they are to the client; `peer` also sells for a living.", examples=["prospect"]),
]
TouchKind = Annotated[
    Literal["comment", "message", "met", "call", "note"],
    msgspec.Meta(description="How; a `note` touches nobody, it is what to remember.", examples=["call"]),
]
Words = Annotated[
    str,
    msgspec.Meta(
        min_length=1,
        max_length=2000,
        pattern=r"^[^\x00]*$",
        description="What to remember of it.",
        examples=["She is moving to Uppsala in March."],
    ),
]


class ContactFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the client says of somebody; what is left out is taken back."""

    stars: Stars | None = None
    stands_as: StandsAs | None = None
    learned: Learned | None = None


class NewTouch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One time that the client got in touch."""

    kind: TouchKind
    words: Words | None = None
    at: (
        Annotated[
            datetime, msgspec.Meta(tz=True, description="When; now if left out.", examples=["2026-11-01T18:30:00Z"])
        ]
        | None
    ) = None

    def __post_init__(self) -> None:
        if self.kind == "note" and self.words is None:
            raise ValueError("a note needs words")


class TouchView(msgspec.Struct, frozen=True, kw_only=True):
    """A touch that was noted."""

    id: Annotated[UUID, msgspec.Meta(description="The touch.", examples=["019a3c80-2b6d-7e90-8f1a-4c5d6e7f8091"])]
    kind: TouchKind
    words: Annotated[
        str | None,
        msgspec.Meta(description="What to remember; null where notes may not be shown.", examples=["Moves in March."]),
    ]
    at: Moment


class ContactSummary(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody whom the client wants to know."""

    profile_id: Annotated[str, msgspec.Meta(description="Their number on the network.", examples=["146032373703567"])]
    handle: Annotated[str | None, msgspec.Meta(description="Their handle, as last seen.", examples=["lena_runs"])]
    link: Annotated[str | None, msgspec.Meta(description="Where they are found.", examples=["https://x.com/lena_runs"])]
    stars: Stars | None
    stands_as: StandsAs | None
    in_circle: Annotated[bool, msgspec.Meta(description="Whether they are in the circle.", examples=[True])]
    follows: Annotated[bool, msgspec.Meta(description="Whether they follow the account now.", examples=[True])]
    klass: Annotated[Klass | None, msgspec.Meta(description="Their class, if they follow.", examples=["genuine"])]
    heat: Annotated[
        Heat | None,
        msgspec.Meta(
            description="`hot`: spoke within 14 days, two turns each way. `warm`: within 60 days. Null if they never spoke.",
            examples=["warm"],
        ),
    ]
    turns_theirs: Annotated[int, msgspec.Meta(description="Turns of theirs in talk with the client.", examples=[3])]
    turns_ours: Annotated[int, msgspec.Meta(description="Turns of the client's.", examples=[2])]
    last_theirs_at: Annotated[
        datetime | None, msgspec.Meta(description="When they spoke last.", examples=["2026-10-28T09:12:00Z"])
    ]
    last_touch_at: Annotated[
        datetime | None,
        msgspec.Meta(description="When the client was last in touch.", examples=["2026-10-29T07:00:00Z"]),
    ]
    next_touch_at: Annotated[
        datetime | None,
        msgspec.Meta(description="When a touch is due by their stars.", examples=["2026-12-28T07:00:00Z"]),
    ]
    business_welcome: Annotated[
        bool,
        msgspec.Meta(
            description="Whether both have taken two turns; before that, Rapport never proposes to speak of business.",
            examples=[True],
        ),
    ]
    learned: Annotated[
        str | None,
        msgspec.Meta(
            description="The one personal fact; null where nothing was learned, or notes may not be shown.",
            examples=["Runs the Stockholm marathon every year."],
        ),
    ]


class ContactView(ContactSummary, frozen=True, kw_only=True):
    """Somebody whom the client wants to know, with the touches."""

    handles_before: Annotated[
        list[str], msgspec.Meta(description="Handles under which they were spoken with before.", examples=[["lena"]])
    ]
    notes_shown: Annotated[
        bool, msgspec.Meta(description="Whether what the client wrote of them is shown.", examples=[True])
    ]
    touches: Annotated[list[TouchView], msgspec.Meta(description="What was noted, the newest first, 50 at the most.")]


class Acquaintance(msgspec.Struct, frozen=True, kw_only=True):
    """How many of one account's followers the client really knows, in numbers alone."""

    account_id: Annotated[
        UUID, msgspec.Meta(description="The account.", examples=["019a3c70-4f1b-7a60-8d2e-5c3b1a09f8e7"])
    ]
    genuine: Annotated[
        int | None,
        msgspec.Meta(
            description="Followers of class genuine among those read; null where no followers were ever read.",
            examples=[289],
        ),
    ]
    known: Annotated[
        int, msgspec.Meta(description="Of these, of whom one personal fact is written down.", examples=[17])
    ]
    touched_30_days: Annotated[int, msgspec.Meta(description="Of these, touched within 30 days.", examples=[24])]
    touched_60_days: Annotated[int, msgspec.Meta(description="Of these, touched within 60 days.", examples=[31])]
    touched_90_days: Annotated[int, msgspec.Meta(description="Of these, touched within 90 days.", examples=[40])]
    in_conversation: Annotated[
        int,
        msgspec.Meta(
            description="People who follow or not, with two turns each way, as far as was read.", examples=[22]
        ),
    ]
    in_conversation_this_week: Annotated[
        int, msgspec.Meta(description="Of those, who spoke within seven days.", examples=[5])
    ]
    read_at: Annotated[
        datetime | None, msgspec.Meta(description="When followers were read last.", examples=["2026-11-02T04:00:00Z"])
    ]
