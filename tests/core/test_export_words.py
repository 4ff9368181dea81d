"""The export page in each language it speaks."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict

import pytest

from service.checkups.export_words import LANGUAGES, language_for

PLACES = re.compile(r"\{\w*\}")


def texts(said: object, at: str = "") -> Iterator[tuple[str, str]]:
    """Every text with where it stands."""
    if isinstance(said, Mapping):
        for key, each in said.items():
            yield from texts(each, f"{at}.{key}")
    elif isinstance(said, tuple):
        for number, each in enumerate(said):
            yield from texts(each, f"{at}.{number}")
    else:
        yield at, str(said)


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
class TestEachLanguage:
    def test_says_everything_that_english_says_with_the_same_places_to_fill_in(self, language: str) -> None:
        english, other = (dict(texts(asdict(LANGUAGES[each]))) for each in ("en", language))
        assert english.keys() == other.keys()
        for at, text in english.items():
            assert sorted(PLACES.findall(other[at])) == sorted(PLACES.findall(text)), at
            assert other[at].strip(), at

    def test_says_it_in_its_own_words(self, language: str) -> None:
        english, other = (dict(texts(asdict(LANGUAGES[each]))) for each in ("en", language))
        same = [at for at, text in english.items() if other[at] == text and len(text.split()) > 1]
        assert same == []


class TestTheLanguageOfAPage:
    @pytest.mark.parametrize(
        ("tag", "spoken"), [("pt-BR", "pt"), ("de", "de"), ("FR-ca", "fr"), ("ja", "en"), ("", "en"), ("es-419", "es")]
    )
    def test_is_the_clients_own_or_english(self, tag: str, spoken: str) -> None:
        assert language_for(tag) == spoken
