"""An account that is erased leaves nothing of itself or of the people around it, in no table; others lose nothing."""

import zlib
from collections.abc import Callable, Mapping
from datetime import timedelta
from itertools import count
from typing import Any
from uuid import UUID

import numpy as np
import pytest
from litestar import Litestar
from litestar.testing import AsyncTestClient
from sqlalchemy import insert, select, text

from service.access.tokens import hash_of
from service.accounts.models import SocialAccount
from service.alerts.receivers import NewReceiver, add_receiver
from service.audience.roll import packed
from service.audience.shapes import QUALITY_EXAMPLE
from service.kit.database import Table, new_id
from service.kit.jobs import Job
from service.kit.queue import Ringers
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.kit.work import Work, Works
from service.privacy.asking import ask_to_erase
from service.privacy.erasing import ERASED, KEPT
from service.privacy.jobs import JOBS
from service.privacy.models import DeletionRequest
from service.sandbox.meta.callbacks import Signing, signed_request
from tests.audiences import a_conversation, a_finding, a_follower, a_report, a_snapshot, an_account, an_engager
from tests.callers import NOON, House, a_house, web

PERSON = 10_160_000_000_000_017
APP_SECRET = "the app's own secret"  # of no real app
_marks = count(1)


def a_mark() -> str:
    """Something that stands nowhere else."""
    return f"zaunkoenig{next(_marks):04}x"


async def add(work: Work, table: str, **columns: object) -> UUID:
    """A row made straight in a table."""
    row_id = new_id()
    known = Table.metadata.tables[table]
    row = {"practice_id": work.practice_id, "id": row_id, **columns}
    await work.session.execute(insert(known).values({name: row[name] for name in row if name in known.columns}))
    return row_id


async def engagement_with(work: Work, house: House, number: int, here: dict[str, Any], mark: Callable[[], str]) -> None:
    """What the client does with a person, in each table of it."""
    await add(work, "circle_place", **here, client_id=house.client_id, profile_id=number, chosen_at=NOON)
    weed_out = await add(work, "weed_out", **here, month=NOON.date(), state="open", drafted_at=NOON, approved_by=mark())
    await add(
        work, "weed_out_person", **here, weed_out_id=weed_out, profile_id=number, handle=mark(), because=[], step=1,
        state="proposed", state_since=NOON,
    )  # fmt: skip
    await add(work, "kept_person", **here, profile_id=number, handle=mark(), kept_at=NOON, kept_by=mark())
    await add(work, "contact", **here, profile_id=number, handle=mark(), learned=mark(), learned_at=NOON)
    await add(work, "touch", **here, profile_id=number, kind="note", words=mark(), at=NOON, noted_by=mark())
    await add(
        work, "try_out", **here, profile_id=number, handle=mark(), opened_at=NOON, opened_because="followed", due_at=NOON,
        extended=0, state="open",
    )  # fmt: skip
    await add(
        work, "task", **here, client_id=house.client_id, kind="comment", task_key=mark(), day=NOON.date(), rank=1,
        minutes=3, params={"handle": mark()}, state="skipped", decided_by=mark(), skip_reason=mark(), offered_at=NOON,
        decided_at=NOON,
    )  # fmt: skip


