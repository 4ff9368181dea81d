"""Facebook's "Download your information": friends, followers and followed people, by name only."""

import re
from collections.abc import Iterator
from typing import Final

from service.platforms.archives.contents import Export, Owner, Part, PartRead
from service.platforms.archives.dated_names import DatedNames, NameColumns
from service.platforms.archives.export_age import made_at, named_after
from service.platforms.archives.export_records import Record, json_record
from service.platforms.archives.html_records import html_records
from service.platforms.archives.json_records import records
from service.platforms.archives.zip_entries import Entries
from service.platforms.contract import Platform

# File names vary between ' and _ where the English has an apostrophe.
_FOLDER = r"(?:your_facebook_activity/|your_activity_across_facebook/)?(?:connections/)?"
FRIENDS: Final = re.compile(rf"{_FOLDER}(?:friends|friends_and_followers)/(?:your_)?friends\.(?:json|html)")
FOLLOWERS: Final = re.compile(
    rf"{_FOLDER}(?:followers|friends_and_followers)/(?:people_who_followed_you|followers)\.(?:json|html)"
)
FOLLOWING: Final = re.compile(
    rf"{_FOLDER}(?:followers|friends_and_followers)/(?:who_you[^a-z]?ve_followed|who_you_follow|following)"
    r"\.(?:json|html)"
)


def is_facebook(entries: Entries) -> bool:
    """Whether the archive is laid out as Facebook lays its exports out."""
    return any(entries.matching(pattern) for pattern in (FRIENDS, FOLLOWERS, FOLLOWING))


def read_facebook(entries: Entries, file_name: str) -> Export:
    """The people around a Facebook profile. Friends count on both sides: friendship is mutual.

    Raises:
        ArchiveRefused: a file in it is damaged or not what Facebook writes.
    """
    named, day = named_after(entries.folder, file_name)
    parts: list[PartRead] = []
    followers = _people(entries, parts, Part.FOLLOWERS, (FRIENDS, FOLLOWERS))
    following = _people(entries, parts, Part.FOLLOWING, (FRIENDS, FOLLOWING))
    taken_at, dated_by = made_at(day, (followers, following), ())
    return Export(
        platform=Platform.FACEBOOK,
        owner=Owner(handle=named),
        taken_at=taken_at,
        dated_by=dated_by,
        followers=followers,
        following=following,
        pending=None,
        unfollowed=None,
        close_friends=None,
        likes=None,
        comments=None,
        story_likes=None,
        conversations=None,
        posts=None,
        liked_texts=(),
        apps=None,
        read=tuple(parts),
    )


def _people(
    entries: Entries, parts: list[PartRead], part: Part, patterns: tuple[re.Pattern[str], ...]
) -> DatedNames | None:
    files = [name for pattern in patterns for name in entries.matching(pattern)]
    if not files:
        return None
    columns, unreadable = NameColumns(), 0
    for name in files:
        for record in _records(entries, name):
            if record.heading:
                columns.add_name(record.heading, record.at)
            else:
                unreadable += 1
    people = columns.finish().distinct()
    precision = 60 if any(name.endswith(".html") for name in files) else 1
    undated = len(people) - people.dated
    parts.append(PartRead(part, len(files), len(people), undated, unreadable, precision))
    return people


def _records(entries: Entries, name: str) -> Iterator[Record]:
    with entries.stream(name) as stream:
        yield from map(json_record, records(stream)) if name.endswith(".json") else html_records(stream)
