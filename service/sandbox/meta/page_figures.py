"""Insights of a Page, day by day, by its own token alone.

Metrics that ended are refused like those that never were (Page Insights, deprecated metrics, March 2026); figures need a
hundred likes, and a day's come when it is over.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from service.sandbox.meta import errors
from service.sandbox.meta.call import Call, stamped
from service.sandbox.meta.figures import LONGEST_SPAN
from service.sandbox.meta.hosted import HostedPage
from service.sandbox.meta.measures import around
from service.sandbox.meta.spans import DAY, Span, span_in

ENOUGH_LIKES: Final = 100
_PERIODS: Final = {"day": 1, "week": 7, "days_28": 28}
_METRICS: Final = frozenset(
    (
        *("page_follows", "page_daily_follows_unique", "page_daily_unfollows_unique", "page_media_view"),
        *("page_total_media_view_unique", "page_post_engagements", "page_views_total"),
    )
)


def page_figures(call: Call, own: HostedPage, asked: Mapping[str, str]) -> dict[str, object]:
    """Facebook's answer: a value for each day that has ended, over so many days as the period has.

    Raises:
        GraphError: (#190) for another token than the Page's, (#100) for a metric that does not exist, or no longer.
    """
    if call.access.page_id != own.page.id:
        raise errors.page_token_needed_for_figures()
    metrics = [each.strip() for each in asked.get("metric", "").split(",") if each.strip()]
    if not metrics or not _METRICS.issuperset(metrics):
        raise errors.parameter_wrong("The value must be a valid insights metric")
    period = asked.get("period", "day")
    if period not in _PERIODS:
        raise errors.parameter_wrong(f"period must be one of the following values: {', '.join(_PERIODS)}")
    span = span_in(asked, at=call.at, otherwise=Span(call.at - 2 * DAY, call.at))
    if "since" in asked and span.length > LONGEST_SPAN:
        raise errors.parameter_wrong("There cannot be more than 90 days between since and until")
    if own.likes(call.at) < ENOUGH_LIKES:
        return {"data": []}
    longer = (_PERIODS[period] - 1) * timedelta(days=1)
    spans = [Span(day.since - longer, day.until) for day in span.up_to(call.at).days()]
    return {
        "data": [
            {
                "name": metric,
                "period": period,
                "values": [{"value": _value(own, metric, each), "end_time": stamped(each.until)} for each in spans],
                "id": f"{own.page.id}/insights/{metric}/{period}",
            }
            for metric in metrics
        ]
    }


def _value(own: HostedPage, metric: str, span: Span) -> int:
    following, flow = own.following.now(span.until), own.following.within(span)
    happened = around(own.talk, following, span)
    return {
        "page_follows": following,
        "page_daily_follows_unique": flow.came,
        "page_daily_unfollows_unique": flow.left,
        "page_media_view": happened.views,
        "page_total_media_view_unique": happened.reach,
        "page_post_engagements": happened.interactions,
        "page_views_total": happened.views // 40,
    }[metric]
