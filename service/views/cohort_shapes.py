"""Words of the contract about everybody in reach at once."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec

from service.audience.shapes import ReasonView
from service.platforms.contract import Platform
from service.roster.clients import Name
from service.views.cohort import Movement


class PeersView(msgspec.Struct, frozen=True, kw_only=True):
    """How a client stands among accounts of their size, by the share of quality followers in all."""

    size_from: Annotated[
        int, msgspec.Meta(description="Followers from which accounts count as of this size.", examples=[300])
    ]
    others: Annotated[
        int, msgspec.Meta(description="Others of this size in reach; never fewer than five.", examples=[8])
    ]
    share: Annotated[float, msgspec.Meta(description="The client's share.", examples=[0.1477])]
    median_share: Annotated[float, msgspec.Meta(description="The others' median.", examples=[0.11])]
    better_than: Annotated[
        float, msgspec.Meta(description="The share of the others who have a lower one.", examples=[0.75])
    ]


class CohortClient(msgspec.Struct, frozen=True, kw_only=True):
    """One client, by the account with the most quality followers."""

    client_id: Annotated[
        UUID, msgspec.Meta(description="The client.", examples=["019a3c5e-7d12-7b10-9c8d-7e6f5a4b3c2d"])
    ]
    name: Name
    account_id: Annotated[
        UUID | None,
        msgspec.Meta(
            description="The account; null before quality followers were counted.",
            examples=["019a3c70-4f1b-7a60-8d2e-5c3b1a09f8e7"],
        ),
    ]
    platform: Annotated[Platform | None, msgspec.Meta(description="Its network.", examples=["x"])]
    handle: Annotated[str | None, msgspec.Meta(description="Its handle.", examples=["maya_moves"])]
    movement: Annotated[
        Movement,
        msgspec.Meta(
            description="Within four weeks. `stalls`: less than a twentieth, or than two people. `not_comparable`: the model or"
            " the source changed in between. `too_early`: no look from before. `not_known`: never counted.",
            examples=["rises"],
        ),
    ]
    change: Annotated[int | None, msgspec.Meta(description="Quality followers more or fewer.", examples=[13])]
    quality_followers: Annotated[
        int | None, msgspec.Meta(description="Counted among those read at the newest look.", examples=[61])
    ]
    total: Annotated[int | None, msgspec.Meta(description="All followers then.", examples=[413])]
    looked_at: Annotated[
        datetime | None, msgspec.Meta(description="When that look was taken.", examples=["2026-11-02T06:01:00Z"])
    ]
    compared_with: Annotated[
        datetime | None,
        msgspec.Meta(description="When the look before was taken.", examples=["2026-10-04T06:00:00Z"]),
    ]
    peers: Annotated[PeersView | None, msgspec.Meta(description="Null with fewer than five others of that size.")]
    call_about: Annotated[
        list[ReasonView],
        msgspec.Meta(description="What to call about, the most pressing first; empty when all runs by itself."),
    ]


class Cohort(msgspec.Struct, frozen=True, kw_only=True):
    """Everybody in reach whose coaching goes on: whom to call first, and about what."""

    looked_at: Annotated[datetime, msgspec.Meta(description="When this was told.", examples=["2026-11-02T12:00:00Z"])]
    rising: Annotated[int, msgspec.Meta(description="Clients who rise.", examples=[11])]
    stalling: Annotated[int, msgspec.Meta(description="Clients who stall.", examples=[14])]
    declining: Annotated[int, msgspec.Meta(description="Clients who decline.", examples=[3])]
    not_compared: Annotated[int, msgspec.Meta(description="Clients of whom that cannot be told.", examples=[2])]
    clients: Annotated[
        list[CohortClient],
        msgspec.Meta(description="Whoever needs a call the most comes first; then those who fall the most."),
    ]
