"""Exports that come in while their client is being erased: nobody waits for one who waits for them, and nothing is left."""

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit
from uuid import UUID

import httpx2
import pytest
from sqlalchemy import select, text

from service.kit.jobs import Done, Job, Outcome, Run
from service.kit.settings import Settings
from service.kit.work import Works
from service.privacy.asking import ERASE
from service.privacy.jobs import erase
from service.privacy.models import DeletionRequest
from service.sandbox.instagram_export import instagram_export
from tests.at_once import sharing_the_loop
from tests.audiences import an_account
from tests.callers import NOON, House, a_house
from tests.canaries import tables_with
from tests.conftest import Servers

ROUNDS = 3
LINKS = 4
PROVEN = {"audit_entry", "change", "deletion_request", "job"}
"""Where a client who is gone is still named, by id."""

Sending = Callable[[], Awaitable[httpx2.Response]]


async def sendings(network: httpx2.AsyncClient, works: Works, house: House, archive: bytes) -> list[Sending]:
    """Every way in which an export comes in for this client: whole, in pieces, and through links."""
    async with works.open(house.practice_id, at=NOON) as work:
        accounts = [(await an_account(work, house.client_id, handle=f"gone.{number}")).id for number in range(3)]
    paths = []
    for _ in range(LINKS):
        made = await network.post(
            f"/v1/clients/{house.client_id}/connect-links",
            json={"platform": "instagram"},
            headers=house.coach.headers,
        )
        paths.append(f"{urlsplit(made.json()['url']).path}/export")

    def whole(account_id: UUID) -> Sending:
        headers = house.client.headers | {"Content-Type": "application/zip"}
        return lambda: network.post(f"/v1/accounts/{account_id}/exports", content=archive, headers=headers)

    def in_pieces(account_id: UUID) -> Sending:
        async def send() -> httpx2.Response:
            uploads, length = f"/v1/accounts/{account_id}/uploads", {"length": len(archive)}
            begun = await network.post(uploads, json=length, headers=house.client.headers)
            if begun.status_code != 201:
                return begun
            at, headers = begun.headers["location"], house.client.headers | {"Upload-Offset": "0"}
            return await network.patch(at, content=archive, headers=headers)

        return send

    def through(path: str, number: int) -> Sending:
        files = [("files", ("instagram.zip", archive, "application/zip"))]
        told = {"handle": f"late.{number}"}
        return lambda: network.post(path, data=told, files=files, follow_redirects=False)

    return [
        *(whole(each) for each in accounts),
        *(in_pieces(each) for each in accounts),
        *(through(path, number) for number, path in enumerate(paths)),
    ]


async def carried_out(works: Works, house: House) -> list[Outcome]:
    """What becomes of every erasure that is asked for and not done, all of them tried at once."""
    async with works.open(house.practice_id, at=NOON) as work:
        jobs = (
            await work.session.scalars(
                select(Job)
                .join(DeletionRequest, DeletionRequest.id == Job.subject_id)
                .where(Job.kind == ERASE, DeletionRequest.done_at.is_(None))
            )
        ).all()
        for job in jobs:
            job.state, job.fence = "running", 1
        asked = [(job.id, job.subject_id) for job in jobs]
    runs = [
        Run(
            practice_id=house.practice_id, job_id=job_id, subject_id=subject_id, fence=1, attempt=1, checkpoint=None,
            works=works, clock=lambda: NOON,
        )
        for job_id, subject_id in asked
    ]  # fmt: skip
    return list(await asyncio.gather(*map(erase, runs)))


class TestExportsThatComeInDuringAnErasure:
    @pytest.mark.parametrize("begun", [False, True])
    async def test_are_kept_out_or_erased_with_the_client_without_an_error(
        self,
        works: Works,
        settings: Settings,
        servers: Servers,
        begun: bool,  # noqa: FBT001 # a case of the table
    ) -> None:
        archive = instagram_export(7, followers=20, taken_at=NOON)
        for _ in range(ROUNDS):
            house = await a_house(works)
            erasures = f"/v1/clients/{house.client_id}/erasures"
            async with sharing_the_loop(settings) as network:
                sending = await sendings(network, works, house, archive)
                asked = asyncio.ensure_future(network.post(erasures, headers=house.owner.headers))
                if begun:
                    await asked
                answers = asyncio.gather(*(each() for each in sending))
                if begun:
                    assert await carried_out(works, house)
                assert (await asked).status_code == 202
                told = {each.status_code for each in await answers}
            assert told <= {201, 202, 204, 303, 401, 404, 409, 410}
            while not all(isinstance(each, Done) for each in await carried_out(works, house)):
                pass
            named = await tables_with(servers.database_url, {str(house.client_id)})
            assert named.get(str(house.client_id), set()) <= PROVEN
            async with works.open(house.practice_id, at=NOON) as work:
                for table in ("social_account", "handed_in_export", "export_upload", "upload_chunk"):
                    left = text(f"SELECT count(*) FROM {table} WHERE practice_id = :practice")
                    assert await work.session.scalar(left, {"practice": house.practice_id}) == 0, table
