import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from service.audience.courtesy import Follows, Traces, courtesy_follows
from service.audience.ledger import Standings, ledger
from service.audience.weighing import FollowerClass


def ids(*numbers: int) -> NDArray[np.int64]:
    return np.array(numbers, np.int64)


class TestCourtesyFollows:
    def find(self, came: int, back: int, met: int | None) -> list[int]:
        traces = Traces(ids(), ids()) if met is None else Traces(ids(7), ids(met))
        found = courtesy_follows(Follows(ids(3, 7), ids(1, came)), Follows(ids(7, 9), ids(back, 5)), traces)
        return [int(number) for number in found.ids]

    def test_are_those_who_came_first_and_stayed_silent(self) -> None:
        assert self.find(came=100, back=200, met=None) == [7]

    def test_are_none_when_the_client_followed_first(self) -> None:
        assert self.find(came=200, back=100, met=None) == []

    def test_are_none_once_the_two_have_met_since(self) -> None:
        assert self.find(came=100, back=200, met=201) == []

    def test_a_meeting_before_following_back_is_no_trace_since(self) -> None:
        assert self.find(came=100, back=200, met=150) == [7]

    def test_cannot_be_told_without_dates_and_says_so(self) -> None:
        found = courtesy_follows(Follows(ids(7), ids(-1)), Follows(ids(7), ids(200)), Traces(ids(), ids()))
        assert (found.ids.size, found.not_observable) == (0, 1)


def standings(rows: dict[int, tuple[FollowerClass, bool]], version: str = "1") -> Standings:
    people = sorted(rows)
    return Standings(
        ids=ids(*people),
        klass=np.array([rows[each][0] for each in people], np.int8),
        quality=np.array([rows[each][1] for each in people], np.bool_),
        model_version=version,
    )


audiences = st.dictionaries(st.integers(0, 30), st.tuples(st.sampled_from(FollowerClass), st.booleans()), max_size=20)


class TestLedger:
    @settings(max_examples=150, deadline=None)
    @given(audiences, audiences, st.sampled_from(["1", "2"]))
    def test_every_change_is_traced(
        self, before: dict[int, tuple[FollowerClass, bool]], after: dict[int, tuple[FollowerClass, bool]], version: str
    ) -> None:
        found = ledger(standings(before), standings(after, version))
        traced = sum(entry.quality_change for entry in found.entries)
        by_model = found.model_change.quality_change if found.model_change else 0
        assert found.after - found.before == traced + by_model

    def test_a_new_model_is_never_shown_as_a_changed_audience(self) -> None:
        before = standings({1: (FollowerClass.GENUINE, True), 2: (FollowerClass.GENUINE, True)})
        found = ledger(before, standings({1: (FollowerClass.SUSPECT, False), 2: (FollowerClass.GENUINE, True)}, "2"))
        assert found.entries == ()
        assert found.model_change is not None
        assert (found.model_change.people, found.model_change.first) == (1, (1,))

    def test_names_who_came_and_who_left(self) -> None:
        genuine = (FollowerClass.GENUINE, True)
        found = ledger(standings({1: genuine, 2: genuine}), standings({2: genuine, 5: genuine}))
        assert [(entry.reason.code, entry.first) for entry in found.entries] == [
            ("ledger.came", (5,)),
            ("ledger.left", (1,)),
        ]
