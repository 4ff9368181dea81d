from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from service.sandbox.meta.cast import BELLINI_COACHING, LENA_ON_INSTAGRAM, MARCO, TINY, TINY_ON_INSTAGRAM
from service.sandbox.meta.crowd import Engaging
from service.sandbox.phrases import CROSS_POSTER_POSTS
from tests.meta_reading import DAY, LENA_ID, NOON, Doors, ids, open_doors, seconds


@pytest.fixture
async def doors() -> AsyncIterator[Doors]:
    async with open_doors() as opened:
        yield opened


class TestGoingOn:
    async def test_the_next_address_leads_through_the_whole_list_with_what_was_asked(self, doors: Doors) -> None:
        reader = await doors.by_instagram()
        page = await reader.get(f"{LENA_ID}/media", fields="id,timestamp,comments.limit(2){text}", limit=20)
        seen = ids(page)
        while "next" in page["paging"]:
            page = await reader.follow(page["paging"]["next"])
            assert all("timestamp" in post for post in page["data"])
            seen += ids(page)
        assert seen == [str(post.id) for post in reader.own().talk.media(NOON)]

    async def test_the_previous_address_leads_back(self, doors: Doors) -> None:
        reader = await doors.by_instagram()
        first = await reader.get(f"{LENA_ID}/media", fields="id", limit=7)
        assert "previous" not in first["paging"]
        second = await reader.follow(first["paging"]["next"])
        assert ids(await reader.follow(second["paging"]["previous"])) == ids(first)

    async def test_a_nested_list_goes_on_with_its_own_modifiers(self, doors: Doors) -> None:
        reader = await doors.by_page()
        fields = "comments.filter(stream).order(chronological).limit(3){message,parent{id},created_time}"
        posts = await reader.get(f"{BELLINI_COACHING.id}/posts", fields=fields)
        under = next(post["comments"] for post in posts["data"] if "next" in post.get("comments", {}).get("paging", {}))
        said = [each["created_time"] for each in under["data"]]
        while "next" in under["paging"]:
            under = await reader.follow(under["paging"]["next"])
            said += [each["created_time"] for each in under["data"]]
        assert len(said) > 3
        assert said == sorted(said)

    async def test_gives_the_posts_of_a_span_alone(self, doors: Doors) -> None:
        reader = await doors.by_instagram()
        since, until = NOON - 20 * DAY, NOON - 10 * DAY
        page = await reader.get(f"{LENA_ID}/media", since=seconds(since), until=seconds(until), limit=2)
        seen = ids(page) + ids(await reader.follow(page["paging"]["next"]))
        within = [str(post.id) for post in reader.own().talk.media(NOON) if since <= post.at < until]
        assert len(within) >= 4
        assert seen == within[:4]


class TestRoutes:
    @pytest.mark.parametrize("field", ["user_id", "account_type"])
    async def test_facebook_does_not_have_what_instagram_login_has(self, doors: Doors, field: str) -> None:
        assert (await (await doors.by_facebook()).refused(str(LENA_ID), fields=field))["code"] == 100
        assert field in await (await doors.by_instagram()).get(str(LENA_ID), fields=field)

    @pytest.mark.parametrize(
        "field",
        [
            "business_discovery.username(tess.starts.small){id}",
            "mentioned_media.media_id(1)",
            "mentioned_comment.comment_id(1)",
        ],
    )
    async def test_instagram_login_has_no_discovery(self, doors: Doors, field: str) -> None:
        assert (await (await doors.by_instagram()).refused(str(LENA_ID), fields=field))["code"] == 100

    async def test_shows_who_mentioned_the_account_to_whoever_knows_where(self, doors: Doors) -> None:
        reader = await doors.by_facebook()
        own = reader.own()
        member = own.talk.crowd.members[3]
        for in_comment in (False, True):
            planted = own.mentions.plant(member, NOON - DAY, in_comment=in_comment)
            name, key, number = (
                ("mentioned_comment", "comment_id", planted.comment_id)
                if in_comment
                else ("mentioned_media", "media_id", planted.media_id)
            )
            shown = await reader.get(str(LENA_ID), fields=f"{name}.{key}({number}){{timestamp,username}}")
            assert shown[name] == {
                "id": str(number),
                "timestamp": f"{NOON - DAY:%Y-%m-%dT%H:%M:%S}+0000",
                "username": member.username,
            }
            unknown = await reader.refused(str(LENA_ID), fields=f"{name}.{key}(17{number}){{username}}")
            assert (unknown["code"], unknown["error_subcode"]) == (100, 33)
            assert (await reader.refused(str(LENA_ID), fields=f"{name}{{username}}"))["code"] == 100
            wrong = f"{name}.{key}({number}){{email}}"
            assert (await reader.refused(str(LENA_ID), fields=wrong))["code"] == 100
        tag = own.talk.tags(NOON)[0]
        shown = await reader.get(str(LENA_ID), fields=f"mentioned_media.media_id({tag.id}){{username}}")
        assert tag.author is not None
        assert shown["mentioned_media"]["username"] == tag.author.username

    async def test_a_persons_token_does_not_read_a_pages_posts_and_figures(self, doors: Doors) -> None:
        reader = await doors.by_facebook(MARCO.id)
        for edge in ("feed", "posts", "published_posts", "tagged"):
            assert (await reader.refused(f"{BELLINI_COACHING.id}/{edge}"))["code"] == 210
        assert (await reader.refused(f"{BELLINI_COACHING.id}/insights", metric="page_follows"))["code"] == 190
        assert (await reader.get(str(BELLINI_COACHING.id), fields="name"))["name"] == BELLINI_COACHING.name


