"""Somebody around a client's account who asks to be forgotten: deleted everywhere, and kept by no later look."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from service.accounts.models import SocialAccount
from service.audience.kept_flags import KeptFlag
from service.audience.models import AudienceReport, Profile, SuppressedPerson
from service.automation.models import EventDeclaration
from service.engagement.contacts import Contact, Touch
from service.engagement.models import CirclePlace, Task, TryOut
from service.engagement.weed_outs import KeptPerson, WeedOut, WeedOutPerson
from service.kit.database import Database, new_id, open_database
from service.kit.jobs import Done, Job, Later, Outcome, Run
from service.kit.settings import Settings
from service.kit.work import Work, Works
from service.privacy.forgetting import AGAIN_AFTER, forget
from service.privacy.suppressing import FORGET, PersonIsAccount, suppress
from tests.audiences import a_conversation, a_finding, an_engager
from tests.canaries import rolls_with, tables_with
from tests.checking import Surgery, personal_profile
from tests.connecting import Scene, scene
from tests.sandboxes import sandbox_x_process
from tests.x_telling import a_notice


@pytest.fixture(scope="module")
def sandbox_url() -> Iterator[str]:
    with sandbox_x_process(options=("--followers", "150", "--second-followers", "120")) as url:
        yield url


@pytest.fixture
def settings(settings: Settings, own_database: str) -> Settings:
    """Of a database of this test alone: other practices may have looked at the same sandbox's people."""
    return replace(settings, database_url=own_database)


@pytest.fixture
async def database(own_database: str) -> AsyncIterator[Database]:
    async with open_database(own_database, writers=5, readers=5) as opened:
        yield opened


@pytest.fixture
async def stage(settings: Settings, works: Works, sandbox_url: str) -> AsyncIterator[Scene]:
    async with scene(settings, works, sandbox_url) as opened:
        yield opened


@dataclass(frozen=True)
class Known:
    """A follower with something in every table that can know one."""

    number: int
    handle: str
    marks: list[str]


async def known_everywhere(work: Work, account: SocialAccount, number: int) -> Known:
    """Plant marks of this follower wherever people are kept."""
    marks = [f"zilpzalp{number}{letter}" for letter in "abcdefghi"]
    name, bio, location, url, said, task, seen, picture, flag = marks
    handle = await work.session.scalar(
        update(Profile)
        .where(Profile.practice_id == work.practice_id, Profile.profile_id == number)
        .values(name=name, bio=bio, location=location, url=url)
        .returning(Profile.handle)
    )
    assert handle is not None
    await an_engager(work, account, handle, profile_id=number)
    await a_conversation(work, account, handle, profile_id=number)
    finding = await a_finding(work, account, f"@{handle} wrote {said}")
    finding.verdict = {**finding.verdict, "evidence": [{"params": {"profile": str(number)}, "text": seen}]}
    about = {"practice_id": work.practice_id, "client_id": account.client_id, "account_id": account.id}
    params = {"handle": handle, "since": task}
    work.session.add(
        Task(
            **about, kind="reply", task_key=f"reply {number}", day=work.at.date(), rank=1, minutes=2,
            subject_profile_id=number, params=params, state="offered", offered_at=work.at,
        )
    )  # fmt: skip
    work.session.add(CirclePlace(**about, profile_id=number, chosen_at=work.at))
    who = {"practice_id": work.practice_id, "account_id": account.id, "profile_id": number}
    weed_out = WeedOut(
        practice_id=work.practice_id, id=new_id(), account_id=account.id, month=work.at.date(), state="open",
        drafted_at=work.at,
    )  # fmt: skip
    work.session.add(weed_out)
    await work.session.flush()
    proposed = {"weed_out_id": weed_out.id, "because": ["awol"], "step": 1, "state_since": work.at}
    work.session.add(WeedOutPerson(**who, **proposed, handle=handle))
    work.session.add(KeptPerson(**who, handle=handle, kept_at=work.at, kept_by="member"))
    work.session.add(Contact(**who, handle=handle, learned=task, learned_at=work.at))
    work.session.add(Touch(**who, kind="note", words=said, at=work.at, noted_by="member"))
    work.session.add(
        TryOut(
            practice_id=work.practice_id, account_id=account.id, profile_id=number, handle=handle, opened_at=work.at,
            opened_because="followed", due_at=work.at,
        )
    )  # fmt: skip
    work.session.add(
        EventDeclaration(
            practice_id=work.practice_id, account_id=account.id, kind="giveaway", starts_at=work.at - timedelta(days=2),
            ends_at=work.at, note=f"With {name} for their book.", explains=["boomerang"], declared_by="member",
            by_client=False, declared_at=work.at,
        )
    )  # fmt: skip
    work.session.add(
        KeptFlag(
            practice_id=work.practice_id, account_id=account.id, profile_id=number, found_in="comment", code="offensive.slur",
            masked=flag, sureness="clear", first_seen_at=work.at, last_seen_at=work.at,
        )
    )  # fmt: skip
    await a_notice(work, account, number)
    listed = {"newcomers": {"people": [{"handle": handle, "text": picture}, {"handle": "somebody_else"}]}}
    await work.session.execute(
        update(AudienceReport).where(AudienceReport.account_id == account.id).values(picture=listed)
    )
    await work.session.flush()
    return Known(number, handle, marks)


