"""Insights of an Instagram account: which figures there are, how each may be asked for, and what it comes to.

Names and rules are those of Instagram's page on account insights (June 2026). One metric that does not exist fails the
whole call, and what is not known yet, or not told of small accounts, is missing from the list.
"""

from collections.abc import Mapping
from datetime import timedelta
from itertools import product
from math import prod
from typing import Final, NamedTuple

from service.sandbox.meta import errors
from service.sandbox.meta.call import Call, stamped
from service.sandbox.meta.following import Flow
from service.sandbox.meta.hosted import HostedInstagram
from service.sandbox.meta.measures import Measured, around
from service.sandbox.meta.spans import DAY, Span, span_in

LATE: Final = timedelta(hours=48)
ENOUGH_FOLLOWERS: Final = 100
ENOUGH_ENGAGEMENTS: Final = 100
LONGEST_SPAN: Final = timedelta(days=90)
FOLLOWER_DAYS: Final = timedelta(days=30)

_FOLLOWING: Final = ("follow_type", "follower_type")
_WHO: Final = ("age", "city", "country", "gender")
_NEEDS_TIMEFRAME: Final = frozenset({"engaged_audience_demographics", "follower_demographics"})
_TIMEFRAMES: Final = {"this_week": timedelta(days=7), "this_month": timedelta(days=30)}


class _Metric(NamedTuple):
    breakdowns: tuple[str, ...] = ()
    period: str = "day"
    totals: bool = True
    series: bool = False
    when_small: bool = True


_METRICS: Final[Mapping[str, _Metric]] = {
    "accounts_engaged": _Metric(),
    "comments": _Metric(("media_product_type",)),
    "engaged_audience_demographics": _Metric(_WHO, "lifetime", when_small=False),
    "follower_count": _Metric(totals=False, series=True, when_small=False),
    "follower_demographics": _Metric(_WHO, "lifetime", when_small=False),
    "follows_and_unfollows": _Metric(("follow_type",), when_small=False),
    "likes": _Metric(("media_product_type",)),
    "online_followers": _Metric(period="lifetime", totals=False, series=True, when_small=False),
    "profile_links_taps": _Metric(("contact_button_type",)),
    "reach": _Metric(("media_product_type", "follow_type"), series=True),
    "replies": _Metric(),
    "reposts": _Metric(),
    "saves": _Metric(("media_product_type",)),
    "shares": _Metric(("media_product_type",)),
    "total_interactions": _Metric(("media_product_type",)),
    "views": _Metric(("media_product_type", *_FOLLOWING)),
}
_SHARES: Final[Mapping[str, tuple[tuple[str, float], ...]]] = {
    "country": (("DE", 0.52), ("AT", 0.14), ("CH", 0.09), ("US", 0.08), ("ES", 0.06), ("BR", 0.05)),
    "city": (("Hamburg, Hamburg", 0.14), ("Graz, Steiermark", 0.09), ("Bern, Bern", 0.06)),
    "age": (("25-34", 0.38), ("35-44", 0.41), ("45-54", 0.12)),
    "gender": (("F", 0.78), ("M", 0.15), ("U", 0.07)),
    "media_product_type": (("FEED", 1.0),),
    "contact_button_type": (("UNDEFINED", 1.0),),
}


def instagram_figures(call: Call, own: HostedInstagram, asked: Mapping[str, str]) -> dict[str, object]:
    """Instagram's answer.

    Raises:
        GraphError: (#100) for a metric that does not exist or is asked for in a way it does not have.
    """
    metrics = metrics_in(asked, _METRICS)
    series = asked.get("metric_type") != "total_value"
    _check(metrics, asked, series=series)
    known_until = call.at - LATE
    span = span_in(asked, at=call.at, otherwise=Span(known_until - DAY, known_until))
    if "since" in asked and span.length > LONGEST_SPAN:
        raise errors.parameter_wrong("There cannot be more than 90 days between since and until")
    if "follower_count" in metrics and span.since < call.at - FOLLOWER_DAYS - DAY:
        raise errors.parameter_wrong("(follower_count) only the last 30 days can be asked for")
    small = own.following.now(call.at) < ENOUGH_FOLLOWERS
    told: list[dict[str, object]] = []
    for metric in metrics:
        if small and not _METRICS[metric].when_small:
            continue
        figure = _series(own, metric, span.up_to(known_until)) if series else _total(call, own, metric, asked, span)
        if figure:
            told.append({
                "name": metric,
                "period": asked["period"],
                **figure,
                "id": f"{own.account.id}/insights/{metric}/{asked['period']}",
            })  # fmt: skip
    return {"data": told}


def metrics_in(asked: Mapping[str, str], known: Mapping[str, object]) -> list[str]:
    """The metrics that a call asks for.

    Raises:
        GraphError: (#100) for none, and for one that does not exist.
    """
    metrics = [each.strip() for each in asked.get("metric", "").split(",") if each.strip()]
    if not metrics:
        raise errors.parameter_wrong("The parameter metric is required")
    for place, metric in enumerate(metrics):
        if metric not in known:
            raise errors.parameter_wrong(f"metric[{place}] must be one of the following values: {', '.join(known)}")
    return metrics


