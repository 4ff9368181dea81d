from collections.abc import AsyncIterator

import pytest

from tests.sandbox_doors import NOON, Doors, Reader, open_doors


@pytest.fixture
async def doors() -> AsyncIterator[Doors]:
    async with open_doors() as opened:
        yield opened


@pytest.fixture
async def reader(doors: Doors) -> Reader:
    return await doors.reader()


class TestSpelling:
    async def test_follows_the_words_of_the_question(self, reader: Reader) -> None:
        path = f"/2/users/{reader.account_id}/tweets"
        old = (await reader.get(path, {"tweet.fields": "public_metrics,author_id"})).json()["data"][0]
        assert {"retweet_count"} <= set(old["public_metrics"])
        assert old["edit_history_tweet_ids"] == [old["id"]]
        new = (await reader.get(path, {"post.fields": "public_metrics", "expansions": "author_id"})).json()
        assert {"repost_count"} <= set(new["data"][0]["public_metrics"])
        assert new["data"][0]["author_id"] == new["includes"]["users"][0]["id"] == reader.account_id

    async def test_follows_the_words_for_the_newest_post(self, reader: Reader) -> None:
        old = (await reader.get("/2/users/me", {"user.fields": "most_recent_tweet_id,public_metrics"})).json()
        assert "tweet_count" in old["data"]["public_metrics"]
        new = (
            await reader.get("/2/users/me", {"user.fields": "public_metrics", "expansions": "most_recent_post_id"})
        ).json()
        assert new["data"]["public_metrics"]["post_count"] == old["data"]["public_metrics"]["tweet_count"]
        assert new["data"]["most_recent_post_id"] == old["data"]["most_recent_tweet_id"]
        assert new["includes"]["posts"][0]["id"] == new["data"]["most_recent_post_id"]

    @pytest.mark.parametrize(
        ("spelling", "host", "counted"),
        [("2.159", "https://api.twitter.com", "tweet_count"), ("2.167", "https://api.x.com", "post_count")],
    )
    async def test_is_the_setting_when_the_words_fit_both(self, spelling: str, host: str, counted: str) -> None:
        async with open_doors(spelling=spelling) as doors:
            reader = await doors.reader()
            me = (await reader.get("/2/users/me", {"user.fields": "public_metrics"})).json()["data"]
            assert counted in me["public_metrics"]
            refused = (await reader.get("/2/users/me", {"user.fields": "shoe_size"})).json()
            assert refused["type"] == f"{host}/2/problems/invalid-request"

    async def test_cannot_be_mixed(self, reader: Reader) -> None:
        mixed = await reader.get("/2/users/me", {"tweet.fields": "id", "post.fields": "id"})
        assert mixed.status_code == 400


class TestRefusals:
    @pytest.mark.parametrize(
        ("path", "query", "parameter"),
        [
            ("/2/users/{id}/followers", {"max_results": "1001"}, "max_results"),
            ("/2/users/{id}/followers", {"max_results": "0"}, "max_results"),
            ("/2/users/{id}/followers", {"max_results": "many"}, "max_results"),
            ("/2/users/{id}/tweets", {"max_results": "4"}, "max_results"),
            ("/2/users/{id}/mentions", {"max_results": "101"}, "max_results"),
            ("/2/users/{id}/followers", {"user.fields": "shoe_size"}, "user.fields"),
            ("/2/users/{id}/followers", {"user.fields": ""}, "user.fields"),
            ("/2/users/{id}/followers", {"expansions": "author_id"}, "expansions"),
            ("/2/users/{id}/followers", {"pagination_token": "made-up"}, "pagination_token"),
            ("/2/users/{id}/followers", {"cursor": "1"}, "cursor"),
            ("/2/users/{id}/tweets", {"post.fields": "author_id"}, "post.fields"),
            ("/2/users/{id}/tweets", {"start_time": "yesterday"}, "start_time"),
            ("/2/users/{id}/tweets", {"since_id": "abc"}, "since_id"),
            ("/2/users/{id}/tweets", {"exclude": "sadness"}, "exclude"),
            ("/2/users/maya_moves/followers", {}, "id"),
            ("/2/users", {}, "ids"),
            ("/2/users", {"ids": ",".join(map(str, range(101)))}, "ids"),
        ],
    )
    async def test_name_the_parameter(self, reader: Reader, path: str, query: dict[str, str], parameter: str) -> None:
        refused = await reader.get(path.format(id=reader.account_id), query)
        assert refused.status_code == 400
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.json()["title"] == "Invalid Request"
        assert parameter in {name for error in refused.json()["errors"] for name in error["parameters"]}

    @pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer made-up", "Basic eDp5"])
    async def test_without_a_good_token_are_401(self, doors: Doors, authorization: str) -> None:
        refused = await doors.http.get("/2/users/me", headers={"authorization": authorization})
        assert (refused.status_code, refused.json()["type"]) == (401, "about:blank")

    async def test_of_paths_that_are_not_played_are_404(self, reader: Reader) -> None:
        assert (await reader.get("/2/spaces/1")).status_code == 404


class TestRateLimits:
    async def test_count_down_in_headers_and_open_again_after_the_window(self) -> None:
        async with open_doors(limits={"mentions": 3}) as doors:
            reader = await doors.reader()
            path = f"/2/users/{reader.account_id}/mentions"
            left = [(await reader.get(path)).headers["x-rate-limit-remaining"] for _ in range(3)]
            assert left == ["2", "1", "0"]
            refused = await reader.get(path)
            assert refused.status_code == 429
            assert refused.headers["x-rate-limit-limit"] == "3"
            assert int(refused.headers["x-rate-limit-reset"]) == NOON.timestamp() + 900
            await doors.advance(899)
            assert (await reader.get(path)).status_code == 429
            await doors.advance(1)
            assert (await reader.get(path)).status_code == 200

    async def test_refuse_in_both_bodies(self) -> None:
        async with open_doors(limits={"tweets": 0}) as doors:
            reader = await doors.reader()
            bodies = [(await reader.get(f"/2/users/{reader.account_id}/tweets")).json() for _ in range(2)]
            assert {body.get("title") for body in bodies} == {"Too Many Requests", None}
            assert [body["errors"][0]["code"] for body in bodies if "errors" in body] == [88]

    async def test_are_each_person_s_own(self) -> None:
        async with open_doors(limits={"user": 1}) as doors:
            reader, other = await doors.reader(), await doors.reader(person=1)
            path = f"/2/users/{reader.account_id}"
            assert (await reader.get(path)).status_code == 200
            assert (await reader.get(path)).status_code == 429
            assert (await other.get(path)).status_code == 200
