"""What the next look is compared with: who was read at the newest one, and what spoke for and against each."""

import zlib
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

import numpy as np
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from service.accounts.models import SocialAccount
from service.audience import roll
from service.audience.coverage import Source
from service.audience.ledger import Stood
from service.audience.models import QualityRoll
from service.kit.database import new_id
from service.kit.work import Work

_FASTEST: Final = 1
"""zlib's level; bits of neighbours are much alike, and a checkup should not wait."""


async def stood_before(work: Work, account_id: UUID, moves: Mapping[int, int]) -> Stood | None:
    """How the audience stood at the newest look; `None` before the first.

    Args:
        work: the open transaction.
        account_id: whose followers they are.
        moves: people who go on under another id since.
    """
    kept = QualityRoll
    found = await work.session.execute(
        select(
            kept.ids, kept.why, kept.counted, kept.taken_at, kept.model_version, kept.market, kept.source, kept.complete
        ).where(kept.practice_id == work.practice_id, kept.account_id == account_id)
    )
    row = found.one_or_none()
    if row is None:
        return None
    ids = roll.unpacked(row.ids)
    why = np.frombuffer(zlib.decompress(row.why), np.uint8)
    if moves:
        ids = np.array([moves.get(each, each) for each in ids.tolist()], np.int64)
        order = np.argsort(ids, kind="stable")
        # Two who turn out to be one person count once.
        order = order[np.append(np.ones(min(ids.size, 1), np.bool_), np.diff(ids[order]) > 0)]
        ids, why = ids[order], why[order]
    return Stood(
        ids=ids,
        why=why,
        taken_at=row.taken_at,
        model_version=row.model_version,
        market=row.market,
        source=Source(row.source),
        complete=row.complete,
        told=row.counted,
    )


async def keep_standing(work: Work, account_id: UUID, now: Stood) -> None:
    """Keep how the audience stands now, in place of the look before."""
    values: dict[str, Any] = {
        "ids": roll.packed(now.ids),
        "why": zlib.compress(now.why.tobytes(), _FASTEST),
        "counted": now.count,
        "taken_at": now.taken_at,
        "model_version": now.model_version,
        "market": now.market,
        "source": str(now.source),
        "complete": now.complete,
    }
    # Values beside the statement: what a statement itself holds stays until its cycle of references is collected.
    kept = insert(QualityRoll)
    await work.session.execute(
        kept.on_conflict_do_update(
            index_elements=["practice_id", "account_id"], set_={name: kept.excluded[name] for name in values}
        ),
        {"practice_id": work.practice_id, "id": new_id(), "account_id": account_id, **values},
    )


async def leave_out(work: Work, platform: str, numbers: frozenset[int]) -> int:
    """Take people out of what was kept of accounts on this network; how many rows held one."""
    gone = np.array(sorted(numbers), np.int64)
    rows = await work.session.scalars(
        select(QualityRoll)
        .join(
            SocialAccount,
            (SocialAccount.practice_id == QualityRoll.practice_id) & (SocialAccount.id == QualityRoll.account_id),
        )
        .where(QualityRoll.practice_id == work.practice_id, SocialAccount.platform == platform)
    )
    cleaned = 0
    for row in rows:
        ids = roll.unpacked(row.ids)
        others = ~roll.is_among(ids, gone)
        if not others.all():
            why = np.frombuffer(zlib.decompress(row.why), np.uint8)[others]
            row.ids, row.why = roll.packed(ids[others]), zlib.compress(why.tobytes(), _FASTEST)
            cleaned += 1
    await work.session.flush()
    return cleaned
