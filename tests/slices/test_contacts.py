"""Contacts: what a client knows of people, seen on the network and written down, and the plan that comes of it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from litestar import Litestar
from litestar.testing import AsyncTestClient
from sqlalchemy import select

from service.accounts.models import SocialAccount
from service.engagement.daily import plan_today
from service.engagement.models import CirclePlace, Task
from service.kit.database import new_id
from service.kit.settings import Settings
from service.kit.work import Works
from service.roster.models import Consent, Look
from tests.audiences import a_conversation, a_follower, a_snapshot, an_account, names_agreed
from tests.callers import NOON, Caller, House, MovableClock, a_house, web

Network = AsyncTestClient[Litestar]
DAY = timedelta(days=1)


async def a_friend(works: Works, house: House, *, handle: str = "lena_runs") -> tuple[SocialAccount, int]:
    """A follower who has spoken with the account."""
    async with works.open(house.practice_id, at=NOON) as work:
        account = await an_account(work, house.client_id)
        await a_snapshot(work, account)
        friend = await a_follower(work, account, handle)
        await a_conversation(work, account, handle, profile_id=friend)
    return account, friend


async def notes_agreed(works: Works, house: House) -> None:
    async with works.open(house.practice_id, at=NOON) as work:
        work.session.add(
            Consent(
                practice_id=house.practice_id, id=new_id(), client_id=house.client_id, kind="notes", granted_at=NOON
            )
        )


async def keep(network: Network, caller: Caller, account: SocialAccount, friend: int, **facts: Any) -> Any:  # noqa: ANN401 # an answer
    path = f"/v1/accounts/{account.id}/contacts/{friend}"
    return await network.put(path, json=facts, headers=caller.headers)


async def touch(network: Network, caller: Caller, account: SocialAccount, friend: int, **said: Any) -> Any:  # noqa: ANN401 # likewise
    path = f"/v1/accounts/{account.id}/contacts/{friend}/touches"
    return await network.post(path, json=said, headers=caller.headers)


async def shown(network: Network, caller: Caller, account: SocialAccount, friend: int) -> Any:  # noqa: ANN401 # likewise
    return await network.get(f"/v1/accounts/{account.id}/contacts/{friend}", headers=caller.headers)


async def tasks(works: Works, house: House, kind: str, *, after: timedelta = timedelta()) -> Sequence[Task]:
    """Tasks of this kind once the day is planned anew."""
    async with works.open(house.practice_id, at=NOON + after) as work:
        await plan_today(work, house.client_id)
    async with works.open(house.practice_id, at=NOON + after) as work:
        rows = select(Task).where(Task.practice_id == house.practice_id, Task.kind == kind).order_by(Task.id)
        return (await work.session.scalars(rows)).all()


class TestAContact:
    async def test_joins_what_was_seen_with_what_was_written_down(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account, friend = await a_friend(works, house)
        async with web(settings) as network:
            await keep(network, house.client, account, friend, stars=4, stands_as="prospect", learned="Bakes bread.")
            call = await touch(network, house.client, account, friend, kind="call", words="About her move.")
            contact = (await shown(network, house.client, account, friend)).json()

        assert call.status_code == 201
        assert (contact["handle"], contact["klass"], contact["follows"]) == ("lena_runs", "genuine", True)
        assert (contact["stars"], contact["stands_as"], contact["learned"]) == (4, "prospect", "Bakes bread.")
        assert (contact["heat"], contact["business_welcome"]) == ("warm", False)
        assert contact["last_touch_at"] == NOON.isoformat().replace("+00:00", "Z")
        assert contact["next_touch_at"] == (NOON + 60 * DAY).isoformat().replace("+00:00", "Z")
        assert [(each["kind"], each["words"]) for each in contact["touches"]] == [("call", "About her move.")]

    async def test_is_taken_back_piece_by_piece(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account, friend = await a_friend(works, house)
        async with web(settings) as network:
            noted = (await touch(network, house.client, account, friend, kind="note", words="Has a dog.")).json()
            await keep(network, house.client, account, friend, learned="Bakes bread.")
            await keep(network, house.client, account, friend)
            gone = await network.delete(f"/v1/touches/{noted['id']}", headers=house.client.headers)
            contact = (await shown(network, house.client, account, friend)).json()
        assert gone.status_code == 204
        assert (contact["learned"], contact["touches"]) == (None, [])

    async def test_of_a_stranger_cannot_be_kept(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account, friend = await a_friend(works, house)
        async with web(settings) as network:
            kept = await keep(network, house.client, account, friend + 1, stars=5)
            seen = await shown(network, house.client, account, friend + 1)
        assert (kept.status_code, seen.status_code) == (404, 404)

    async def test_has_no_touches_ahead_of_time_and_no_empty_notes(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account, friend = await a_friend(works, house)
        async with web(settings) as network:
            ahead = await touch(network, house.client, account, friend, kind="call", at=(NOON + DAY).isoformat())
            empty = await touch(network, house.client, account, friend, kind="note")
        assert (ahead.status_code, ahead.json()["errors"][0]["where"]) == (400, "at")
        assert empty.status_code == 400

    async def test_is_shown_to_a_coach_by_name_and_in_words_only_as_the_client_agrees(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        account, friend = await a_friend(works, house)
        async with web(settings) as network:
            await keep(network, house.client, account, friend, learned="Bakes bread.")
            await touch(network, house.client, account, friend, kind="note", words="Has a dog.")
            refused = await shown(network, house.coach, account, friend)
            async with works.open(house.practice_id, at=NOON) as work:
                await names_agreed(work, house.client_id)
            named = (await shown(network, house.coach, account, friend)).json()
            may_not_write = await touch(network, house.coach, account, friend, kind="note", words="Likes bread.")
            await notes_agreed(works, house)
            noted = (await shown(network, house.coach, account, friend)).json()

        assert refused.status_code == 403
        assert (named["handle"], named["notes_shown"], named["learned"]) == ("lena_runs", False, None)
        assert [each["words"] for each in named["touches"]] == [None]
        assert may_not_write.status_code == 403
        assert (noted["learned"], noted["touches"][0]["words"]) == ("Bakes bread.", "Has a dog.")
        async with works.open(house.practice_id, at=NOON) as work:
            kinds = (await work.session.scalars(select(Look.kind).where(Look.practice_id == house.practice_id))).all()
        assert sorted(kinds) == ["names", "names", "notes"]

    async def test_stands_in_the_list_once_with_those_of_the_circle(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account, friend = await a_friend(works, house)
        async with works.open(house.practice_id, at=NOON) as work:
            chosen = [await a_follower(work, account, f"friend{number}") for number in range(3)]
            for each in (friend, *chosen):
                place = CirclePlace(
                    practice_id=house.practice_id, client_id=house.client_id, account_id=account.id, profile_id=each,
                    chosen_at=NOON,
                )  # fmt: skip
                work.session.add(place)
        listed: list[str] = []
        async with web(settings) as network:
            await keep(network, house.client, account, friend, stars=5)
            query: dict[str, Any] = {"limit": 3}
            while True:
                page = await network.get(
                    f"/v1/accounts/{account.id}/contacts", params=query, headers=house.client.headers
                )
                assert page.status_code == 200, page.text
                listed += [each["handle"] for each in page.json()["items"]]
                if page.json()["next_cursor"] is None:
                    break
                query["cursor"] = page.json()["next_cursor"]
        assert sorted(listed) == ["friend0", "friend1", "friend2", "lena_runs"]


class TestThePlan:
    async def test_asks_for_a_touch_when_the_stars_say_so_and_once_for_each_time(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        account, friend = await a_friend(works, house)
        async with web(settings) as network:
            await keep(network, house.client, account, friend, stars=5)
            await touch(network, house.client, account, friend, kind="met")
        assert await tasks(works, house, "touch") == []
        (due,) = await tasks(works, house, "touch", after=30 * DAY)
        assert (due.state, due.params["handle"], due.params["since"]) == ("offered", "lena_runs", "2026-11-02")

    async def test_asks_anew_after_a_touch_was_done_and_its_time_has_gone_by(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        account, friend = await a_friend(works, house)
        async with web(settings) as network:
            await keep(network, house.client, account, friend, stars=5)
        async with works.open(house.practice_id, at=NOON) as work:
            await a_conversation(work, account, "someone_else")
        (first,) = await tasks(works, house, "touch", after=31 * DAY - DAY)
        async with web(settings, MovableClock(NOON)) as network:
            done = await network.put(
                f"/v1/tasks/{first.id}/decision", json={"decision": "done"}, headers=house.client.headers
            )
            contact = (await shown(network, house.client, account, friend)).json()
        assert done.status_code == 200, done.text
        assert contact["touches"][0]["kind"] == "comment"
        assert len(await tasks(works, house, "touch", after=29 * DAY)) == 1
        assert [task.state for task in await tasks(works, house, "touch", after=40 * DAY)] == ["done", "offered"]

    async def test_asks_for_one_thing_to_learn_until_it_is_written_down(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account, friend = await a_friend(works, house)
        (task,) = await tasks(works, house, "learn")
        async with web(settings) as network:
            wrong = await network.put(
                f"/v1/tasks/{task.id}/decision",
                json={"decision": "skipped", "learned": "Bakes bread."},
                headers=house.client.headers,
            )
            done = await network.put(
                f"/v1/tasks/{task.id}/decision",
                json={"decision": "done", "learned": "Bakes bread."},
                headers=house.client.headers,
            )
            contact = (await shown(network, house.client, account, friend)).json()
        assert (wrong.status_code, done.status_code) == (400, 200)
        assert contact["learned"] == "Bakes bread."

    async def test_leaves_a_task_alone_until_the_day_it_was_put_off_to(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        (task,) = await tasks(works, house, "market")
        path = f"/v1/tasks/{task.id}/decision"
        async with web(settings) as network:
            for wrong in ("2026-11-02", "2027-02-01"):
                refused = await network.put(
                    path, json={"decision": "snoozed", "until": wrong}, headers=house.client.headers
                )
                assert (refused.status_code, refused.json()["errors"][0]["where"]) == (400, "until")
            off = await network.put(
                path, json={"decision": "snoozed", "until": "2026-11-04"}, headers=house.client.headers
            )
        assert off.json()["snoozed_until"] == "2026-11-04"
        assert [each.state for each in await tasks(works, house, "market", after=DAY)] == ["snoozed"]
        assert [(each.state, str(each.day)) for each in await tasks(works, house, "market", after=2 * DAY)] == [
            ("offered", "2026-11-04")
        ]

    async def test_counts_days_on_which_something_was_done_and_none_that_was_not(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        for after in (timedelta(), 3 * DAY):
            await tasks(works, house, "setting", after=after)
            async with works.open(house.practice_id, at=NOON + after) as work:
                offered = select(Task).where(Task.practice_id == house.practice_id, Task.state == "offered")
                for task in (await work.session.scalars(offered.order_by(Task.rank).limit(2))).all():
                    task.state, task.decided_at, task.decided_by = "done", NOON + after, house.client.identity.caller
        async with web(settings, MovableClock(NOON + 3 * DAY)) as network:
            day = await network.get(f"/v1/clients/{house.client_id}/plan", headers=house.client.headers)
        assert day.json()["active_days"] == 2


class TestAcquaintance:
    async def test_tells_in_numbers_whom_of_the_followers_the_client_knows(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        account, friend = await a_friend(works, house)
        async with works.open(house.practice_id, at=NOON) as work:
            await a_follower(work, account, "ines_bakes")
            talker = await a_conversation(work, account, "only_talks", turns_ours=3)
            talker.last_theirs_at = NOON - 8 * DAY
        async with web(settings) as network:
            await keep(network, house.client, account, friend, learned="Bakes bread.")
            answer = await network.get(f"/v1/clients/{house.client_id}/acquaintance", headers=house.coach.headers)
        (told,) = answer.json()
        assert (told["genuine"], told["known"], told["touched_30_days"]) == (2, 1, 1)
        assert (told["in_conversation"], told["in_conversation_this_week"]) == (1, 0)

    async def test_says_that_followers_were_never_read(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            await an_account(work, house.client_id)
        async with web(settings) as network:
            answer = await network.get(f"/v1/clients/{house.client_id}/acquaintance", headers=house.coach.headers)
        assert [(each["genuine"], each["read_at"]) for each in answer.json()] == [(None, None)]
