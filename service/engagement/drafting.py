"""Drafting an account's weed-out once a month, from what the newest look kept, and following its progress."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import text
from sqlalchemy.dialects.postgresql import insert

from service.access.models import Practice
from service.audience.classes import FollowerClass
from service.engagement.weed_out import RECENT, Candidate, Forecast, Proposal, forecast, propose
from service.engagement.weed_outs import WeedOut, WeedOutPerson
from service.kit.database import new_id
from service.kit.work import Work

_POOL: Final = 20_000
"""Candidates looked at; the rest of a longer list waits for another month."""


async def draft_weed_outs(work: Work, client_id: UUID, *, month: date, at: datetime) -> int:
    """Draft this month's weed-out of each of the client's accounts that has none yet; returns how many were.

    An account of which nobody can be proposed gets none, and is looked at again on another day of the month. Earlier months'
    are closed.
    """
    await _follow_progress(work, client_id, at=at)
    await work.session.execute(text(_CLOSE_EARLIER), {**_bound(work, client_id), "month": month, "now": at})
    accounts = (await work.session.execute(text(_WITHOUT), {**_bound(work, client_id), "month": month})).all()
    drafted = 0
    for account in accounts:
        proposals, counted = await _proposals(work, account.id, at=at)
        if proposals:
            await _keep(work, account.id, proposals, counted, seen_at=account.seen_at, month=month, at=at)
            drafted += 1
    return drafted


async def _follow_progress(work: Work, client_id: UUID, *, at: datetime) -> None:
    """Whoever a later look saw unfollowed is gone; a weed-out of which nobody is left to do is closed."""
    await work.session.execute(text(_GONE), {**_bound(work, client_id), "now": at})
    await work.session.execute(text(_CLOSE_DONE), {**_bound(work, client_id), "now": at})


async def _proposals(work: Work, account_id: UUID, *, at: datetime) -> tuple[tuple[Proposal, ...], Forecast | None]:
    bound = {"practice": work.practice_id, "account": account_id, "recent": at - RECENT, "now": at, "pool": _POOL}
    rows = (await work.session.execute(text(_CANDIDATES), bound)).all()
    numbers = (await work.session.execute(text(_NUMBERS), bound)).one_or_none()
    people = [
        Candidate(
            profile_id=row.profile_id,
            handle=row.handle,
            klass=FollowerClass(row.klass),
            fit=None if row.fit < 0 else row.fit,
            silent_days=None if row.last_posted_at is None else int((at.timestamp() - row.last_posted_at) // 86_400),
            flags=frozenset(row.flags or ()),
            followed_at=row.followed_at,
            has_talked=row.has_talked,
        )
        for row in rows
    ]
    talk_was_read = bool(rows) and rows[0].talk_was_read
    proposals = propose(people, talk_was_read=talk_was_read, at=at)
    if numbers is None or numbers.total is None or numbers.quality is None:
        return proposals, None
    return proposals, forecast(proposals, followers=numbers.total, quality=numbers.quality)


async def _keep(  # noqa: PLR0913 # what a draft is, all named
    work: Work,
    account_id: UUID,
    proposals: tuple[Proposal, ...],
    counted: Forecast | None,
    *,
    seen_at: datetime | None,
    month: date,
    at: datetime,
) -> None:
    practice = await work.session.get_one(Practice, work.practice_id)
    state = "awaiting_approval" if practice.approves_weed_outs else "open"
    weed_out_id = new_id()
    kept = await work.session.execute(
        insert(WeedOut)
        .values(
            practice_id=work.practice_id,
            id=weed_out_id,
            account_id=account_id,
            month=month,
            state=state,
            drafted_at=at,
            seen_at=seen_at,
            forecast=None if counted is None else msgspec.to_builtins(counted),
        )
        .on_conflict_do_nothing()
        .returning(WeedOut.id)
    )
    if kept.scalar_one_or_none() is None:
        return
    rows = [
        {
            "practice_id": work.practice_id,
            "id": new_id(),
            "weed_out_id": weed_out_id,
            "account_id": account_id,
            "profile_id": each.profile_id,
            "handle": each.handle,
            "because": [str(because) for because in each.because],
            "step": each.step,
            "state": "proposed",
            "state_since": at,
        }
        for each in proposals
    ]
    await work.session.execute(insert(WeedOutPerson).values(rows))


def _bound(work: Work, client_id: UUID) -> dict[str, object]:
    return {"practice": work.practice_id, "client": client_id}


_THEIRS: Final = "SELECT a.id FROM social_account a WHERE a.practice_id = :practice AND a.client_id = :client"

_WITHOUT: Final = """
SELECT a.id, (SELECT max(n.taken_at) FROM snapshot n WHERE n.practice_id = :practice AND n.account_id = a.id
  AND n.side = 'followers') AS seen_at
