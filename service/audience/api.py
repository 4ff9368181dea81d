"""Doors for the quality of an audience: now, over time, follower by follower, and by the client's own sorting."""

from datetime import UTC, datetime
from typing import Annotated, Any, Final
from uuid import UUID

import msgspec
from litestar import get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, Parameter
from sqlalchemy import select, text

from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.roles import Permission
from service.accounts.models import SocialAccount
from service.audience.fit import fit_of
from service.audience.market import market_of
from service.audience.models import SortingCard
from service.audience.quality import assess
from service.audience.queries import DEAL, PROFILE_COLUMNS
from service.audience.report import AudienceQuality
from service.audience.shapes import (
    KLASSES,
    CardAnswer,
    CardView,
    Deal,
    FollowerView,
    Klass,
    QualityPoint,
    QualityView,
    ReasonView,
    SortingView,
)
from service.audience.sorting import Answer, result
from service.kit.database import new_id
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, cursor_of, key_of
from service.kit.problems import NotFound, Problem
from service.kit.work import Work
from service.platforms.contract import Profile
from service.roster.market import TargetMarket
from service.roster.reach import Reach


class NotCheckedYet(Problem):
    """No checkup of this account has finished."""

    status = 409
    title = "This account has not been looked at yet"
    remedy = "Start a checkup, or hand in an export, and wait until it is done."


@get(
    "/v1/accounts/{account_id:uuid}/quality",
    operation_id="showQuality",
    summary="How good the followers are now",
    tags=["Audience"],
    guards=[may(Permission.READ_AUDIENCE)],
    responses=refusals(NotFound, NotCheckedYet),
)
async def show_quality(account_id: FromPath[UUID], reach: NamedDependency[Reach], database: AppDatabase) -> QualityView:
    """The newest report: quality followers on the road to 500, shares by class, and what they rest on."""
    row = await database.reads.fetchrow("SELECT * FROM show_quality_v1($1, $2, $3, $4)", *reach, account_id)
    if row is None:
        raise NotFound
    if row["id"] is None:
        raise NotCheckedYet
    quality = msgspec.convert(row["quality"], AudienceQuality)
    return QualityView(
        account_id=account_id,
        taken_at=row["taken_at"],
        age_seconds=int((row["now"] - row["taken_at"]).total_seconds()),
        quality=quality,
        coverage_text=quality.coverage.text(at=row["now"]),
        picture=row["picture"],
    )


