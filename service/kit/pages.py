"""Keyset pages: `{items, next_cursor}`, whose cursor is opaque to the caller and typed to us."""

import base64
import binascii
from typing import Annotated, Final, Generic, TypeVar

import msgspec
from litestar.params import Parameter

from service.kit.problems import Problem

Item = TypeVar("Item")
Key = TypeVar("Key")

LARGEST_PAGE: Final = 200

Limit = Annotated[int, Parameter(ge=1, le=LARGEST_PAGE, description="How many items at the most, 1 to 200.")]
Cursor = Annotated[
    str | None,
    Parameter(max_length=512, description="The `next_cursor` of the page before; leave out for the first page."),
]


class Page(msgspec.Struct, Generic[Item], frozen=True):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: Annotated[list[Item], msgspec.Meta(description="What is on this page, in the list's order.")]
    next_cursor: Annotated[
        str | None,
        msgspec.Meta(description="What to send as `cursor` for the next page; null at the end.", examples=[None]),
    ] = None


class CursorInvalid(Problem):
    """The cursor was not given out by this list."""

    status = 400
    title = "The cursor was not given out by this list"
    remedy = "Start again without a cursor."


def cursor_of(key: object) -> str:
    """The opaque cursor for the place right after this sort key."""
    return base64.urlsafe_b64encode(msgspec.json.encode(key)).rstrip(b"=").decode()


def key_of(cursor: str | None, kind: type[Key]) -> Key | None:
    """The sort key inside a cursor, or None for the first page.

    Raises:
        CursorInvalid: when it does not hold such a key.
    """
    if cursor is None:
        return None
    try:
        return msgspec.json.decode(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)), type=kind)
    except (msgspec.MsgspecError, binascii.Error, ValueError) as wrong:
        raise CursorInvalid from wrong
