"""What Instagram's answers look like as they arrive, on either route; whatever else they hold is skipped."""

from datetime import datetime
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from service.platforms.graph import MOST_LISTED, Compound, Count, Identifier, Paging

LONGEST_HANDLE: Final = 60
Handle = Annotated[str, Meta(min_length=1, max_length=LONGEST_HANDLE)]


class WireProfile(msgspec.Struct, frozen=True):
    """An account as it shows itself, or as business discovery shows somebody else's."""

    username: Handle
    id: Identifier | None = None
    user_id: Identifier | None = None
    """The number that edges and webhooks use; on the Instagram route `id` is the app's own name for the person."""
    name: str | None = None
    biography: str | None = None
    website: str | None = None
    profile_picture_url: str | None = None
    account_type: str | None = None
    followers_count: Count | None = None
    follows_count: Count | None = None
    media_count: Count | None = None


class Author(msgspec.Struct, frozen=True):
    """Who wrote a comment."""

    id: Identifier
    username: Handle | None = None


class WireComment(msgspec.Struct, frozen=True):
    """A comment, or an answer to one."""

    id: Compound
    timestamp: datetime
    text: str | None = None
    username: Handle | None = None
    author: Author | None = msgspec.field(default=None, name="from")
    like_count: Count | None = None
    replies: "Comments | None" = None


class Comments(msgspec.Struct, frozen=True):
    """A page of comments."""

    data: Annotated[tuple[WireComment, ...], Meta(max_length=MOST_LISTED)]
    paging: Paging = Paging()


class WireMedia(msgspec.Struct, frozen=True):
    """A post, reel or album."""

    id: Identifier
    timestamp: datetime
    caption: str | None = None
    username: Handle | None = None
    like_count: Count | None = None
    comments_count: Count | None = None
    comments: Comments = Comments(())


class MediaPage(msgspec.Struct, frozen=True):
    """A page of media."""

    data: Annotated[tuple[WireMedia, ...], Meta(max_length=MOST_LISTED)]
    paging: Paging = Paging()


class DiscoveredBusiness(msgspec.Struct, frozen=True):
    """Somebody found by business discovery."""

    business_discovery: WireProfile | None = None


class LinkedInstagram(msgspec.Struct, frozen=True):
    """A Facebook Page with the Instagram account that is linked to it."""

    id: Identifier
    access_token: str | None = None
    tasks: Annotated[tuple[str, ...], Meta(max_length=MOST_LISTED)] = ()
    """What the person may do with the Page."""
    instagram_business_account: WireProfile | None = None


class LinkedPages(msgspec.Struct, frozen=True):
    """The Pages of the person who signed in."""

    data: Annotated[tuple[LinkedInstagram, ...], Meta(max_length=MOST_LISTED)]
    paging: Paging = Paging()
