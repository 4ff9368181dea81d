"""What the demonstration says of what the API answers: figures that agree, and nothing twice."""

from typing import Any

import pytest

from service.commands.page_words import beyond, counted, planned, reached, share, why_in_class

PLAN: dict[str, Any] = {
    "lists": {"followers": {"read": 4201}, "posts": {"read": 400}},
    "price_micros": 95_810_000,
    "seconds": 101,
}


def a_checkup(stage: str, people: int, **lists: dict[str, int]) -> dict[str, Any]:
    return {"stage": stage, "people_read": people, "plan": {"lists": lists}}


class TestACheckup:
    def test_is_planned_with_what_it_reads_costs_and_takes_at_the_most(self) -> None:
        said = planned(PLAN)
        assert said == "planned, at the most: 4,201 followers, 400 posts; $95.81; 101 s at the real network's pace"

    @pytest.mark.parametrize(
        ("stage", "people", "said"),
        [
            ("followers", 0, "reading followers"),
            ("followers", 996, "reading followers: 996 of 4,201"),
            ("following", 4192, "reading people followed"),
            ("judging", 4192, "judging"),
            ("done", 4192, "done: 4,192 followers read"),
        ],
    )
    def test_counts_people_only_while_they_are_read(self, stage: str, people: int, said: str) -> None:
        assert reached(a_checkup(stage, people, followers={"read": 4201})) == said

    @pytest.mark.parametrize(
        ("stage", "people", "said"),
        [
            ("mentions", 0, "reading comments and mentions"),
            ("looked_up", 0, "looking up some of those who engage"),
            ("done", 216, "done: 216 people found who engage"),
        ],
    )
    def test_of_those_who_engage_calls_nobody_a_follower(self, stage: str, people: int, said: str) -> None:
        assert reached(a_checkup(stage, people, mentions={"read": 2000})) == said


class TestAShare:
    @pytest.mark.parametrize(
        ("low", "estimate", "high", "said"),
        [
            (0.26, 0.38, 0.52, "38% (26% to 52%)"),
            (0.248, 0.251, 0.254, "25%"),
            (0.345, 0.354, 0.358, "35% (34% to 36%)"),
        ],
    )
    def test_is_said_in_whole_percent_and_with_an_interval_that_says_more(
        self, low: float, estimate: float, high: float, said: str
    ) -> None:
        assert share({"low": low, "estimate": estimate, "high": high}) == said


class TestSentences:
    def test_are_not_said_twice(self) -> None:
        said = "Looks made by a program. 246 follows came at even steps."
        reasons = [{"text": "246 follows came at even steps."}, {"text": "41 follows on one evening."}]
        assert beyond(said, reasons) == reasons[1:]

    def test_tell_facts_of_a_profile_and_no_points(self) -> None:
        follower = {
            "klass": "suspect",
            "reasons": [
                {"code": "class.suspect", "text": "Looks bought; see below.", "params": {}},
                {"code": "score.real", "text": "Real person: 14 of 50 points.", "params": {}},
                {"code": "evidence.prior", "text": "One in ten is fake (+10).", "params": {"evidence": 10}},
                {"code": "evidence.posts", "text": "Has posted never (+90).", "params": {"evidence": 90}},
                {"code": "evidence.link", "text": "Links to a page (-40).", "params": {"evidence": -40}},
            ],
        }
        assert why_in_class(follower) == "Has posted never."
        assert why_in_class(follower | {"klass": "genuine"}) == "Looks bought; see below."

    def test_hold_all_of_a_networks_own_counts(self) -> None:
        told: dict[str, dict[str, Any]] = {
            "reach": {"value": 5433, "missing": None},
            "follows": {"value": None, "missing": "too few"},
        }
        assert counted(told) == (
            "By the network's own count, over four weeks: people reached 5,433, new followers not known (too few)."
        )
        assert counted({}) == ""
