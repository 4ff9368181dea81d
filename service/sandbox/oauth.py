"""X's consent and tokens: codes that live half a minute, access for two hours, refresh tokens that are spent by use.

Every approval begins a family. Spending a refresh token twice, redeeming a code twice, revoking any token or withdrawing
consent ends the whole family, as is reported of X. All moments are the sandbox's.
"""

import base64
import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

CODE_LIVES: Final = timedelta(seconds=30)
ACCESS_LIVES: Final = timedelta(hours=2)
REFRESH_LIVES: Final = timedelta(days=180)
QUESTION_LIVES: Final = timedelta(minutes=10)
SCOPES: Final = (
    "tweet.read",
    "users.read",
    "users.email",
    "follows.read",
    "like.read",
    "list.read",
    "block.read",
    "mute.read",
    "bookmark.read",
    "space.read",
    "timeline.read",
    "offline.access",
)


@dataclass(slots=True)
class TokenRefused(Exception):
    """The token endpoint's no, in its own words."""

    status: int
    error: str
    description: str


@dataclass(frozen=True, slots=True)
class App:
    """A program registered with X. Without redirect addresses, any address of this machine will do."""

    client_id: str
    name: str
    secret: str | None = None
    """`None` for a public app."""
    redirect_uris: tuple[str, ...] = ()
    consumer_secret: str = ""
    """What webhooks are proved and events are signed with; not the secret of OAuth 2.0."""
    bearer_token: str = ""
    """The app's own token."""

    def may_return_to(self, redirect_uri: str) -> bool:
        """Whether a person may be sent back to this address: exactly a registered one."""
        if self.redirect_uris:
            return redirect_uri in self.redirect_uris
        return urlsplit(redirect_uri).hostname in {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True, slots=True)
class Question:
    """A consent page that waits for its answer."""

    app: App
    redirect_uri: str
    state: str
    scopes: tuple[str, ...]
    challenge: str
    method: str
    asked_at: datetime


@dataclass(slots=True)
class Family:
    """All tokens that come from one approval."""

    app: App
    person: int
    scopes: tuple[str, ...]
    revoked: bool = False


@dataclass(slots=True)
class _Code:
    question: Question
    family: Family
    expires_at: datetime
    redeemed: bool = False


@dataclass(slots=True)
class _Token:
    family: Family
    expires_at: datetime
    spent: bool = False


@dataclass(frozen=True, slots=True)
class Tokens:
    """What the token endpoint hands out."""

    access_token: str
    refresh_token: str | None
    scopes: tuple[str, ...]


class Consents:
    """Everything the sandbox's X knows of apps, questions, codes and tokens."""

    def __init__(self, apps: tuple[App, ...]) -> None:
        self.apps = {app.client_id: app for app in apps}
        self._questions: dict[str, Question] = {}
        self._families: list[Family] = []
        self._codes: dict[str, _Code] = {}
        self._access: dict[str, _Token] = {}
        self._refresh: dict[str, _Token] = {}

    def ask(self, question: Question) -> str:
        """Keep a question; the answer names it by this secret."""
        name = secrets.token_urlsafe(24)
        self._questions[name] = question
        return name

    def question(self, name: str, *, at: datetime) -> Question | None:
        """Take a question to answer it, once and in time."""
        question = self._questions.pop(name, None)
        return question if question and at < question.asked_at + QUESTION_LIVES else None

    def approve(self, question: Question, *, person: int, scopes: tuple[str, ...], at: datetime) -> str:
        """The person agrees to these scopes; returns the code."""
        code = secrets.token_urlsafe(48)
        family = Family(question.app, person, scopes)
        self._families.append(family)
        self._codes[code] = _Code(question, family, at + CODE_LIVES)
        return code

    def redeem(self, app: App, code: str, *, redirect_uri: str, verifier: str, at: datetime) -> Tokens:
        """Trade a code for tokens.

        Raises:
            TokenRefused: unknown, expired, used, another app's or address's code, or the wrong verifier.
        """
        found = self._codes.get(code)
        if found is None or found.question.app != app:
            raise _invalid("Value passed for the authorization code was invalid.")
        if found.redeemed:
            found.family.revoked = True
        if found.redeemed or at >= found.expires_at:
            raise _invalid("Value passed for the authorization code was invalid.")
        if redirect_uri != found.question.redirect_uri:
            raise _invalid("Value passed for the redirect uri did not match the uri of the authorization code.")
        if not _proves(verifier, found.question):
            raise _invalid("Value passed for the code verifier did not match the code challenge.")
        found.redeemed = True
        return self._issue(found.family, at)

    def refresh(self, app: App, refresh_token: str, *, at: datetime) -> Tokens:
        """Trade a refresh token, which is spent by it, for new tokens.

        Raises:
            TokenRefused: unknown, expired, revoked or already spent; a spent one ends its family.
        """
        token = self._refresh.get(refresh_token)
        if token is not None and token.spent:
            token.family.revoked = True
        if token is None or token.spent or token.family.revoked or token.family.app != app or at >= token.expires_at:
            raise _invalid("Value passed for the token was invalid.")
        token.spent = True
        return self._issue(token.family, at)

    def revoke(self, app: App, token: str) -> None:
        """The app gives a token back; one it never had is no error (RFC 7009)."""
        found = self._access.get(token) or self._refresh.get(token)
        if found is not None and found.family.app == app:
            found.family.revoked = True

    def withdraw(self, person: int) -> int:
        """The person removes every app; returns how many consents that ended."""
        ended = [family for family in self._families if family.person == person and not family.revoked]
        for family in ended:
            family.revoked = True
        return len(ended)

    def bearer(self, access_token: str, *, at: datetime) -> Family | None:
        """The consent behind an access token that still holds."""
        token = self._access.get(access_token)
        if token is None or token.family.revoked or at >= token.expires_at:
            return None
        return token.family

    def _issue(self, family: Family, at: datetime) -> Tokens:
        access_token = secrets.token_urlsafe(48)
        self._access[access_token] = _Token(family, at + ACCESS_LIVES)
        if "offline.access" not in family.scopes:
            return Tokens(access_token, None, family.scopes)
        refresh_token = secrets.token_urlsafe(48)
        self._refresh[refresh_token] = _Token(family, at + REFRESH_LIVES)
        return Tokens(access_token, refresh_token, family.scopes)


def _proves(verifier: str, question: Question) -> bool:
    if question.method == "plain":
        return verifier == question.challenge
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == question.challenge


def _invalid(description: str) -> TokenRefused:
    return TokenRefused(400, "invalid_request", description)
