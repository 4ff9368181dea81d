"""The page through which a client hands in an export: whole documents that work without scripts, better with them."""

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Final

import msgspec

from service.accounts.connect_pages import NETWORKS
from service.accounts.links import OpenLink
from service.checkups.export_report import MOST_SHOWN, ExportReport
from service.checkups.export_rules import rules_for_browsers
from service.checkups.export_words import LANGUAGES
from service.checkups.export_words.words import Words
from service.kit.documents import STYLE, document
from service.kit.spoken_languages import Language, counted
from service.platforms.archives.contents import Part
from service.platforms.archives.inventory import Kind
from service.platforms.contract import Platform

MODULES: Final = {each.name: each.read_bytes() for each in (Path(__file__).parent / "browser").glob("*.mjs")}
"""The page's scripts, all our own, as they are served."""

_LONGEST_NUMBER: Final = 40
"""Characters; what is longer is no number of people, however it is written."""
_NUMBER_IN_BROWSERS: Final = r"\s*[\p{Nd}.,'\u00a0\u202f ]*\p{Nd}\s*([kK]|[tT][sS][dD]\.?|[mM]\.?|[mM][iI][oO]\.?)?\s*"
"""What `shown_number` reads, in the browser's spelling, so that it asks for digits before any file is sent."""

_STYLE: Final = (
    STYLE
    + """
label { display: block; margin-top: 1rem; font-weight: 600; }
input[type=text], input[type=file] { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem; }
input:focus-visible, summary:focus-visible { outline: 3px solid #f59e0b; outline-offset: 2px; }
.hint { margin: .2rem 0 0; font-weight: 400; opacity: .85; }
progress { width: 100%; height: 1.2rem; }
"""
)
_STYLE_HASH: Final = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()


class NotInDigits(Exception):
    """Somebody said a number of followers in a way that is no number for us."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What the page says of an export that came through its link: being read, read, or refused."""

    state: str
    """Of its checkup."""
    report: ExportReport | None = None
    failure: str | None = None
    remedy: str | None = None
    """In English, as the coach reads them, with every name and number."""
    problem: str = "anew"
    """The code of the words for it on the page."""


def page_headers(nonce: str) -> dict[str, str]:
    """Nothing is loaded but the scripts that bear this nonce; nothing is framed, remembered or sent elsewhere."""
    return {
        "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; script-src 'nonce-{nonce}';"
        " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex",
        "Cache-Control": "no-store",
    }


def export_page(  # noqa: PLR0913 # each is named
    link: OpenLink, path: str, nonce: str, language: Language, *, telling: Telling | None, problem: str = ""
) -> str:
    """The page as it stands: the form at first and after a refusal, else how far the reading is, or its report.

    Args:
        link: for whom.
        path: the page's own address, which what it sends goes to.
        nonce: which lets its scripts run.
        language: to speak.
        telling: of the last export that came through the link.
        problem: the code of what was wrong with what was just sent.
    """
    words = LANGUAGES[language]
    network = NETWORKS[link.platform]
    title = words.title.format(network=network)
    if telling is None or telling.state == "failed":
        body = _refused(words, link, telling, problem) + _form(words, link, path, nonce, network)
        return document(title, body, language=language, style=_STYLE)
    if telling.state == "done":
        return document(title, _reported(words, language, telling.report, path), language=language, style=_STYLE)
    script = _module(nonce, {"progress": f"{path}/progress"})
    return document(
        title,
        f'<p role="status">{escape(words.waiting)}</p>{script}',
        language=language,
        style=_STYLE,
        head='<noscript><meta http-equiv="refresh" content="5"></noscript>',
    )


def shown_number(text: str) -> int | None:
    """The number of followers as somebody typed it off a profile: `1,480`, `1.480`, `12.3K`; `None` when it is none."""
    if len(text) > _LONGEST_NUMBER:
        return None
    found = re.fullmatch(r"\s*([\d.,'\u00a0\u202f ]*\d)\s*(k|tsd\.?|m|mio\.?)?\s*", text, re.IGNORECASE)
    if found is None:
        return None
    number, unit = found[1], (found[2] or "").lower()
    if unit:
        whole, _, part = re.sub(r"[,']", ".", re.sub(r"\s", "", number)).partition(".")
        times = 1_000 if unit[0] in "kt" else 1_000_000
        shown = float(f"{whole or 0}.{re.sub(r'[^0-9]', '', part) or 0}") * times
    else:
        shown = int(re.sub(r"\D", "", number))
    return round(shown) if shown <= MOST_SHOWN else None


def stated_number(text: str) -> int | None:
    """The number that somebody stated, `None` when they stated none.

    Raises:
        NotInDigits: when what they wrote is no number.
    """
    number = shown_number(text)
    if number is None and text.strip():
        raise NotInDigits
    return number


