"""What Instagram tells of a professional account as a whole, each figure asked for by itself so that none sinks another.

Figures may be up to two days late; what is missing comes as an empty list, never as zero, and several are kept from
accounts with fewer than a hundred followers (Instagram Platform, Account Insights, June 2026).
"""

from datetime import datetime, timedelta
from typing import Annotated, Final, NamedTuple

import msgspec
from msgspec import Meta

from service.kit.secrets import Secret
from service.platforms.failures import PermissionMissing, RequestRefused
from service.platforms.graph import MOST_LISTED, Count, Graph
from service.platforms.insights import Insight, InsightCode

LATE: Final = timedelta(days=2)
SPAN: Final = timedelta(days=28)
"""Long enough to hold each weekday four times; Instagram keeps ninety days."""
TOO_SMALL: Final = "Instagram gives no such figure here; it gives several of them from 100 followers on."
NOT_GRANTED: Final = "The permission to read insights was not given; a new connect link asks for it again."
NOT_GIVEN: Final = "Instagram does not give this figure for this account."


class _Asked(NamedTuple):
    code: InsightCode
    metric: str
    query: dict[str, str]
    part: str = ""
    """Of a breakdown, the one part that is meant."""


_TOTAL: Final = {"metric_type": "total_value", "period": "day"}
_AUDIENCE: Final = {"metric_type": "total_value", "period": "lifetime", "timeframe": "this_month"}
"""Every metric of demographics has to be told how far to look back (IG User, Insights, `timeframe`)."""
ASKED: Final = (
    _Asked(InsightCode.REACH, "reach", _TOTAL),
    _Asked(InsightCode.VIEWS, "views", _TOTAL),
    _Asked(InsightCode.ENGAGED, "accounts_engaged", _TOTAL),
    _Asked(InsightCode.INTERACTIONS, "total_interactions", _TOTAL),
    _Asked(InsightCode.FOLLOWS, "follows_and_unfollows", _TOTAL | {"breakdown": "follow_type"}, "FOLLOWER"),
    _Asked(InsightCode.UNFOLLOWS, "follows_and_unfollows", _TOTAL | {"breakdown": "follow_type"}, "NON_FOLLOWER"),
    _Asked(InsightCode.REACH_BY_FOLLOWING, "reach", _TOTAL | {"breakdown": "follow_type"}),
    _Asked(InsightCode.FOLLOWERS_BY_COUNTRY, "follower_demographics", _AUDIENCE | {"breakdown": "country"}),
    _Asked(InsightCode.FOLLOWERS_BY_CITY, "follower_demographics", _AUDIENCE | {"breakdown": "city"}),
    _Asked(
        InsightCode.ENGAGED_BY_COUNTRY,
        "engaged_audience_demographics",
        _AUDIENCE | {"breakdown": "country"},
    ),
)
INSIGHT_CALLS: Final = len(ASKED)


class _Result(msgspec.Struct, frozen=True):
    dimension_values: Annotated[tuple[str, ...], Meta(max_length=10)] = ()
    value: Count = 0


class _Breakdown(msgspec.Struct, frozen=True):
    results: Annotated[tuple[_Result, ...], Meta(max_length=MOST_LISTED)] = ()


class _Total(msgspec.Struct, frozen=True):
    value: Count | None = None
    breakdowns: Annotated[tuple[_Breakdown, ...], Meta(max_length=10)] = ()


class _Metric(msgspec.Struct, frozen=True):
    name: str
    total_value: _Total | None = None


class _Metrics(msgspec.Struct, frozen=True):
    data: Annotated[tuple[_Metric, ...], Meta(max_length=MOST_LISTED)] = ()


async def read_insights(graph: Graph, access_token: Secret, account_id: int, *, at: datetime) -> tuple[Insight, ...]:
    """Every figure, or why it is unknown.

    Raises:
        PlatformFailure: what concerns the account and not one figure: the grant, throttling, an outage.
    """
    return tuple([await _read(graph, access_token, account_id, asked, at=at) for asked in ASKED])


async def _read(graph: Graph, access_token: Secret, account_id: int, asked: _Asked, *, at: datetime) -> Insight:
    span = {}
    since = until = None
    if asked.query["period"] == "day":
        until, since = at - LATE, at - LATE - SPAN
        span = {"since": str(int(since.timestamp())), "until": str(int(until.timestamp()))}
    try:
        answer = await graph.get(
            f"{account_id}/insights", {"metric": asked.metric} | asked.query | span, access_token, at=at
        )
    except PermissionMissing:
        return Insight(code=asked.code, missing=NOT_GRANTED)
    except RequestRefused:
        return Insight(code=asked.code, missing=NOT_GIVEN)
    told = next((each.total_value for each in answer.read(_Metrics).data if each.name == asked.metric), None)
    value, parts = _told(told, asked)
    if value is None and parts is None:
        return Insight(code=asked.code, missing=TOO_SMALL)
    return Insight(code=asked.code, value=value, parts=parts, since=since, until=until)


def _told(total: _Total | None, asked: _Asked) -> tuple[int | None, dict[str, int] | None]:
    if total is None:
        return None, None
    if "breakdown" not in asked.query:
        return total.value, None
    parts = {
        ", ".join(each.dimension_values): each.value
        for breakdown in total.breakdowns
        for each in breakdown.results
        if each.dimension_values
    }
    if asked.part:
        return parts.get(asked.part), None
    return total.value, parts or None
