from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.checkups.picture import Picture, picture
from service.checkups.picture_leavers import require_same_account
from service.checkups.picture_lists import SHOWN, PeopleList
from service.platforms.archives.contents import Export
from service.platforms.archives.reading import read_archive
from service.platforms.archives.refusals import WrongAccount
from service.roster.market import TargetMarket
from tests.core.archive_corpus import Form, Talk, World, instagram_files, save, x_files, zipped

NOON = datetime(2026, 1, 9, 12, tzinfo=UTC)
NOW = int(NOON.timestamp())
DAY = 86_400


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def export_of(world: World, folder: Path, form: Form = Form.NEW_JSON, name: str = "a.zip") -> Export:
    return read_archive(save(folder / name, instagram_files(world, form)))


def seen(world: World, folder: Path, form: Form = Form.NEW_JSON, market: TargetMarket | None = None) -> Picture:
    return picture(export_of(world, folder, form), at=NOON, market=market)


def handles(people: PeopleList) -> list[str | None]:
    return [person.handle for person in people.shown]


def ago(days: float) -> int:
    return NOW - int(days * DAY)


class TestCounts:
    @given(
        followers=st.sets(st.integers(1, 60), max_size=40),
        following=st.sets(st.integers(1, 60), max_size=40),
    )
    @settings(max_examples=40, deadline=None)
    def test_agree_with_sets_of_the_same_people(
        self, tmp_path_factory: pytest.TempPathFactory, followers: set[int], following: set[int]
    ) -> None:
        path = tmp_path_factory.mktemp("x") / "x.zip"
        path.write_bytes(zipped(x_files(sorted(followers), sorted(following))))
        shown = picture(read_archive(path), at=NOON)
        assert (shown.followers, shown.following) == (len(followers), len(following))
        assert shown.mutuals == len(followers & following)
        assert shown.followers_not_followed == len(followers - following)
        assert shown.follows_not_returned.total == len(following - followers)

    def test_of_a_list_that_is_not_there_are_unknown_never_zero(self, folder: Path) -> None:
        path = save(folder / "a.zip", {"followers_and_following/followers_1.json": "[]"})
        shown = picture(read_archive(path), at=NOON)
        assert (shown.followers, shown.following, shown.mutuals) == (0, None, None)
        assert shown.follows_not_returned.total is None
        assert shown.follows_not_returned.not_observable is not None

    def test_of_quality_and_fakes_are_unknown_until_somebody_sorts(self, folder: Path) -> None:
        shown = seen(World(followers=[("bob", ago(5))]), folder)
        assert (shown.quality_followers.count, shown.fake_share.estimate) == (None, None)


class TestCourtesyFollows:
    def test_are_those_who_came_first_and_left_no_trace(self, folder: Path) -> None:
        people = ["silent", "wrote", "liked", "commented", "close", "story", "second"]
        world = World(
            followers=[(name, ago(100)) for name in people[:-1]] + [("second", ago(80))],
            following=[(name, ago(99)) for name in people],
            talks=[Talk("wrote", "Wrote", [(False, ago(90))]), Talk("other", "Other", [(True, ago(9))])],
            likes=[("liked", ago(50))],
            comments=[("commented", ago(50))],
            story_likes=[("story", ago(50))],
            close_friends=[("close", ago(50))],
        )
        shown = seen(world, folder).courtesy_follows
        assert (shown.total, handles(shown)) == (1, ["silent"])
        assert shown.shown[0].reasons[0].text.startswith("Followed on 1 Oct 2025, followed back 1 day later")
        assert not shown.at_most

    def test_are_only_a_bound_when_the_export_holds_no_messages(self, folder: Path) -> None:
        world = World(followers=[("bob", ago(9))], following=[("bob", ago(8))])
        files = {name: text for name, text in instagram_files(world, Form.NEW_JSON).items() if "likes" not in name}
        shown = picture(read_archive(save(folder / "a.zip", files)), at=NOON)
        assert (shown.courtesy_follows.total, shown.courtesy_follows.at_most) == (1, True)
        assert "traces_missing" in {reason.code for reason in shown.not_observable}

    def test_cannot_be_seen_where_nobody_knows_who_came_first(self, folder: Path) -> None:
        path = save(folder / "x.zip", x_files([1, 2], [2]))
        shown = picture(read_archive(path), at=NOON)
        assert shown.courtesy_follows.total is None
        assert shown.growth.bursts is None


