"""The page on which somebody sees what became of their request to be deleted."""

from datetime import datetime
from html import escape

from service.kit.documents import document
from service.kit.spoken_languages import Language, counted
from service.privacy.deletion_words import WORDS


def status_page(
    given_at: datetime, requests: int, done_at: datetime | None, *, is_done: bool, language: Language
) -> str:
    """What was asked when, and how far it is.

    Args:
        given_at: when the code was given.
        requests: how many accounts were held.
        done_at: when the last of them was erased.
        is_done: whether all are.
        language: to speak.
    """
    words = WORDS[language]
    asked = _said(words.asked, moment=_moment(given_at))
    if not requests:
        return document(words.nothing_title, asked + _said(words.nothing), language=language)
    if not is_done or done_at is None:
        return document(words.under_way_title, asked + _said(words.under_way), language=language)
    done = _said(words.done, count=counted(requests, language), moment=_moment(done_at))
    return document(words.done_title, asked + done + _said(words.kept), language=language)


def unknown_page(language: Language) -> str:
    """A code that was never given here."""
    words = WORDS[language]
    remedy = f'<p class="remedy">{escape(words.unknown_remedy)}</p>'
    return document(words.unknown_title, _said(words.unknown) + remedy, language=language)


def _said(words: str, **filled: str) -> str:
    return f"<p>{escape(words.format(**filled))}</p>"


def _moment(moment: datetime) -> str:
    """Alike in every language (ISO 8601)."""
    return f"{moment:%Y-%m-%d, %H:%M} UTC"
