"""What a network tells of an account as a whole: counts, reach, and who the audience is, without naming anybody."""

from collections.abc import Awaitable
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Protocol

import msgspec
from msgspec import Meta

from service.kit.secrets import Secret


class InsightCode(StrEnum):
    """One thing that a network may tell of an account, in our words; days are the network's own."""

    REACH = "reach"
    """Different people, each counted once over the whole time."""
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


class InsightDay(msgspec.Struct, frozen=True, kw_only=True):
    """One day of a figure, as the network divides days."""

    until: Annotated[
        datetime, Meta(description="When the day ended, by the network's own clock.", examples=["2026-10-31T07:00:00Z"])
    ]
    value: Annotated[int, Meta(description="How many on that day.", examples=[4])]


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
    days: Annotated[
        tuple[InsightDay, ...] | None,
        Meta(
            description="The same by day, oldest first, without days of which the network says nothing; null where it tells"
            " no days.",
            examples=[[{"until": "2026-10-31T07:00:00Z", "value": 4}]],
        ),
    ] = None
    since: Annotated[datetime | None, Meta(description="From when on it is counted.")] = None
    until: Annotated[datetime | None, Meta(description="Until when; networks are up to two days late.")] = None
    missing: Annotated[
        str | None,
        Meta(description="Why it is unknown, and what would help; null when it is known.", examples=[None]),
    ] = None


class PostInsight(msgspec.Struct, frozen=True, kw_only=True):
    """What a network tells of one post over its whole life so far, or why it does not."""

    post_id: Annotated[str, Meta(description="The network's number of the post.", examples=["17900000000000003"])]
    posted_at: Annotated[datetime, Meta(description="When it was posted.", examples=["2026-10-30T09:00:00Z"])]
    reach: Annotated[
        int | None, Meta(description="Different people who saw it; null when the network does not say.", examples=[412])
    ] = None
    views: Annotated[int | None, Meta(description="How often it was seen; likewise.", examples=[530])] = None
    interactions: Annotated[
        int | None, Meta(description="Likes, comments, saves and shares together; likewise.", examples=[61])
    ] = None
    saved: Annotated[int | None, Meta(description="How often it was saved; likewise.", examples=[7])] = None
    shares: Annotated[int | None, Meta(description="How often it was shared; likewise.", examples=[3])] = None
    missing: Annotated[
        str | None,
        Meta(description="Why nothing is known of it, and what would help; null when something is.", examples=[None]),
    ] = None


class InsightReader(Protocol):
    """Reads what a network tells of an account as a whole."""

    def __call__(self, access_token: Secret, account_id: int, *, at: datetime) -> Awaitable[tuple[Insight, ...]]:
        """Everything it tells, and of the rest why not; a figure that fails does not sink the others."""
        ...


class PostInsightReader(Protocol):
    """Reads in one call what a network tells of one of the account's posts."""

    def __call__(
        self, access_token: Secret, *, post_id: int, posted_at: datetime, at: datetime
    ) -> Awaitable[PostInsight]:
        """What it tells, or why it does not."""
        ...
