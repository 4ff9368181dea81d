from collections.abc import AsyncIterator
from itertools import pairwise

import pytest

from service.sandbox.wire import NO_PICTURE
from tests.sandbox_doors import NOON, Doors, Reader, open_doors

DAY = 86_400
DEFAULT_PERSON = {"id", "name", "username"}


@pytest.fixture
async def doors() -> AsyncIterator[Doors]:
    async with open_doors() as opened:
        yield opened


@pytest.fixture
async def reader(doors: Doors) -> Reader:
    return await doors.reader()


async def with_trait(reader: Reader, trait: str) -> str:
    """A follower of the reader, not followed back, for whom this flag is set."""
    answer = await reader.get(
        f"/2/users/{reader.account_id}/followers", {"user.fields": f"{trait},connection_status", "max_results": "1000"}
    )
    strangers = (each for each in answer.json()["data"] if "following" not in each["connection_status"])
    return str(next(each["id"] for each in strangers if each[trait]))


class TestFollowerPages:
    @pytest.mark.parametrize("size", [7, 100, 1000])
    async def test_give_each_follower_exactly_once(self, doors: Doors, reader: Reader, size: int) -> None:
        ids = await reader.all_ids(f"/2/users/{reader.account_id}/followers", size)
        truth = (await doors.http.get(f"/sandbox/truth/{reader.account_id}")).json()
        assert len(ids) == len(set(ids)) > 600
        assert set(ids) == set(truth["followers"])

    async def test_come_newest_first(self, doors: Doors, reader: Reader) -> None:
        before = await reader.all_ids(f"/2/users/{reader.account_id}/followers", 1000)
        await doors.advance(3600)
        after = await reader.all_ids(f"/2/users/{reader.account_id}/followers", 1000)
        newcomers = [each for each in after if each not in set(before)]
        assert after[: len(newcomers)] == newcomers
        assert [each for each in before if each in set(after)] == after[len(newcomers) :]

    async def test_repeat_nobody_when_people_arrive_between_two_pages(self, doors: Doors) -> None:
        reader = await doors.reader()
        path = f"/2/users/{reader.account_id}/followers"
        first = (await reader.get(path, max_results="300")).json()
        await doors.advance(3600)
        second = (await reader.get(path, max_results="1000", pagination_token=first["meta"]["next_token"])).json()
        assert {each["id"] for each in first["data"]}.isdisjoint(each["id"] for each in second["data"])

    async def test_take_a_token_only_for_its_own_list(self, reader: Reader) -> None:
        first = await reader.get(f"/2/users/{reader.account_id}/followers", max_results="10")
        token = first.json()["meta"]["next_token"]
        assert len(token) >= 16
        other = await reader.get(f"/2/users/{reader.account_id}/following", pagination_token=token)
        assert other.status_code == 400

    async def test_have_no_data_when_nobody_follows(self, doors: Doors, reader: Reader) -> None:
        truth = (await doors.http.get(f"/sandbox/truth/{reader.account_id}")).json()
        lonely = next(each for each, kind in truth["followers"].items() if kind == "mass_follower")
        empty = (await reader.get(f"/2/users/{lonely}/followers")).json()
        assert empty == {"meta": {"result_count": 0}}

    async def test_are_there_for_the_guru_too(self, doors: Doors, reader: Reader) -> None:
        guru = (await doors.accounts())[2]
        assert 250 < len(await reader.all_ids(f"/2/users/{guru}/followers", 100)) < 310


