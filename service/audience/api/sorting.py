"""The client is dealt random followers and says of each how they stand."""

from typing import Annotated, Any, Final

from litestar import get, post, put
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter
from sqlalchemy import select, text

from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.roles import Permission
from service.accounts.models import SocialAccount
from service.accounts.reach import AccountInPath
from service.audience.models import SortingCard
from service.audience.queries import DEAL
from service.audience.shapes import CardAnswer, CardView, Deal, SortingView
from service.audience.sorting import Answer, result
from service.kit.database import new_id
from service.kit.problems import NotFound
from service.kit.work import Work
from service.roster.reach import Reach


@get(
    "/v1/accounts/{account_id:uuid}/sorting",
    operation_id="showSorting",
    summary="What the client's sorting shows",
    tags=["Audience"],
    guards=[may(Permission.READ_AUDIENCE)],
    responses=refusals(NotFound),
)
async def show_sorting(
    account_id: AccountInPath,
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
    profile_id: Annotated[int, PathParameter(description="The network's number of the person, as the card shows it.")],
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


def _card(row: Any) -> CardView:  # noqa: ANN401 # the driver has no types
    return CardView(str(row["profile_id"]), row["handle"], row["name"] or None, None)


_NAMES: Final = """
SELECT profile_id, handle, name FROM profile
WHERE practice_id = :practice AND platform = :platform AND profile_id = ANY(:ids)
"""

DOORS: Final = (show_sorting, deal_cards, sort_follower)
