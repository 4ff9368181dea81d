import json
import re
from contextlib import AbstractContextManager, nullcontext, suppress
from copy import copy
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.checkups.picture import picture
from service.platforms.archives.export_age import require_made
from service.platforms.archives.reading import read_archive
from service.platforms.archives.refusals import ArchiveRefused, NotAnExport, NotAZip, NotMadeYet
from service.platforms.contract import Platform
from tests.core.archive_corpus import Form, Talk, World, instagram_files, save, x_files, zipped
from tests.core.broken_archives import FOLLOWERS, FOLLOWING, broken_archives, sound
from tests.core.facebook_corpus import FORMS as FACEBOOK
from tests.core.facebook_corpus import FacebookWorld

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

    @pytest.mark.parametrize(("data", "word"), [pytest.param(data, word, id=name) for name, data, word in CORPUS])
    def test_are_refused_in_the_same_words_by_a_process_that_reads_for_another(
        self, tmp_path: Path, data: bytes, word: str
    ) -> None:
        path = tmp_path / "export.zip"
        path.write_bytes(data)
        with pytest.raises(ArchiveRefused, match=re.escape(word)) as refusal:
            read_archive(path)
        rebuilt = copy(refusal.value)  # by the same means with which a process hands an error back
        assert (type(rebuilt), str(rebuilt)) == (type(refusal.value), str(refusal.value))

    def test_would_be_read_if_they_were_sound(self, tmp_path: Path) -> None:
        path = tmp_path / "export.zip"
        path.write_bytes(sound())
        followers = read_archive(path).followers
        assert followers is not None
        assert len(followers) == 1


WORLD = World(
    followers=[("bob", 1_600_000_000)],
    following=[("bob", 1_600_000_060)],
    talks=[Talk("bob", "Bob", [(False, 1_600_000_000)])],
    comments=[("eva", 1_600_000_000)],
    likes=[("eva", 1_600_000_000)],
    apps=[("App", 1_600_000_000)],
    posts=[("hi", 1_600_000_000)],
)
FRIENDS = FacebookWorld(**{each.name: [("Bob Smith", 1_600_000_000)] for each in fields(FacebookWorld)})
ALL = [
    *(instagram_files(WORLD, form) for form in Form),
    x_files([1, 2], [2]),
    *(write(FRIENDS) for write in FACEBOOK.values()),
]
WHOLE = [zipped(files) for files in ALL]
WORDS = st.sampled_from(
    [
        "string_list_data",
        "string_map_data",
        "label_values",
        "value",
        "href",
        "timestamp",
        "title",
        "dict",
        "tweet",
        "account",
        "follower",
        "accountId",
        "created_at",
        "entities",
        "user_mentions",
        "media",
        "messages",
        "archiveInfo",
        "participants",
        "sender_name",
        "timestamp_ms",
        "https://www.instagram.com/bob",
        "bob",
        "dmConversation",
        "Bob",
        "friends_v2",
        "name",
        "data",
        "reaction",
        "actor",
        "profile_v2",
        "full_name",
        "username",
        "profile_uri",
        "https://www.facebook.com/bob",
        "Bob liked Eva's post.",
    ]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False) | WORDS | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


class TestDamageOfAnyKind:
    @given(
        data=st.sampled_from(WHOLE),
        damage=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8),
    )
    @settings(max_examples=300, deadline=None)
    def test_is_refused_or_does_no_harm(self, data: bytes, damage: list[tuple[float, int]]) -> None:
        broken = bytearray(data)
        for place, value in damage:
            broken[int(place * len(broken))] = value
        self.read_or_refuse(bytes(broken))

    @given(
        files=st.sampled_from(ALL).map(lambda whole: {**whole}),
        texts=st.lists(st.binary(max_size=60), min_size=4, max_size=4),
        pick=st.integers(0, 10**6),
    )
    @settings(max_examples=300, deadline=None)
    def test_inside_the_files_is_refused_or_does_no_harm(
        self, files: dict[str, bytes | str], texts: list[bytes], pick: int
    ) -> None:
        for name, content in files.items():
            raw = content.encode() if isinstance(content, str) else content
            place = pick % max(1, len(raw))
            files[name] = raw[:place] + texts[pick % 4] + raw[place + pick % 7 :]
        self.read_or_refuse(zipped(files))

    @given(value=JSON)
    @settings(max_examples=150, deadline=None)
    def test_of_meaning_is_refused_or_does_no_harm(self, value: object) -> None:
        text = json.dumps(value)
        self.read_or_refuse(zipped(dict.fromkeys(instagram_files(WORLD, Form.NEW_JSON), text)))
        self.read_or_refuse(zipped(dict.fromkeys(x_files([1], [2]), f"window.YTD.x.part0 = {text}")))
        self.read_or_refuse(zipped(dict.fromkeys(FACEBOOK["json"](FRIENDS), text)))

    def read_or_refuse(self, data: bytes) -> None:
        with TemporaryDirectory() as folder, suppress(ArchiveRefused):
            path = Path(folder) / "export.zip"
            path.write_bytes(data)
            export = read_archive(path)
            picture(export, at=datetime(2026, 1, 9, tzinfo=UTC))


class TestWhatIsNoArchive:
    def test_a_folder_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(NotAZip, match="no file"):
            read_archive(tmp_path)

    def test_a_missing_file_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(NotAZip, match="there is no file"):
            read_archive(tmp_path / "missing.zip")

    def test_a_file_that_opens_and_cannot_be_read_is_refused(self) -> None:
        with pytest.raises(NotAZip, match="cannot be read: Input/output error"):
            read_archive(Path("/proc/self/mem"))  # whose first page nobody may read, not even root


class TestAnExportFromTheFuture:
    MADE = World(followers=[("bob", 1_767_900_000)])  # 8 January 2026; its file says the 9th
    REFUSED = pytest.raises(NotMadeYet, match="dated 2026-01-09")

    @pytest.mark.parametrize(("hours", "way"), [(0, nullcontext()), (-23, nullcontext()), (-25, REFUSED)])
    def test_is_refused_once_no_time_zone_explains_it(
        self, tmp_path: Path, hours: int, way: AbstractContextManager[object]
    ) -> None:
        path = save(tmp_path / "instagram-anna.coach-2026-01-09-f6TM.zip", instagram_files(self.MADE, Form.NEW_JSON))
        export = read_archive(path)
        with way:
            require_made(export, at=datetime(2026, 1, 9, tzinfo=UTC) + timedelta(hours=hours))

    def test_is_known_by_its_newest_record_too(self, tmp_path: Path) -> None:
        export = read_archive(save(tmp_path / "export.zip", instagram_files(self.MADE, Form.OLD_JSON)))
        with pytest.raises(NotMadeYet, match="dated 2026-01-08"):
            require_made(export, at=datetime(2026, 1, 1, tzinfo=UTC))


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
