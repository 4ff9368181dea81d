from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.platforms.archives.contents import DatedBy, Export, Part
from service.platforms.archives.export_records import storable
from service.platforms.archives.reading import read_archive
from service.platforms.archives.refusals import RecordsMalformed
from service.platforms.contract import Platform
from tests.core.archive_corpus import save, x_files, x_script

MOMENTS = st.datetimes(datetime(2010, 1, 1), datetime(2026, 1, 1)).map(lambda at: at.replace(microsecond=0, tzinfo=UTC))  # noqa: DTZ001 # made aware at once
IDS = st.lists(st.integers(1, 2**63 - 1), max_size=20, unique=True)


@pytest.fixture
def export(tmp_path: Path) -> Export:
    return read_archive(save(tmp_path / "x.zip", x_files([1, 2, 100], [2, 3])))


def a_post(text: str, to: int | None, at: datetime) -> dict[str, object]:
    return {
        "created_at": f"{at:%a %b %d %H:%M:%S} +0000 {at:%Y}",
        "full_text": text,
        "source": "<a>X</a>",
        "in_reply_to_user_id_str": str(to) if to else None,
        "favorite_count": "3",
        "entities": {"user_mentions": []},
    }


def a_talk(writers: list[tuple[bool, datetime]]) -> dict[str, object]:
    messages = [
        {
            "messageCreate": {
                "senderId": "42" if mine else "7",
                "recipientId": "7" if mine else "42",
                "createdAt": iso(at),
            }
        }
        for mine, at in writers
    ]
    return {"dmConversation": {"conversationId": "7-42", "messages": messages}}


def an_app(name: str, at: datetime) -> dict[str, object]:
    return {"connectedApplication": {"name": name, "permissions": ["read"], "approvedAt": iso(at), "id": "7"}}


def iso(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%S}.000Z"


class TestXArchives:
    @given(followers=IDS, following=IDS, folder=st.sampled_from(["", "twitter-2026-01-09-abc/"]))
    @settings(max_examples=40, deadline=None)
    def test_give_back_the_ids_that_were_written(self, followers: list[int], following: list[int], folder: str) -> None:
        files = {folder + name: text for name, text in x_files(followers, following).items()}
        with TemporaryDirectory() as place:
            export = read_archive(save(Path(place) / "x.zip", files))
        assert export.followers is not None
        assert export.following is not None
        assert export.followers.keys.tolist() == followers
        assert export.following.keys.tolist() == following
        assert not export.followers.dated

    @given(
        posts=st.lists(st.tuples(st.text(max_size=60), st.none() | st.integers(1, 2**63 - 1), MOMENTS), max_size=6),
        writers=st.lists(st.tuples(st.booleans(), MOMENTS), min_size=1, max_size=8, unique_by=lambda each: each[1]),
        apps=st.lists(st.tuples(st.text(max_size=20), MOMENTS), max_size=3),
    )
    @settings(max_examples=40, deadline=None)
    def test_give_back_posts_turns_and_apps_that_were_written(
        self,
        posts: list[tuple[str, int | None, datetime]],
        writers: list[tuple[bool, datetime]],
        apps: list[tuple[str, datetime]],
    ) -> None:
        files = x_files([1], [2]) | {
            "data/tweets.js": x_script("tweets", [{"tweet": a_post(*each)} for each in posts]),
            "data/tweets-part1.js": x_script("tweets", [], 1),
            "data/direct-message-headers.js": x_script("direct_message_headers", [a_talk(writers)]),
            "data/connected-application.js": x_script("connected_application", [an_app(*each) for each in apps]),
        }
        with TemporaryDirectory() as place:
            export = read_archive(save(Path(place) / "x.zip", files))
        assert [(each.text, each.at, each.is_reply) for each in export.posts or ()] == [
            (storable(text), at.timestamp(), to is not None) for text, to, at in posts
        ]
        assert [who for who, _ in export.comments or ()] == [str(to) for _, to, _ in posts if to not in {None, 42}]
        (talk,) = export.conversations or ()
        sides = [mine for mine, _ in sorted(writers, key=lambda each: each[1])]
        assert (talk.turns_in, talk.turns_out) == tuple(
            sum(side is mine for side, _ in groupby(sides)) for mine in (False, True)
        )
        assert [(each.name, each.added_at) for each in export.apps or ()] == [
            (storable(n), at.timestamp()) for n, at in apps
        ]

    def test_know_the_owner_and_the_moment_from_account_and_manifest(self, export: Export) -> None:
        assert export.platform is Platform.X
        assert (export.owner.handle, export.owner.id, export.owner.name) == ("annax", 42, "Anna")
        assert (f"{export.taken_at:%Y-%m-%d}", export.dated_by) == ("2026-01-09", DatedBy.MANIFEST)

    def test_give_posts_of_every_part_with_their_program_and_whom_they_answer(self, export: Export) -> None:
        assert [(post.text, post.source, post.is_reply) for post in export.posts or ()] == [
            ("hello", "X Web App", False),
            ("@a thanks", "Auto Poster", True),
        ]
        assert export.comments is not None
        assert list(export.comments) == [("100", 1_676_749_515)]

    def test_give_who_wrote_and_waits_from_headers_alone(self, export: Export) -> None:
        (talk,) = export.conversations or ()
        assert (talk.handle, talk.turns_in, talk.turns_out, talk.waiting_since) == ("100", 1, 0, 1_764_583_200)

    def test_give_connected_apps_with_the_page_that_ends_them(self, export: Export) -> None:
        (app,) = export.apps or ()
        assert (app.name, app.can_write, app.revoke_page) == (
            "Auto Poster",
            True,
            "https://x.com/settings/connected_apps/7",
        )

    def test_keep_texts_of_likes_but_know_nobody_behind_them(self, export: Export) -> None:
        assert export.likes is None
        assert export.liked_texts == ("I love yoga and spain",)

    def test_count_likes_blocks_and_mutes_without_naming_anybody(self, export: Export) -> None:
        counted = {part: export.part(part) for part in (Part.LIKES, Part.BLOCKED, Part.MUTED)}
        assert {part: read and read.records for part, read in counted.items()} == {
            Part.LIKES: 1,
            Part.BLOCKED: 1,
            Part.MUTED: 2,
        }

    def test_leave_out_ids_that_are_none(self, tmp_path: Path) -> None:
        records: list[object] = [{"follower": {"accountId": bad}} for bad in ("", "x", "-1", "9" * 30, 7, None)]
        files: dict[str, bytes | str] = {"data/follower.js": x_script("follower", records)}
        export = read_archive(save(tmp_path / "x.zip", files))
        part = export.part(Part.FOLLOWERS)
        assert part is not None
        assert (part.records, part.unreadable) == (0, 6)

    def test_refuse_a_script_that_assigns_no_list(self, tmp_path: Path) -> None:
        files: dict[str, bytes | str] = {"data/follower.js": "window.YTD.follower.part0 = alert('hi')"}
        with pytest.raises(RecordsMalformed, match=r"follower\.js"):
            read_archive(save(tmp_path / "x.zip", files))
