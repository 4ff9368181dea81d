"""What an official data export holds, in our words, whichever network and year it comes from."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from service.platforms.archives.dated_names import UNDATED, DatedNames
from service.platforms.contract import Platform


class Part(StrEnum):
    """A kind of file an export may hold."""

    FOLLOWERS = "followers"
    FOLLOWING = "following"
    PENDING = "pending_requests"
    REQUESTED = "received_requests"
    ASKED = "recent_requests"
    UNFOLLOWED = "recently_unfollowed"
    CLOSE_FRIENDS = "close_friends"
    MESSAGES = "messages"
    LIKES = "likes_given"
    COMMENTS = "comments_given"
    STORY_LIKES = "story_likes_given"
    FEED = "feed_authors"
    POSTS = "own_posts"
    PAGES = "pages_followed"
    BLOCKED = "blocked"
    MUTED = "muted"
    APPS = "connected_apps"


class DatedBy(StrEnum):
    """How the moment of an export is known."""

    MANIFEST = "manifest"
    FILE_NAME = "file_name"
    NEWEST_RECORD = "newest_record"
    """Only a lower bound: the export was made then or later."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose export it is, as far as the export says."""

    handle: str | None = None
    name: str | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """Messages with one other person. A turn is a run of messages by one side, however many."""

    name: str
    """What the export calls the other person: often a display name, not the handle."""
    handle: str | None
    """Their handle or id, where the conversation can be tied to one."""
    turns_in: int
    turns_out: int
    first_at: int
    last_in_at: int
    """Unix seconds of the other person's last message, or `UNDATED`."""
    last_out_at: int
    waiting_since: int
    """Unix seconds when the other person began the turn that got no answer, or `UNDATED`."""


@dataclass(frozen=True, slots=True)
class OwnPost:
    """Something the owner published."""

    at: int
    text: str
    source: str | None = None
    """The program that posted, where the network says."""
    is_reply: bool = False


@dataclass(frozen=True, slots=True)
class ConnectedApp:
    """A program that may act on the account, and the page where that can be ended."""

    name: str
    added_at: int
    can_write: bool | None
    """`None` where the network does not say what the program may do."""
    revoke_page: str
    active: bool = True
    last_used_at: int = UNDATED
    ended_at: int = UNDATED
    """Unix seconds when its access was removed or ran out."""


@dataclass(frozen=True, slots=True)
class PartRead:
    """What was read of one kind of file."""

    part: Part
    files: int
    records: int
    undated: int = 0
    unreadable: int = 0
    """Records that name nobody."""
    precision: int = 1
    """Seconds: HTML exports give minutes, in a time zone they do not name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One official export, read. `None` means the file for it is not in the export, never zero."""

    platform: Platform
    owner: Owner
    taken_at: datetime | None
    dated_by: DatedBy | None
    followers: DatedNames | None
    following: DatedNames | None
    pending: DatedNames | None = None
    """Whom the owner asked, and who has not answered."""
    requested: DatedNames | None = None
    """Who asked the owner, and waits."""
    asked: DatedNames | None = None
    """Whom the owner asked lately, whatever came of it: accepted, refused, taken back."""
    unfollowed: DatedNames | None = None
    """Whom the owner dropped."""
    close_friends: DatedNames | None = None
    likes: DatedNames | None = None
    """Whose posts or comments the owner liked, once for each like."""
    comments: DatedNames | None = None
    """Whose posts the owner commented on or answered, once for each time."""
    story_likes: DatedNames | None = None
    feed: DatedNames | None = None
    """Whose posts the network put before the owner, once for each post."""
    pages: DatedNames | None = None
    """Pages the owner follows or likes, which are no people."""
    conversations: tuple[Conversation, ...] | None = None
    posts: tuple[OwnPost, ...] | None = None
    liked_texts: tuple[str, ...] = ()
    """What the owner liked, where the export shows the text but not the author."""
    apps: tuple[ConnectedApp, ...] | None = None
    read: tuple[PartRead, ...]

    def part(self, part: Part) -> PartRead | None:
        """What was read of this kind of file; `None` when the export holds none."""
        return next((read for read in self.read if read.part is part), None)

    @property
    def precision(self) -> int:
        """Seconds to which follow times are known."""
        lists = [read.precision for read in self.read if read.part in {Part.FOLLOWERS, Part.FOLLOWING}]
        return max(lists, default=1)
