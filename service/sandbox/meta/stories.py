"""Stories: shown for a day, seen by a part of the crowd."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from service.sandbox.dice import dice
from service.sandbox.meta.crowd import Crowd
from service.sandbox.meta.ids import Numbering

SHOWN: Final = timedelta(hours=24)
_STORIES: Final = 66
_NUMBERS: Final = Numbering(18_050_000_000_000_000)
_DAYS: Final = 4_096
_TOLD: Final = 0.8
"""The chance of a story on a day."""
_SEEN: Final = 0.5
"""The chance that somebody of the crowd sees it."""


@dataclass(frozen=True, slots=True)
class Story:
    """One story, and when somebody saw it."""

    id: int
    at: datetime
    seen: tuple[datetime, ...]

    def viewers(self, at: datetime) -> int:
        """How many saw it by then."""
        return sum(moment <= at for moment in self.seen)


class Stories:
    """One account's stories."""

    def __init__(self, seed: int, place: int, founded: datetime, crowd: Crowd) -> None:
        self._seed, self._place, self._founded, self._crowd = seed, place, founded, crowd

    def shown(self, at: datetime) -> list[Story]:
        """What can be seen at this moment, newest first."""
        today = (at - self._founded) // timedelta(days=1)
        told = [story for day in (today, today - 1) if (story := self._on(day))]
        return [story for story in told if story.at <= at < story.at + SHOWN]

    def _on(self, day: int) -> Story | None:
        chance = dice(self._seed, _STORIES, self._place, day)
        if chance.random() > _TOLD:
            return None
        at = self._founded + timedelta(days=day, minutes=chance.randrange(8 * 60, 22 * 60))
        seen = [at + SHOWN * chance.random() for _ in self._crowd.members if chance.random() < _SEEN]
        return Story(_NUMBERS.id_of(self._place * _DAYS + day % _DAYS), at, tuple(seen))
