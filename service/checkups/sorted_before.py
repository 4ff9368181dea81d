"""How the client has sorted followers before a look, and what that shows of those who follow at it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import numpy as np
from sqlalchemy import select, text

from service.audience.cards import SortingCard
from service.audience.conversations import Exchange
from service.audience.roll import Ids, is_among
from service.audience.sorting import Answer, Group, Sorted, result
from service.audience.strata import STRATA, Stratum, facets_code
from service.checkups.judging import Judged
from service.kit.work import Work


@dataclass(frozen=True, slots=True)
class SortedBefore:
    """What was sorted, and what tells strata apart beside profiles."""

    cards: tuple[tuple[int, Stratum, Answer], ...]
    """Whom, what was known of them then, and the answer."""
    in_touch: frozenset[int]
    """Who has written to the account."""
    newcomers: frozenset[int] | None
    """Who came after sorting began; `None` before it did."""

    @property
    def answers(self) -> dict[int, Answer]:
        """Each person's answer."""
        return {number: answer for number, _, answer in self.cards}

    def moved(self, moves: Mapping[int, int]) -> "SortedBefore":
        """The same with people under the ids by which they go on."""
        return SortedBefore(
            cards=tuple((moves.get(number, number), stratum, answer) for number, stratum, answer in self.cards),
            in_touch=frozenset(moves.get(number, number) for number in self.in_touch),
            newcomers=None if self.newcomers is None else frozenset(moves.get(each, each) for each in self.newcomers),
        )


async def sorted_before(work: Work, account_id: UUID) -> SortedBefore:
    """What the client has sorted so far."""
    of_account = {"practice": work.practice_id, "account": account_id}
    cards = await work.session.execute(
        select(SortingCard.profile_id, SortingCard.stratum, SortingCard.answer).where(
            SortingCard.practice_id == work.practice_id,
            SortingCard.account_id == account_id,
        )
    )
    in_touch = await work.session.scalars(text(_IN_TOUCH), of_account)
    began = await work.session.scalar(text(_BEGAN), of_account)
    newcomers = None if began is None else await work.session.scalars(text(_NEWCOMERS), {**of_account, "began": began})
    return SortedBefore(
        cards=tuple((number, Stratum(stratum), Answer(answer)) for number, stratum, answer in cards if answer),
        in_touch=frozenset(in_touch),
        newcomers=None if newcomers is None else frozenset(newcomers),
    )


def sorting_at(
    before: SortedBefore, judged: Judged, seen: Iterable[Exchange], *, following: Ids, followers_before: Ids
) -> Sorted | None:
    """What the answers show of the people this look has read; `None` before the first answer."""
    if not before.cards:
        return None
    ids = judged.columns.ids
    wrote = before.in_touch | {each.profile_id for each in seen if each.turns_theirs}
    came = ~is_among(ids, followers_before) | is_among(ids, _ids(before.newcomers or ()))
    facets = facets_code(
        judged.scored.klass,
        judged.fit,
        followed_back=is_among(ids, following),
        in_touch=is_among(ids, _ids(wrote)),
        newcomer=came & (before.newcomers is not None),
    )
    groups = {stratum: Group() for stratum in Stratum}
    sorted_ids = _ids(before.answers)
    for code, people in Counter(facets[~is_among(ids, sorted_ids)].tolist()).items():
        groups[STRATA[code]].unsorted += people
    here = frozenset(ids[is_among(ids, sorted_ids)].tolist())
    for number, stratum, answer in before.cards:
        groups[stratum].answers[answer] += 1
        groups[stratum].staying[answer] += number in here
    return result(groups)


def _ids(numbers: Iterable[int]) -> Ids:
    return np.array(sorted(numbers), np.int64)


_IN_TOUCH: Final = """
SELECT profile_id FROM conversation WHERE practice_id = :practice AND account_id = :account AND turns_theirs > 0
"""
_BEGAN: Final = "SELECT min(look) FROM sorting_card WHERE practice_id = :practice AND account_id = :account"
_NEWCOMERS: Final = """
SELECT profile_id FROM standing WHERE practice_id = :practice AND account_id = :account AND first_seen > :began
"""
