"""Keeping a report with its ledger: what made the number of quality followers another than at the look before."""

import asyncio
import hashlib
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

import msgspec

from service.audience.fit import FIT_VERSION
from service.audience.ledger import Stood, ledger, why_of
from service.audience.ledger_keeping import keep_standing, stood_before
from service.audience.ledger_shapes import Ledger
from service.audience.report import AudienceQuality
from service.audience.summary import Known
from service.checkups.applying import keep_report
from service.checkups.judging import Judged
from service.kit.work import Work
from service.roster.models import Client

NOBODY_MOVED: Final[Mapping[int, int]] = MappingProxyType({})


async def keep_explained(  # noqa: PLR0913 # what a report rests on, all named
    work: Work,
    account_id: UUID,
    quality: AudienceQuality,
    *,
    judged: Judged,
    known: Known,
    client: Client,
    at: datetime,
    picture: dict[str, Any] | None = None,
    moves: Mapping[int, int] = NOBODY_MOVED,
) -> UUID:
    """Keep the report on these followers, and why it differs from the one before; returns its id.

    Args:
        work: the checkup's own transaction.
        account_id: whose followers they are.
        quality: the report.
        judged: everybody who was read, and what the model says of them.
        known: what is known of them beside.
        client: whose target market it is.
        at: the moment of the look.
        picture: an export's picture.
        moves: people who go on under another id since the look before.
    """
    now = Stood(
        ids=judged.columns.ids,
        why=why_of(judged.columns, judged.scored, known, at=at),
        taken_at=at,
        model_version=quality.model_version,
        market=_mark_of(client),
        source=quality.coverage.source,
        complete=quality.coverage.complete,
    )
    explained = await _explained(work, account_id, now, moves)
    await keep_standing(work, account_id, now)
    return keep_report(
        work,
        account_id,
        quality=quality,
        picture=picture,
        model_version=quality.model_version,
        at=at,
        ledger=explained,
    )


async def _explained(work: Work, account_id: UUID, now: Stood, moves: Mapping[int, int]) -> Ledger | None:
    before = await stood_before(work, account_id, moves)
    return None if before is None else await asyncio.to_thread(ledger, before, now)


def _mark_of(client: Client) -> str:
    words = msgspec.json.encode([client.target_market, client.interests], order="sorted")
    return f"{FIT_VERSION}:{hashlib.blake2b(words, digest_size=8).hexdigest()}"
