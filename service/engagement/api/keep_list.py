"""The keep-list: people whom no weed-out proposes, until they are taken off."""

from typing import Final
from uuid import UUID

from litestar import delete, get, put
from litestar.di import NamedDependency

from service.access.audit import Trail
from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.roles import Permission
from service.accounts.models import SocialAccount
from service.accounts.reach import AccountInPath
from service.engagement.acquaintance import PersonNotKnown
from service.engagement.api.circles import PersonId
from service.engagement.weed_out_shapes import KeptPersonView
from service.engagement.weed_out_views import kept_view
from service.engagement.weeding import keep, let_go
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, cursor_of, key_of
from service.kit.problems import NotFound
from service.kit.work import Work
from service.roster.consent import ConsentMissing
from service.roster.looking import DEPENDENCIES, Looking


@get(
    "/v1/accounts/{account_id:uuid}/keep-list",
    operation_id="listKept",
    summary="Whom does no weed-out propose?",
    tags=["Engagement"],
    guards=[may(Permission.READ_PLAN)],
    dependencies=DEPENDENCIES,
    responses=refusals(NotFound, ConsentMissing, CursorInvalid),
)
async def list_kept(
    account_id: AccountInPath,
    looking: NamedDependency[Looking],
    database: AppDatabase,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[KeptPersonView]:
    """The newest first. Members need the client's agreement to show names; the look is noted."""
    rows = await database.reads.fetch(
        "SELECT * FROM list_kept_v1($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        *looking, account_id, key_of(cursor, UUID), limit + 1,
    )  # fmt: skip
    if not rows:
        raise NotFound
    if not rows[0]["named"]:
        raise ConsentMissing("This needs the client's agreement to show names.")
    found = [row for row in rows[:limit] if row["id"] is not None]
    more = cursor_of(found[-1]["id"]) if len(rows) > limit else None
    return Page(items=[kept_view(row) for row in found], next_cursor=more)


@put(
    "/v1/accounts/{account_id:uuid}/keep-list/{profile_id:int}",
    operation_id="keepPerson",
    summary="Keep somebody, whatever is seen of them",
    tags=["Engagement"],
    status_code=204,
    guards=[may(Permission.DO_TASKS)],
    responses=refusals(NotFound, PersonNotKnown, ConsentMissing),
)
async def keep_person(
    account: NamedDependency[SocialAccount],
    profile_id: PersonId,
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> None:
    """Put somebody whom the account meets on the keep-list; safe to repeat."""
    await keep(work, identity, account, profile_id)
    trail.note("keep_list.kept", account.id)


@delete(
    "/v1/accounts/{account_id:uuid}/keep-list/{profile_id:int}",
    operation_id="takeOffKeepList",
    summary="Take somebody off the keep-list",
    tags=["Engagement"],
    guards=[may(Permission.DO_TASKS)],
    responses=refusals(NotFound, ConsentMissing),
)
async def take_off_keep_list(
    account: NamedDependency[SocialAccount],
    profile_id: PersonId,
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> None:
    """They may be proposed again; safe to repeat."""
    await let_go(work, identity, account, profile_id)
    trail.note("keep_list.taken_off", account.id)


DOORS: Final = (list_kept, keep_person, take_off_keep_list)
