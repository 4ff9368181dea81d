"""Made-up people, the same ones for the same seed, in the shape in which a network's pages are kept."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from service.platforms.contract import Profiles

PAGE = 1000
_DIFFERENT_PAGES = 50
NOW = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
SMALL_IDS = 70_000_000_000
"""Where Instagram's numbers end, about."""
LARGE_IDS = 2**61
"""Where X's numbers end until 2088."""

Ids = NDArray[np.int64]
_T = TypeVar("_T")

# fmt: off
_WORDS = (
    "coach", "coffee", "mother", "runner", "teacher", "Berlin", "photos", "music", "code", "gardens", "books", "yoga", "food", "travel",
    "football", "design", "art", "film", "startup", "marketing", "fitness", "dogs", "cats", "nature", "science", "history", "politics",
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Churn:
    """An audience at two moments, and who came and left between them: all ascending."""

    before: Ids
    after: Ids
    came: Ids
    left: Ids


def some_ids(people: int, *, below: int, seed: int) -> Ids:
    """Ascending ids of different people, evenly drawn."""
    rng = np.random.default_rng(seed)
    drawn = np.sort(rng.integers(1, below, people + people // 50 + 100))
    distinct = drawn[np.append(drawn[1:] != drawn[:-1], values=True)]
    return np.sort(rng.choice(distinct, people, replace=False))


def churned(people: int, *, share: float, below: int, seed: int) -> Churn:
    """Two moments of one audience, this share of it lost and as many come."""
    changed = int(people * share)
    everybody = np.random.default_rng(seed).permutation(some_ids(people + changed, below=below, seed=seed))
    before, after = np.sort(everybody[:people]), np.sort(everybody[changed:])
    return Churn(before, after, came=np.sort(everybody[people:]), left=np.sort(everybody[:changed]))


def pages_of(ids: Ids, *, seed: int) -> list[Profiles]:
    """These people on pages of a thousand, in an order that has nothing to do with their ids; profiles repeat, ids do not."""
    rng = np.random.default_rng(seed)
    shuffled = rng.permutation(ids)
    pages: list[Profiles] = []
    for start in range(0, ids.size, PAGE):
        here = shuffled[start : start + PAGE]
        again = len(pages) >= _DIFFERENT_PAGES and here.size == PAGE
        pages.append(replace(pages[-_DIFFERENT_PAGES], id=here.tolist()) if again else _page(here, rng))
    return pages


def _page(ids: Ids, rng: np.random.Generator) -> Profiles:
    size = ids.size
    words = rng.choice(_WORDS, (size, 9))
    bios = [" ".join(row[:length]) for row, length in zip(words, rng.integers(0, 10, size).tolist(), strict=True)]
    now = int(NOW.timestamp())
    created = now - rng.integers(86_400, 86_400 * 5000, size)
    handles = [f"{first}_{number % 10_000_019}" for first, number in zip(words[:, 0], ids.tolist(), strict=True)]
    return Profiles(
        id=ids.tolist(),
        handle=handles,
        name=[f"{first} {second}".title() for first, second in words[:, :2]],
        bio=list(bios),
        location=_or_none(words[:, 3].tolist(), rng, 0.5),
        url=["https://example.org" if linked else "" for linked in rng.random(size) < 0.2],
        created_at=created.tolist(),
        last_posted_at=_or_none((now - rng.integers(0, 86_400 * 400, size)).tolist(), rng, 0.2),
        followers=rng.lognormal(4.5, 2.0, size).astype(np.int64).tolist(),
        following=rng.lognormal(5.5, 1.5, size).astype(np.int64).tolist(),
        posts=rng.lognormal(4.0, 2.5, size).astype(np.int64).tolist(),
        listed=rng.integers(0, 50, size).tolist(),
        likes=rng.lognormal(5.0, 2.0, size).astype(np.int64).tolist(),
        protected=(rng.random(size) < 0.05).tolist(),
        verified=(rng.random(size) < 0.02).tolist(),
        default_picture=(rng.random(size) < 0.15).tolist(),
    )


def _or_none(values: list[_T], rng: np.random.Generator, share: float) -> list[_T | None]:
    return [None if unsaid else value for value, unsaid in zip(values, rng.random(len(values)) < share, strict=True)]
