from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.platforms.archives.contents import DatedBy, Export, Part
from service.platforms.archives.dated_names import DatedNames
from service.platforms.archives.reading import read_archive
from service.platforms.contract import Platform
from tests.core.archive_corpus import Form, Talk, World, instagram_files, meta_json, save, zipped

HANDLES = st.from_regex(r"[a-z][a-z0-9._]{2,20}", fullmatch=True)
# HTML shows minutes, so a world that all forms can tell has none but whole ones.
MINUTES = st.integers(20_000_000, 29_000_000).map(lambda minute: minute * 60)
PEOPLE = st.lists(st.tuples(HANDLES, MINUTES), max_size=12, unique_by=lambda person: person[0])
GIVEN = st.lists(st.tuples(HANDLES, MINUTES), max_size=6)
NAMES = st.sampled_from(["Zoë Ångström", "李雷", "Bob Smith", "Ana ❤️", "O'Neil & Söhne"])

GIVEN_AT = 1_600_000_000


def stamp(at: int) -> dict[str, int]:
    return {"timestamp": at}


@st.composite
def worlds(draw: st.DrawFn) -> World:
    slugs = draw(st.lists(st.from_regex(r"[a-z]{4,12}", fullmatch=True), max_size=3, unique=True))
    names = draw(st.permutations(["Zoë Ångström", "李雷", "O'Neil & Söhne"]))
    moments = st.lists(st.tuples(st.booleans(), MINUTES), min_size=1, max_size=6, unique_by=lambda message: message[1])
    return World(
        followers=draw(PEOPLE),
        following=draw(PEOPLE),
        pending=draw(PEOPLE),
        requested=draw(PEOPLE),
        asked=draw(PEOPLE),
        unfollowed=draw(PEOPLE),
        close_friends=draw(PEOPLE),
        likes=draw(GIVEN),
        comments=draw(GIVEN),
        story_likes=draw(GIVEN),
        feed=draw(GIVEN),
        talks=[Talk(slug, name, draw(moments)) for slug, name in zip(slugs, names, strict=False)],
        apps=draw(st.lists(st.tuples(st.just("Followerboost"), MINUTES), max_size=1)),
        posts=draw(st.lists(st.tuples(NAMES, MINUTES), max_size=3)),
    )


def read(world: World, form: Form) -> Export:
    with TemporaryDirectory() as folder:
        return read_archive(save(Path(folder) / "export.zip", instagram_files(world, form)))


def pairs(people: DatedNames | None) -> list[tuple[str, int]]:
    assert people is not None
    return list(people)


class TestEveryFormOfTheExport:
    @given(world=worlds(), form=st.sampled_from(Form))
    @settings(max_examples=80, deadline=None)
    def test_reads_back_the_world_that_was_written(self, world: World, form: Form) -> None:
        export = read(world, form)
        assert export.platform is Platform.INSTAGRAM
        assert (export.owner.handle, export.owner.name) == (world.handle, world.name)
        for listed, known in (
            (export.followers, world.followers),
            (export.following, world.following),
            (export.pending, world.pending),
            (export.requested, world.requested),
            (export.asked, world.asked),
            (export.unfollowed, world.unfollowed),
            (export.close_friends, world.close_friends),
            (export.likes, world.likes),
            (export.comments, world.comments),
            (export.story_likes, world.story_likes),
            (export.feed, world.feed),
        ):
            assert pairs(listed) == known
        assert [(app.name, app.added_at) for app in export.apps or ()] == world.apps
        assert [(post.text, post.at) for post in export.posts or ()] == world.posts

    @given(world=worlds(), form=st.sampled_from(Form))
    @settings(max_examples=60, deadline=None)
    def test_counts_turns_and_finds_who_waits(self, world: World, form: Form) -> None:
        talks = {talk.name: talk for talk in read(world, form).conversations or ()}
        for known in world.talks:
            if form is Form.HTML and all(mine for mine, _ in known.messages):
                continue  # a page names only those who wrote
            told = [mine for mine, _ in sorted(known.messages, key=lambda message: message[1])]
            turns = [mine for place, mine in enumerate(told) if place == 0 or told[place - 1] != mine]
            assert (talks[known.name].turns_in, talks[known.name].turns_out) == (turns.count(False), turns.count(True))
            assert (talks[known.name].waiting_since > 0) == (not told[-1])


