"""What a ZIP archive claims to hold, judged before a single byte of it is inflated."""

import stat
import struct
import zipfile
from typing import BinaryIO, Final

from service.platforms.archives.refusals import (
    ArchiveDamaged,
    ArchiveEncrypted,
    ArchiveTooLarge,
    ArchiveUnsafe,
    NotAnExport,
    NotAZip,
    shown,
)

MOST_ENTRIES: Final = 150_000
"""Entries in one archive. Large real exports with all their media hold some 60,000 files."""

LARGEST_DIRECTORY: Final = 32 << 20
"""Bytes of the central directory: about 200 for each of `MOST_ENTRIES`."""

LARGEST_ENTRY: Final = 1 << 30
"""Bytes of one inflated text file. A list of a million followers is 0.2 GB as JSON and 0.3 GB as HTML."""

STEEPEST_RATIO: Final = 200
"""Inflated bytes for one compressed byte. Lists of followers reach about 40; deflate can do 1,032."""

RATIO_FREE: Final = 8 << 20
"""Bytes below which the ratio says nothing: a small file of repeated lines compresses very well."""

_CUT_SHORT = ("the ZIP is cut short or damaged", "download the export again")
_LOCAL_HEADER, _CENTRAL_HEADER = b"PK\x03\x04", b"PK\x01\x02"
_END, _END_64, _LOCATOR_64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_LOCAL_SIZE, _CENTRAL_SIZE, _END_SIZE, _END_64_SIZE, _LOCATOR_SIZE = 30, 46, 22, 56, 20
_LONGEST_COMMENT = 0xFFFF
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def open_zip(file: BinaryIO) -> zipfile.ZipFile:
    """The archive in this file, once everything its directory claims is known to be safe to read.

    Raises:
        ArchiveRefused: it is not a ZIP, damaged, locked, unsafe or too large.
    """
    begins = file.read(len(_LOCAL_HEADER))
    if begins == _END:
        raise NotAnExport(
            "this ZIP holds no files at all", "ask the network for your data again, or download it once more"
        )
    if begins != _LOCAL_HEADER:
        raise NotAZip("this is not a ZIP file", "hand in the export as the network gave it, unopened")
    _refuse_endless_directory(file)
    file.seek(0)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError) as problem:
        raise ArchiveDamaged(*_CUT_SHORT) from problem
    _refuse_unsafe_entries(archive.infolist())
    _refuse_shared_bytes(archive)
    return archive


def steeper_than_any_export(inflated: int, compressed: int) -> bool:
    """Whether this many bytes out of so few could only be a bomb."""
    return inflated > RATIO_FREE and inflated > STEEPEST_RATIO * compressed


def _refuse_endless_directory(file: BinaryIO) -> None:
    # The standard library makes an object for each entry before anyone may ask how many there are.
    size = file.seek(0, 2)
    file.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT))
    tail = file.read()
    end = _end_of_directory(tail)
    (directory_size,) = struct.unpack_from("<L", tail, end + 12)
    start = size - len(tail) + end
    if tail[max(0, end - _LOCATOR_SIZE) : end].startswith(_LOCATOR_64):
        start -= _LOCATOR_SIZE + _END_64_SIZE
        file.seek(max(0, start))
        record = file.read(_END_64_SIZE)
        if not record.startswith(_END_64) or len(record) < _END_64_SIZE:
            raise ArchiveDamaged(*_CUT_SHORT)
        (directory_size,) = struct.unpack_from("<Q", record, 40)
    if directory_size > LARGEST_DIRECTORY:
        raise ArchiveTooLarge("the ZIP's list of files is longer than any export's; it was not opened")
    file.seek(max(0, start - directory_size))
    if _count_entries(file.read(directory_size)) > MOST_ENTRIES:
        raise ArchiveTooLarge(
            f"the ZIP holds more than {MOST_ENTRIES:,} files, more than any export; it was not opened"
        )


def _end_of_directory(tail: bytes) -> int:
    # The same two steps as the standard library, so that both look at the same record.
    end = len(tail) - _END_SIZE
    if end < 0:
        raise ArchiveDamaged(*_CUT_SHORT)
    if not (tail.startswith(_END, end) and tail.endswith(b"\0\0")):
        end = tail.rfind(_END)
    if end < 0 or end + _END_SIZE > len(tail):
        raise ArchiveDamaged(*_CUT_SHORT)
    return end


def _count_entries(directory: bytes) -> int:
    at = entries = 0
    while directory.startswith(_CENTRAL_HEADER, at) and at + _CENTRAL_SIZE <= len(directory):
        at += _CENTRAL_SIZE + sum(struct.unpack_from("<HHH", directory, at + 28))
        entries += 1
    return entries


def _refuse_unsafe_entries(entries: list[zipfile.ZipInfo]) -> None:
    names: set[str] = set()
    for entry in entries:
        name = entry.orig_filename
        if not _stays_inside(name):
            raise ArchiveUnsafe(f"the ZIP holds a file named {shown(name)}, which no export has; it was not opened")
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
            raise ArchiveUnsafe(f"{shown(name)} in the ZIP is a link or a device, not a file; it was not opened")
        if name in names:
            raise ArchiveUnsafe(f"the ZIP holds {shown(name)} twice; it was not opened")
        names.add(name)
        if entry.flag_bits & _ENCRYPTED:
            raise ArchiveEncrypted("the ZIP is locked with a password", "hand in the export as the network gave it")
        if entry.compress_type not in _METHODS and not entry.is_dir():
            raise ArchiveDamaged(f"{shown(name)} is compressed in a way no network uses", "download the export again")


def _stays_inside(name: str) -> bool:
    parts = name.removesuffix("/").split("/")
    return (
        name.isprintable()
        and "\\" not in name
        and ":" not in parts[0]
        and not any(part in {"", ".", ".."} for part in parts)
    )


def _refuse_shared_bytes(archive: zipfile.ZipFile) -> None:
    # Entries that overlap let a few bytes inflate many times over.
    entries = sorted(archive.infolist(), key=lambda entry: entry.header_offset)
    ends = [
        entry.header_offset + _LOCAL_SIZE + len(entry.orig_filename.encode()) + entry.compress_size for entry in entries
    ]
    starts = [entry.header_offset for entry in entries[1:]] + [archive.start_dir]
    if any(entry.header_offset < 0 for entry in entries) or any(
        end > start for end, start in zip(ends, starts, strict=True)
    ):
        raise ArchiveUnsafe("files in the ZIP share the same bytes; it was not opened")