class TestPeople:
    async def test_show_only_the_fields_asked_for(self, reader: Reader) -> None:
        path = f"/2/users/{reader.account_id}/followers"
        plain = (await reader.get(path)).json()["data"]
        assert all(set(each) == DEFAULT_PERSON for each in plain)
        told = (await reader.get(path, {"user.fields": "created_at,protected"})).json()["data"]
        assert all(set(each) == DEFAULT_PERSON | {"created_at", "protected"} for each in told)

    async def test_have_ids_that_agree_with_their_birthday(self, reader: Reader) -> None:
        query = {"user.fields": "created_at", "max_results": "1000"}
        people = (await reader.get(f"/2/users/{reader.account_id}/followers", query)).json()["data"]
        births = [each["created_at"] for each in sorted(people, key=lambda each: int(each["id"]))]
        in_order = sum(earlier <= later for earlier, later in pairwise(births))
        assert in_order / len(births) > 0.98
        assert max(births) < NOON.isoformat()

    async def test_are_found_by_id_and_missed_beside_the_found(self, reader: Reader) -> None:
        found = (await reader.get("/2/users", ids=f"{reader.account_id},12345")).json()
        assert [each["id"] for each in found["data"]] == [reader.account_id]
        assert found["errors"][0]["resource_id"] == "12345"
        assert found["errors"][0]["type"] == "https://api.x.com/2/problems/resource-not-found"

    async def test_who_are_suspended_are_named_for_a_week_and_then_forgotten(
        self, doors: Doors, reader: Reader
    ) -> None:
        path = f"/2/users/{reader.account_id}/followers"
        victim = (await reader.get(path, max_results="1")).json()["data"][0]["id"]
        await doors.http.post(f"/sandbox/accounts/{victim}/suspension")
        page = (await reader.get(path, max_results="1000")).json()
        assert victim not in {each["id"] for each in page["data"]}
        assert victim in {each["resource_id"] for each in page["errors"]}
        await doors.advance(8 * DAY)
        later = (await (await doors.reader()).get(path, max_results="1000")).json()
        assert victim not in {each["id"] for each in later["data"]}
        assert victim not in {each["resource_id"] for each in later.get("errors", [])}

    async def test_who_are_suspended_are_errors_in_lookups(self, doors: Doors, reader: Reader) -> None:
        second = (await doors.accounts())[1]
        await doors.http.post(f"/sandbox/accounts/{second}/suspension")
        both = (await reader.get("/2/users", ids=f"{reader.account_id},{second}")).json()
        assert [each["id"] for each in both["data"]] == [reader.account_id]
        assert "suspended" in both["errors"][0]["detail"]
        alone = await reader.get(f"/2/users/{second}")
        assert (alone.status_code, list(alone.json())) == (200, ["errors"])
        await doors.http.delete(f"/sandbox/accounts/{second}/suspension")
        assert "data" in (await reader.get(f"/2/users/{second}")).json()

    async def test_who_are_suspended_cannot_read_either(self, doors: Doors, reader: Reader) -> None:
        await doors.http.post(f"/sandbox/accounts/{reader.account_id}/suspension")
        refused = await reader.get("/2/users/me")
        assert (refused.status_code, refused.json()["errors"][0]["code"]) == (403, 64)

    async def test_who_are_protected_keep_their_posts_to_themselves(self, reader: Reader) -> None:
        shy = await with_trait(reader, "protected")
        closed = (await reader.get(f"/2/users/{shy}/tweets")).json()
        assert closed["errors"][0]["type"].endswith("not-authorized-for-resource")
        assert "data" not in closed
        assert "data" in (await reader.get(f"/2/users/{shy}")).json()

    async def test_tell_how_they_are_connected_with_the_reader(self, reader: Reader) -> None:
        query = {"user.fields": "connection_status", "max_results": "1000"}
        followers = (await reader.get(f"/2/users/{reader.account_id}/followers", query)).json()["data"]
        following = set(await reader.all_ids(f"/2/users/{reader.account_id}/following", 1000))
        assert all("followed_by" in each["connection_status"] for each in followers)
        assert {each["id"] for each in followers if "following" in each["connection_status"]} == following & {
            each["id"] for each in followers
        }

    async def test_without_a_picture_show_the_default_one(self, reader: Reader) -> None:
        query = {"user.fields": "profile_image_url", "max_results": "1000"}
        people = (await reader.get(f"/2/users/{reader.account_id}/followers", query)).json()["data"]
        share = sum(each["profile_image_url"] == NO_PICTURE for each in people) / len(people)
        assert 0.05 < share < 0.4


