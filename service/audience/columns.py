"""An audience as columns: 34 bytes a person, and no person an object."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from service.audience import facts
from service.platforms.contract import Profiles

_Said = TypeVar("_Said")


@dataclass(frozen=True, slots=True)
class FollowerColumns:
    """What the quality model reads of many people, all arrays of one length; meanings are those of `facts.Facts`."""

    ids: NDArray[np.int64]
    followers: NDArray[np.int32]
    following: NDArray[np.int32]
    posts: NDArray[np.int32]
    created_minute: NDArray[np.int32]
    last_posted_minute: NDArray[np.int32]
    bio_length: NDArray[np.int16]
    handle_digits: NDArray[np.int8]
    flags: NDArray[np.uint8]
    facts_said: NDArray[np.int8]

    def __len__(self) -> int:
        return int(self.ids.size)

    @classmethod
    def of(cls, page: Profiles) -> "FollowerColumns":
        """The columns of one page of people, in its order."""
        followers = _column(np.int32, facts.count, page.followers)
        following = _column(np.int32, facts.count, page.following)
        posts = _column(np.int32, facts.count, page.posts)
        created = _column(np.int32, facts.minute, page.created_at)
        posted = _column(np.int32, facts.minute, page.last_posted_at)
        bio = _column(np.int16, facts.bio_length, page.bio)
        rows = zip(page.bio, page.url, page.protected, page.default_picture, strict=True)
        flags = np.fromiter(
            (facts.flags(bio=bio, url=url, protected=kept, default_picture=egg) for bio, url, kept, egg in rows),
            np.uint8,
            len(page),
        )
        said = (flags & facts.Flag.PICTURE_SAID).astype(np.int8)
        for column in (followers, following, posts, created, posted, bio):
            said += column != facts.NOT_SAID
        return cls(
            ids=np.array(page.id, np.int64),
            followers=followers,
            following=following,
            posts=posts,
            created_minute=created,
            last_posted_minute=posted,
            bio_length=bio,
            handle_digits=_column(np.int8, facts.handle_digits, page.handle),
            flags=flags,
            facts_said=said,
        )

    @classmethod
    def unseen(cls, ids: NDArray[np.int64]) -> "FollowerColumns":
        """People of whom nothing is known but that they follow, as in an Instagram export."""
        count, length, digits = (np.full(ids.size, facts.NOT_SAID, size) for size in ("i4", "i2", "i1"))
        return cls(
            ids=ids,
            followers=count,
            following=count,
            posts=count,
            created_minute=count,
            last_posted_minute=count,
            bio_length=length,
            handle_digits=digits,
            flags=np.zeros(ids.size, np.uint8),
            facts_said=np.zeros(ids.size, np.int8),
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
    """`weighing.FollowerClass` numbers."""
    score: NDArray[np.int8]
    """0 to 100; -1 where the class is unknown."""
    probability_fake: NDArray[np.float32]
    """0 to 1; not a number where the class is unknown."""


_NAMES = tuple(column.name for column in fields(FollowerColumns))
_Number = TypeVar("_Number", bound=np.signedinteger)


def _column(dtype: type[_Number], read: Callable[[_Said], int], values: Sequence[_Said]) -> NDArray[_Number]:
    return np.fromiter(map(read, values), dtype, len(values))
