"""A client since the last call: as data, as text, and as a page to print."""

from datetime import timedelta
from typing import Any

from litestar import Litestar
from litestar.testing import AsyncTestClient

from service.audience.classes import FollowerClass
from service.audience.models import AudienceReport, FollowerEvent
from service.audience.shapes import QUALITY_EXAMPLE
from service.engagement.models import Task
from service.engagement.trying_out import open_followed
from service.kit.settings import Settings
from service.kit.work import Work, Works
from tests.audiences import a_conversation, a_finding, a_follower, a_report, a_snapshot, an_account
from tests.callers import NOON, Caller, House, a_house, web

Network = AsyncTestClient[Litestar]
DAY = timedelta(days=1)


def quality(people: int) -> dict[str, Any]:
    return {**QUALITY_EXAMPLE, "quality_followers": people}


async def get(network: Network, caller: Caller, house: House, suffix: str = "", **query: str) -> Any:  # noqa: ANN401 # an answer
    return await network.get(f"/v1/clients/{house.client_id}/brief{suffix}", params=query, headers=caller.headers)


async def a_month(works: Works, house: House) -> None:
    """What happened with a client within the last weeks."""
    async with works.open(house.practice_id, at=NOON) as work:
        account = await an_account(work, house.client_id)
        for weeks, people in ((9, 40), (6, 46), (4, 50), (2, 54), (0, 61)):
            report = await a_report(work, account, quality(people), taken_at=NOON - timedelta(weeks=weeks))
            with_ledger(report, joined=people - 40, left=-2)
        await a_snapshot(work, account, number=2)
        newcomer = await a_follower(work, account, "ines_bakes", klass=FollowerClass.GENUINE)
        for number in (newcomer, newcomer + 10_000):
            work.session.add(
                FollowerEvent(
                    practice_id=house.practice_id, account_id=account.id, side=0, number=2, profile_id=number, change=1
                )
            )
        await a_conversation(work, account, "lena_runs", waiting_since=NOON - 3 * DAY)
        await a_finding(work, account, "Followed 180 people within an hour.", severity="alarm")
        await open_followed(work, account.id, [(7, "tom")], at=NOON - 31 * DAY)
        for place, state in enumerate(("done", "done", "skipped", "offered")):
            a_task(work, house, place, state)


def with_ledger(report: AudienceReport, **changes: int) -> None:
    entries = [{"code": code, "params": {}, "text": "", "change": change} for code, change in changes.items()]
    report.ledger = {"entries": entries}


def a_task(work: Work, house: House, place: int, state: str) -> None:
    is_open = state == "offered"
    work.session.add(
        Task(
            practice_id=house.practice_id, client_id=house.client_id, kind="name", task_key=f"name:{place}", day=NOON.date(),
            rank=place, minutes=1, params={}, state=state, decided_at=None if is_open else NOON - place * DAY,
            decided_by=None if is_open else "client", skip_reason="We *met* already." if state == "skipped" else None,
            offered_at=NOON - 5 * DAY,
        )
    )  # fmt: skip


class TestABrief:
    async def test_tells_what_happened_within_four_weeks_where_there_was_no_call(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        await a_month(works, house)
        async with web(settings) as network:
            told = (await get(network, house.coach, house)).json()

        assert (told["quality_followers"], told["change"], told["handle"]) == (61, 11, "maya_moves")
        assert [(each["code"], each["change"]) for each in told["causes"]] == [("joined", 35), ("left", -4)]
        assert told["newcomers"] == {"came": 2, "stayed": 1, "genuine": 1}
        assert told["waiting"]["people"] == 1
        assert (told["tasks"]["done"], told["tasks"]["skipped"], told["tasks"]["open"]) == (2, 1, 1)
        assert (told["tasks"]["active_days"], told["tasks"]["skip_reasons"]) == (2, ["We *met* already."])
        assert told["try_outs"] == {"opened": 0, "kept": 0, "dropped": 0, "due": 1}
        assert [each["text"] for each in told["findings"]] == ["Followed 180 people within an hour."]
        assert told["forecast"]["looks"] == 5

    async def test_begins_at_the_last_call_or_where_it_is_asked_to(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        await a_month(works, house)
        async with web(settings) as network:
            path = f"/v1/clients/{house.client_id}/calls"
            held = (NOON - 15 * DAY).isoformat()
            noted = await network.post(path, json={"held_at": held}, headers=house.coach.headers)
            ahead = await network.post(path, json={"held_at": (NOON + DAY).isoformat()}, headers=house.coach.headers)
            since_call = (await get(network, house.coach, house)).json()
            since_then = (await get(network, house.coach, house, since=(NOON - 50 * DAY).isoformat())).json()
            odd = [await get(network, house.coach, house, since=said) for said in ("0.5", "yesterday", "2026-10-05")]
        assert (noted.status_code, ahead.status_code) == (201, 400)
        assert [(each.status_code, each.json()["errors"][0]["where"]) for each in odd] == [(400, "since")] * 3
        assert since_call["since"] == since_call["last_call_at"] == noted.json()["held_at"]
        assert (since_call["change"], since_then["change"]) == (11, 21)

    async def test_says_plainly_that_nothing_is_known_yet(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            told = (await get(network, house.coach, house)).json()
            text = (await get(network, house.coach, house, ".md")).text
        assert (told["quality_followers"], told["change"], told["forecast"], told["looks"]) == (None, None, None, [])
        assert "Quality followers are not counted yet" in text

    async def test_tells_what_was_found_since_the_last_call_however_long_ago_it_began(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            found = await a_finding(work, account, "Followed 180 people.", coach_from=NOON - DAY)
            found.first_seen_at, found.state_since = NOON - 90 * DAY, NOON - 2 * DAY
        async with web(settings) as network:
            before = (await get(network, house.coach, house)).json()
            held = {"held_at": (NOON - DAY / 2).isoformat()}
            await network.post(f"/v1/clients/{house.client_id}/calls", json=held, headers=house.coach.headers)
            after = (await get(network, house.coach, house)).json()
        assert [each["text"] for each in before["findings"]] == ["Followed 180 people."]
        assert (after["findings"], after["findings_open"]) == ([], 1)

    async def test_as_text_says_the_same_and_lets_nobody_write_markup(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        await a_month(works, house)
        async with web(settings) as network:
            answer = await get(network, house.coach, house, ".md")
        assert answer.headers["content-type"].startswith("text/markdown")
        assert "61 quality followers of 500, at maya\\_moves on X" in answer.text
        assert "“We \\*met\\* already.”" in answer.text
        assert "lena_runs" not in answer.text

    async def test_as_a_page_is_a_pdf_with_a_curve(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        await a_month(works, house)
        async with web(settings) as network:
            answer = await get(network, house.coach, house, ".pdf")
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
        assert answer.content.startswith(b"%PDF-")
        assert answer.content.count(b"/Type /Page\n") + answer.content.count(b"/Type/Page/") <= 1

    async def test_does_not_tell_members_what_is_the_clients_first(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            await a_finding(work, account, "Followed 180 people.", coach_from=NOON + DAY)
        async with web(settings) as network:
            coach = (await get(network, house.coach, house)).json()
            client = (await get(network, house.client, house)).json()
        assert (coach["findings"], coach["findings_open"]) == ([], 0)
        assert (len(client["findings"]), client["findings_open"]) == (1, 1)
