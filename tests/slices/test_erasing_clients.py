"""A client who is deleted: their accounts first, then everything that was left of them; nobody else loses anything."""

from urllib.parse import urlsplit

import pytest
from sqlalchemy import select

from service.access.roles import Role
from service.kit.database import Table
from service.kit.jobs import Done, Job, Later, Outcome, Run
from service.kit.settings import Settings
from service.kit.work import Works
from service.privacy.asking import ERASE
from service.privacy.erasing_clients import CLIENT_ROWS, OUTLIVES
from service.privacy.jobs import erase
from service.privacy.models import DeletionRequest
from service.roster.models import Client
from tests.audiences import an_account, names_agreed
from tests.callers import NOON, House, a_house, a_neighbour, web
from tests.canaries import tables_with
from tests.conftest import Servers
from tests.foreign_rows import ROWS


async def outcomes(works: Works, house: House) -> list[Outcome]:
    """What becomes of every request that is not done, oldest first."""
    async with works.open(house.practice_id, at=NOON) as work:
        jobs = (
            await work.session.scalars(
                select(Job)
                .join(DeletionRequest, DeletionRequest.id == Job.subject_id)
                .where(Job.kind == ERASE, DeletionRequest.done_at.is_(None))
                .order_by(Job.id)
            )
        ).all()
        for job in jobs:
            job.state, job.fence = "running", 1
        asked = [(job.id, job.subject_id) for job in jobs]
    return [
        await erase(
            Run(
                practice_id=house.practice_id, job_id=job_id, subject_id=subject_id, fence=1, attempt=1, checkpoint=None,
                works=works, clock=lambda: NOON,
            )
        )
        for job_id, subject_id in asked
    ]  # fmt: skip


class TestEveryTableThatKnowsClients:
    def test_says_what_erasure_does_to_it(self) -> None:
        knowing = {name for name, table in Table.metadata.tables.items() if "client_id" in table.columns}
        assert knowing <= CLIENT_ROWS.keys() | OUTLIVES.keys()
        assert not CLIENT_ROWS.keys() & OUTLIVES.keys()


class TestAClientWhoIsBeingErased:
    async def test_is_handed_nothing_more_and_what_came_all_the_same_goes_too(
        self, works: Works, settings: Settings
    ) -> None:
        house = await a_house(works)
        path = f"/v1/clients/{house.client_id}"
        async with web(settings) as network:
            told = {"platform": "instagram", "handle": "late.one"}
            made = await network.post(f"{path}/connect-links", json={"platform": "x"}, headers=house.coach.headers)
            link = urlsplit(made.json()["url"]).path
            assert (await network.post(f"{path}/erasures", headers=house.client.headers)).status_code == 202
            assert (await network.post(f"{path}/accounts", json=told, headers=house.coach.headers)).status_code == 409
            assert (
                await network.post(f"{path}/connect-links", json={"platform": "x"}, headers=house.coach.headers)
            ).status_code == 409
            assert (await network.get(link)).status_code == 410
        async with works.open(house.practice_id, at=NOON) as work:
            await an_account(work, house.client_id, handle="late.one")
        assert [type(each) for each in await outcomes(works, house)] == [Later]
        assert [type(each) for each in await outcomes(works, house)] == [Later, Done]
        assert await outcomes(works, house) == [Done()]
        async with works.open(house.practice_id, at=NOON) as work:
            assert await work.session.get(Client, (house.practice_id, house.client_id)) is None


