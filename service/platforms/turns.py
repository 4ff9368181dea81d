"""Turns on a network: nobody calls it without one, and every answer tells the next how much is left.

Answers that are kept bring their news, and take the next turn, in the very statement that keeps them; see `told` and
`take_ahead`. Everything else takes a trip before the call and one after it.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, TypeVar
from uuid import UUID

import msgspec

from service.kit.clock import Clock
from service.platforms.failures import PlatformFailure, QuotaSpared, Throttled
from service.platforms.hearing import hearing
from service.platforms.pace import Bucket, Call, Told, WaitUntil, may_go, told_by_refusal, told_in_passing

_Answer = TypeVar("_Answer")

_TAKE: Final = "SELECT take_turn_v1($1, $2, $3, $4, $5)"
_END: Final = "SELECT end_turn_v1($1, $2, $3, $4)"
_GIVE_BACK: Final = "SELECT give_turn_back_v1($1, $2, $3, $4)"


@dataclass(slots=True)
class Turns:
    """The turns of one practice on one app."""

    reads: Any
    """The pool for hot reads; the driver has no types."""
    practice_id: UUID
    app: str
    now: Clock = field(repr=False)
    """The practice's own time, by which its networks live."""
    _ahead: tuple[Call, tuple[Bucket, ...]] | None = None

    async def during(self, call: Call, ask: Callable[[], Awaitable[_Answer]]) -> _Answer:
        """The answer to this call; the turn stays open until `end`, or until what was told of it is kept.

        Raises:
            QuotaSpared: it is not asked for now.
            PlatformFailure: as the network fails; a refusal for too many calls closes its bucket for everybody.
        """
        answer, _ = await self.hear(call, ask)
        return answer

    async def hear(self, call: Call, ask: Callable[[], Awaitable[_Answer]]) -> tuple[_Answer, tuple[Told, ...]]:
        """As `during`, with what the answers on the way to this one told of the call's buckets."""
        await self._take(call)
        with hearing() as heard:
            try:
                answer = await ask()
            except Throttled as pause:
                await self.end(call, told_by_refusal(call, pause.quotas, until=pause.until))
                raise
            except PlatformFailure:
                await self.end(call, told_in_passing(call, heard))
                raise
        return answer, told_in_passing(call, heard)

    async def alone(self, call: Call, ask: Callable[[], Awaitable[_Answer]]) -> _Answer:
        """The answer to a call that is kept with nothing: its turn ends here, with what was told on the way.

        Raises:
            QuotaSpared: it is not asked for now.
            PlatformFailure: as the network fails.
        """
        answer, told = await self.hear(call, ask)
        await self.end(call, told)
        return answer

    async def end(self, call: Call, told: Sequence[Told]) -> None:
        """End a turn with what was told of its buckets."""
        if told:
            await self.reads.fetchval(_END, self.app, msgspec.to_builtins(told), call.calls, self.now())

    async def leave(self) -> None:
        """Give back a turn that was taken ahead and is not used now."""
        if self._ahead is not None:
            await self._give_back(self._ahead[0])
            self._ahead = None

    def take_ahead(self, call: Call, known: Sequence[object]) -> None:
        """A turn for this call was taken as part of another statement, which found the buckets so."""
        self._ahead = call, msgspec.convert(known, tuple[Bucket, ...])

    async def _take(self, call: Call) -> None:
        if not call.buckets:
            return
        at = self.now()
        if self._ahead is not None and self._ahead[0] == call:
            known, self._ahead = self._ahead[1], None
        else:
            known = await self._known(call, at)
        answer = may_go(call, known, at=at)
        if isinstance(answer, WaitUntil):
            await self._give_back(call)
            raise QuotaSpared(answer.moment)

    async def _known(self, call: Call, at: datetime) -> tuple[Bucket, ...]:
        await self.leave()
        found = await self.reads.fetchval(_TAKE, self.practice_id, self.app, list(call.buckets), call.calls, at)
        return msgspec.convert(found, tuple[Bucket, ...])

    async def _give_back(self, call: Call) -> None:
        await self.reads.fetchval(_GIVE_BACK, self.practice_id, self.app, list(call.buckets), call.calls)
