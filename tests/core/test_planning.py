from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.engagement.offers import DayFacts, Due, Newcomer, Waiting
from service.engagement.planning import plan_day
from service.engagement.tasks import Person, TaskKind, profile_link
from service.engagement.words import task_text

ACCOUNT = UUID("019a3c5e-0000-7000-8000-000000000001")
DAY = date(2026, 11, 2)
MORNING = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)
NOTHING: frozenset[str] = frozenset()


def person(number: int) -> Person:
    return Person(ACCOUNT, number, f"friend{number}", "x")


def waiting(number: int, days: int) -> Waiting:
    return Waiting(person(number), MORNING - timedelta(days=days), post_id=1000 + number)


def people(count: int) -> tuple[Person, ...]:
    return tuple(person(number) for number in range(count))


FACTS = st.builds(
    DayFacts,
    waiting=st.lists(
        st.builds(waiting, st.integers(0, 50), st.integers(0, 60)), max_size=20, unique_by=lambda each: each.person
    ),
    newcomers=st.lists(
        st.builds(Newcomer, st.builds(person, st.integers(100, 150)), st.integers(0, 100), st.integers(-1, 100)),
        max_size=10,
        unique_by=lambda each: each.person,
    ),
    due=st.lists(
        st.builds(Due, st.builds(person, st.integers(160, 190)), st.just(MORNING), st.just(MORNING)),
        max_size=10,
        unique_by=lambda each: each.person,
    ),
    circle=st.lists(st.builds(person, st.integers(200, 250)), max_size=10, unique=True),
)


class TestDailyPlan:
    def test_answers_those_who_have_waited_longest_first(self) -> None:
        facts = DayFacts(waiting=[waiting(1, 2), waiting(2, 9), waiting(3, 5)])
        plan = plan_day(facts, minutes=60, day=DAY, offered_before=NOTHING)
        replies = [task.person.profile_id for task in plan if task.kind is TaskKind.REPLY and task.person]
        assert replies == [2, 3, 1]

    def test_answers_those_who_wrote_long_ago_last_and_the_newest_of_them_first(self) -> None:
        facts = DayFacts(waiting=[waiting(1, 400), waiting(2, 2), waiting(3, 31), waiting(4, 30)])
        plan = plan_day(facts, minutes=60, day=DAY, offered_before=NOTHING)
        replies = [task.person.profile_id for task in plan if task.kind is TaskKind.REPLY and task.person]
        assert replies == [4, 2, 3, 1]

    def test_knows_a_wait_again_when_the_client_has_moved_to_another_zone(self) -> None:
        here = waiting(1, 2)
        there = Waiting(here.person, here.since.astimezone(ZoneInfo("Pacific/Auckland")), here.post_id)
        keys = [
            {task.key for task in plan_day(DayFacts(waiting=[each]), minutes=20, day=DAY, offered_before=NOTHING)}
            for each in (here, there)
        ]
        assert keys[0] == keys[1]

    def test_leaves_half_of_the_minutes_to_other_things_than_replies(self) -> None:
        facts = DayFacts(waiting=[waiting(n, n) for n in range(1, 30)], circle=people(3))
        plan = plan_day(facts, minutes=20, day=DAY, offered_before=NOTHING)
        assert sum(task.minutes for task in plan if task.kind is TaskKind.REPLY) <= 12
        assert {TaskKind.COMMENT} < {task.kind for task in plan}

    def test_has_something_to_do_before_any_account_is_connected(self) -> None:
        plan = plan_day(DayFacts(), minutes=20, day=DAY, offered_before=NOTHING)
        assert {task.kind for task in plan} == {TaskKind.MARKET, TaskKind.TIME, TaskKind.SETTING, TaskKind.NAME}

    def test_puts_newcomers_who_fit_the_market_before_others(self) -> None:
        facts = DayFacts(newcomers=[Newcomer(person(1), 90, -1), Newcomer(person(2), 60, 80)])
        plan = plan_day(facts, minutes=20, day=DAY, offered_before=NOTHING)
        looks = [task.person.profile_id for task in plan if task.kind is TaskKind.LOOK and task.person]
        assert looks[0] == 2

    @given(facts=FACTS, minutes=st.integers(5, 240), open_minutes=st.integers(0, 60))
    def test_never_asks_for_more_minutes_than_there_are(self, facts: DayFacts, minutes: int, open_minutes: int) -> None:
        plan = plan_day(facts, minutes=minutes, day=DAY, offered_before=NOTHING, open_minutes=open_minutes)
        assert sum(task.minutes for task in plan) <= max(0, minutes - open_minutes)

    @given(facts=FACTS, minutes=st.integers(5, 240))
    def test_never_offers_a_task_twice(self, facts: DayFacts, minutes: int) -> None:
        offered: set[str] = set()
        for days in range(5):
            plan = plan_day(facts, minutes=minutes, day=DAY + timedelta(days=days), offered_before=frozenset(offered))
            keys = [task.key for task in plan]
            assert len(set(keys)) == len(keys)
            assert not offered & set(keys)
            offered |= set(keys)

    @given(facts=FACTS, minutes=st.integers(5, 240))
    def test_can_say_every_task_in_words(self, facts: DayFacts, minutes: int) -> None:
        for task in plan_day(facts, minutes=minutes, day=DAY, offered_before=NOTHING):
            text = task_text(task.kind, task.params)
            assert text.endswith(".")
            assert "{" not in text


class TestALinkToAPerson:
    @pytest.mark.parametrize(
        ("handle", "platform", "link"),
        [
            ("lena_runs", "x", "https://x.com/lena_runs"),
            ("lena.runs", "instagram", "https://www.instagram.com/lena.runs"),
            ("lena.vogel.9", "facebook", "https://www.facebook.com/lena.vogel.9"),
            ("Tobias Vogel", "facebook", ""),
            ("l.php?u=evil.example", "facebook", ""),
            ("..", "instagram", ""),
            ("", "x", ""),
        ],
    )
    def test_is_made_of_handles_alone(self, handle: str, platform: str, link: str) -> None:
        somebody = Person(ACCOUNT, 1, handle, platform)
        assert profile_link(somebody) == link
        plan = plan_day(DayFacts(circle=[somebody]), minutes=20, day=DAY, offered_before=NOTHING)
        assert {task.params.get("link", "") for task in plan if task.person} == {link}
