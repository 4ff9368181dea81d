"""Try-outs: people followed on trial, what was seen of them, and the verdicts."""

from datetime import UTC, datetime
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from litestar import get, post, put
from litestar.di import NamedDependency
from litestar.params import JSONBody, Parameter, PathParameter

from service.access.audit import Trail
from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.roles import Permission
from service.accounts.models import SocialAccount
from service.accounts.reach import AccountInPath
from service.engagement.acquaintance import PersonNotKnown
from service.engagement.try_out_shapes import NewTryOut, TryOutView, Verdict, VerdictView
from service.engagement.try_out_views import try_out_view
from service.engagement.trying_out import TryOutSettled, give_verdict, open_chosen
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, cursor_of, key_of
from service.kit.problems import NotFound
from service.kit.work import Work
from service.roster.consent import ConsentMissing
from service.roster.looking import DEPENDENCIES, Looking


@get(
    "/v1/accounts/{account_id:uuid}/try-outs",
    operation_id="listTryOuts",
    summary="Who is followed on trial, and what was seen of them?",
    tags=["Engagement"],
    guards=[may(Permission.READ_PLAN)],
    dependencies=DEPENDENCIES,
    responses=refusals(NotFound, CursorInvalid),
)
async def list_try_outs(  # noqa: PLR0913 # each dependency is named
    *,
    account_id: AccountInPath,
    looking: NamedDependency[Looking],
    database: AppDatabase,
    outcome: Annotated[
        Literal["open", "kept", "dropped"], Parameter(description="Only those with this outcome.")
    ] = "open",
    due: Annotated[bool, Parameter(description="Only those of whom a verdict is asked by now.")] = False,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[TryOutView]:
    """Try-outs, the longest due first, each with its evidence card. Members see who they are once the client agrees; that
    look is noted.
    """
    due_at, after = key_of(cursor, tuple[datetime, UUID]) or (None, None)
    rows = await database.reads.fetch(
        "SELECT * FROM list_try_outs_v1($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        *looking, account_id, outcome, due, due_at, after, limit + 1,
    )  # fmt: skip
    if not rows:
        raise NotFound
    found: list[Any] = [row for row in rows[:limit] if row["id"] is not None]
    more = cursor_of((found[-1]["due_at"], found[-1]["id"])) if len(rows) > limit else None
    return Page(items=[try_out_view(row) for row in found], next_cursor=more)


@post(
    "/v1/accounts/{account_id:uuid}/try-outs",
    operation_id="openTryOut",
    summary="Give somebody a try-out",
    tags=["Engagement"],
    guards=[may(Permission.DO_TASKS)],
    responses=refusals(NotFound, PersonNotKnown, ConsentMissing),
)
async def open_try_out(
    data: JSONBody[NewTryOut],
    account: NamedDependency[SocialAccount],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> VerdictView:
    """Open a try-out of a follower, or of somebody the account has spoken with. One that is open already is answered as it is.

    Whom the client follows anew gets a try-out without asking, from the next look on.
    """
    opened = await open_chosen(work, identity, account, int(data.profile_id))
    trail.note("try_out.opened", opened.id)
    return _settled(opened.id, opened)


@put(
    "/v1/try-outs/{try_out_id:uuid}/verdict",
    operation_id="giveVerdict",
    summary="Keep, drop, or a little longer?",
    tags=["Engagement"],
    guards=[may(Permission.DO_TASKS)],
    responses=refusals(NotFound, TryOutSettled),
)
async def give_verdict_on(
    try_out_id: Annotated[UUID, PathParameter(description="The try-out.")],
    data: JSONBody[Verdict],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> VerdictView:
    """End a try-out, or let it go on from the day it was due. The same verdict again changes nothing."""
    decided = await give_verdict(work, identity, try_out_id, data)
    trail.note(f"try_out.{data.verdict}", decided.id)
    return _settled(try_out_id, decided)


def _settled(try_out_id: UUID, row: Any) -> VerdictView:  # noqa: ANN401 # a model's row
    return VerdictView(
        try_out_id=try_out_id,
        state=row.state,
        due_at=row.due_at.astimezone(UTC),
        extended=row.extended,
        decided_at=row.decided_at,
    )


DOORS: Final = (list_try_outs, open_try_out, give_verdict_on)
