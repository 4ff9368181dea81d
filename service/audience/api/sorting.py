"""The client is dealt random followers and says of each how they stand."""

from typing import Annotated, Final

import msgspec
from litestar import get, post, put
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter
from sqlalchemy import text

from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.roles import Permission
from service.accounts.models import SocialAccount
from service.accounts.reach import AccountInPath
from service.audience import hands
from service.audience.shapes import CardAnswer, CardView, Deal, SortingView
from service.audience.sorting import Answer, result
from service.audience.sorting_queries import NAMES
from service.kit.problems import NotFound, Problem
from service.kit.work import Work
from service.roster.reach import Reach


class NothingToTakeBack(Problem):
    """The client has answered no card, or has taken every answer back."""

    status = 409
    title = "There is no answer to take back"
    remedy = "Sort a dealt follower first."


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
    reach: NamedDependency[Reach],
    database: AppDatabase,
) -> SortingView:
    """What the answers show of everybody, with intervals, and how many more it takes. The cards are the client's own."""
    row = await database.reads.fetchrow("SELECT * FROM show_sorting_v2($1, $2, $3, $4)", *reach, account_id)
    if row is None:
        raise NotFound
    unsorted = msgspec.json.decode(row["unsorted"], type=list[tuple[int, int, int]])
    answered = msgspec.json.decode(row["answered"], type=list[tuple[str, str, int, int]])
    cards = msgspec.json.decode(row["open_cards"], type=list[tuple[str, str | None, str | None]])
    return SortingView(
        result=result(hands.groups_of(unsorted, answered)),
        open_cards=[CardView(number, handle, name or None, None) for number, handle, name in cards],
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
    """Draw so many followers whom the client has not been dealt before; fewer when fewer are left.

    More are drawn where less is known, and within that everybody is as likely as any other: by chance alone, so that the
    answers tell of all.
    """
    return await _cards_of(work, account, await hands.deal(work, account, data.cards))


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
    """Say how one dealt follower stands; null clears the answer. The last answer counts, and those before it are kept."""
    if not 0 <= profile_id < 1 << 63 or not await hands.answer(work, account.id, profile_id, data.answer):
        raise NotFound


@post(
    "/v1/accounts/{account_id:uuid}/sorting/undo",
    operation_id="undoSorting",
    summary="Take the last answer back",
    tags=["Audience"],
    status_code=200,
    guards=[may(Permission.SORT_FOLLOWERS)],
    responses=refusals(NotFound, NothingToTakeBack),
)
async def undo_sorting(account: NamedDependency[SocialAccount], work: NamedDependency[Work]) -> CardView:
    """One tap back: the card of the last answer, as it was before. Repeated under one idempotency key it goes back once."""
    card = await hands.take_back(work, account.id)
    if card is None:
        raise NothingToTakeBack
    (shown,) = await _cards_of(work, account, [card.profile_id])
    return msgspec.structs.replace(shown, answer=None if card.answer is None else Answer(card.answer))


async def _cards_of(work: Work, account: SocialAccount, numbers: list[int]) -> list[CardView]:
    bound = {"practice": work.practice_id, "platform": account.platform, "ids": numbers}
    known = {row.profile_id: row for row in await work.session.execute(text(NAMES), bound)}
    return [
        CardView(str(number), known[number].handle, known[number].name or None, None)
        if number in known
        else CardView(str(number), None, None, None)
        for number in numbers
    ]


DOORS: Final = (show_sorting, deal_cards, sort_follower, undo_sorting)
