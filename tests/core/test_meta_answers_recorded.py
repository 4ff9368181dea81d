"""Meta's answers as its documentation shows them, written by us, and whatever else may come in their place.

Sources, all on developers.facebook.com: Page, Page Feed, Object Comments, Object Reactions, User Accounts and Debug Token in
the Graph API's reference; Page Insights; Instagram Account Insights and Instagram Media Insights; Access Tokens and Business
Login for the trade of tokens.
"""

import contextlib
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.platforms import facebook_insights, facebook_login, instagram_insights, meta_login
from service.platforms.facebook_answers import comment_of, own_post, page_profile, reaction_of
from service.platforms.facebook_shapes import Comments, Pages, PostsPage, Reactions, WirePage
from service.platforms.failures import PlatformFailure
from service.platforms.graph import Answer
from service.platforms.instagram_post_insights import post_insight_in
from service.platforms.instagram_shapes import Comments as InstagramComments
from service.platforms.instagram_shapes import DiscoveredBusiness, LinkedPages, MediaPage

PAGE = 104_000_000_000_017
WRITTEN = datetime(2026, 10, 30, 9, 15, tzinfo=UTC)
AT = "2026-10-30T09:15:00+0000"
SHAPES = (Comments, Pages, PostsPage, Reactions, InstagramComments, DiscoveredBusiness, LinkedPages, MediaPage)


def answer(body: bytes | str) -> Answer:
    return Answer(body.encode() if isinstance(body, str) else body, ())


class TestFacebook:
    def test_lists_the_pages_of_a_person(self) -> None:
        """User Accounts: `/me/accounts`."""
        told = answer(
            f'{{"data": [{{"access_token": "EAAB", "category": "Coach", "name": "Bellini", "id": "{PAGE}",'
            ' "tasks": ["ANALYZE", "MODERATE"]}], "paging": {"cursors": {"before": "MTA", "after": "MTB"}}}'
        ).read(Pages)
        [page] = told.data
        assert (page_profile(page).id, page.access_token, page.tasks) == (PAGE, "EAAB", ("ANALYZE", "MODERATE"))
        assert told.paging.after is None

    def test_lists_posts_with_numbers_made_of_two(self) -> None:
        """Page Feed."""
        told = answer(
            f'{{"data": [{{"created_time": "{AT}", "message": "Good morning", "id": "{PAGE}_55", "shares": {{"count": 2}}}}],'
            ' "paging": {"cursors": {"after": "x"}, "next": "https://graph.facebook.com/next"}}'
        ).read(PostsPage)
        post = own_post(told.data[0], account_id=PAGE)
        assert (post.id, post.text, post.posted_at, told.paging.after) == (55, "Good morning", WRITTEN, "x")

    def test_lists_comments_with_whom_they_answer(self) -> None:
        """Object Comments, `filter=stream`."""
        told = answer(
            f'{{"data": [{{"created_time": "{AT}", "from": {{"name": "Ines", "id": "71"}}, "message": "Me too", "id": "55_9",'
            ' "parent": {"id": "55_8", "from": {"name": "Jo", "id": "72"}}}]}'
        ).read(Comments)
        comment = comment_of(told.data[0], post_id=55, account_id=PAGE)
        assert comment is not None
        assert (comment.id, comment.author_id, comment.reply_to_profile_id) == (9, 71, 72)

    def test_lists_reactions(self) -> None:
        """Object Reactions."""
        told = answer('{"data": [{"id": "71", "name": "Ines", "type": "LOVE"}]}').read(Reactions)
        reaction = reaction_of(told.data[0], post_id=55)
        assert (reaction.post_id, told.data[0].type) == (55, "LOVE")

    def test_shows_a_page(self) -> None:
        """Page: `fields=id,name,username,link,followers_count,fan_count`."""
        told = answer(
            f'{{"id": "{PAGE}", "name": "Bellini", "username": "bellini", "followers_count": 812, "fan_count": 790,'
            ' "about": "Bread", "website": "https://bellini.example"}'
        ).read(WirePage)
        page = page_profile(told)
        assert (page.id, page.name, page.followers) == (PAGE, "Bellini", 812)

    def test_counts_by_day_and_names_what_it_does_not_count(self) -> None:
        """Page Insights: `values` with their `end_time`, none where a metric is not available."""
        asked = next(each for each in facebook_insights.ASKED if each.period == "day")
        told = (
            f'{{"data": [{{"name": "{asked.metric}", "period": "day", "values": ['
            '{"value": 3, "end_time": "2026-10-30T07:00:00+0000"}, {"value": 4, "end_time": "2026-10-31T07:00:00+0000"}],'
            ' "title": "Daily", "id": "1/insights"}]}'
        )
        found = facebook_insights.insight_in(answer(told), asked)
        assert (found.value, len(found.days or ()), found.missing) == (7, 2, None)
        assert facebook_insights.insight_in(answer('{"data": []}'), asked).value is None

    def test_describes_a_token(self) -> None:
        """Debug Token; a token without an end has `expires_at` zero."""
        told = answer(
            '{"data": {"app_id": "138", "type": "USER", "application": "Ours", "expires_at": 0, "is_valid": true,'
            ' "data_access_expires_at": 1793000000, "scopes": ["pages_show_list"], "user_id": "1207059"}}'
        ).read(facebook_login._Debug)  # noqa: SLF001 # the shape is the reader's own
        assert (told.data.is_valid, told.data.user_id, told.data.expires_at) == (True, "1207059", 0)


