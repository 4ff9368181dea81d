"""Facebook's "Download your information": friends, followers, requests, pages, and what was given, by name only."""

import re
from collections.abc import Iterator
from typing import Final

from service.platforms.archives.contents import ConnectedApp, Export, Part, PartRead
from service.platforms.archives.dated_names import DatedNames, NameColumns
from service.platforms.archives.export_age import made_at, named_after
from service.platforms.archives.export_records import Record, json_record
from service.platforms.archives.facebook_activity import KnownPeople, acting_name, addressed
from service.platforms.archives.facebook_owner import owner_of
from service.platforms.archives.html_records import html_records
from service.platforms.archives.json_records import records
from service.platforms.archives.meta_apps import installed_app, listed_apps
from service.platforms.archives.zip_entries import Entries
from service.platforms.contract import Platform

# File names vary between ' and _ where the English has an apostrophe.
_FOLDER = r"(?:your_facebook_activity/|your_activity_across_facebook/)?(?:connections/)?"
_FRIENDS = rf"{_FOLDER}(?:friends|friends_and_followers)/"
_FOLLOWS = rf"{_FOLDER}(?:followers|friends_and_followers)/"
FRIENDS: Final = re.compile(rf"{_FRIENDS}(?:your_)?friends\.(?:json|html)")
FILES: Final = {
    part: re.compile(rf"{stem}\.(?:json|html)")
    for part, stem in {
        Part.FOLLOWERS: rf"{_FOLLOWS}(?:people_who_followed_you|followers)",
        Part.FOLLOWING: rf"{_FOLLOWS}(?:who_you[^a-z/]?ve_followed|who_you_follow|following)",
        Part.PENDING: rf"{_FRIENDS}(?:sent_friend_requests|friend_requests_sent)",
        Part.REQUESTED: rf"{_FRIENDS}(?:received_friend_requests|friend_requests_received)",
        Part.UNFOLLOWED: rf"{_FRIENDS}removed_friends",
        Part.LIKES: rf"{_FOLDER}(?:comments_and_reactions|likes_and_reactions)/"
        r"(?:likes_and_reactions|posts_and_comments)(?:_\d+)?",
        Part.COMMENTS: rf"{_FOLDER}(?:comments_and_reactions|comments)/comments",
        Part.PAGES: rf"{_FOLDER}pages/pages_(?:(?:and_profiles_)?you_follow|you[^a-z/]?ve_liked)",
        Part.APPS: r"apps_and_websites(?:_off_of_facebook)?/(?:connected_)?apps_and_websites",
    }.items()
}

_Given = tuple[str, int]


def is_facebook(entries: Entries) -> bool:
    """Whether the archive is laid out as Facebook lays its exports out."""
    return any(entries.matching(pattern) for pattern in (FRIENDS, FILES[Part.FOLLOWERS], FILES[Part.FOLLOWING]))


def read_facebook(entries: Entries, file_name: str) -> Export:
    """The people around a Facebook profile. Friends count on both sides: friendship is mutual.

    Raises:
        ArchiveRefused: a file in it is damaged or not what Facebook writes.
    """
    named, day = named_after(entries.folder, file_name)
    reading = _Reading(entries)
    followers = reading.people(Part.FOLLOWERS, FRIENDS)
    following = reading.people(Part.FOLLOWING, FRIENDS)
    pending, requested = reading.people(Part.PENDING), reading.people(Part.REQUESTED)
    unfollowed, pages = reading.people(Part.UNFOLLOWED), reading.people(Part.PAGES)
    known = KnownPeople(followers, following, pending, requested, unfollowed, pages)
    likes, comments = reading.given(Part.LIKES, known), reading.given(Part.COMMENTS, known)
    lists = (followers, following, pending, requested, unfollowed, pages, likes, comments)
    taken_at, dated_by = made_at(day, lists, ())
    return Export(
        platform=Platform.FACEBOOK,
        owner=owner_of(entries, named),
        taken_at=taken_at,
        dated_by=dated_by,
        followers=followers,
        following=following,
        pending=pending,
        requested=requested,
        unfollowed=unfollowed,
        likes=likes,
        comments=comments,
        pages=pages,
        apps=reading.apps(),
        read=tuple(reading.parts),
    )


class _Reading:
    """One pass over an export, keeping count of what was read."""

    def __init__(self, entries: Entries) -> None:
        self._entries = entries
        self.parts: list[PartRead] = []

    def people(self, part: Part, *besides: re.Pattern[str]) -> DatedNames | None:
        """The people this part lists, each once; `None` when the export has no such file."""
        files = [name for pattern in (*besides, FILES[part]) for name in self._entries.matching(pattern)]
        if not files:
            return None
        columns, unreadable = NameColumns(), 0
        for name in files:
            for record in _records(self._entries, name):
                if called := record.heading or _first_value(record):
                    columns.add_name(called, record.at)
                else:
                    unreadable += 1
        people = columns.finish().distinct()
        undated = len(people) - people.dated
        self.parts.append(PartRead(part, len(files), len(people), undated, unreadable, _precision(files)))
        return people

    def given(self, part: Part, known: KnownPeople) -> DatedNames | None:
        """Whom the owner gave this to, once for each time; nobody where a sentence does not say."""
        files = self._entries.matching(FILES[part])
        if not files:
            return None
        columns, unreadable, seen = NameColumns(), 0, set[_Given]()
        for name in files:
            for record, owner in _acts(self._entries, name):
                who = addressed(record, known, owner=owner)
                if who is None:
                    unreadable += 1
                # The file without a number repeats what the numbered ones tell.
                elif (who, record.at) not in seen:
                    seen.add((who, record.at))
                    columns.add_name(who, record.at)
        given = columns.finish()
        self.parts.append(
            PartRead(part, len(files), len(given), len(given) - given.dated, unreadable, _precision(files))
        )
        return given

    def apps(self) -> tuple[ConnectedApp, ...] | None:
        """Programs that were given access."""
        files = self._entries.matching(FILES[Part.APPS])
        if not files:
            return None
        apps: list[ConnectedApp] = []
        for name in files:
            if name.endswith(".json"):
                with self._entries.stream(name) as stream:
                    apps += filter(lambda app: app.name, map(installed_app, records(stream)))
            else:
                listed = _records(self._entries, name)
                apps += listed_apps(listed, Platform.FACEBOOK, ended=False)
        self.parts.append(PartRead(Part.APPS, len(files), len(apps), precision=_precision(files)))
        return tuple(apps)


def _acts(entries: Entries, name: str) -> Iterator[tuple[Record, str]]:
    with entries.stream(name) as stream:
        if name.endswith(".json"):
            yield from ((json_record(raw), acting_name(raw)) for raw in records(stream))
        else:
            yield from ((record, "") for record in html_records(stream))


def _records(entries: Entries, name: str) -> Iterator[Record]:
    return (record for record, _ in _acts(entries, name))


def _first_value(record: Record) -> str:
    return next((field.value for field in record.fields if field.value and not field.href), "")


def _precision(files: list[str]) -> int:
    return 60 if any(name.endswith(".html") for name in files) else 1
