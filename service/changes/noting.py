"""Noting a change that no row shows: the passing of time."""

from uuid import UUID

from sqlalchemy import text

from service.kit.work import Work


async def note_again(work: Work, id_: UUID) -> None:
    """Have this told once more, to those who may see it from now on."""
    await work.session.execute(
        text(
            "UPDATE change SET written_by = pg_current_xact_id()::text::bigint WHERE practice_id = :practice AND id = :id"
        ),
        {"practice": work.practice_id, "id": id_},
    )