class TestInstagram:
    def test_tells_totals_and_their_parts(self) -> None:
        """Instagram Account Insights: `metric_type=total_value`, with a breakdown."""
        told = answer(
            '{"data": [{"name": "follower_demographics", "period": "lifetime", "total_value": {"breakdowns": [{"dimension_keys":'
            ' ["country"], "results": [{"dimension_values": ["DE"], "value": 611}]}]}}, {"name": "reach", "period": "day",'
            ' "total_value": {"value": 224}}]}'
        ).read(instagram_insights._Metrics)  # noqa: SLF001 # the shape is the reader's own
        [people, reach] = told.data
        assert people.total_value is not None
        assert people.total_value.breakdowns[0].results[0].dimension_values == ("DE",)
        assert reach.total_value is not None
        assert reach.total_value.value == 224


class TestTokens:
    def test_of_facebook_come_with_their_end(self) -> None:
        """Access Tokens, "Get a Long-Lived User Access Token"; some are given without an end."""
        told = meta_login._token_in(b'{"access_token": "EAAB", "token_type": "bearer", "expires_in": 5183944}')  # noqa: SLF001 # the reader's own
        assert (told.access_token, told.expires_in) == ("EAAB", 5_183_944)

    @pytest.mark.parametrize(
        "body",
        [
            b'{"access_token": "IGAA1", "user_id": 178, "permissions": "a,b"}',
            b'{"data": [{"access_token": "IGAA1", "user_id": "178", "permissions": ["a", "b"]}]}',
        ],
    )
    def test_come_flat_or_in_a_list(self, body: bytes) -> None:
        """Business Login, step 2."""
        told = meta_login._token_in(body)  # noqa: SLF001 # the reader's own
        assert (told.access_token, told.scopes) == ("IGAA1", frozenset({"a", "b"}))


class TestWhateverComes:
    @settings(max_examples=120, deadline=None)
    @given(
        st.binary(max_size=200)
        | st.recursive(
            st.none() | st.integers() | st.text(max_size=9),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.sampled_from(["data", "id", "name", "values", "value", "paging", "from"]), inner)
            ),
            max_leaves=12,
        ).map(msgspec.json.encode)
    )
    def test_is_read_or_refused_by_name(self, body: bytes) -> None:
        for shape in SHAPES:
            with contextlib.suppress(PlatformFailure):
                answer(body).read(shape)
        for read in (
            lambda: facebook_insights.insight_in(answer(body), facebook_insights.ASKED[1]),
            lambda: answer(body).read(instagram_insights._Metrics),  # noqa: SLF001 # the shape is the reader's own
            lambda: answer(body).read(facebook_login._Debug),  # noqa: SLF001 # likewise
            lambda: post_insight_in(answer(body), post_id=1, posted_at=WRITTEN, at=WRITTEN),
            lambda: meta_login._token_in(body),  # noqa: SLF001 # likewise
        ):
            with contextlib.suppress(PlatformFailure):
                read()
