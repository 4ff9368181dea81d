"""Posts that go out at set times: ordinary planning, told so that nobody takes it for a program that follows. Pure.

Whoever plans posts sets full minutes, nearly always such as end in 0 or 5, and the program sends within that minute. People who
press the button themselves hit each minute of the hour alike. That the minute of the hour gives programs away was shown by Zhang
and Paxson, "Detecting and Analyzing Automated Activity on Twitter" (PAM 2011), who test its distribution; here one set of minutes is
tested, so that a dozen posts are enough.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from math import comb
from typing import Final

SET_EVERY: Final = 5
"""Minutes; what planners offer at the finest, or people choose."""
FEWEST_POSTS: Final = 12
"""Below this even posts that are all on the mark could be luck once in a million accounts, but half of them often. Ours."""
MOSTLY: Final = 0.6
"""Of the posts; who plans some and sends others by hand still plans mostly. Ours."""
CHANCE: Final = 1e-4
"""How likely so many would be for somebody who hits all minutes alike; one account in ten thousand. Ours."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Own posts, and how many of them went out on the mark."""

    posts: int
    on_the_mark: int
    usual: tuple[str, ...]
    """The times of day most posted at, in UTC, the most common first; three at most."""

    @property
    def is_planned(self) -> bool:
        """Whether the posts are mostly planned, by more than luck."""
        return self.on_the_mark >= MOSTLY * self.posts and luck(self.on_the_mark, self.posts) <= CHANCE


def scheduled_posting(moments: Iterable[datetime]) -> Schedule | None:
    """How these posts lie on the clock; `None` where there are too few to say."""
    posts = sorted(set(moments))
    if len(posts) < FEWEST_POSTS:
        return None
    marked = [each for each in posts if each.minute % SET_EVERY == 0]
    times = Counter(each.strftime("%H:%M") for each in marked)
    usual = sorted(times, key=lambda time: (-times[time], time))[:3]
    return Schedule(len(posts), len(marked), tuple(usual))


def luck(on_the_mark: int, posts: int) -> float:
    """How likely at least so many would be on the mark were all minutes alike (the binomial's upper tail)."""
    share = 1 / SET_EVERY
    return sum(comb(posts, k) * share**k * (1 - share) ** (posts - k) for k in range(on_the_mark, posts + 1))
