"""What a network tells of an account as a whole: counts, reach, and who the audience is, without naming anybody."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta


class InsightCode(StrEnum):
    """One thing that a network may tell of an account, in our words; days are the network's own."""

    REACH = "reach"
    VIEWS = "views"
    ENGAGED = "engaged"
    INTERACTIONS = "interactions"
    FOLLOWS = "follows"
    UNFOLLOWS = "unfollows"
    FOLLOWERS_BY_COUNTRY = "followers_by_country"
    FOLLOWERS_BY_CITY = "followers_by_city"
    ENGAGED_BY_COUNTRY = "engaged_by_country"
    REACH_BY_FOLLOWING = "reach_by_following"
    """Reach among followers and among others."""


class Insight(msgspec.Struct, frozen=True, kw_only=True):
    """One thing told of the account, or why it is not."""

    code: Annotated[InsightCode, Meta(description="What it is.", examples=["reach"])]
    value: Annotated[
        int | None,
        Meta(description="How many; null when the network does not say, never zero for it.", examples=[1840]),
    ] = None
    parts: Annotated[
        dict[str, int] | None,
        Meta(
            description="The same by part, such as by country; null where there are no parts.", examples=[{"DE": 610}]
        ),
    ] = None
    since: Annotated[datetime | None, Meta(description="From when on it is counted.")] = None
    until: Annotated[datetime | None, Meta(description="Until when; networks are up to two days late.")] = None
    missing: Annotated[
        str | None,
        Meta(description="Why it is unknown, and what would help; null when it is known.", examples=[None]),
    ] = None
