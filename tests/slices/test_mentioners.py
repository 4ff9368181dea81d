"""Whoever mentioned an account is asked for, one mention at a time, and counts among those who engage."""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from service.audience.models import PROVISIONAL_FROM, Engager
from service.checkups.jobs import JOBS
from service.checkups.mentioners import mention_jobs
from service.checkups.models import AccountNotice
from service.checkups.noticing import HEED, take_in
from service.checkups.told_mentions import COUNTED_FOR, NAME_MENTIONERS, drop_uncounted, said_in_mentions
from service.kit.jobs import Job
from service.kit.queue import Ringers
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import Platform, Route
from service.platforms.meta_notices import Engaged as ToldOf
from service.platforms.meta_notices import Kind
from service.privacy.suppressing import suppress
from service.sandbox.meta.cast import LENA, TINY
from tests.meta_checkups import Engaged, engaged
from tests.meta_sandbox import meta_sandbox_process

HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def meta_url() -> Iterator[str]:
    with meta_sandbox_process() as url:
        yield url


@dataclass(frozen=True, slots=True)
class Tess:
    """Tess, or Lena: her account, linked to a Page, and what became of mentions of it."""

    engaged: Engaged
    works: Works

    @property
    def practice_id(self) -> Any:  # noqa: ANN401 # as the house has it
        return self.engaged.surgery.house.practice_id

    async def mentioned(self, *, by: str | None = None, in_comment: bool = False) -> None:
        """Somebody mentions her, and Instagram tells that somebody did."""
        from_ = {"subject": str(self.engaged.number), "in_comment": in_comment} | ({} if by is None else {"by": by})
        shown = await self.engaged.sandbox.stage("mentions", from_)
        await self.told(int(shown["media_id"]), None if shown["comment_id"] is None else int(shown["comment_id"]))

    async def told(self, post: int, comment: int | None = None) -> None:
        """Instagram tells of a mention there."""
        at = self.engaged.surgery.clock()
        notice = ToldOf(
            Platform.INSTAGRAM,
            self.engaged.number,
            Kind.MENTION,
            f"mention:{comment or post}",
            at,
            post=post,
            comment=comment,
        )
        heard = await take_in(self.works, "facebook", [notice], at=at)
        assert heard.kept  # in every practice that reads her

    async def work(self) -> list[Job]:
        """What a worker does about it now; the jobs that asked, as they ended."""
        surgery = self.engaged.surgery
        kinds = {kind.name: kind for kind in (*JOBS, *mention_jobs(surgery.networks))}
        ringers = Ringers(self.works, kinds, self.works.bell, surgery.clock)
        for name in (HEED, NAME_MENTIONERS):
            for job in await self.rows(Job):
                if job.kind == name and job.state == "queued" and job.due_at <= surgery.clock():
                    await ringers.answer(self.practice_id, job.id)
        return [job for job in await self.rows(Job) if job.kind == NAME_MENTIONERS]

    async def rows(self, table: Any) -> list[Any]:  # noqa: ANN401 # of any table
        async with self.works.open(self.practice_id, at=self.engaged.surgery.clock()) as work:
            return list(await work.session.scalars(select(table).where(table.practice_id == work.practice_id)))


@asynccontextmanager
async def looked_at(settings: Settings, works: Works, url: str, person: int) -> AsyncIterator[Tess]:
    async with engaged(settings, works, url, Route.INSTAGRAM_BY_FACEBOOK, person=person) as opened:
        yield Tess(opened, works)


@pytest.fixture
async def tess(settings: Settings, works: Works, meta_url: str) -> AsyncIterator[Tess]:
    async with looked_at(settings, works, meta_url, TINY.id) as found:
        yield found