async def an_account_that_is_everywhere(
    work: Work, house: House, *, person: int = PERSON
) -> tuple[SocialAccount, list[str]]:
    """An account with something in each table that can hold it, and the marks that were left."""
    marks: list[str] = []

    def mark() -> str:
        marks.append(a_mark())
        return marks[-1]

    account = await an_account(work, house.client_id, handle=mark(), name=mark(), platform="facebook")
    here: dict[str, Any] = {"account_id": account.id}
    about = mark()
    number = await a_follower(work, account, about)
    await work.session.flush()
    await work.session.execute(
        text("UPDATE profile SET name = :a, bio = :b, location = :c, url = :d WHERE profile_id = :number"),
        {"a": mark(), "b": mark(), "c": mark(), "d": mark(), "number": number},
    )
    await an_engager(work, account, mark(), profile_id=number)
    await a_conversation(work, account, mark(), profile_id=number, waiting_since=NOON - timedelta(days=3))
    await a_snapshot(work, account)
    await add(
        work, "quality_roll", **here, taken_at=NOON, ids=packed(np.array([number], np.int64)), why=zlib.compress(b"\0"),
        counted=0, model_version="1", market="", source="api", complete=True,
    )  # fmt: skip
    report = await a_report(work, account, QUALITY_EXAMPLE, taken_at=NOON)
    report.picture = {"newcomers": mark()}
    finding = await a_finding(work, account, mark())
    finding.dismissal_reason, finding.verdict = mark(), {**finding.verdict, "seen": mark()}
    await work.session.flush()
    await add(
        work, "finding_answer", finding_id=finding.id, answer="explained", words=mark(), given_by=mark(), by_client=False,
        given_at=NOON,
    )  # fmt: skip
    await add(
        work, "declared_event", **here, kind="press", starts_at=NOON, ends_at=NOON + timedelta(days=1), note=mark(),
        explains="[]", declared_by=mark(), by_client=False, declared_at=NOON,
    )  # fmt: skip
    await add(
        work, "settings_attestation", **here, setting="auto_follow", value="off", as_of=NOON, said_at=NOON, said_by=mark(),
        said_as="coach", verdict={"evidence": mark()},
    )  # fmt: skip
    checkup = await add(
        work, "checkup", **here, asked_by=mark(), asked_at=NOON, source="api", state="done", stage="done",
        people_read=0, spent_micros=0, owner={"bio": mark()},
    )  # fmt: skip
    await add(work, "kept_page", checkup_id=checkup, list_name="posts", number=0, packed=mark().encode())
    link = await add(
        work, "connect_link", **here, token_hash=mark().encode(), client_id=house.client_id, platform="facebook",
        made_by=mark(), created_at=NOON, expires_at=NOON,
    )  # fmt: skip
    await add(
        work, "connect_attempt", link_id=link, state_hash=mark().encode(), browser_hash=b"", route="facebook",
        verifier=b"", redirect_uri=mark(), created_at=NOON, expires_at=NOON,
    )  # fmt: skip
    export = await add(
        work, "handed_in_export", **here, checkup_id=checkup, size=1, handed_in_at=NOON, with_messages=False,
        client_id=house.client_id, platform="facebook", handle=mark(), first_of_account=False, report={"used": mark()},
    )  # fmt: skip
    upload = await add(
        work, "export_upload", **here, export_id=export, file_name=mark(), length=9, received=9, created_at=NOON,
        expires_at=NOON,
    )  # fmt: skip
    await add(work, "upload_chunk", upload_id=upload, starts_at=0, content=mark().encode())
    await add(
        work, "account_grant", **here, route="facebook", granted_by=str(person), access_token=mark().encode(),
        refresh_token=mark().encode(), expires_at=NOON, scopes=[mark()], granted_at=NOON, lease_fence=0,
    )  # fmt: skip
    await add(work, "account_grantor", **here, route="facebook", person=str(person))
    await add(work, "handle_change", **here, old_handle=mark(), new_handle=mark(), seen_at=NOON, source="checkup")
    await add(
        work, "account_notice", **here, key_mark=mark().encode(), kind="comment", profile_id=number, handle=mark(),
        happened_at=NOON, heard_at=NOON,
    )  # fmt: skip
    await add(work, "account_count", **here, day=NOON.date(), followers=1, source="api")
    await add(work, "follower_event", **here, side=0, number=1, profile_id=number, change=1)
    await add(
        work, "follow_notice", **here, event_id=mark(), side="followers", profile_id=number, change=1, heard_at=NOON,
        kept_at=NOON, cost_micros=0,
    )  # fmt: skip
    await add(
        work, "listening", **here, platform="x", number=number, asked_at=NOON, until=NOON, ended_because=mark(),
    )  # fmt: skip
    await add(
        work, "post_mark", **here, post_id=number, posted_at=NOON, characters=9, runs=mark().encode(),
        links=mark().encode(),
    )  # fmt: skip
    await add(work, "sorting_card", **here, profile_id=number, dealt_at=NOON)
    await add(
        work, "kept_flag", **here, profile_id=number, found_in="comment", code="offensive.slur", masked=mark(),
        sureness="clear", first_seen_at=NOON, last_seen_at=NOON,
    )  # fmt: skip
    await add(work, "calibration", **here, answers=1, by_facets=[mark()], per_score=0, per_fit=0)
    await engagement_with(work, house, number, here, mark)
    await add(
        work, "job", kind="check_up", unique_key=mark(), subject_id=checkup, state="done", due_at=NOON, fence=0, attempt=0,
        checkpoint={"cursor": mark()}, last_error=mark(), created_at=NOON, finished_at=NOON,
    )  # fmt: skip
    receiver = await add_receiver(work, NewReceiver(url="http://127.0.0.1:9/hook"))
    alert = await add(
        work, "alert", event="automation.detected", version=1, subject_id=finding.id, client_id=house.client_id,
        payload={"text": mark()}, occurred_at=NOON, created_at=NOON,
    )  # fmt: skip
    delivery = await add(
        work, "delivery", alert_id=alert, receiver_id=receiver[0].id, replay=0, state="delivered", attempts=1, created_at=NOON,
    )  # fmt: skip
    await add(
        work,
        "attempt",
        delivery_id=delivery,
        at=NOON,
        outcome="answered",
        status=200,
        reply_start=mark(),
        duration_ms=3,
        url="https://crm.example/",
        request_headers={"webhook-id": mark()},
        request_start=mark(),
        reply_headers={"x-seen": mark()},
    )
    return account, marks


