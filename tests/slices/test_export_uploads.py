"""Exports that come file by file in pieces, from the signed-in client."""

import base64
import hashlib
import io
import zipfile
from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from typing import Any

import pytest
from httpx import Response
from sqlalchemy import select

from service.checkups.jobs import JOBS
from service.checkups.uploads import EXPIRE_UPLOAD, MOST_OPEN, MOST_UNREAD, UPLOAD_RESTS
from service.kit.jobs import Job
from service.kit.queue import Ringers
from service.kit.settings import Settings
from service.kit.work import Works
from service.sandbox.instagram_export import instagram_export
from tests.callers import Caller, a_neighbour
from tests.checking import FOLLOWERS, PersonalProfile, personal_profile

PIECE = 5_000


@pytest.fixture
async def profile(settings: Settings, works: Works) -> AsyncIterator[PersonalProfile]:
    async with personal_profile(settings, works) as opened:
        yield opened


async def begin(profile: PersonalProfile, length: int, caller: Caller | None = None) -> Response:
    house = profile.surgery.house
    return await profile.surgery.app.post(
        f"/v1/accounts/{profile.account_id}/uploads",
        json={"length": length, "file_name": "instagram-elena.at.home-2026-11-02-x.zip"},
        headers=(caller or house.client).headers,
    )


async def piece(profile: PersonalProfile, at: str, content: bytes, offset: int | str, **headers: str) -> Response:
    told = {"Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream", **headers}
    return await profile.surgery.app.patch(
        at, content=content, headers={**profile.surgery.house.client.headers, **told}
    )


async def send(profile: PersonalProfile, content: bytes) -> str:
    """A whole file in pieces; returns its id."""
    begun = await begin(profile, len(content))
    assert begun.status_code == 201, begun.text
    for offset in range(0, len(content), PIECE):
        kept = await piece(profile, begun.headers["location"], content[offset : offset + PIECE], offset)
        assert kept.status_code == 204, kept.text
    return str(begun.json()["id"])


async def hand_in(profile: PersonalProfile, *upload_ids: str, **said: bool | int) -> Response:
    return await profile.surgery.app.post(
        f"/v1/accounts/{profile.account_id}/uploaded-exports",
        json={"upload_ids": upload_ids, "with_messages": True, **said},
        headers=profile.surgery.house.client.headers,
    )


async def read(profile: PersonalProfile, *upload_ids: str, **said: bool | int) -> Mapping[str, Any]:
    asked = await hand_in(profile, *upload_ids, **said)
    assert asked.status_code == 202, asked.text
    await profile.surgery.work()
    return await profile.surgery.shown(asked)


def parts(archive: bytes, number: int) -> list[bytes]:
    """The export as a network splits it."""
    made = []
    with zipfile.ZipFile(io.BytesIO(archive)) as whole:
        names = whole.namelist()
        for start in range(number):
            held = io.BytesIO()
            with zipfile.ZipFile(held, "w") as part:
                for name in names[start::number]:
                    part.writestr(name, whole.read(name))
            made.append(held.getvalue())
    return made


