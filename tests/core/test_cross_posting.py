"""Posts that a program passes on from one network to another, and honest accounts that only look like it."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.automation.cross_posting import (
    FEWEST_PAIRS,
    WITHIN,
    CrossPosting,
    Marked,
    are_alike,
    cross_posting,
    marked,
    without_addresses,
)

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
START = datetime(2026, 10, 1, 9, tzinfo=UTC)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)

TEXTS = (
    "Three things I learned from gardening about patience with people",
    "Our community walk starts on Saturday at the old mill, bring a friend",
    "What does a good breakfast look like when you have ten minutes?",
    "I failed at my first business, and this is what I would tell myself now",
    "Small steps, every day: the notebook that changed how I plan my week",
)
LONG = (
    "When I began to coach people I thought that answers were what they came for, and it took me years to see that most"
    " of them knew the answer already and only wanted somebody who would sit with them until they dared to say it out loud."
    " So today I ask one question, wait longer than is comfortable, and write down the very first word."
)


def post(number: int, text: str, at: datetime, *, key: bytes = KEY) -> Marked:
    return marked(number, text, at, key=key)


def page(texts: Sequence[str] = TEXTS) -> list[Marked]:
    """One post a day."""
    return [post(number, text, START + number * DAY) for number, text in enumerate(texts, 1)]


def copies(texts: Sequence[str] = TEXTS, *, after: timedelta = 2 * MINUTE, key: bytes = KEY) -> list[Marked]:
    """What X shows of them a little later."""
    return [post(100 + number, text, START + number * DAY + after, key=key) for number, text in enumerate(texts, 1)]


def passed_on(texts: Sequence[str]) -> CrossPosting | None:
    return cross_posting(copies(texts), page())


class TestPostsThatArePassedOn:
    @pytest.mark.parametrize(
        "as_on_x",
        [
            str,
            lambda text: f"{text} https://t.co/Ab3dE5fG7h",
            lambda text: f"{text} fb.me/4xYz",
            lambda text: text.upper(),
            lambda text: f"  {text.replace(', ', ' / ')} ✨",
        ],
        ids=[
            "as they are",
            "with an address",
            "with a bare one",
            "in capitals",
            "with other signs",
        ],
    )
    def test_are_known_again(self, as_on_x: Callable[[str], str]) -> None:
        seen = passed_on([as_on_x(text) for text in TEXTS])
        assert seen is not None
        assert [(each.here, each.there) for each in seen.pairs] == [(100 + n, n) for n in range(1, 6)]
        assert seen.usual_delay == 2 * MINUTE

    def test_are_known_when_x_had_to_cut_them(self) -> None:
        cut = post(2, f"{LONG[:236]}… https://t.co/Ab3dE5fG7h", START)
        assert are_alike(post(1, LONG, START), cut)

    def test_are_known_by_their_address_where_there_are_hardly_words(self) -> None:
        here, there = (
            post(n, f"{words} https://maya.example/walks/?from={n}", START) for n, words in ((1, "New!"), (2, ""))
        )
        assert are_alike(here, there)
        assert not are_alike(here, post(3, "New! https://t.co/Ab3dE5fG7h", START))

    def test_are_known_whichever_network_came_first(self) -> None:
        seen = cross_posting(page(), copies(after=-5 * MINUTE))
        assert seen is not None
        assert seen.usual_delay == 5 * MINUTE

    def test_are_known_in_scripts_without_spaces(self) -> None:
        texts = (
            "今日は朝ごはんについて話します",
            "土曜日に古い水車小屋で散歩があります",
            "毎日少しずつ進むことが大切です",
        )
        assert cross_posting(copies(texts), page(texts)) is not None

    def test_are_known_though_there_are_posts_beside_them(self) -> None:
        beside = [
            post(500 + n, f"Only here and only today, number {n} of my list", START + n * DAY / 3) for n in range(30)
        ]
        assert cross_posting([*copies(), *beside], page()) is not None


class TestHonestAccounts:
    def test_say_other_things_on_the_same_day(self) -> None:
        own_words = (
            "Gardening taught me more about people than any course did",
            "See you on Saturday at the mill? I bake something for everybody",
            "Ten minutes, one pan: my breakfast before the first call",
            "My first company went under in nine months. Ask me anything",
            "A notebook beats every app that I have tried so far",
        )
        assert passed_on(own_words) is None

    def test_greet_on_both_every_morning(self) -> None:
        greeting = "Good morning everybody, have a wonderful day and take care!"
        assert cross_posting(copies([greeting] * 20), page([greeting] * 20)) is None
        assert cross_posting(copies(["Happy Monday!"] * 9), page(["Happy Monday!"] * 9)) is None

    def test_quote_the_same_people_with_words_of_their_own(self) -> None:
        quote = "Be yourself; everyone else is already taken."
        talks = [f"{quote} {text}, and that is why I think of it today" for text in TEXTS]
        assert cross_posting(copies([quote] * 5), page(talks)) is None
        assert not are_alike(
            post(1, quote, START), post(2, f"I have always loved how he put it. {quote} {LONG}", START)
        )
        assert not are_alike(post(1, quote, START), post(2, f"{quote} {LONG}", START))

    def test_share_the_same_article_with_words_of_their_own(self) -> None:
        address = "https://news.example/2026/walking"
        here = post(1, f"I did not expect these numbers on walking and sleep {address}", START)
        assert not are_alike(here, post(2, f"Who of you walks before work, and does it help? {address}", START))

    def test_repeat_a_post_hours_later_or_now_and_then(self) -> None:
        assert cross_posting(copies(after=WITHIN + MINUTE), page()) is None
        assert cross_posting(copies(TEXTS[: FEWEST_PAIRS - 1]), page(TEXTS[: FEWEST_PAIRS - 1])) is None

    def test_choose_a_few_among_many(self) -> None:
        others = [
            post(500 + n, f"Thought {n}: something about {n * 7} small things at home", START + n * DAY / 9)
            for n in range(46)
        ]
        elsewhere = [
            post(700 + n, f"Question {n}: what would you do with {n * 3} spare hours?", START + n * DAY / 9)
            for n in range(46)
        ]
        assert cross_posting([*copies(), *others], [*page(), *elsewhere]) is None

    def test_are_not_compared_when_nothing_was_read(self) -> None:
        assert cross_posting([], page()) is None
        assert cross_posting(copies(), []) is None


class TestMarks:
    def test_hold_no_word_and_mean_nothing_under_another_key(self) -> None:
        seen = post(1, TEXTS[0], START)
        assert not any(word in repr(seen) for word in TEXTS[0].split())
        assert cross_posting(copies(key=OTHER_KEY), page()) is None

    @settings(max_examples=150, deadline=None)
    @given(text=st.text(max_size=400), other=st.text(max_size=400))
    def test_of_any_text_are_like_themselves_and_alike_both_ways(self, text: str, other: str) -> None:
        one, two = post(1, text, START), post(2, other, START)
        assert are_alike(one, two) == are_alike(two, one)
        if one.runs or one.links:
            assert are_alike(one, post(3, text, START))
        assert len(one.runs) <= 80

    def test_are_of_a_post_without_what_a_program_put_behind_it(self) -> None:
        assert without_addresses(f"{TEXTS[0]} https://t.co/Ab3dE5fG7h") == TEXTS[0]
