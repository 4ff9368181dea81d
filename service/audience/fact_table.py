"""Tables of public facts, an account a row, from CSV or lines of JSON, block by block. Pure."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from math import nan
from typing import Final

import msgspec
import numpy as np

from service.audience.account_facts import ALIASES, SAID, Columns
from service.kit.visible_text import shortened

BLOCK: Final = 50_000
"""Rows judged together; some 50 MB at the most."""
LARGEST: Final = 1e15
"""No count and no measure of an account comes near; 32 bits hold it."""
_WORDS: Final = {"true": 1.0, "yes": 1.0, "false": 0.0, "no": 0.0}

MOST_NAMED: Final = 8
"""Columns that are named when they are ignored; the rest is counted."""
LONGEST_NAMED: Final = 30
"""Characters of such a name."""

Tell = Callable[[str], None]


class TableUnreadable(ValueError):
    """This is no table of facts; says where and why."""


def csv_blocks(lines: Iterable[str], tell: Tell) -> Iterator[Columns]:
    """Blocks of rows under a header of names; empty lines are passed over.

    Args:
        lines: of the file, with their line ends.
        tell: told once of all columns that are not understood, and of each in which something is no number.

    Raises:
        TableUnreadable: at a row that does not fit the header.
    """
    rows = csv.reader(lines)
    try:
        filled = filter(None, rows)
        header = [name.strip() for name in next(filled, [])]
        ignored = _Ignored()
        places = _places(header, ignored)
        ignored.tell(tell)
        if not places:
            raise TableUnreadable("the first line names no fact that is known here; `rapport assess --help` lists them")
        doubts = _Doubts(tell)
        while block := list(islice(filled, BLOCK)):
            for number, row in enumerate(block):
                if len(row) != len(header):
                    line = rows.line_num - len(block) + number + 1
                    raise TableUnreadable(f"about line {line}: {len(row)} cells under {len(header)} names")
            yield {
                name: np.fromiter((doubts.number(name, row[place]) for row in block), np.float32, len(block))
                for name, place in places.items()
            }
    except csv.Error as broken:
        raise TableUnreadable(f"line {rows.line_num}: {broken}") from broken


def json_blocks(lines: Iterable[bytes], tell: Tell) -> Iterator[Columns]:
    """Blocks of rows, each a line with an object of facts by name; as `csv_blocks`.

    Raises:
        TableUnreadable: at a line that is no object.
    """
    decoder = msgspec.json.Decoder(dict[str, object])
    doubts, ignored = _Doubts(tell), _Ignored()
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    while block := list(islice(numbered, BLOCK)):
        rows: list[dict[str, object]] = []
        for number, line in block:
            try:
                rows.append(decoder.decode(line.removeprefix(b"\xef\xbb\xbf")))
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as broken:
                raise TableUnreadable(f"line {number} is no object of facts: {broken}") from broken
        names = list(dict.fromkeys(name for row in rows for name in row))
        places = _places(names, ignored)
        # A block in which nothing is understood still has its rows.
        known = {fact: names[place] for fact, place in places.items()} or {"followers": "followers"}
        yield {
            fact: np.fromiter((doubts.number(name, row.get(name)) for row in rows), np.float32, len(rows))
            for fact, name in known.items()
        }
    ignored.tell(tell)


class _Doubts:
    """Cells that are no numbers count as not said; each column is spoken of once."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._told: set[str] = set()

    def number(self, name: str, cell: object) -> float:
        if isinstance(cell, str):
            cell = cell.strip()
            if not cell or cell.casefold() in {"nan", "null", "none"}:
                return nan
            cell = _WORDS.get(cell.casefold(), cell)
        if cell is None:
            return nan
        try:
            number = float(cell)  # type: ignore[arg-type]
        except (TypeError, ValueError, OverflowError):
            return self._doubted(name, cell)
        # Nought is added, since a nought may be below nought and is shown.
        return number + 0.0 if 0 <= number <= LARGEST else self._doubted(name, cell)

    def _doubted(self, name: str, cell: object) -> float:
        if name not in self._told:
            self._told.add(name)
            self._tell(f"{name}: {str(cell)[:40]!r} is no count or measure; such cells are taken as not said")
        return nan


class _Ignored:
    """Columns that are passed over, each with the reason; told in one line however many there are."""

    def __init__(self) -> None:
        self._why: dict[str, str] = {}

    def add(self, name: str, why: str) -> None:
        self._why.setdefault(name, why)

    def tell(self, tell: Tell) -> None:
        if not self._why:
            return
        named = [f"{shortened(name, LONGEST_NAMED)!r} ({why})" for name, why in islice(self._why.items(), MOST_NAMED)]
        more = [f"and {len(self._why) - len(named):,} more"] if len(self._why) > len(named) else []
        tell(f"ignored columns: {', '.join(named + more)}")


def _places(names: Sequence[str], ignored: _Ignored) -> Mapping[str, int]:
    """Where each fact stands; the first of several columns that tell the same counts."""
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        fact = ALIASES.get(name, name)
        if fact not in SAID:
            ignored.add(name, "not known here")
        elif fact in places:
            ignored.add(name, f"tells {fact} a second time")
        else:
            places[fact] = place
    return places