class TestAClientWhoIsErased:
    async def test_is_in_no_table_and_cannot_enter_any_more(
        self, works: Works, settings: Settings, servers: Servers
    ) -> None:
        house = await a_house(works)
        neighbour = await a_neighbour(works, house)
        async with works.open(house.practice_id, at=NOON) as work:
            client = await work.session.get_one(Client, (house.practice_id, house.client_id))
            client.name, client.goal = "goldammer001", "goldammer002"
            await an_account(work, house.client_id, handle="goldammer003")
            await names_agreed(work, house.client_id)
            await ROWS["task_id"](work, house, {})
        marks = {"goldammer001", "goldammer002", "goldammer003", house.client.email}
        assert set(await tables_with(servers.database_url, marks)) == marks
        async with web(settings) as network:
            path = f"/v1/clients/{house.client_id}/erasures"
            assert (await network.post(path, headers=house.coach.headers)).status_code == 403
            assert (await network.post(path, headers=neighbour.client.headers)).status_code == 404
            asked = await network.post(path, headers=house.client.headers)
            assert asked.status_code == 202, asked.text
            following = f"/v1/erasures/{asked.json()['id']}"
            assert (await network.get(following, headers=house.client.headers)).json()["state"] == "under_way"
            assert (await network.get(following, headers=neighbour.client.headers)).status_code == 404

            assert await outcomes(works, house) == [Done(), Done()]
            assert await tables_with(servers.database_url, marks) == {}
            shown = (await network.get(following, headers=house.owner.headers)).json()
            assert (shown["state"], shown["account_id"], shown["client_id"]) == ("done", None, str(house.client_id))
            assert shown["deleted"]["person"] == shown["deleted"]["client"] == 1
            assert (await network.get(following, headers=house.client.headers)).status_code == 401
            status = asked.json()["status_url"].removeprefix(settings.public_url)
            assert (await network.get(status, headers={"Accept": "application/json"})).json()["status"] == "done"
            known = await network.get(f"/v1/clients/{neighbour.client_id}", headers=house.owner.headers)
            assert known.status_code == 200
        named_still = await tables_with(servers.database_url, {str(house.client_id)})
        assert named_still[str(house.client_id)] <= {"audit_entry", "change", "deletion_request", "job"}

    async def test_waits_for_the_accounts_to_go_first(self, works: Works, settings: Settings) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            await an_account(work, house.client_id)
        async with web(settings) as network:
            asked = await network.post(f"/v1/clients/{house.client_id}/erasures", headers=house.owner.headers)
        async with works.open(house.practice_id, at=NOON) as work:
            job = await work.session.scalar(select(Job).where(Job.subject_id == asked.json()["id"]))
            assert job is not None
            job.state, job.fence = "running", 1
        run = Run(
            practice_id=house.practice_id, job_id=job.id, subject_id=job.subject_id, fence=1, attempt=1, checkpoint=None,
            works=works, clock=lambda: NOON,
        )  # fmt: skip
        assert isinstance(await erase(run), Later)

    async def test_who_works_there_as_well_keeps_their_sign_in(self, works: Works, settings: Settings) -> None:
        house = await a_house(works)
        elsewhere = await a_house(works)
        async with works.open(elsewhere.practice_id, at=NOON) as work:
            await work.session.execute(
                Table.metadata.tables["member"]
                .update()
                .where(Table.metadata.tables["member"].c.id == elsewhere.coach.member_id)
                .values(person_id=house.client.person_id)
            )
        async with web(settings) as network:
            asked = await network.post(f"/v1/clients/{house.client_id}/erasures", headers=house.owner.headers)
            assert await outcomes(works, house) == [Done()]
            shown = await network.get(f"/v1/erasures/{asked.json()['id']}", headers=house.owner.headers)
        assert "person" not in shown.json()["deleted"]


class TestThePersonAtTheDoor:
    @pytest.mark.parametrize(
        ("body", "status"),
        [
            ({"platform": "x", "handle": "lena_runs"}, 202),
            ({"platform": "x", "number": "146032373703567769"}, 202),
            ({"platform": "x"}, 400),
            ({"platform": "x", "handle": ""}, 400),
            ({"platform": "x", "number": "1e5"}, 400),
            ({"platform": "x", "handle": "maya_moves"}, 409),
        ],
    )
    async def test_is_named_by_number_or_handle_and_forgotten_by_the_owner_alone(
        self, works: Works, settings: Settings, body: dict[str, str], status: int
    ) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            await an_account(work, house.client_id, handle="Maya_Moves")
        async with web(settings) as network:
            for role in (Role.COACH, Role.ASSISTANT, Role.CLIENT):
                refused = await network.post("/v1/suppressions", json=body, headers=house.as_role(role).headers)
                assert refused.status_code == 403
            asked = await network.post("/v1/suppressions", json=body, headers=house.owner.headers)
            assert asked.status_code == status, asked.text
            if status == 202:
                told = asked.json()
                shown = await network.get(f"/v1/suppressions/{told['id']}", headers=house.owner.headers)
                assert shown.json() == told
                assert (told["state"], set(body.values()) & set(map(str, told.values()))) == ("under_way", {"x"})
