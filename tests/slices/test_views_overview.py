from datetime import timedelta
from typing import Any

from litestar import Litestar
from litestar.testing import AsyncTestClient
from sqlalchemy import update

from service.access.models import Practice
from service.audience.shapes import QUALITY_EXAMPLE
from service.checkups.models import Checkup
from service.engagement.daily import plan_today
from service.kit.settings import Settings
from service.kit.work import Work, Works
from service.roster.models import Client
from tests.audiences import a_conversation, a_finding, a_report, an_account, names_agreed
from tests.callers import NOON, Caller, House, MovableClock, a_client, a_house, web

Network = AsyncTestClient[Litestar]
NOBODY_SEEN_TO_ENGAGE = {"engagers": None, "genuine_engagers": None}


async def look(network: Network, house: House, caller: Caller) -> dict[str, Any]:
    shown = await network.get(f"/v1/clients/{house.client_id}/overview", headers=caller.headers)
    assert shown.status_code == 200, shown.text
    body: dict[str, Any] = shown.json()
    return body


def quality(people: int | None, total: int = 413) -> dict[str, Any]:
    coverage = QUALITY_EXAMPLE["coverage"] | {"total": total, "read": total}
    return QUALITY_EXAMPLE | {"quality_followers": people, "coverage": coverage}


async def a_checkup(work: Work, account_id: object, **columns: Any) -> None:  # noqa: ANN401 # columns as the model has them
    work.session.add(
        Checkup(
            **{
                "practice_id": work.practice_id,
                "account_id": account_id,
                "asked_by": "schedule",
                "asked_at": work.at,
                "source": "api",
                "state": "done",
                "plan": {},
                "stage": "done",
                **columns,
            }
        )
    )
    await work.session.flush()


