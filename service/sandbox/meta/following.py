"""Who comes and who goes: how many follow an account at a moment, and how many began and stopped on each day."""

from datetime import datetime
from functools import lru_cache
from typing import Final, NamedTuple

from service.sandbox.dice import dice
from service.sandbox.meta.spans import DAY, Span, midnight_before
from service.sandbox.meta.talk import Talk

_FLOW: Final = 67
_COME: Final = 1 / 600
"""Of all followers at the founding, so many new ones on a day without a post; twice as many on a day with one."""
_GO: Final = 1 / 1_500


class Flow(NamedTuple):
    """How many began to follow, and how many stopped."""

    came: int
    left: int


class Following:
    """How many follow one account, from the number at the founding on, and backwards."""

    def __init__(self, seed: int, place: int, talk: Talk, at_founding: int) -> None:
        self._seed, self._place, self._talk, self._at_founding = seed, place, talk, at_founding
        self._first = midnight_before(talk.founded)
        self._on_day = lru_cache(maxsize=None)(self._flow_on)

    def now(self, at: datetime) -> int:
        """How many follow at this moment; people come and go at the ends of Meta's days."""
        days = (at - self._first) // DAY
        flows = map(self._on_day, range(days) if days >= 0 else range(days, 0))
        gained = sum(flow.came - flow.left for flow in flows)
        return max(0, self._at_founding + (gained if days >= 0 else -gained))

    def within(self, span: Span) -> Flow:
        """Who came and who went on the days that end within it."""
        flows = [self._on_day((day.since - self._first) // DAY) for day in span.days()]
        return Flow(sum(flow.came for flow in flows), sum(flow.left for flow in flows))

    def _flow_on(self, day: int) -> Flow:
        chance = dice(self._seed, _FLOW, self._place, day)
        begins = self._first + day * DAY
        posted = self._talk.posted(begins, begins + DAY)
        came = self._at_founding * _COME * (0.5 + chance.random()) * (2 if posted else 1)
        left = self._at_founding * _GO * (0.5 + chance.random())
        return Flow(int(came + chance.random()), int(left + chance.random()))
