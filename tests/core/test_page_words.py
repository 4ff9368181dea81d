"""The pages for clients in each language they speak."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import timedelta
from html import escape
from uuid import uuid4

import pytest

from service.access.limits import CONNECT_PAGES
from service.accounts import connect_words
from service.accounts.arrival import Connected, NotConnected
from service.accounts.choosing import Choice, Offered
from service.accounts.connect_pages import choice_page, connected_page, link_page, refusal_page
from service.accounts.links import OpenLink
from service.accounts.permits import PERMITS, Permit
from service.accounts.refusals import STATUS, Refusal
from service.checkups import export_words
from service.checkups.failures import problem_of
from service.checkups.link_exports import PROBLEMS
from service.kit.outbound import GuardedSession
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.kit.spoken_languages import Language, counted
from service.platforms.archives.refusals import ArchiveRefused
from service.platforms.contract import Platform, Profile, Route, Terms
from service.platforms.registry import networks
from service.privacy import deletion_words

PLACES = re.compile(r"\{\w*\}")
WRONG = "<script>alert(1)</script>{practice}"
ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;{practice}"

OTHERS = pytest.mark.parametrize("language", [each for each in Language if each is not Language.ENGLISH])
EACH = pytest.mark.parametrize("language", Language)


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


def all_said(language: Language) -> dict[str, str]:
    pages = {"export": asdict(export_words.LANGUAGES[language]), "connect": asdict(connect_words.WORDS[language])}
    pages["deletion"] = asdict(deletion_words.WORDS[language])
    return dict(texts(pages))


@pytest.fixture
async def terms() -> dict[Route, Terms]:
    settings = Settings(x_client_id="app", instagram_client_id="app", facebook_client_id="app")
    async with GuardedSession(allow_loopback=False) as session:
        return {route: network.terms for route, network in networks(session, settings).items()}


@OTHERS
class TestEachLanguage:
    def test_says_everything_that_english_says_with_the_same_places_to_fill_in(self, language: Language) -> None:
        english, other = all_said(Language.ENGLISH), all_said(language)
        assert english.keys() == other.keys()
        for at, text in english.items():
            assert sorted(PLACES.findall(other[at])) == sorted(PLACES.findall(text)), at
            assert other[at].strip(), at

    def test_says_it_in_its_own_words(self, language: Language) -> None:
        english, other = all_said(Language.ENGLISH), all_said(language)
        assert [at for at, text in english.items() if other[at] == text and len(text.split()) > 1] == []


class TestRefusedExports:
    @pytest.mark.parametrize("fault", [ValueError, ArchiveRefused, *ArchiveRefused.__subclasses__()])
    def test_are_told_in_every_language_whatever_was_wrong(self, fault: type[Exception]) -> None:
        problem = problem_of(fault.__new__(fault))
        assert all(problem in words.problems for words in export_words.LANGUAGES.values())

    def test_that_are_kept_out_at_the_door_are_told_in_every_language(self) -> None:
        for words in export_words.LANGUAGES.values():
            assert words.problems.keys() >= set(PROBLEMS.values())


class TestRefusals:
    @EACH
    def test_are_worded_in_every_language(self, language: Language) -> None:
        assert connect_words.WORDS[language].refusals.keys() == set(Refusal)
        assert connect_words.WORDS[language].ways.keys() == set(Route)

    def test_have_one_status_whatever_the_language(self) -> None:
        assert STATUS.keys() == set(Refusal)

    def test_promise_no_shorter_wait_than_the_limit_asks_for(self) -> None:
        assert CONNECT_PAGES.window <= timedelta(minutes=15), "every language says: a quarter of an hour"


@EACH
class TestPagesOfANetwork:
    def test_that_names_no_followers_speak_of_who_takes_part(
        self, language: Language, terms: dict[Route, Terms]
    ) -> None:
        words = connect_words.WORDS[language]
        for platform, route, asks in (
            (Platform.X, Route.X, words.asks),
            (Platform.INSTAGRAM, Route.INSTAGRAM, words.asks_of_engagers),
            (Platform.FACEBOOK, Route.FACEBOOK, words.asks_page),
        ):
            link = OpenLink(uuid4(), uuid4(), platform, None, practice_name="P", client_name="C")
            page = link_page(link, {route: terms[route]}, language, export_path="/export")
            assert escape(asks.rpartition("}")[2]) in page
            assert (escape(words.title_page) in page) == (platform is Platform.FACEBOOK)

    def test_say_what_each_permission_lets_us_do(self, language: Language, terms: dict[Route, Terms]) -> None:
        words = connect_words.WORDS[language]
        assert words.permissions.keys() == set(Permit)
        for scope in frozenset().union(*(each.scopes for each in terms.values())):
            page = refusal_page(NotConnected(Refusal.PERMISSIONS_MISSING, (scope,)), language)
            assert f"<li>{escape(words.permissions[PERMITS[scope]])} ({scope})</li>" in page

    def test_tell_no_client_to_tick_what_is_said_never_to_be_read(self, language: Language) -> None:
        words = export_words.LANGUAGES[language]
        steps = " ".join(each for guide in words.guides.values() for each in guide).lower()
        assert [each for each in words.never if re.search(rf"\b{re.escape(each.lower())}\b", steps)] == []


@EACH
class TestPagesOnTheWay:
    def test_are_marked_with_their_language_and_run_nothing_of_anybodys(
        self, language: Language, terms: dict[Route, Terms]
    ) -> None:
        link = OpenLink(uuid4(), uuid4(), Platform.INSTAGRAM, None, practice_name=WRONG, client_name=WRONG)
        profile = Profile(id=7, handle=WRONG, name=WRONG, followers=123_456)
        offered = (Offered(profile, None), Offered(profile, Refusal.ROLE_TOO_SMALL))
        pages = {
            link_page(link, terms, language, export_path="/connect/secret/export"): 2,
            choice_page(Choice(Platform.X, WRONG, offered, Secret(WRONG)), language, path="/connect/choice"): 6,
            connected_page(Connected(uuid4(), Platform.X, WRONG, WRONG), language): 2,
            refusal_page(NotConnected(Refusal.PERMISSIONS_MISSING, (WRONG,)), language): 1,
        }
        for page, names in pages.items():
            assert page.startswith(f'<!doctype html><html lang="{language}">')
            assert (page.count(ESCAPED), "<script" in page) == (names, False)
            assert set(PLACES.findall(page)) == {"{practice}"}, "of names alone"

    def test_count_as_the_language_does(self, language: Language) -> None:
        profile = Profile(id=7, handle="maya", followers=123_456)
        page = choice_page(Choice(Platform.X, "N", (Offered(profile, None),), Secret("s")), language, path="/")
        assert counted(123_456, language) in page
