"""Answers that came with an `ETag`, kept so that what has not changed is not sent again."""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

_MOST: Final = 64


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer: its tag and its bytes."""

    tag: str
    body: bytes


class Remembered:
    """The last answers by their addresses.

    Whoever asks, the server compares the tag with what it would show to them, so another person's view never comes back.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def last(self, address: str) -> Kept | None:
        """What this address answered last, if it is still kept."""
        with self._lock:
            return self._kept.get(address)

    def keep(self, address: str, kept: Kept) -> None:
        """Keep this in place of what was; the oldest of too many go."""
        with self._lock:
            self._kept[address] = kept
            self._kept.move_to_end(address)
            if len(self._kept) > _MOST:
                self._kept.popitem(last=False)
