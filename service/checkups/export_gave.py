"""What an export gave of an account, in the words by which the account's view tells what can be known of it."""

from collections.abc import Mapping
from typing import Final

from service.platforms.archives.contents import Export, Part
from service.platforms.contract import Platform

CAPABILITIES: Final[Mapping[Part, str]] = {part: part.value for part in Part} | {
    Part.MESSAGES: "message_turns",
    Part.POSTS: "posts",
}
"""Under which code each part of an export is one of an account's capabilities."""


def given_by(export: Export) -> set[str]:
    """The codes of what this export shows; an X archive's likes are left out, for they name nobody."""
    parts = {read.part for read in export.read}
    if export.platform is Platform.X:
        parts.discard(Part.LIKES)
    gave = {CAPABILITIES[part] for part in parts}
    followers = export.part(Part.FOLLOWERS)
    if followers is not None and followers.records > followers.undated:
        gave.add("follow_times")
    return gave
