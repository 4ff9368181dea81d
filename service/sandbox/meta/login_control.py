"""The stage hand's doors for what people do with their logins: remove apps, change passwords, untick, lose roles."""

from datetime import timedelta
from typing import Annotated

import msgspec
from litestar import Controller, delete, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, JSONBody

from service.sandbox.meta.cast import MetaPerson
from service.sandbox.meta.login import Login, OnLogin
from service.sandbox.meta.login_apps import Route
from service.sandbox.meta.login_consents import DATA_ACCESS_LIVES, Authorization
from service.sandbox.meta.login_notices import tell_permission, tell_removed
from service.sandbox.meta.login_sending import Sent
from service.sandbox.meta.tokens import Ending


class Act(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a person does on one route; to one app, or to all."""

    person: str
    """A number or a login name, such as `lena`."""
    route: Route
    app_id: str | None = None
    """The app's Facebook id."""


class Removal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A person who removes apps from their account, and perhaps wants their data deleted."""

    person: str
    route: Route
    app_id: str | None = None
    delete_data: bool = False


class Untick(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A person who takes one permission back in their settings."""

    person: str
    route: Route
    scope: Annotated[str, msgspec.Meta(min_length=1)]
    app_id: str | None = None


class Narrowing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A person who keeps a permission for some of their Pages alone."""

    person: str
    scope: Annotated[str, msgspec.Meta(min_length=1)]
    pages: frozenset[int]
    app_id: str | None = None


class Outcome(msgspec.Struct, frozen=True):
    """How much an act touched, and what apps were told of it."""

    touched: int
    """Consents, or tokens where the act ends tokens."""
    sent: list[Sent] = []


class LoginStageHand(Controller):
    """What people do, under `/sandbox`."""

    path = "/sandbox"

    @post("/removals")
    async def remove_apps(self, data: JSONBody[Removal], login: OnLogin) -> Outcome:
        """Remove apps: their tokens end with 458, and they get a signed request."""
        at = login.now()
        removed = _consents(login, data.person, data.route, data.app_id)
        sent: list[Sent] = []
        for authorization in removed:
            authorization.removed = True
            sent += await tell_removed(login, authorization, with_deletion=data.delete_data, at=at)
        return Outcome(len(removed), sent)

    @post("/unticks")
    async def take_permission_back(self, data: JSONBody[Untick], login: OnLogin) -> Outcome:
        """Take one permission back: what needs it is refused with 10 or 200, and apps hear by webhook."""
        at = login.now()
        touched = [
            each for each in _consents(login, data.person, data.route, data.app_id) if data.scope in each.granted
        ]
        for authorization in touched:
            authorization.granted.discard(data.scope)
            authorization.declined.add(data.scope)
        told = [await tell_permission(login, each, data.scope, "revoked", at=at) for each in touched]
        return Outcome(len(touched), [each for each in told if each is not None])

    @post("/narrowings")
    async def narrow_permission(self, data: JSONBody[Narrowing], login: OnLogin) -> Outcome:
        """Keep a permission for these Pages alone: others refuse what needs it, and `granular_scopes` says so. Facebook's."""
        touched = [
            each for each in _consents(login, data.person, Route.FACEBOOK, data.app_id) if data.scope in each.granted
        ]
        for authorization in touched:
            authorization.narrowed[data.scope] = data.pages
        return Outcome(len(touched))

    @post("/data-access-expirations")
    async def expire_data_access(self, data: JSONBody[Act], login: OnLogin) -> Outcome:
        """Ninety days without a login are over: tokens hold, and give the public profile only. Facebook's alone."""
        touched = _consents(login, data.person, data.route, data.app_id)
        for authorization in touched:
            authorization.authorized_at = login.now() - DATA_ACCESS_LIVES - timedelta(seconds=1)
        return Outcome(len(touched))

    @post("/passwords")
    async def change_password(self, data: JSONBody[Act], login: OnLogin) -> Outcome:
        """Change the password: all tokens end with 460."""
        return Outcome(login.tokens.end(person_named(login, data.person).id, data.route, Ending.PASSWORD_CHANGED))

    @post("/logouts")
    async def log_out(self, data: JSONBody[Act], login: OnLogin) -> Outcome:
        """End all sessions: all tokens end with 467."""
        return Outcome(login.tokens.end(person_named(login, data.person).id, data.route, Ending.LOGGED_OUT))

    @post("/expirations")
    async def expire_tokens(self, data: JSONBody[Act], login: OnLogin) -> Outcome:
        """The time of all tokens is over: 463."""
        return Outcome(login.tokens.expire(person_named(login, data.person).id, data.route, login.now()))

    @post("/persons/{person:str}/checkpoint", status_code=204)
    async def put_checkpoint(self, person: FromPath[str], login: OnLogin) -> None:
        """The person has something to settle on facebook.com: 459 until it is lifted."""
        login.tokens.checkpointed.add(person_named(login, person).id)

    @delete("/persons/{person:str}/checkpoint")
    async def lift_checkpoint(self, person: FromPath[str], login: OnLogin) -> None:
        """It is settled."""
        login.tokens.checkpointed.discard(person_named(login, person).id)

    @delete("/persons/{person:str}/confirmation")
    async def unconfirm(self, person: FromPath[str], login: OnLogin) -> None:
        """The person's account is not confirmed: 464 until it is."""
        login.tokens.unconfirmed.add(person_named(login, person).id)

    @post("/persons/{person:str}/confirmation", status_code=204)
    async def confirm(self, person: FromPath[str], login: OnLogin) -> None:
        """It is confirmed."""
        login.tokens.unconfirmed.discard(person_named(login, person).id)

    @delete("/persons/{person:str}/roles/{page_id:int}")
    async def take_role(self, person: FromPath[str], page_id: FromPath[int], login: OnLogin) -> None:
        """The person loses their role on a Page: its tokens end with 492."""
        login.world.take_role(person_named(login, person).id, page_id)

    @post("/persons/{person:str}/roles/{page_id:int}", status_code=204)
    async def give_role_back(self, person: FromPath[str], page_id: FromPath[int], login: OnLogin) -> None:
        """They have it again, and what they were given holds again."""
        login.world.give_role_back(person_named(login, person).id, page_id)


def person_named(login: Login, name: str) -> MetaPerson:
    """The person of this number or login name.

    Raises:
        NotFoundException: there is none.
    """
    found = next((each for each in login.world.persons() if name in {str(each.id), each.login}), None)
    if found is None:
        raise NotFoundException(f"nobody is called {name}")
    return found


def _consents(login: Login, person: str, route: Route, app_id: str | None) -> list[Authorization]:
    standing = login.consents.of_person(person_named(login, person).id, route)
    return [each for each in standing if app_id in {None, each.app.id}]
