"""What doors are handed about their caller; the app sets `DEPENDENCIES` once, and a door names what it needs.

    @get("/v1/things", guards=[may(Permission.READ_THINGS)], ...)
    async def list_things(identity: NamedDependency[Identity], database: AppDatabase) -> Page[Thing]: ...

`work` opens the request's one transaction, which the middleware commits. `trail` notes acts in it. `database` is for hot
reads, which need no Work. `at` is the moment of the request. `desk` is for doors that anyone may enter: they open their
Work themselves once they have found the practice.
"""

from datetime import datetime
from typing import Any, Final

from litestar import Request
from litestar.di import NamedDependency, Provide
from litestar.params import SkipValidation

from service.access.audit import Trail
from service.access.guard import SignInNeeded
from service.access.identity import Identity
from service.kit.database import Database
from service.kit.doors import Desk
from service.kit.problems import request_id_of
from service.kit.work import Work

AppDatabase = NamedDependency[SkipValidation[Database]]
RequestDesk = NamedDependency[SkipValidation[Desk]]
# Validation is skipped because pools and engines have no shape that could be checked.


def identity_of(request: Request[Any, Any, Any]) -> Identity:
    """The caller.

    Raises:
        SignInNeeded: when there is none.
    """
    identity = request.scope.get("user")
    if not isinstance(identity, Identity):
        raise SignInNeeded(headers={"WWW-Authenticate": "Bearer"})
    return identity


def desk_of(request: Request[Any, Any, Any]) -> Desk:
    """Where this request's Work lies."""
    desk: Desk = request.scope["state"]["desk"]
    return desk


def moment_of(desk: RequestDesk) -> datetime:
    """The moment of this request."""
    return desk.clock()


def database_of(desk: RequestDesk) -> Database:
    """The database, for reads in one round trip."""
    return desk.works.database


async def open_work(desk: RequestDesk, identity: NamedDependency[Identity]) -> Work:
    """This request's transaction, in the caller's practice."""
    return await desk.open(identity.practice_id)


def trail_of(
    request: Request[Any, Any, Any], work: NamedDependency[Work], identity: NamedDependency[Identity]
) -> Trail:
    """Where this request's acts are noted."""
    return Trail(
        work=work, actor=identity.caller, request_id=request_id_of(request), front_end_id=identity.front_end_id
    )


DEPENDENCIES: Final = {
    "identity": Provide(identity_of, sync_to_thread=False),
    "desk": Provide(desk_of, sync_to_thread=False),
    "at": Provide(moment_of, sync_to_thread=False),
    "database": Provide(database_of, sync_to_thread=False),
    "work": Provide(open_work),
    "trail": Provide(trail_of, sync_to_thread=False),
}
