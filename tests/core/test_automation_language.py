from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.audience.reasons import Reason
from service.automation.follow_back import Said, follow_back_language, follow_back_words
from service.automation.guru import guru_pattern
from service.automation.signals import Signal
from service.platforms.contract import Post, Profile
from tests.core.follow_phrases import HONEST, LATER_HONEST, LATER_OFFERED, OFFERED

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


class TestFollowBackLanguage:
    @pytest.mark.parametrize("text", [*OFFERED, *LATER_OFFERED])
    def test_is_heard_in_many_languages_and_disguises(self, text: str) -> None:
        assert follow_back_words(text)

    @pytest.mark.parametrize("text", [*HONEST, *LATER_HONEST])
    def test_is_not_heard_where_nobody_offers_it(self, text: str) -> None:
        assert follow_back_words(text) is None

    def test_shows_disguised_words_as_they_were_written(self) -> None:
        assert follow_back_words("so cute!! f 0 l l o w  b a c k pls") == "f 0 l l o w  b a c k"

    def test_shows_the_words_and_where_they_stood(self) -> None:
        said = [Said("bio", "Mum of two", NOON), Said("comment", "Nice! Follow me I follow back", NOON + DAY)]
        signal = follow_back_language(said, profile_id=9)
        assert signal is not None
        assert signal.profile_id == 9
        assert signal.evidence[0].params["words"] == "follow me i follow back"
        assert signal.reason.params == {"times": 1, "where": "comment"}

    @settings(max_examples=100, deadline=None)
    @given(st.text(max_size=80))
    def test_any_text_is_read(self, text: str) -> None:
        words = follow_back_words(text)
        assert words is None or words


def a_guru(**said: int | None) -> Profile:
    return msgspec.structs.replace(Profile(id=3, handle="guru", followers=24_000, following=23_500, posts=120), **said)


def posts(*texts: str, reply_to: int | None = None) -> list[Post]:
    return [
        Post(id=number, author_id=3, text=text, posted_at=NOON, reply_to_profile_id=reply_to)
        for number, text in enumerate(texts)
    ]


class TestGuruPattern:
    def test_is_named_with_its_evidence(self) -> None:
        found = guru_pattern(a_guru(), posts(*["Earn money from home! Link in bio"] * 12))
        assert isinstance(found, Signal)
        assert found.reason.text.startswith("24,000 followers and 120 posts; of 12 read, 12 promote")

    def test_is_not_said_of_who_answers_people(self) -> None:
        seen = posts(*["Passive income! DM me"] * 12) + posts("You are right, Ana", reply_to=8)
        assert guru_pattern(a_guru(), seen) is None

    def test_is_not_said_of_who_writes_about_life(self) -> None:
        assert guru_pattern(a_guru(), posts(*["Bread today"] * 6, *["Link in bio"] * 6)) is None

    @pytest.mark.parametrize("counts", [{"followers": 19_999}, {"posts": 200}])
    def test_is_not_said_beside_its_thresholds(self, counts: dict[str, int]) -> None:
        assert guru_pattern(a_guru(**counts), posts(*["Link in bio"] * 12)) is None

    def test_cannot_be_told_from_a_few_posts_or_without_counts(self) -> None:
        few = guru_pattern(a_guru(), posts(*["Link in bio"] * 5))
        silent = guru_pattern(a_guru(followers=None), posts(*["Link in bio"] * 12))
        assert isinstance(few, Reason)
        assert isinstance(silent, Reason)
        assert (few.code, silent.code) == ("guru.too_few_posts", "guru.counts_not_said")