class TestPeopleLists:
    def test_takes_a_person_named_in_two_files_once_with_the_earlier_date(self, tmp_path: Path) -> None:
        person = {"string_list_data": [{"href": "", "value": "bob", "timestamp": 1_600_000_100}]}
        earlier = {"string_list_data": [{"href": "", "value": "bob", "timestamp": 1_600_000_000}]}
        folder = "connections/followers_and_following/"
        path = save(
            tmp_path / "a.zip",
            {f"{folder}followers_1.json": meta_json([person]), f"{folder}followers_10.json": meta_json([earlier])},
        )
        assert pairs(read_archive(path).followers) == [("bob", 1_600_000_000)]

    def test_says_which_records_name_nobody_and_which_have_no_believable_date(self, tmp_path: Path) -> None:
        records = [
            {"string_list_data": [{"href": "", "value": "bob", "timestamp": 10**17}]},
            {"string_list_data": []},
        ]
        path = save(tmp_path / "a.zip", {"followers_and_following/followers_1.json": meta_json(records)})
        part = read_archive(path).part(Part.FOLLOWERS)
        assert part is not None
        assert (part.records, part.undated, part.unreadable) == (1, 1, 1)

    def test_knows_an_absent_list_from_an_empty_one(self, tmp_path: Path) -> None:
        path = save(tmp_path / "a.zip", {"followers_and_following/followers_1.json": "[]"})
        export = read_archive(path)
        assert export.followers is not None
        assert len(export.followers) == 0
        assert export.following is None
        assert export.conversations is None


class TestWhoAndWhen:
    def test_takes_owner_and_day_from_the_name_of_the_file(self, tmp_path: Path) -> None:
        files: dict[str, bytes | str] = {"followers_and_following/followers_1.json": "[]"}
        export = read_archive(save(tmp_path / "instagram-eva.lee-2026-01-09-x7Yz.zip", files))
        assert export.owner.handle == "eva.lee"
        assert (f"{export.taken_at:%Y-%m-%d}", export.dated_by) == ("2026-01-09", DatedBy.FILE_NAME)

    def test_says_when_only_the_newest_record_dates_it(self, tmp_path: Path) -> None:
        world = World(followers=[("bob", 1_700_000_040)])
        export = read_archive(save(tmp_path / "a.zip", instagram_files(world, Form.OLD_JSON)))
        assert export.taken_at is not None
        assert (export.taken_at.timestamp(), export.dated_by) == (1_700_000_040, DatedBy.NEWEST_RECORD)


class TestConversations:
    def test_ties_a_conversation_to_a_follower_by_its_folder(self, tmp_path: Path) -> None:
        world = World(
            followers=[("bob.smith", 1_600_000_000)],
            talks=[
                Talk("bobsmith", "Bob Smith", [(False, 1_600_000_060)]),
                Talk("eva", "Eva", [(True, 1_600_000_060)]),
            ],
        )
        export = read_archive(save(tmp_path / "a.zip", instagram_files(world, Form.NEW_JSON)))
        assert {talk.name: talk.handle for talk in export.conversations or ()} == {
            "Bob Smith": "bob.smith",
            "Eva": None,
        }

    @pytest.mark.parametrize(
        "notice",
        [
            "Liked a message",
            "Reacted ❤️ to your message ",
            "A aimé un message",
            "A réagi 😠 à votre message",
            'Ha messo "Mi piace" a un messaggio',
            "Ha aggiunto la reazione ❤️ al tuo messaggio",
            "Le gustó un mensaje",
            "Reaccionó ❤️ a tu mensaje",
            "Curtiu uma mensagem",
            "Reagiu com 👍 à sua mensagem",
            "Bir mesajı beğendi",  # noqa: RUF001 (Turkish has a dotless i)
            "li.runs gefällt eine Nachricht",
            "Đã thích một tin nhắn",
        ],
    )
    def test_keeps_nobody_waiting_who_tapped_a_heart_in_their_language(self, tmp_path: Path, notice: str) -> None:
        world = World(name="Anna", talks=[Talk("li", "Li", [(True, 1_600_000_000), (False, 1_600_000_060)])])
        for form, heart in ((Form.NEW_JSON, meta_json([notice])[1:-1].strip()), (Form.HTML, escape(notice))):
            files = instagram_files(world, form)
            (thread,) = [name for name in files if "/inbox/" in name]
            # The newest comes first.
            written = str(files[thread]).replace('"hallo"' if form is Form.NEW_JSON else "hallo", heart, 1)
            for words, waits in ((str(files[thread]), True), (written, False)):
                export = read_archive(save(tmp_path / "a.zip", {**files, thread: words}))
                (talk,) = export.conversations or ()
                assert (talk.waiting_since != -1) == waits, form
                assert notice not in repr(export)

    def test_leaves_groups_and_mere_hearts_out(self, tmp_path: Path) -> None:
        files = instagram_files(World(name="Anna", talks=[Talk("eva", "Eva", [(False, 1_600_000_060)])]), Form.NEW_JSON)
        group = {
            "participants": [{"name": "Anna"}, {"name": "Bob"}, {"name": "Eva"}],
            "messages": [{"sender_name": "Bob", "timestamp_ms": 1_600_000_000_000}],
        }
        heart = {
            "participants": [{"name": "Li"}, {"name": "Anna"}],
            "messages": [
                {"sender_name": "Li", "timestamp_ms": 1_600_000_500_000, "content": "Liked a message"},
                {"sender_name": "Anna", "timestamp_ms": 1_600_000_000_000, "content": "hi"},
            ],
        }
        inbox = "your_instagram_activity/messages/inbox/"
        files |= {f"{inbox}all_1/message_1.json": meta_json(group), f"{inbox}li_2/message_1.json": meta_json(heart)}
        talks = {talk.name: talk for talk in read_archive(save(tmp_path / "a.zip", files)).conversations or ()}
        assert talks.keys() == {"Eva", "Li"}
        assert talks["Li"].turns_in == 0


