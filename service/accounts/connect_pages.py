"""The few pages that a client sees while connecting an account, as whole documents without anything from elsewhere."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Final, NamedTuple

from service.accounts.arrival import Connected, NotConnected
from service.accounts.choosing import Choice, Offered
from service.accounts.links import OpenLink
from service.accounts.refusals import WORDS
from service.kit.documents import document
from service.platforms.contract import Platform, Route, Terms

NETWORKS: Final[Mapping[Platform, str]] = {
    Platform.X: "X",
    Platform.INSTAGRAM: "Instagram",
    Platform.FACEBOOK: "Facebook",
}
_READS: Final[Mapping[str, str]] = {
    "followers": "who follows you",
    "following": "whom you follow",
    "profile_facts": "what those people show on their public profiles",
    "posts": "your own posts",
    "comments": "who comments on them, and what",
    "reactions": "who reacts to them",
    "mentions": "posts that mention or answer you",
    "mentioners": "who mentions you in posts and comments of theirs",
    "account_insights": "your account's own figures, such as how many people it reached",
}


class _Way(NamedTuple):
    name: str
    said: str


_WAYS: Final[Mapping[Route, _Way]] = {
    Route.X: _Way("X", "You sign in to X."),
    Route.INSTAGRAM: _Way("Instagram", "You sign in to Instagram. This suits most professional accounts."),
    Route.INSTAGRAM_BY_FACEBOOK: _Way("Facebook", "Or with Facebook, if your account is linked to a Page."),
    Route.FACEBOOK: _Way("Facebook", "You sign in to Facebook."),
}
_NEVER: Final = (
    "post, like or comment for you",
    "follow or unfollow anybody",
    "read your private messages",
    "see your password",
)


def link_page(link: OpenLink, routes: Mapping[Route, Terms], *, export_path: str) -> str:
    """Who asks, what will be read, what never is, a button for each way to connect, and the other way: an export."""
    network = NETWORKS[link.platform]
    seen = {each.code for terms in routes.values() for each in terms.capabilities if each.observable}
    return document(
        f"Connect your {network} account",
        f"<p><strong>{escape(link.practice_name)}</strong> asks {escape(link.client_name)} to connect an account on"
        f" {network}, to see which followers are a good fit and where a few minutes a day are well spent.</p>"
        f"<p>With your agreement, Rapport reads:</p>{_listed([_READS[code] for code in _READS if code in seen])}"
        f"<p>Rapport cannot, and never will:</p>{_listed(_NEVER)}"
        f"<p>{network} asks you next, on its own page. You can take it back at any time, there or here.</p>"
        f'<form method="post">{"".join(_ways(routes))}</form>'
        f'<p>Or <a href="{escape(export_path)}">hand in your official data export instead</a>: no sign-in, and you see'
        " beforehand what is sent.</p>",
    )


def choice_page(choice: Choice, *, path: str) -> str:
    """The several accounts that one consent opened, to choose one of."""
    network = NETWORKS[choice.platform]
    return document(
        f"Which {network} account is it?",
        f"<p>You let us see several. <strong>{escape(choice.practice_name)}</strong> will read the one you choose, and"
        " nothing is kept of the others. The list stays open for ten minutes.</p>"
        f'<form method="post" action="{escape(path)}">'
        f'<input type="hidden" name="state" value="{escape(choice.state.reveal())}"><fieldset><legend>Accounts</legend>'
        f"{''.join(_option(each) for each in choice.offered)}</fieldset>"
        '<p><button type="submit">Connect this one</button></p></form>',
    )


def connected_page(connected: Connected) -> str:
    """It worked, and what happens now."""
    network = NETWORKS[connected.platform]
    return document(
        "Connected",
        f"<p><strong>@{escape(connected.handle)}</strong> on {network} is connected for"
        f" {escape(connected.practice_name)}. The first look at it begins by itself.</p>"
        '<p class="remedy">You can close this page. To take it back, ask your coach to disconnect the account, or remove'
        f" the app in your settings on {network}.</p>",
    )


def refusal_page(outcome: NotConnected) -> str:
    """Why nothing was connected, and what mends it."""
    words = WORDS[outcome.refusal]
    named = _listed(outcome.named) if outcome.named else ""
    return document(words.title, f'<p>{escape(words.text)}</p>{named}<p class="remedy">{escape(words.remedy)}</p>')


def _ways(routes: Mapping[Route, Terms]) -> Iterator[str]:
    for route in routes:
        words = _WAYS[route]
        said = f"<p>{escape(words.said)}</p>" if len(routes) > 1 else ""
        yield f'{said}<p><button type="submit" name="route" value="{route}">Go on with {words.name}</button></p>'


def _option(offered: Offered) -> str:
    profile, why_not = offered.profile, offered.why_not
    counted = "" if profile.followers is None else f", {profile.followers:,} followers"
    said = (
        "" if why_not is None else f"<br><small>{escape(WORDS[why_not].title)}. {escape(WORDS[why_not].remedy)}</small>"
    )
    return (
        f'<p><label><input type="radio" name="account" value="{profile.id}" required{" disabled" if why_not else ""}>'
        f" {escape(profile.name or profile.handle)} (@{escape(profile.handle)}{counted})</label>{said}</p>"
    )


def _listed(items: tuple[str, ...] | list[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(each)}</li>" for each in items) + "</ul>"
