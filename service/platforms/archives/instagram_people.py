"""Whom a record of an Instagram export is about."""

import re
from urllib.parse import unquote

from service.platforms.archives.export_records import Field, Record

_HANDLE = re.compile(r"@?[A-Za-z0-9._]{1,30}")
_PROFILE = re.compile(r"https?://(?:www\.)?instagram\.com/(?:_u/)?([^/?#]+)/?(?:[?#].*)?")
_NOT_PROFILES = frozenset({"p", "reel", "reels", "stories", "explore", "direct", "tv", "accounts"})
_OWNER_LABELS = frozenset({"media owner", "owner", "username"})


def listed_person(record: Record) -> str | None:
    """The handle in a list of people: the value, else the title, else the end of the profile's address.

    Exports made since about October 2025 leave the value out, and write `/_u/` into the address.
    """
    for field in record.fields:
        if field.href or field.at > 0 or field.label.lower() == "username":
            return _handle(field.value) or _handle(record.heading) or _linked(field) or _labelled(record)
    plain = next((field.value for field in record.fields if not field.label), "")
    return _handle(plain) or _handle(record.heading) or _labelled(record)


def addressed_person(record: Record) -> str | None:
    """The handle of whoever was liked or commented on; `None` where the record does not say.

    A comment is a map of comment, media owner and time under localised labels, in that order: the owner is the last
    of at least two values. A like has its owner as title, or in the newest exports as a linked profile.
    """
    for field in record.fields:
        if field.label.lower() in _OWNER_LABELS and (handle := _handle(field.value)):
            return handle
    if handle := _labelled(record):
        return handle
    values = [field for field in record.fields if field.value and field.at < 0 and field.label and not field.href]
    if len(values) > 1:
        return _handle(values[-1].value)
    return _handle(record.heading)


def shown_person(record: Record) -> str | None:
    """The handle of whoever wrote a post that was put into the feed: a map of author and time, under localised labels."""
    if handle := _labelled(record):
        return handle
    plain = next((field.value for field in record.fields if field.value and field.at < 0 and not field.href), "")
    return _handle(plain) or _handle(record.heading)


def _labelled(record: Record) -> str | None:
    return next((handle for field in record.fields if (handle := _linked(field))), None)


def _linked(field: Field) -> str | None:
    found = _PROFILE.fullmatch(field.href)
    name = unquote(found[1]) if found else ""
    return _handle(name) if name not in _NOT_PROFILES else None


def _handle(text: str) -> str | None:
    return text.removeprefix("@").lower() if _HANDLE.fullmatch(text) else None
