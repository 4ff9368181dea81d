"""Insights: what the sandbox tells of an account as a whole, and which metrics it knows, dead and alive.

Names and rules are those of Instagram's page on account insights (June 2026) and of Facebook's list of deprecated Page
metrics (March 2026). One metric that does not exist fails the whole call, and missing data is an empty list.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from service.sandbox.meta import errors
from service.sandbox.meta.hosted import Hosted, HostedInstagram, HostedPage

LATE: Final = timedelta(hours=48)
ENOUGH_FOLLOWERS: Final = 100
ENOUGH_LIKES: Final = 100
LONGEST_SPAN: Final = timedelta(days=90)

_TOTALS: Final = frozenset(
    (
        *("reach", "views", "accounts_engaged", "total_interactions", "likes", "comments", "shares", "saves"),
        *("replies", "reposts", "profile_links_taps", "follows_and_unfollows"),
    )
)
_AUDIENCES: Final = frozenset(("follower_demographics", "engaged_audience_demographics"))
_OTHERS: Final = frozenset(("follower_count", "online_followers"))
_NOT_WHEN_SMALL: Final = frozenset(("follows_and_unfollows", *_AUDIENCES, *_OTHERS))
_DEMOGRAPHICS: Final[Mapping[str, tuple[tuple[str, int], ...]]] = {
    "country": (("DE", 52), ("AT", 14), ("CH", 9), ("US", 8), ("ES", 6), ("BR", 5)),
    "city": (("Hamburg, Hamburg", 14), ("Graz, Steiermark", 9), ("Bern, Bern", 6)),
    "age": (("25-34", 38), ("35-44", 41), ("45-54", 12)),
    "gender": (("F", 78), ("M", 15), ("U", 7)),
}
_PAGE_METRICS: Final = frozenset(
    (
        *("page_follows", "page_daily_follows_unique", "page_daily_unfollows_unique", "page_media_view"),
        *("page_total_media_view_unique", "page_post_engagements", "page_views_total"),
    )
)


def instagram_figures(
    hosted: Hosted, own: HostedInstagram, asked: Mapping[str, str], at: datetime
) -> dict[str, object]:
    """Instagram's answer.

    Raises:
        GraphError: (#100) for a metric that does not exist or is asked for in a way it does not have.
    """
    metrics = _metrics(asked, _TOTALS | _AUDIENCES | _OTHERS)
    if asked.get("metric_type") != "total_value" and metrics & (_TOTALS | _AUDIENCES):
        named = ", ".join(sorted(metrics & (_TOTALS | _AUDIENCES)))
        raise errors.parameter_wrong(
            f"The following metrics ({named}) should be specified with parameter metric_type=total_value"
        )
    _span(asked)
    followers = hosted.followers_now(own.account.followers, at)
    told = [metric for metric in sorted(metrics) if followers >= ENOUGH_FOLLOWERS or metric not in _NOT_WHEN_SMALL]
    told = [metric for metric in told if metric not in _OTHERS]
    return {"data": [_told(metric, own, asked, followers, at) for metric in told]}


def page_figures(own: HostedPage, asked: Mapping[str, str], at: datetime) -> dict[str, object]:
    """Facebook's answer, day by day.

    Raises:
        GraphError: (#100) for a metric that does not exist, or no longer.
    """
    metrics = _metrics(asked, _PAGE_METRICS)
    since, until = _span(asked)
    if own.page.likes < ENOUGH_LIKES:
        return {"data": []}
    days = max(1, ((until or at) - (since or at - timedelta(days=2))) // timedelta(days=1))
    return {
        "data": [
            {
                "name": metric,
                "period": "day",
                "values": [{"value": 3 + len(metric) % 7 + day % 5} for day in range(days)],
                "id": f"{own.page.id}/insights/{metric}/day",
            }
            for metric in sorted(metrics)
        ]
    }


def _told(
    metric: str, own: HostedInstagram, asked: Mapping[str, str], followers: int, at: datetime
) -> dict[str, object]:
    posts = own.talk.media(at - LATE)[:12]
    engaged = sum(len(post.said(at - LATE)) for post in posts)
    parts: list[dict[str, object]] = []
    breakdown = asked.get("breakdown", "")
    if metric in _AUDIENCES:
        parts = [
            {"dimension_values": [name], "value": followers * share // 100}
            for name, share in _DEMOGRAPHICS.get(breakdown, ())
        ]
    elif breakdown == "follow_type":
        parts = [
            {"dimension_values": ["FOLLOWER"], "value": 40 + engaged // 3},
            {"dimension_values": ["NON_FOLLOWER"], "value": 11 + engaged // 9},
        ]
    total: dict[str, object] = {"value": engaged * 3 + followers // 2} if metric in _TOTALS else {}
    if parts:
        total["breakdowns"] = [{"dimension_keys": [breakdown], "results": parts}]
    return {
        "name": metric,
        "period": asked.get("period", "day"),
        "total_value": total,
        "id": f"{own.account.id}/insights/{metric}/{asked.get('period', 'day')}",
    }


def _metrics(asked: Mapping[str, str], known: frozenset[str]) -> frozenset[str]:
    metrics = frozenset(each.strip() for each in asked.get("metric", "").split(",") if each.strip())
    if not metrics:
        raise errors.parameter_wrong("The parameter metric is required")
    if metrics - known:
        raise errors.parameter_wrong(f"metric[0] must be one of the following values: {', '.join(sorted(known))}")
    return metrics


def _span(asked: Mapping[str, str]) -> tuple[datetime | None, datetime | None]:
    since, until = (_moment(asked.get(name)) for name in ("since", "until"))
    if since and until and until - since > LONGEST_SPAN:
        raise errors.parameter_wrong("There cannot be more than 90 days between since and until")
    return since, until


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    if not text.isdecimal():
        raise errors.parameter_wrong("since and until are Unix seconds")
    return datetime.fromtimestamp(int(text), UTC)
