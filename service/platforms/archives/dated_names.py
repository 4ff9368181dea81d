"""People in columns: a name or an id each, and the moment the export gives, for lists a million long."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

UNDATED: Final = -1
"""Stands for a moment the export does not give."""

LONGEST_NAME: Final = 200
"""UTF-8 bytes. Instagram names end at 30 characters, full names on Facebook near 100."""

_EARLIEST: Final = 946_684_800
"""2000-01-01, before any of these networks existed."""

_LATEST: Final = 4_102_444_800
"""2100-01-01; a later moment is a mistake in the file."""


@dataclass(frozen=True, slots=True)
class DatedNames:
    """People, or things done to people, in the order the export lists them.

    A person is known by `keys`: the network's own id where there is one, else a 63-bit digest of the name in whichever
    case it is written, as whoever is known by name alone goes on to be known. Two different names among a million share a
    digest with a chance of about one in ten million.
    """

    keys: NDArray[np.int64]
    at: NDArray[np.int64]
    """Unix seconds, or `UNDATED`."""
    names_are_ids: bool
    _text: bytes
    _ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.keys)

    def name(self, index: int) -> str:
        """The name at this place, or the id as text."""
        if self.names_are_ids:
            return str(self.keys[index])
        start = int(self._ends[index - 1]) if index else 0
        return self._text[start : int(self._ends[index])].decode()

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return ((self.name(index), int(self.at[index])) for index in range(len(self)))

    @property
    def dated(self) -> int:
        """How many carry a moment."""
        return int(np.count_nonzero(self.at != UNDATED))

    def take(self, order: NDArray[np.int64]) -> "DatedNames":
        """These places only, in this order."""
        if self.names_are_ids:
            return DatedNames(self.keys[order], self.at[order], names_are_ids=True, _text=b"", _ends=self._ends[:0])
        text = bytearray()
        ends = array("q")
        for place in order:
            text += self._text[self._ends[place - 1] if place else 0 : self._ends[place]]
            ends.append(len(text))
        return DatedNames(
            self.keys[order], self.at[order], names_are_ids=False, _text=bytes(text), _ends=np.array(ends, np.int64)
        )

    def distinct(self) -> "DatedNames":
        """Each person once, where first listed, with the earliest moment that is given."""
        order = np.argsort(self.keys, kind="stable")
        ordered = self.keys[order]
        starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1]))) if len(order) else order
        if len(starts) == len(order):
            return self
        moments = np.where(self.at == UNDATED, np.iinfo(np.int64).max, self.at)[order]
        earliest = np.minimum.reduceat(moments, starts)
        firsts = order[starts]
        listed = np.argsort(firsts)
        people = self.take(firsts[listed])
        people.at[:] = np.where(earliest == np.iinfo(np.int64).max, UNDATED, earliest)[listed]
        return people


class NameColumns:
    """`DatedNames` while they are being read."""

    def __init__(self) -> None:
        self._keys = array("q")
        self._at = array("q")
        self._ends = array("q")
        self._text = bytearray()

    def add_name(self, name: str, at: int = UNDATED) -> None:
        """One more, known by name."""
        text = _name_bytes(name)
        self._text += text
        self._keys.append(_key(text))
        self._at.append(at)
        self._ends.append(len(self._text))

    def add_id(self, person: int, at: int = UNDATED) -> None:
        """One more, known by the network's id."""
        self._keys.append(person)
        self._at.append(at)

    def finish(self) -> DatedNames:
        """What was added, in the order it was added."""
        return DatedNames(
            keys=np.array(self._keys, np.int64),
            at=np.array(self._at, np.int64),
            names_are_ids=bool(self._keys) and not self._ends,
            _text=bytes(self._text),
            _ends=np.array(self._ends, np.int64),
        )


def dated_names(people: Iterable[tuple[str, int]] = ()) -> DatedNames:
    """Columns of these (name, Unix seconds) pairs."""
    columns = NameColumns()
    for name, at in people:
        columns.add_name(name, at)
    return columns.finish()


def dated_ids(people: Iterable[tuple[int, int]] = ()) -> DatedNames:
    """Columns of these (id, Unix seconds) pairs."""
    columns = NameColumns()
    for person, at in people:
        columns.add_id(person, at)
    return columns.finish()


def joined(lists: Iterable[DatedNames]) -> DatedNames:
    """These lists of one kind, one after the other."""
    columns = NameColumns()
    for names in lists:
        for name, at in names:
            if names.names_are_ids:
                columns.add_id(int(name), at)
            else:
                columns.add_name(name, at)
    return columns.finish()


def key_of(name: str) -> int:
    """The key under which `DatedNames` know this name."""
    return _key(_name_bytes(name))


def recognised_by(name: str) -> bytes:
    """What two spellings of one name have in common: neither case nor how Unicode composes its letters tells people apart.

    Upper case writes Groß as GROSS, so those are one. Letters that only look alike, or lack an accent, are two.
    """
    return _folded(_name_bytes(name))


def _key(name: bytes) -> int:
    return int.from_bytes(blake2b(_folded(name), digest_size=8).digest()) >> 1


def _folded(name: bytes) -> bytes:
    if name.isascii():
        return name.lower()
    # Unicode's canonical caseless matching: folding reads what is taken apart, and may itself undo composition.
    return normalize("NFC", normalize("NFD", name.decode()).casefold()).encode()


def _name_bytes(name: str) -> bytes:
    text = name.encode(errors="replace")
    return text if len(text) <= LONGEST_NAME else text[:LONGEST_NAME].decode(errors="ignore").encode()


def moment(value: object) -> int:
    """Unix seconds from what an export wrote, or `UNDATED` where that is no moment a network could mean."""
    if isinstance(value, int | float) and _EARLIEST <= value < _LATEST:
        return int(value)
    return UNDATED
