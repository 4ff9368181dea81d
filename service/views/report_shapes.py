"""Words of the contract about what the newest looks at an account found, in one look at a client."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec

from service.audience.engager_quality import EngagerQuality
from service.audience.engager_shapes import ENGAGERS_EXAMPLE, LOOKED_EXAMPLE
from service.audience.report import AudienceQuality
from service.audience.shapes import QUALITY_EXAMPLE


class ReportGlance(msgspec.Struct, frozen=True, kw_only=True):
    """What the newest checkup found."""

    id: Annotated[UUID, msgspec.Meta(description="The report.", examples=["019a3d02-1111-7a40-8f1b-2d3c4b5a6978"])]
    taken_at: Annotated[datetime, msgspec.Meta(description="When it was read.", examples=["2026-11-02T12:00:00Z"])]
    age_hours: Annotated[int, msgspec.Meta(description="How old that is, in whole hours.", examples=[5])]
    model_version: Annotated[str, msgspec.Meta(description="The model that judged.", examples=["1"])]
    quality: Annotated[
        AudienceQuality,
        msgspec.Meta(description="The counts and shares, with their coverage.", examples=[QUALITY_EXAMPLE]),
    ]
    coverage_text: Annotated[
        str,
        msgspec.Meta(
            description="Which part was read, in a sentence or two.",
            examples=["Read 413 of 413 people (100%), the whole list in order, from the network's API, 5 hours ago."],
        ),
    ]


class EngagersGlance(msgspec.Struct, frozen=True, kw_only=True):
    """Those who engage, as the newest look at them found, where the network names no followers."""

    id: Annotated[UUID, msgspec.Meta(description="The report.", examples=["019a3d02-1111-7a40-8f1b-2d3c4b5a6979"])]
    taken_at: Annotated[datetime, msgspec.Meta(description="When it was read.", examples=["2026-11-02T12:00:00Z"])]
    age_hours: Annotated[int, msgspec.Meta(description="How old that is, in whole hours.", examples=[5])]
    seen: Annotated[EngagerQuality, msgspec.Meta(description="The counts and shares.", examples=[ENGAGERS_EXAMPLE])]
    coverage_text: Annotated[
        str,
        msgspec.Meta(
            description="What was read, in two sentences.",
            examples=[LOOKED_EXAMPLE],
        ),
    ]
