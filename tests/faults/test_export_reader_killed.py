"""The process that reads an export, killed in the middle: nothing that was handed in is lost, and nothing is there twice."""

import asyncio
import os
import signal
from datetime import timedelta
from pathlib import Path

import pytest

from service.kit.settings import Settings
from service.kit.work import Works
from tests.checking import FOLLOWERS, PersonalProfile, personal_profile
from tests.export_visits import visit

MOMENTS_S = (0.0, 0.4)
"""After the reader began: while it starts, and while it loads what it needs or reads."""


def readers() -> list[int]:
    """Processes that this one has spawned to work apart from it."""
    own = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return [int(each) for each in own if b"spawn_main" in Path(f"/proc/{each}/cmdline").read_bytes()]


async def killed_once_it_reads(profile: PersonalProfile, after_s: float) -> bool:
    """Whether its reader was killed while it read."""
    before = set(readers())
    reading = asyncio.ensure_future(profile.surgery.work())
    while not reading.done():
        if new := set(readers()) - before:
            await asyncio.sleep(after_s)
            for pid in new & set(readers()):
                os.kill(pid, signal.SIGKILL)
                await reading
                return True
            break
        await asyncio.sleep(0)
    await reading
    return False


@pytest.mark.parametrize("moment", MOMENTS_S)
async def test_is_succeeded_by_another_that_reads_all_of_it_once(
    settings: Settings, works: Works, moment: float
) -> None:
    async with personal_profile(settings, works) as profile:
        there, archive = await visit(profile), profile.export()
        assert (await there.send_form(archive, handle="elena.at.home")).status_code == 303
        was_killed = await killed_once_it_reads(profile, moment)
        assert was_killed or moment
        if was_killed:
            assert await profile.kept() == (1, len(archive))
        profile.surgery.clock.move(timedelta(minutes=10))
        await profile.surgery.work()
        assert f"followers: {FOLLOWERS}" in (await there.open()).text
        assert len(await profile.surgery.standing(profile.account_id)) == FOLLOWERS
        assert len(await profile.surgery.snapshots(profile.account_id)) == 1
        assert await profile.kept() == (1, 0)
