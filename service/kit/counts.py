"""How often who came, by fixed windows: counted in Redis for all processes, and while that is away by each for itself.

A caller may come twice its quota around the turn of a window, which is near enough for what this is for: guessing
passwords, filling disks, and crowding others out. While Redis is away it may come as often to each process, and the log
says so.
"""

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, NamedTuple

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from service.kit.settings import Settings

PATIENCE_S: Final = 0.5
"""Longer is no Redis waited for."""
UNASKED_FOR: Final = timedelta(seconds=5)
"""How long a Redis that was away is not asked again, so that its silence does not delay every request."""
_MOST_HERE: Final = 10_000
"""Sharers that a process counts for itself; whoever came longest ago is forgotten."""

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many requests for the same one in each window; a quota of 0 limits nobody."""

    name: str
    window: timedelta
    quota: Callable[[Settings], int]

    @property
    def seconds(self) -> int:
        """How long a window is."""
        return int(self.window.total_seconds())


@dataclass(frozen=True, slots=True)
class Standing:
    """What is left of a quota after this request, below zero when it was one too many."""

    limit: Allowance
    quota: int
    left: int
    seconds: int
    """Until the next window."""


class Share(NamedTuple):
    """Somebody's part in an allowance."""

    limit: Allowance
    quota: int
    whose: str


class Counts:
    """The counts of a running app."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._here: OrderedDict[str, int] = OrderedDict()
        self._unasked_until: datetime | None = None

    async def standings(self, shares: Sequence[Share], *, at: datetime) -> list[Standing]:
        """Count one more for each, and tell what is left; one trip to Redis for all of them."""
        if not shares:
            return []
        names = [_name(each, at) for each in shares]
        counts = await self._counted(shares, names, at=at)
        return [
            Standing(each.limit, each.quota, left=each.quota - count, seconds=_seconds_left(each, at))
            for each, count in zip(shares, counts, strict=True)
        ]

    async def give_back(self, shares: Sequence[Share], *, at: datetime) -> None:
        """Count one less for each, which was counted at this moment."""
        names = [_name(each, at) for each in shares]
        if self._unasked_until is not None and at < self._unasked_until:
            for name in self._here.keys() & set(names):
                self._here[name] -= 1
            return
        try:
            async with asyncio.timeout(PATIENCE_S), self._redis.pipeline(transaction=False) as pipe:
                for share, name in zip(shares, names, strict=True):
                    pipe.decr(_key(name))
                    pipe.expire(_key(name), share.limit.seconds)
                await pipe.execute()
        except (RedisError, OSError) as away:  # a TimeoutError is an OSError
            _log.warning("limits_not_given_back", limits=[each.limit.name for each in shares], reason=str(away))

    async def so_far(self, share: Share, *, at: datetime) -> int | None:
        """How often it was counted in this window, without counting; `None` while Redis is away."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                return int(await self._redis.get(_key(_name(share, at))) or 0)
        except (RedisError, OSError):
            return None

    async def _counted(self, shares: Sequence[Share], names: Sequence[str], *, at: datetime) -> list[int]:
        if self._unasked_until is not None and at < self._unasked_until:
            return [self._count_here(each) for each in names]
        try:
            async with asyncio.timeout(PATIENCE_S), self._redis.pipeline(transaction=False) as pipe:
                for share, name in zip(shares, names, strict=True):
                    pipe.incr(_key(name))
                    pipe.expire(_key(name), share.limit.seconds)
                answers = await pipe.execute()
        except (RedisError, OSError) as away:  # a TimeoutError is an OSError
            self._unasked_until = at + UNASKED_FOR
            _log.warning("limits_counted_alone", limits=[each.limit.name for each in shares], reason=str(away))
            return [self._count_here(each) for each in names]
        self._unasked_until = None
        return list(answers[::2])

    def _count_here(self, name: str) -> int:
        self._here[name] = count = self._here.pop(name, 0) + 1
        if len(self._here) > _MOST_HERE:
            self._here.popitem(last=False)
        return count


def _name(share: Share, at: datetime) -> str:
    window = int(at.timestamp()) // share.limit.seconds
    # Addresses are nobody's business, not even of who reads Redis.
    return hashlib.blake2b(f"{share.limit.name}|{window}|{share.whose}".encode(), digest_size=16).hexdigest()


def _key(name: str) -> str:
    return f"rapport:limit:{name}"


def _seconds_left(share: Share, at: datetime) -> int:
    return share.limit.seconds - int(at.timestamp()) % share.limit.seconds
