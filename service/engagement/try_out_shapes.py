"""Words of the contract about try-outs."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from service.audience.shapes import Klass, ReasonView
from service.engagement.shapes import Moment, ProfileId
from service.engagement.try_out import LONGEST, SHORTEST, Leaning

TryOutState = Annotated[
    Literal["open", "kept", "dropped"], msgspec.Meta(description="What became of it.", examples=["open"])
]


class NewTryOut(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whom to follow on trial."""

    profile_id: ProfileId


class Verdict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the client makes of somebody on trial."""

    verdict: Annotated[
        Literal["keep", "drop", "extend"],
        msgspec.Meta(
            description="`keep` and `drop` end the try-out. Whoever is dropped is unfollowed by the client, on the network.",
            examples=["keep"],
        ),
    ]
    days: Annotated[
        int,
        msgspec.Meta(ge=SHORTEST, le=LONGEST, description="By how many days it is extended.", examples=[30]),
    ] = 30


class TryOutCard(msgspec.Struct, frozen=True, kw_only=True):
    """What was seen of somebody on trial. `null` means that nothing Rapport reads shows it."""

    leans_to: Annotated[
        Leaning,
        msgspec.Meta(
            description="What the evidence speaks for by a published rule; `open` when it does not say.",
            examples=["keep"],
        ),
    ]
    reasons: Annotated[list[ReasonView], msgspec.Meta(description="What was seen, what decides first.")]
    follows_back: Annotated[bool | None, msgspec.Meta(description="Whether they follow the client.", examples=[True])]
    klass: Annotated[Klass | None, msgspec.Meta(description="Their class, if they follow.", examples=["genuine"])]
    posts: Annotated[int | None, msgspec.Meta(description="Posts on their account.", examples=[214])]
    last_posted_at: Annotated[
        datetime | None, msgspec.Meta(description="When they posted last.", examples=["2026-10-30T18:20:00Z"])
    ]
    turns_theirs: Annotated[int, msgspec.Meta(description="Turns of theirs in talk with the client.", examples=[3])]
    turns_ours: Annotated[int, msgspec.Meta(description="Turns of the client's.", examples=[2])]
    spoke_since: Annotated[
        bool, msgspec.Meta(description="Whether they spoke after the try-out began.", examples=[True])
    ]
    fit: Annotated[int | None, msgspec.Meta(description="Fit with the target market, 0 to 100.", examples=[70])]
    matched: Annotated[list[str], msgspec.Meta(description="Words of the market that matched.", examples=[["yoga"]])]


class TryOutView(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody followed on trial. Who it is stays out where names may not be shown."""

    id: Annotated[UUID, msgspec.Meta(description="The try-out.", examples=["019a3c80-2b6d-7e90-8f1a-4c5d6e7f8091"])]
    profile_id: Annotated[
        str | None, msgspec.Meta(description="Their number on the network.", examples=["1460323737035677698"])
    ]
    handle: Annotated[str | None, msgspec.Meta(description="Their handle, as last seen.", examples=["lena_runs"])]
    link: Annotated[str | None, msgspec.Meta(description="Where they are found.", examples=["https://x.com/lena_runs"])]
    opened_at: Moment
    opened_because: Annotated[
        Literal["followed", "chosen"],
        msgspec.Meta(
            description="`followed`: a look saw that the client follows them anew. `chosen`: somebody opened it.",
            examples=["followed"],
        ),
    ]
    due_at: Annotated[
        datetime, msgspec.Meta(description="When a verdict is asked for.", examples=["2026-12-02T12:00:00Z"])
    ]
    is_due: Annotated[bool, msgspec.Meta(description="Whether that moment has come.", examples=[False])]
    extended: Annotated[int, msgspec.Meta(description="How many times it was extended.", examples=[0])]
    state: TryOutState
    decided_at: Annotated[datetime | None, msgspec.Meta(description="When it ended.", examples=[None])]
    card: TryOutCard


class VerdictView(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a try-out."""

    try_out_id: Annotated[
        UUID, msgspec.Meta(description="The try-out.", examples=["019a3c80-2b6d-7e90-8f1a-4c5d6e7f8091"])
    ]
    state: TryOutState
    due_at: Annotated[
        datetime, msgspec.Meta(description="When a verdict is asked for.", examples=["2026-12-02T12:00:00Z"])
    ]
    extended: Annotated[int, msgspec.Meta(description="How many times it was extended.", examples=[0])]
    decided_at: Annotated[datetime | None, msgspec.Meta(description="When it ended.", examples=[None])]
