"""What people agreed to on the consent pages: questions, codes, and the standing authorizations behind all tokens."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from service.sandbox.meta import login_errors
from service.sandbox.meta.login_apps import MetaApp, Route

QUESTION_LIVES: Final = timedelta(minutes=10)
CODE_LIVES: Final = {Route.INSTAGRAM: timedelta(hours=1), Route.FACEBOOK: timedelta(minutes=10)}
DATA_ACCESS_LIVES: Final = timedelta(days=90)
"""After this time without a login, Facebook keeps the person's data from the app."""


@dataclass(slots=True, eq=False)
class Authorization:
    """What one person lets one app do on one route."""

    app: MetaApp
    route: Route
    person_id: int
    authorized_at: datetime
    granted: set[str] = field(default_factory=set)
    declined: set[str] = field(default_factory=set)
    pages: set[int] = field(default_factory=set)
    """The Pages the person chose in the dialog."""
    narrowed: dict[str, frozenset[int]] = field(default_factory=dict)
    """Permissions that hold for some of those Pages alone, and for which."""
    removed: bool = False

    @property
    def data_access_until(self) -> datetime:
        """When access to the person's data ends unless they log in again; Facebook only."""
        return self.authorized_at + DATA_ACCESS_LIVES

    def scopes(self, at: datetime, *, page_id: int | None = None) -> frozenset[str]:
        """What the app may really use now, for a Page or at all: granted, open to it, within the time of data access."""
        usable = frozenset(
            scope
            for scope in self.granted
            if self.app.may_ask(scope, self.person_id) and (page_id is None or self.holds_on(page_id, scope))
        )
        if self.route is Route.FACEBOOK and at >= self.data_access_until:
            return usable & {"public_profile"}
        return usable

    def holds_on(self, page_id: int, scope: str) -> bool:
        """Whether a granted permission was not narrowed to other Pages."""
        return page_id in self.narrowed.get(scope, self.pages)


@dataclass(frozen=True, slots=True)
class Question:
    """A consent page that waits for its answer."""

    app: MetaApp
    route: Route
    redirect_uri: str
    state: str | None
    scopes: tuple[str, ...]
    rerequest: bool
    """Whether permissions that the person declined before are asked for again."""
    asked_at: datetime


@dataclass(slots=True)
class _Code:
    authorization: Authorization
    redirect_uri: str
    expires_at: datetime
    used: bool = False


class Consents:
    """Every question, code and authorization."""

    def __init__(self) -> None:
        self._questions: dict[str, Question] = {}
        self._codes: dict[str, _Code] = {}
        self._authorizations: list[Authorization] = []

    def ask(self, question: Question) -> str:
        """Keep a question; the answer names it by this secret."""
        name = secrets.token_urlsafe(24)
        self._questions[name] = question
        return name

    def question(self, name: str, *, at: datetime) -> Question | None:
        """A question that still waits."""
        question = self._questions.get(name)
        return question if question and at < question.asked_at + QUESTION_LIVES else None

    def close(self, name: str) -> None:
        """The question is answered."""
        self._questions.pop(name, None)

    def offered(self, question: Question, person_id: int) -> tuple[str, ...]:
        """The permissions that the page shows to this person: open to the app, and not declined before."""
        standing = self.standing(question.app, question.route, person_id)
        hidden = standing.declined if standing and not question.rerequest else set()
        return tuple(s for s in question.scopes if question.app.may_ask(s, person_id) and s not in hidden)

    def approve(
        self, question: Question, *, person_id: int, ticked: Iterable[str], pages: Iterable[int], at: datetime
    ) -> str:
        """The person agrees to the ticked permissions, for these Pages; returns the code."""
        offered, chosen = set(self.offered(question, person_id)), set(ticked)
        standing = self.standing(question.app, question.route, person_id)
        if standing is None:
            standing = Authorization(question.app, question.route, person_id, at)
            self._authorizations.append(standing)
        standing.authorized_at = at
        standing.granted = (standing.granted - offered) | (offered & chosen)
        standing.declined = (standing.declined - offered) | (offered - chosen)
        standing.pages = set(pages)
        standing.narrowed = {scope: some for scope, some in standing.narrowed.items() if scope not in offered}
        code = "AQ" + secrets.token_urlsafe(96)
        self._codes[code] = _Code(standing, question.redirect_uri, at + CODE_LIVES[question.route])
        return code

    def redeem(self, app: MetaApp, code: str, *, route: Route, redirect_uri: str, at: datetime) -> Authorization:
        """Trade a code, once.

        Raises:
            GraphError: an unknown, used or expired code, another app's, or another address.
        """
        found = self._codes.get(code)
        if found is None or found.authorization.app is not app or found.authorization.route is not route:
            raise login_errors.code_invalid()
        if found.used:
            raise login_errors.code_used()
        if at >= found.expires_at:
            raise login_errors.code_expired()
        if redirect_uri != found.redirect_uri:
            raise login_errors.redirect_differs()
        found.used = True
        if found.authorization.removed:
            raise login_errors.app_removed(app.id_on(route))
        return found.authorization

    def standing(self, app: MetaApp, route: Route, person_id: int) -> Authorization | None:
        """What the person lets this app do now."""
        return next((each for each in self.of_person(person_id, route) if each.app is app), None)

    def of_person(self, person_id: int, route: Route) -> list[Authorization]:
        """Every app that the person lets in by this route."""
        all_of_them = (each for each in self._authorizations if each.person_id == person_id and each.route is route)
        return [each for each in all_of_them if not each.removed]
