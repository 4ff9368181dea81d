"""What people see while they let a front end act for them: sign-in, consent, what they let act, and what went wrong."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape
from typing import NamedTuple
from urllib.parse import urlsplit
from uuid import UUID

from service.access.finders import Place
from service.access.openid.known import KnownProvider
from service.access.openid.ways import start_of
from service.access.scopes import LENT, Scope
from service.frontends.questions import Asked, NotAsked
from service.frontends.scripted_pages import passkey_form, script
from service.kit.documents import document
from service.kit.spoken_moments import spoken_day

SIGN_IN: str = "/oauth/sign-in"
SIGN_OUT: str = "/oauth/sign-out"
AUTHORIZE: str = "/oauth/authorize"
APPS: str = "/apps"
SIGN_IN_WAYS: str = f"{APPS}/sign-in"
PASSKEY_QUESTION: str = "/oauth/passkey-questions"
PASSKEY_SIGN_IN: str = "/oauth/passkey-sign-in"


class SignedIn(NamedTuple):
    """As whom the browser is signed in."""

    name: str
    email: str
    practice_name: str
    role: str


class Approved(NamedTuple):
    """A front end that may act for the person."""

    approval_id: UUID
    name: str
    scopes: Sequence[Scope]
    since: datetime
    last_used_at: datetime | None


def sign_in_page(  # noqa: PLR0913 # each is named at the call
    question: str,
    *,
    nonce: str,
    problem: str = "",
    places: Sequence[tuple[Place, str]] = (),
    email: str = "",
    practice_id: UUID | None = None,
    providers: Sequence[KnownProvider] = (),
) -> str:
    """Asks who is there; with several places, also where to; with providers of a practice, also a button for each."""
    said = f'<p class="remedy" role="alert">{escape(problem)}</p>' if problem else ""
    return document(
        "Sign in to Rapport",
        f'{said}<form method="post" action="{SIGN_IN}">{_question(question)}'
        f'<p><label>E-mail address<br><input name="email" type="email" value="{escape(email)}" autocomplete="username"'
        ' required></label></p><p><label>Password<br><input name="password" type="password"'
        f' autocomplete="current-password" required></label></p>{_choice(places)}'
        '<p><button type="submit">Sign in</button></p></form>'
        + passkey_form(PASSKEY_SIGN_IN, PASSKEY_QUESTION, "Sign in with a passkey", _question(question))
        + "".join(
            f'<form method="post" action="{start_of(practice_id, each.id)}">{_question(question)}'
            f'<p><button class="second">Sign in by {escape(each.name)}</button></p></form>'
            for each in providers
            if practice_id is not None
        )
        + script(nonce),
    )


def consent_page(asked: Asked, person: SignedIn, *, question: str, ticket: str) -> str:
    """Who wants to do what for the person, and where they go afterwards."""
    front_end = asked.front_end
    home = f" (<code>{escape(front_end.home_page)}</code>)" if front_end.home_page else ""
    unverified = (
        ""
        if front_end.is_verified
        else '<p class="remedy">Nobody here has checked who makes this program. Go on only if you know and trust them.</p>'
    )
    return document(
        f"May {front_end.name} act for you?",
        f"<p><strong>{escape(front_end.name)}</strong>{home} asks to act for you in"
        f" <strong>{escape(person.practice_name)}</strong>, where you are {_named(person.role)}.</p>{unverified}"
        f"<p>It could, as far as you may yourself:</p>{_listed(LENT[each].words for each in asked.scopes)}"
        "<p>It never gets your password, and cannot erase anything, invite anybody or agree to anything for you."
        f" Afterwards you go to <strong>{escape(_where(asked.redirect_uri))}</strong>. You can end this at any time at"
        f' <a href="{APPS}">{APPS}</a>; it ends by itself after 90 days.</p>'
        f'<form method="post" action="{AUTHORIZE}">{_question(question)}'
        f'<input type="hidden" name="ticket" value="{escape(ticket)}">'
        '<p><button name="decision" value="allow">Allow</button>'
        ' <button class="second" name="decision" value="decline">Do not allow</button></p></form>'
        f"{_signed_in(person, question)}",
    )


def apps_page(person: SignedIn, approved: Sequence[Approved]) -> str:
    """Everything that may act for the person, each with a button that ends it."""
    listed = "".join(
        f"<h2>{escape(each.name)}</h2><p>Since {spoken_day(each.since)};"
        f" {'not used yet' if each.last_used_at is None else f'last used {spoken_day(each.last_used_at)}'}. It may:</p>"
        f"{_listed(LENT[scope].words for scope in each.scopes)}"
        f'<form method="post" action="{APPS}"><input type="hidden" name="approval" value="{each.approval_id}">'
        "<p><button>End this</button></p></form>"
        for each in approved
    )
    nothing = "<p>No program may act for you.</p>"
    return document(
        "Programs that may act for you",
        f'{listed or nothing}<p><a href="{SIGN_IN_WAYS}">How you sign in</a></p><p><a href="{APPS}/second-factors">Your second factors</a></p>{_signed_in(person, "")}',
    )


def not_asked_page(refused: NotAsked) -> str:
    """A request that must not be told to the address it names, since that was not proven to be the front end's."""
    said = (
        f" ({escape(refused.error)}: {escape(refused.description)})" if refused.description else f" ({refused.error})"
    )
    return document(
        "This program asked in a way that we cannot answer",
        f"<p>Nothing was allowed, and nothing was sent to it{said}.</p>"
        '<p class="remedy">Go back to the program and try again. If this happens again, tell the people who make it.</p>',
    )


def closed_question_page(question: str) -> str:
    """A consent form that is too old, was answered already, or was shown to somebody else."""
    return document(
        "This question is no longer open",
        "<p>It was answered already, is older than ten minutes, or you have signed in as somebody else meanwhile. Nothing"
        " was allowed just now.</p>"
        f'<p class="remedy"><a href="{AUTHORIZE}?{escape(question)}">Ask me again</a></p>',
    )


def foreign_form_page() -> str:
    """A form that another site had the browser send."""
    return document(
        "We could not tell that this came from you",
        "<p>Another site sent this form, or your browser hides where it came from. Nothing was changed.</p>"
        '<p class="remedy">Go back to the program and start again from there.</p>',
    )


def _question(question: str) -> str:
    return f'<input type="hidden" name="question" value="{escape(question)}">'


def _choice(places: Sequence[tuple[Place, str]]) -> str:
    if not places:
        return ""
    options = "".join(
        f'<p><label><input type="radio" name="place" value="{place.practice_id}|{place.role}" required>'
        f" {escape(name)}, as {_named(place.role)}</label></p>"
        for place, name in places
    )
    return f"<fieldset><legend>Where to?</legend>{options}</fieldset>"


def _signed_in(person: SignedIn, question: str) -> str:
    return (
        f'<form method="post" action="{SIGN_OUT}">{_question(question)}<p><small>Signed in as {escape(person.name)}'
        f' ({escape(person.email)}).</small> <button class="second">Not you? Sign out</button></p></form>'
    )


def _named(role: str) -> str:
    return f"{'an' if role[0] in 'ao' else 'a'} {role}"


def _where(redirect_uri: str) -> str:
    parts = urlsplit(redirect_uri)
    return parts.netloc if parts.scheme in {"http", "https"} else f"the app {parts.scheme}"


def _listed(items: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(each)}</li>" for each in items) + "</ul>"
