from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.audience.countries import towns_in
from service.audience.engager_quality import EngagerQuality, Looked, engager_quality
from service.audience.engagers import Engager, engagers
from service.audience.pods import Early, pods
from service.platforms.contract import Post, PostKind, Reaction
from service.platforms.insights import Insight, InsightCode

ACCOUNT = 7
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
LOOKED = Looked(posts=10, comments=0, unnamed=0, whole=True, since=None)


def own_posts(number: int) -> list[Post]:
    """One a day, the last of them today."""
    return [
        Post(id=1_000 + day, author_id=ACCOUNT, text="", posted_at=NOON - timedelta(days=number - 1 - day))
        for day in range(number)
    ]


class Talk:
    """Comments as they are written, each with an id of its own."""

    def __init__(self, own: list[Post]) -> None:
        self.own = own
        self.said: list[Post] = []
        self._ids: Iterator[int] = count(5_000)

    def comment(self, person: int, day: int, *, after: timedelta, text: str = "") -> None:
        post = self.own[day]
        number = next(self._ids)
        self.said.append(
            Post(
                id=number,
                author_id=person,
                author_handle=f"person_{person}",
                text=text or f"these are words of {person} about matter {number}",
                posted_at=post.posted_at + after,
                reply_to_post_id=post.id,
                kind=PostKind.COMMENT,
            )
        )

    def seen(self, *reactions: Reaction) -> dict[int, Engager]:
        return {each.profile_id: each for each in engagers(self.said, reactions, self.own, account_id=ACCOUNT)}


@pytest.fixture
def talk() -> Talk:
    return Talk(own_posts(10))


class TestEngagers:
    def test_counts_people_and_not_comments(self, talk: Talk) -> None:
        for day in (0, 1, 1, 4):
            talk.comment(1, day, after=timedelta(hours=5))
        talk.comment(2, 3, after=timedelta(hours=5))
        seen = talk.seen(
            Reaction(post_id=1_009, profile_id=1, kind="like"), Reaction(post_id=1_002, profile_id=3, kind="like")
        )
        assert (seen[1].comments, seen[1].days, seen[1].posts, seen[1].reactions) == (4, 3, 4, 1)
        assert (seen[3].comments, seen[3].posts, seen[3].last_at) == (0, 1, None)
        assert list(seen) == [1, 2, 3]

    def test_never_counts_the_account_itself(self, talk: Talk) -> None:
        talk.comment(ACCOUNT, 0, after=timedelta(hours=1))
        assert talk.seen(Reaction(post_id=1_001, profile_id=ACCOUNT, kind="like")) == {}

    def test_counts_a_comment_that_came_on_two_pages_once(self, talk: Talk) -> None:
        talk.comment(1, 0, after=timedelta(hours=1))
        talk.said *= 2
        assert talk.seen()[1].comments == 1

    def test_sees_the_same_words_again_and_again(self, talk: Talk) -> None:
        for day in range(4):
            talk.comment(1, day, after=timedelta(hours=2), text="Great content, keep going!!")
            talk.comment(2, day, after=timedelta(hours=2), text="lovely")
        seen = talk.seen()
        assert seen[1].repeated == 4
        assert seen[2].repeated == 0

    def test_sees_one_text_that_goes_round_among_many(self, talk: Talk) -> None:
        for person in (1, 2, 3):
            talk.comment(person, person, after=timedelta(hours=2), text="Send me a message to work with us")
        assert all(each.repeated == 1 for each in talk.seen().values())


