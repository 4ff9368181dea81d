"""Who a follower is, asked of every door that shows anything: members are not told until the client agrees."""

import base64
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from httpx import Response
from litestar import Litestar
from litestar.testing import AsyncTestClient
from sqlalchemy import select

from service.access.roles import Role, holds
from service.accounts.models import SocialAccount
from service.alerts.models import Alert
from service.audience.cards import SortingCard
from service.audience.coverage import Source
from service.audience.shapes import QUALITY_EXAMPLE
from service.automation.findings import keep_findings
from service.automation.follow_back import Said, follow_back_language
from service.automation.models import Finding
from service.automation.policy import Permits
from service.automation.shapes import WITHHELD
from service.automation.verdicts import verdicts
from service.engagement.circle import choose
from service.engagement.daily import plan_today
from service.engagement.trying_out import open_followed
from service.kit.database import new_id
from service.kit.settings import Settings, XPolicy
from service.kit.work import Work, Works
from service.platforms.contract import Platform
from service.roster.models import Look
from tests.audiences import a_conversation, a_finding, a_follower, a_report, an_account, an_engager, names_agreed
from tests.callers import NOON, House, a_house, web
from tests.doors import doors_of
from tests.foreign_rows import rows_for

NUMBERS = [1_731_337_042_400_000_000 + number for number in range(3)]
HANDLES = [f"zebra_finch_{number}" for number in range(3)]
NAMES = frozenset({*map(str, NUMBERS), *HANDLES})
MEMBERS = (Role.OWNER, Role.COACH, Role.ASSISTANT)

Ids = Mapping[str, UUID | int]


async def an_account_full_of_names(works: Works, house: House) -> Ids:
    """Followers in every place that knows them; returns what the doors call these places."""
    async with works.open(house.practice_id, at=NOON) as work:
        account = await an_account(work, house.client_id)
        for number, handle in zip(NUMBERS, HANDLES, strict=True):
            await a_follower(work, account, handle, profile_id=number)
            await a_conversation(work, account, handle, profile_id=number, waiting_since=NOON - timedelta(days=3))
            work.session.add(
                SortingCard(
                    practice_id=work.practice_id, id=new_id(), account_id=account.id, profile_id=number, dealt_at=NOON
                )
            )
            await choose(work, house.client.identity, account, number)
            await an_engager(work, account, handle, profile_id=number)
        await open_followed(work, account.id, zip(NUMBERS, HANDLES, strict=True), at=NOON)
        report = await a_report(work, account, QUALITY_EXAMPLE, taken_at=NOON)
        people: list[dict[str, Any]] = [
            {"who": f"@{handle}", "handle": handle, "id": None, "reasons": []} for handle in HANDLES
        ]
        report.picture = {"newcomers": {"total": len(people), "shown": people}}
        finding = await a_finding_in_their_own_words(work, account)
        await plan_today(work, house.client_id)
    return {"client_id": house.client_id, "account_id": account.id, "finding_id": finding}


async def a_finding_in_their_own_words(work: Work, account: SocialAccount) -> UUID:
    said = Said("post", f"Follow me {HANDLES[0]} and I'll follow you back!", NOON)
    signal = follow_back_language([said], profile_id=NUMBERS[0])
    assert signal is not None
    assert HANDLES[0] in signal.evidence[0].text
    seen = verdicts([signal], permits=Permits(Platform.X, Source.EXPORT, XPolicy.NEUTRAL))
    await keep_findings(work, seen, account, observable=frozenset(), at=NOON)
    finding_id: UUID = (await work.session.scalars(select(Finding.id).where(Finding.account_id == account.id))).one()
    return finding_id


def told_in(answer: Response) -> Iterator[str]:
    """Names that an answer holds, or a cursor in it once it is decoded."""
    body = answer.json() if answer.headers.get("content-type", "").endswith("json") else {}
    cursor = body.get("next_cursor") if isinstance(body, dict) else None
    hidden = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)) if cursor else b""
    yield from (name for name in NAMES if name in answer.text or name.encode() in hidden)
    for number in NUMBERS:
        if number.to_bytes(8, "big") in hidden or number.to_bytes(8, "little") in hidden:
            yield str(number)


async def asked(
    network: AsyncTestClient[Litestar], works: Works, house: House, role: Role, known: Ids
) -> dict[str, set[str]]:
    """The names that each door which shows something tells this role; lists are asked for one item, and for all of them."""
    told: dict[str, set[str]] = {}
    for door in doors_of(network.app):
        if door.method != "get" or door.anyone or not all(holds(role, each) for each in door.permissions):
            continue
        async with works.open(house.practice_id, at=NOON) as work:
            made = await rows_for(door.ids(), door.operation_id, work, house)
        named = {place: known.get(place.rpartition(" ")[2]) for place in made}
        # A door of something that hangs on an account of its own is asked about both as they were made.
        request = door.request(
            made if None in named.values() else {place: each for place, each in named.items() if each}
        )
        for query in ({"limit": 1}, {"limit": 200}) if door.takes_cursor() else ({},):
            asking = {**request, "params": {**request["params"], **query}}
            answer = await network.request(**asking, headers=house.as_role(role).headers)
            assert answer.status_code in {200, 403}, (door.operation_id, answer.text)
            told[door.operation_id] = told.get(door.operation_id, set()) | set(told_in(answer))
    return told


