"""The few pages that a client sees while connecting an account, as whole documents without anything from elsewhere."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Final
from uuid import UUID

from service.accounts.arrival import Connected, NotConnected
from service.accounts.choosing import Choice, Offered
from service.accounts.connect_words import WORDS
from service.accounts.connect_words.said import Words
from service.accounts.links import OpenLink
from service.accounts.permits import PERMITS
from service.accounts.way_back import CONNECTED, WayBack
from service.kit.documents import document
from service.kit.spoken_languages import Language, counted
from service.platforms.contract import Platform, Route, Terms

NETWORKS: Final[Mapping[Platform, str]] = {
    Platform.X: "X",
    Platform.INSTAGRAM: "Instagram",
    Platform.FACEBOOK: "Facebook",
}
_WAYS: Final[Mapping[Route, str]] = {
    Route.X: "X",
    Route.INSTAGRAM: "Instagram",
    Route.INSTAGRAM_BY_FACEBOOK: "Facebook",
    Route.FACEBOOK: "Facebook",
}


def link_page(link: OpenLink, routes: Mapping[Route, Terms], language: Language, *, export_path: str) -> str:
    """Who asks, what will be read, what never is, a button for each way to connect, and the other way: an export."""
    words, network = WORDS[language], NETWORKS[link.platform]
    seen = {each.code for terms in routes.values() for each in terms.capabilities if each.observable}
    export = f'<a href="{escape(export_path)}">{escape(words.export)}</a>'
    return document(
        words.title_page if _is_page(link.platform) else words.title.format(network=network),
        _said(
            _asking(words, link, seen),
            practice=_strong(link.practice_name),
            client=escape(link.client_name),
            network=network,
        )
        + _said(words.reads)
        + _listed([said for code, said in words.can_read.items() if code in seen])
        + _said(words.never)
        + _listed(words.never_done)
        + _said(words.asked_next, network=network)
        + f'<form method="post">{"".join(_ways(routes, words))}</form>'
        + _said(words.or_export, export=export),
        language=language,
    )


def choice_page(choice: Choice, language: Language, *, path: str) -> str:
    """The several accounts that one consent opened, to choose one of."""
    words, is_page = WORDS[language], _is_page(choice.platform)
    return document(
        words.which_page if is_page else words.which.format(network=NETWORKS[choice.platform]),
        _said(words.choose, practice=_strong(choice.practice_name)) + f'<form method="post" action="{escape(path)}">'
        f'<input type="hidden" name="state" value="{escape(choice.state.reveal())}">'
        f"<fieldset><legend>{escape(words.pages if is_page else words.accounts)}</legend>"
        f"{''.join(_option(each, words, language) for each in choice.offered)}</fieldset>"
        f'<p><button type="submit">{escape(words.connect_this_page if is_page else words.connect_this)}</button></p></form>',
        language=language,
    )


def connected_page(connected: Connected, language: Language, *, way_back: WayBack | None = None) -> str:
    """It worked, and what happens now."""
    words, network = WORDS[language], NETWORKS[connected.platform]
    account, practice = _strong(f"@{connected.handle}"), escape(connected.practice_name)
    return document(
        words.connected,
        _said(words.begins, account=account, network=network, practice=practice)
        + f'<p class="remedy">{escape(words.take_back).format(network=network)}</p>'
        + _back(way_back, words, CONNECTED, account_id=connected.account_id),
        language=language,
    )


def refusal_page(outcome: NotConnected, language: Language, *, way_back: WayBack | None = None) -> str:
    """Why nothing was connected, and what mends it."""
    words = WORDS[language]
    said = words.refusals[outcome.refusal]
    named = _listed(_named(each, words) for each in outcome.named) if outcome.named else ""
    body = f'{_said(said.text)}{named}<p class="remedy">{escape(said.remedy)}</p>'
    body += _back(way_back, words, outcome.refusal)
    return document(said.title, body, language=language)


def _back(way_back: WayBack | None, words: Words, outcome: str, *, account_id: UUID | None = None) -> str:
    if way_back is None:
        return ""
    said = words.back_to.format(site=way_back.site) if way_back.site else words.back_to_app
    address = way_back.after(outcome, account_id=account_id)
    return f'<p><a class="button" rel="noreferrer" href="{escape(address)}">{escape(said)}</a></p>'


def _named(name: str, words: Words) -> str:
    permit = PERMITS.get(name)
    return name if permit is None else f"{words.permissions[permit]} ({name})"


def _is_page(platform: Platform) -> bool:
    return platform is Platform.FACEBOOK


def _asking(words: Words, link: OpenLink, seen: set[str]) -> str:
    if _is_page(link.platform):
        return words.asks_page
    return words.asks if "followers" in seen else words.asks_of_engagers


def _ways(routes: Mapping[Route, Terms], words: Words) -> Iterator[str]:
    for route in routes:
        said = _said(words.ways[route]) if len(routes) > 1 else ""
        go_on = escape(words.go_on.format(way=_WAYS[route]))
        yield f'{said}<p><button type="submit" name="route" value="{route}">{go_on}</button></p>'


def _option(offered: Offered, words: Words, language: Language) -> str:
    profile, why_not = offered.profile, offered.why_not
    shown = f"@{profile.handle}"
    if profile.followers is not None:
        shown += f", {words.followers.format(count=counted(profile.followers, language))}"
    reason = ""
    if why_not is not None:
        refusal = words.refusals[why_not]
        reason = f"<br><small>{escape(refusal.title)}. {escape(refusal.remedy)}</small>"
    return (
        f'<p><label><input type="radio" name="account" value="{profile.id}" required{" disabled" if why_not else ""}>'
        f" {escape(profile.name or profile.handle)} ({escape(shown)})</label>{reason}</p>"
    )


def _said(words: str, **filled: str) -> str:
    """A paragraph of our words; what is filled in is HTML already."""
    return f"<p>{escape(words).format(**filled)}</p>"


def _strong(name: str) -> str:
    return f"<strong>{escape(name)}</strong>"


def _listed(items: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(each)}</li>" for each in items) + "</ul>"
