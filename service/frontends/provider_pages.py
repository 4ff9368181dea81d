"""What people see on the way to a provider and back: the practice's own sign-in page, and what went wrong."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Final, NamedTuple
from uuid import UUID

from service.access.openid.coming_back import Why
from service.access.openid.faults import ProviderFault
from service.access.openid.ways import page_of
from service.frontends.consent_pages import SIGN_IN_WAYS, SignedIn
from service.kit.documents import document
from service.kit.spoken_moments import spoken_day

TIE: Final = f"{SIGN_IN_WAYS}/tie"
UNTIE: Final = f"{SIGN_IN_WAYS}/untie"


class Way(NamedTuple):
    """A provider of the practice, and since when the person is tied to it, if they are."""

    provider_id: UUID
    name: str
    tie_id: UUID | None = None
    since: datetime | None = None


_WHY: Final[Mapping[Why, str]] = {
    Why.UNKNOWN: "This way back belongs to no sign-in that began here.",
    Why.OTHER_BROWSER: "This sign-in began in another browser, and can only end there.",
    Why.USED: "This sign-in has ended already; a page that is loaded twice does not sign in twice.",
    Why.EXPIRED: "This sign-in began more than ten minutes ago.",
}


def astray_page(practice_id: UUID, why: Why) -> str:
    """A way back that is not the end of the way that began in this browser a moment ago."""
    return _page("You are not signed in", _WHY[why], practice_id)


def declined_page(practice_id: UUID, provider_name: str) -> str:
    """They turned back at the provider."""
    return _page(
        "You are not signed in", f"{provider_name} did not sign you in, or you turned back there.", practice_id
    )


def disbelieved_page(practice_id: UUID, provider_name: str, fault: ProviderFault) -> str:
    """The provider said something that is not taken, or nothing."""
    said = f"{provider_name} could not sign you in: {fault.text} ({fault.code})."
    return _page("You are not signed in", said, practice_id)


def not_tied_page(practice_id: UUID, provider_name: str) -> str:
    """The provider vouches for them, but for nobody who is known here."""
    return document(
        "This sign-in is not tied to yours yet",
        f"<p>{escape(provider_name)} knows you, but nobody here has said that this is them. That takes your password, once.</p>"
        f'<p class="remedy"><a href="{page_of(practice_id)}">Sign in with your password</a>, then tie it at'
        f' <a href="{SIGN_IN_WAYS}">{SIGN_IN_WAYS}</a>.</p>',
    )


def tied_already_page() -> str:
    """Somebody is tied to what was to be tied."""
    return document(
        "There is such a tie already",
        "<p>This sign-in is somebody's already, or you have tied another one of the same provider. Nothing was changed.</p>"
        f'<p class="remedy"><a href="{SIGN_IN_WAYS}">See how you sign in</a></p>',
    )


def ways_page(person: SignedIn, ways: Sequence[Way], *, problem: str = "") -> str:
    """By which providers the person signs in, each with a button that ends it, or a form that ties it."""
    said = f'<p class="remedy" role="alert">{escape(problem)}</p>' if problem else ""
    listed = "".join(f"<h2>{escape(each.name)}</h2>{_way(each)}" for each in ways)
    nothing = f"<p>{escape(person.practice_name)} has no other way to sign in than the password.</p>"
    return document(
        "How you sign in",
        f"{said}{listed or nothing}<p><small>Signed in as {escape(person.name)} ({escape(person.email)}).</small></p>",
    )


def _way(way: Way) -> str:
    if way.tie_id is None or way.since is None:
        return (
            f'<form method="post" action="{TIE}"><input type="hidden" name="provider" value="{way.provider_id}">'
            "<p>Whoever signs in there as you do now will be you here. Give your password, and sign in there next.</p>"
            '<p><label>Password<br><input name="password" type="password" autocomplete="current-password" required></label></p>'
            "<p><button>Tie it</button></p></form>"
        )
    return (
        f'<form method="post" action="{UNTIE}"><input type="hidden" name="tie" value="{way.tie_id}">'
        f'<p>Tied since {spoken_day(way.since)}.</p><p><button class="second">Untie it</button></p></form>'
    )


def no_provider_page(practice_id: UUID) -> str:
    """An address that was cut short, a provider that was removed, or a program that asks in an odd way."""
    said = "There is no such way to sign in, or the program that sent you here asked for it in a way that we do not answer."
    return _page("This way to sign in does not exist", said, practice_id)


def _page(title: str, said: str, practice_id: UUID) -> str:
    return document(
        title, f'<p>{escape(said)}</p><p class="remedy"><a href="{page_of(practice_id)}">Sign in another way</a></p>'
    )