class TestAnUpload:
    async def test_ends_in_the_same_report_as_an_export_in_one_go(self, profile: PersonalProfile) -> None:
        done = await read(profile, await send(profile, profile.export()))
        assert (done["state"], done["failure"]) == ("done", None)
        assert len(await profile.surgery.standing(profile.account_id)) == FOLLOWERS
        assert {each["code"]: each["params"]["records"] for each in done["export"]["used"]}["followers"] == FOLLOWERS
        assert await profile.kept() == (1, 0)

    async def test_may_be_of_several_files_in_any_order(self, profile: PersonalProfile) -> None:
        ids = [await send(profile, each) for each in parts(profile.export(), 3)]
        done = await read(profile, *reversed(ids))
        assert (done["state"], done["failure"]) == ("done", None)
        assert len(await profile.surgery.standing(profile.account_id)) == FOLLOWERS

    async def test_goes_on_where_it_was_interrupted(self, profile: PersonalProfile) -> None:
        begun = await begin(profile, 10)
        at = begun.headers["location"]
        assert (await piece(profile, at, b"peopl", 0)).headers["upload-offset"] == "5"
        again = await piece(profile, at, b"peopl", 0)
        assert (again.status_code, again.headers["upload-offset"]) == (409, "5")
        told = await profile.surgery.app.head(at, headers=profile.surgery.house.client.headers)
        assert (told.status_code, told.headers["upload-offset"], told.headers["upload-length"]) == (200, "5", "10")
        assert (await piece(profile, at, b"e, no", 5)).headers["upload-offset"] == "10"

    async def test_takes_an_offset_in_plain_digits_alone(self, profile: PersonalProfile) -> None:
        at = (await begin(profile, 10)).headers["location"]
        for odd in ("0e1", "0.0", "+0", "-0", "0x0", "", "9" * 5000):
            refused = await piece(profile, at, b"peopl", odd)
            assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (400, "request-invalid")
            assert refused.json()["errors"][0]["where"] == "upload_offset"
        assert (await piece(profile, at, b"peopl", "000")).headers["upload-offset"] == "5"

    async def test_keeps_nothing_of_a_damaged_piece(self, profile: PersonalProfile) -> None:
        at = (await begin(profile, 6)).headers["location"]
        sums = "sha256 " + base64.b64encode(hashlib.sha256(b"people").digest()).decode()
        damaged = await piece(profile, at, b"peopla", 0, **{"Upload-Checksum": sums})
        assert (damaged.status_code, damaged.json()["type"].rpartition("/")[2]) == (460, "checksum-wrong")
        assert (await piece(profile, at, b"people", 0, **{"Upload-Checksum": sums})).status_code == 204

    async def test_is_not_handed_in_before_it_is_whole(self, profile: PersonalProfile) -> None:
        begun = await begin(profile, 10)
        refused = await hand_in(profile, begun.json()["id"])
        assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (409, "upload-unfinished")

    async def test_is_bounded(self, profile: PersonalProfile) -> None:
        assert (await begin(profile, 4 << 30)).status_code == 201
        assert (await begin(profile, (4 << 30) + 1)).status_code == 413
        at = (await begin(profile, 10)).headers["location"]
        assert (await piece(profile, at, b"more than ten", 0)).status_code == 413
        assert (await piece(profile, at, b"x" * ((4 << 20) + 1), 0)).status_code == 413

    @pytest.mark.parametrize(("length", "most"), [(4 << 30, MOST_UNREAD // (4 << 30)), (1, MOST_OPEN)])
    async def test_waits_when_too_much_is_on_its_way_until_the_first_of_it_is_dropped(
        self, profile: PersonalProfile, length: int, most: int
    ) -> None:
        first = await begin(profile, length)
        profile.surgery.clock.move(timedelta(hours=1))
        begun = [first, *[await begin(profile, length) for _ in range(most)]]
        assert [each.status_code for each in begun] == [201] * most + [429]
        assert int(begun[-1].headers["retry-after"]) == (UPLOAD_RESTS - timedelta(hours=1)).total_seconds()

    async def test_can_be_dropped(self, profile: PersonalProfile) -> None:
        at = (await begin(profile, 10)).headers["location"]
        await piece(profile, at, b"peopl", 0)
        house = profile.surgery.house
        assert (await profile.surgery.app.delete(at, headers=house.client.headers)).status_code == 204
        assert (await profile.surgery.app.head(at, headers=house.client.headers)).status_code == 404
        assert await profile.kept() == (0, 0)

    async def test_is_nobody_elses(self, profile: PersonalProfile, works: Works) -> None:
        at = (await begin(profile, 10)).headers["location"]
        house = profile.surgery.house
        neighbour = await a_neighbour(works, house)
        assert (await profile.surgery.app.head(at, headers=neighbour.client.headers)).status_code == 404
        for caller in (house.owner, house.coach, house.assistant):
            assert (await begin(profile, 10, caller)).status_code == 403


class TestAnUploadThatRests:
    async def test_is_dropped_after_a_day(self, profile: PersonalProfile) -> None:
        at = (await begin(profile, 10)).headers["location"]
        profile.surgery.clock.move(UPLOAD_RESTS - timedelta(hours=1))
        await piece(profile, at, b"peopl", 0)
        profile.surgery.clock.move(timedelta(hours=2))
        await tidy(profile)
        assert await profile.kept() == (0, 5)
        profile.surgery.clock.move(UPLOAD_RESTS)
        assert (await piece(profile, at, b"e, no", 5)).status_code == 404
        await tidy(profile)
        assert await profile.kept() == (0, 0)


class TestAnExport:
    async def test_of_somebody_else_is_refused_by_name(self, profile: PersonalProfile) -> None:
        done = await read(profile, await send(profile, renamed(profile.export())))
        assert (done["state"], done["failure"]["code"]) == ("failed", "export_refused")
        assert "@somebody.else" in done["failure"]["text"]
        assert done["failure"]["remedy"].startswith("Hand in the export of that account")
        assert await profile.surgery.standing(profile.account_id) == set()
        assert await profile.kept() == (1, 0)

    async def test_without_consent_shows_nothing_of_messages(self, profile: PersonalProfile) -> None:
        done = await read(profile, await send(profile, profile.export()), with_messages=False)
        told = done["export"]
        assert "messages" not in {each["code"] for each in told["used"]}
        assert "messages" in {each["code"] for each in told["ignored"]}

    async def test_that_is_cut_to_a_date_range_is_told(self, profile: PersonalProfile) -> None:
        done = await read(profile, await send(profile, profile.export()), followers_shown=1480)
        assert done["export"]["cut_short"]["text"] == (
            f'Your export holds {FOLLOWERS} of 1,480 followers: ask again with the date range "all time".'
        )
        shown = await profile.surgery.get(f"/v1/accounts/{profile.account_id}/quality")
        coverage = shown["quality"]["coverage"]
        assert (coverage["read"], coverage["total"], coverage["complete"]) == (FOLLOWERS, 1480, False)

    @pytest.mark.parametrize("shown", [60, 3])
    async def test_whose_list_of_followers_was_cut_away_is_refused_for_another(
        self, profile: PersonalProfile, shown: int
    ) -> None:
        done = await read(profile, await send(profile, without_followers(profile.export())), followers_shown=shown)
        assert (done["state"], done["failure"]["code"]) == ("failed", "export_refused")
        assert f"is empty, and your profile shows {shown}." in done["failure"]["text"]
        assert done["failure"]["remedy"] == 'Ask again with the date range "all time".'

    async def test_without_followers_is_read_where_there_are_none(self, profile: PersonalProfile) -> None:
        empty = without_followers(profile.export())
        assert (await read(profile, await send(profile, empty)))["state"] == "done"
        assert (await read(profile, await send(profile, profile.export())))["state"] == "done"
        refused = await read(profile, await send(profile, empty))
        assert f"there were {FOLLOWERS} at the last look" in refused["failure"]["text"]
        assert len(await profile.surgery.standing(profile.account_id)) == FOLLOWERS
        assert (await read(profile, await send(profile, empty), followers_shown=0))["state"] == "done"
        assert await profile.surgery.standing(profile.account_id) == set()

    async def test_dated_in_the_future_is_refused(self, profile: PersonalProfile) -> None:
        profile.surgery.clock.move(timedelta(days=-400))
        late = instagram_export(7, followers=20, taken_at=profile.surgery.clock() + timedelta(days=30))
        done = await read(profile, await send(profile, late))
        assert (done["state"], done["failure"]["code"]) == ("failed", "export_refused")
        assert "a day that has not come yet" in done["failure"]["text"]

    @pytest.mark.parametrize("shown", [-1, 2_000_000_001, 2**63 - 1, 10**20])
    async def test_of_more_followers_than_there_are_people_is_refused(
        self, profile: PersonalProfile, shown: int
    ) -> None:
        answer = await profile.surgery.app.post(
            f"/v1/accounts/{profile.account_id}/exports",
            params={"followers_shown": shown},
            content=profile.export(),
            headers=profile.surgery.house.client.headers,
        )
        assert (answer.status_code, answer.json()["errors"][0]["where"]) == (400, "followers_shown")


async def tidy(profile: PersonalProfile) -> None:
    """Let the job look at what rests, wherever it is due."""
    surgery = profile.surgery
    ringers = Ringers(surgery.works, {kind.name: kind for kind in JOBS}, surgery.works.bell, surgery.clock)
    async with surgery.works.open(surgery.house.practice_id, at=surgery.clock()) as work:
        due = await work.session.scalars(
            select(Job.id).where(Job.practice_id == work.practice_id, Job.kind == EXPIRE_UPLOAD)
        )
        ids = list(due)
    for each in ids:
        await ringers.answer(surgery.house.practice_id, each)


def without_followers(archive: bytes) -> bytes:
    """The export as a short date range leaves it: the list is there, and nobody is in it."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as given, zipfile.ZipFile(held, "w") as made:
        for name in given.namelist():
            made.writestr(name, b"[]" if "/followers_" in name else given.read(name))
    return held.getvalue()


def renamed(archive: bytes) -> bytes:
    """The export of another account."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as given, zipfile.ZipFile(held, "w") as made:
        for name in given.namelist():
            made.writestr(name, given.read(name).replace(b"elena.at.home", b"somebody.else"))
    return held.getvalue()
