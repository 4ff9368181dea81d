"""Learning a client's own model anew after each answer, from that client's answers in that account alone."""

from typing import Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.dialects.postgresql import insert

from service.audience.calibrating import SortedFollower, calibrated
from service.audience.cards import Calibration
from service.audience.sorting import CONFIRMED
from service.audience.strata import Stratum
from service.kit.database import new_id
from service.kit.work import Work


async def learn(work: Work, account_id: UUID) -> None:
    """Fit the account's model to the answers that stand."""
    await work.session.flush()
    rows = await work.session.execute(text(_ANSWERS), {"practice": work.practice_id, "account": account_id})
    weights = calibrated(
        [SortedFollower(Stratum(row.stratum), row.score, row.fit, row.answer in CONFIRMED) for row in rows]
    )
    values = {
        "answers": weights.answers,
        "by_facets": list(weights.by_facets),
        "per_score": weights.per_score,
        "per_fit": weights.per_fit,
    }
    await work.session.execute(
        insert(Calibration)
        .values(practice_id=work.practice_id, id=new_id(), account_id=account_id, **values)
        .on_conflict_do_update(index_elements=["practice_id", "account_id"], set_=values)
    )


_ANSWERS: Final = """
SELECT k.stratum, k.answer, coalesce(s.score, -1) AS score, coalesce(s.fit, -1) AS fit
FROM sorting_card k LEFT JOIN standing s
  ON s.practice_id = k.practice_id AND s.account_id = k.account_id AND s.profile_id = k.profile_id
WHERE k.practice_id = :practice AND k.account_id = :account AND k.answer IS NOT NULL
"""