class TestPeopleWhoWait:
    def test_are_listed_longest_waiting_first_since_their_last_turn_began(self, folder: Path) -> None:
        world = World(
            followers=[("eva", ago(400))],
            talks=[
                Talk("bob", "Bob Smith", [(False, ago(3)), (True, ago(4))]),
                Talk("eva", "Eva Li", [(False, ago(20)), (False, ago(30)), (True, ago(40)), (False, ago(50))]),
                Talk("ann", "Ann", [(False, ago(9)), (True, ago(8))]),
            ],
        )
        waiting = seen(world, folder).waiting_for_answer
        assert [(person.who, person.at) for person in waiting.shown] == [
            ("@eva", datetime.fromtimestamp(ago(30), UTC)),
            ("Bob Smith", datetime.fromtimestamp(ago(3), UTC)),
        ]
        assert waiting.shown[0].reasons[0].params == {"days": 27, "turns_in": 2, "turns_out": 1}

    def test_are_unknown_without_messages(self, folder: Path) -> None:
        assert seen(World(), folder, Form.OLD_JSON).waiting_for_answer.total is None


class TestLists:
    def test_count_everybody_and_show_a_bounded_number(self, folder: Path) -> None:
        world = World(following=[(f"person{n}", ago(200 + n)) for n in range(SHOWN + 30)])
        shown = seen(world, folder).follows_not_returned
        assert (shown.total, len(shown.shown)) == (SHOWN + 30, SHOWN)
        assert shown.shown[0].handle == f"person{SHOWN + 29}"

    def test_give_newcomers_of_the_last_month_newest_first(self, folder: Path) -> None:
        world = World(followers=[("old", ago(31)), ("new", ago(2)), ("newer", ago(1))], following=[("new", ago(0))])
        shown = seen(world, folder).newcomers
        assert handles(shown) == ["newer", "new"]
        assert [person.reasons[0].params["followed_back"] for person in shown.shown] == [0, 1]


class TestTryOuts:
    def test_put_what_people_did_before_what_they_are_called(self, folder: Path) -> None:
        world = World(
            followers=[(name, ago(100)) for name in ("stranger", "yoga.anna", "liked", "wrote", "vegan.yoga")]
            + [("fresh", ago(3)), ("friend", ago(100))],
            following=[("friend", ago(90))],
            likes=[("liked", ago(5))],
            talks=[Talk("wrote", "Wrote", [(False, ago(9))]), Talk("friend", "Friend", [(False, ago(9))])],
        )
        market = TargetMarket(interests=("Yoga",), exclusions=("vegan",))
        shown = seen(world, folder, market=market).try_outs
        assert handles(shown) == ["wrote", "liked", "yoga.anna", "fresh"]
        assert [person.reasons[0].code for person in shown.shown] == [
            "wrote",
            "liked_by_owner",
            "market_word",
            "new_this_month",
        ]


class TestWeedOuts:
    def test_name_old_silent_unreturned_follows_and_excluded_words_only(self, folder: Path) -> None:
        world = World(
            followers=[("crypto.king", ago(300)), ("fan", ago(300))],
            following=[
                ("silent", ago(200)),
                ("older", ago(300)),
                ("recent", ago(20)),
                ("talked", ago(300)),
                ("crypto.king", ago(290)),
                ("fan", ago(200)),
                ("liked", ago(300)),
            ],
            talks=[Talk("talked", "Talked", [(True, ago(100))]), Talk("fan", "Fan", [(True, ago(100))])],
            likes=[("liked", ago(4))],
        )
        shown = seen(world, folder, market=TargetMarket(exclusions=("crypto",))).weed_outs
        assert handles(shown) == ["crypto.king", "older", "silent"]
        assert [person.reasons[0].code for person in shown.shown] == [
            "excluded_word",
            "unreturned_and_silent",
            "unreturned_and_silent",
        ]


