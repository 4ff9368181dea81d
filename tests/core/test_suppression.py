"""Whom a list of marks leaves out of what a network answers, and what is cut out of texts about somebody."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.audience.suppression import Suppression
from service.platforms.contract import Post, PostPage, Profile, ProfilePage, Profiles, Reaction, ReactionPage
from service.privacy.mentions import Json, Mentions

KEY = b"k" * 32
ANN = Profile(id=7, handle="Ann_Bakes", name="Ann")
BEN = Profile(id=8, handle="ben", name="Ben")
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def leaving_out(*, number: int | None = None, handle: str | None = None, platform: str = "x") -> Suppression:
    """A list with one person on it."""
    empty = Suppression(platform, KEY)
    marks = [empty.mark_of_number(number)] if number is not None else []
    marks += [empty.mark_of_handle(handle)] if handle is not None else []
    return Suppression(platform, KEY, frozenset(marks))


def post(author: int, handle: str | None = None, *, to: int | None = None) -> Post:
    return Post(id=author, author_id=author, author_handle=handle, text="Hello", posted_at=NOON, reply_to_profile_id=to)


class TestAMark:
    def test_knows_a_handle_however_it_is_written(self) -> None:
        listed = leaving_out(handle=" @Ann_Bakes")
        assert listed.hides(None, "ann_bakes")
        assert not listed.hides(None, "ann_bakes_")
        assert not listed.hides(7, None)

    def test_means_nothing_on_another_network_or_in_another_practice(self) -> None:
        assert leaving_out(number=7).mark_of_number(7) != leaving_out(platform="facebook").mark_of_number(7)
        assert leaving_out().mark_of_number(7) != Suppression("x", b"l" * 32).mark_of_number(7)

    @given(st.integers(0, 2**63), st.integers(0, 2**63), st.text())
    @settings(max_examples=60)
    def test_hides_nobody_else(self, listed: int, other: int, handle: str) -> None:
        assert leaving_out(number=listed).hides(other, handle) == (listed == other)


class TestAPage:
    @pytest.mark.parametrize("listed", [leaving_out(number=7), leaving_out(handle="ann_bakes")])
    def test_of_people_comes_without_them(self, listed: Suppression) -> None:
        page = listed.out_of(ProfilePage(Profiles.of([ANN, BEN]), "next"))
        assert page == ProfilePage(Profiles.of([BEN]), "next")

    def test_is_the_very_same_when_nobody_is_listed(self) -> None:
        page = ProfilePage(Profiles.of([ANN]), None)
        assert leaving_out().out_of(page) is page

    def test_of_posts_comes_without_what_they_wrote_and_says_of_no_answer_that_it_was_for_them(self) -> None:
        said = PostPage((post(7), post(8, to=7), post(0, "ann_bakes"), post(8, to=9)), None, authors=(ANN, BEN))
        page = leaving_out(handle="ann_bakes").out_of(said)
        assert isinstance(page, PostPage)
        assert [(each.author_id, each.reply_to_profile_id) for each in page.posts] == [(8, None), (8, 9)]
        assert page.authors == (BEN,)

    def test_of_reactions_comes_without_theirs(self) -> None:
        liked = tuple(Reaction(1, each, "like") for each in (7, 8))
        page = leaving_out(handle="ann_bakes").out_of(ReactionPage(liked, "next", (ANN, BEN)))
        assert page == ReactionPage((Reaction(1, 8, "like"),), "next", (BEN,))


class TestMentions:
    ANN = Mentions.of({1_460_323_737}, {"@Ann_Bakes", "Ann Baker", "al"})

    @pytest.mark.parametrize(
        "value",
        [
            "ann_bakes",
            "Answer ann_bakes, who waits.",
            "https://x.com/ANN_BAKES",
            "by @Ann_Bakes.",
            "Ann Baker wrote",
            "AL",
            1_460_323_737,
            "profile 1460323737 left",
            {"1460323737": 1},
            [{"deep": ["ann_bakes"]}],
        ],
    )
    def test_are_found(self, value: Json) -> None:
        assert self.ANN.are_in(value)

    @pytest.mark.parametrize(
        "value",
        ["ann_bakes_2", "Joann_bakes", "also", "al gusto", 1_460_323_738, "11460323737", True, 1.5, None, {}, []],
    )
    def test_are_not_found_where_others_are_meant(self, value: Json) -> None:
        assert not self.ANN.are_in(value)

    def test_of_nobody_are_nowhere(self) -> None:
        assert not Mentions.of((), {"", "@"}).are_in(["", "@", "anybody"])

    def test_are_cut_with_the_entries_that_are_about_them(self) -> None:
        picture: Json = {
            "waiting": {"people": [{"handle": "ann_bakes", "since": 1}, {"handle": "ben", "met": ["x", "ann_bakes"]}]},
            "text": "ann_bakes waits",
            "total": 2,
        }
        assert self.ANN.cut_from(picture) == {
            "waiting": {"people": [{"handle": "ben", "met": ["x"]}]},
            "text": "",
            "total": 2,
        }

    @given(
        st.recursive(
            st.none()
            | st.booleans()
            | st.integers()
            | st.floats(allow_nan=False)
            | st.text()
            | st.just("by ann_bakes"),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
            max_leaves=12,
        )
    )
    @settings(max_examples=80)
    def test_are_nowhere_once_they_are_cut(self, value: Json) -> None:
        assert not self.ANN.are_in(self.ANN.cut_from(value))
        if not self.ANN.are_in(value):
            assert self.ANN.cut_from(value) == value