FROM social_account a
WHERE a.practice_id = :practice AND a.client_id = :client AND NOT EXISTS (
  SELECT FROM weed_out w WHERE w.practice_id = :practice AND w.account_id = a.id AND w.month = :month)
ORDER BY a.id
"""

_CANDIDATES: Final = """
SELECT s.profile_id, coalesce(f.handle, '') AS handle, s.klass, s.fit, f.last_posted_at,
  to_timestamp(s.followed_at) AS followed_at, v.id IS NOT NULL OR e.profile_id IS NOT NULL AS has_talked,
  (SELECT array_agg(g.code) FROM kept_flag g WHERE g.practice_id = :practice AND g.account_id = :account
    AND g.profile_id = s.profile_id AND g.found_in = 'profile' AND g.dismissed_at IS NULL) AS flags,
  EXISTS (SELECT FROM conversation o WHERE o.practice_id = :practice AND o.account_id = :account) AS talk_was_read
FROM standing s
  JOIN social_account a ON a.practice_id = :practice AND a.id = :account
  LEFT JOIN profile f ON f.practice_id = :practice AND f.platform = a.platform AND f.profile_id = s.profile_id
  LEFT JOIN conversation v ON v.practice_id = :practice AND v.account_id = :account AND v.profile_id = s.profile_id
  LEFT JOIN engager e ON e.practice_id = :practice AND e.account_id = :account AND e.profile_id = s.profile_id
WHERE s.practice_id = :practice AND s.account_id = :account AND s.followed_back
  AND (v.last_theirs_at IS NULL OR v.last_theirs_at < :recent)
  AND NOT EXISTS (SELECT FROM kept_person k WHERE k.practice_id = :practice AND k.account_id = :account
    AND k.profile_id = s.profile_id)
  AND NOT EXISTS (SELECT FROM circle_place k WHERE k.practice_id = :practice AND k.account_id = :account
    AND k.profile_id = s.profile_id)
  AND NOT EXISTS (SELECT FROM contact k WHERE k.practice_id = :practice AND k.account_id = :account
    AND k.profile_id = s.profile_id AND (k.stars > 1 OR k.learned IS NOT NULL OR k.stands_as IS NOT NULL))
  AND NOT EXISTS (SELECT FROM try_out k WHERE k.practice_id = :practice AND k.account_id = :account
    AND k.profile_id = s.profile_id AND k.state IN ('open', 'kept'))
  AND NOT EXISTS (SELECT FROM sorting_card k WHERE k.practice_id = :practice AND k.account_id = :account
    AND k.profile_id = s.profile_id AND k.answer IN ('fits', 'friend', 'peer'))
  AND NOT EXISTS (SELECT FROM declared_event d WHERE d.practice_id = :practice AND d.account_id = :account
    AND d.withdrawn_at IS NULL AND to_timestamp(s.followed_at) BETWEEN d.starts_at AND d.ends_at
    AND d.ends_at > CAST(:now AS timestamptz) - interval '30 days')
ORDER BY s.score, s.profile_id LIMIT :pool
"""
"""Followed by the client and following back. Left out: whoever spoke lately, is kept, chosen, known, on trial or sorted as
fitting, and whoever came with an event that was declared."""

_NUMBERS: Final = """
SELECT CAST(r.quality#>>'{coverage,total}' AS integer) AS total, CAST(r.quality->>'quality_followers' AS integer) AS quality
FROM audience_report r WHERE r.practice_id = :practice AND r.account_id = :account AND r.quality IS NOT NULL
ORDER BY r.taken_at DESC LIMIT 1
"""

_GONE: Final = f"""
UPDATE weed_out_person w SET state = 'gone', state_since = :now
FROM weed_out o
WHERE w.practice_id = :practice AND w.account_id IN ({_THEIRS}) AND w.state IN ('proposed', 'unfollowed')
  AND o.practice_id = w.practice_id AND o.id = w.weed_out_id
  AND EXISTS (SELECT FROM follower_event e
    JOIN snapshot n ON n.practice_id = e.practice_id AND n.account_id = e.account_id AND n.side = 'following'
      AND n.number = e.number
    WHERE e.practice_id = w.practice_id AND e.account_id = w.account_id AND e.side = 1 AND e.change = -1
      AND e.profile_id = w.profile_id AND n.taken_at > o.drafted_at)
"""

_CLOSE_DONE: Final = f"""
UPDATE weed_out w SET state = 'closed', closed_at = :now
WHERE w.practice_id = :practice AND w.account_id IN ({_THEIRS}) AND w.state = 'open' AND NOT EXISTS (
  SELECT FROM weed_out_person p WHERE p.practice_id = w.practice_id AND p.weed_out_id = w.id AND p.state = 'proposed')
"""

_CLOSE_EARLIER: Final = f"""
UPDATE weed_out w SET state = 'closed', closed_at = :now
WHERE w.practice_id = :practice AND w.account_id IN ({_THEIRS}) AND w.state <> 'closed' AND w.month < :month
"""
