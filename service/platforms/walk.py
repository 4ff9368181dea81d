"""One list made of several: which posts are still to be looked under, packed into one opaque cursor. Pure."""

import base64
from typing import Annotated

import msgspec
from msgspec import Meta

from service.platforms.failures import RequestRefused

MOST_WAITING = 100

_Name = Annotated[str, Meta(max_length=100)]
_After = Annotated[str, Meta(max_length=2048)]


class Under(msgspec.Struct, frozen=True, array_like=True):
    """A post of which more is to be read, after this cursor; `None` from its beginning."""

    post: _Name
    after: _After | None = None
    comment: _Name | None = None
    """Where more answers to one comment under it are to be read, and not more comments."""


class Walk(msgspec.Struct, frozen=True, array_like=True):
    """Where a walk over an account's posts, and over what hangs under each, stands."""

    part: _Name
    """Which of the lists that make up the whole."""
    after: _After | None = None
    """Where the list of posts goes on; `None` at its beginning."""
    waiting: Annotated[tuple[Under, ...], Meta(max_length=MOST_WAITING)] = ()

    def cursor(self) -> str:
        """The walk as an opaque text."""
        return base64.urlsafe_b64encode(msgspec.msgpack.encode(self)).decode()


def walk_at(cursor: str | None, *, first: str) -> Walk:
    """The walk that a cursor stands for; from the beginning without one.

    Raises:
        RequestRefused: the cursor is none of ours.
    """
    if cursor is None:
        return Walk(first)
    try:
        return msgspec.msgpack.decode(base64.urlsafe_b64decode(cursor), type=Walk)
    except (ValueError, msgspec.DecodeError) as wrong:
        raise RequestRefused("the cursor is none of ours") from wrong
