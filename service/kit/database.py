"""Tables, connections and the tenant setting: how this house speaks with Postgres.

Writes go through SQLAlchemy sessions (`service.kit.work`); hot reads are prepared statements on the asyncpg pool.
Both connect with the same function and as the same database role, which row level security binds.
"""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import asyncpg
import msgspec
import uuid_utils.compat
from sqlalchemy import BigInteger, ForeignKeyConstraint, LargeBinary, MetaData, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from service.kit.situations import Situation

OWNER: Final = "rapport_owner"
APP: Final = "rapport_app"
FINDER: Final = "rapport_finder"
MAINT: Final = "rapport_maint"

STATEMENT_TIMEOUT_MS: Final = 15_000
IDLE_IN_TRANSACTION_TIMEOUT_MS: Final = 30_000
CONNECT_TIMEOUT_S: Final = 5.0


def new_id() -> UUID:
    """A fresh time-ordered identifier (UUID version 7, RFC 9562), made here and never by the database."""
    return uuid_utils.compat.uuid7()


class DatabaseUnreachable(Situation):
    """No connection to Postgres came about."""


class Table(DeclarativeBase):
    """The root of every table."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 # SQLAlchemy reads it from the class
        datetime: TIMESTAMP(timezone=True),
        UUID: Uuid(),
        int: BigInteger,
        str: Text,
        bytes: LargeBinary,
        dict[str, Any]: JSONB(none_as_null=True),
        list[Any]: JSONB,
        list[str]: JSONB,
    }


class PracticeTable(Table):
    """A table whose rows belong to one practice each; its key is `(practice_id, id)`, led by the practice."""

    __abstract__ = True

    practice_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)


def within_practice(column: str, target: str, **options: Any) -> ForeignKeyConstraint:  # noqa: ANN401 # passed on as is
    """A foreign key that cannot leave the practice: `(practice_id, column)` to `target(practice_id, id)`."""
    return ForeignKeyConstraint(["practice_id", column], [f"{target}.practice_id", f"{target}.id"], **options)


@dataclass(frozen=True, slots=True)
class Database:
    """Both ways to the database: the engine for writes, the pool for hot reads."""

    engine: AsyncEngine
    reads: "asyncpg.Pool[asyncpg.Record]"


async def connect(
    url: str, *, role: str, options: Mapping[str, str] | None = None
) -> "asyncpg.Connection[asyncpg.Record]":
    """One connection that acts as this database role from its first statement on.

    Raises:
        DatabaseUnreachable: when nothing answers there, or the login is refused.
    """
    with explained_absence("DATABASE_URL"):
        return await asyncpg.connect(url, timeout=CONNECT_TIMEOUT_S, server_settings=_session(role, options))


@contextmanager
def explained_absence(variables: str) -> Iterator[None]:
    """Have whatever goes wrong while connecting told in one way.

    Raises:
        DatabaseUnreachable: naming the variables to look at; never the address, which may hold a password.
    """
    try:
        yield
    except asyncpg.InvalidParameterValueError as roles:
        raise DatabaseUnreachable(f"Postgres is not prepared ({roles}); run `rapport migrate`") from roles
    except ValueError as unreadable:
        raise DatabaseUnreachable(f"the address of Postgres cannot be read; check {variables}") from unreadable
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as away:
        reason = str(away) or type(away).__name__
        raise DatabaseUnreachable(f"Postgres cannot be reached ({reason}); check {variables}") from away


@asynccontextmanager
async def open_database(url: str, *, writers: int = 10, readers: int = 10) -> AsyncIterator[Database]:
    """Connect as the `rapport_app` role; everything is closed on leaving.

    Raises:
        DatabaseUnreachable: when the server cannot be reached or refuses the login.
    """
    engine = create_async_engine(
        "postgresql+asyncpg://",
        async_creator=lambda: connect(url, role=APP),
        pool_size=writers,
        max_overflow=0,
        pool_timeout=CONNECT_TIMEOUT_S,
        pool_pre_ping=True,
        hide_parameters=True,  # errors are logged, and rows hold what logs must not
    )
    try:
        async with asyncpg.create_pool(
            url,
            connect=_connect_reader,
            min_size=1,
            max_size=readers,
            timeout=CONNECT_TIMEOUT_S,
            command_timeout=STATEMENT_TIMEOUT_MS / 1000,
            server_settings=_session(APP),
            init=_read_json,
            reset=_leave_untouched,
        ) as reads:
            yield Database(engine=engine, reads=reads)
    finally:
        await engine.dispose()


async def _connect_reader(*address: Any, **options: Any) -> "asyncpg.Connection[asyncpg.Record]":  # noqa: ANN401 # the pool's own
    with explained_absence("DATABASE_URL"):
        return await asyncpg.connect(*address, **options)


def _session(role: str, options: Mapping[str, str] | None = None) -> dict[str, str]:
    return {
        "application_name": "rapport",
        "role": role,
        "jit": "off",
        "statement_timeout": str(STATEMENT_TIMEOUT_MS),
        "idle_in_transaction_session_timeout": str(IDLE_IN_TRANSACTION_TIMEOUT_MS),
        **(options or {}),
    }


async def _read_json(connection: "asyncpg.Connection[asyncpg.Record]") -> None:
    await connection.set_type_codec(
        "jsonb",
        schema="pg_catalog",
        encoder=lambda value: msgspec.json.encode(value).decode(),
        decoder=msgspec.json.decode,
    )


async def _leave_untouched(_connection: object) -> None:
    """Reads set nothing that outlives their statement, so a returned connection needs no extra round trip."""
