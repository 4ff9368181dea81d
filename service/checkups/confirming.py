"""Whose an export is, confirmed by its owner where the export itself does not say."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from service.audience.models import AudienceReport
from service.checkups.export_report import OWNER_UNCHECKED
from service.checkups.models import Checkup, HandedInExport
from service.kit.work import Work


async def confirm_own(work: Work, account_id: UUID) -> int:
    """The exports of this account that were read are its own, says its owner; how many of them had not said so themselves.

    From then on they vouch for later ones, as exports that were checked do.
    """
    rows = await work.session.execute(
        select(HandedInExport, AudienceReport)
        .join(Checkup, (Checkup.practice_id == HandedInExport.practice_id) & (Checkup.id == HandedInExport.checkup_id))
        .join(
            AudienceReport,
            (AudienceReport.practice_id == Checkup.practice_id) & (AudienceReport.id == Checkup.report_id),
            isouter=True,
        )
        .where(
            HandedInExport.practice_id == work.practice_id,
            HandedInExport.account_id == account_id,
            HandedInExport.report["owner_unchecked"]["code"].astext == OWNER_UNCHECKED.code,
        )
    )
    found: list[tuple[HandedInExport, AudienceReport | None]] = [(export, shown) for export, shown in rows]
    for export, shown in found:
        export.report = {**(export.report or {}), "owner_unchecked": None}
        if shown is not None and shown.picture is not None:
            shown.picture = _without_doubt(shown.picture)
    await work.session.flush()
    return len(found)


def _without_doubt(picture: dict[str, Any]) -> dict[str, Any]:
    left = [each for each in picture["not_observable"] if each["code"] != OWNER_UNCHECKED.code]
    return {**picture, "not_observable": left}
