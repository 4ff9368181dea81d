"""The one door to official exports: files in, an `Export` out, or a refusal that says why."""

from collections.abc import Sequence
from pathlib import Path

from service.platforms.archives.contents import Export
from service.platforms.archives.facebook import is_facebook, read_facebook
from service.platforms.archives.instagram import is_instagram, read_instagram
from service.platforms.archives.inventory import Inventory, take_stock
from service.platforms.archives.refusals import NotAnExport
from service.platforms.archives.wanted import is_message_file
from service.platforms.archives.x import is_x, read_x
from service.platforms.archives.zip_entries import Entries, open_entries
from service.platforms.contract import Platform


def read_archive(path: Path, platform: Platform | None = None) -> Export:
    """The export in this ZIP file, read as a stream; nothing is written anywhere.

    Args:
        path: the file as the network gave it.
        platform: the network it must come from; found out from the files inside when left away.

    Raises:
        ArchiveRefused: it is not an official export of that network, or not safe to read.
    """
    return read_parts([path], platform)[0]


def read_parts(
    paths: Sequence[Path],
    platform: Platform | None = None,
    *,
    named: str | None = None,
    with_messages: bool = True,
) -> tuple[Export, Inventory]:
    """The export in these ZIP files, which the network may have split, and what became of each file in them.

    Args:
        paths: the files as the network gave them, in any order.
        platform: the network it must come from; found out from the files inside when left away.
        named: what the network called the first file, where it lies under another name now.
        with_messages: whether its owner agrees that it is read who wrote to whom and when.

    Raises:
        ArchiveRefused: it is not an official export of that network, or not safe to read.
    """
    with open_entries(paths, leave_out=_nothing if with_messages else is_message_file) as entries:
        export = _read(entries, named or paths[0].stem, platform)
        return export, take_stock(entries, entries.left_out, export)


def _nothing(_name: str) -> bool:
    return False


def _read(entries: Entries, stem: str, platform: Platform | None) -> Export:
    found = _platform_of(entries)
    if found is None:
        raise NotAnExport(
            "no list of followers or following was found in this ZIP",
            "ask Instagram, X or Facebook for your data again, with followers and following included, and hand in the ZIP "
            "unopened",
        )
    if platform is not None and platform is not found:
        raise NotAnExport(
            f"this is an export from {TITLES[found]}, not from {TITLES[platform]}",
            f"hand in the one from {TITLES[platform]}",
        )
    match found:
        case Platform.INSTAGRAM:
            return read_instagram(entries, stem)
        case Platform.X:
            return read_x(entries)
        case Platform.FACEBOOK:
            return read_facebook(entries, stem)


TITLES = {Platform.INSTAGRAM: "Instagram", Platform.X: "X", Platform.FACEBOOK: "Facebook"}


def _platform_of(entries: Entries) -> Platform | None:
    if is_instagram(entries):
        return Platform.INSTAGRAM
    if is_x(entries):
        return Platform.X
    return Platform.FACEBOOK if is_facebook(entries) else None
