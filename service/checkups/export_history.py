"""An export beside what was kept before: the same account under another handle, the same people, and who left."""

from typing import Final
from uuid import UUID

import msgspec
import numpy as np
from sqlalchemy import select

from service.accounts.handles import handles_at, is_borne_by_another
from service.accounts.models import SocialAccount
from service.audience.keeping import connection_of
from service.audience.renumbering import followed_before, numbers_by_handle
from service.audience.roll import Ids, is_among
from service.checkups.export_identity import Identities, gone_from, identities, is_same_audience
from service.checkups.export_lists import IdOf, Listed
from service.checkups.models import HandedInExport
from service.checkups.picture import Picture
from service.checkups.picture_leavers import FEWEST_CUT, Renamed, changed
from service.checkups.picture_limits import LEAVERS
from service.checkups.picture_lists import Person, moment_of, shown_name
from service.kit.jobs import Run
from service.kit.work import Work
from service.platforms.archives.contents import Export
from service.platforms.archives.dated_names import UNDATED, dated_ids, dated_names
from service.platforms.archives.ownership import names_owner, require_owner
from service.platforms.archives.refusals import WrongAccount
from service.platforms.contract import Platform


async def handle_now_of(run: Run, account: SocialAccount, export: Export, before: Ids, now: Ids) -> str | None:
    """The handle that the account's owner has taken since the last look; none where it is as it was.

    Args:
        run: the checkup's job.
        account: the account as it is kept.
        export: what was read.
        before: sorted ids of the followers at the last look.
        now: sorted ids of the export's followers.

    Raises:
        WrongAccount: the export is another account's, or names nobody and lists other followers than the last look.
    """
    platform, handle = Platform(account.platform), export.owner.handle
    if not names_owner(export.owner, platform=platform, number=account.platform_account_id):
        if before.size and not is_same_audience(before, now):
            raise WrongAccount(*_UNNAMED)
        return None
    try:
        require_owner(export.owner, platform=platform, handle=account.handle, number=account.platform_account_id)
    except WrongAccount:
        async with run.work() as work:
            borne = frozenset() if export.taken_at is None else await handles_at(work, account.id, export.taken_at)
            if handle is not None and handle.lower() in borne:
                return None
            if handle is None or export.owner.id is not None or not is_same_audience(before, now):
                raise
            if await is_borne_by_another(work, account, handle):
                raise
        return handle
    return None


async def is_known_to_be_its(work: Work, account_id: UUID) -> bool:
    """Whether the list kept of this account is certainly its own: a network's, or of exports of which one was checked."""
    doubts = await work.session.scalars(
        select(HandedInExport.report["owner_unchecked"]).where(
            HandedInExport.practice_id == work.practice_id,
            HandedInExport.account_id == account_id,
            HandedInExport.report.is_not(None),
        )
    )
    told = doubts.all()
    return not told or None in told


async def who_is_who(  # noqa: PLR0913 # what is held against what, all named
    run: Run, account: SocialAccount, export: Export, *, followers: Listed, before: Ids, id_of: IdOf
) -> Identities:
    """Who of the export's followers is known under another id: by a number, or by an earlier handle.

    Args:
        run: the checkup's job.
        account: whose followers they are.
        export: what was read.
        followers: its followers under ids by name.
        before: sorted ids of the followers at the last look.
        id_of: the id of somebody known by name alone.
    """
    # X names people by number. On Facebook a name is anybody's, and its numbers differ from app to app.
    by_handle = export.platform is Platform.INSTAGRAM
    async with run.work() as work:
        connection, practice_id, platform = await connection_of(work.session), work.practice_id, account.platform
        numbers: dict[int, int] = {}
        if by_handle:
            met = await numbers_by_handle(connection, practice_id, account.id, platform=platform)
            numbers = {id_of(handle): number for handle, number in met.items()}
        missed = gone_from(before, followers.ids, numbers)
        gone = await followed_before(connection, practice_id, account.id, missed, platform=platform)
    return identities(
        followers.ids,
        followers.since,
        before=before,
        gone=gone,
        numbers=numbers,
        to_seconds=by_handle and export.precision == 1,
    )


def with_change(drawn: Picture, export: Export, known: Identities, *, followers: Listed, before: Ids) -> Picture:
    """The picture with what changed since the last look, told as between two exports."""
    since = followers.since
    begins = int(np.min(since, initial=_NEVER, where=since != UNDATED))
    del since
    if begins != _NEVER and sum(UNDATED < at < begins for _, at, _ in known.left) >= FEWEST_CUT:
        return drawn
    by_id = export.platform is Platform.X
    left = (
        dated_ids((person, at) for person, at, _ in known.left)
        if by_id
        else dated_names((handle, at) for _, at, handle in known.left)
    )
    ids = followers.ids
    places = _places([known.aliases.get(now, now) for _, now in known.renamed], ids)
    change = changed(
        left,
        let_go=None if export.unfollowed is None else np.sort(export.unfollowed.keys),
        came=int(np.count_nonzero(~is_among(ids, before))),
        renamed=[
            Renamed(was=_person(handle, at), now=_person(followers.name(place), at))
            for ((_, at, handle), _), place in zip(known.renamed, places, strict=True)
        ],
        coverage=drawn.coverage,
    )
    unseen = tuple(each for each in drawn.not_observable if each.code != LEAVERS.code)
    return msgspec.structs.replace(drawn, change=change, not_observable=unseen)


def _places(people: list[int], ids: Ids) -> list[int]:
    if not people:
        return []
    order = np.argsort(ids)
    places: list[int] = order[np.searchsorted(ids, people, sorter=order)].tolist()
    return places


_NEVER: Final = np.iinfo(np.int64).max
_UNNAMED: Final = (
    "this export does not say whose it is, and its followers are others than at the last look",
    "ask the network again with your personal information included, or hand in the file under the name that it gave",
)


def _person(handle: str, at: int) -> Person:
    return Person(who=shown_name(handle), handle=handle, at=moment_of(at))