async def tables_with(works: Works, practice_id: UUID, marks: list[str]) -> dict[str, list[str]]:
    """In which tables each of these still stands, as text or as bytes."""
    found: dict[str, list[str]] = {}
    async with works.open(practice_id, at=NOON) as work:
        for table in set(Table.metadata.tables) - {"person"}:  # which no query of the app may read
            rows = " ".join((await work.session.scalars(text(f"SELECT t::text FROM {table} t"))).all())  # our names
            for mark in marks:
                if mark in rows or mark.encode().hex() in rows:
                    found.setdefault(mark, []).append(table)
    return found


async def carried_out(works: Works, practice_id: UUID) -> None:
    """The job that was asked for, as a worker does it."""
    async with works.open(practice_id, at=NOON) as work:
        jobs = (await work.session.scalars(select(Job).where(Job.kind == "erase_account"))).all()
        asked = [job.id for job in jobs]
    ringers = Ringers(works, {kind.name: kind for kind in JOBS}, works.bell, lambda: NOON + timedelta(hours=1))
    for job_id in asked:
        await ringers.answer(practice_id, job_id)


class TestEveryTable:
    def test_says_what_erasure_does_to_it(self) -> None:
        assert set(ERASED) | set(KEPT) == set(Table.metadata.tables)
        assert not set(ERASED) & set(KEPT)


