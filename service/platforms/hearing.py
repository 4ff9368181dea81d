"""What a network's answers tell of our quotas on the way to something else, such as a token or a dozen figures.

What is asked for may take several calls, and what they bring has no place for headers. So whoever fetches answers notes their
quotas here, and whoever has asked for the whole hears them. It holds for the asking task and those it starts, nobody else.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from service.platforms.quotas import Quota

_EAR: Final[ContextVar[list[Quota] | None]] = ContextVar("quotas_heard", default=None)


@contextmanager
def hearing() -> Iterator[list[Quota]]:
    """Whatever is noted while this is open, in order; it grows until then."""
    heard: list[Quota] = []
    before = _EAR.set(heard)
    try:
        yield heard
    finally:
        _EAR.reset(before)


def note(quotas: Iterable[Quota]) -> None:
    """An answer told this; lost when nobody listens."""
    heard = _EAR.get()
    if heard is not None:
        heard.extend(quotas)
