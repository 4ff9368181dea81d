"""Following a list from page to page without being led in circles."""

from collections.abc import Sequence
from typing import Final

from service.platforms.failures import AnswerMalformed

EMPTY_IN_A_ROW: Final = 20
"""Networks do give a few empty pages where people are hidden; not this many."""
GROWTH_ALLOWED: Final = 1.25
"""A list may grow while it is read, and an announced count may lag behind it."""
SURPLUS_ALLOWED: Final = 5_000


class Trail:
    """What was met on one walk through a list; keeps two small numbers a page."""

    def __init__(self, *, announced: int | None, empty_in_a_row: int = EMPTY_IN_A_ROW, empty: int = 0) -> None:
        """Begin a walk.

        Args:
            announced: How many entries the network says the list has, where it says so.
            empty_in_a_row: How many empty pages in a row are no sign of a list without an end.
            empty: How many were met in a row just before, by whoever read so far.
        """
        self._empty_allowed = empty_in_a_row
        self._limit = None if announced is None else int(announced * GROWTH_ALLOWED) + SURPLUS_ALLOWED
        self._cursors: set[int] = set()
        self._pages: set[int] = set()
        self._entries = 0
        self._empty_in_a_row = empty

    def step(self, ids: Sequence[int], next_cursor: str | None) -> None:
        """Take note of a page before it is kept.

        Raises:
            AnswerMalformed: the page or its cursor was met before, or the list does not end where it must.
        """
        if next_cursor is not None:
            _add_once(self._cursors, hash(next_cursor), "the list leads back to a page already read")
        if ids:
            _add_once(self._pages, hash(tuple(ids)), "the same page came twice")
        self._entries += len(ids)
        self._empty_in_a_row = 0 if ids else self._empty_in_a_row + 1
        if self._empty_in_a_row > self._empty_allowed:
            raise AnswerMalformed(f"more than {self._empty_allowed} empty pages in a row")
        if self._limit is not None and self._entries > self._limit:
            raise AnswerMalformed(f"the list goes on after {self._entries} entries, far more than announced")


def _add_once(met: set[int], mark: int, otherwise: str) -> None:
    if mark in met:
        raise AnswerMalformed(otherwise)
    met.add(mark)
