"""Words of the contract about weed-outs and the keep-list."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from service.audience.shapes import Klass, ReasonView
from service.engagement.shapes import Moment

WeedOutState = Annotated[
    Literal["awaiting_approval", "open", "closed"],
    msgspec.Meta(
        description="`awaiting_approval` in practices that ask for it, `open` while its steps come into the plan, `closed`"
        " when all are done, or the month is over.",
        examples=["open"],
    ),
]
PersonState = Annotated[
    Literal["proposed", "spared", "unfollowed", "gone"],
    msgspec.Meta(
        description="`unfollowed` as the client says, `gone` as a later look has seen.", examples=["proposed"]
    ),
]
Handle = Annotated[str | None, msgspec.Meta(description="Their handle, as last seen.", examples=["crypto_kev"])]
Link = Annotated[str | None, msgspec.Meta(description="Where they are found.", examples=["https://x.com/crypto_kev"])]
Number = Annotated[
    str | None, msgspec.Meta(description="Their number on the network.", examples=["1460323737035677698"])
]


class PersonDecision(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the client makes of somebody proposed."""

    decision: Annotated[
        Literal["spared", "unfollowed", "proposed"],
        msgspec.Meta(
            description="`spared` puts them on the keep-list; `proposed` takes an earlier answer back.",
            examples=["spared"],
        ),
    ]


class ForecastView(msgspec.Struct, frozen=True, kw_only=True):
    """What it leads to, if everybody proposed is unfollowed. Nobody knows who of them unfollows in turn."""

    followers_before: Annotated[int, msgspec.Meta(description="Followers now.", examples=[1480])]
    followers_low: Annotated[int, msgspec.Meta(description="If all of them unfollow in turn.", examples=[1391])]
    quality_before: Annotated[int, msgspec.Meta(description="Quality followers now.", examples=[61])]
    quality_low: Annotated[
        int, msgspec.Meta(description="If those who may count among them unfollow in turn.", examples=[59])
    ]
    share_before: Annotated[float, msgspec.Meta(description="Quality followers among all, now.", examples=[0.0412])]
    share_high: Annotated[
        float,
        msgspec.Meta(description="If every other of them goes, and no quality follower.", examples=[0.0438]),
    ]


class WeedOutView(msgspec.Struct, frozen=True, kw_only=True):
    """One account's weed-out of one month. Rapport prepares it; the client unfollows, on the network."""

    id: Annotated[UUID, msgspec.Meta(description="The weed-out.", examples=["019a3c80-2b6d-7e90-8f1a-4c5d6e7f8091"])]
    account_id: Annotated[
        UUID, msgspec.Meta(description="The account.", examples=["019a3c70-4f1b-7a60-8d2e-5c3b1a09f8e7"])
    ]
    month: Annotated[date, msgspec.Meta(description="First day of the client's month.", examples=["2026-11-01"])]
    state: WeedOutState
    drafted_at: Moment
    seen_at: Annotated[
        datetime | None,
        msgspec.Meta(description="When followers were read last before that.", examples=["2026-11-02T04:00:00Z"]),
    ]
    forecast: Annotated[
        ForecastView | None, msgspec.Meta(description="What it leads to; null before followers were counted.")
    ]
    proposed: Annotated[int, msgspec.Meta(description="People still to decide about.", examples=[69])]
    spared: Annotated[int, msgspec.Meta(description="People kept after all.", examples=[7])]
    unfollowed: Annotated[int, msgspec.Meta(description="People unfollowed, as the client says.", examples=[4])]
    gone: Annotated[int, msgspec.Meta(description="People unfollowed, as a later look has seen.", examples=[9])]
    steps: Annotated[int, msgspec.Meta(description="Days it takes, 20 people a day.", examples=[5])]
    approved_at: Annotated[datetime | None, msgspec.Meta(description="When it was approved.", examples=[None])]
    closed_at: Annotated[datetime | None, msgspec.Meta(description="When it was closed.", examples=[None])]


class WeedOutPersonView(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody proposed. Who it is stays out where names may not be shown."""

    profile_id: Number
    handle: Handle
    link: Link
    klass: Annotated[Klass | None, msgspec.Meta(description="Their class, if they still follow.", examples=["dormant"])]
    reasons: Annotated[list[ReasonView], msgspec.Meta(description="Why, what weighs most first.")]
    step: Annotated[int, msgspec.Meta(description="The day's step they are in, from 1.", examples=[1])]
    state: PersonState
    state_since: Moment


class KeptPersonView(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody whom no weed-out proposes."""

    profile_id: Annotated[str, msgspec.Meta(description="Their number on the network.", examples=["14603237370356"])]
    handle: Handle
    link: Link
    kept_at: Moment
