"""The first schema, frozen as it was written: tables, both walls, grants and functions."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make everything from nothing."""
    for statement in Path(__file__).with_suffix(".sql").read_text().split("\n;;\n"):
        op.get_bind().exec_driver_sql(statement)
