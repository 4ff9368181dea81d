"""Telling changes as they happen, for as long as whoever listens may hear them."""

from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import msgspec
from litestar.response.sse import ServerSentEventMessage

from service.access.finders import find_identity
from service.access.identity import Identity
from service.changes.since import Place, changes_since
from service.kit.clock import Clock
from service.kit.database import Database
from service.kit.problems import Problem
from service.roster.reach import reach_of

LOOKS_EVERY: Final = timedelta(seconds=1)
QUIET_AT_MOST: Final = timedelta(seconds=15)
"""What stands between often ends connections that are silent for longer (HTML Standard, "Authoring notes" of server-sent
events, advises a comment every 15 s)."""
MOST_FOR_ONE: Final = 10
"""Streams of one member or client to one process."""
_TOLD_AT_ONCE: Final = 200

Wait = Callable[[timedelta], Awaitable[None]]


class TooManyStreams(Problem):
    """The caller listens in several places already."""

    status = 429
    title = "You listen in too many places already"
    remedy = "End a stream before you open another; one tells everything that you may see."


class Streams:
    """Who listens to this process."""

    def __init__(self) -> None:
        self._open: Counter[str] = Counter()

    def require_room(self, caller: str) -> None:
        """Return while the caller may open one more.

        Raises:
            TooManyStreams: when they have as many as one may have.
        """
        if self._open[caller] >= MOST_FOR_ONE:
            raise TooManyStreams(f"It is {MOST_FOR_ONE} at the most.")

    @contextmanager
    def one_more(self, caller: str) -> Iterator[None]:
        """Count a stream for as long as the block runs."""
        self._open[caller] += 1
        try:
            yield
        finally:
            self._open[caller] -= 1
            if not self._open[caller]:
                del self._open[caller]


@dataclass(frozen=True, slots=True)
class Listener:
    """By which token somebody listens, and whether its holder still may."""

    token_hash: bytes
    may: Callable[[Identity], bool]


async def told(  # noqa: PLR0913 # each is named at the call
    database: Database, listener: Listener, place: Place, *, longest: timedelta, clock: Clock, wait: Wait
) -> AsyncIterator[ServerSentEventMessage]:
    """Every change after this place; ends after a while, and within a second once the token or its holder's place ends.

    Args:
        database: Where changes are read.
        listener: Who hears them; their role and reach are looked up anew each second.
        place: After which it begins.
        longest: After which it ends, and whoever listens comes again, perhaps to another process.
        clock: What time it is.
        wait: Called between two looks.
    """
    began = spoke = clock()
    yield ServerSentEventMessage(data=None, id=place.token(), retry=_milliseconds(LOOKS_EVERY))
    while (at := clock()) - began < longest:
        known = await find_identity(database, listener.token_hash, at=at)
        if known is None or not listener.may(known.identity):
            yield ServerSentEventMessage(event="ended", data='{"reason": "This token no longer opens this stream."}')
            return
        read = await changes_since(database, reach_of(known.identity), place, limit=_TOLD_AT_ONCE, at=at)
        for change, after in read.changes:
            yield ServerSentEventMessage(event=change.kind, id=after.token(), data=msgspec.json.encode(change))
        if read.changes:
            spoke = at
        elif at - spoke >= QUIET_AT_MOST:
            yield ServerSentEventMessage(data=None, id=read.place.token(), comment="nothing new")
            spoke = at
        place = read.place
        if read.is_last:
            await wait(LOOKS_EVERY)


def _milliseconds(span: timedelta) -> int:
    return int(span.total_seconds() * 1000)
