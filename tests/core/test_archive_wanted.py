"""The list of wanted files is what the readers read: nothing more is opened, and nothing less would do."""

import zipfile
from pathlib import Path

import pytest

from service.platforms.archives.contents import Owner, Part
from service.platforms.archives.inventory import Ignored, Kind, kind_of
from service.platforms.archives.ownership import require_owner
from service.platforms.archives.reading import read_archive, read_parts
from service.platforms.archives.refusals import PartsContradict, WrongAccount
from service.platforms.archives.wanted import is_wanted
from service.platforms.contract import Platform
from tests.core.archive_corpus import Form, World, instagram_files, save
from tests.core.export_cases import EXPORTS, a_world

CHATTER = {
    "your_instagram_activity/messages/ai_conversations.json": b"{}",
    "media/posts/1.jpg": b"\xff",
    "ads_information/ads_and_topics/ads_viewed.json": b"[]",
    "logged_information/recent_searches/account_searches.json": b"{}",
    "connections/contacts/synced_contacts.json": b"{}",
    "personal_information/device_information/devices.json": b"{}",
    "start_here.html": b"<p>",
}


class TestTheWantedFiles:
    @pytest.mark.parametrize("export", EXPORTS)
    def test_are_all_that_a_reader_needs(self, tmp_path: Path, export: str) -> None:
        platform, files = EXPORTS[export]
        named = {name: name.removeprefix("instagram-anna.coach-2026-01-09-f6TM/") for name in files}
        whole, _ = read_parts([save(tmp_path / "a.zip", files | chatter_within(files))], named="export")
        picked = {name: files[name] for name, inner in named.items() if is_wanted(platform, inner)}
        sent, _ = read_parts([save(tmp_path / "b.zip", picked)], named="export")
        assert repr(sent) == repr(whole)

    @pytest.mark.parametrize("export", EXPORTS)
    def test_are_all_that_a_reader_opens(self, tmp_path: Path, export: str) -> None:
        """A file that nobody wants may be broken without anybody noticing."""
        platform, files = EXPORTS[export]
        path = save(tmp_path / "a.zip", files | chatter_within(files))
        broken = tmp_path / "b.zip"
        with zipfile.ZipFile(path) as archive:
            at = {
                entry.filename: entry.header_offset + 30 + len(entry.filename.encode()) for entry in archive.infolist()
            }
        content = bytearray(path.read_bytes())
        for name, start in at.items():
            inner = name.removeprefix("instagram-anna.coach-2026-01-09-f6TM/")
            if not is_wanted(platform, inner):
                content[start] ^= 0xFF
        broken.write_bytes(content)
        assert repr(read_archive(broken).followers) == repr(read_archive(path).followers)

    @pytest.mark.parametrize("export", ["instagram new_json", "x", "facebook json"])
    def test_may_lie_beside_bombs_that_nobody_opens(self, tmp_path: Path, export: str) -> None:
        platform, files = EXPORTS[export]
        bomb = b"\0" * (16 << 20)
        path = tmp_path / "a.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
            for name in CHATTER.keys() - files.keys():
                archive.writestr(name, bomb)
        assert read_archive(path, platform).followers is not None


def chatter_within(files: dict[str, bytes | str]) -> dict[str, bytes | str]:
    folder = "instagram-anna.coach-2026-01-09-f6TM/"
    wrapped = all(name.startswith(folder) for name in files)
    return {(folder if wrapped else "") + name: content for name, content in CHATTER.items()}


