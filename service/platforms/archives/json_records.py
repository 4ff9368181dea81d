"""JSON of any length, record by record, from files nobody vouches for."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

import ijson
import msgspec
import numpy as np

from service.platforms.archives.refusals import RecordsMalformed
from service.platforms.archives.zip_entries import EntryStream

DEEPEST: Final = 48
"""Brackets inside brackets. The deepest real record nests about 12."""

LONGEST_RECORD: Final = 1 << 20
"""Bytes of one record. The longest real ones, posts with everything they mention, stay under 0.1 MB."""

Json = Mapping[str, object]

_LIST_AT_TOP = re.compile(rb"\s*\[")
_LIST_UNDER_KEY = re.compile(rb'\s*\{\s*"([^"\\.]{1,100})"\s*:\s*\[')
_EMPTY = re.compile(rb"\s*\{\s*\}\s*")
_ASSIGNMENT = re.compile(rb"\s*[\w.]{1,100}\s*=\s*")
_BOM = b"\xef\xbb\xbf"
_NOT_STRUCTURE = bytes(sorted(set(range(256)) - set(b'"[]{}')))
_STEP = np.zeros(256, np.int64)
_STEP[list(b"[{")] = 1
_STEP[list(b"]}")] = -1


def records(stream: EntryStream) -> Iterator[Json]:
    """The records of a file that is one list, or one object whose first member is the list.

    Raises:
        RecordsMalformed: it is neither, or not JSON, or a record is larger than any network writes.
    """
    text = BoundedText(stream)
    if _LIST_AT_TOP.match(text.head):
        yield from records_under(text, "item")
    elif key := _LIST_UNDER_KEY.match(text.head):
        yield from records_under(text, f"{key[1].decode(errors='replace')}.item")
    elif not _EMPTY.fullmatch(text.head):
        raise RecordsMalformed(stream.name, "there is no list of records in it")


def records_under(text: "BoundedText", prefix: str) -> Iterator[Json]:
    """The objects found under this prefix (`item`, `messages.item`), one at a time.

    Raises:
        RecordsMalformed: it is not JSON, or what lies there is not an object.
    """
    text.between_records = prefix.count(".") + 1
    try:
        for record in ijson.items(text, prefix, use_float=True):
            if not isinstance(record, dict):
                raise RecordsMalformed(text.name, "a list holds something other than records")
            yield record
    except (ijson.JSONError, ValueError, OverflowError) as problem:
        raise RecordsMalformed(text.name, "it is not sound JSON") from problem


def events(text: "BoundedText", *, between_records: int) -> Iterator[tuple[str, str, object]]:
    """Every value of the file as (prefix, kind, value), where one pass must see several lists.

    Raises:
        RecordsMalformed: it is not JSON.
    """
    text.between_records = between_records
    try:
        yield from ijson.parse(text, use_float=True)
    except (ijson.JSONError, ValueError, OverflowError) as problem:
        raise RecordsMalformed(text.name, "it is not sound JSON") from problem


def small_document(stream: EntryStream) -> object:
    """A file that is small by nature, whole.

    Raises:
        RecordsMalformed: it is not JSON, or longer than one record may be.
    """
    text = BoundedText(stream)
    whole = b"".join(iter(lambda: text.read(1 << 16), b""))
    try:
        return msgspec.json.decode(whole)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as problem:
        raise RecordsMalformed(stream.name, "it is not sound JSON") from problem


class BoundedText:
    """The JSON of one file, without byte order mark or `name =` before it, whose depth and records stay bounded.

    The parser underneath builds whatever one record holds, so a record that never ends, or brackets that never
    close, must be refused before they reach it.
    """

    def __init__(self, stream: EntryStream) -> None:
        self.name = stream.name
        self.between_records = 0
        """Depth of the brackets around a record; below it, bytes count as one record."""
        self._stream = stream
        self.head = self._stream.read().removeprefix(_BOM)
        if assignment := _ASSIGNMENT.match(self.head):
            self.head = self.head[assignment.end() :]
        self._unread = self.head
        self._depth = self._record = 0
        self._in_string = False
        self._held = b""

    def read(self, size: int = 1 << 16) -> bytes:
        """The next bytes, none at the end.

        Raises:
            RecordsMalformed: deeper or longer than anything a network writes.
        """
        if size == 0:
            return b""
        piece, self._unread = self._unread or self._stream.read(), b""
        self._measure(piece)
        return piece

    def _measure(self, piece: bytes) -> None:
        text = self._held + piece
        self._held = b"\\" * ((len(text) - len(text.rstrip(b"\\"))) % 2)
        text = text[: len(text) - len(self._held)].replace(b"\\\\", b"").replace(b'\\"', b"")
        structure = text.translate(None, _NOT_STRUCTURE)
        # Quotes without a bracket between them can go: only the parity of what stays tells inside from outside.
        quoted = (b'"' * self._in_string + structure).replace(b'""', b"")
        self._in_string = quoted.count(b'"') % 2 == 1
        outside = b"".join(quoted.split(b'"')[::2])
        levels = self._depth + np.cumsum(_STEP[np.frombuffer(outside, np.uint8)])
        lowest = min(self._depth, int(levels.min())) if levels.size else self._depth
        if levels.size:
            if levels.max() > DEEPEST:
                raise RecordsMalformed(self.name, "brackets are nested deeper than in any export")
            self._depth = int(levels[-1])
        self._record = 0 if structure and lowest <= self.between_records else self._record + len(piece)
        if self._record > LONGEST_RECORD:
            raise RecordsMalformed(self.name, "one record is longer than in any export")
