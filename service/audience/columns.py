"""An audience as columns: 40 bytes a person, and no person an object."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from service.audience import facts
from service.audience.account_facts import SAYS_AUTOMATED, SILENT_DAYS, Column
from service.platforms.contract import Profiles

_Said = TypeVar("_Said")


@dataclass(frozen=True, slots=True)
class FollowerColumns:
    """What the quality model reads of many people, all arrays of one length; how facts become numbers, `facts` knows."""

    ids: NDArray[np.int64]
    followers: NDArray[np.int32]
    following: NDArray[np.int32]
    posts: NDArray[np.int32]
    listed: NDArray[np.int32]
    likes: NDArray[np.int32]
    created_minute: NDArray[np.int32]
    last_posted_minute: NDArray[np.int32]
    bio_length: NDArray[np.int16]
    handle_digits: NDArray[np.int8]
    flags: NDArray[np.uint8]
    """`facts.Flag` bits."""

    def __len__(self) -> int:
        return int(self.ids.size)

    def said(self, rows: slice, *, at: datetime) -> dict[str, Column]:
        """What is said of these people, as `assessing.assess` reads it."""
        minute = facts.minute_of(at)
        flags = self.flags[rows]
        return {
            "followers": _floats(self.followers[rows]),
            "following": _floats(self.following[rows]),
            "posts": _floats(self.posts[rows]),
            "listed": _floats(self.listed[rows]),
            "favourites": _floats(self.likes[rows]),
            "bio_len": _floats(self.bio_length[rows]),
            "digits": _floats(self.handle_digits[rows]),
            "age_days": _days_before(minute, self.created_minute[rows]),
            SILENT_DAYS: _days_before(minute, self.last_posted_minute[rows]),
            "default_image": _flag(flags, facts.Flag.PICTURE_SAID, facts.Flag.DEFAULT_PICTURE),
            "verified": _flag(flags, facts.Flag.VERIFIED_SAID, facts.Flag.VERIFIED),
            SAYS_AUTOMATED: ((flags & facts.Flag.SAYS_AUTOMATED) > 0).astype(np.float32),
        }

    @classmethod
    def of(cls, page: Profiles) -> "FollowerColumns":
        """The columns of one page of people, in its order."""
        rows = zip(page.bio, page.url, page.protected, page.default_picture, page.verified, strict=True)
        return cls(
            ids=np.array(page.id, np.int64),
            followers=_column(np.int32, facts.count, page.followers),
            following=_column(np.int32, facts.count, page.following),
            posts=_column(np.int32, facts.count, page.posts),
            listed=_column(np.int32, facts.count, page.listed),
            likes=_column(np.int32, facts.count, page.likes),
            created_minute=_column(np.int32, facts.minute, page.created_at),
            last_posted_minute=_column(np.int32, facts.minute, page.last_posted_at),
            bio_length=_column(np.int16, facts.bio_length, page.bio),
            handle_digits=_column(np.int8, facts.handle_digits, page.handle),
            flags=np.fromiter(
                (
                    facts.flags(bio=bio, url=url, protected=kept, default_picture=egg, verified=known)
                    for bio, url, kept, egg, known in rows
                ),
                np.uint8,
                len(page),
            ),
        )

    @classmethod
    def unseen(cls, ids: NDArray[np.int64]) -> "FollowerColumns":
        """People of whom nothing is known but that they follow, as in an Instagram export."""
        # One value stands for all, since a million of them say nothing.
        count, length, digits = (
            np.broadcast_to(np.array(facts.NOT_SAID, size), ids.size) for size in ("i4", "i2", "i1")
        )
        return cls(
            ids=ids,
            followers=count,
            following=count,
            posts=count,
            listed=count,
            likes=count,
            created_minute=count,
            last_posted_minute=count,
            bio_length=length,
            handle_digits=digits,
            flags=np.zeros(ids.size, np.uint8),
        )

    @classmethod
    def joined(cls, pages: Iterable["FollowerColumns"]) -> "FollowerColumns":
        """All pages as one, sorted by id; of somebody who came twice because the list moved, the last page holds."""
        parts = list(pages)
        if not parts:
            return cls.unseen(np.empty(0, np.int64))
        ids = np.concatenate([part.ids for part in parts])
        order = np.argsort(ids, kind="stable")
        arriving = ids[order]
        order = order[np.append(arriving[1:] != arriving[:-1], values=True)] if ids.size else order
        return cls(*(np.concatenate([getattr(part, name) for part in parts])[order] for name in _NAMES))


@dataclass(frozen=True, slots=True)
class Scored:
    """What the model says of many people, in their order."""

    klass: NDArray[np.int8]
    """`FollowerClass` numbers."""
    score: NDArray[np.int8]
    """0 to 100; -1 where the class is unknown."""
    probability_fake: NDArray[np.float32]
    """0 to 1; not a number where the class is unknown."""
    sold: NDArray[np.int16]
    """Evidence of being sold, in hundredths of log-odds; for the share of an audience."""
    told: float
    """The part of what facts can say of being sold that was said, 0 to 1."""


_NAMES = tuple(column.name for column in fields(FollowerColumns))
_MINUTES = 24 * 60
_Number = TypeVar("_Number", bound=np.signedinteger)


def _column(dtype: type[_Number], read: Callable[[_Said], int], values: Sequence[_Said]) -> NDArray[_Number]:
    return np.fromiter(map(read, values), dtype, len(values))


def _floats(column: NDArray[np.signedinteger]) -> Column:
    said = column.astype(np.float32)
    said[column == facts.NOT_SAID] = np.nan
    return said


def _days_before(minute: int, moments: NDArray[np.int32]) -> Column:
    days: Column = np.maximum(np.int32(minute) - moments, 0).astype(np.float32)
    days /= _MINUTES
    days[moments == facts.NOT_SAID] = np.nan
    return days


def _flag(flags: NDArray[np.uint8], said: facts.Flag, true: facts.Flag) -> Column:
    told = ((flags & true) > 0).astype(np.float32)
    told[(flags & said) == 0] = np.nan
    return told
