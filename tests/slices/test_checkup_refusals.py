"""Checkups for which a network gives less, or more, than was asked; whatever else fails is in `test_x_failures`."""

from datetime import timedelta

from aiohttp import web as web_of_x

from service.kit.settings import Settings
from service.kit.work import Works
from tests.checking import Surgery
from tests.x_checkups import looked_at_through
from tests.x_scripted import Script, problem

ME_MICROS = 10_000


class TestARefusedPermission:
    async def test_shows_at_the_account_and_goes_when_the_network_gives_again(
        self, settings: Settings, works: Works
    ) -> None:
        refused: set[str] = {"followers"}
        async with looked_at_through(settings, works, without(refused)) as (surgery, account_id):
            path = f"/v1/accounts/{account_id}"
            done = await surgery.look(account_id)
            assert done["failure"]["code"] == "permission_missing"
            assert await state_of(surgery, path) == ("connected", "permission_refused", ["follows.read"])
            refused.clear()
            surgery.clock.move(timedelta(hours=6))
            assert (await surgery.look(account_id))["state"] == "done"
            assert await state_of(surgery, path) == ("connected", None, [])

    async def test_of_a_lesser_list_shows_though_the_look_ends_in_a_report(
        self, settings: Settings, works: Works
    ) -> None:
        async with looked_at_through(settings, works, without({"mentions"})) as (surgery, account_id):
            assert (await surgery.look(account_id))["state"] == "done"
            assert await state_of(surgery, f"/v1/accounts/{account_id}") == (
                "connected",
                "permission_refused",
                ["tweet.read"],
            )


class TestAListThatGrows:
    async def test_is_read_to_the_promised_price_and_no_further(self, settings: Settings, works: Works) -> None:
        async with looked_at_through(settings, works, growing(announced=1_500)) as (surgery, account_id):
            done = await surgery.look(account_id)
            assert (done["state"], done["people_read"]) == ("done", 1_530)
            assert done["spent_micros"] <= done["plan"]["price_micros"] + ME_MICROS
            coverage = (await surgery.get(f"/v1/accounts/{account_id}/quality"))["quality"]["coverage"]
            assert (coverage["sampling"], coverage["complete"]) == ("newest_first", False)
            assert {"newest_only", "stopped_at_price"} <= {each["code"] for each in coverage["not_observable"]}


def growing(*, announced: int) -> Script:
    """An X whose list of followers never ends, and gives as many as it is asked for."""
    counts = {"followers_count": announced, "following_count": 0, "tweet_count": 0, "listed_count": 0}

    async def answer(request: web_of_x.Request) -> web_of_x.Response:
        asked = request.path.rpartition("/")[2]
        if asked == "me":
            return web_of_x.json_response({"data": {"id": "1", "name": "M", "username": "m", "public_metrics": counts}})
        if asked != "followers":
            return web_of_x.json_response({"meta": {"result_count": 0}})
        first, size = int(request.query.get("pagination_token", "0")), int(request.query["max_results"])
        people = [
            {"id": str(number + 10), "name": "A", "username": f"p{number}"} for number in range(first, first + size)
        ]
        return web_of_x.json_response({"data": people, "meta": {"result_count": size, "next_token": str(first + size)}})

    return answer


async def state_of(surgery: Surgery, path: str) -> tuple[str, str | None, list[str]]:
    shown = await surgery.get(path)
    reason = shown["state_reason"] or {"code": None, "params": {}}
    assert all(name in reason["text"] for name in reason["params"].get("permissions", []))
    return shown["state"], reason["code"], reason["params"].get("permissions", [])


def without(refused: set[str]) -> Script:
    """An X with two followers that refuses these lists for want of a permission."""
    people = [{"id": str(number), "name": "A", "username": f"person{number}"} for number in (11, 12)]
    counts = {"followers_count": 2, "following_count": 0, "tweet_count": 0, "listed_count": 0}

    async def answer(request: web_of_x.Request) -> web_of_x.Response:
        asked = request.path.rpartition("/")[2]
        if asked in refused:
            return web_of_x.json_response(problem("about:blank", 403), status=403)
        if asked == "me":
            return web_of_x.json_response({"data": {"id": "1", "name": "M", "username": "m", "public_metrics": counts}})
        if asked == "followers":
            return web_of_x.json_response({"data": people, "meta": {"result_count": 2}})
        return web_of_x.json_response({"meta": {"result_count": 0}})

    return answer
