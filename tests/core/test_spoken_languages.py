"""In which language somebody is spoken to, and what a browser would rather be answered with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.kit.preferences import preferred, prefers_a_page
from service.kit.spoken_languages import Language, counted, language_for

CHROME = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


class TestTheLanguage:
    @pytest.mark.parametrize("language", Language)
    def test_is_ones_own_whatever_the_browser_says(self, language: Language) -> None:
        for tag in (language.value, f"{language.upper()}-xx", f"{language}-419"):
            assert language_for(tag, accepted="en, de, fr") == language

    @pytest.mark.parametrize(
        ("own", "accepted", "spoken"),
        [
            ("", "de-CH, de;q=0.9, en;q=0.8", "de"),
            ("", "en;q=0.5, fr;q=0.7", "fr"),
            ("", "sv, pl;q=0.9, it;q=0.1", "it"),
            ("", "de;q=0, es", "es"),
            ("ja", "pt-BR", "pt"),
            ("ja", "", "en"),
            ("", "", "en"),
            ("", "*", "en"),
            ("", "sv, zh-Hant", "en"),
            ("", "de;q=2, fr;q=x, ;;;,=", "en"),
            ("", "DE;Q=0.9", "de"),
        ],
    )
    def test_is_else_the_browsers_and_else_english(self, own: str, accepted: str, spoken: str) -> None:
        assert language_for(own, accepted=accepted) == spoken

    @given(st.text(), st.text() | st.lists(st.sampled_from(["de", ";", "q=", "0.", ",", "*", "fr"])).map("".join))
    def test_is_always_one_that_is_spoken(self, own: str, accepted: str) -> None:
        assert language_for(own, accepted=accepted) in set(Language)


class TestPreferences:
    @pytest.mark.parametrize(
        ("accept", "page"),
        [
            (CHROME, True),
            ("text/html", True),
            ("*/*", False),
            ("", False),
            ("application/json, text/html;q=0.9", False),
            ("application/problem+json", False),
            ("text/html;q=0.1, application/json", False),
            ("text/html;q=inf", False),
        ],
    )
    def test_are_for_a_page_where_somebody_follows_a_link(self, accept: str, page: bool) -> None:  # noqa: FBT001 # a case
        assert prefers_a_page(accept) is page

    def test_keep_their_order_among_equals(self) -> None:
        assert preferred("b, a, c;q=0.5, d;q=1.0") == ["b", "a", "d", "c"]


class TestNumbers:
    @pytest.mark.parametrize(
        ("language", "thousands", "more"),
        [
            ("en", "1,480", "1,234,567"),
            ("de", "1.480", "1.234.567"),
            ("es", "1480", "1.234.567"),
            ("fr", "1\u202f480", "1\u202f234\u202f567"),
            ("it", "1480", "1.234.567"),
            ("pt", "1.480", "1.234.567"),
        ],
    )
    def test_are_written_as_each_language_writes_them(self, language: str, thousands: str, more: str) -> None:
        written = [counted(number, Language(language)) for number in (0, 999, 1_480, 1_234_567)]
        assert written == ["0", "999", thousands, more]
