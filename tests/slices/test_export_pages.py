"""The page behind a connect link through which an export is handed in, with scripts and without."""

import asyncio
import io
import json
import re
import zipfile
from collections.abc import AsyncIterator
from datetime import timedelta
from html import escape

import pytest
from sqlalchemy import select

from service.access.models import AuditEntry
from service.accounts.links import LINK_LIVES
from service.checkups.export_page import MODULES, shown_number
from service.checkups.export_words import LANGUAGES
from service.kit.settings import Settings
from service.kit.spoken_languages import Language
from service.kit.work import Works
from tests.at_once import sharing_the_loop
from tests.audiences import an_account
from tests.callers import a_client
from tests.checking import FOLLOWERS, PersonalProfile, personal_profile
from tests.export_visits import speaks, visit


@pytest.fixture
async def profile(settings: Settings, works: Works) -> AsyncIterator[PersonalProfile]:
    async with personal_profile(settings, works) as opened:
        yield opened


def split(archive: bytes) -> list[bytes]:
    made = []
    with zipfile.ZipFile(io.BytesIO(archive)) as whole:
        for start in range(2):
            held = io.BytesIO()
            with zipfile.ZipFile(held, "w") as part:
                for name in whole.namelist()[start::2]:
                    part.writestr(name, whole.read(name))
            made.append(held.getvalue())
    return made


