"""Applying what a checkup found: people, snapshots, conversations and the report, in the checkup's one transaction."""

from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import text
from sqlalchemy.dialects.postgresql import insert

from service.audience import keeping
from service.audience.conversations import Exchange
from service.audience.coverage import Coverage
from service.audience.engager_quality import EngagerQuality
from service.audience.keeping import Change, Side
from service.audience.ledger_shapes import Ledger
from service.audience.models import AudienceReport, Conversation
from service.audience.report import AudienceQuality
from service.audience.roll import Ids, compare
from service.checkups.judging import Judged, Moments, staged_rows
from service.kit.database import new_id
from service.kit.work import Work
from service.platforms.contract import Profiles

Pages = Callable[[], AsyncIterator[Profiles]]
"""Opens the kept pages anew, in the order of reading."""


@dataclass(frozen=True, slots=True)
class ListSeen:
    """One list as it stood before and as it was read now."""

    side: Side
    before_number: int
    before: Ids
    now: Ids
    coverage: Coverage

    @property
    def change(self) -> Change:
        """Who came and who left; where the list was not read to its end, nobody counts as gone."""
        changes = compare(self.before, self.now)
        left = changes.left if self.coverage.complete else changes.left[:0]
        return Change(number=self.before_number + 1, arrived=changes.came, left=left)


async def lists_before(work: Work, account_id: UUID) -> dict[Side, tuple[int, Ids]]:
    """Both lists as the newest snapshots left them."""
    connection = await keeping.connection_of(work.session)
    sides: tuple[Side, ...] = ("followers", "following")
    return {side: await keeping.ids_at_last_look(connection, work.practice_id, account_id, side) for side in sides}


async def apply_people(  # noqa: PLR0913 # what one look saw, all named
    work: Work,
    account_id: UUID,
    pages: Pages,
    judged: Judged,
    *,
    platform: str,
    followers: ListSeen,
    following: ListSeen | None,
    followed_at: Moments | None = None,
) -> None:
    """Merge everybody who was read, and keep this look at both lists."""
    # Merging a million rows takes longer than any request may; the job's own time-out bounds it.
    await work.session.execute(text("SET LOCAL statement_timeout = 0"))
    connection = await keeping.connection_of(work.session)
    change = followers.change
    following_now = following.now if following is not None else followers.now[:0]
    await keeping.stage(connection, staged_rows(pages(), judged, following=following_now, followed_at=followed_at))
    await keeping.merge_staged(connection, work.practice_id, account_id, platform=platform, number=change.number)
    await keeping.drop_standings(connection, work.practice_id, account_id, change.left)
    for seen in (followers, following):
        if seen is not None:
            changed = change if seen is followers else seen.change
            await keeping.keep_snapshot(
                connection,
                work.practice_id,
                account_id,
                seen.side,
                change=changed,
                ids=seen.now if seen.coverage.complete else _joined(seen, changed),
                coverage=seen.coverage,
            )


async def apply_exchanges(work: Work, account_id: UUID, seen: Iterable[Exchange]) -> None:
    """Keep each person's turns; what an earlier look saw and this one did not reach is kept as it was."""
    for each in seen:
        values = {
            "handle": each.handle,
            "turns_theirs": each.turns_theirs,
            "turns_ours": each.turns_ours,
            "last_theirs_at": each.last_theirs_at,
            "last_ours_at": each.last_ours_at,
            "awaiting_since": each.awaiting_since,
            "last_post_id": each.last_post_id,
        }
        await work.session.execute(
            insert(Conversation)
            .values(
                practice_id=work.practice_id, id=new_id(), account_id=account_id, profile_id=each.profile_id, **values
            )
            .on_conflict_do_update(index_elements=["practice_id", "account_id", "profile_id"], set_=values)
        )


def keep_report(  # noqa: PLR0913 # the facts of one report, all named
    work: Work,
    account_id: UUID,
    *,
    quality: AudienceQuality | None,
    picture: dict[str, Any] | None,
    model_version: str,
    at: datetime,
    engagers: EngagerQuality | None = None,
    ledger: Ledger | None = None,
) -> UUID:
    """Keep what this checkup found the audience to be, of followers or else of those who engage; returns the report's id."""
    report_id = new_id()
    work.session.add(
        AudienceReport(
            practice_id=work.practice_id,
            id=report_id,
            account_id=account_id,
            taken_at=at,
            model_version=model_version,
            quality=msgspec.to_builtins(quality),
            engagers=msgspec.to_builtins(engagers),
            picture=picture,
            ledger=msgspec.to_builtins(ledger),
        )
    )
    return report_id


async def drop_pages(work: Work, checkup_id: UUID) -> None:
    """The pages were merged; the network's words are not kept twice."""
    await work.session.execute(text(_DROP_PAGES).bindparams(practice=work.practice_id, checkup=checkup_id))


def _joined(seen: ListSeen, change: Change) -> Ids:
    return keeping.applied(seen.before, change.arrived, change.left)


_DROP_PAGES: Final = "DELETE FROM kept_page WHERE practice_id = :practice AND checkup_id = :checkup"
