"""Which part of an audience was read: it travels with every number."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated

import msgspec

from service.audience.reasons import Reason


class Source(StrEnum):
    """Where the facts came from."""

    API = "api"
    EXPORT = "export"
    PLATFORM_EVENTS = "platform_events"
    SORTING = "sorting"


class Sampling(StrEnum):
    """How the people who were read were chosen."""

    FULL = "full"
    NEWEST_FIRST = "newest_first"
    RANDOM = "random"


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """What was read of an audience, from which source, when, how it was chosen, and what could not be seen.

    Raises:
        ValueError: a negative count, or a moment without a time zone.
    """

    source: Source
    sampling: Sampling
    read: Annotated[int, msgspec.Meta(description="People read.", examples=[413])]
    total: Annotated[
        int | None,
        msgspec.Meta(description="People there are, as far as the source said; null when it did not.", examples=[413]),
    ]
    taken_at: Annotated[datetime, msgspec.Meta(description="When it was read.", examples=["2026-11-02T12:00:00Z"])]
    complete: Annotated[
        bool,
        msgspec.Meta(
            description="The whole list was walked to its end, so that an absence means something.", examples=[True]
        ),
    ]
    not_observable: Annotated[
        tuple[Reason, ...], msgspec.Meta(description="What this source cannot show.", examples=[[]])
    ] = ()

    def __post_init__(self) -> None:
        if self.read < 0 or (self.total is not None and self.total < 0):
            raise ValueError("a coverage counts people; give counts of zero or more")
        if self.taken_at.tzinfo is None:
            raise ValueError("a coverage needs to know when it was taken; give a moment with its time zone")

    @property
    def share(self) -> float | None:
        """The part of the audience that was read, 0 to 1; `None` when its size is not known.

        People come and go while a list is read, so a little more than all may be read; that counts as all.
        """
        if self.total is None:
            return None
        return min(1.0, self.read / self.total) if self.total else 1.0

    def unread(self, read: int) -> int:
        """How many of the audience are not among so many different people who were read, as far as its size is known."""
        return 0 if self.total is None else max(0, self.total - read)

    @property
    def represents_all(self) -> bool:
        """A share measured here may be claimed for the whole audience."""
        return self.complete or self.sampling is not Sampling.NEWEST_FIRST

    def age(self, *, at: datetime) -> timedelta:
        """How old these facts are."""
        return at - self.taken_at

    def text(self, *, at: datetime) -> str:
        """The coverage in one plain sentence, and what could not be seen in a second."""
        sentence = f"Read {self._part()}, {_CHOSEN[self.sampling]}, from {_NAMED[self.source]}, {ago(self.age(at=at))}."
        if not self.not_observable:
            return sentence
        return f"{sentence} Not observable: {' '.join(reason.text for reason in self.not_observable)}"

    def _part(self) -> str:
        share = self.share
        if share is None:
            return f"{self.read:,} people of an audience whose size is not known"
        return f"{self.read:,} of {self.total:,} people ({_percent(share)})"


def ago(age: timedelta) -> str:
    """How old something is, in words."""
    if age < timedelta(hours=1):
        return "less than an hour ago"
    if age < timedelta(days=1):
        return _counted(age // timedelta(hours=1), "hour")
    return _counted(age.days, "day")


_CHOSEN = {
    Sampling.FULL: "the whole list in order",
    Sampling.NEWEST_FIRST: "newest first",
    Sampling.RANDOM: "chosen at random",
}
_NAMED = {
    Source.API: "the network's API",
    Source.EXPORT: "the official data export",
    Source.PLATFORM_EVENTS: "events that the network sent",
    Source.SORTING: "the client's own sorting",
}


def _percent(share: float) -> str:
    """Rounded, yet never "100%" for less than all nor "0%" for more than none."""
    if share in {0.0, 1.0}:
        return f"{share:.0%}"
    return f"{min(max(share, 0.01), 0.99):.0%}"


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'} ago"