class TestPosts:
    @pytest.mark.parametrize("listed", ["tweets", "mentions"])
    async def test_come_newest_first_and_once(self, reader: Reader, listed: str) -> None:
        ids = await reader.all_ids(f"/2/users/{reader.account_id}/{listed}", 50)
        assert ids == sorted(set(ids), key=int, reverse=True)
        assert len(ids) > 200

    async def test_are_never_from_the_future(self, doors: Doors, reader: Reader) -> None:
        query = {"post.fields": "created_at", "max_results": "100"}
        newest = (await reader.get(f"/2/users/{reader.account_id}/tweets", query)).json()["data"][0]
        assert newest["created_at"] <= "2026-10-20T12:00:00.000Z"
        await doors.advance(3600)
        assert (await reader.get(f"/2/users/{reader.account_id}/tweets", query)).status_code == 200

    async def test_keep_to_the_asked_range(self, reader: Reader) -> None:
        path = f"/2/users/{reader.account_id}/tweets"
        ids = [int(each["id"]) for each in (await reader.get(path, max_results="20")).json()["data"]]
        between = (await reader.get(path, since_id=str(ids[9]), until_id=str(ids[3]))).json()["data"]
        assert [int(each["id"]) for each in between] == ids[4:9]
        query = {"start_time": "2026-10-10T00:00:00Z", "end_time": "2026-10-12T00:00:00Z", "post.fields": "created_at"}
        dated = (await reader.get(path, query)).json()["data"]
        assert all("2026-10-10" <= each["created_at"][:10] <= "2026-10-11" for each in dated)

    async def test_leave_out_replies_when_told_to(self, reader: Reader) -> None:
        query = {"tweet.fields": "referenced_tweets", "max_results": "50"}
        path = f"/2/users/{reader.account_id}/tweets"
        assert any("referenced_tweets" in each for each in (await reader.get(path, query)).json()["data"])
        own = (await reader.get(path, query, exclude="replies,retweets")).json()["data"]
        assert not any("referenced_tweets" in each for each in own)

    async def test_reach_back_3200_posts_of_somebody_who_posts_all_day(self, doors: Doors, reader: Reader) -> None:
        truth = (await doors.http.get(f"/sandbox/truth/{reader.account_id}")).json()
        loud = [each for each, kind in truth["followers"].items() if kind == "follow_back_bot"]
        query = {"user.fields": "public_metrics", "ids": ",".join(loud[:100])}
        people = (await reader.get("/2/users", query)).json()["data"]
        loudest = max(people, key=lambda each: each["public_metrics"]["post_count"])
        assert loudest["public_metrics"]["post_count"] > 3200
        assert len(await reader.all_ids(f"/2/users/{loudest['id']}/tweets", 100)) == 3200

    async def test_of_the_coached_are_liked_reposted_and_quoted(self, reader: Reader) -> None:
        query = {"post.fields": "public_metrics", "exclude": "replies", "max_results": "100"}
        posts = (await reader.get(f"/2/users/{reader.account_id}/tweets", query)).json()["data"]
        loved = max(posts, key=lambda each: each["public_metrics"]["repost_count"])
        counts = loved["public_metrics"]
        assert len(await reader.all_ids(f"/2/tweets/{loved['id']}/liking_users", 5)) == counts["like_count"] > 0
        assert len(await reader.all_ids(f"/2/tweets/{loved['id']}/retweeted_by", 2)) == counts["repost_count"] > 0
        quoted = max(posts, key=lambda each: each["public_metrics"]["quote_count"])
        quotes = await reader.all_ids(f"/2/tweets/{quoted['id']}/quote_tweets", 10)
        assert len(quotes) == quoted["public_metrics"]["quote_count"]

    async def test_that_do_not_exist_are_an_error(self, reader: Reader) -> None:
        answer = (await reader.get("/2/tweets/1234567890123456789/liking_users")).json()
        assert answer["errors"][0]["resource_type"] == "post"