def _form(words: Words, link: OpenLink, path: str, nonce: str, network: str) -> str:
    asks = words.asks.format(practice=link.practice_name, name=link.client_name, network=network)
    name = (
        ""
        if link.account_id
        else _field(
            "handle",
            words.handle.format(network=network),
            words.handle_hint[link.platform],
            'required autocomplete="username"',
        )
    )
    digits = f'inputmode="numeric" pattern="{escape(_NUMBER_IN_BROWSERS)}" title="{escape(words.problems["digits"])}"'
    formats = "" if link.platform is Platform.X else f"{words.formats} "
    told = {
        "path": path,
        "rules": rules_for_browsers(link.platform),
        "words": {
            "chosen": words.chosen,
            "left": words.left_out,
            "progress": words.progress,
            "kinds": words.kinds,
            "problems": words.problems,
        },
    }
    return (
        f"<p>{escape(asks)}</p><h2>{escape(words.how)}</h2><ol>{_items(words.guides[link.platform])}</ol>"
        f"<p>{escape(formats)}{escape(words.as_it_is)}</p><h2>{escape(words.hand_in)}</h2>"
        f'<form method="post" action="{escape(path)}" enctype="multipart/form-data">'
        f'<label for="files">{escape(words.file)}</label>'
        '<input type="file" id="files" name="files" accept=".zip,application/zip" multiple required>'
        f'<div id="folder-field" hidden><label for="folder">{escape(words.folder)}</label>'
        '<input type="file" id="folder" webkitdirectory></div>'
        f"{name}{_field('followers_shown', words.followers, words.followers_hint, digits)}"
        f'<label><input type="checkbox" name="with_messages" value="yes"> {escape(words.messages)}</label>'
        f'<div id="choice" aria-live="polite"></div><p id="said" role="status"></p>'
        f'<progress id="bar" max="100" value="0" hidden></progress>'
        f'<p><button type="submit">{escape(words.send)}</button></p></form>'
        f"<noscript><p>{escape(words.without_scripts)}</p></noscript>"
        f"<h2>{escape(words.never_title)}</h2><ul>{_items(words.never)}</ul>{_module(nonce, told)}"
    )


def _field(name: str, label: str, hint: str, rest: str) -> str:
    return (
        f'<label for="{name}">{escape(label)}</label>'
        f'<input type="text" id="{name}" name="{name}" maxlength="100" aria-describedby="{name}-hint" {rest}>'
        f'<p class="hint" id="{name}-hint">{escape(hint)}</p>'
    )


def _refused(words: Words, link: OpenLink, telling: Telling | None, problem: str) -> str:
    if problem:
        return f'<p class="remedy" role="alert">{escape(words.problems[problem])}</p>'
    if telling is None:
        return ""
    # Without an account of the link's own, the name it was held against is what they typed.
    code = "wrong_name" if telling.problem == "wrong_account" and link.account_id is None else telling.problem
    return (
        f'<div class="remedy" role="alert"><h2>{escape(words.failed)}</h2><p>{escape(words.problems[code])}</p>'
        f'<p lang="en"><small>{escape(telling.failure or "")} {escape(telling.remedy or "")}</small></p></div>'
    )


def _reported(words: Words, language: Language, report: ExportReport | None, path: str) -> str:
    said = f"<p>{escape(words.done)}</p>"
    if report is None:
        return said
    if report.cut_short:
        numbers = {name: _number(number, language) for name, number in report.cut_short.params.items()}
        said += f'<p class="remedy" role="alert">{escape(words.problems["cut_short"].format(**numbers))}</p>'
    if report.owner_unchecked:
        said += (
            f'<div class="remedy" role="alert"><p>{escape(words.problems["owner_unchecked"])}</p>'
            f'<form method="post" action="{escape(path)}/confirmation">'
            f'<button type="submit">{escape(words.confirm)}</button></form></div>'
        )
    used = [f"{words.parts[Part(each.code)]}: {_number(each.params['records'], language)}" for each in report.used]
    ignored = [f"{words.kinds[Kind(each.code)]} ({_number(each.params['files'], language)})" for each in report.ignored]
    missing = [words.parts[Part(each.code)] for each in report.missing]
    for heading, lines in ((words.used, used), (words.missing, missing), (words.ignored, ignored)):
        said += f"<h2>{escape(heading)}</h2><ul>{_items(lines)}</ul>" if lines else ""
    return f"{said}<p>{escape(words.close)}</p>"


def _number(kept: float | str, language: Language) -> str:
    return counted(int(kept), language)


def _items(lines: Iterable[str]) -> str:
    return "".join(f"<li>{escape(each)}</li>" for each in lines)


def _module(nonce: str, told: object) -> str:
    # Within a script element only "<" could end it early.
    data = msgspec.json.encode(told).decode().replace("<", "\\u003c")
    return (
        f'<script type="application/json" id="told">{data}</script>'
        f'<script type="module" nonce="{nonce}" src="/connect/export-page/export-page.mjs"></script>'
    )
