"""Follower by follower: their class, their score, and why."""

from datetime import UTC, datetime
from typing import Annotated, Any, Final, Literal
from uuid import UUID

import msgspec
from litestar import get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import Parameter

from service.access.caller import AppDatabase, RequestDesk
from service.access.guard import may, refusals
from service.access.roles import Permission
from service.accounts.reach import AccountInPath
from service.audience.calibrating import likelihood
from service.audience.explaining import Assessment, explain
from service.audience.fit import fit_of
from service.audience.flags import flags_of, may_judge_words
from service.audience.follower_shapes import FlagKind, FlagView, FollowerView
from service.audience.market import market_of
from service.audience.queries import PROFILE_COLUMNS
from service.audience.shapes import KLASSES, Klass, ReasonView
from service.audience.sorting import Answer
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, SealedCursors
from service.kit.problems import NotFound
from service.kit.settings import XPolicy
from service.platforms.contract import Platform, Profile
from service.roster.looking import DEPENDENCIES, Looking
from service.roster.market import TargetMarket


class _After(msgspec.Struct, frozen=True, array_like=True):
    """Where a page ended: a rank and a person's number."""

    rank: Annotated[int, msgspec.Meta(ge=-(2**31), le=2**31 - 1)]
    profile_id: Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]


@get(
    "/v1/accounts/{account_id:uuid}/followers",
    operation_id="listFollowers",
    summary="List followers with their reasons",
    tags=["Audience"],
    guards=[may(Permission.READ_AUDIENCE)],
    dependencies=DEPENDENCIES,
    responses=refusals(NotFound, CursorInvalid),
)
async def list_followers(  # noqa: PLR0913 # each dependency is named
    *,
    account_id: AccountInPath,
    looking: NamedDependency[Looking],
    desk: RequestDesk,
    database: AppDatabase,
    state: State,
    klass: Annotated[Klass | None, Parameter(description="Only followers of this class.")] = None,
    flag: Annotated[
        FlagKind | None,
        Parameter(description="Only followers whose words stood out so at the newest look, and not set aside since."),
    ] = None,
    order: Annotated[
        Literal["score", "likely"],
        Parameter(
            description="`score`: best profiles first. `likely`: whom the client sorted as fitting or friends first, then those"
            " whom they would most likely sort so, by their own answers; by score until there are ten answers."
        ),
    ] = "score",
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[FollowerView]:
    """Followers, best first, each with why. Members see who they are once the client agrees; that look is noted."""
    # A place in this list is a person's number, which says as much as their name.
    key = desk.works.vault.passing_key(looking.practice_id, b"cursors")
    cursors = SealedCursors(key, of=f"followers of {account_id} by {order}, {flag}")
    after = cursors.key_of(cursor, _After)
    rank, person = (after.rank, after.profile_id) if after else (None, None)
    rows = await database.reads.fetch(
        f"SELECT * FROM {_LISTS[order]}($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        *looking, account_id, None if klass is None else KLASSES.index(klass), flag, rank, person, limit + 1,
    )  # fmt: skip
    if not rows:
        raise NotFound
    found = [row for row in rows[:limit] if row["profile_id"] is not None]
    return Page(
        items=_followers(found, looking.at, state.settings.x_policy),
        next_cursor=cursors.cursor_of(_After(found[-1]["rank"], found[-1]["profile_id"]))
        if len(rows) > limit
        else None,
    )


def _followers(rows: list[Any], at: datetime, x_policy: XPolicy) -> list[FollowerView]:
    if not rows:
        return []
    market = market_of(rows[0]["target_market"], rows[0]["interests"])
    people = [Profile(id=row["profile_id"], **{name: row[name] for name in PROFILE_COLUMNS}) for row in rows]
    fits = [None if row["fit"] < 0 else int(row["fit"]) for row in rows]
    platform = Platform(rows[0]["platform"])
    explained = explain(people, platform=platform, at=rows[0]["judged_at"] or at, fits=fits)
    may_judge = may_judge_words(platform, x_policy)
    return [_follower(*about, market, may_judge=may_judge) for about in zip(rows, people, fits, explained, strict=True)]


def _follower(  # noqa: PLR0913 # what a view is made of, all named
    row: Any,  # noqa: ANN401 # the driver has no types
    profile: Profile,
    fit: int | None,
    assessed: Assessment,
    market: TargetMarket,
    *,
    may_judge: bool,
) -> FollowerView:
    named, matching = row["named"], fit_of(profile, market)
    kept = {code: (UUID(flag_id), dismissed) for code, flag_id, dismissed in row["kept_flags"] or ()}
    return FollowerView(
        profile_id=str(row["profile_id"]) if named else None,
        handle=row["handle"] if named else None,
        name=row["name"] or None if named else None,
        klass=KLASSES[row["klass"]],
        score=None if row["score"] < 0 else row["score"],
        fit=fit,
        likely=None if row["likely"] is None else round(likelihood(row["likely"]), 3),
        answer=None if row["answer"] is None or not named else Answer(row["answer"]),
        matched=list(matching.matched),
        followed_back=row["followed_back"],
        followed_at=None if row["followed_at"] is None else datetime.fromtimestamp(row["followed_at"], UTC),
        reasons=[ReasonView(reason.code, reason.params, reason.text) for reason in assessed.reasons],
        flags=[
            FlagView(flag.code, flag.params, flag.text, *kept.get(flag.code, (None, False)))
            for flag in flags_of(profile, matching, may_judge=may_judge, named=named)
        ],
    )


_LISTS: Final = {"score": "list_followers_v3", "likely": "list_likely_followers_v2"}

DOORS: Final = (list_followers,)
