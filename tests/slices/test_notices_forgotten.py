"""What networks told of follows long ago: forgotten once no look goes back to it, and never missing where one does."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select, text

from service.accounts.life import LISTEN, ask_to_listen
from service.accounts.models import SocialAccount
from service.automation.listening import listening_jobs
from service.automation.models import FollowNotice
from service.automation.notices import LOOKED_BACK, MOST_NOTICES
from service.checkups.looking_back import heard_so_far
from service.kit.jobs import Job
from service.kit.queue import Ringers
from service.kit.settings import XPolicy
from service.kit.work import Works
from tests.audiences import an_account
from tests.callers import NOON, House, a_house
from tests.x_telling import a_listening, a_notice

NEXT_MONTH = NOON + timedelta(days=32)


async def an_account_told_of(works: Works, *moments: datetime) -> tuple[House, SocialAccount]:
    """An account on X, of which X told at these moments."""
    house = await a_house(works)
    async with works.open(house.practice_id, at=NOON) as work:
        account = await an_account(work, house.client_id)
        await a_listening(work, account, since=3 * LOOKED_BACK)
    for person, moment in enumerate(moments):
        async with works.open(house.practice_id, at=moment) as work:
            await a_notice(work, account, person + 1)
    return house, account


async def listen(works: Works, account: SocialAccount, *, at: datetime) -> None:
    """Do the job that looks at all accounts of a practice, as a worker does after each checkup."""
    async with works.open(account.practice_id, at=at) as work:
        await ask_to_listen(work, account)
        [job_id] = await work.session.scalars(select(Job.id).where(Job.kind == LISTEN, Job.state == "queued"))
    kinds = {each.name: each for each in listening_jobs({}, None, XPolicy.NEUTRAL)}
    await Ringers(works, kinds, works.bell, lambda: at).answer(account.practice_id, job_id)


async def kept(works: Works, house: House) -> list[datetime]:
    async with works.open(house.practice_id, at=NOON) as work:
        mine = select(FollowNotice.heard_at).where(FollowNotice.practice_id == work.practice_id)
        return list(await work.session.scalars(mine.order_by(FollowNotice.heard_at)))


async def tell_often(works: Works, house: House, account_id: UUID, times: int) -> None:
    """As many notices as a second each, until now."""
    async with works.open(house.practice_id, at=NOON) as work:
        await work.session.execute(
            text("""
                INSERT INTO follow_notice
                  (practice_id, id, account_id, event_id, side, profile_id, change, heard_at, kept_at, cost_micros)
                SELECT :practice, gen_random_uuid(), :account, 'e' || n, 'followers', n, 1, at, at, 10000
                FROM generate_series(1, :times) n, LATERAL (SELECT CAST(:now AS timestamptz) - (:times - n) * interval '1 second' AS at) told
            """),
            {"practice": house.practice_id, "account": account_id, "times": times, "now": NOON},
        )


class TestWhatWasToldLongAgo:
    async def test_is_forgotten_when_no_look_goes_back_to_it(self, works: Works) -> None:
        within, before = NOON - LOOKED_BACK + timedelta(days=1), NOON - LOOKED_BACK
        house, account = await an_account_told_of(works, NOON, within, before, before - timedelta(days=400))
        async with works.open(house.practice_id, at=NOON) as work:
            known = await heard_so_far(work, account.id)
        await listen(works, account, at=NOON)
        assert await kept(works, house) == [within, NOON]
        async with works.open(house.practice_id, at=NOON) as work:
            assert (await heard_so_far(work, account.id)).notices == known.notices
        assert [each.at for each in known.notices] == [within, NOON]
        assert known.open_since == before

    async def test_goes_beyond_the_newest_once_its_months_money_is_counted(self, works: Works) -> None:
        house, account = await an_account_told_of(works)
        await tell_often(works, house, account.id, MOST_NOTICES + 3)
        async with works.open(house.practice_id, at=NOON) as work:
            known = await heard_so_far(work, account.id)
        assert (len(known.notices), known.open_since) == (MOST_NOTICES - 1, known.notices[0].at - timedelta(seconds=1))
        for at, left in ((NOON, MOST_NOTICES + 3), (NEXT_MONTH, MOST_NOTICES)):
            await listen(works, account, at=at)
            async with works.open(house.practice_id, at=NOON) as work:
                mine = select(func.count()).where(FollowNotice.practice_id == work.practice_id)
                assert await work.session.scalar(mine) == left