class TestPods:
    def test_finds_those_who_are_always_early_together(self, talk: Talk) -> None:
        for day in range(8):
            for person in (11, 12, 13, 14):
                talk.comment(person, day, after=timedelta(minutes=3 * (person - 10)))
            talk.comment(20 + day, day, after=timedelta(minutes=5))
        assert {person for person, seen in talk.seen().items() if seen.in_pod} == {11, 12, 13, 14}

    def test_leaves_alone_a_faithful_reader_who_is_always_early(self, talk: Talk) -> None:
        for day in range(10):
            talk.comment(1, day, after=timedelta(minutes=5))
            talk.comment(30 + day, day, after=timedelta(minutes=9))
        assert not any(seen.in_pod for seen in talk.seen().values())

    def test_leaves_alone_two_friends_who_answer_each_other(self, talk: Talk) -> None:
        for day in range(10):
            talk.comment(1, day, after=timedelta(minutes=5))
            talk.comment(2, day, after=timedelta(minutes=6))
        assert not any(seen.in_pod for seen in talk.seen().values())

    def test_leaves_alone_those_who_come_late(self, talk: Talk) -> None:
        for day in range(10):
            for person in (1, 2, 3):
                talk.comment(person, day, after=timedelta(hours=3))
        assert not any(seen.in_pod for seen in talk.seen().values())

    @given(st.lists(st.frozensets(st.integers(1, 30), max_size=12), max_size=20))
    def test_never_says_it_of_less_than_three_or_of_the_seldom(self, rounds: list[frozenset[int]]) -> None:
        found = pods(Early(number, people) for number, people in enumerate(rounds))
        members = [member for pod in found for member in pod.members]
        assert len(members) == len(set(members))
        assert all(len(pod.members) >= 3 for pod in found)
        assert all(sum(member in people for people in rounds) >= 5 for member in members)


def quality(
    people: list[Engager], *, insights: tuple[Insight, ...] = (), countries: frozenset[str] = frozenset()
) -> EngagerQuality:
    return engager_quality(people, LOOKED, insights=insights, professionals=None, countries=countries, at=NOON)


def an_engager(person: int, *, days: int = 1, comments: int = 1, repeated: int = 0, in_pod: bool = False) -> Engager:
    return Engager(person, f"p{person}", comments, 0, comments, days, NOON, repeated, in_pod)


class TestEngagerQuality:
    def test_calls_genuine_who_comes_again_in_words_of_their_own(self) -> None:
        shown = quality(
            [
                an_engager(1, days=4, comments=5),
                an_engager(2, days=4, comments=5, repeated=4),
                an_engager(3, days=4, comments=5, in_pod=True),
                an_engager(4, days=2, comments=9),
            ]
        )
        assert (shown.people, shown.regular, shown.genuine, shown.repeating, shown.in_pods) == (4, 3, 1, 1, 1)

    def test_tells_no_share_of_a_handful(self) -> None:
        assert quality([an_engager(person) for person in range(9)]).own_words_share is None
        assert quality([an_engager(person) for person in range(10)]).own_words_share == 1.0

    def test_always_says_that_followers_are_not_seen(self) -> None:
        assert "not_observable.followers" in {each.code for each in quality([]).not_observable}

    def test_tells_the_part_of_the_engaged_who_live_in_the_market(self) -> None:
        told = (Insight(code=InsightCode.ENGAGED_BY_COUNTRY, parts={"DE": 60, "AT": 20, "BR": 20}),)
        assert quality([], insights=told, countries=frozenset({"DE", "AT"})).in_market_countries == 0.8
        assert quality([], insights=told).in_market_countries is None
        assert quality([], countries=frozenset({"DE"})).in_market_countries is None

    def test_compares_where_followers_live_with_the_towns_of_the_market(self) -> None:
        parts = {"Hamburg, Hamburg": 60, "Graz, Steiermark": 30, "Bern, Bern": 10}
        told = (Insight(code=InsightCode.FOLLOWERS_BY_CITY, parts=parts),)
        for places, share in ((["Österreich", "GRAZ "], 0.3), (["Hamburg", "Bern"], 0.7), (["Steiermark"], 0.3)):
            found = engager_quality(
                [], LOOKED, insights=told, professionals=None, countries=frozenset(), towns=towns_in(places), at=NOON
            )
            assert found.in_market_towns == share
        assert towns_in(["Österreich", " "]) == frozenset()
        assert quality([], insights=told).in_market_towns is None