def _check(metrics: list[str], asked: Mapping[str, str], *, series: bool) -> None:
    period = asked.get("period", "")
    if period not in {"day", "lifetime"}:
        raise errors.parameter_wrong("period must be one of the following values: day, lifetime")
    if asked.get("metric_type", "time_series") not in {"time_series", "total_value"}:
        raise errors.parameter_wrong("metric_type must be one of the following values: time_series, total_value")
    wrong = [metric for metric in metrics if not (_METRICS[metric].series if series else _METRICS[metric].totals)]
    if wrong and series:
        raise errors.parameter_wrong(
            f"The following metrics ({','.join(wrong)}) should be specified with parameter metric_type=total_value"
        )
    if wrong:
        raise errors.parameter_wrong(
            f"The metrics ({','.join(wrong)}) are incompatible with the metric type (total_value)"
        )
    wrong = [metric for metric in metrics if _METRICS[metric].period != period]
    if wrong:
        raise errors.parameter_wrong(f"The metrics ({','.join(wrong)}) are incompatible with the period ({period})")
    if any(each not in _METRICS[metric].breakdowns for each in _breakdown(asked) for metric in metrics):
        raise errors.unknown_trouble()
    timeframe = asked.get("timeframe")
    if (timeframe or not _NEEDS_TIMEFRAME.isdisjoint(metrics)) and timeframe not in _TIMEFRAMES:
        raise errors.parameter_wrong(f"timeframe must be one of the following values: {', '.join(_TIMEFRAMES)}")


def _breakdown(asked: Mapping[str, str]) -> list[str]:
    return [each for each in asked.get("breakdown", "").split(",") if each]


def _series(own: HostedInstagram, metric: str, span: Span) -> dict[str, object]:
    """A value for each day; nobody is ever seen online."""
    values: list[dict[str, object]] = []
    for day in span.days() if metric != "online_followers" else ():
        came = own.following.within(day).came
        value = came if metric == "follower_count" else around(own.talk, own.following.now(day.until), day).reach
        values.append({"value": value, "end_time": stamped(day.until)})
    return {"values": values} if values else {}


def _total(call: Call, own: HostedInstagram, metric: str, asked: Mapping[str, str], span: Span) -> dict[str, object]:
    known_until, lifetime = call.at - LATE, _METRICS[metric].period == "lifetime"
    if lifetime:
        span = Span(known_until - _TIMEFRAMES[asked.get("timeframe", "this_month")], known_until)
    span = span.up_to(known_until)
    happened = around(own.talk, own.following.now(span.until), span)
    too_few = metric == "engaged_audience_demographics" and happened.interactions < ENOUGH_ENGAGEMENTS
    if not span.length or too_few:
        return {}
    values = _values(happened, own.following.within(span), own.following.now(span.until))
    total: dict[str, object] = {} if lifetime else {"value": sum(values[metric])}
    breakdown = _breakdown(asked)
    if breakdown:
        results = [{"dimension_values": names, "value": part} for names, part in _parts(breakdown, values[metric])]
        total["breakdowns"] = [{"dimension_keys": breakdown, "results": results}]
    return {"total_value": total}


def _values(happened: Measured, flow: Flow, following: int) -> dict[str, tuple[int, int]]:
    """Each figure in two parts: that of followers and that of others, where Instagram can tell them apart."""
    seen = happened.followers + happened.others
    followers_views = happened.views * happened.followers // max(seen, 1)
    return {
        "accounts_engaged": (happened.engaged, 0),
        "comments": (happened.comments, 0),
        "engaged_audience_demographics": (happened.engaged, 0),
        "follower_demographics": (following, 0),
        "follows_and_unfollows": flow,
        "likes": (happened.likes, 0),
        "profile_links_taps": (happened.views // 200, 0),
        "reach": (happened.followers, happened.reach - happened.followers),
        "replies": (0, 0),
        "reposts": (0, 0),
        "saves": (happened.saves, 0),
        "shares": (happened.shares, 0),
        "total_interactions": (happened.interactions, 0),
        "views": (followers_views, happened.views - followers_views),
    }


def _parts(breakdown: list[str], value: tuple[int, int]) -> list[tuple[list[str], int]]:
    """The figure by every part of the breakdown; by who follows and, after that, by shares that never change."""
    shares = [_by_following(value) if each in _FOLLOWING else _SHARES[each] for each in breakdown]
    whole = sum(value)
    return [([name for name, _ in each], round(whole * prod(part for _, part in each))) for each in product(*shares)]


def _by_following(value: tuple[int, int]) -> tuple[tuple[str, float], ...]:
    whole = max(sum(value), 1)
    return ("FOLLOWER", value[0] / whole), ("NON_FOLLOWER", value[1] / whole)
