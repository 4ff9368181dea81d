import json
import re
from pathlib import Path

import pytest

from service.platforms.archives.reading import read_archive
from service.platforms.archives.refusals import ArchiveRefused, NotAnExport, NotAZip
from service.platforms.contract import Platform
from tests.core.archive_corpus import save
from tests.core.broken_archives import FOLLOWERS, FOLLOWING, broken_archives, sound, zipped

CORPUS = list(broken_archives())


class TestBrokenArchives:
    @pytest.mark.parametrize(("data", "word"), [pytest.param(data, word, id=name) for name, data, word in CORPUS])
    def test_are_refused_in_one_printable_line_that_says_why(self, tmp_path: Path, data: bytes, word: str) -> None:
        path = tmp_path / "export.zip"
        path.write_bytes(data)
        with pytest.raises(ArchiveRefused, match=re.escape(word)) as refusal:
            read_archive(path)
        assert str(refusal.value).isprintable()
        assert [file.name for file in tmp_path.iterdir()] == ["export.zip"]

    def test_would_be_read_if_they_were_sound(self, tmp_path: Path) -> None:
        path = tmp_path / "export.zip"
        path.write_bytes(sound())
        followers = read_archive(path).followers
        assert followers is not None
        assert len(followers) == 1


class TestWhatIsNoArchive:
    def test_a_folder_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(NotAZip, match="no file"):
            read_archive(tmp_path)

    def test_a_missing_file_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(NotAZip, match="there is no file"):
            read_archive(tmp_path / "missing.zip")


class TestAnExportOfAnotherNetwork:
    def test_is_refused_by_name(self, tmp_path: Path) -> None:
        path = save(tmp_path / "a.zip", {FOLLOWERS: "[]"})
        with pytest.raises(NotAnExport, match="from Instagram, not from X"):
            read_archive(path, Platform.X)


class TestHarmlessOddities:
    def test_folders_of_a_mac_and_a_byte_order_mark_do_no_harm(self, tmp_path: Path) -> None:
        path = tmp_path / "a.zip"
        path.write_bytes(
            zipped(
                {
                    f"anna/{FOLLOWERS}": b"\xef\xbb\xbf[]",
                    f"anna/{FOLLOWING}": "{}",
                    f"__MACOSX/anna/._{FOLLOWERS}": b"\0\5\x16\7",
                }
            )
        )
        export = read_archive(path)
        assert export.followers is not None
        assert export.following is not None

    def test_brackets_and_quotes_in_names_are_only_text(self, tmp_path: Path) -> None:
        smileys = ':[ :{ "\\" [[[[' * 500
        record = {"title": smileys, "string_list_data": [{"value": "bob", "href": "", "timestamp": 1_600_000_000}]}
        path = save(tmp_path / "a.zip", {FOLLOWERS: json.dumps([record] * 200)})
        followers = read_archive(path).followers
        assert followers is not None
        assert list(followers) == [("bob", 1_600_000_000)]
