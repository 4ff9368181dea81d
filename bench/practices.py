"""Practices for benchmarks: one with an account and a checkup that stands right before its conclusion."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from uuid import UUID

import msgspec

from bench.ground import Ground
from bench.people import NOW
from service.access.models import Practice
from service.accounts.models import SocialAccount
from service.checkups.asking import CHECK_UP
from service.checkups.models import Checkup
from service.kit.clock import utc_now
from service.kit.database import new_id
from service.kit.jobs import Job, Run
from service.platforms.contract import Profiles
from service.roster.models import Client

LEFT_AFTER = ("profile", "standing", "follower_event", "snapshot", "kept_page")


@dataclass(frozen=True, slots=True)
class Case:
    """One account of one client, for one side of a comparison."""

    practice_id: UUID
    account: SocialAccount


async def a_case(ground: Ground) -> Case:
    """A practice of its own with one client, whose account on X is connected."""
    practice_id = new_id()
    async with ground.works.open(practice_id, at=NOW) as work:
        work.session.add(Practice(practice_id=practice_id, name="Bench", created_at=NOW))
        await work.session.flush()
        client = Client(
            practice_id=practice_id, id=new_id(), name="Maya", time_zone="Europe/Berlin", language="en", goal="",
            daily_minutes=20, interests=[], target_market={}, created_at=NOW,
        )  # fmt: skip
        work.session.add(client)
        await work.session.flush()
        account = SocialAccount(
            practice_id=practice_id, id=new_id(), client_id=client.id, platform="x", platform_account_id=1,
            handle="maya", source="api", route="x", state="connected", state_since=NOW, created_at=NOW,
        )  # fmt: skip
        work.session.add(account)
    return Case(practice_id, account)


async def a_checkup(ground: Ground, case: Case) -> Run:
    """A checkup under way and the claimed job that carries it out; one account has one at a time."""
    job, checkup = new_id(), new_id()
    async with ground.works.open(case.practice_id, at=NOW) as work:
        work.session.add(
            Checkup(
                practice_id=case.practice_id, id=checkup, account_id=case.account.id, asked_by="bench", asked_at=NOW,
                source="api", state="reading", stage="followers",
            )
        )  # fmt: skip
        work.session.add(
            Job(
                practice_id=case.practice_id, id=job, kind=CHECK_UP, unique_key=str(checkup), subject_id=checkup,
                state="running", due_at=NOW, fence=1, attempt=1, created_at=NOW,
            )
        )  # fmt: skip
    return Run(
        practice_id=case.practice_id, job_id=job, subject_id=checkup, fence=1, attempt=1, checkpoint=None,
        works=ground.works, clock=utc_now,
    )  # fmt: skip


async def keep_all(ground: Ground, run: Run, packed: Sequence[bytes]) -> None:
    """Have every page kept, as reading would have left them, without taking the time to read."""
    await ground.admin.copy_records_to_table(
        "kept_page",
        records=[(run.practice_id, run.subject_id, "followers", number, page) for number, page in enumerate(packed)],
        columns=["practice_id", "checkup_id", "list_name", "number", "packed"],
        timeout=None,
    )


def packed(pages: Sequence[Profiles]) -> list[bytes]:
    """The pages as they are kept."""
    return [msgspec.msgpack.encode(page) for page in pages]


async def in_memory(pages: Sequence[Profiles]) -> AsyncIterator[Profiles]:
    """The pages one by one, as a reader gives them."""
    for page in pages:
        yield page


async def clear(ground: Ground) -> None:
    """Empty every table that an import fills, so that the next side finds fresh ones."""
    await ground.admin.execute(f"TRUNCATE {', '.join(LEFT_AFTER)}")
