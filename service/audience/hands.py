"""Dealing hands of cards, and keeping how they were answered."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import Select, func, select, text

from service.accounts.models import SocialAccount
from service.accounts.practice_time import ahead
from service.audience import sorting_queries
from service.audience.cards import SortingCard
from service.audience.learning import learn
from service.audience.models import Snapshot
from service.audience.sorting import CARDS_A_WEEK, Answer, Group, hand, weekly_hand
from service.audience.strata import STRATA, Stratum
from service.audience.taps import CardTaps, Tap
from service.kit.database import new_id
from service.kit.work import Work

WEEK: Final = timedelta(days=7)

Unsorted = Iterable[tuple[int, int, int]]
"""Facets, followers not sorted, and those of them who were not dealt."""
Answered = Iterable[tuple[str, str, int, int]]
"""Stratum, answer, how often it was given, and how many of these people follow still."""


def groups_of(unsorted: Unsorted, answered: Answered, *, undealt: bool = False) -> dict[Stratum, Group]:
    """The strata of an account as its rows have them; those who may be `undealt` alone where that is asked."""
    groups = {stratum: Group() for stratum in Stratum}
    for facets, people, not_dealt in unsorted:
        groups[STRATA[facets]].unsorted += not_dealt if undealt else people
    for stratum, answer, given, staying in answered:
        groups[Stratum(stratum)].answers[Answer(answer)] += given
        groups[Stratum(stratum)].staying[Answer(answer)] += staying
    return groups


async def deal(work: Work, account: SocialAccount, cards: int) -> list[int]:
    """Deal so many followers whom the client has not been dealt before, or as many as are left; their numbers."""
    await _one_at_a_time(work, account.id)
    groups = await undealt_groups(work, account.id)
    return await deal_from(work, account, hand(cards, groups))


async def top_up(work: Work, client_id: UUID) -> int:
    """Deal this week's few cards in every account of the client whose sorting has begun; returns how many.

    Nothing is dealt while as many cards lie open, nor once the promised interval holds and nobody is new.
    """
    now = work.at + await ahead(work)
    bound = {"practice": work.practice_id, "client": client_id, "since": now - WEEK, "most": CARDS_A_WEEK}
    dealt = 0
    for account_id in (await work.session.scalars(text(sorting_queries.WEEK_OVER), bound)).all():
        await _one_at_a_time(work, account_id)
        account = await work.session.get_one(SocialAccount, (work.practice_id, account_id))
        dealt += len(await deal_from(work, account, weekly_hand(await undealt_groups(work, account_id))))
    return dealt


async def deal_from(work: Work, account: SocialAccount, wanted: Mapping[Stratum, int]) -> list[int]:
    """Deal so many of each stratum, everybody in it as likely as any other."""
    if not wanted:
        return []
    of_account = _bound(work, account.id)
    rows = await work.session.execute(text(sorting_queries.DRAWN), {**of_account, "cards": max(wanted.values())})
    left, drawn = dict(wanted), list[tuple[int, Stratum]]()
    for facets, number in rows:
        stratum = STRATA[facets]
        if left.get(stratum, 0):
            left[stratum] -= 1
            drawn.append((number, stratum))
    look = await work.session.scalar(
        select(func.max(Snapshot.number)).where(
            Snapshot.practice_id == work.practice_id,
            Snapshot.account_id == account.id,
            Snapshot.side == "followers",
        )
    )
    at = work.at + await ahead(work)
    work.session.add_all(
        SortingCard(
            practice_id=work.practice_id,
            id=new_id(),
            account_id=account.id,
            profile_id=number,
            dealt_at=at,
            stratum=stratum,
            look=look or 0,
        )
        for number, stratum in drawn
    )
    await work.session.flush()
    return [number for number, _ in drawn]


async def undealt_groups(work: Work, account_id: UUID) -> dict[Stratum, Group]:
    """The strata of an account, counting as unsorted only who can still be dealt."""
    unsorted = await work.session.execute(text(sorting_queries.UNSORTED), _bound(work, account_id))
    answered = await work.session.execute(text(sorting_queries.ANSWERED), _bound(work, account_id))
    return groups_of(unsorted.all(), answered.all(), undealt=True)


async def answer(work: Work, account_id: UUID, profile_id: int, given: Answer | None) -> bool:
    """Keep how the client sorts one dealt follower, `None` to clear it; whether there is such a card."""
    await _one_at_a_time(work, account_id)
    card = await work.session.scalar(_cards(work, account_id).where(SortingCard.profile_id == profile_id))
    if card is None:
        return False
    taps = _taps(card)
    if given is None:
        _keep(card, taps.cleared())
        await learn(work, account_id)
        return True
    last = await work.session.scalar(
        select(func.max(SortingCard.tap)).where(
            SortingCard.practice_id == work.practice_id, SortingCard.account_id == account_id
        )
    )
    _keep(card, taps.answered(given, at=work.at + await ahead(work), number=(last or 0) + 1))
    await learn(work, account_id)
    return True


async def take_back(work: Work, account_id: UUID) -> SortingCard | None:
    """Take the account's last answer back; its card, or `None` when no answer stands."""
    await _one_at_a_time(work, account_id)
    card: SortingCard | None = await work.session.scalar(
        _cards(work, account_id).where(SortingCard.answer.is_not(None)).order_by(SortingCard.tap.desc()).limit(1)
    )
    if card is not None:
        _keep(card, _taps(card).taken_back())
        await learn(work, account_id)
    return card


def _cards(work: Work, account_id: UUID) -> Select[SortingCard]:
    return select(SortingCard).where(SortingCard.practice_id == work.practice_id, SortingCard.account_id == account_id)


def _taps(card: SortingCard) -> CardTaps:
    earlier = msgspec.convert(card.earlier, tuple[Tap, ...])
    if card.answer is None or card.answered_at is None:
        return CardTaps(None, earlier)
    return CardTaps(Tap(Answer(card.answer), card.answered_at, card.tap or 0), earlier)


def _keep(card: SortingCard, taps: CardTaps) -> None:
    card.answer = None if taps.now is None else taps.now.answer
    card.answered_at = None if taps.now is None else taps.now.at
    card.tap = None if taps.now is None else taps.now.number
    card.earlier = msgspec.to_builtins(taps.earlier)


async def _one_at_a_time(work: Work, account_id: UUID) -> None:
    await work.session.execute(text(sorting_queries.BUSY), {"account": str(account_id)})


def _bound(work: Work, account_id: UUID) -> dict[str, UUID]:
    return {"practice": work.practice_id, "account": account_id}
