from datetime import UTC, datetime, timedelta
from typing import get_args
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from service.audience import engagers, pods
from service.automation import api, boomerangs, churn, copied_comments, follow_times, guru, lots
from service.automation.card_words import words_of
from service.automation.signals import Kind
from service.automation.thresholds import (
    BY_KIND,
    DETECTORS,
    MOST,
    MOST_OF_ONE_CLIENT,
    Answered,
    FindingAnswer,
    Threshold,
    thresholds,
    told_from,
)
from service.automation.verdicts import ALARM_FROM, TOLD_FROM

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)

answers = st.lists(
    st.builds(
        Answered,
        kind=st.sampled_from([each.kind for each in DETECTORS]),
        client_id=st.integers(0, 5).map(lambda number: UUID(int=number)),
        answer=st.sampled_from(FindingAnswer),
        at=st.integers(0, 50).map(lambda minutes: NOON + timedelta(minutes=minutes)),
    ),
    max_size=40,
)


def answered(*said: FindingAnswer, kind: str = "boomerang", same_client: bool = False) -> list[Answered]:
    return [
        Answered(kind, UUID(int=0 if same_client else number), each, NOON + timedelta(minutes=number))
        for number, each in enumerate(said)
    ]


def of(given: list[Answered], kind: str = "boomerang") -> Threshold:
    return {each.detector.kind: each for each in thresholds(given)}[kind]


class TestThresholds:
    def test_stand_as_published_until_three_answers_count(self) -> None:
        assert [each.told_from for each in thresholds([])] == [each.told_from for each in DETECTORS]
        assert of(answered(*[FindingAnswer.WRONG] * 2)).shift == 0
        assert of(answered(*[FindingAnswer.WRONG] * 3)).told_from == 2

    def test_are_raised_by_wrong_answers_half_as_much_by_explained_ones_and_by_accepted_ones_not(self) -> None:
        wrong, explained, accepted = (
            of(answered(*[each] * 6)).shift
            for each in (FindingAnswer.WRONG, FindingAnswer.EXPLAINED, FindingAnswer.ACCEPTED)
        )
        assert wrong > explained > accepted == 0

    @given(answers)
    @settings(max_examples=60, deadline=None)
    def test_stay_between_the_published_and_the_ceiling_in_any_order(self, given: list[Answered]) -> None:
        found = thresholds(given)
        for each in found:
            assert 0 <= each.shift <= MOST
            assert each.detector.told_from <= each.told_from <= each.ceiling
        assert [each.told_from for each in thresholds(reversed(given))] == [each.told_from for each in found]

    @given(st.lists(st.sampled_from(FindingAnswer), max_size=20), st.integers(0, 19))
    @settings(max_examples=60, deadline=None)
    def test_are_never_raised_when_a_wrong_answer_is_taken_back(self, said: list[FindingAnswer], place: int) -> None:
        before = of(answered(*said)).shift
        mended = [FindingAnswer.ACCEPTED if index == place else each for index, each in enumerate(said)]
        assert of(answered(*mended)).shift <= before

    def test_are_never_moved_by_one_client_beyond_three_answers(self) -> None:
        many = answered(*[FindingAnswer.WRONG] * 40, same_client=True)
        assert of(many).wrong == MOST_OF_ONE_CLIENT
        assert of(many).told_from == of(many[:MOST_OF_ONE_CLIENT]).told_from

    def test_of_one_kind_leave_the_others_alone(self) -> None:
        bars = told_from(thresholds(answered(*[FindingAnswer.WRONG] * 9)))
        assert {kind for kind, bar in bars.items() if bar != BY_KIND[kind].told_from} == {"boomerang"}

    def test_always_let_an_account_at_risk_be_told(self) -> None:
        assert of(answered(*[FindingAnswer.WRONG] * 40, kind="own_automation"), "own_automation").told_from < ALARM_FROM

    def test_say_why_they_stand_where_they_do(self) -> None:
        text = of(answered(*[FindingAnswer.WRONG] * 3)).text
        assert text == "Of 3 answers that count, 3 say wrong and 0 explained: told from 2 times, published 1 time."


class TestWhatIsPublished:
    def test_is_what_detectors_go_by(self) -> None:
        assert BY_KIND["own_automation"].told_from == TOLD_FROM
        assert BY_KIND["engagement_pod"].told_from == pods.FEWEST_POSTS
        (looks,) = words_of("own_automation").rests_on
        assert looks.params == {"looks": churn.FEWEST_LOOKS, "hours": churn.SHORTEST_SPAN}
        assert f"or {follow_times.FEWEST_FOLLOWS} dated follows" in looks.text
        (stay,) = words_of("boomerang").rests_on
        assert stay.params == {
            "hours": boomerangs.STAY.total_seconds() // 3600,
            "apart": boomerangs.WIDEST_EDGE.total_seconds() // 3600,
        }
        (meetings,) = words_of("engagement_pod").rests_on
        assert meetings.params == {
            "members": pods.FEWEST_MEMBERS,
            "posts": pods.FEWEST_POSTS,
            "minutes": engagers.EARLY.total_seconds() // 60,
        }

        (copies,), (shared,) = words_of(Kind.COPIED_COMMENTS).rests_on, words_of(Kind.SHARED_COMMENTS).rests_on
        assert copies.params == {"posts": copied_comments.FEWEST_POSTS, "words": copied_comments.FEWEST_WORDS}
        assert shared.params == {"people": copied_comments.FEWEST_PEOPLE, "words": copied_comments.LONG_TEXT}
        (stretch,), (promotions,) = words_of(Kind.OPENED_TOGETHER).rests_on, words_of(Kind.GURU_PATTERN).rests_on
        assert stretch.params == {"people": lots.SHORTEST, "days": lots.OPENED_WITHIN.days}
        counted = {"followers": guru.MANY_FOLLOWERS, "posts": guru.FEW_POSTS, "read": guru.FEWEST_SEEN}
        assert promotions.params == counted

    def test_knows_every_kind_that_is_told_by_itself_with_words_of_its_own(self) -> None:
        signs = {Kind.FOLLOW_DROP_CYCLES, Kind.FIXED_DELAY, Kind.BUSY_DAYS, Kind.FOLLOWS_BACK_EVERYBODY}
        signs |= {Kind.EVEN_DAYS, Kind.NO_REST, Kind.EVEN_GAPS}
        assert set(BY_KIND) == {"own_automation", *(set(Kind) - signs)}
        assert all(words_of(kind) != words_of("of a later version") for kind in BY_KIND)

    def test_names_every_kind_in_the_contract(self) -> None:
        assert set(get_args(api.detectors.Kind)) == set(BY_KIND)

    def test_describes_behaviour_and_never_the_person(self) -> None:
        said = [words_of(kind) for kind in (*BY_KIND, Kind.COPIED_COMMENTS, Kind.SHARED_COMMENTS, "of a later version")]
        texts = [each.text for words in said for each in (*words.rests_on, *words.alternatives, *words.can_do)]
        assert not any(word in " ".join(texts).lower() for word in (" bot", "fake", "spam", "is a ", "liar", "cheat"))
        assert all(words.alternatives and words.can_do and words.never_observable for words in said)
