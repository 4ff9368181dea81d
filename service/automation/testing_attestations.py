"""Holding what is stated of an account's settings against what a look found since, in the transaction that keeps the look."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import select, text

from service.audience.reasons import Reason
from service.automation.answering import cleared_by_somebody
from service.automation.attested import judge, renewed
from service.automation.attested_shapes import AttestedVerdict, LooksSince
from service.automation.attesting import kept_of, standing_attestations
from service.automation.findings import client_ahead
from service.automation.looking_since import Looked
from service.automation.models import Finding, SettingsAttestation
from service.automation.stated_settings import FINDING_OF, Setting, Statement, spoken_date
from service.kit.work import Work


async def keep_tests(work: Work, account_id: UUID, looked: Mapping[UUID, Looked], *, at: datetime) -> None:
    """Renew the tests of those statements that still count.

    Args:
        work: The look's one transaction, after its snapshots and findings are kept.
        account_id: The account looked at.
        looked: What was found, by statement.
        at: When it was.
    """
    if not looked:
        return
    ahead, cleared = await client_ahead(work), await cleared_by_somebody(work, account_id)
    findings = await _findings(work, account_id)
    for row in await standing_attestations(work, account_id):
        if row.id not in looked:
            continue
        kept, found = kept_of(row), looked[row.id]
        answered_at = cleared.get(FINDING_OF.get(kept.setting, ""))
        if answered_at is not None and answered_at > found.since:
            # Given while the look went on: what it saw is answered, and the next one counts from then.
            continue
        watched = found.read or await _watched(work, account_id, kept.setting, found)
        now = judge(
            kept.statement,
            found.found,
            watched=watched,
            left_out=(
                *await _looks_before(work, account_id, kept.setting, found.since),
                *_left_out(kept.statement, findings, found.since),
            ),
            at=at,
        )
        stands = renewed(kept.verdict, now, answered_at=answered_at)
        _keep(row, kept.verdict, stands, at=at, ahead=ahead)


def _keep(
    row: SettingsAttestation, before: AttestedVerdict | None, stands: AttestedVerdict, *, at: datetime, ahead: timedelta
) -> None:
    if stands.seen and not (before and before.seen):
        if row.coach_from is None or row.coach_from <= at:
            row.verdict_before = row.verdict
        row.coach_from = at + ahead
    row.verdict = msgspec.to_builtins(stands)


async def _findings(work: Work, account_id: UUID) -> Sequence[Finding]:
    rows = await work.session.scalars(
        select(Finding).where(
            Finding.practice_id == work.practice_id,
            Finding.account_id == account_id,
            Finding.recognition_key.in_(set(FINDING_OF.values())),
        )
    )
    return rows.all()


async def _watched(work: Work, account_id: UUID, setting: Setting, looked: Looked) -> LooksSince:
    row = (
        await work.session.execute(
            text(_WATCHED),
            {
                "practice": work.practice_id,
                "account": account_id,
                "side": _side(setting),
                "since": looked.since,
            },
        )
    ).one()
    told = looked.told_for / timedelta(days=1) if setting in _TOLD else 0.0
    return LooksSince(
        looks=row.looks,
        whole=row.whole,
        first_at=row.first_at,
        last_at=row.last_at,
        usual_hours=None if row.usual_hours is None else round(float(row.usual_hours), 1),
        days=round(max(float(row.days), told), 1),
        sources=tuple(row.sources or ()) + (("platform_events",) if told else ()),
    )


async def _looks_before(work: Work, account_id: UUID, setting: Setting, since: datetime) -> Sequence[Reason]:
    many = await work.session.scalar(
        text(_BEFORE),
        {"practice": work.practice_id, "account": account_id, "side": _side(setting), "since": since},
    )
    if not many:
        return ()
    looks = "One look" if many == 1 else f"{many:,} looks"
    params: dict[str, str | int | float] = {"looks": int(many), "until": since.isoformat()}
    return (
        Reason(
            "attested.looks_before", params, f"{looks} up to {spoken_date(since)} came before, and count for nothing."
        ),
    )


def _left_out(statement: Statement, findings: Sequence[Finding], since: datetime) -> list[Reason]:
    """Findings whose evidence begins before the date; what of it came later is looked at by itself."""
    rows = [
        Reason(
            "attested.finding_before",
            {"finding": str(each.id), "from": each.first_seen_at.isoformat(), "to": each.last_seen_at.isoformat()},
            f"A finding rests on what was seen from {spoken_date(each.first_seen_at)} on; of that, only what came after counts.",
        )
        for each in findings
        if each.kind == FINDING_OF.get(statement.setting) and each.first_seen_at <= since
    ]
    if since > statement.as_of:
        said = f"What was seen up to {spoken_date(since)} was answered as wrong or explained, and counts for nothing."
        rows.append(Reason("attested.answered", {"at": since.isoformat()}, said))
    return rows


def _side(setting: Setting) -> str:
    """The list whose looks tell of it; own posts are read whenever followers are."""
    return "followers" if setting is Setting.AUTO_COMMENT else "following"


_TOLD: Final = frozenset({Setting.AUTO_FOLLOW, Setting.AUTO_UNFOLLOW})
_WATCHED: Final = """
SELECT count(*) AS looks, count(*) FILTER (WHERE complete) AS whole, min(taken_at) AS first_at, max(taken_at) AS last_at,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY gap) / 3600 AS usual_hours,
  coalesce(sum(gap) FILTER (WHERE gap <= 26 * 3600), 0) / 86400 AS days, array_agg(DISTINCT source ORDER BY source) AS sources
FROM (
  SELECT *, CASE WHEN complete THEN extract(epoch FROM taken_at - lag(taken_at) OVER (PARTITION BY complete ORDER BY taken_at)) END AS gap
  FROM snapshot WHERE practice_id = :practice AND account_id = :account AND side = :side AND taken_at > :since
) AS seen
"""
"""26 hours as in `follow_measures.WIDEST_STEP`: up to there, a day's follows can be told from the next day's."""
_BEFORE: Final = """
SELECT count(*) FROM snapshot WHERE practice_id = :practice AND account_id = :account AND side = :side AND taken_at <= :since
"""