class TestOverview:
    async def test_says_what_to_do_first_when_nothing_is_connected(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            shown = await look(network, house, house.coach)

        assert (shown["accounts"], shown["road"]) == ([], None)
        assert shown["next_step"]["code"] == "connect_account"
        assert shown["today"] == {"day": None, "daily_minutes": 20, "open_tasks": 0, "open_minutes": 0, "tasks": []}
        assert shown["x_policy"] == "neutral"

    async def test_shows_the_newest_report_with_its_coverage_and_age(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            await a_report(work, account, quality(48, 398), taken_at=NOON - timedelta(days=30))
            await a_report(work, account, quality(61), taken_at=NOON - timedelta(hours=5, minutes=59))
        async with web(settings) as network:
            shown = await look(network, house, house.coach)

        [glance] = shown["accounts"]
        assert (glance["platform"], glance["handle"], glance["state"], glance["state_reason"]) == (
            "x", "maya_moves", "connected", None,
        )  # fmt: skip
        assert (glance["report"]["quality"]["quality_followers"], glance["report"]["age_hours"]) == (61, 5)
        assert glance["report"]["model_version"] == QUALITY_EXAMPLE["model_version"]
        assert glance["report"]["coverage_text"].startswith("Read 413 of 413 people (100%)")
        same = {"model_version": QUALITY_EXAMPLE["model_version"]} | NOBODY_SEEN_TO_ENGAGE
        assert glance["history"] == [
            {"taken_at": "2026-10-03T12:00:00Z", "quality_followers": 48, "total": 398} | same,
            {"taken_at": "2026-11-02T06:01:00Z", "quality_followers": 61, "total": 413} | same,
        ]
        assert shown["road"] == {
            "goal": 500,
            "account_id": str(account.id),
            "quality_followers": 61,
            "reached": 50,
            "next": 100,
            "missing": 39,
            "forecast": None,
        }
        assert shown["next_step"] is None

    async def test_keeps_the_newest_two_dozen_points_of_history(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            for day in range(30):
                await a_report(work, account, quality(100 - day), taken_at=NOON - timedelta(days=day))
        async with web(settings) as network:
            shown = await look(network, house, house.client)

        assert [point["quality_followers"] for point in shown["accounts"][0]["history"]] == list(range(77, 101))

    async def test_has_no_road_while_quality_followers_are_not_known(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            await a_report(work, account, quality(None) | {"stage": None}, taken_at=NOON)
        async with web(settings) as network:
            shown = await look(network, house, house.client)
        assert shown["road"] is None
        assert [point["quality_followers"] for point in shown["accounts"][0]["history"]] == [None]

    async def test_says_why_an_account_cannot_be_read_and_what_mends_it(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            await an_account(work, house.client_id, state="needs_reconnect", state_reason="revoked")
        async with web(settings) as network:
            shown = await look(network, house, house.coach)

        reason = shown["accounts"][0]["state_reason"]
        assert (reason["code"], reason["remedy"].startswith("Make a new connect link")) == ("revoked", True)
        assert shown["next_step"]["code"] == "reconnect_account"

    async def test_follows_a_checkup_that_is_on_its_way(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            await a_checkup(work, account.id, asked_at=NOON - timedelta(days=1))
            await a_checkup(work, account.id, state="reading", stage="followers", people_read=3000, people_total=4200)
        async with web(settings) as network:
            shown = await look(network, house, house.coach)

        checkup = shown["accounts"][0]["checkup"]
        assert (checkup["state"], checkup["people_read"], checkup["people_total"]) == ("reading", 3000, 4200)
        assert shown["next_step"]["code"] == "wait_for_checkup"

    async def test_tells_what_mends_a_checkup_that_failed(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        failure = {"code": "private", "text": "Withheld.", "remedy": "Hand in an official export."}
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            await a_checkup(work, account.id, state="failed", failure=failure)
        async with web(settings) as network:
            shown = await look(network, house, house.coach)

        assert shown["accounts"][0]["checkup"]["failure"] == failure
        assert shown["next_step"]["text"].endswith("Hand in an official export.")

    async def test_counts_who_waits_and_names_nobody_to_members(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            await a_conversation(work, account, "lena_runs", waiting_since=NOON - timedelta(days=3))
            await a_conversation(work, account, "omar_bakes", waiting_since=NOON - timedelta(days=2))
            await a_conversation(work, account, "answered")
            await names_agreed(work, house.client_id)
            await plan_today(work, house.client_id)
        async with web(settings) as network:
            members = await look(network, house, house.coach)
            own = await look(network, house, house.client)

        assert members["accounts"][0]["waiting"] == {"people": 2, "oldest_since": "2026-10-30T12:00:00Z"}
        assert "lena_runs" not in str(members)
        assert own["today"]["tasks"][0]["text"].startswith("Answer lena_runs")
        assert members["today"]["tasks"][0]["text"].startswith("Answer somebody")
        assert len(own["today"]["tasks"]) == 5 < own["today"]["open_tasks"]
        assert own["today"]["open_minutes"] == members["today"]["open_minutes"] <= 20

    async def test_is_not_sent_again_within_the_hour_unless_something_changed(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        clock = MovableClock(NOON)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            await a_report(work, account, quality(61), taken_at=NOON)
        path = f"/v1/clients/{house.client_id}/overview"
        async with web(settings, clock) as network:
            first = await network.get(path, headers=house.coach.headers)
            known = house.coach.headers | {"If-None-Match": first.headers["etag"]}
            clock.move(timedelta(minutes=40))
            again = await network.get(path, headers=known)
            async with works.open(house.practice_id, at=NOON) as work:
                await a_finding(work, account, "Followed 180 people within one hour.")
            changed = await network.get(path, headers=known)

        assert (again.status_code, again.content) == (304, b"")
        assert changed.status_code == 200

    async def test_takes_one_trip_to_know_the_caller_and_one_to_see(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        trips: list[str] = []
        async with web(settings) as network:
            await look(network, house, house.coach)
            async with network.app.state.works.database.reads.acquire() as connection:
                connection.add_query_logger(lambda query: trips.append(query.query))
            await look(network, house, house.coach)

        assert [trip.split("(")[0] for trip in trips] == [
            "SELECT * FROM find_identity_v2",
            "SELECT * FROM show_overview_v1",
        ]

    async def test_lies_within_reach_alone(self, settings: Settings, works: Works) -> None:
        house, other = await a_house(works), await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            unassigned = await a_client(work)
        async with web(settings) as network:
            answers = [
                await network.get(f"/v1/clients/{client_id}/overview", headers=caller.headers)
                for client_id, caller in (
                    (unassigned, house.coach),
                    (unassigned, house.client),
                    (house.client_id, other.owner),
                )
            ]
            owner = await network.get(f"/v1/clients/{unassigned}/overview", headers=house.owner.headers)

        assert {answer.status_code for answer in answers} == {404}
        assert owner.status_code == 200


class TestFindingsInOverview:
    async def test_tell_an_alarm_first_however_many_notices_are_newer(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON - timedelta(days=20)) as work:
            account = await an_account(work, house.client_id)
            await a_finding(work, account, "Follows by itself.", severity="alarm")
            await a_finding(work, account, "Came and went five times.")
        for day in range(12):
            async with works.open(house.practice_id, at=NOON - timedelta(days=day)) as work:
                await a_finding(work, account, f"Came and went {day} days ago.", severity="notice")
        async with web(settings) as network:
            shown = await look(network, house, house.coach)

        findings = shown["accounts"][0]["findings"]
        assert findings["open"] == 14
        assert [(each["severity"], each["reason"]["text"]) for each in findings["gravest"]] == [
            ("alarm", "Follows by itself."),
            ("warning", "Came and went five times."),
            ("notice", "Came and went 0 days ago."),
        ]
        assert shown["next_step"]["code"] == "talk_about_alarm"
        assert "Follows by itself." in shown["next_step"]["text"]

    async def test_are_ordered_by_when_they_were_seen_last_among_equals(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON - timedelta(days=9)) as work:
            account = await an_account(work, house.client_id)
            old = await a_finding(work, account, "First seen long ago, and again today.")
            old.last_seen_at = NOON
        async with works.open(house.practice_id, at=NOON - timedelta(days=1)) as work:
            await a_finding(work, account, "Seen yesterday.")
        async with web(settings) as network:
            findings = (await look(network, house, house.coach))["accounts"][0]["findings"]

        assert [each["reason"]["text"] for each in findings["gravest"]] == [
            "First seen long ago, and again today.",
            "Seen yesterday.",
        ]

    async def test_are_counted_with_three_of_them_told(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            await a_finding(work, account, "Cleared.", state="dismissed")
        for day in range(4):
            async with works.open(house.practice_id, at=NOON - timedelta(days=day)) as work:
                await a_finding(work, account, f"Seen {day} days ago.")
        async with web(settings) as network:
            findings = (await look(network, house, house.coach))["accounts"][0]["findings"]

        assert findings["open"] == 4
        assert [each["reason"]["text"] for each in findings["gravest"]] == [f"Seen {day} days ago." for day in range(3)]
        assert {(each["kind"], each["severity"]) for each in findings["gravest"]} == {("follow_burst", "warning")}

    async def test_reach_the_client_first_where_the_practice_chose_so(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            await a_finding(work, account, "Follows at night.", coach_from=NOON + timedelta(hours=48))
        clock = MovableClock(NOON)
        async with web(settings, clock) as network:

            async def counted(caller: Caller) -> tuple[int, int]:
                overview = await look(network, house, caller)
                today = (await network.get("/v1/today", headers=caller.headers)).json()["items"]
                return overview["accounts"][0]["findings"]["open"], today[0]["findings_open"]

            assert [await counted(caller) for caller in (house.client, house.coach)] == [(1, 1), (0, 0)]
            clock.move(timedelta(hours=48))
            assert await counted(house.coach) == (1, 1)

    async def test_reach_the_coach_when_the_practices_own_time_has_come(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            await a_finding(work, account, "Follows at night.", coach_from=NOON + timedelta(hours=48))
            await work.session.execute(
                update(Practice).where(Practice.practice_id == house.practice_id).values(clock_offset=timedelta(days=2))
            )
        async with web(settings) as network:
            shown = await look(network, house, house.coach)

        assert shown["accounts"][0]["findings"]["open"] == 1


class TestToday:
    async def test_tells_who_needs_what(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id, state="needs_reconnect", state_reason="revoked")
            await an_account(work, house.client_id, platform="instagram")
            await a_conversation(work, account, "lena_runs", waiting_since=NOON - timedelta(days=3))
            await a_finding(work, account, "New.")
            old = await a_finding(work, account, "Old.")
            old.first_seen_at = NOON - timedelta(days=8)
            tasks = await plan_today(work, house.client_id)
        async with web(settings) as network:
            listed = await network.get("/v1/today", headers=house.coach.headers)

        assert listed.json() == {
            "items": [
                {
                    "id": str(house.client_id),
                    "name": "Maya",
                    "is_sample": False,
                    "accounts": 2,
                    "accounts_to_reconnect": 1,
                    "findings_open": 2,
                    "findings_new": 1,
                    "people_waiting": 1,
                    "waiting_since": "2026-10-30T12:00:00Z",
                    "day": "2026-11-02",
                    "tasks_open": tasks,
                }
            ],
            "next_cursor": None,
        }

    async def test_lists_everybody_in_reach_who_is_still_coached_page_by_page(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            more = [await a_client(work) for _ in range(3)]
            ended = await work.session.get_one(Client, (house.practice_id, more[1]))
            ended.coaching_ended_at = NOON
        async with web(settings) as network:

            async def everybody(caller: Caller) -> list[str]:
                seen: list[str] = []
                cursor: str | None = ""
                while cursor is not None:
                    params = {"limit": 1} | ({"cursor": cursor} if cursor else {})
                    page = (await network.get("/v1/today", params=params, headers=caller.headers)).json()
                    seen += [each["id"] for each in page["items"]]
                    cursor = page["next_cursor"]
                return seen

            assert await everybody(house.owner) == [str(each) for each in (house.client_id, more[0], more[2])]
            assert await everybody(house.coach) == await everybody(house.client) == [str(house.client_id)]
