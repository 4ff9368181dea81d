"""What the export page is told of the readers: which files are wanted, which are never read, and how messages and
profiles are cut.

The readers' own patterns, in the browser's spelling, so that what is sent and what is read cannot come apart.
"""

import re
from typing import Any

from service.platforms.archives.facebook_owner import PROFILES
from service.platforms.archives.instagram_messages import REACTION
from service.platforms.archives.inventory import UNREAD
from service.platforms.archives.wanted import WANTED
from service.platforms.archives.zip_entries import EXPORT_FOLDERS
from service.platforms.contract import Platform


def rules_for_browsers(platform: Platform) -> dict[str, Any]:
    """The rules by which a page picks files out of an export of this network."""
    return {
        "wanted": [{"part": part or "owner", "pattern": _spelled(pattern)} for part, pattern in WANTED[platform]],
        "unread": [
            {"kind": kind, "pattern": _spelled(pattern), "flags": "i" if pattern.flags & re.IGNORECASE else ""}
            for kind, pattern in UNREAD
        ],
        "exportFolders": sorted(EXPORT_FOLDERS),
        "reaction": _spelled(REACTION),
        "profiles": PROFILES if platform is Platform.FACEBOOK else (),
    }


def _spelled(pattern: re.Pattern[str]) -> str:
    return pattern.pattern.replace("(?P<", "(?<")