def nameless(archive: bytes) -> bytes:
    """The same export without its file about the owner."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as whole, zipfile.ZipFile(held, "w") as part:
        for name in whole.namelist():
            if "personal_information" not in name:
                part.writestr(name.partition("/")[2] if name.startswith("instagram-") else name, whole.read(name))
    return held.getvalue()


class TestAnotherAccountsExport:
    async def test_is_not_taken_for_a_connected_page_which_no_export_speaks_of(self, profile: PersonalProfile) -> None:
        surgery = profile.surgery
        house = surgery.house
        async with surgery.works.open(house.practice_id, at=surgery.clock()) as work:
            page = await an_account(work, house.client_id, platform="facebook", handle="trattoria", route="facebook")
        through = await visit(profile, account_id=page.id, platform="facebook")
        refused = await through.send_form(profile.export(), handle="", followers_shown="")
        assert (refused.status_code, "Facebook Page" in refused.text) == (400, True)
        assert (await through.send_pieces(profile.export())).json() == {"problem": "page"}

    async def test_is_not_taken_where_another_client_has_the_account(self, profile: PersonalProfile) -> None:
        surgery = profile.surgery
        house = surgery.house
        async with surgery.works.open(house.practice_id, at=surgery.clock()) as work:
            other = await a_client(work, house.coach)
            await an_account(work, other, platform="instagram", handle="Somebody.Else")
        before = len(await (through := await visit(profile)).accounts())
        refused = await through.send_form(profile.export(), handle="somebody.else", followers_shown="")
        assert (refused.status_code, "somebody else" in refused.text) == (400, True)
        assert (await through.send_pieces(profile.export(), handle="somebody.else")).json() == {"problem": "taken"}
        assert len(await through.accounts()) == before


class TestWhatIsNoRequest:
    @pytest.mark.parametrize("body", [b'{"zz":' + b"[" * 3_000, b"[" * 3_000 + b"]" * 3_000, b"\xff", b""])
    async def test_is_refused_by_name_whoever_sends_it(self, profile: PersonalProfile, body: bytes) -> None:
        app = profile.surgery.app
        for path in ((await visit(profile)).path, "/connect/bogus/export"):
            for door in ("hand-in", "uploads"):
                assert (await app.post(f"{path}/{door}", content=body)).status_code == 400

    async def test_names_no_file_with_what_no_name_holds(self, profile: PersonalProfile) -> None:
        visitor = await visit(profile)
        begun = await profile.surgery.app.post(f"{visitor.path}/uploads", json={"length": 5, "file_name": "a\x00b"})
        assert begun.status_code == 400


class TestThePage:
    @pytest.mark.parametrize(
        ("language", "lang", "said"),
        [
            ("en-GB", "en", "All time"),
            ("de", "de", "Gesamter Zeitraum"),
            ("fr", "fr", "Depuis le début"),
            ("ja", "en", "All time"),
        ],
    )
    async def test_guides_in_the_clients_language(
        self, profile: PersonalProfile, language: str, lang: str, said: str
    ) -> None:
        await speaks(profile, language)
        page = await (await visit(profile)).open()
        assert page.status_code == 200
        assert f'<html lang="{lang}">' in page.text
        assert said in page.text

    @pytest.mark.parametrize("platform", ["instagram", "facebook", "x"])
    async def test_is_there_for_each_network_whether_or_not_it_is_offered_here(
        self, profile: PersonalProfile, platform: str
    ) -> None:
        there = await visit(profile, platform=platform)
        assert (await there.open()).status_code == 200
        first = await profile.surgery.app.get(there.path.removesuffix("/export"), follow_redirects=True)
        assert first.status_code == 200
        assert "/export" in first.text

    async def test_speaks_of_a_choice_of_formats_only_where_there_is_one(self, profile: PersonalProfile) -> None:
        words = LANGUAGES[Language.ENGLISH]
        for platform, offers_it in (("instagram", True), ("facebook", True), ("x", False)):
            page = (await (await visit(profile, platform=platform)).open()).text
            assert (words.formats in page, words.as_it_is in page) == (offers_it, True)

    async def test_loads_nothing_but_its_own_scripts(self, profile: PersonalProfile) -> None:
        page = await (await visit(profile)).open()
        policy = page.headers["content-security-policy"]
        nonce = re.search(r"script-src 'nonce-([\w-]+)'", policy)
        assert nonce
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        scripts = re.findall(r"<script [^>]*>", page.text)
        assert [f'nonce="{nonce[1]}"' in each for each in scripts if "application/json" not in each] == [True]
        assert not re.search(r"\son\w+=|style=|https?://", page.text)
        for name in MODULES:
            module = await profile.surgery.app.get(f"/connect/export-page/{name}")
            assert (module.status_code, module.headers["content-type"]) == (200, "text/javascript; charset=utf-8")
        assert (await profile.surgery.app.get("/connect/export-page/secrets.mjs")).status_code == 404

    async def test_gives_each_input_a_label(self, profile: PersonalProfile) -> None:
        page = (await (await visit(profile)).open()).text
        ids = set(re.findall(r'<input type="(?:text|file)" id="(\w+)"', page))
        assert ids == {"files", "folder", "handle", "followers_shown"}
        assert ids == set(re.findall(r'<label for="(\w+)"', page))

    async def test_tells_its_script_what_readers_want(self, profile: PersonalProfile) -> None:
        page = (await (await visit(profile)).open()).text
        told = re.search(r'<script type="application/json" id="told">(.*?)</script>', page)
        assert told
        rules = json.loads(told[1])["rules"]
        assert {"followers", "following", "messages"} <= {each["part"] for each in rules["wanted"]}


class TestAForm:
    async def test_sends_whole_files_without_scripts(self, profile: PersonalProfile) -> None:
        there = await visit(profile)
        sent = await there.send_form(*split(profile.export()), handle="@Elena.at.home", followers_shown="260")
        assert (sent.status_code, sent.headers["location"]) == (303, there.path), sent.text
        waiting = (await there.open()).text
        assert 'http-equiv="refresh"' in waiting
        assert (await profile.surgery.app.get(f"{there.path}/progress")).json() == {"state": "queued"}
        await profile.surgery.work()
        read = (await there.open()).text
        assert f"followers: {FOLLOWERS}" in read
        assert "messages (who and when" not in read.replace("never read", "")
        assert len(await profile.surgery.standing(profile.account_id)) == FOLLOWERS
        assert await profile.kept() == (1, 0)

    async def test_makes_an_account_where_none_of_that_name_is(self, profile: PersonalProfile) -> None:
        there = await visit(profile)
        assert (await there.send_form(profile.export(), handle="somebody.new")).status_code == 303
        assert {each.handle for each in await there.accounts()} == {"elena.at.home", "somebody.new"}

    @pytest.mark.parametrize("handle", ["", "two words", "@"])
    async def test_without_a_name_is_asked_for_one(self, profile: PersonalProfile, handle: str) -> None:
        there = await visit(profile)
        asked = await there.send_form(profile.export(), handle=handle)
        assert asked.status_code == 400
        assert "without the @" in asked.text
        assert await profile.kept() == (0, 0)

    async def test_without_a_file_is_asked_for_one(self, profile: PersonalProfile) -> None:
        there = await visit(profile, account_id=profile.account_id)
        assert (await profile.surgery.app.post(there.path, data={"handle": ""})).status_code == 400


class TestAScript:
    async def test_who_writes_a_number_in_words_is_asked_for_digits_and_loses_no_file(
        self, profile: PersonalProfile
    ) -> None:
        there = await visit(profile, account_id=profile.account_id)
        refused = await there.send_form(profile.export(), followers_shown="vierhundert")
        assert refused.status_code == 400
        assert escape(LANGUAGES[Language.ENGLISH].problems["digits"]) in refused.text
        app, export = profile.surgery.app, profile.export()
        begun = await app.post(f"{there.path}/uploads", json={"length": len(export), "file_name": "e.zip"})
        await app.patch(begun.headers["location"], content=export, headers={"Upload-Offset": "0"})
        said = {"upload_ids": [begun.json()["id"]], "with_messages": False}
        worded = await app.post(f"{there.path}/hand-in", json=said | {"followers_shown": "vierhundert"})
        assert (worded.status_code, worded.json()) == (409, {"problem": "digits"})
        assert (await app.post(f"{there.path}/hand-in", json=said | {"followers_shown": "400"})).status_code == 202

    async def test_sends_pieces_and_sees_the_report(self, profile: PersonalProfile) -> None:
        there = await visit(profile, account_id=profile.account_id)
        assert "handle" not in (await there.open()).text.split("<script")[0]
        assert (await there.send_pieces(profile.export(), shown="1,480")).status_code == 202
        await profile.surgery.work()
        read = (await there.open()).text
        assert f"Your export holds {FOLLOWERS:,} of 1,480 followers" in read

    @pytest.mark.parametrize("language", ["de", "en"])
    async def test_sees_that_nobody_could_check_whose_it_is(self, profile: PersonalProfile, language: str) -> None:
        await speaks(profile, language)
        there = await visit(profile, account_id=profile.account_id)
        await there.send_pieces(nameless(profile.export()))
        await profile.surgery.work()
        read = (await there.open()).text
        words = LANGUAGES[Language(language)]
        assert escape(words.problems["owner_unchecked"]) in read
        confirmed = await profile.surgery.app.post(f"{there.path}/confirmation", follow_redirects=False)
        assert (confirmed.status_code, confirmed.headers["location"]) == (303, there.path)
        read = (await there.open()).text
        assert (escape(words.confirm) in read, escape(words.done) in read) == (False, True)

    async def test_is_noted_in_the_practices_trail(self, profile: PersonalProfile) -> None:
        there = await visit(profile, account_id=profile.account_id)
        await there.send_pieces(profile.export())
        house = profile.surgery.house
        async with profile.surgery.works.open(house.practice_id, at=profile.surgery.clock()) as work:
            query = select(AuditEntry.actor).where(
                AuditEntry.practice_id == work.practice_id, AuditEntry.action == "export.handed_in"
            )
            [actor] = await work.session.scalars(query)
        assert actor.startswith("connect_link:")


class TestTheLink:
    async def test_takes_one_export(self, profile: PersonalProfile) -> None:
        there = await visit(profile, account_id=profile.account_id)
        assert (await there.send_pieces(profile.export())).status_code == 202
        again = await profile.surgery.app.post(f"{there.path}/uploads", json={"length": 5})
        assert again.status_code == 404
        assert (await there.send_form(profile.export())).status_code == 303
        assert (await profile.kept())[0] == 1
        elsewhere = await profile.surgery.app.get(there.path.removesuffix("/export"))
        assert elsewhere.status_code == 410

    async def test_takes_one_of_several_that_come_at_once_and_shows_every_browser_a_page(
        self, profile: PersonalProfile, settings: Settings
    ) -> None:
        there, archive = await visit(profile, account_id=profile.account_id), profile.export()
        files = [("files", ("instagram.zip", archive, "application/zip"))]
        async with sharing_the_loop(settings) as session:
            sent = await asyncio.gather(*(session.post(there.path, files=files) for _ in range(3)))
        assert sorted(each.status_code for each in sent) == [303, 409, 409]
        assert {each.headers["content-type"] for each in sent if each.status_code == 409} == {
            "text/html; charset=utf-8"
        }
        assert await profile.kept() == (1, len(archive))

    async def test_takes_another_after_a_refusal_which_it_tells(self, profile: PersonalProfile) -> None:
        there = await visit(profile, account_id=profile.account_id)
        await there.send_pieces(b"no zip at all")
        await profile.surgery.work()
        told = await there.open()
        assert "This is not a zip file" in told.text.replace("ZIP", "zip").replace("this is", "This is")
        assert "<form" in told.text
        await speaks(profile, "de")
        assert escape(LANGUAGES[Language.GERMAN].problems["no_zip"]) in (await there.open()).text
        await speaks(profile, "en")
        assert (await there.send_pieces(profile.export())).status_code == 202
        await profile.surgery.work()
        assert f"followers: {FOLLOWERS}" in (await there.open()).text

    @pytest.mark.parametrize(
        ("platform", "said"),
        [
            ("instagram", "Hand in the export of that account, or ask your coach to add this one."),
            ("facebook", "Hand in the one from Facebook."),
        ],
    )
    async def test_tells_one_remedy_for_what_is_not_its_accounts(
        self, profile: PersonalProfile, platform: str, said: str
    ) -> None:
        there = await visit(profile, platform=platform)
        await there.send_pieces(profile.export(), handle="somebody.new")
        await profile.surgery.work()
        refusal = (await there.open()).text.partition("<h2>How to get it")[0]
        assert (said in refusal, "again" in refusal) == (True, False)

    async def test_tells_whoever_mistyped_their_name_from_whoever_took_anothers_export(
        self, profile: PersonalProfile
    ) -> None:
        problems = LANGUAGES[Language.ENGLISH].problems
        typed = await visit(profile)
        await typed.send_pieces(profile.export(), handle="mistyped.name")
        await profile.surgery.work()
        page = (await typed.open()).text
        assert escape(problems["wrong_name"]) in page
        assert 'id="handle"' in page, "so that the name can be mended"
        house, at = profile.surgery.house, profile.surgery.clock()
        async with profile.surgery.works.open(house.practice_id, at=at) as work:
            theirs = await an_account(
                work, house.client_id, platform="instagram", handle="other.name", source="export",
                platform_account_id=None, state="disconnected", state_reason="export_only",
            )  # fmt: skip
        known = await visit(profile, account_id=theirs.id)
        await known.send_pieces(profile.export())
        await profile.surgery.work()
        assert escape(problems["wrong_account"]) in (await known.open()).text

    async def test_leads_nowhere_once_it_has_run_out(self, profile: PersonalProfile) -> None:
        there = await visit(profile, account_id=profile.account_id)
        profile.surgery.clock.move(LINK_LIVES + timedelta(seconds=1))
        assert (await there.open()).status_code == 410
        assert (await there.send_form(profile.export())).status_code == 410
        assert (await profile.surgery.app.post(f"{there.path}/uploads", json={"length": 5})).status_code == 404

    async def test_of_nothing_leads_nowhere(self, profile: PersonalProfile) -> None:
        app = profile.surgery.app
        for path in ("/connect/made-up/export", f"/connect/{'x' * 500}/export"):
            assert (await app.get(path)).status_code == 404
            assert (await app.get(f"{path}/progress")).status_code == 404
            assert (await app.post(f"{path}/uploads", json={"length": 5})).status_code == 404

    async def test_shows_no_upload_of_another_link(self, profile: PersonalProfile) -> None:
        mine, other = await visit(profile), await visit(profile)
        begun = await profile.surgery.app.post(f"{mine.path}/uploads", json={"length": 5})
        upload_id = begun.json()["id"]
        assert (await profile.surgery.app.head(f"{mine.path}/uploads/{upload_id}")).status_code == 200
        assert (await profile.surgery.app.head(f"{other.path}/uploads/{upload_id}")).status_code == 404
        told = {"upload_ids": [upload_id], "with_messages": False, "handle": "anna"}
        assert (await profile.surgery.app.post(f"{other.path}/hand-in", json=told)).status_code == 404


class TestANumberOnAProfile:
    @pytest.mark.parametrize(
        ("typed", "number"),
        [
            ("1480", 1480),
            ("1,480", 1480),
            ("1.480", 1480),
            ("1 480", 1480),
            ("12.3K", 12_300),
            ("12,3 Tsd.", 12_300),
            ("1.2M", 1_200_000),
            ("", None),
            ("many", None),
            ("2000000000", 2_000_000_000),
            ("2000000001", None),
            ("9999M", None),
            pytest.param("9" * 400 + "M", None, id="beyond floats"),
            pytest.param(" " * 50_000 + "x", None, id="long nothing"),
        ],
    )
    def test_is_read_as_it_is_typed(self, typed: str, number: int | None) -> None:
        assert shown_number(typed) == number