class TestErasing:
    async def test_leaves_no_mark_of_the_account_or_of_people_around_it(self, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account, marks = await an_account_that_is_everywhere(work, house)
            other, others = await an_account_that_is_everywhere(work, house, person=PERSON + 1)
            await ask_to_erase(work, account.id, "a code", asked_by="facebook")
        before = await tables_with(works, house.practice_id, marks)
        assert len(before) == len(marks) >= 30
        assert {table for tables in before.values() for table in tables} >= set(ERASED) - {
            *(
                "account_count",
                "account_grantor",
                "circle_place",
                "delivery",
                "follower_event",
                "quality_roll",
                "snapshot",
            ),
            *("sorting_card", "standing"),
        }
        await carried_out(works, house.practice_id)
        assert await tables_with(works, house.practice_id, marks) == {}
        assert set(await tables_with(works, house.practice_id, others)) == set(others)
        async with works.open(house.practice_id, at=NOON) as work:
            request = (await work.session.scalars(select(DeletionRequest))).one()
            assert request.done_at is not None
            assert set(request.deleted or {}) == set(ERASED)
            assert await work.session.get(SocialAccount, (work.practice_id, other.id)) is not None

    async def test_keeps_somebody_whom_another_account_knows_too(self, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            going = await an_account(work, house.client_id, handle="going")
            staying = await an_account(work, house.client_id, handle="staying")
            number = await a_follower(work, going, "shared_friend")
            await work.session.flush()
            await add(
                work, "standing", account_id=staying.id, profile_id=number, arrival=1, first_seen=1, followed_back=False,
                klass=1, score=50, fit=-1,
            )  # fmt: skip
            await ask_to_erase(work, going.id, "a code", asked_by="facebook")
        await carried_out(works, house.practice_id)
        assert await tables_with(works, house.practice_id, ["shared_friend"]) == {"shared_friend": ["profile"]}


@pytest.fixture
def with_meta(settings: Settings) -> Settings:
    return Settings(
        **{
            **{name: getattr(settings, name) for name in settings.__dataclass_fields__},
            "facebook_client_id": "990214000000017",
            "facebook_client_secret": Secret(APP_SECRET),
        }
    )


async def told(network: AsyncTestClient[Litestar], what: str, **signing: object) -> tuple[int, Mapping[str, Any]]:
    form = {
        "signed_request": signed_request(
            PERSON,
            secret=APP_SECRET,
            at=NOON,
            signing=Signing(**signing),  # type: ignore[arg-type] # by name
        )
    }
    answer = await network.post(f"/platforms/meta/facebook/{what}", data=form)
    return answer.status_code, answer.json()


class TestWhatMetaTells:
    async def test_a_removed_app_ends_reading_in_every_practice(self, works: Works, with_meta: Settings) -> None:
        houses = [await a_house(works) for _ in range(2)]
        accounts = {}
        for house in houses:
            async with works.open(house.practice_id, at=NOON) as work:
                accounts[house.practice_id] = (await an_account_that_is_everywhere(work, house))[0].id
        async with web(with_meta) as network:
            status, body = await told(network, "deauthorize")
        assert status == 200
        assert body["accounts"] >= 2
        for house in houses:
            async with works.open(house.practice_id, at=NOON) as work:
                account = await work.session.get_one(SocialAccount, (work.practice_id, accounts[house.practice_id]))
                assert (account.state, account.state_reason) == ("disconnected", "removed_on_network")
                grants = await work.session.scalars(text("SELECT id FROM account_grant"))
                assert grants.all() == []

    @pytest.mark.parametrize("signing", [{"forged": True}, {"age_seconds": 90_000}])
    @pytest.mark.parametrize("what", ["deauthorize", "data-deletion"])
    async def test_forged_or_old_has_no_effect(
        self, works: Works, with_meta: Settings, what: str, signing: dict[str, object]
    ) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account_id = (await an_account_that_is_everywhere(work, house))[0].id
        async with web(with_meta) as network:
            status, body = await told(network, what, **signing)
        assert (status, body["type"].rpartition("/")[2]) == (400, "signed-request-invalid")
        async with works.open(house.practice_id, at=NOON) as work:
            assert (await work.session.get_one(SocialAccount, (work.practice_id, account_id))).state == "connected"
            assert (await work.session.scalars(select(DeletionRequest))).all() == []

    async def test_a_deletion_is_carried_out_and_provable_at_its_address(
        self, works: Works, with_meta: Settings
    ) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            _, marks = await an_account_that_is_everywhere(work, house)
        async with web(with_meta) as network:
            status, body = await told(network, "data-deletion", padded=True, numeric_user=True)
            assert status == 200
            path = body["url"].removeprefix(with_meta.public_url)
            assert path == f"/deletions/{body['confirmation_code']}"
            wanted = {"Accept": "application/json"}
            assert (await network.get(path, headers=wanted)).json()["status"] == "under_way"
            async with works.open(house.practice_id, at=NOON) as work:
                requests = (await work.session.scalars(select(DeletionRequest))).all()
                assert {each.code_hash for each in requests} == {hash_of(Secret(body["confirmation_code"]))}
            for practice_id in await self._practices(works, body["confirmation_code"]):
                await carried_out(works, practice_id)
            assert (await network.get(path, headers=wanted)).json()["status"] == "done"
            page = await network.get(path)
            assert "Your data is deleted" in page.text
            german = {"Accept": "text/html", "Accept-Language": "de-AT"}
            assert "Deine Daten sind gelöscht" in (await network.get(path, headers=german)).text
            assert (await network.get(f"{path[:-1]}?")).status_code == 404
            unknown = await network.get(f"{path[:-1]}?", headers=german)
            assert (unknown.status_code, "Wir kennen diesen Code nicht" in unknown.text) == (404, True)
            _, again = await told(network, "data-deletion")
            nothing = await network.get(again["url"].removeprefix(with_meta.public_url), headers=wanted)
            assert nothing.json()["status"] == "nothing_held"
        assert await tables_with(works, house.practice_id, marks) == {}

    async def _practices(self, works: Works, code: str) -> list[UUID]:
        rows = await works.database.reads.fetch(
            "SELECT practice_id FROM find_deletion_requests_v1($1)", hash_of(Secret(code))
        )
        return [row["practice_id"] for row in rows]


class TestTheDoor:
    async def test_erases_an_account_for_its_owner_and_tells_where_to_see_it(
        self, works: Works, settings: Settings
    ) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
        async with web(settings) as network:
            path = f"/v1/accounts/{account.id}/erasures"
            assert (await network.post(path, headers=house.coach.headers)).status_code == 403
            asked = await network.post(path, headers=house.client.headers)
            assert asked.status_code == 202
            await carried_out(works, house.practice_id)
            assert (await network.get(f"/v1/accounts/{account.id}", headers=house.owner.headers)).status_code == 404
            status = await network.get(
                asked.json()["status_url"].removeprefix(settings.public_url), headers={"Accept": "application/json"}
            )
            assert status.json()["status"] == "done"
