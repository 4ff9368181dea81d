"""What works today on each network, and why not: told from the settings, and from how the accounts here stand. Pure.

Whether a network has reviewed an app, and how much credit is left on X, is not asked of them. What a network withholds from
accounts is seen, though: a permission that is missing nearly everywhere is one that was not granted to the app.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Final

import msgspec

from service.accounts.states import Why
from service.kit.settings import DEVELOPMENT_MASTER_KEY, Settings, XPolicy
from service.platforms.contract import Route

FEWEST_TO_TELL: Final = 3
"""Accounts; below that a permission that is missing may just be unticked."""
NEARLY_ALL: Final = 0.8
"""Our own: the part of accounts without a permission from which the app is suspected, not the people."""


class Works(StrEnum):
    """How far something works."""

    YES = "yes"
    IN_PART = "in_part"
    NO = "no"


class Line(msgspec.Struct, frozen=True):
    """One thing that does or does not work."""

    subject: str
    works: Works
    why: str
    remedy: str = ""
    is_given: bool = True
    """Whether the operator gave what it takes; what was not set up is no fault."""


class Standing(msgspec.Struct, frozen=True):
    """How many accounts on a route stand like this."""

    route: str
    state: str
    reason: str | None
    accounts: int


class Withheld(msgspec.Struct, frozen=True):
    """How many accounts on a route lack this permission."""

    route: str
    permission: str
    accounts: int


_NAMES: Final = {
    Route.X: "X",
    Route.INSTAGRAM: "Instagram, by its own login",
    Route.INSTAGRAM_BY_FACEBOOK: "Instagram, by Facebook",
    Route.FACEBOOK: "Facebook Pages",
}
_VARIABLES: Final = {
    Route.X: "X_CLIENT_ID",
    Route.INSTAGRAM: "INSTAGRAM_CLIENT_ID",
    Route.INSTAGRAM_BY_FACEBOOK: "FACEBOOK_CLIENT_ID",
    Route.FACEBOOK: "FACEBOOK_CLIENT_ID",
}


def readiness(settings: Settings, standings: Sequence[Standing], withheld: Sequence[Withheld]) -> list[Line]:
    """Every line, the service itself first."""
    return [
        *_itself(settings),
        *(line for route in Route for line in _network(route, settings, standings, withheld)),
        *_told_by_networks(settings),
        Line("Official exports", Works.YES, "Exports of X, Instagram and Facebook are read without any app of yours."),
        Line("Mail", Works.NO, "Nothing is mailed yet: no reminders, no invitations.", is_given=False),
    ]


def _itself(settings: Settings) -> Iterator[Line]:
    subject = "The service itself"
    if not settings.is_production:
        why, remedy = "It runs by development's rules.", "Set RAPPORT_ENVIRONMENT=production once people rely on it."
        yield Line(subject, Works.IN_PART, why, remedy)
    if settings.master_key.reveal() == DEVELOPMENT_MASTER_KEY:
        why = "Tokens of connected accounts are sealed under the published development key."
        yield Line("Keys", Works.IN_PART, why, "Set RAPPORT_MASTER_KEY; make one with: openssl rand -base64 32")
    else:
        yield Line("Keys", Works.YES, "The master key is this deployment's own.")
    if not settings.public_url.startswith("https://"):
        why = f"RAPPORT_PUBLIC_URL is {settings.public_url}: networks send nobody and nothing there."
        yield Line("Public address", Works.IN_PART, why, "Give it the https:// address that people reach.")


def _network(
    route: Route, settings: Settings, standings: Sequence[Standing], withheld: Sequence[Withheld]
) -> Iterator[Line]:
    subject = _NAMES[route]
    client_id, secret = {
        Route.X: (settings.x_client_id, settings.x_client_secret),
        Route.INSTAGRAM: (settings.instagram_client_id, settings.instagram_client_secret),
    }.get(route, (settings.facebook_client_id, settings.facebook_client_secret))
    if not client_id:
        remedy = f"Make an app on the network and set {_VARIABLES[route]}; until then clients hand in exports."
        yield Line(subject, Works.NO, "No app is set up.", remedy, is_given=False)
        return
    if not secret and route is not Route.X:
        variable = _VARIABLES[route].replace("_ID", "_SECRET")
        yield Line(subject, Works.NO, f"{variable} is empty: nobody can finish connecting.", f"Set {variable}.")
        return
    own = [each for each in standings if each.route == route]
    connected = _counted(own, lambda each: each.state == "connected")
    blocked = _counted(own, lambda each: each.reason == Why.APP_BLOCKED)
    if blocked:
        why = f"The network refuses the app itself; {_accounts(blocked)} told us."
        yield Line(subject, Works.NO, why, "Look at the app in the network's developer console.")
    elif not connected:
        yield Line(subject, Works.IN_PART, "An app is set up, and no account is connected that would show more.")
    else:
        yield Line(subject, Works.YES, f"{_accounts(connected)} connected.")
    for each in withheld:
        if each.route == route and each.accounts >= max(FEWEST_TO_TELL, NEARLY_ALL * connected):
            why = f"{each.permission} is missing at {each.accounts} of {_accounts(connected)}."
            remedy = "The app was most likely not given it in the network's review; ask for advanced access."
            yield Line(
                subject, Works.IN_PART, why, remedy if route is not Route.X else "Look at the app's permissions."
            )


def _told_by_networks(settings: Settings) -> Iterator[Line]:
    if settings.x_client_id:
        told = bool(settings.x_consumer_secret and settings.x_bearer_token)
        yield Line(
            "X's events",
            Works.YES if told else Works.IN_PART,
            "X tells of follows as they happen." if told else "Follows are seen at checkups only.",
            "" if told else "Set X_CONSUMER_SECRET and X_BEARER_TOKEN.",
        )
        words = {
            XPolicy.NEUTRAL: "Other people are described by what they do, which X's policy allows.",
            XPolicy.PERMITTED: "X has permitted in writing that followers are judged; keep that letter.",
            XPolicy.ARCHIVE_ONLY: "Followers are judged from archives alone, never from X's API.",
        }
        yield Line("X's policy", Works.YES, words[settings.x_policy])
        why = "What is left of it is not asked of X; at zero X refuses every request."
        yield Line("X's credit", Works.IN_PART, why, "Look at the developer console, and have it filled up by itself.")
    if settings.facebook_client_id or settings.instagram_client_id:
        heard = bool(settings.meta_verify_token)
        yield Line(
            "Meta's webhooks",
            Works.YES if heard else Works.IN_PART,
            "Meta can confirm our address." if heard else "Comments and mentions are seen at checkups only.",
            "" if heard else "Set META_VERIFY_TOKEN, and subscribe the app to its webhooks.",
        )


def _counted(standings: Iterable[Standing], which: Callable[[Standing], bool]) -> int:
    return sum(each.accounts for each in standings if which(each))


def _accounts(number: int) -> str:
    return f"{number} account{'' if number == 1 else 's'}"
