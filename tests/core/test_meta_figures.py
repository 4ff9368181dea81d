from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from service.sandbox.meta.cast import BELLINI_COACHING, TINY, TINY_ON_INSTAGRAM
from service.sandbox.meta.measures import around
from service.sandbox.meta.spans import Span
from tests.meta_reading import DAY, LENA_ID, NOON, Answer, Doors, Reader, open_doors, seconds

LATE = 2 * DAY
TOTAL = {"metric_type": "total_value", "period": "day"}
LIFETIME = {"metric_type": "total_value", "period": "lifetime"}


@pytest.fixture
async def doors() -> AsyncIterator[Doors]:
    async with open_doors() as opened:
        yield opened


def spanning(since: datetime, until: datetime) -> dict[str, int]:
    return {"since": seconds(since), "until": seconds(until)}


async def total(reader: Reader, metric: str, since: datetime, until: datetime) -> int:
    told = await reader.get(f"{LENA_ID}/insights", metric=metric, **TOTAL, **spanning(since, until))
    return int(told["data"][0]["total_value"]["value"])


def series(told: Answer) -> dict[str, int]:
    return {each["end_time"]: each["value"] for each in told["data"][0]["values"]}


class TestAccounts:
    async def test_counts_are_those_of_what_was_said_and_done(self, doors: Doors) -> None:
        reader = await doors.by_instagram()
        since, middle, until = NOON - 30 * DAY, NOON - 12 * DAY, NOON - LATE
        for metric in ("comments", "likes", "saves", "shares", "total_interactions"):
            first, second = await total(reader, metric, since, middle), await total(reader, metric, middle, until)
            assert first != second
            assert await total(reader, metric, since, until) == first + second
        said = [each for post in reader.own().talk.media(NOON) for each in post.comments]
        assert await total(reader, "comments", since, until) == sum(since <= each.at < until for each in said)

    async def test_people_are_counted_once(self, doors: Doors) -> None:
        reader = await doors.by_instagram()
        since, middle, until = NOON - 30 * DAY, NOON - 12 * DAY, NOON - LATE
        for metric in ("reach", "accounts_engaged"):
            first, second = await total(reader, metric, since, middle), await total(reader, metric, middle, until)
            assert max(first, second) < await total(reader, metric, since, until) < first + second

    async def test_the_last_two_days_are_missing(self, doors: Doors) -> None:
        reader = await doors.by_instagram()
        told = await reader.get(f"{LENA_ID}/insights", metric="views", **TOTAL, **spanning(NOON - LATE, NOON))
        assert told == {"data": []}
        known = await total(reader, "views", NOON - 9 * DAY, NOON - LATE)
        asked_on = await total(reader, "views", NOON - 9 * DAY, NOON)
        assert known == asked_on

    async def test_reach_day_by_day_follows_posting(self, doors: Doors) -> None:
        reader = await doors.by_instagram()
        asked = spanning(NOON - 30 * DAY, NOON)
        days = series(await reader.get(f"{LENA_ID}/insights", metric="reach", period="day", **asked))
        assert len(days) == 28
        posted: dict[bool, list[int]] = {True: [], False: []}
        for ended, value in days.items():
            end = datetime.fromisoformat(ended)
            assert end <= NOON - LATE
            posted[bool(reader.own().talk.posted(end - DAY, end))].append(value)
        assert sum(posted[True]) / len(posted[True]) > 1.5 * sum(posted[False]) / len(posted[False])

    async def test_new_followers_day_by_day_are_those_who_came(self, doors: Doors) -> None:
        reader = await doors.by_instagram()
        doors.logins.advance(30 * DAY)
        at = doors.logins.login.now()
        asked = spanning(at - 20 * DAY, at - LATE)
        came = series(await reader.get(f"{LENA_ID}/insights", metric="follower_count", period="day", **asked))
        flows = await reader.get(
            f"{LENA_ID}/insights", metric="follows_and_unfollows", breakdown="follow_type", **TOTAL, **asked
        )
        parts = flows["data"][0]["total_value"]["breakdowns"][0]["results"]
        follows, unfollows = (part["value"] for part in parts)
        assert [part["dimension_values"] for part in parts] == [["FOLLOWER"], ["NON_FOLLOWER"]]
        assert sum(came.values()) == follows > unfollows > 0
        following = reader.own().following
        assert following.now(at - LATE) - following.now(at - 20 * DAY) == pytest.approx(follows - unfollows, abs=12)

    async def test_small_accounts_are_not_told_who_comes(self, doors: Doors) -> None:
        reader = await doors.by_instagram(TINY.id)
        for asked in (
            {"metric": "follower_count", "period": "day"},
            {"metric": "follower_demographics", "timeframe": "this_month", **LIFETIME},
        ):
            assert await reader.get(f"{TINY_ON_INSTAGRAM.id}/insights", **asked) == {"data": []}

    @pytest.mark.parametrize(
        "asked",
        [
            {"metric": "impressions", **TOTAL},
            {"metric": "reach", "metric_type": "total_value"},
            {"metric": "reach", "metric_type": "total_value", "period": "week"},
            {"metric": "reach", **LIFETIME},
            {"metric": "views", "period": "day"},
            {"metric": "follower_count", **TOTAL},
            {"metric": "follower_demographics", "metric_type": "total_value", "period": "day"},
            {"metric": "engaged_audience_demographics", "breakdown": "country", **LIFETIME},
            {"metric": "follower_demographics", "breakdown": "country", **LIFETIME},
            {"metric": "follower_demographics", "timeframe": "last_90_days", **LIFETIME},
            {"metric": "reach", **TOTAL, "since": "yesterday"},
            {"metric": "reach", **TOTAL, **spanning(NOON - 120 * DAY, NOON)},
            {"metric": "follower_count", "period": "day", **spanning(NOON - 60 * DAY, NOON - 50 * DAY)},
        ],
    )
    async def test_refuses_what_a_metric_does_not_have(self, doors: Doors, asked: dict[str, str]) -> None:
        assert (await (await doors.by_instagram()).refused(f"{LENA_ID}/insights", **asked))["code"] == 100

    async def test_tells_the_engaged_by_where_they_live(self, doors: Doors) -> None:
        reader = await doors.by_instagram()
        asked = {"metric": "engaged_audience_demographics", "breakdown": "country,gender", "timeframe": "this_month"}
        told = (await reader.get(f"{LENA_ID}/insights", **asked, **LIFETIME))["data"][0]["total_value"]
        assert "value" not in told
        assert told["breakdowns"][0]["results"][0]["dimension_values"] == ["DE", "F"]


