"""An account that was to become known by an export: once that is refused there is none, and the refusal can be read."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest

from service.accounts.models import SocialAccount
from service.kit.settings import Settings
from service.kit.work import Works
from service.roster.coaching import require_coaching
from tests.at_once import sharing_the_loop, waits_for_a_lock
from tests.checking import FOLLOWERS, PersonalProfile, personal_profile
from tests.export_visits import Visit, visit

MISTYPED = "elena.at.hoem"
MOST_TRIES = 1_000


@pytest.fixture
async def profile(settings: Settings, works: Works) -> AsyncIterator[PersonalProfile]:
    async with personal_profile(settings, works) as opened:
        yield opened


async def handles(there: Visit) -> set[str]:
    return {each.handle for each in await there.accounts()}


async def handed_in(profile: PersonalProfile) -> list[dict[str, Any]]:
    path = f"/v1/clients/{profile.surgery.house.client_id}/exports"
    items: list[dict[str, Any]] = (await profile.surgery.get(path))["items"]
    return items


class TestARefusedFirstExport:
    async def test_leaves_no_account_and_can_be_read_by_coach_and_client(self, profile: PersonalProfile) -> None:
        there = await visit(profile)
        before = await handles(there)
        assert (await there.send_form(profile.export(), handle=MISTYPED)).status_code == 303
        [waiting] = await handed_in(profile)
        assert (waiting["state"], waiting["account_id"] is None) == ("queued", False)
        await profile.surgery.work()
        assert await handles(there) == before
        [told] = await handed_in(profile)
        assert (told["state"], told["handle"], told["account_id"], told["checkup_id"]) == (
            "failed", MISTYPED, None, None,
        )  # fmt: skip
        assert "@elena.at.home" in told["failure"]["text"]
        assert told["failure"]["remedy"]
        house = profile.surgery.house
        path = f"/v1/clients/{house.client_id}/exports"
        seen = await profile.surgery.app.get(path, headers=house.client.headers)
        assert seen.json()["items"] == [told]
        assert "Hand in the export of that account" in (await there.open()).text
        assert await profile.kept() == (1, 0)

    async def test_is_mended_through_the_same_link(self, profile: PersonalProfile) -> None:
        there = await visit(profile)
        for handle in (MISTYPED, "elena.at.homes"):
            assert (await there.send_form(profile.export(), handle=handle)).status_code == 303
            await profile.surgery.work()
        assert (await there.send_form(profile.export(), handle="elena.at.home")).status_code == 303
        await profile.surgery.work()
        assert f"followers: {FOLLOWERS}" in (await there.open()).text
        assert await handles(there) == {"elena.at.home"}
        assert [each["state"] for each in await handed_in(profile)] == ["done", "failed", "failed"]

    async def test_can_be_tried_again_under_the_same_name(self, profile: PersonalProfile) -> None:
        there = await visit(profile, platform="facebook")
        for _ in range(2):
            assert (await there.send_form(b"no zip at all", handle="elena.home")).status_code == 303
            await profile.surgery.work()
            assert await handles(there) == {"elena.at.home"}

    async def test_leaves_the_account_that_a_coach_has_begun_to_work_with(self, profile: PersonalProfile) -> None:
        there = await visit(profile)
        await there.send_form(profile.export(), handle=MISTYPED)
        [account] = [each for each in await there.accounts() if each.handle == MISTYPED]
        await visit(profile, account_id=account.id)
        await profile.surgery.work()
        assert MISTYPED in await handles(there)
        [told] = await handed_in(profile)
        assert (told["state"], told["account_id"]) == ("failed", str(account.id))
        assert (await profile.surgery.get(f"/v1/checkups/{told['checkup_id']}"))["failure"] == told["failure"]

    async def test_leaves_the_account_that_was_connected_meanwhile(self, profile: PersonalProfile) -> None:
        surgery, there = profile.surgery, await visit(profile)
        await there.send_form(profile.export(), handle=MISTYPED)
        async with surgery.works.open(surgery.house.practice_id, at=surgery.clock()) as work:
            [number] = [each.id for each in await there.accounts() if each.handle == MISTYPED]
            account = await work.session.get_one(SocialAccount, (work.practice_id, number))
            account.source, account.route, account.state = "api", "instagram", "connected"
            account.state_reason, account.platform_account_id = None, 17
        await surgery.work()
        assert MISTYPED in await handles(there)

    async def test_leaves_an_account_that_was_there_before(self, profile: PersonalProfile) -> None:
        there = await visit(profile)
        await there.send_form(b"no zip at all", handle="elena.at.home")
        await profile.surgery.work()
        assert await handles(there) == {"elena.at.home"}
        [told] = await handed_in(profile)
        assert told["account_id"] == str(profile.account_id)


class TestTwoHandInsAtOnce:
    async def test_for_one_name_make_one_account(self, profile: PersonalProfile, settings: Settings) -> None:
        first, second = await visit(profile), await visit(profile)
        async with sharing_the_loop(settings) as session:
            answers = await asyncio.gather(*(send(session, each, profile.export()) for each in (first, second)))
        assert sorted(answers) == [303, 400]
        assert [each.handle for each in await first.accounts()].count(MISTYPED) == 1
        await profile.surgery.work()
        assert await handles(first) == {"elena.at.home"}
        assert len(await handed_in(profile)) == 1

    async def test_one_that_comes_while_the_other_is_refused_is_told_to_wait_or_taken(
        self, profile: PersonalProfile, settings: Settings
    ) -> None:
        first, second = await visit(profile), await visit(profile)
        assert (await first.send_form(profile.export(), handle=MISTYPED)).status_code == 303
        answers: list[int] = []

        async def go_on() -> None:
            while len(answers) < MOST_TRIES and 303 not in answers:
                answers.append(await send(session, second, profile.export()))

        async with sharing_the_loop(settings) as session:
            await asyncio.gather(profile.surgery.work(), go_on())
        assert set(answers) == {303, 400}
        await profile.surgery.work()
        assert await handles(first) == {"elena.at.home"}
        assert [each["state"] for each in await handed_in(profile)] == ["failed", "failed"]
        assert await profile.kept() == (2, 0)

    async def test_a_refusal_waits_for_whoever_is_just_handing_another_in(self, profile: PersonalProfile) -> None:
        surgery, there = profile.surgery, await visit(profile)
        await there.send_form(profile.export(), handle=MISTYPED)
        async with surgery.works.open(surgery.house.practice_id, at=surgery.clock()) as work:
            await require_coaching(work, surgery.house.client_id)
            reading = asyncio.ensure_future(surgery.work())
            await waits_for_a_lock(work)
            assert MISTYPED in await handles(there)
        await reading
        assert await handles(there) == {"elena.at.home"}


async def send(session: httpx2.AsyncClient, there: Visit, archive: bytes) -> int:
    """Hand it in under the mistyped name, in this loop; the status of the answer."""
    files = [("files", ("instagram.zip", archive, "application/zip"))]
    return (await session.post(there.path, data={"handle": MISTYPED}, files=files)).status_code


class TestTheList:
    async def test_is_empty_for_whom_nothing_was_handed_in(self, profile: PersonalProfile) -> None:
        assert await handed_in(profile) == []

    async def test_goes_on_page_by_page(self, profile: PersonalProfile) -> None:
        there = await visit(profile)
        for _ in range(2):
            await there.send_form(b"no zip at all", handle=MISTYPED)
            await profile.surgery.work()
        path = f"/v1/clients/{profile.surgery.house.client_id}/exports"
        first = await profile.surgery.get(path, limit=1)
        rest = await profile.surgery.get(path, limit=1, cursor=first["next_cursor"])
        found = [each["id"] for each in (*first["items"], *rest["items"])]
        assert (len(found), found) == (2, sorted(found, reverse=True))
