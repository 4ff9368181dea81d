"""What must hold of detection whatever an account does; the accounts are those of `bench/follow_histories`."""

from dataclasses import replace
from datetime import timedelta
from functools import cache

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.follow_histories.programs import Half
from bench.follow_histories.trial import Case, generated
from bench.follow_histories.world import Faults, Schedule, looks_at
from service.audience.coverage import Source
from service.audience.evidence import Line
from service.audience.roll import Ids
from service.automation.boomerangs import find_boomerangs
from service.automation.churn import find_churn
from service.automation.follow_evidence import shipped
from service.automation.observation_lines import observed
from service.automation.observations import Look
from service.automation.policy import Permits
from service.checkups.detecting import detect
from service.commands.detect import Findings, found_about
from service.kit.settings import XPolicy
from service.platforms.contract import Platform

PERMITS = Permits(Platform.INSTAGRAM, Source.API, XPolicy.NEUTRAL)
PEOPLE_AND_TOOLS = st.sampled_from([0, 4, 8, 10, 18, 3, 5, 11, 17, 19])
"""Small accounts of every sort; the odd ones run a tool."""
SEVERAL = settings(max_examples=12, deadline=None)


@cache
def lively(number: int, hours: float = 6) -> tuple[Look, ...]:
    """A week of an account, seen without mishaps."""
    return tuple(looks_at(generated(Case(Half.UNSEEN, 7, number)), Schedule(hours), Faults()))


def same_again(look: Look, times: int, hours: float) -> list[Look]:
    return [replace(look, taken_at=look.taken_at + timedelta(hours=hours * place)) for place in range(times)]


def cut(look: Look, share: float, *, says_so: bool = False) -> Look:
    assert look.following is not None
    return replace(
        look,
        complete=not says_so,
        followers=look.followers[: int(look.followers.size * share)],
        following=look.following[: int(look.following.size * share)],
    )


def who(looks: list[Look] | tuple[Look, ...]) -> set[int]:
    return {each.profile_id for each in find_boomerangs(looks).found}


def verdicts_on(looks: list[Look]) -> list[str]:
    return [each.code for each in detect(looks, owner=None, own_posts=[], written=[], permits=PERMITS).verdicts]


def as_lines(looks: list[Look] | tuple[Look, ...], *, spelled: str = "{}") -> list[bytes]:
    def names(ids: Ids | None) -> list[str]:
        return [] if ids is None else [spelled.format(each) for each in ids.tolist()]

    return [
        msgspec.json.encode(
            {
                "account": "ana",
                "taken_at": look.taken_at,
                "complete": look.complete,
                "followers": names(look.followers),
                "following": names(look.following),
            }
        )
        for look in looks
    ]


def found_in(lines: list[bytes]) -> Findings:
    return found_about(observed(lines)["ana"])


class TestIdenticalLists:
    @SEVERAL
    @given(number=PEOPLE_AND_TOOLS, times=st.integers(2, 40), hours=st.sampled_from([1, 6, 24, 40]))
    def test_are_no_finding(self, number: int, times: int, hours: float) -> None:
        looks = same_again(lively(number)[3], times, hours)
        assert verdicts_on(looks) == []
        assert who(looks) == set()
        assert (find_churn(looks).auto_follow_probability or 0) < 0.01

    @SEVERAL
    @given(
        number=PEOPLE_AND_TOOLS,
        times=st.integers(2, 12),
        place=st.integers(0, 11),
        share=st.floats(0, 0.97),
        says_so=st.booleans(),
    )
    def test_of_which_one_was_cut_short_are_none(
        self, number: int, times: int, place: int, share: float, *, says_so: bool
    ) -> None:
        looks = same_again(lively(number)[3], times, 8)
        looks[place % times] = cut(looks[place % times], share, says_so=says_so)
        assert verdicts_on(looks) == []
        assert who(looks) == set()
        assert (find_churn(looks).auto_follow_probability or 0) < 0.01


class TestAListCutShort:
    @SEVERAL
    @given(number=PEOPLE_AND_TOOLS, place=st.integers(3, 22), share=st.floats(0.1, 0.7), says_so=st.booleans())
    def test_counts_as_if_hardly_anybody_had_looked(
        self, number: int, place: int, share: float, *, says_so: bool
    ) -> None:
        looks = list(lively(number))
        without = looks[:place] + looks[place + 1 :]
        looks[place] = cut(looks[place], share, says_so=says_so)
        # Whether the first list is believed hangs on those after it, so a little may move.
        seen, unseen = find_churn(looks), find_churn(without)
        assert {each.kind for each in seen.signals} == {each.kind for each in unseen.signals}
        assert seen.auto_follow_probability == pytest.approx(unseen.auto_follow_probability, abs=0.05)
        # Who is named in it was there, and may be known to have stayed for more or for less.
        assert who(looks) ^ who(without) <= set(looks[place].followers.tolist())


