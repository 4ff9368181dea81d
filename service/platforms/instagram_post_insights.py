"""What Instagram tells of one post, in one call, over the post's whole life so far.

The metrics are those that feed posts and reels share (Instagram Platform, Instagram Media Insights, 2026), for one that a kind of
media lacks fails the whole call. Figures may be up to two days late; what is missing comes as an empty list, never as zero;
and while fewer than five people have seen a story, Instagram answers with error 10.
"""

from datetime import datetime
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from service.kit.secrets import Secret
from service.platforms.failures import PermissionMissing, RequestRefused
from service.platforms.graph import MOST_LISTED, Answer, Count, Graph
from service.platforms.insights import PostInsight
from service.platforms.instagram_insights import LATE

METRICS: Final = {
    "reach": "reach",
    "views": "views",
    "total_interactions": "interactions",
    "saved": "saved",
    "shares": "shares",
}
"""Instagram's names and ours."""
NOT_YET: Final = "Not yet known: Instagram's figures come up to two days late."
NOT_GIVEN: Final = "Instagram gives no figures for this post."
TOO_FEW: Final = "Fewer than five people have seen it; Instagram gives figures from five on."
_TOO_FEW_WORDS: Final = "not enough viewers"
"""Of error 10, which means a missing permission otherwise; it has no subcode to tell the two apart by."""


class _Value(msgspec.Struct, frozen=True):
    value: Count | dict[str, Count] | None = None


class _Metric(msgspec.Struct, frozen=True):
    name: str
    values: Annotated[tuple[_Value, ...], Meta(max_length=MOST_LISTED)] = ()
    total_value: _Value | None = None


class _Metrics(msgspec.Struct, frozen=True):
    data: Annotated[tuple[_Metric, ...], Meta(max_length=MOST_LISTED)] = ()


async def read_post_insight(
    graph: Graph, access_token: Secret, *, post_id: int, posted_at: datetime, at: datetime
) -> PostInsight:
    """What Instagram tells of this post, or why it does not.

    Raises:
        PlatformFailure: what concerns the account and not this post: the grant, a permission, throttling, an outage.
    """
    try:
        answer = await graph.get(f"{post_id}/insights", {"metric": ",".join(METRICS)}, access_token, at=at)
    except PermissionMissing as refusal:
        if _TOO_FEW_WORDS not in str(refusal).lower():
            raise
        return PostInsight(post_id=str(post_id), posted_at=posted_at, missing=TOO_FEW)
    except RequestRefused:
        return PostInsight(post_id=str(post_id), posted_at=posted_at, missing=NOT_GIVEN)
    return post_insight_in(answer, post_id=post_id, posted_at=posted_at, at=at)


def post_insight_in(answer: Answer, *, post_id: int, posted_at: datetime, at: datetime) -> PostInsight:
    """What this answer tells of the post.

    Raises:
        AnswerMalformed: it is not as described.
    """
    told = {
        ours: value
        for each in answer.read(_Metrics).data
        if (ours := METRICS.get(each.name)) and (value := _value(each)) is not None
    }
    missing = None if told else NOT_YET if at - posted_at < LATE else NOT_GIVEN
    return PostInsight(
        post_id=str(post_id),
        posted_at=posted_at,
        reach=told.get("reach"),
        views=told.get("views"),
        interactions=told.get("interactions"),
        saved=told.get("saved"),
        shares=told.get("shares"),
        missing=missing,
    )


def _value(metric: _Metric) -> int | None:
    whole = metric.total_value or next(iter(metric.values), None)
    return whole.value if whole is not None and isinstance(whole.value, int) else None
