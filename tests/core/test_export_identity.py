"""People under another handle, people whose number became known, and an account whose owner renamed it."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from service.audience.models import PROVISIONAL_FROM
from service.audience.renames import once, renumbered, same_people
from service.checkups.export_identity import Followed, Identities, gone_from, identities, is_same_audience

MOMENTS = st.lists(st.integers(-1, 12), max_size=12)
PEOPLE = st.dictionaries(st.integers(0, 30), st.integers(1_600_000_021, 1_600_000_079), max_size=20)


def by_name(person: int) -> int:
    return PROVISIONAL_FROM + person


def followed(people: dict[int, int]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([by_name(each) for each in people], np.int64), np.array(list(people.values()), np.int64)


def compared(then: dict[int, int], now: dict[int, int], numbers: dict[int, int] | None = None) -> Identities:
    ids, moments = followed(now)
    before = once(followed(then)[0])
    known = {by_name(name): number for name, number in (numbers or {}).items()}
    gone: list[Followed] = [
        (int(each), then[int(each) - PROVISIONAL_FROM], f"p{each}") for each in gone_from(before, ids, known)
    ]
    return identities(ids, moments, before=before, gone=gone, numbers=known, to_seconds=True)


class TestTheSamePeople:
    @given(vanished=MOMENTS, appeared=MOMENTS)
    @settings(max_examples=200, deadline=None)
    def test_are_those_whose_second_is_there_once_on_both_sides(self, vanished: list[int], appeared: list[int]) -> None:
        pairs = same_people(np.array(vanished, np.int64), np.array(appeared, np.int64))
        told = {
            (vanished[was], appeared[now])
            for was, now in zip(pairs.vanished.tolist(), pairs.appeared.tolist(), strict=True)
        }
        expected = {at for at in vanished if at > 0 and vanished.count(at) == 1 and appeared.count(at) == 1}
        assert told == {(at, at) for at in expected}
        assert len(pairs.vanished) == len(expected)

    @given(ids=st.sets(st.integers(0, 50)), moves=st.dictionaries(st.integers(0, 50), st.integers(60, 99), max_size=9))
    @settings(max_examples=100, deadline=None)
    def test_are_replaced_and_nobody_else_is(self, ids: set[int], moves: dict[int, int]) -> None:
        was = np.array(sorted(moves), np.int64)
        becomes = np.array([moves[each] for each in sorted(moves)], np.int64)
        moved = renumbered(np.array(sorted(ids), np.int64), was, becomes)
        assert moved.tolist() == [moves.get(each, each) for each in sorted(ids)]


class TestRenamesBetweenExports:
    @given(people=PEOPLE, data=st.data())
    @settings(max_examples=100, deadline=None)
    def test_are_neither_leaving_nor_joining(self, people: dict[int, int], data: st.DataObject) -> None:
        renamed = {each for each in people if data.draw(st.booleans())}
        later = {each + 100 if each in renamed else each: at for each, at in people.items()}
        known = compared(people, later)
        moments = [people[each] for each in renamed]
        told_apart = {each for each in renamed if moments.count(people[each]) == 1}
        assert known.moves == {by_name(each): by_name(each + 100) for each in told_apart}
        assert {each for each, _, _ in known.left} == {by_name(each) for each in renamed - told_apart}

    def test_are_not_seen_in_whole_minutes_which_pages_round_to(self) -> None:
        assert compared({1: 1_600_000_020}, {2: 1_600_000_020}).left != ()

    def test_keep_the_number_of_somebody_who_is_known_by_it(self) -> None:
        known = compared({1: 1_600_000_021}, {2: 1_600_000_021}, numbers={1: 42})
        assert known.read(np.array([by_name(2)])).tolist() == [42]
        assert known.kept(np.array([by_name(1)])).tolist() == [42]
        assert known.left == ()

    def test_never_make_one_person_of_two_numbers(self) -> None:
        known = compared({1: 1_600_000_021}, {2: 1_600_000_021}, numbers={1: 42, 2: 43})
        assert [each for each, _, _ in known.left] == [by_name(1)]


class TestAnAudience:
    def test_is_the_same_where_most_of_the_larger_list_is_shared(self) -> None:
        before = np.arange(100)
        assert is_same_audience(before, np.arange(10, 110))
        assert is_same_audience(before, np.arange(80))
        assert not is_same_audience(before, np.arange(30, 130))
        assert not is_same_audience(before, np.arange(300))
        assert not is_same_audience(before[:19], before[:19])
