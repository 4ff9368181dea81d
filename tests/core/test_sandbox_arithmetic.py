import contextlib

from hypothesis import given
from hypothesis import strategies as st

from service.sandbox.follows import Follow, FollowList
from service.sandbox.paging import TokenInvalid, key_in, token_of
from service.sandbox.people import DAY_MS
from service.sandbox.rhythm import Rhythm
from service.sandbox.snowflakes import MOST_PEOPLE, index_in, person_id, post_id, stamp, stamped_index, stamped_ms

moments = st.integers(min_value=1_300_000_000_000, max_value=2_000_000_000_000)
births = st.integers(min_value=1_150_000_000_000, max_value=2_000_000_000_000)
crowded_births = st.integers(min_value=1_325_376_000_000, max_value=2_000_000_000_000)
"""From 2012 on; before, too few people joined in ten days for their counted ids to tell these apart."""
people = st.integers(min_value=0, max_value=MOST_PEOPLE - 1)


class TestIds:
    @given(births, people)
    def test_say_whose_they_are(self, created_ms: int, index: int) -> None:
        assert index_in(person_id(created_ms, index)) == index
        assert len(str(person_id(created_ms, index))) <= 19

    @given(crowded_births, crowded_births, people, people)
    def test_of_the_older_are_smaller(self, one: int, other: int, first: int, second: int) -> None:
        older, younger = min(one, other), max(one, other)
        # Ids that were counted up tell days apart, not hours.
        assert younger - older < 10 * DAY_MS or person_id(older, first) < person_id(younger, second)

    @given(moments, people)
    def test_of_posts_say_when_and_by_whom(self, at_ms: int, author: int) -> None:
        identifier = post_id(at_ms, author)
        assert (stamped_ms(identifier), index_in(identifier)) == (at_ms, author)


class TestTokens:
    @given(st.integers(min_value=0, max_value=2**63 - 1))
    def test_lead_back_to_their_place(self, key: int) -> None:
        token = token_of("followers/1", key)
        assert len(token) == 16
        assert key_in("followers/1", token) == key

    @given(st.text(max_size=30))
    def test_made_up_are_refused_in_words(self, token: str) -> None:
        with contextlib.suppress(TokenInvalid):
            key_in("followers/1", token)


rhythms = st.builds(
    Rhythm,
    first_ms=st.just(1000),
    every_ms=st.integers(min_value=1, max_value=10**8),
    until_ms=st.integers(min_value=1000, max_value=10**9),
    even=st.booleans(),
    salt=people,
)


class TestRhythm:
    @given(rhythms, st.integers(min_value=1000, max_value=10**9))
    def test_counts_exactly_the_posts_made_by_then(self, rhythm: Rhythm, at_ms: int) -> None:
        count = rhythm.count(at_ms)
        end = min(at_ms, rhythm.until_ms)
        assert count == 0 or rhythm.moment(count - 1) <= end
        assert rhythm.moment(count) > end


class TestFollowList:
    @given(st.lists(st.tuples(st.integers(0, 50), people, st.integers(1, 60)), max_size=30), st.integers(0, 120))
    def test_counts_and_lists_those_who_follow_at_a_moment(self, drawn: list[tuple[int, int, int]], look: int) -> None:
        start = 1_700_000_000_000
        follows = [Follow(start + began, person, start + began + lasts) for began, person, lasts in drawn]
        listed = FollowList()
        listed.extend(follows)
        at_ms = start + look
        expected = sorted(
            (stamp(each.at_ms, each.person) for each in follows if each.at_ms <= at_ms < each.until_ms), reverse=True
        )
        assert list(listed.newest_first(at_ms)) == expected
        assert listed.count(at_ms) == len(expected)
        assert listed.indexes(at_ms) == {stamped_index(key) for key in expected}
