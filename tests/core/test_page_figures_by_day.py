"""A Page's figures keep their days, and people who came back are not counted as more people."""

from datetime import UTC, datetime

import msgspec

from service.platforms.facebook_insights import ASKED, NOT_GIVEN, Asked, insight_in
from service.platforms.graph import Answer
from service.platforms.insights import Insight, InsightCode, InsightDay

FOLLOWS = next(each for each in ASKED if each.code is InsightCode.FOLLOWS)
REACH = next(each for each in ASKED if each.code is InsightCode.REACH)


def told(asked: Asked, *values: tuple[object, str | None]) -> Insight:
    """What is made of Facebook's answer with these values and ends."""
    listed = [{"value": value, "end_time": end} for value, end in values]
    metric = {"name": asked.metric, "period": asked.period, "values": listed, "id": "1/insights"}
    return insight_in(Answer(msgspec.json.encode({"data": [metric]}), ()), asked)


def morning(day: int) -> datetime:
    return datetime(2026, 10, day, 7, tzinfo=UTC)


class TestFollows:
    def test_are_kept_by_day_oldest_first_and_added_up(self) -> None:
        insight = told(FOLLOWS, (3, "2026-10-31T07:00:00+0000"), (4, "2026-10-30T07:00:00+0000"))
        assert insight.days == (InsightDay(until=morning(30), value=4), InsightDay(until=morning(31), value=3))
        assert (insight.value, insight.since, insight.until) == (7, morning(29), morning(31))

    def test_of_a_day_that_is_not_told_are_not_zero(self) -> None:
        insight = told(FOLLOWS, (None, "2026-10-29T07:00:00+0000"), (2, "2026-10-31T07:00:00+0000"), (9, None))
        assert insight.days == (InsightDay(until=morning(31), value=2),)
        assert insight.value == 2

    def test_that_nobody_tells_are_missing(self) -> None:
        assert told(FOLLOWS) == Insight(code=InsightCode.FOLLOWS, missing=NOT_GIVEN)


class TestReach:
    def test_is_the_newest_count_over_28_days_and_no_sum(self) -> None:
        insight = told(REACH, (310, "2026-10-30T07:00:00+0000"), (305, "2026-10-31T07:00:00+0000"))
        assert (insight.value, insight.days) == (305, None)
        assert (insight.since, insight.until) == (morning(3), morning(31))
