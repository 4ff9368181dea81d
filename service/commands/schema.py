"""Every table and every database function of the house, for migrations and for the tests that walk them all."""

from typing import Final

from sqlalchemy import MetaData

from service.kit import idempotency, jobs, vault
from service.kit.database import Table
from service.kit.schema import Function

MODELS: Final = (idempotency.IdempotencyKey, jobs.Job, vault.DataKey)

FUNCTIONS: Final[tuple[Function, ...]] = (*jobs.FUNCTIONS,)


def tables() -> MetaData:
    """The models' own account of every table."""
    return Table.metadata
