"""What was done with an export's files: which were used, which ignored and why, which would have been of use."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from service.platforms.archives.contents import Export, Part, PartRead
from service.platforms.archives.wanted import WANTED, is_message_file, is_wanted


class Kind(StrEnum):
    """Why a file of an export is not read."""

    MESSAGES = "messages"
    ADVERTISING = "advertising"
    SEARCHES = "searches"
    CONTACTS = "contacts"
    LOCATIONS = "locations"
    MEDIA = "media"
    OTHER = "other"


UNREAD: Final = (
    (Kind.MEDIA, re.compile(r".*\.(?:jpe?g|png|gif|webp|heic|mp4|mov|m4a|aac|mp3|opus|srt|webm)", re.IGNORECASE)),
    (Kind.MESSAGES, re.compile(r"(?:.*/)?(?:messages|direct-messages?[^/]*|tweetdeck)(?:/.*|\.js)")),
    (Kind.ADVERTISING, re.compile(r".*(?:^|[/_-])(?:ads?|advertisers?|personalization)(?:[/_.-].*)?")),
    (Kind.SEARCHES, re.compile(r".*(?:search|searches)(?:[/_.-].*)?")),
    (Kind.CONTACTS, re.compile(r".*(?:contacts?|address_book)(?:[/_.-].*)?")),
    (Kind.LOCATIONS, re.compile(r".*(?:locations?|ip-audit|devices?|login_activity|logins?)(?:[/_.-].*)?")),
)
"""Files that no reader opens, by what they hold; the first that fits a name says why, and the rest are `OTHER`."""


@dataclass(frozen=True, slots=True)
class Ignored:
    """Files that were not read, for one reason."""

    kind: Kind
    files: int


@dataclass(frozen=True, slots=True)
class Inventory:
    """What became of the files of one export."""

    used: tuple[PartRead, ...]
    ignored: tuple[Ignored, ...]
    missing: tuple[Part, ...]
    """Parts that this network's exports can hold and this one does not."""


def take_stock(names: Iterable[str], left_out: Iterable[str], export: Export) -> Inventory:
    """The inventory of an export once it was read.

    Args:
        names: the files that the readers were shown.
        left_out: the files that were kept from them, since their owner did not agree.
        export: what was read.
    """
    kept_back = list(left_out)
    unread = Counter(kind_of(name) for name in names if not is_wanted(export.platform, name))
    unread.update(Kind.MESSAGES for _ in kept_back)
    read = {part.part for part in export.read}
    agreed = {wanted.part for wanted in WANTED[export.platform]} - ({Part.MESSAGES} if kept_back else set())
    return Inventory(
        used=export.read,
        ignored=tuple(Ignored(kind, unread[kind]) for kind in Kind if unread[kind]),
        missing=tuple(part for part in Part if part in agreed - read),
    )


def kind_of(name: str) -> Kind:
    """Why nobody reads a file of this name."""
    if is_message_file(name):
        return Kind.MESSAGES
    return next((kind for kind, pattern in UNREAD if pattern.fullmatch(name)), Kind.OTHER)