async def carried_out(stage: Scene) -> Outcome:
    """What the job makes of the newest wish, as a worker does it."""
    works, practice_id = stage.works, stage.house.practice_id
    async with works.open(practice_id, at=stage.clock()) as work:
        job = (await work.session.scalars(select(Job).where(Job.kind == FORGET).order_by(Job.id.desc()))).first()
        assert job is not None
        job.state, job.fence = "running", 1
        job_id, subject_id = job.id, job.subject_id
    run = Run(
        practice_id=practice_id, job_id=job_id, subject_id=subject_id, fence=1, attempt=1, checkpoint=None, works=works,
        clock=stage.clock,
    )  # fmt: skip
    return await forget(run)


async def the_wish(stage: Scene) -> SuppressedPerson:
    async with stage.works.open(stage.house.practice_id, at=stage.clock()) as work:
        return (await work.session.scalars(select(SuppressedPerson))).one()


class TestSomebodyWhoAsksToBeForgotten:
    @pytest.mark.parametrize("by", ["number", "handle"])
    async def test_is_in_no_table_afterwards_and_in_none_after_the_next_look(
        self, stage: Scene, settings: Settings, by: str
    ) -> None:
        surgery = Surgery(stage.app, stage.house, stage.works, stage.networks, stage.clock)
        account = await stage.connect()
        await surgery.look(account.id)
        followers = await surgery.standing(account.id)
        number, neighbour = sorted(followers)[3:5]
        async with stage.works.open(stage.house.practice_id, at=stage.clock()) as work:
            person = await known_everywhere(work, account, number)
            await suppress(
                work, "x", number=number if by == "number" else None,
                handle=None if by == "number" else f"@{person.handle.upper()}", asked_by="somebody",
            )  # fmt: skip
        marks = [*person.marks, str(number), person.handle]
        url = settings.database_url
        assert url is not None
        before = await tables_with(url, marks)
        assert set(before) == set(marks)
        assert before[str(number)] >= {
            "profile",
            "standing",
            "engager",
            "conversation",
            "task",
            "circle_place",
            "try_out",
            "weed_out_person",
            "kept_person",
            "contact",
            "touch",
            "finding",
        }
        assert await rolls_with(url, number) > 0

        assert await carried_out(stage) == Done()
        assert await tables_with(url, marks) == {}
        assert await rolls_with(url, number) == 0
        assert await surgery.standing(account.id) == followers - {number}
        wish = await the_wish(stage)
        assert (wish.named, wish.done_at) == (None, stage.clock())
        assert wish.deleted is not None
        assert {"profile", "standing", "snapshot", "audience_report", "finding", "task"} <= set(wish.deleted)

        await stage.let_pass(timedelta(hours=7))
        done = await surgery.look(account.id)
        assert (done["state"], done["failure"]) == ("done", None)
        assert await tables_with(url, marks) == {}
        assert await rolls_with(url, number) == 0
        came, left = await surgery.changes(account.id, 2)
        assert number not in came | left
        assert neighbour in await surgery.standing(account.id)

    async def test_is_looked_for_again_when_a_checkup_was_under_way(self, stage: Scene) -> None:
        surgery = Surgery(stage.app, stage.house, stage.works, stage.networks, stage.clock)
        account = await stage.connect()
        await surgery.ask(account.id)
        async with stage.works.open(stage.house.practice_id, at=stage.clock()) as work:
            await suppress(work, "x", number=4, handle=None, asked_by="somebody")
        later = await carried_out(stage)
        assert isinstance(later, Later)
        assert (await the_wish(stage)).done_at is None
        stage.clock.move(AGAIN_AFTER)
        assert await carried_out(stage) == Done()
        assert (await the_wish(stage)).done_at == stage.clock()

    async def test_is_nobody_whose_account_is_connected(self, stage: Scene) -> None:
        account = await stage.connect()
        async with stage.works.open(stage.house.practice_id, at=stage.clock()) as work:
            for number, handle in ((account.platform_account_id, None), (None, account.handle.upper())):
                with pytest.raises(PersonIsAccount):
                    await suppress(work, "x", number=number, handle=handle, asked_by="somebody")


class TestAnExport:
    async def test_is_read_as_if_they_were_not_in_it(self, settings: Settings, works: Works) -> None:
        async with personal_profile(settings, works) as profile:
            surgery = profile.surgery
            await surgery.read_export(profile.account_id, profile.export(), with_messages=True)
            followers = await surgery.standing(profile.account_id)
            async with works.open(surgery.house.practice_id, at=surgery.clock()) as work:
                handles = select(Profile.handle).where(Profile.practice_id == work.practice_id)
                handle = min(await work.session.scalars(handles), key=len)
                await suppress(work, "instagram", number=None, handle=handle, asked_by="somebody")
            surgery.clock.move(timedelta(hours=2))
            await surgery.read_export(profile.account_id, profile.export(), with_messages=True)
            left = followers - await surgery.standing(profile.account_id)
            came, gone = await surgery.changes(profile.account_id, 2)
            assert (len(left), gone, came) == (1, left, set())