class TestDiscovery:
    async def test_finds_the_accounts_that_can_be_connected_with_a_few_posts(self, doors: Doors) -> None:
        reader = await doors.by_facebook()
        fields = "business_discovery.username(tess.starts.small){followers_count,media.limit(2){caption,like_count}}"
        found = (await reader.get(str(LENA_ID), fields=fields))["business_discovery"]
        assert found["followers_count"] == reader.own(TINY_ON_INSTAGRAM.id).following.now(NOON)
        assert len(found["media"]["data"]) == 2
        assert "next" not in found["media"]["paging"]

    async def test_finds_those_who_sell_and_nobody_closed_to_the_young(self, doors: Doors) -> None:
        reader = await doors.by_facebook()
        sellers = [each for each in reader.own().talk.crowd.members if each.kind is Engaging.PROFESSIONAL]
        hidden = [each for each in sellers if each.is_age_gated]
        assert len(hidden) == 2
        for seller in sellers:
            asked = f"business_discovery.username({seller.username}){{media{{caption}}}}"
            if seller in hidden:
                assert (await reader.refused(str(LENA_ID), fields=asked))["code"] == 110
            else:
                posts = (await reader.get(str(LENA_ID), fields=asked))["business_discovery"]["media"]["data"]
                assert all(post["caption"] for post in posts)


class TestComments:
    async def test_one_comment_and_its_answers_are_read_by_number(self, doors: Doors) -> None:
        reader = await doors.by_instagram()
        said = [comment for post in reader.own().talk.media(NOON - 5 * DAY) for comment in post.said(NOON - 5 * DAY)]
        answered = next(comment for comment in said if comment.answers)
        told = await reader.get(str(answered.id), fields="text,from,media")
        assert told["text"] == answered.text
        replies = await reader.get(f"{answered.id}/replies", fields="parent_id,username")
        assert replies["data"] == [
            {"id": str(answered.answers[0].id), "parent_id": str(answered.id), "username": LENA_ON_INSTAGRAM.username}
        ]

    async def test_nobody_elses_are_shown(self, doors: Doors) -> None:
        reader = await doors.by_instagram(TINY.id)
        said = next(comment for post in reader.own().talk.media(NOON - DAY) for comment in post.said(NOON))
        assert (await reader.refused(str(said.id)))["error_subcode"] == 33


class TestStories:
    async def test_are_shown_for_a_day(self, doors: Doors) -> None:
        reader = await doors.by_instagram()
        days = []
        for _ in range(12):
            days.append(ids(await reader.get(f"{LENA_ID}/stories", fields="media_product_type")))
            doors.logins.advance(DAY)
        shown = [story for day in days for story in day]
        assert len(shown) == len(set(shown)) > 6

    async def test_have_figures_only_when_five_have_seen_them(self, doors: Doors) -> None:
        reader = await doors.by_instagram()
        told = set()
        for _ in range(200):
            doors.logins.advance(timedelta(minutes=15))
            for story in reader.own().stories.shown(doors.logins.login.now()):
                seen = story.viewers(doors.logins.login.now())
                if seen < 5:
                    assert (await reader.refused(f"{story.id}/insights", metric="reach"))["code"] == 10
                else:
                    figures = await reader.get(f"{story.id}/insights", metric="reach")
                    assert figures["data"][0]["values"] == [{"value": seen}]
                told.add(seen < 5)
        assert told == {True, False}


class TestPageLists:
    async def test_reactions_of_one_kind(self, doors: Doors) -> None:
        reader = await doors.by_page()
        post = ids(await reader.get(f"{BELLINI_COACHING.id}/posts"))[-1]
        every = await reader.get(f"{post}/reactions", fields="type", limit=0, summary="true")
        loves = await reader.get(f"{post}/reactions", fields="type", type="LOVE", limit=100, summary="true")
        assert {each["type"] for each in loves["data"]} == {"LOVE"}
        assert 0 < loves["summary"]["total_count"] < every["summary"]["total_count"]
        assert (await reader.refused(f"{post}/reactions", type="FURY"))["code"] == 100

    async def test_comments_in_the_order_asked_for(self, doors: Doors) -> None:
        reader = await doors.by_page()
        post = ids(await reader.get(f"{BELLINI_COACHING.id}/posts"))[-1]
        page = await reader.get(
            f"{post}/comments",
            fields="created_time",
            order="reverse_chronological",
            filter="stream",
            summary="true",
            limit=100,
        )
        said = [each["created_time"] for each in page["data"]]
        assert said == sorted(said, reverse=True)
        assert page["summary"] == {"order": "reverse_chronological", "total_count": len(said), "can_comment": True}
        assert (await reader.refused(f"{post}/comments", filter="all"))["code"] == 100

    async def test_what_a_page_passes_on_to_x_reads_the_same_there(self, doors: Doors) -> None:
        reader = await doors.by_page()
        posts = (await reader.get(f"{BELLINI_COACHING.id}/posts", fields="application,message", limit=100))["data"]
        assert {post["application"] for post in posts} == {None}
        assert {post["message"] for post in posts} & {text.partition(" https://")[0] for text in CROSS_POSTER_POSTS}
