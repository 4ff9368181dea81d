"""What becomes of a card as the client answers it, thinks again, or takes an answer back. Pure.

The newest answer counts, and none is thrown away: those before it stay with the card.
"""

from datetime import datetime, timedelta
from typing import Final

import msgspec

from service.audience.sorting import Answer

SLIP: Final = timedelta(minutes=10)
"""Another answer within this time mends a slip of the thumb and is no change of mind. Ours."""


class Tap(msgspec.Struct, frozen=True):
    """One answer to a card."""

    answer: Answer
    at: datetime
    number: int
    """Counts up over all answers of one account, so that the last can be told."""
    withdrawn: bool = False
    """Taken back, or a slip that was mended at once."""


class CardTaps(msgspec.Struct, frozen=True):
    """The answers to one card."""

    now: Tap | None = None
    """The one that counts."""
    earlier: tuple[Tap, ...] = ()

    def answered(self, answer: Answer, *, at: datetime, number: int) -> "CardTaps":
        """The card after this answer; the same answer again changes nothing."""
        if self.now is None:
            return CardTaps(Tap(answer, at, number), self.earlier)
        if self.now.answer is answer:
            return self
        before = msgspec.structs.replace(self.now, withdrawn=at - self.now.at < SLIP)
        return CardTaps(Tap(answer, at, number), (*self.earlier, before))

    def cleared(self) -> "CardTaps":
        """The card without its answer, to be answered anew."""
        return self if self.now is None else CardTaps(None, (*self.earlier, _withdrawn(self.now)))

    def taken_back(self) -> "CardTaps":
        """The card as it was before its last answer."""
        if self.now is None:
            return self
        before = [each for each in self.earlier if not each.withdrawn]
        if not before:
            return self.cleared()
        others = tuple(each for each in self.earlier if each is not before[-1])
        return CardTaps(before[-1], (*others, _withdrawn(self.now)))

    @property
    def thought_before(self) -> Tap | None:
        """The answer that stood before and was another one; `None` when the client never changed their mind."""
        stood = [each for each in self.earlier if not each.withdrawn]
        return stood[-1] if self.now is not None and stood and stood[-1].answer is not self.now.answer else None


def _withdrawn(tap: Tap) -> Tap:
    return msgspec.structs.replace(tap, withdrawn=True)
