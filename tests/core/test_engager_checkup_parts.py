"""The pure parts of a checkup of those who engage: countries, numbers, groups, whom to look up and what that tells."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.audience.countries import countries_in
from service.audience.engager_quality import Looked
from service.audience.engagers import Engager
from service.audience.pods import Early
from service.automation.engagement_pods import engagement_pods
from service.automation.verdicts import Severity, Subject
from service.checkups.engager_conclusion import FEWEST_LOOKED_UP, exchanges_with, professionals_among
from service.checkups.engager_gathering import MOST_LOOKED_UP, LookedUp, Seen, first_to_look_up
from service.checkups.naming import named
from service.platforms.contract import NAMED_ONLY, Post, PostKind, Profile

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
ACCOUNT = 7
NOTHING_LOOKED_AT = Looked(posts=0, comments=0, unnamed=0, whole=True, since=None)


def provisional(handle: str) -> int:
    return 1_000_000 + sum(handle.casefold().encode())


def said(number: int, handle: str | None, *, by: int = NAMED_ONLY, to: int | None = ACCOUNT, at: int = 0) -> Post:
    return Post(
        id=number,
        author_id=by,
        author_handle=handle,
        text="well said",
        posted_at=NOON + timedelta(minutes=at),
        reply_to_post_id=1,
        reply_to_profile_id=to,
        kind=PostKind.COMMENT,
    )


class TestCountries:
    @pytest.mark.parametrize(
        ("places", "codes"),
        [
            (["Germany", "Leeds"], {"DE"}),
            (["Deutschland", "ÖSTERREICH", "schweiz"], {"DE", "AT", "CH"}),
            (["us", "UK"], {"US", "GB"}),
            (["Yorkshire", "", "the moon"], set()),
        ],
    )
    def test_are_known_by_name_in_two_languages_and_by_code(self, places: list[str], codes: set[str]) -> None:
        assert countries_in(places) == codes


class TestNumbers:
    def test_of_somebody_named_by_handle_alone_are_those_seen_elsewhere(self) -> None:
        people = named([said(1, "Ines"), said(2, "ines", by=42)], [], provisional_id=provisional)
        assert {post.author_id for post in people.said} == {42}
        assert people.handles == {42: "Ines"}

    def test_of_the_account_itself_are_known(self) -> None:
        people = named([said(1, "maya_moves")], [("Maya_Moves", ACCOUNT)], provisional_id=provisional)
        assert [post.author_id for post in people.said] == [ACCOUNT]

    def test_are_provisional_for_everybody_else(self) -> None:
        people = named([said(1, "omar"), said(2, None)], [], provisional_id=provisional)
        assert [(post.id, post.author_id) for post in people.said] == [(1, provisional("omar"))]

    @given(handles=st.lists(st.sampled_from(["ann", "Ann", "bo", "Cem"]), max_size=12), numbered=st.booleans())
    def test_are_one_for_each_person_however_often_they_are_met(self, handles: list[str], numbered: bool) -> None:  # noqa: FBT001 # drawn by hypothesis
        posts = [said(place, handle) for place, handle in enumerate(handles)]
        if numbered:
            posts.append(said(99, "ann", by=42))
        people = named(posts, [], provisional_id=provisional)
        assert len({post.author_id for post in people.said}) == len(
            {post.author_handle.casefold() for post in posts if post.author_handle}
        )
        assert len(people.said) == len(posts)


class TestAGroupThatMeets:
    def test_is_told_with_the_posts_under_which_it_met_and_nobodys_name(self) -> None:
        posted = {number: NOON - timedelta(days=number) for number in range(30)}
        early = [Early(number, frozenset({101, 102, 103, 104 + number})) for number in range(30)]
        verdict = engagement_pods(early, posted)
        assert verdict is not None
        assert (verdict.subject, verdict.severity, verdict.key) == (
            Subject.OWN_ACCOUNT,
            Severity.NOTICE,
            "engagement_pod",
        )
        assert verdict.reason.params == {"groups": 1, "people": 3, "posts": 30}
        assert len(verdict.evidence) == 20
        assert verdict.evidence[0].params == {"posted_at": NOON.isoformat(), "people": 3}
        assert (verdict.last_seen_at, verdict.first_seen_at) == (NOON, NOON - timedelta(days=29))
        assert verdict.probability is None

    def test_is_not_told_of_people_who_meet_by_chance(self) -> None:
        early = [Early(number, frozenset({100 + number, 200 + number, 300 + number})) for number in range(30)]
        assert engagement_pods(early, dict.fromkeys(range(30), NOON)) is None


class TestLookingUp:
    def test_begins_with_those_who_come_regularly_and_then_the_most_recent(self) -> None:
        people = [an_engager(number, days=5 if number % 10 == 0 else 1) for number in range(100)]
        wanted = [each.profile_id for each in first_to_look_up(people)]
        assert wanted[:10] == list(range(0, 100, 10))
        assert wanted[10:] == [number for number in range(20) if number % 10][: MOST_LOOKED_UP - 10]

    def test_needs_a_handle(self) -> None:
        assert first_to_look_up([an_engager(1, days=4, handle="")]) == ()


class TestTheShareOfProfessionals:
    def test_is_not_told_of_a_few(self) -> None:
        assert professionals_among(looked_up(FEWEST_LOOKED_UP - 1, hits=3), people=200) is None

    @given(drawn=st.integers(FEWEST_LOOKED_UP, 20), others=st.integers(0, 500), hits=st.integers(0, 10))
    def test_allows_for_everybody_who_was_not_looked_up(self, drawn: int, others: int, hits: int) -> None:
        share = professionals_among(looked_up(drawn, hits=hits), people=drawn + others)
        assert share is not None
        assert share.low == pytest.approx(hits / (drawn + others))
        assert share.high == pytest.approx((hits + others) / (drawn + others))


class TestExchanges:
    def test_count_answers_both_ways_and_not_what_others_say_to_each_other(self) -> None:
        talk = (
            said(1, "ines", by=42),
            said(2, "maya_moves", by=ACCOUNT, to=42, at=5),
            said(3, "omar", by=43, to=42, at=6),
        )
        [exchange] = exchanges_with(seen_as(talk), ACCOUNT)
        assert (exchange.profile_id, exchange.turns_theirs, exchange.turns_ours) == (42, 1, 1)
        assert exchange.awaiting_since is None


def an_engager(number: int, *, days: int, handle: str = "somebody") -> Engager:
    return Engager(
        profile_id=number,
        handle=handle,
        comments=days,
        reactions=0,
        posts=days,
        days=days,
        last_at=NOON - timedelta(hours=number),
        repeated=0,
        in_pod=False,
    )


def looked_up(drawn: int, *, hits: int) -> list[LookedUp]:
    return [LookedUp(number, Profile(id=number, handle="h") if number < hits else None) for number in range(drawn)]


def seen_as(talk: Sequence[Post]) -> Seen:
    return Seen(own=(), said=tuple(talk), engagers=(), looked=NOTHING_LOOKED_AT, numbers={})
