"""The one way to read a file inside an export: by name, as a bounded stream, in memory only."""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Final

from service.platforms.archives.refusals import ArchiveDamaged, ArchiveTooLarge, NotAZip, PartsContradict, shown
from service.platforms.archives.zip_directory import LARGEST_ENTRY, open_zip, steeper_than_any_export

MOST_INFLATED: Final = 3 << 30
"""Bytes inflated from one export in all, over every file that is read."""

_CHUNK = 1 << 16
_Place = tuple[zipfile.ZipFile, zipfile.ZipInfo]


class Entries:
    """The files of one export, in one archive or several, under the names they have inside the export's own folder."""

    def __init__(self, archives: Sequence[zipfile.ZipFile], *, leave_out: Callable[[str], bool]) -> None:
        self.folder = ""
        """The one folder that everything sits in, where somebody packed the export again; else empty."""
        self._places: dict[str, _Place] = {}
        self._contradicting: set[str] = set()
        for archive in archives:
            self._add(archive)
        self.left_out = tuple(name for name in self._places if leave_out(name))
        """Files that are treated as though they were not there."""
        for name in self.left_out:
            del self._places[name]
        self._left = MOST_INFLATED

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def matching(self, pattern: re.Pattern[str]) -> list[str]:
        """The names that fit this pattern as a whole, `_2` before `_10`."""
        return sorted(filter(pattern.fullmatch, self._places), key=_by_number)

    @contextmanager
    def stream(self, name: str) -> Iterator["EntryStream"]:
        """One file, to be read in pieces; its checksum is proven when the block ends without an error.

        Raises:
            ArchiveDamaged: its bytes or its checksum are wrong.
            ArchiveTooLarge: it inflates to more than it may.
            PartsContradict: several archives hold it, and not alike.
        """
        if name in self._contradicting:
            raise PartsContradict(
                f"two of the files hold {shown(name)} with different contents", "hand in the parts of one export only"
            )
        archive, entry = self._places[name]
        if entry.file_size > min(LARGEST_ENTRY, self._left):
            raise ArchiveTooLarge(f"{shown(name)} is {entry.file_size:,} bytes long, longer than any export's")
        # What nobody opens may claim what it likes.
        if steeper_than_any_export(entry.file_size, entry.compress_size):
            raise ArchiveTooLarge(f"{shown(name)} would inflate to {entry.file_size:,} bytes; it was not opened")
        with _as_damage(name):
            source = archive.open(entry)
        with source:
            stream = EntryStream(name, source, entry)
            yield stream
            while stream.read(_CHUNK):
                pass
            self._left -= stream.inflated

    def _add(self, archive: zipfile.ZipFile) -> None:
        listed = [entry for entry in archive.infolist() if not entry.is_dir() and not _is_left_by_a_mac(entry.filename)]
        folder = _enclosing_folder([entry.filename for entry in listed])
        self.folder = self.folder or folder.rstrip("/")
        for entry in listed:
            name = entry.filename.removeprefix(folder)
            known = self._places.setdefault(name, (archive, entry))[1]
            if (known.CRC, known.file_size) != (entry.CRC, entry.file_size):
                self._contradicting.add(name)


class EntryStream:
    """One file of an archive as bytes, counted while it inflates."""

    def __init__(self, name: str, source: IO[bytes], entry: zipfile.ZipInfo) -> None:
        self.name = name
        self.inflated = 0
        self._source = source
        self._compressed = entry.compress_size
        self._declared = entry.file_size

    def read(self, size: int = _CHUNK) -> bytes:
        """The next bytes, at most `size`, none at the end.

        Raises:
            ArchiveDamaged: the bytes, their number or their checksum are wrong.
            ArchiveTooLarge: more came out than any text compresses to.
        """
        with _as_damage(self.name):
            piece = self._source.read(size)
        self.inflated += len(piece)
        if steeper_than_any_export(self.inflated, self._compressed):
            raise ArchiveTooLarge(f"{shown(self.name)} inflates further than any export; reading stopped")
        if not piece and size and self.inflated != self._declared:
            raise ArchiveDamaged(f"{shown(self.name)} is cut short", "download the export again")
        return piece


@contextmanager
def open_entries(paths: Sequence[Path], *, leave_out: Callable[[str], bool]) -> Iterator[Entries]:
    """The files of the export whose parts lie at these paths, open for as long as the block runs. Nothing is written.

    Raises:
        ArchiveRefused: one is not a ZIP, damaged, locked, unsafe or too large.
    """
    with ExitStack() as stack:
        yield Entries([stack.enter_context(_opened(path)) for path in paths], leave_out=leave_out)


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    with ExitStack() as stack:
        try:
            if not path.is_file():
                is_there = path.exists()
                raise NotAZip(f"{shown(str(path))} is no file" if is_there else f"there is no file {shown(str(path))}")
            archive = stack.enter_context(open_zip(stack.enter_context(path.open("rb"))))
        except OSError as problem:
            raise NotAZip(f"{shown(str(path))} cannot be read: {problem.strerror}") from problem
        yield archive


@contextmanager
def _as_damage(name: str) -> Iterator[None]:
    try:
        yield
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as problem:
        raise ArchiveDamaged(f"{shown(name)} in the ZIP is damaged", "download the export again") from problem


def _is_left_by_a_mac(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.rpartition("/")[2] in {".DS_Store", "desktop.ini"}


def _enclosing_folder(names: list[str]) -> str:
    first, slash, _ = names[0].partition("/") if names else ("", "", "")
    folder = first + slash
    if not slash or first in EXPORT_FOLDERS or not all(name.startswith(folder) for name in names):
        return ""
    return folder


EXPORT_FOLDERS: Final = frozenset(
    {"connections", "followers_and_following", "your_instagram_activity", "personal_information", "data", "messages"}
    | {"likes", "comments", "content", "friends_and_followers", "your_facebook_activity", "account_information"}
    | {"friends", "followers", "your_activity_across_facebook", "profile_information"}
)
"""Folders that belong to the exports themselves, so never a folder that somebody put around one."""


def _by_number(name: str) -> list[tuple[int, str]]:
    parts = re.split(r"(\d{1,9})", name.rpartition(".")[0])
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts]