class TestGrowth:
    def test_shows_the_day_that_stands_out_and_no_other(self, folder: Path) -> None:
        usual = [(f"usual{n}", ago(200 - n)) for n in range(200)]
        crowd = [(f"crowd{n}", ago(60) - 60 * n) for n in range(90)]
        shown = seen(World(followers=usual + crowd), folder).growth
        (burst,) = shown.shown
        assert shown.bursts == 1
        assert (burst.arrived, burst.busiest_hour, burst.days) == (91, 61, 1)

    def test_sees_no_burst_in_steady_arrivals(self, folder: Path) -> None:
        steady = [(f"p{n}", ago(100) + n * 2_000) for n in range(4_000)]
        assert seen(World(followers=steady), folder).growth.bursts == 0


class TestMarket:
    def test_hints_come_from_handles_and_liked_posts_while_fit_stays_unknown(self, folder: Path) -> None:
        market = TargetMarket(interests=("yoga", "life coach"), places=("spain",))
        world = World(followers=[("yogayogi", ago(9)), ("the.life_coach", ago(9)), ("bob", ago(9))])
        hints = seen(world, folder, market=market).market
        assert hints is not None
        assert hints.fit is None
        assert hints.in_handles is not None
        assert handles(hints.in_handles) == ["yogayogi", "the.life_coach"]
        archive = picture(read_archive(save(folder / "x.zip", x_files([1], [2]))), at=NOON, market=market).market
        assert archive is not None
        assert archive.in_handles is None
        assert (archive.liked_posts_read, archive.liked_posts_matching) == (1, 1)


class TestTwoExports:
    def compare(self, earlier: World, later: World, folder: Path) -> Picture:
        before = export_of(earlier, folder, name="before.zip")
        return picture(export_of(later, folder, name="after.zip"), at=NOON, earlier=before)

    def test_show_who_left_and_how_many_came(self, folder: Path) -> None:
        stayed = ("stayed", ago(500))
        change = self.compare(
            World(followers=[stayed, ("gone", ago(400))]), World(followers=[stayed, ("new", ago(3))]), folder
        ).change
        assert change is not None
        assert (handles(change.left), change.came, change.renamed) == (["gone"], 1, 0)

    def test_know_a_new_handle_by_the_second_of_the_follow(self, folder: Path) -> None:
        change = self.compare(
            World(followers=[("anna", ago(500))]), World(followers=[("anna.new", ago(500))]), folder
        ).change
        assert change is not None
        assert (change.left.total, change.came, change.renamed) == (0, 0, 1)

    def test_say_nothing_of_leavers_when_the_later_one_was_cut(self, folder: Path) -> None:
        before = [(f"p{n}", ago(900 - n)) for n in range(60)]
        change = self.compare(World(followers=before), World(followers=before[40:]), folder).change
        assert change is not None
        assert change.left.total is None

    def test_of_different_accounts_are_not_compared(self, folder: Path) -> None:
        anna = export_of(World(handle="anna"), folder, name="a.zip")
        bob = export_of(World(handle="bob"), folder, name="b.zip")
        with pytest.raises(WrongAccount, match=r"another account \(bob, not anna\)"):
            require_same_account(anna, bob)
        require_same_account(anna, anna)


class TestLimits:
    def codes(self, shown: Picture) -> set[str]:
        return {reason.code for reason in shown.not_observable}

    def test_always_say_that_only_survivors_are_seen(self, folder: Path) -> None:
        assert {"boomerangs_not_observable", "fake_share_not_observable"} <= self.codes(seen(World(), folder))

    def test_suspect_a_date_range_where_both_lists_begin_with_one(self, folder: Path) -> None:
        people = [(f"p{n}", ago(364 - n)) for n in range(9)]
        files = instagram_files(World(followers=people, following=people), Form.NEW_JSON)
        dated = picture(read_archive(save(folder / "instagram-anna.coach-2026-01-09-abc.zip", files)), at=NOON)
        assert "date_range_suspected" in self.codes(dated)
        assert not dated.coverage.represents_all
        assert not dated.coverage.complete

    def test_tell_html_from_json_by_its_minutes(self, folder: Path) -> None:
        world = World(followers=[("bob", ago(5))])
        assert "minutes_only" in self.codes(seen(world, folder, Form.HTML))
        assert "minutes_only" not in self.codes(seen(world, folder))