class TestSomebodyWhoMentioned:
    async def test_counts_among_those_who_engage(self, settings: Settings, works: Works, meta_url: str) -> None:
        async with looked_at(settings, works, meta_url, LENA.id) as lena:
            await lena.engaged.look()
            known = {each.handle for each in await lena.rows(Engager)}
            crowd = (await lena.engaged.sandbox.truth(lena.engaged.number))["usernames"].values()
            strangers = [each for each in crowd if each not in known][:2]
            before = (await lena.engaged.quality())["engagers"]["seen"]
            for in_comment, stranger in enumerate(strangers):
                await lena.mentioned(by=stranger, in_comment=bool(in_comment))
            assert {job.state for job in await lena.work()} == {"done"}
            kept = {each.handle: each for each in await lena.rows(Engager)}
            assert kept.keys() - known == set(strangers)
            assert all(kept[each].profile_id >= PROVISIONAL_FROM for each in strangers)
            assert [kept[each].comments for each in strangers] == [1, 1]
            await lena.engaged.look()
            after = (await lena.engaged.quality())["engagers"]["seen"]
            assert after["people"] == before["people"] + 2
            assert after["comments_read"] == before["comments_read"] + 2

    async def test_is_the_person_of_the_same_name_who_engaged_before(self, tess: Tess) -> None:
        await tess.engaged.look()
        known = await tess.rows(Engager)
        number, handle = next((each.profile_id, each.handle) for each in known if each.profile_id < PROVISIONAL_FROM)
        await tess.mentioned(by=handle)
        await tess.work()
        after = await tess.rows(Engager)
        assert len(after) == len(known)
        [same] = [each for each in after if each.handle == handle]
        assert same.profile_id == number
        assert same.last_at is not None
        assert same.last_at > tess.engaged.surgery.clock() - HOUR

    async def test_is_not_kept_when_they_asked_to_be_forgotten(self, tess: Tess) -> None:
        crowd = (await tess.engaged.sandbox.truth(tess.engaged.number))["usernames"].values()
        handle = next(iter(crowd))
        async with tess.works.open(tess.practice_id, at=tess.engaged.surgery.clock()) as work:
            await suppress(work, "instagram", number=None, handle=handle, asked_by="owner")
        await tess.mentioned(by=handle)
        await tess.work()
        assert await tess.rows(Engager) == []
        [notice] = await tess.rows(AccountNotice)
        assert (notice.handle, notice.post_id) == (None, None)

    async def test_is_counted_for_two_months_and_forgotten_then(self, tess: Tess) -> None:
        await tess.mentioned(in_comment=True)
        await tess.work()
        now = tess.engaged.surgery.clock()
        async with tess.works.open(tess.practice_id, at=now) as work:
            [said] = await said_in_mentions(work, tess.engaged.account_id, at=now)
            assert (said.text, bool(said.author_handle)) == ("", True)
            later = now + COUNTED_FOR
            assert await said_in_mentions(work, tess.engaged.account_id, at=later) == ()
            await drop_uncounted(work, tess.engaged.account_id, at=later)
        assert await tess.rows(AccountNotice) == []


class TestAMentionThatIsNotShown:
    @pytest.mark.parametrize(
        ("mishap", "state", "waits", "failure"),
        [
            pytest.param({"kind": "error", "code": 100, "subcode": 33}, "done", False, "ObjectUnseen", id="gone"),
            pytest.param({"kind": "error", "code": 100}, "done", False, "RequestRefused", id="comments switched off"),
            pytest.param({"kind": "malformed", "body": "{]"}, "done", False, "AnswerMalformed", id="no JSON"),
            pytest.param({"kind": "malformed", "body": "{}"}, "done", False, None, id="no name"),
            pytest.param({"kind": "error", "code": 10}, "done", True, "PermissionMissing", id="permission missing"),
            pytest.param({"kind": "error", "code": 190, "subcode": 460}, "done", True, "GrantRevoked", id="revoked"),
            pytest.param({"kind": "error", "code": 80002}, "queued", True, None, id="throttled"),
            pytest.param({"kind": "503"}, "queued", True, None, id="down"),
        ],
    )
    async def test_leaves_its_mark_or_waits_and_the_look_comes_all_the_same(
        self, tess: Tess, mishap: Mapping[str, Any], state: str, failure: str | None, *, waits: bool
    ) -> None:
        where = f"/fb-graph/*/{tess.engaged.number}"
        await tess.mentioned()
        await tess.engaged.sandbox.stage("mishaps", {"path": where, "calls": 1, **mishap})
        with capture_logs() as logs:
            [job] = await tess.work()
        assert job.state == state
        assert {each["failure"] for each in logs if each["event"].startswith("mention")} == ({failure} - {None})
        [notice] = await tess.rows(AccountNotice)
        assert (notice.handle, notice.post_id is not None) == (None, waits)
        assert await tess.rows(Engager) == []
        if state == "queued":
            tess.engaged.surgery.clock.move(25 * HOUR)
            [job] = await tess.work()
            assert job.state == "done"
            assert len(await tess.rows(Engager)) == 1
