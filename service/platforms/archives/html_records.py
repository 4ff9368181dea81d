"""HTML exports as the same records that JSON exports hold, slice by slice."""

import codecs
import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from service.platforms.archives.dated_names import UNDATED
from service.platforms.archives.export_records import Field, Record
from service.platforms.archives.refusals import RecordsMalformed
from service.platforms.archives.written_dates import written_moment
from service.platforms.archives.zip_entries import EntryStream

LONGEST_SLICE: Final = 4 << 20
"""Bytes without the start of a new record. The longest real record is a message of some 20 kB."""

_ENOUGH = 1 << 18
# Class names are scrambled, but these two have stayed on the box around one record since 2020.
_BOX = re.compile(rb'<(?:div|section)\b[^<>]*\bclass="[^"<>]*(?:\buiBoxWhite\b|\b_a6-g\b)[^"<>]*"[^<>]*>')
_MAIN = re.compile(rb'<main\b|<[a-z]+\b[^<>]*\brole="main"')
_CONTAINERS = "//main | //*[@role='main'] | //body[not(.//main or .//*[@role='main'])]"
_HEADING_CLASS = "_a6-h"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def html_records(stream: EntryStream) -> Iterator[Record]:
    """The records of one HTML page, in the order of the page.

    Raises:
        RecordsMalformed: it is not UTF-8, laid out in an unknown way, or a record is longer than any network writes.
    """
    for piece in _slices(stream):
        # Slices are cut where a record starts, so nothing in them refers to another file or entity.
        tree = etree.fromstring(piece, etree.HTMLParser(encoding="utf-8", remove_comments=True, no_network=True))
        for container in tree.xpath(_CONTAINERS) if tree is not None else ():
            for box in container.iterchildren(tag=etree.Element):
                yield _record(box)


def _slices(stream: EntryStream) -> Iterator[bytes]:
    # The parser keeps all it was fed, so it is fed some hundred records at a time.
    decoder = codecs.getincrementaldecoder("utf-8")()
    waiting, start = b"", b""
    while piece := stream.read(_ENOUGH):
        try:
            decoder.decode(piece)
        except UnicodeDecodeError as problem:
            raise RecordsMalformed(stream.name, "it is not UTF-8 text") from problem
        waiting += piece
        if not start and (box := _BOX.search(waiting)):
            start, waiting = box[0], waiting[box.start() :]
        cut = waiting.rfind(start) if start else 0
        if cut:
            yield waiting[:cut]
            waiting = waiting[cut:]
        if len(waiting) > LONGEST_SLICE:
            raise RecordsMalformed(stream.name, "one record is longer than in any export")
    # Every layout since 2020 has one of the two, also around an empty list; without them, nothing read means nothing known.
    if not (start or _MAIN.search(waiting)):
        raise RecordsMalformed(stream.name, "the page is laid out in a way that is not known yet")
    yield waiting


def _record(box: "etree._Element") -> Record:
    heading = ""
    fields: list[Field] = []
    rows = list(box.iter("tr"))
    for element in rows or box.iter(etree.Element):
        if rows:
            fields.append(_row(element))
            continue
        text = _clean(element.text)
        if not heading and text and (element.tag in _HEADINGS or _HEADING_CLASS in element.get("class", "").split()):
            heading = text
        elif element.tag == "a":
            fields.append(Field("", text, element.get("href", "")))
        elif text:
            fields.append(Field("", text, at=written_moment(text)))
        if element is not box and (tail := _clean(element.tail)):
            fields.append(Field("", tail, at=written_moment(tail)))
    if rows:
        heading = next((_clean(element.text) for element in box.iter(*_HEADINGS)), "")
    return Record(
        heading, tuple(fields), next((field.at for field in reversed(fields) if field.at != UNDATED), UNDATED)
    )


def _row(row: "etree._Element") -> Field:
    texts = [text for piece in row.itertext() if (text := _clean(piece))]
    link = next((link.get("href", "") for link in row.iter("a")), "")
    value = " ".join(texts[1:])
    return Field(texts[0] if texts else "", value, link, written_moment(value))


def _clean(text: str | None) -> str:
    return text.strip() if text else ""
