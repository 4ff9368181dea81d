"""What Instagram tells of one post, and in which words it is said that it tells nothing."""

from datetime import timedelta

import msgspec

from service.platforms.graph import Answer
from service.platforms.insights import PostInsight
from service.platforms.instagram_post_insights import METRICS, NOT_GIVEN, NOT_YET, post_insight_in
from tests.callers import NOON

POST = 17_900_000_000_000_003


def told(posted: timedelta, **values: object) -> PostInsight:
    """What is made of Instagram's answer with these values, for a post that is so old."""
    data = [{"name": name, "period": "lifetime", "values": [{"value": each}]} for name, each in values.items()]
    answer = Answer(msgspec.json.encode({"data": data}), ())
    return post_insight_in(answer, post_id=POST, posted_at=NOON - posted, at=NOON)


class TestAPost:
    def test_is_told_by_our_names(self) -> None:
        insight = told(timedelta(days=9), reach=412, views=530, total_interactions=61, saved=7, shares=3)
        assert (insight.reach, insight.views, insight.interactions) == (412, 530, 61)
        assert (insight.saved, insight.shares, insight.missing) == (7, 3, None)
        assert (insight.post_id, insight.posted_at) == (str(POST), NOON - timedelta(days=9))

    def test_keeps_what_is_missing_apart_from_zero(self) -> None:
        insight = told(timedelta(days=9), reach=0, views=None)
        assert (insight.reach, insight.views, insight.missing) == (0, None, None)

    def test_of_yesterday_may_have_no_figures_yet(self) -> None:
        assert told(timedelta(days=1)).missing == NOT_YET
        assert told(timedelta(days=3)).missing == NOT_GIVEN

    def test_is_asked_about_only_by_what_posts_and_reels_share(self) -> None:
        assert not {"follows", "profile_visits", "navigation", "replies", "impressions"} & set(METRICS)
