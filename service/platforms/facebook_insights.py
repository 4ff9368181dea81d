"""What Facebook tells of a Page as a whole, each figure asked for by itself, for one dead metric fails a whole question.

Only metrics that still exist are asked for: fans and impressions of Pages ended in November 2025 and June 2026 (Page
Insights, deprecated metrics). Pages need a hundred likes; figures are made anew once a day.
"""

from datetime import datetime, timedelta
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from service.kit.secrets import Secret
from service.platforms.failures import PermissionMissing, RequestRefused
from service.platforms.graph import MOST_LISTED, Count, Graph
from service.platforms.insights import Insight, InsightCode

SPAN: Final = timedelta(days=28)
"""Facebook answers for at most ninety days at once."""
NOT_GRANTED: Final = "The permission to read insights was not given; a new connect link asks for it again."
NOT_GIVEN: Final = "Facebook does not give this figure; it gives figures for Pages with a hundred likes or more."

ASKED: Final = (
    (InsightCode.REACH, "page_total_media_view_unique"),
    (InsightCode.VIEWS, "page_media_view"),
    (InsightCode.INTERACTIONS, "page_post_engagements"),
    (InsightCode.FOLLOWS, "page_daily_follows_unique"),
    (InsightCode.UNFOLLOWS, "page_daily_unfollows_unique"),
)
INSIGHT_CALLS: Final = len(ASKED)


class _Value(msgspec.Struct, frozen=True):
    value: Count | dict[str, Count] | None = None


class _Metric(msgspec.Struct, frozen=True):
    name: str
    values: Annotated[tuple[_Value, ...], Meta(max_length=MOST_LISTED)] = ()


class _Metrics(msgspec.Struct, frozen=True):
    data: Annotated[tuple[_Metric, ...], Meta(max_length=MOST_LISTED)] = ()


async def read_insights(graph: Graph, access_token: Secret, account_id: int, *, at: datetime) -> tuple[Insight, ...]:
    """Every figure over the last 28 days, or why it is unknown.

    Raises:
        PlatformFailure: what concerns the account and not one figure: the grant, throttling, an outage.
    """
    return tuple([await _read(graph, access_token, account_id, code, metric, at=at) for code, metric in ASKED])


async def _read(  # noqa: PLR0913 # one figure's facts
    graph: Graph, access_token: Secret, account_id: int, code: InsightCode, metric: str, *, at: datetime
) -> Insight:
    since = at - SPAN
    query = {
        "metric": metric,
        "period": "day",
        "since": str(int(since.timestamp())),
        "until": str(int(at.timestamp())),
    }
    try:
        answer = await graph.get(f"{account_id}/insights", query, access_token, at=at)
    except PermissionMissing:
        return Insight(code=code, missing=NOT_GRANTED)
    except RequestRefused:
        return Insight(code=code, missing=NOT_GIVEN)
    told = next((each.values for each in answer.read(_Metrics).data if each.name == metric), ())
    days = [each.value for each in told if isinstance(each.value, int)]
    if not days:
        return Insight(code=code, missing=NOT_GIVEN)
    return Insight(code=code, value=sum(days), since=since, until=at)
