"""What Meta's notifications look like as they arrive; whatever else they hold is skipped, above all what people wrote. Pure."""

from typing import Annotated, Final

import msgspec
from msgspec import Meta

MOST_ENTRIES: Final = 1000
"""Meta sends at most a thousand updates at once (Webhooks, Getting Started)."""
HIGHEST_ID: Final = 2**62 - 1
LONGEST_NAME: Final = 200

Name = Annotated[str, Meta(max_length=100)]
Number = Annotated[str, Meta(pattern=r"^[0-9]{1,19}\Z")] | Annotated[int, Meta(ge=0, le=HIGHEST_ID)]
Joined = Annotated[str, Meta(pattern=r"^[0-9]{1,19}(_[0-9]{1,19}){0,2}\Z")]
Time = Annotated[int, Meta(ge=0, le=2**43)]


class WireChange(msgspec.Struct, frozen=True):
    """One thing that changed; its value is read by what it is."""

    field: Name
    value: msgspec.Raw = msgspec.Raw(b"{}")


class WireEntry(msgspec.Struct, frozen=True):
    """What is told of one account or person."""

    id: Number | str = "0"
    time: Time = 0
    changes: Annotated[tuple[WireChange, ...], Meta(max_length=MOST_ENTRIES)] = ()
    changed_fields: Annotated[tuple[Name, ...], Meta(max_length=MOST_ENTRIES)] = ()
    """Instead of `changes`, where an app did not ask for values."""
    messaging: msgspec.Raw = msgspec.Raw(b"")
    field: Name | None = None
    value: msgspec.Raw = msgspec.Raw(b"{}")


class WireMessage(msgspec.Struct, frozen=True):
    """A message."""

    object: Name
    entry: Annotated[tuple[WireEntry, ...], Meta(max_length=MOST_ENTRIES)] = ()


class Somebody(msgspec.Struct, frozen=True):
    """Who did something."""

    id: Number
    username: str = ""
    name: str = ""

    @property
    def handle(self) -> str:
        """As reading names them: Instagram's by handle, Facebook's by name alone."""
        return (self.username or self.name)[:LONGEST_NAME].replace("\x00", "")


class WireMedia(msgspec.Struct, frozen=True):
    """A post on Instagram."""

    id: Number


class WireComment(msgspec.Struct, frozen=True):
    """A comment on Instagram; its text is left unread."""

    id: Joined
    author: Somebody | None = msgspec.field(default=None, name="from")
    media: WireMedia | None = None


class WireMention(msgspec.Struct, frozen=True):
    """Where somebody mentioned the account on Instagram."""

    media_id: Number
    comment_id: Number | None = None


class WireFeed(msgspec.Struct, frozen=True):
    """Something that happened on a Page; its text is left unread."""

    item: Name = ""
    verb: Name = ""
    author: Somebody | None = msgspec.field(default=None, name="from")
    post_id: Joined | None = None
    comment_id: Joined | None = None
    created_time: Time = 0


class WirePermission(msgspec.Struct, frozen=True):
    """What became of a permission."""

    verb: Name = ""