@get(
    "/v1/accounts/{account_id:uuid}/quality/history",
    operation_id="listQuality",
    summary="How good the followers were over time",
    tags=["Audience"],
    guards=[may(Permission.READ_AUDIENCE)],
    responses=refusals(NotFound, CursorInvalid),
)
async def list_quality(
    *,
    account_id: FromPath[UUID],
    reach: NamedDependency[Reach],
    database: AppDatabase,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[QualityPoint]:
    """One point for each finished checkup, newest first."""
    rows = await database.reads.fetch(
        "SELECT * FROM list_reports_v1($1, $2, $3, $4, $5, $6)", *reach, account_id, key_of(cursor, datetime), limit + 1
    )
    if not rows:
        raise NotFound
    points = [
        QualityPoint(id=row["id"], taken_at=row["taken_at"], quality=msgspec.convert(row["quality"], AudienceQuality))
        for row in rows[:limit]
        if row["id"] is not None
    ]
    return Page(items=points, next_cursor=cursor_of(points[-1].taken_at) if len(rows) > limit else None)


@get(
    "/v1/accounts/{account_id:uuid}/followers",
    operation_id="listFollowers",
    summary="List followers with their reasons",
    tags=["Audience"],
    guards=[may(Permission.READ_AUDIENCE)],
    responses=refusals(NotFound, CursorInvalid),
)
async def list_followers(  # noqa: PLR0913 # each dependency is named
    *,
    account_id: FromPath[UUID],
    identity: NamedDependency[Identity],
    reach: NamedDependency[Reach],
    database: AppDatabase,
    at: NamedDependency[datetime],
    klass: Annotated[Klass | None, Parameter(description="Only followers of this class.")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[FollowerView]:
    """Followers by score, best first, each with why. Coaches see names once the client agrees; that look is noted."""
    score, after = key_of(cursor, tuple[int, int]) or (None, None)
    rows = await database.reads.fetch(
        "SELECT * FROM list_followers_v1($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        *reach, identity.caller, at, account_id, None if klass is None else KLASSES.index(klass), score, after, limit + 1,
    )  # fmt: skip
    if not rows:
        raise NotFound
    found = [row for row in rows[:limit] if row["profile_id"] is not None]
    return Page(
        items=_followers(found, at),
        next_cursor=cursor_of((found[-1]["score"], found[-1]["profile_id"])) if len(rows) > limit else None,
    )


@get(
    "/v1/accounts/{account_id:uuid}/sorting",
    operation_id="showSorting",
    summary="What the client's sorting shows",
    tags=["Audience"],
    guards=[may(Permission.READ_AUDIENCE)],
    responses=refusals(NotFound),
)
async def show_sorting(
    account_id: FromPath[UUID],
    identity: NamedDependency[Identity],
    reach: NamedDependency[Reach],
    database: AppDatabase,
) -> SortingView:
    """The confirmed share with its interval. The cards themselves are the client's own."""
    rows = await database.reads.fetch("SELECT * FROM show_sorting_v1($1, $2, $3, $4)", *reach, account_id)
    if not rows:
        raise NotFound
    cards = [row for row in rows if row["profile_id"] is not None]
    answers = {row["profile_id"]: Answer(row["answer"]) for row in cards if row["answer"] is not None}
    own = identity.client_id is not None
    return SortingView(
        result=result(answers, followers=rows[0]["followers"]),
        open_cards=[_card(row) for row in cards if row["answer"] is None] if own else [],
    )


@post(
    "/v1/accounts/{account_id:uuid}/sorting/cards",
    operation_id="dealCards",
    summary="Deal followers to sort",
    tags=["Audience"],
    guards=[may(Permission.SORT_FOLLOWERS)],
    responses=refusals(NotFound),
)
async def deal_cards(
    account: NamedDependency[SocialAccount], data: JSONBody[Deal], work: NamedDependency[Work]
) -> list[CardView]:
    """Draw so many followers at random whom the client has not been dealt before; fewer when fewer are left."""
    drawn = (
        await work.session.scalars(
            text(DEAL), {"practice": work.practice_id, "account": account.id, "cards": data.cards}
        )
    ).all()
    work.session.add_all(
        SortingCard(
            practice_id=work.practice_id, id=new_id(), account_id=account.id, profile_id=number, dealt_at=work.at
        )
        for number in drawn
    )
    await work.session.flush()
    names = await work.session.execute(
        text(_NAMES), {"practice": work.practice_id, "platform": account.platform, "ids": list(drawn)}
    )
    known = {row.profile_id: row for row in names}
    return [
        CardView(str(number), known[number].handle, known[number].name or None, None)
        if number in known
        else CardView(str(number), None, None, None)
        for number in drawn
    ]


@put(
    "/v1/accounts/{account_id:uuid}/sorting/cards/{profile_id:int}",
    operation_id="sortFollower",
    summary="Sort one follower",
    tags=["Audience"],
    status_code=204,
    guards=[may(Permission.SORT_FOLLOWERS)],
    responses=refusals(NotFound),
)
async def sort_follower(
    account: NamedDependency[SocialAccount],
    profile_id: FromPath[int],
    data: JSONBody[CardAnswer],
    work: NamedDependency[Work],
) -> None:
    """Say how one dealt follower stands; null takes the answer back, and the last answer holds."""
    if not 0 <= profile_id < 1 << 63:
        raise NotFound
    card = await work.session.scalar(
        select(SortingCard).where(
            SortingCard.practice_id == work.practice_id,
            SortingCard.account_id == account.id,
            SortingCard.profile_id == profile_id,
        )
    )
    if card is None:
        raise NotFound
    card.answer = data.answer
    card.answered_at = work.at if data.answer is not None else None


def _followers(rows: list[Any], at: datetime) -> list[FollowerView]:
    if not rows:
        return []
    market = market_of(rows[0]["target_market"], rows[0]["interests"])
    return [_follower(row, market, row["judged_at"] or at) for row in rows]


def _follower(row: Any, market: TargetMarket, at: datetime) -> FollowerView:  # noqa: ANN401 # the driver has no types
    profile = Profile(id=row["profile_id"], **{name: row[name] for name in PROFILE_COLUMNS})
    fit = None if row["fit"] < 0 else int(row["fit"])
    assessed = assess(profile, at=at, fit=fit)
    named = row["named"]
    return FollowerView(
        profile_id=str(row["profile_id"]),
        handle=row["handle"] if named else None,
        name=row["name"] or None if named else None,
        klass=KLASSES[row["klass"]],
        score=None if row["score"] < 0 else row["score"],
        fit=fit,
        matched=list(fit_of(profile, market).matched),
        followed_back=row["followed_back"],
        followed_at=None if row["followed_at"] is None else datetime.fromtimestamp(row["followed_at"], UTC),
        reasons=[ReasonView(reason.code, reason.params, reason.text) for reason in assessed.reasons],
    )


def _card(row: Any) -> CardView:  # noqa: ANN401 # the driver has no types
    return CardView(str(row["profile_id"]), row["handle"], row["name"] or None, None)


_NAMES: Final = """
SELECT profile_id, handle, name FROM profile
WHERE practice_id = :practice AND platform = :platform AND profile_id = ANY(:ids)
"""

DOORS: Final = (show_quality, list_quality, list_followers, show_sorting, deal_cards, sort_follower)
