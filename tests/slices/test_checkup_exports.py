"""Checkups of accounts that are known from official exports alone."""

import io
import zipfile
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from service.kit.settings import Settings
from service.kit.work import Works
from tests.checking import FOLLOWERS, PersonalProfile, personal_profile
from tests.core.archive_corpus import zipped
from tests.core.broken_archives import FOLLOWERS as FOLLOWERS_FILE

MUTUALS = 240


@pytest.fixture
async def profile(settings: Settings, works: Works) -> AsyncIterator[PersonalProfile]:
    async with personal_profile(settings, works) as opened:
        yield opened


class TestAnExport:
    async def test_ends_in_a_report_that_claims_no_more_than_it_shows(self, profile: PersonalProfile) -> None:
        done = await profile.surgery.read_export(profile.account_id, profile.export())
        assert (done["source"], done["state"], done["failure"], done["spent_micros"]) == ("export", "done", None, 0)
        shown = await profile.surgery.get(f"/v1/accounts/{profile.account_id}/quality")
        quality = shown["quality"]
        assert (done["people_read"], done["people_total"]) == (FOLLOWERS, FOLLOWERS)
        assert quality["fake_share"] is None
        assert "not_observable.fake_share" in {each["code"] for each in quality["not_observable"]}
        assert quality["coverage"]["source"] == "export"
        assert quality["coverage"]["read"] == len(await profile.surgery.standing(profile.account_id)) == FOLLOWERS
        assert shown["picture"]["mutuals"] == MUTUALS
        assert await profile.kept() == (1, 0)

    async def test_says_the_same_of_quality_in_its_report_and_its_picture(self, profile: PersonalProfile) -> None:
        surgery, client = profile.surgery, profile.surgery.house.client.headers
        await surgery.read_export(profile.account_id, profile.export())
        before = await surgery.get(f"/v1/accounts/{profile.account_id}/quality")
        assert before["quality"]["quality_followers"] == before["picture"]["quality_followers"]["count"]
        assert before["picture"]["quality_followers"]["reason"]["code"] == "quality_needs_sorting"
        cards = f"/v1/accounts/{profile.account_id}/sorting/cards"
        dealt = (await surgery.app.post(cards, json={"cards": 50}, headers=client)).json()
        for number, card in enumerate(dealt):
            answer = "fits" if number < 20 else "unsure"
            await surgery.app.put(f"{cards}/{card['profile_id']}", json={"answer": answer}, headers=client)
        await surgery.read_export(profile.account_id, profile.export())
        after = await surgery.get(f"/v1/accounts/{profile.account_id}/quality")
        quality, drawn = after["quality"], after["picture"]
        assert quality["quality_followers"] == drawn["quality_followers"]["count"] >= 20
        assert quality["estimated"] == drawn["quality_followers"]["estimated"]
        assert quality["estimated"]["low"] < quality["estimated"]["estimate"] < quality["estimated"]["high"]
        assert quality["fake_share"]["high"] == drawn["fake_share"]["at_most"]
        assert "quality_needs_sorting" not in {each["code"] for each in drawn["not_observable"]}
        overview = await surgery.get(f"/v1/clients/{surgery.house.client_id}/overview")
        assert overview["road"]["quality_followers"] == quality["quality_followers"]

    async def test_is_handed_in_by_the_client_alone(self, profile: PersonalProfile) -> None:
        house = profile.surgery.house
        for caller in (house.owner, house.coach, house.assistant):
            refused = await profile.surgery.hand_in(profile.account_id, profile.export(), caller)
            assert refused.status_code == 403
        assert await profile.kept() == (0, 0)

    async def test_handed_in_without_a_word_shows_nothing_of_messages(self, profile: PersonalProfile) -> None:
        done = await profile.surgery.read_export(profile.account_id, profile.export())
        assert "messages" not in {each["code"] for each in done["export"]["used"]}
        assert "messages" in {each["code"] for each in done["export"]["ignored"]}

    async def test_under_the_name_of_somebody_elses_is_refused(self, profile: PersonalProfile) -> None:
        archive = zipped({FOLLOWERS_FILE: "[]"})
        named = "instagram-somebody.else-2026-11-02-x7YzQ1.zip"
        done = await profile.surgery.read_export(profile.account_id, archive, file_name=named)
        assert "@somebody.else" in done["failure"]["text"]

    async def test_without_a_byte_is_refused_at_the_door(self, profile: PersonalProfile) -> None:
        refused = await profile.surgery.hand_in(profile.account_id, b"")
        assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (400, "export-empty")

    async def test_waits_for_the_one_that_is_being_read(self, profile: PersonalProfile) -> None:
        first = await profile.surgery.hand_in(profile.account_id, profile.export())
        second = await profile.surgery.hand_in(profile.account_id, profile.export())
        assert (first.status_code, second.status_code) == (202, 409)
        assert first.json()["id"] in second.json()["detail"]

    @pytest.mark.parametrize(
        ("broken", "remedy"),
        [
            ("cut", "Download the export again."),
            ("no_zip", "as the network gave it"),
            ("not_an_export", "hand in the ZIP"),
        ],
    )
    async def test_that_cannot_be_read_is_told_and_not_kept(
        self, profile: PersonalProfile, broken: str, remedy: str
    ) -> None:
        whole = profile.export()
        archive = {"cut": whole[: len(whole) // 2], "no_zip": b"people, not numbers", "not_an_export": a_zip()}[broken]
        done = await profile.surgery.read_export(profile.account_id, archive)
        assert (done["state"], done["failure"]["code"], done["report_id"]) == ("failed", "export_refused", None)
        assert done["failure"]["text"]
        assert remedy in done["failure"]["remedy"]
        assert await profile.kept() == (1, 0)
        again = await profile.surgery.read_export(profile.account_id, whole)
        assert again["state"] == "done"


class TestASecondExport:
    async def test_tells_who_left_and_who_came(self, profile: PersonalProfile) -> None:
        surgery = profile.surgery
        for followers in (FOLLOWERS, FOLLOWERS - 20, FOLLOWERS):
            done = await surgery.read_export(profile.account_id, profile.export(followers=followers))
            assert done["failure"] is None
            surgery.clock.move(timedelta(hours=6))
        assert len(await surgery.standing(profile.account_id)) == FOLLOWERS
        (_, none_left), (none_came, left), (came, nobody) = [
            await surgery.changes(profile.account_id, number) for number in (1, 2, 3)
        ]
        assert none_left == none_came == nobody == set()
        assert len(left) == 20
        assert came == left

    async def test_keeps_the_history_of_the_first(self, profile: PersonalProfile) -> None:
        reports = []
        for _ in range(2):
            done = await profile.surgery.read_export(profile.account_id, profile.export())
            reports.append(done["report_id"])
            profile.surgery.clock.move(timedelta(hours=6))
        history = await profile.surgery.get(f"/v1/accounts/{profile.account_id}/quality/history")
        assert [each["id"] for each in history["items"]] == reports[::-1]


def a_zip() -> bytes:
    """A zip of somebody's holiday."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("holiday/photo.txt", "a lake")
    return held.getvalue()
