"""Long lists of an export in files: its reader writes them newest follow first, and a worker holds a page at a time."""

import hashlib
from array import array
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Final, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from service.audience.facts import handle_digits
from service.audience.renames import once
from service.platforms.archives.dated_names import DatedNames, recognised_by
from service.platforms.contract import Profile, Profiles

_PAGE: Final = 1000
IdOf = Callable[[str], int]
"""The id of somebody known by name alone."""


class Knowing(Protocol):
    """Under which ids people go on."""

    def read(self, ids: NDArray[np.int64]) -> NDArray[np.int64]:
        """Ids by name in the export, as they go on, in their order."""
        ...


class _Files(NamedTuple):
    """The columns of one list: ids, Unix seconds, digits in the handle, names, and where in their file each ends."""

    ids: Path
    since: Path
    digits: Path
    names: Path
    ends: Path


@dataclass(frozen=True, slots=True)
class Listed:
    """One list of an export, newest follow first. What is asked for is read anew each time."""

    size: int
    stem: Path
    known: Knowing | None = None

    @property
    def ids(self) -> NDArray[np.int64]:
        """Everybody's id, as they are known."""
        ids = np.fromfile(self._files.ids, np.int64)
        return ids if self.known is None else self.known.read(ids)

    @property
    def sorted_ids(self) -> NDArray[np.int64]:
        """The ids, ascending, each once: two handles may turn out to be one person's."""
        return once(self.ids)

    @property
    def since(self) -> NDArray[np.int64]:
        """Unix seconds of each follow."""
        return np.fromfile(self._files.since, np.int64)

    @property
    def moments(self) -> "Moments":
        """The same, a page at a time."""
        return Moments(self._files.since)

    @property
    def digits(self) -> NDArray[np.int8]:
        """Digits in each handle, as `facts.handle_digits` counts them."""
        return np.fromfile(self._files.digits, np.int8)

    def name(self, place: int) -> str:
        """Who is at this place."""
        return self._names(place, place + 1)[0]

    def as_known(self, known: Knowing) -> "Listed":
        """The same list under the ids by which these people are known."""
        return replace(self, known=known)

    async def pages(self) -> AsyncIterator[Profiles]:
        """The list in pages, as a network would give it."""
        for start in range(0, self.size, _PAGE):
            ids = _numbers(self._files.ids, start, start + _PAGE)
            known = (ids if self.known is None else self.known.read(ids)).tolist()
            names = self._names(start, start + _PAGE)
            yield Profiles.of([Profile(id=number, handle=name) for number, name in zip(known, names, strict=True)])

    def _names(self, start: int, end: int) -> list[str]:
        if not self._files.names.exists():
            return list(map(str, _numbers(self._files.ids, start, end).tolist()))
        first = int(_numbers(self._files.ends, start - 1, start)[0]) if start else 0
        ends = _numbers(self._files.ends, start, end) - first
        with self._files.names.open("rb") as file:
            file.seek(first)
            text = file.read(int(ends[-1]) if ends.size else 0)
        return [
            text[begin:until].decode() for begin, until in zip([0, *ends[:-1].tolist()], ends.tolist(), strict=True)
        ]

    @property
    def _files(self) -> _Files:
        return _files_at(self.stem)


@dataclass(frozen=True, slots=True)
class Moments:
    """Unix seconds in a file, as an array gives slices of them."""

    path: Path

    def __getitem__(self, rows: slice) -> NDArray[np.int64]:
        return _numbers(self.path, rows.start, rows.stop)


def write_list(people: DatedNames | None, id_of: IdOf, stem: Path) -> Listed:
    """Put one list of an export into files that begin with `stem`; an absent list is empty."""
    files = _files_at(stem)
    size = 0 if people is None else len(people)
    with files.ids.open("xb") as ids, files.since.open("xb") as since, files.digits.open("xb") as digits:
        if people is not None:
            order = np.argsort(-people.at, kind="stable")
            people.at[order].tofile(since)
            if people.names_are_ids:
                people.keys[order].tofile(ids)
                _put("b", (handle_digits(people.name(place)) for place in order.tolist()), digits)
            else:
                with files.names.open("xb") as names, files.ends.open("xb") as ends:
                    _put_names(people, order, id_of, ids=ids, digits=digits, names=names, ends=ends)
    return Listed(size, stem)


def id_by_name(name: str, key: bytes, first: int) -> int:
    """The id of somebody known by name alone: a keyed hash, from `first` on, which is a power of two."""
    digest = hashlib.blake2b(recognised_by(name), digest_size=8, key=key).digest()
    return first | int.from_bytes(digest) & (first - 1)


def _put_names(  # noqa: PLR0913 # a file for each column
    people: DatedNames,
    order: NDArray[np.intp],
    id_of: IdOf,
    *,
    ids: IO[bytes],
    digits: IO[bytes],
    names: IO[bytes],
    ends: IO[bytes],
) -> None:
    end = 0
    for start in range(0, len(order), _PAGE):
        page = [people.name(place) for place in order[start : start + _PAGE].tolist()]
        texts = [name.encode() for name in page]
        lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        (np.cumsum(lengths) + end).tofile(ends)
        end += int(lengths.sum())
        names.write(b"".join(texts))
        _put("q", map(id_of, page), ids)
        _put("b", map(handle_digits, page), digits)


def _put(kind: str, numbers: Iterator[int], file: IO[bytes]) -> None:
    array(kind, numbers).tofile(file)


def _numbers(path: Path, start: int, end: int) -> NDArray[np.int64]:
    return np.fromfile(path, np.int64, count=end - start, offset=start * np.dtype(np.int64).itemsize)


def _files_at(stem: Path) -> _Files:
    return _Files(*(stem.with_name(f"{stem.name}.{column}") for column in _Files._fields))
