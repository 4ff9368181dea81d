"""The job that deletes what was kept of somebody who asked to be forgotten.

A checkup that was under way may have read them before it knew; its run ends within a checkup's time-out, so everything
is looked through a second time after that.
"""

from collections import Counter
from datetime import timedelta
from typing import Final

import msgspec
from sqlalchemy import select

from service.accounts.models import SocialAccount
from service.audience.models import SuppressedPerson
from service.audience.suppression_list import suppression_on
from service.checkups.checkup import TIMEOUT
from service.checkups.models import Checkup
from service.kit.jobs import Done, JobKind, Later, Outcome, Run
from service.kit.secrets import Secret
from service.kit.work import Work
from service.privacy.people import erase_person, known_as
from service.privacy.suppressing import FORGET, Named, place_of

AGAIN_AFTER: Final = TIMEOUT + timedelta(minutes=1)


async def forget(run: Run) -> Outcome:
    """Delete everything of this person, twice where a checkup was under way; safe to repeat."""
    async with run.work() as work:
        row = await work.session.get_one(SuppressedPerson, (work.practice_id, run.subject_id), with_for_update=True)
        if row.named is None:
            return Done()
        sealed = (await work.seals()).open(row.named, place_of(row.id)).reveal()
        named = msgspec.json.decode(sealed, type=Named)
        marks = await suppression_on(work, row.platform)
        person = await known_as(work, row.platform, named.number, named.handle)
        # Whoever is known by one is kept out by the other, too.
        row.number_mark = marks.mark_of_number(person.number) if person.number is not None else row.number_mark
        row.handle_mark = row.handle_mark or (marks.mark_of_handle(person.handle) if person.handle else None)
        known = msgspec.structs.replace(named, number=person.number, handle=person.handle)
        await work.session.flush()
        deleted = await erase_person(work, person, await suppression_on(work, row.platform))
        row.deleted = dict(Counter(row.deleted or {}) + Counter(deleted))
        if work.at < row.asked_at + AGAIN_AFTER and await _is_looked_at(work, row.platform):
            row.named = await _sealed(work, row, known)
            return Later(row.asked_at + AGAIN_AFTER, "a checkup that was under way may have read them")
        row.named, row.done_at = None, work.at
    return Done()


async def _sealed(work: Work, row: SuppressedPerson, known: Named) -> bytes:
    return (await work.seals()).seal(Secret(msgspec.json.encode(known).decode()), place_of(row.id))


async def _is_looked_at(work: Work, platform: str) -> bool:
    under_way = (
        select(Checkup.id)
        .join(
            SocialAccount,
            (SocialAccount.practice_id == Checkup.practice_id) & (SocialAccount.id == Checkup.account_id),
        )
        .where(
            Checkup.practice_id == work.practice_id,
            SocialAccount.platform == platform,
            Checkup.state.not_in(("done", "failed")),
        )
        .limit(1)
    )
    return await work.session.scalar(under_way) is not None


JOBS: Final = (JobKind(FORGET, forget, timeout=TIMEOUT),)
