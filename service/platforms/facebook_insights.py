"""What Facebook tells of a Page as a whole, each figure asked for by itself, for one dead metric fails a whole question.

Only metrics that still exist are asked for: fans and impressions of Pages ended in November 2025 and June 2026 (Page
Insights, deprecated metrics). Pages need a hundred likes; figures are made anew once a day, and each value names the moment at
which its day or its 28 days ended (Graph API, Page Insights, `period` and `end_time`).
"""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Final, Literal, NamedTuple

import msgspec
from msgspec import Meta

from service.kit.secrets import Secret
from service.platforms.failures import AnswerMalformed, PermissionMissing, RequestRefused
from service.platforms.graph import MOST_LISTED, Answer, Count, Graph
from service.platforms.insights import Insight, InsightCode, InsightDay

DAY: Final = timedelta(days=1)
SPAN: Final = timedelta(days=28)
"""Facebook answers for at most ninety days at once."""
NEWEST: Final = 3 * DAY
"""Far enough back to hold the newest value of a period of 28 days, which Facebook makes anew once a day."""
NOT_GRANTED: Final = "The permission to read insights was not given; a new connect link asks for it again."
NOT_GIVEN: Final = "Facebook does not give this figure; it gives figures for Pages with a hundred likes or more."


class Asked(NamedTuple):
    """One figure, and over how long each of its values reaches."""

    code: InsightCode
    metric: str
    period: Literal["day", "days_28"] = "day"


ASKED: Final = (
    # People are counted once in each value, so a sum of days would count whoever came back again and again.
    Asked(InsightCode.REACH, "page_total_media_view_unique", "days_28"),
    Asked(InsightCode.VIEWS, "page_media_view"),
    Asked(InsightCode.INTERACTIONS, "page_post_engagements"),
    Asked(InsightCode.FOLLOWS, "page_daily_follows_unique"),
    Asked(InsightCode.UNFOLLOWS, "page_daily_unfollows_unique"),
)
INSIGHT_CALLS: Final = len(ASKED)


class _Value(msgspec.Struct, frozen=True):
    value: Count | dict[str, Count] | None = None
    end_time: datetime | None = None


class _Metric(msgspec.Struct, frozen=True):
    name: str
    values: Annotated[tuple[_Value, ...], Meta(max_length=MOST_LISTED)] = ()


class _Metrics(msgspec.Struct, frozen=True):
    data: Annotated[tuple[_Metric, ...], Meta(max_length=MOST_LISTED)] = ()


async def read_insights(graph: Graph, access_token: Secret, account_id: int, *, at: datetime) -> tuple[Insight, ...]:
    """Every figure of the last 28 days, by day where days can be added up, or why it is unknown.

    Raises:
        PlatformFailure: what concerns the account and not one figure: the grant, throttling, an outage.
    """
    return tuple([await _read(graph, access_token, account_id, asked, at=at) for asked in ASKED])


def insight_in(answer: Answer, asked: Asked) -> Insight:
    """What Facebook tells of one figure. A value without its moment, or without a count, is not told.

    Raises:
        AnswerMalformed: the answer is not as described.
    """
    told = next((each.values for each in answer.read(_Metrics).data if each.name == asked.metric), ())
    ended = {
        each.end_time.astimezone(UTC): each.value
        for each in told
        if isinstance(each.value, int) and each.end_time is not None and each.end_time.tzinfo is not None
    }
    if not ended:
        return Insight(code=asked.code, missing=NOT_GIVEN)
    first, last = min(ended), max(ended)
    if asked.period == "days_28":
        return Insight(code=asked.code, value=ended[last], since=_before(last, SPAN), until=last)
    days = tuple(InsightDay(until=until, value=ended[until]) for until in sorted(ended))
    return Insight(code=asked.code, value=sum(ended.values()), days=days, since=_before(first, DAY), until=last)


async def _read(graph: Graph, access_token: Secret, account_id: int, asked: Asked, *, at: datetime) -> Insight:
    since = at - (SPAN if asked.period == "day" else NEWEST)
    query = {
        "metric": asked.metric,
        "period": asked.period,
        "since": str(int(since.timestamp())),
        "until": str(int(at.timestamp())),
    }
    try:
        answer = await graph.get(f"{account_id}/insights", query, access_token, at=at)
    except PermissionMissing:
        return Insight(code=asked.code, missing=NOT_GRANTED)
    except RequestRefused:
        return Insight(code=asked.code, missing=NOT_GIVEN)
    return insight_in(answer, asked)


def _before(moment: datetime, span: timedelta) -> datetime:
    try:
        return moment - span
    except OverflowError as beyond:
        raise AnswerMalformed("Facebook tells of a day before all days") from beyond