class TestPosts:
    async def test_tell_what_happened_around_them(self, doors: Doors) -> None:
        reader = await doors.by_instagram()
        post = reader.own().talk.media(NOON - 20 * DAY)[0]
        metrics = "reach,likes,comments,saved,shares,views,total_interactions"
        told = await reader.get(f"{post.id}/insights", metric=metrics)
        values = {each["name"]: each["values"][0]["value"] for each in told["data"]}
        assert values["comments"] == len(post.said(NOON))
        assert values["likes"] == len(post.tapped(NOON))
        assert values["total_interactions"] == sum(values[each] for each in ("likes", "comments", "saved", "shares"))
        assert values["total_interactions"] < values["reach"] < values["views"]

    async def test_of_the_last_two_days_tell_nothing_yet(self, doors: Doors) -> None:
        reader = await doors.by_instagram()
        young = reader.own().talk.posted(NOON - LATE, NOON)[0]
        assert await reader.get(f"{young.id}/insights", metric="reach") == {"data": []}
        assert (await reader.refused(f"{young.id}/insights", metric="plays"))["code"] == 100


class TestPages:
    async def test_tell_each_day_that_has_ended(self, doors: Doors) -> None:
        reader = await doors.by_page()
        metric, asked = "page_total_media_view_unique", spanning(NOON - 28 * DAY, NOON)
        days = series(await reader.get(f"{BELLINI_COACHING.id}/insights", metric=metric, **asked))
        assert len(days) == 28
        assert max(map(datetime.fromisoformat, days)) == NOON - timedelta(hours=4)
        assert len(set(days.values())) > 20
        page = reader.hosted.page(BELLINI_COACHING.id)
        assert page is not None
        for ended, value in days.items():
            end = datetime.fromisoformat(ended)
            assert value == around(page.talk, page.following.now(end), Span(end - DAY, end)).reach

    async def test_followers_change_by_those_who_come_and_go(self, doors: Doors) -> None:
        reader = await doors.by_page()
        doors.logins.advance(20 * DAY)
        at = doors.logins.login.now()
        follows, came, left = [
            series(await reader.get(f"{BELLINI_COACHING.id}/insights", metric=metric, **spanning(at - 15 * DAY, at)))
            for metric in ("page_follows", "page_daily_follows_unique", "page_daily_unfollows_unique")
        ]
        days = list(follows)
        for before, day in pairwise(days):
            assert follows[day] - follows[before] == came[day] - left[day]
        now = await reader.get(str(BELLINI_COACHING.id), fields="followers_count")
        assert now["followers_count"] == follows[days[-1]]
        assert sum(came.values()) > sum(left.values()) > 0

    async def test_refuse_metrics_that_ended(self, doors: Doors) -> None:
        reader = await doors.by_page()
        refused = await reader.refused(f"{BELLINI_COACHING.id}/insights", metric="page_follows,page_fans", period="day")
        assert refused["code"] == 100
        assert "valid insights metric" in refused["message"]
        assert (await reader.refused(f"{BELLINI_COACHING.id}/insights", metric="page_follows", period="year"))[
            "code"
        ] == 100
