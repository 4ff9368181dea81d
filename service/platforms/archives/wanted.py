"""Which files of an export are read: the readers' own patterns in one list, for whoever sends only those."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from service.platforms.archives import facebook, facebook_owner, instagram, instagram_messages, x
from service.platforms.archives.contents import Part
from service.platforms.contract import Platform


class WantedFile(NamedTuple):
    """A kind of file that a reader opens, and what for; no part says that it only tells whose export this is."""

    part: Part | None
    pattern: re.Pattern[str]
    """Fits the whole name inside the export's own folder."""


WANTED: Final[Mapping[Platform, tuple[WantedFile, ...]]] = {
    Platform.INSTAGRAM: (
        WantedFile(None, instagram.OWNER),
        *(WantedFile(part, pattern) for part, pattern in instagram.FILES.items()),
        WantedFile(Part.MESSAGES, instagram_messages.FILE),
    ),
    Platform.X: (
        WantedFile(None, x.FILES["manifest"]),
        WantedFile(None, x.FILES["account"]),
        WantedFile(Part.FOLLOWERS, x.FILES["follower"]),
        WantedFile(Part.FOLLOWING, x.FILES["following"]),
        WantedFile(Part.BLOCKED, x.FILES["block"]),
        WantedFile(Part.MUTED, x.FILES["mute"]),
        WantedFile(Part.POSTS, x.FILES["tweets?"]),
        WantedFile(Part.LIKES, x.FILES["like"]),
        WantedFile(Part.MESSAGES, x.FILES["direct-message-headers"]),
        WantedFile(Part.APPS, x.FILES["connected-application"]),
    ),
    Platform.FACEBOOK: (
        WantedFile(None, facebook_owner.OWNER),
        WantedFile(Part.FOLLOWERS, facebook.FRIENDS),
        *(WantedFile(part, pattern) for part, pattern in facebook.FILES.items()),
    ),
}


def is_message_file(name: str) -> bool:
    """Whether this file is read for who wrote to whom and when, which needs a consent of its own."""
    return any(
        wanted.part is Part.MESSAGES and wanted.pattern.fullmatch(name) for files in WANTED.values() for wanted in files
    )


def is_wanted(platform: Platform, name: str) -> bool:
    """Whether a reader may open this file of the network's export."""
    return any(wanted.pattern.fullmatch(name) for wanted in WANTED[platform])
