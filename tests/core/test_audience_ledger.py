"""What changed the number of quality followers: entries that add up, and that tell the audience from the measuring of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from service.audience.columns import FollowerColumns, Scored
from service.audience.coverage import Source
from service.audience.facts import minute_of
from service.audience.ledger import Stood, Why, counts, ledger, why_of
from service.audience.ledger_shapes import Ledger
from service.audience.summary import Known, is_quality

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
WEEK = timedelta(days=7)
FITTING = Why.GENUINE | Why.ACTIVE | Why.FITS


def stood(people: dict[int, int], **other: object) -> Stood:
    ids = np.array(sorted(people), np.int64)
    known: dict[str, object] = {
        "taken_at": NOON,
        "model_version": "2",
        "market": "a",
        "source": Source.API,
        "complete": True,
    }
    return Stood(ids=ids, why=np.array([people[each] for each in sorted(people)], np.uint8), **(known | other))  # type: ignore[arg-type] # varied by name


looks = st.builds(
    stood,
    st.dictionaries(st.integers(0, 40), st.integers(0, 255), max_size=40),
    model_version=st.sampled_from("23"),
    market=st.sampled_from("ab"),
    source=st.sampled_from([Source.API, Source.EXPORT]),
    complete=st.booleans(),
)


def changes(found: Ledger) -> dict[str, int]:
    return {each.code: each.change for each in found.entries}


class TestALedger:
    @given(looks, looks)
    @settings(max_examples=120, deadline=None)
    def test_adds_up_to_the_difference_whatever_changed(self, before: Stood, now: Stood) -> None:
        found = ledger(before, now)
        assert sum(each.change for each in found.entries) == now.count - before.count == found.after - found.before
        assert all(each.change == each.params["gained"] - each.params["lost"] for each in found.entries)  # type: ignore[operator] # numbers
        assert len({each.code for each in found.entries}) == len(found.entries)

    @given(st.lists(looks, min_size=2, max_size=6), st.sets(st.integers(0, 40)))
    @settings(max_examples=80, deadline=None)
    def test_is_one_unbroken_account_from_the_first_look_to_the_last(self, kept: list[Stood], gone: set[int]) -> None:
        told = [kept[0].count]
        for before, now in pairwise(kept):
            others = ~np.isin(before.ids, sorted(gone))
            found = ledger(replace(before, ids=before.ids[others], why=before.why[others], told=before.count), now)
            assert found.before == told[-1]
            assert sum(each.change for each in found.entries) == found.after - found.before
            told.append(found.after)
        assert told == [each.count for each in kept]

    @given(looks)
    @settings(max_examples=25, deadline=None)
    def test_of_two_looks_that_saw_the_same_is_empty(self, look: Stood) -> None:
        assert ledger(look, look).entries == ()

    def test_names_each_cause(self) -> None:
        before = stood(
            {
                1: FITTING,
                2: FITTING,
                3: 0,
                4: Why.ENGAGED,
                5: FITTING,
                6: FITTING,
                7: FITTING,
                8: Why.FITS | Why.GENUINE,
            }
        )
        now = stood(
            {2: FITTING, 3: Why.CONFIRMED, 4: 0, 5: FITTING | Why.DECLINED, 6: Why.GENUINE | Why.ACTIVE, 7: Why.ACTIVE | Why.FITS, 8: FITTING, 9: FITTING}
        )  # fmt: skip
        found = ledger(before, now)
        assert changes(found) == {
            "joined": 1,
            "left": -1,
            "sorted": 0,
            "engaged": -1,
            "fit": -1,
            "active": 1,
            "profile": -1,
        }
        assert next(each.text for each in found.entries if each.code == "sorted") == (
            "By the client's sorting, 1 count now and 1 no longer do."
        )

    @given(looks, looks)
    @settings(max_examples=60, deadline=None)
    def test_never_shows_a_changed_model_as_a_change_in_the_audience(self, before: Stood, now: Stood) -> None:
        codes = {each.code for each in ledger(before, now).entries}
        assert ("profile" in codes) <= (before.model_version == now.model_version)
        assert ("model" in codes) <= (before.model_version != now.model_version)

    def test_tells_a_market_that_was_edited_from_profiles_that_changed(self) -> None:
        before, now = stood({1: FITTING}), stood({1: Why.GENUINE | Why.ACTIVE}, market="b")
        assert changes(ledger(before, now)) == {"market": -1}

    def test_tells_a_changed_way_of_fitting_from_a_market_that_was_edited(self) -> None:
        unfit: dict[int, int] = {1: Why.GENUINE | Why.ACTIVE}
        for was, now, code in (
            ("1:a", "2:a", "model"),
            ("a", "2:b", "model"),
            ("2:a", "2:b", "market"),
            ("2:a", "2:a", "fit"),
        ):
            assert changes(ledger(stood({1: FITTING}, market=was), stood(unfit, market=now))) == {code: -1}

    def test_says_of_a_part_or_another_source_that_it_cannot_be_compared(self) -> None:
        whole, part = stood({1: FITTING, 2: FITTING}), stood({2: FITTING}, complete=False)
        found = ledger(whole, part)
        assert (changes(found), found.comparable) == ({"coverage": -1}, False)
        export = stood({1: Why.CONFIRMED, 2: 0}, source=Source.EXPORT)
        found = ledger(whole, export)
        assert (changes(found), found.comparable) == ({"coverage": -1}, False)


class TestWhatSpeaksForAFollower:
    @given(
        st.lists(
            st.tuples(st.integers(0, 5), st.integers(-1, 200), st.integers(-1, 100), st.integers(0, 15)), max_size=30
        )
    )
    @settings(max_examples=60, deadline=None)
    def test_counts_exactly_those_whom_the_report_counts(self, people: list[tuple[int, int, int, int]]) -> None:
        klass, days, fit, bits = (np.array([each[place] for each in people], np.int64) for place in range(4))
        posted = np.where(days < 0, -1, minute_of(NOON) - days * 24 * 60).astype(np.int32)
        unseen = FollowerColumns.unseen(np.arange(len(people)))
        columns = replace(unseen, last_posted_minute=posted)
        nothing = np.zeros(len(people), np.int8)
        scored = Scored(klass.astype(np.int8), nothing, nothing.astype(np.float32), nothing.astype(np.int16), 0.0)
        engaged, confirmed, peers, declined = ((bits & bit) > 0 for bit in (1, 2, 4, 8))
        known = Known(fit.astype(np.int8), engaged, confirmed, peers, declined)
        expected = is_quality(columns, scored, known, at=NOON)
        assert (counts(why_of(columns, scored, known, at=NOON)) == expected).all()