class TestTheAnswer:
    @SEVERAL
    @given(number=PEOPLE_AND_TOOLS, seed=st.integers(0, 9))
    def test_does_not_hang_on_the_order_of_lines_or_on_lines_and_ids_said_twice(self, number: int, seed: int) -> None:
        rng, looks = np.random.default_rng(seed), lively(number)
        twice = [
            replace(look, followers=np.repeat(look.followers, 2), following=look.following)
            for look in (*looks, looks[4])
        ]
        shuffled = [twice[place] for place in rng.permutation(len(twice))]
        assert found_in(as_lines(shuffled)) == found_in(as_lines(looks))

    @SEVERAL
    @given(number=PEOPLE_AND_TOOLS)
    def test_does_not_hang_on_what_people_are_called(self, number: int) -> None:
        plain, named = (found_in(as_lines(lively(number), spelled=spelled)) for spelled in ("{}", "u/{}"))
        assert named.auto_follow_probability == plain.auto_follow_probability
        assert {each.profile for each in named.boomerangs} == {f"u/{each.profile}" for each in plain.boomerangs}

    @SEVERAL
    @given(number=PEOPLE_AND_TOOLS, by=st.integers(-(10**9), 10**8))
    def test_does_not_hang_on_the_date(self, number: int, by: int) -> None:
        later = [replace(look, taken_at=look.taken_at + timedelta(seconds=by)) for look in lively(number)]
        assert find_churn(later).auto_follow_probability == find_churn(lively(number)).auto_follow_probability
        assert who(later) == who(lively(number))

    @SEVERAL
    @given(number=PEOPLE_AND_TOOLS, since=st.integers(0, 20))
    def test_never_rises_for_a_genuine_follower_more(self, number: int, since: int) -> None:
        somebody = 2**60
        more = [
            replace(look, followers=np.append(look.followers, somebody)) if place >= since else look
            for place, look in enumerate(lively(number))
        ]
        before, after = (find_churn(looks).auto_follow_probability for looks in (lively(number), more))
        assert before is not None
        assert after is not None
        assert after <= before + 1e-9
        assert who(more) == who(lively(number))

    @SEVERAL
    @given(number=PEOPLE_AND_TOOLS, hours=st.sampled_from([30.0, 48.0]))
    def test_of_what_is_not_observable_stays_so_with_half_of_the_looks(self, number: int, hours: float) -> None:
        for looks in (lively(number, hours), lively(number)[:3]):
            assert find_churn(looks).auto_follow_probability is None
            for half in (looks[::2], looks[1::2]):
                assert find_churn(half).auto_follow_probability is None
                assert who(half) <= who(looks)
        assert find_boomerangs(lively(number, hours)).not_observable

    @SEVERAL
    @given(number=PEOPLE_AND_TOOLS)
    def test_in_a_checkup_is_the_one_of_the_command(self, number: int) -> None:
        told = detect(list(lively(number)), owner=None, own_posts=[], written=[], permits=PERMITS).verdicts
        own = next((each.probability for each in told if each.code == "own_automation"), None)
        probability = find_churn(lively(number)).auto_follow_probability
        assert probability is not None
        assert own == (round(probability, 3) if probability >= 0.5 else None)


class TestEvidence:
    @pytest.mark.parametrize("measure", shipped().tables)
    def test_only_goes_one_way(self, measure: str) -> None:
        line: Line = shipped().tables[measure]
        assert list(line.knots) == sorted(line.knots)
        assert list(line.says) in (sorted(line.says), sorted(line.says, reverse=True))

    def test_finds_the_tools_of_settings_it_never_saw(self) -> None:
        chances = {number: find_churn(lively(number)).auto_follow_probability or 0.0 for number in range(40)}
        tools, people = ([chance for number, chance in chances.items() if number % 2 == odd] for odd in (1, 0))
        above = np.greater.outer(tools, people).mean() + np.equal.outer(tools, people).mean() / 2
        assert above >= 0.97
        assert max(people) < 0.5

    def test_takes_the_longer_of_two_lists_at_one_moment(self) -> None:
        twice = [each for look in lively(3) for each in (look, cut(look, 0.5))]
        assert who(twice) == who(lively(3)) != set()
        assert find_churn(twice) == find_churn(lively(3))

    def test_says_what_looks_too_far_apart_cannot_show(self) -> None:
        codes = {each.code for each in find_churn(lively(1, 12)).not_observable}
        assert codes == {"churn.shorter_than_looks"}
        assert find_churn(lively(1, 3)).not_observable == ()
