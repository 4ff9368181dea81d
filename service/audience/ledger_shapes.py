"""A ledger of quality followers as it is kept and shown. Pure."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One cause, and how many quality followers there are more or fewer by it."""

    code: Annotated[
        str,
        msgspec.Meta(
            description=(
                "A stable code: `joined`, `left`, `sorted`, `market`, `fit`, `engaged`, `active`, `profile`, `model`,"
                " `records` or `coverage`. The last three are no changes in the audience."
            ),
            examples=["joined"],
        ),
    ]
    params: Annotated[
        dict[str, str | int | float], msgspec.Meta(description="The numbers.", examples=[{"gained": 5, "lost": 0}])
    ]
    text: Annotated[
        str, msgspec.Meta(description="In plain English.", examples=["5 quality followers began to follow."])
    ]
    change: Annotated[int, msgspec.Meta(description="More, or fewer where it is below zero.", examples=[5])]


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """What changed the number of quality followers since the look before; its entries add up to `after` less `before`."""

    since: Annotated[datetime, msgspec.Meta(description="When the look before was.", examples=["2026-10-26T12:00:00Z"])]
    before: Annotated[int, msgspec.Meta(description="Quality followers among those read then.", examples=[56])]
    after: Annotated[int, msgspec.Meta(description="Quality followers among those read now.", examples=[61])]
    comparable: Annotated[
        bool,
        msgspec.Meta(
            description="Both looks read the whole list from the same source, so that who is missing has left.",
            examples=[True],
        ),
    ]
    model_before: Annotated[str, msgspec.Meta(description="The model that judged then.", examples=["2"])]
    model_after: Annotated[str, msgspec.Meta(description="The model that judged now.", examples=["2"])]
    entries: Annotated[tuple[Entry, ...], msgspec.Meta(description="Every cause; none where nothing changed.")]


class LedgerView(msgspec.Struct, frozen=True, kw_only=True):
    """What one checkup found changed since the one before."""

    id: Annotated[UUID, msgspec.Meta(description="Its report.", examples=["019a3d02-1111-7a40-8f1b-2d3c4b5a6978"])]
    taken_at: Annotated[datetime, msgspec.Meta(description="When it was read.", examples=["2026-11-02T12:00:00Z"])]
    ledger: Ledger
