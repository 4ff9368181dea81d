"""A database that is away for a moment: said as such, so that callers try again instead of reporting a fault."""

from typing import Any, Final

import asyncpg
import sqlalchemy.exc
import structlog
from litestar import Request, Response

from service.kit.database import DatabaseUnreachable
from service.kit.problems import Problem, answer_fault, answer_problem, request_id_of

_RETRY_AFTER_S: Final = 5
_AWAY: Final = (
    DatabaseUnreachable,
    TimeoutError,
    asyncpg.PostgresConnectionError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.CannotConnectNowError,
    asyncpg.TooManyConnectionsError,
    sqlalchemy.exc.TimeoutError,
)

_CUT: Final = ("connection is closed", "cannot switch to state")
"""What asyncpg says of a connection that was cut before or while it was used."""

_log = structlog.get_logger()


class DatabaseAway(Problem):
    """Postgres does not answer; nothing of the request is known to be done."""

    status = 503
    title = "The database does not answer at the moment"
    remedy = "Try again in a few seconds; a POST that is repeated with the same Idempotency-Key is done once."


def answer_fault_or_absence(request: Request[Any, Any, Any], fault: Exception) -> Response[bytes]:
    """What nobody foresaw: 503 while the database is away, and our own fault otherwise."""
    if not is_absence(fault):
        return answer_fault(request, fault)
    _log.warning("database_away", request_id=request_id_of(request), reason=f"{type(fault).__name__}: {fault}")
    return answer_problem(request, DatabaseAway(headers={"Retry-After": str(_RETRY_AFTER_S)}))


def is_absence(fault: BaseException) -> bool:
    """Whether this came of a database that is gone, stopping, starting, full or silent."""
    match fault:
        case sqlalchemy.exc.DBAPIError(connection_invalidated=True):
            return True
        case sqlalchemy.exc.DBAPIError(orig=BaseException(__cause__=BaseException() as cause)):
            return is_absence(cause)
        case asyncpg.InterfaceError() | asyncpg.InternalClientError():
            return any(words in str(fault) for words in _CUT)
        case _:
            return isinstance(fault, _AWAY)
