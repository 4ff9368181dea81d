"""What stands out in people's words: how many, in which comments, and setting one aside as fine."""

from typing import Annotated, Any, Final
from uuid import UUID

import msgspec
from litestar import delete, get, put
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import PathParameter

from service.access.audit import Trail
from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.queries import page_by_id
from service.access.roles import Permission
from service.accounts.practice_time import ahead
from service.accounts.reach import AccountInPath
from service.audience.dismissing_flags import flag_in_reach
from service.audience.flag_shapes import CommentFlagView, FlagCount, FlagsView, TextsRead
from service.audience.flags import UNREAD, may_judge_words
from service.audience.shapes import ReasonView
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, key_of
from service.kit.problems import NotFound
from service.kit.work import Work
from service.platforms.contract import Platform
from service.roster.looking import DEPENDENCIES, Looking
from service.roster.reach import Reach

FlagInPath = Annotated[UUID, PathParameter(description="The flag.")]


@get(
    "/v1/accounts/{account_id:uuid}/flags",
    operation_id="showFlags",
    summary="Count what stands out in people's words",
    tags=["Audience"],
    guards=[may(Permission.READ_AUDIENCE)],
    responses=refusals(NotFound),
)
async def show_flags(
    account_id: AccountInPath, reach: NamedDependency[Reach], database: AppDatabase, state: State
) -> FlagsView:
    """How many followers and commenters have each kind of flag, and of how many texts that tells."""
    row = await database.reads.fetchrow("SELECT * FROM show_flags_v1($1, $2, $3, $4)", *reach, account_id)
    if row is None:
        raise NotFound
    texts = None if row["texts"] is None else msgspec.convert(row["texts"], TextsRead)
    judged = may_judge_words(Platform(row["platform"]), state.settings.x_policy)
    return FlagsView(
        taken_at=row["taken_at"],
        profiles=texts.profiles if texts else None,
        readable=texts.readable if texts else None,
        comments=texts.comments if texts else None,
        words_judged=texts.words_judged if texts else None,
        counts=[
            FlagCount(found_in=found_in, code=code, people=people, dismissed=dismissed)
            for found_in, code, people, dismissed in row["counts"] or ()
        ],
        not_observable=[] if judged else [ReasonView(UNREAD.code, UNREAD.params, UNREAD.text)],
    )


@get(
    "/v1/accounts/{account_id:uuid}/comment-flags",
    operation_id="listCommentFlags",
    summary="List comments that stand out",
    tags=["Audience"],
    guards=[may(Permission.READ_AUDIENCE)],
    dependencies=DEPENDENCIES,
    responses=refusals(NotFound, CursorInvalid),
)
async def list_comment_flags(
    account_id: AccountInPath,
    looking: NamedDependency[Looking],
    database: AppDatabase,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[CommentFlagView]:
    """Who wrote offensive words to the account within ninety days, masked, the latest to be found first.

    Members see who and which words once the client agrees to show names; that look is noted.
    """
    rows = await database.reads.fetch(
        "SELECT * FROM list_comment_flags_v1($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        *looking, account_id, key_of(cursor, UUID), limit + 1,
    )  # fmt: skip
    if not rows:
        raise NotFound
    return page_by_id([_comment_flag(row) for row in rows if row["id"] is not None], limit)


@put(
    "/v1/flags/{flag_id:uuid}/dismissal",
    operation_id="dismissFlag",
    summary="Say that a flag is fine",
    tags=["Audience"],
    status_code=204,
    guards=[may(Permission.DISMISS_FINDINGS)],
    responses=refusals(NotFound),
)
async def dismiss_flag(
    flag_id: FlagInPath,
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> None:
    """Set this one aside, for this person alone, until their text changes or they write such words anew."""
    flag = await flag_in_reach(work, identity, flag_id)
    if flag.dismissed_at is None:
        flag.dismissed_at, flag.dismissed_by = work.at + await ahead(work), identity.caller
        trail.note("flag.dismissed", flag.id)


@delete(
    "/v1/flags/{flag_id:uuid}/dismissal",
    operation_id="restoreFlag",
    summary="Take back that a flag is fine",
    tags=["Audience"],
    guards=[may(Permission.DISMISS_FINDINGS)],
    responses=refusals(NotFound),
)
async def restore_flag(
    flag_id: FlagInPath,
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> None:
    """It stands again as it did before."""
    flag = await flag_in_reach(work, identity, flag_id)
    if flag.dismissed_at is not None:
        flag.dismissed_at, flag.dismissed_by = None, None
        trail.note("flag.restored", flag.id)


def _comment_flag(row: Any) -> CommentFlagView:  # noqa: ANN401 # the driver has no types
    named = row["named"]
    return CommentFlagView(
        id=row["id"],
        profile_id=str(row["profile_id"]) if named else None,
        handle=row["handle"] or None if named else None,
        code=row["code"],
        masked=row["masked"] if named else None,
        sureness=row["sureness"],
        said_at=row["said_at"],
        dismissed=row["dismissed"],
    )


DOORS: Final = (show_flags, list_comment_flags, dismiss_flag, restore_flag)
