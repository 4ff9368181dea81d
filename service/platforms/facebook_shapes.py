"""What Facebook's answers about Pages look like as they arrive; whatever else they hold is skipped."""

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from service.platforms.graph import MOST_LISTED, Compound, Count, Identifier, Paging


class WirePage(msgspec.Struct, frozen=True):
    """A Page."""

    id: Identifier
    name: str
    username: str | None = None
    about: str | None = None
    website: str | None = None
    followers_count: Count | None = None
    tasks: Annotated[tuple[str, ...], Meta(max_length=MOST_LISTED)] = ()
    """What the person may do with it."""
    access_token: str | None = None


class Pages(msgspec.Struct, frozen=True):
    """The Pages that a person works on."""

    data: Annotated[tuple[WirePage, ...], Meta(max_length=MOST_LISTED)]
    paging: Paging = Paging()


class Somebody(msgspec.Struct, frozen=True):
    """A person under the number that is theirs with this Page alone, or a Page."""

    id: Identifier
    name: str = ""


class Program(msgspec.Struct, frozen=True):
    """What a post was made with."""

    name: str = ""


class _Total(msgspec.Struct, frozen=True):
    total_count: Count | None = None
    count: Count | None = None


class _Parent(msgspec.Struct, frozen=True):
    id: Compound
    author: Somebody | None = msgspec.field(default=None, name="from")


class WireComment(msgspec.Struct, frozen=True):
    """A comment of any level."""

    id: Compound
    created_time: datetime
    message: str | None = None
    author: Somebody | None = msgspec.field(default=None, name="from")
    parent: _Parent | None = None


class Comments(msgspec.Struct, frozen=True):
    """A page of comments."""

    data: Annotated[tuple[WireComment, ...], Meta(max_length=MOST_LISTED)]
    paging: Paging = Paging()
    summary: _Total = _Total()


class WireReaction(msgspec.Struct, frozen=True):
    """Somebody who reacted."""

    id: Identifier
    name: str = ""
    type: str = ""


class Reactions(msgspec.Struct, frozen=True):
    """A page of reactions."""

    data: Annotated[tuple[WireReaction, ...], Meta(max_length=MOST_LISTED)]
    paging: Paging = Paging()
    summary: _Total = _Total()


class WirePost(msgspec.Struct, frozen=True):
    """A post of the Page, or one that tags it."""

    id: Compound
    created_time: datetime
    message: str | None = None
    author: Somebody | None = msgspec.field(default=None, name="from")
    application: Program | None = None
    shares: _Total | None = None
    comments: Comments = Comments(())
    reactions: Reactions = Reactions(())


class PostsPage(msgspec.Struct, frozen=True):
    """A page of posts."""

    data: Annotated[tuple[WirePost, ...], Meta(max_length=MOST_LISTED)]
    paging: Paging = Paging()