class TestTheInventory:
    def test_says_what_was_used_ignored_and_missing(self, tmp_path: Path) -> None:
        files = instagram_files(World(followers=[("bob", 1_700_000_000)]), Form.NEW_JSON)
        files = {name: content for name, content in files.items() if "follow" in name}
        _, stock = read_parts([save(tmp_path / "a.zip", {**files, **CHATTER})])
        assert Part.FOLLOWERS in {each.part for each in stock.used}
        assert set(stock.ignored) == {Ignored(kind, 1) for kind in Kind}
        assert Part.LIKES in stock.missing
        assert Part.FOLLOWERS not in stock.missing

    def test_keeps_messages_from_the_readers_unless_their_owner_agrees(self, tmp_path: Path) -> None:
        path = save(tmp_path / "a.zip", instagram_files(a_world(), Form.NEW_JSON))
        agreed, _ = read_parts([path])
        assert agreed.conversations
        export, stock = read_parts([path], with_messages=False)
        assert export.conversations is None
        assert Ignored(Kind.MESSAGES, 1) in stock.ignored
        assert Part.MESSAGES not in stock.missing

    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("data/ad-impressions.js", Kind.ADVERTISING),
            ("data/direct-messages.js", Kind.MESSAGES),
            ("data/ip-audit.js", Kind.LOCATIONS),
            ("data/contact.js", Kind.CONTACTS),
            ("data/saved-search.js", Kind.SEARCHES),
            ("data/tweets_media/1.MP4", Kind.MEDIA),
            ("data/README.txt", Kind.OTHER),
        ],
    )
    def test_tells_files_apart_by_what_they_hold(self, name: str, kind: Kind) -> None:
        assert kind_of(name) is kind


class TestPartsOfOneExport:
    def test_are_read_as_one_in_any_order(self, tmp_path: Path) -> None:
        files = instagram_files(a_world(), Form.NEW_JSON)
        names = sorted(files)
        paths = [
            save(
                tmp_path / f"{number}.zip", {name: files[name] for name in names[number::3]} | {"start_here.html": "-"}
            )
            for number in range(3)
        ]
        whole, _ = read_parts([save(tmp_path / "whole.zip", files)], named="a")
        for order in (paths, paths[::-1]):
            together, _ = read_parts(order, named="a")
            assert repr(together) == repr(whole)

    def test_that_contradict_each_other_are_refused(self, tmp_path: Path) -> None:
        one = save(tmp_path / "1.zip", instagram_files(World(followers=[("bob", 1)]), Form.NEW_JSON))
        two = save(tmp_path / "2.zip", instagram_files(World(followers=[("eve", 2)]), Form.NEW_JSON))
        with pytest.raises(PartsContradict, match="parts of one export only"):
            read_parts([one, two])


class TestTheOwner:
    @pytest.mark.parametrize(
        ("owner", "platform", "handle", "number"),
        [
            (Owner(handle="anna.coach"), Platform.INSTAGRAM, "Anna.Coach", None),
            (Owner(name="Anna"), Platform.INSTAGRAM, "somebody", None),
            (Owner(handle="renamed", id=7), Platform.X, "anna", 7),
            (Owner(handle="annamueller"), Platform.FACEBOOK, "anna.mueller", None),
            (Owner(name="Anna Müller"), Platform.FACEBOOK, "Anna.Muller", None),
            (Owner(handle="61550000000001", name="Anna Müller"), Platform.FACEBOOK, "annamüller", None),
            (Owner(handle="61550000000001", name="Anna"), Platform.FACEBOOK, "61550000000001", None),
        ],
    )
    def test_is_taken_for_who_they_are(self, owner: Owner, platform: Platform, handle: str, number: int | None) -> None:
        require_owner(owner, platform=platform, handle=handle, number=number)

    @pytest.mark.parametrize(
        ("owner", "platform", "number"),
        [
            (Owner(handle="ben"), Platform.INSTAGRAM, None),
            (Owner(handle="anna", id=8), Platform.X, 7),
            (Owner(handle="ben"), Platform.FACEBOOK, None),
            (Owner(handle="anna.7", name="Anna"), Platform.FACEBOOK, None),
            (Owner(handle="61550000000001", name="Ben"), Platform.FACEBOOK, None),
            (Owner(name="Ben"), Platform.FACEBOOK, None),
        ],
    )
    def test_of_another_account_is_refused(self, owner: Owner, platform: Platform, number: int | None) -> None:
        with pytest.raises(WrongAccount, match="hand in the export of that account"):
            require_owner(owner, platform=platform, handle="anna", number=number)