class TestWhoAFollowerIs:
    async def test_is_told_to_no_member_by_any_door_until_the_client_agrees(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        known = await an_account_full_of_names(works, house)
        async with web(settings) as network:
            members = {role: await asked(network, works, house, role, known) for role in MEMBERS}
            own = await asked(network, works, house, Role.CLIENT, known)
        assert {role: {door: names for door, names in told.items() if names} for role, told in members.items()} == {
            role: {} for role in MEMBERS
        }
        # What the client is told shows that names stood everywhere, and would have been found.
        assert {door for door, names in own.items() if names} == {
            "listCircle",
            "listContacts",
            "listEngagers",
            "listFindings",
            "listFollowers",
            "listTasks",
            "listTryOuts",
            "showEvidence",
            "showFinding",
            "showOverview",
            "showPlan",
            "showQuality",
            "showSorting",
        }

    async def test_is_told_once_they_agree_but_not_in_what_serves_without_names(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        known = await an_account_full_of_names(works, house)
        async with works.open(house.practice_id, at=NOON) as work:
            await names_agreed(work, house.client_id)
        async with web(settings) as network:
            told = await asked(network, works, house, Role.COACH, known)
        assert {door for door, names in told.items() if names} == {
            "listCircle",
            "listContacts",
            "listEngagers",
            "listFindings",
            "listFollowers",
            "listTasks",
            "listTryOuts",
            "showEvidence",
            "showFinding",
            "showPlan",
            "showQuality",
        }


class TestACursorOfPeople:
    @pytest.mark.parametrize("people", ["followers", "engagers"])
    async def test_that_was_altered_or_is_of_another_list_is_refused(
        self, settings: Settings, works: Works, people: str
    ) -> None:
        house = await a_house(works)
        lists = []
        for of in (house, house, await a_house(works)):
            async with works.open(of.practice_id, at=NOON) as work:
                account = await an_account(work, of.client_id)
                for number in range(2):
                    await a_follower(work, account, f"person{number}", arrival=number)
                    await an_engager(work, account, f"person{number}")
            lists.append((f"/v1/accounts/{account.id}/{people}", of.coach.headers))
        async with web(settings) as network:
            path, headers = lists[0]
            cursor = (await network.get(path, params={"limit": 1}, headers=headers)).json()["next_cursor"]
            sealed = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
            altered = [sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :] for at in range(len(sealed))]
            wrong = (*altered, sealed[:-1], sealed[:12], sealed[:5], sealed + b"\0", b"")
            asked = [(path, headers, base64.urlsafe_b64encode(each).decode()) for each in wrong]
            for door, caller, each in (*asked, *((*elsewhere, cursor) for elsewhere in lists[1:])):
                refused = await network.get(door, params={"cursor": each}, headers=caller)
                assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (400, "cursor-invalid")
                assert refused.json()["remedy"]
            assert (await network.get(path, params={"cursor": cursor}, headers=headers)).status_code == 200


class TestAFindingAboutAFollower:
    async def test_keeps_its_facts_and_withholds_what_they_wrote(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        known = await an_account_full_of_names(works, house)
        async with web(settings) as network:
            path = f"/v1/findings/{known['finding_id']}"
            masked = (await network.get(path, headers=house.coach.headers)).json()
            own = (await network.get(path, headers=house.client.headers)).json()
        assert masked["evidence"] == [{"code": "follow_back_language.post", "params": {}, "text": WITHHELD}]
        assert (masked["text"], masked["profile_id"], masked["handle"]) == (own["text"], None, None)
        assert (own["profile_id"], own["handle"]) == (str(NUMBERS[0]), HANDLES[0])
        assert HANDLES[0] in own["evidence"][0]["text"]

    async def test_is_shown_with_their_name_and_the_look_is_noted_once_the_client_agrees(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        known = await an_account_full_of_names(works, house)
        paths = [f"/v1/findings/{known['finding_id']}", f"/v1/clients/{house.client_id}/findings"]
        async with web(settings) as network:
            for caller in (house.coach, house.client):
                for path in paths:
                    await network.get(path, headers=caller.headers)
            assert await looks(works, house) == []
            async with works.open(house.practice_id, at=NOON) as work:
                await names_agreed(work, house.client_id)
            shown, listed = [(await network.get(path, headers=house.coach.headers)).json() for path in paths]
            assert await looks(works, house) == [(f"member:{house.coach.member_id}", "names")] * 2
        assert listed["items"] == [shown]
        assert (shown["profile_id"], shown["handle"]) == (str(NUMBERS[0]), HANDLES[0])
        assert HANDLES[0] in shown["evidence"][0]["text"]

    async def test_notes_no_look_at_names_where_there_are_none(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            finding = await a_finding(work, await an_account(work, house.client_id), "Followed 180 people in an hour.")
            await names_agreed(work, house.client_id)
        async with web(settings) as network:
            for path in (f"/v1/findings/{finding.id}", f"/v1/clients/{house.client_id}/findings"):
                assert (await network.get(path, headers=house.coach.headers)).status_code == 200
        assert await looks(works, house) == []

    async def test_is_told_to_the_practices_systems_without_who_it_is(self, works: Works) -> None:
        house = await a_house(works)
        known = await an_account_full_of_names(works, house)
        async with works.open(house.practice_id, at=NOON) as work:
            (payload,) = await work.session.scalars(select(Alert.payload).where(Alert.event == "automation.detected"))
        assert payload["finding_id"] == str(known["finding_id"])
        assert [name for name in NAMES if name in str(payload)] == []


async def looks(works: Works, house: House) -> list[tuple[str, str]]:
    """Who looked at what of clients."""
    async with works.open(house.practice_id, at=NOON) as work:
        rows = await work.session.execute(select(Look.actor, Look.kind).where(Look.practice_id == house.practice_id))
        return [(actor, kind) for actor, kind in rows]
