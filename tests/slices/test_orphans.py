"""Whether mass tables hold rows without parents, which no foreign key prevents."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import text

from service.kit.database import new_id
from service.kit.settings import Settings
from service.kit.wall import MASS_TABLES
from service.kit.work import Works
from tests.callers import NOON, a_house
from tests.checking import PersonalProfile, personal_profile
from tests.orphans import PARENTS, orphans

NONE = dict.fromkeys(MASS_TABLES, 0)
ORPHANS = {
    "engager": (
        "(practice_id, account_id, profile_id, handle, comments, reactions, posts, days, first_seen_at, repeated, in_pod)"
        " VALUES (:practice, :id, 7, 'maya', 1, 0, 1, 1, '2026-11-02T12:00:00Z', 0, false)"
    ),
    "follower_event": "(practice_id, account_id, side, number, profile_id, change) VALUES (:practice, :id, 0, 1, 7, 1)",
    "kept_page": "(practice_id, checkup_id, list_name, number, packed) VALUES (:practice, :id, 'followers', 0, '')",
    "profile": "(practice_id, platform, profile_id, handle, name) VALUES (:practice, 'x', 7, 'maya', 'Maya')",
    "quota_share": (
        "(practice_id, app, calls, window_until, asked_at)"
        " VALUES (:practice, 'an app', 1, '2026-11-02T13:00:00Z', '2026-11-02T12:00:00Z')"
    ),
    "standing": (
        "(practice_id, account_id, profile_id, arrival, first_seen, followed_back, klass, score, fit)"
        " VALUES (:practice, :id, 7, 0, 1, false, 0, 50, -1)"
    ),
    "upload_chunk": "(practice_id, upload_id, starts_at, content) VALUES (:practice, :id, 0, '')",
}
OF_THE_PRACTICE_ITSELF = {"profile", "quota_share"}


@pytest.fixture
async def profile(settings: Settings, works: Works) -> AsyncIterator[PersonalProfile]:
    async with personal_profile(settings, works) as opened:
        yield opened


class TestAnOrphan:
    def test_is_looked_for_in_every_mass_table(self) -> None:
        assert PARENTS.keys() == ORPHANS.keys() == MASS_TABLES

    @pytest.mark.parametrize("table", sorted(ORPHANS))
    async def test_is_found(self, works: Works, table: str) -> None:
        is_of_practice = table in OF_THE_PRACTICE_ITSELF
        practice_id = new_id() if is_of_practice else (await a_house(works)).practice_id
        async with works.open(practice_id, at=NOON) as work:
            row = text(f"INSERT INTO {table} {ORPHANS[table]}").bindparams(practice=practice_id)
            await work.session.execute(row if is_of_practice else row.bindparams(id=new_id()))
        assert await orphans(works, practice_id) == NONE | {table: 1}

    async def test_is_not_left_by_checkups(self, profile: PersonalProfile) -> None:
        for archive in (profile.export(), profile.export(followers=240), b"no export", profile.export()):
            await profile.surgery.read_export(profile.account_id, archive, with_messages=True)
            profile.surgery.clock.move(timedelta(hours=2))
        assert await orphans(profile.surgery.works, profile.surgery.house.practice_id) == NONE