class TestConnectedApps:
    def test_tell_when_access_was_given_used_and_ended_in_any_language(self, tmp_path: Path) -> None:
        folder = "apps_and_websites_off_of_instagram/apps_and_websites/"
        used = {"title": "Later", "string_map_data": {"Letzte": {"timestamp": GIVEN_AT + 9}, "Seit": stamp(GIVEN_AT)}}
        over = {"title": "Growbot", "string_map_data": {"Seit": stamp(GIVEN_AT), "Abgelaufen": stamp(GIVEN_AT + 99)}}
        files: dict[str, bytes | str] = {
            "connections/followers_and_following/followers_1.json": "[]",
            f"{folder}active_apps.json": meta_json({"apps_and_websites_active_apps": [used]}),
            f"{folder}expired_apps.json": meta_json({"apps_and_websites_expired_apps": [over]}),
        }
        later, growbot = read_archive(save(tmp_path / "a.zip", files)).apps or ()
        assert (later.name, later.added_at, later.last_used_at, later.ended_at) == ("Later", GIVEN_AT, GIVEN_AT + 9, -1)
        assert (growbot.active, growbot.added_at, growbot.ended_at) == (False, GIVEN_AT, GIVEN_AT + 99)
        assert later.revoke_page == "https://www.instagram.com/accounts/manage_access/"


class TestHtmlPages:
    @pytest.mark.parametrize("when", ["23 dic 2025 12:16", "23. Dez. 2025, 12:16", "Dec 23, 2025, 12:16 PM"])
    def test_reads_dates_in_the_language_of_the_account(self, tmp_path: Path, when: str) -> None:
        box = f'<div class="uiBoxWhite"><a href="https://www.instagram.com/bob">bob</a><div>{when}</div></div>'
        page = f"<html><body><main>{box * 3}</main></body></html>".encode()
        path = tmp_path / "a.zip"
        path.write_bytes(zipped({"connections/followers_and_following/followers_1.html": page}))
        assert pairs(read_archive(path).followers) == [("bob", 1_766_492_160)]

    def test_reads_a_page_without_the_known_class_names(self, tmp_path: Path) -> None:
        rows = "".join(f'<p><a href="https://www.instagram.com/p{n}">p{n}</a><i>Dec 23, 2025</i></p>' for n in range(9))
        path = tmp_path / "a.zip"
        path.write_bytes(zipped({"followers_and_following/followers_1.html": f'<div role="main">{rows}</div>'}))
        export = read_archive(path)
        assert export.followers is not None
        assert [name for name, _ in export.followers] == [f"p{n}" for n in range(9)]
