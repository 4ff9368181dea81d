"""Whom an owner cares for without being followed, who fills the feed, which app could have acted, and whom they dropped."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from service.checkups.picture import Picture, picture
from service.checkups.picture_care import OFTEN
from service.checkups.picture_lists import PeopleList
from service.platforms.archives.reading import read_archive
from tests.core.archive_corpus import Form, World, instagram_files, save, x_files
from tests.core.facebook_corpus import FacebookWorld, in_json

NOON = datetime(2026, 1, 9, 12, tzinfo=UTC)
HANDLES = st.sampled_from(["ada", "bob", "cleo", "dan", "eva"])
ACTS = st.lists(st.tuples(HANDLES, st.integers(1_600_000_000, 1_700_000_000)), max_size=20)
LISTED = st.lists(st.tuples(HANDLES, st.just(1_600_000_000)), max_size=5, unique_by=lambda person: person[0])


def ago(days: float) -> int:
    return int(NOON.timestamp()) - int(days * 86_400)


def seen(world: World, folder: Path, earlier: World | None = None) -> Picture:
    exports = [
        read_archive(save(folder / f"{place}.zip", instagram_files(each, Form.NEW_JSON)))
        for place, each in enumerate((world, earlier))
        if each is not None
    ]
    return picture(exports[0], at=NOON, earlier=exports[1] if earlier else None)


def handles(people: PeopleList) -> list[str | None]:
    return [person.handle for person in people.shown]


class TestOneSidedCare:
    @given(likes=ACTS, comments=ACTS, story_likes=ACTS, followers=LISTED, following=LISTED)
    @settings(max_examples=40, deadline=None)
    def test_names_whoever_was_given_to_often_and_does_not_follow(
        self,
        likes: list[tuple[str, int]],
        comments: list[tuple[str, int]],
        story_likes: list[tuple[str, int]],
        followers: list[tuple[str, int]],
        following: list[tuple[str, int]],
    ) -> None:
        world = World(followers=followers, following=following, likes=likes, comments=comments, story_likes=story_likes)
        with TemporaryDirectory() as folder:
            shown = seen(world, Path(folder)).one_sided_care
        acts = Counter(who for who, _ in likes + comments + story_likes)
        told = Counter(who for who, _ in comments)
        expected = {who for who, times in acts.items() if times >= OFTEN} - {who for who, _ in followers}
        assert set(handles(shown)) == expected
        for person in shown.shown:
            params = person.reasons[0].params
            assert params["comments"] == told[str(person.handle)]
            assert params["likes"] == acts[str(person.handle)] - told[str(person.handle)]
            assert params["followed"] == (person.handle in {who for who, _ in following})
            assert params["latest"] == max(at for who, at in likes + comments + story_likes if who == person.handle)

    def test_speaks_of_it_plainly(self, tmp_path: Path) -> None:
        world = World(comments=[("star", ago(n)) for n in range(3)], likes=[("star", ago(9))])
        (person,) = seen(world, tmp_path).one_sided_care.shown
        assert (
            person.reasons[0].text == "3 comments and 1 like from the owner, the latest on 9 Jan 2026; does not follow."
        )

    def test_is_unknown_where_nobody_is_named(self, tmp_path: Path) -> None:
        files = {name: text for name, text in x_files([1], [2]).items() if "tweets" not in name}
        assert picture(read_archive(save(tmp_path / "x.zip", files)), at=NOON).one_sided_care.total is None

    def test_is_seen_on_facebook_too_and_no_courtesy_follow_is_left_of_it(self, tmp_path: Path) -> None:
        world = FacebookWorld(
            followers=[("Bob Smith", ago(90)), ("Eva Li", ago(90))],
            following=[("Bob Smith", ago(80)), ("Eva Li", ago(80))],
            comments=[("Bob Smith", ago(9)), *(("Star", ago(n)) for n in range(3))],
        )
        shown = picture(read_archive(save(tmp_path / "fb.zip", in_json(world))), at=NOON)
        assert handles(shown.one_sided_care) == ["Star"]
        assert handles(shown.courtesy_follows) == ["Eva Li"]


class TestTheFeed:
    def test_lists_followed_accounts_by_how_much_of_it_they_fill(self, tmp_path: Path) -> None:
        world = World(
            following=[("guru", ago(90)), ("friend", ago(90)), ("quiet", ago(90))],
            feed=[("guru", ago(1))] * 9 + [("friend", ago(1))] * 4 + [("advert", ago(1))] * 30,
            likes=[("friend", ago(2))],
        )
        shown = seen(world, tmp_path).feed_authors
        assert [(person.handle, person.reasons[0].params) for person in shown.shown] == [
            ("guru", {"posts": 9, "given": 0}),
            ("friend", {"posts": 4, "given": 1}),
        ]


class TestConnectedApps:
    def test_are_told_apart_by_whether_they_had_access_when_the_signs_were_seen(self, tmp_path: Path) -> None:
        burst = [(f"p{n}", ago(100) + 20 * n) for n in range(600)]
        world = World(following=burst, apps=[("Growbot", ago(120)), ("Later", ago(10))])
        own = seen(world, tmp_path).own_automation
        assert [(app.name, app.in_time_for_signs) for app in own.apps or ()] == [("Growbot", True), ("Later", False)]
        assert own.revoke_page == "https://www.instagram.com/accounts/manage_access/"

    def test_are_held_against_nothing_where_follows_look_like_a_hands(self, tmp_path: Path) -> None:
        own = seen(World(apps=[("Later", ago(10))]), tmp_path).own_automation
        assert [app.in_time_for_signs for app in own.apps or ()] == [None]


class TestPeopleWhoLeft:
    def test_are_told_apart_by_whether_the_owner_dropped_them(self, tmp_path: Path) -> None:
        people = [(name, ago(400)) for name in ("stayed", "dropped", "left", "unlisted")]
        earlier = World(followers=people, following=[("dropped", ago(300)), ("left", ago(300))])
        later = World(
            followers=people[:1], following=[("left", ago(300))], unfollowed=[("unlisted", ago(5)), ("other", ago(5))]
        )
        change = seen(later, tmp_path, earlier).change
        assert change is not None
        assert (change.left.total, change.dropped) == (3, 2)
        assert [(person.handle, len(person.reasons)) for person in change.left.shown] == [
            ("left", 1),
            ("dropped", 2),
            ("unlisted", 2),
        ]
