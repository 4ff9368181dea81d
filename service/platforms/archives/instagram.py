"""Instagram's "Download your information", as JSON or HTML, from 2020 on."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from service.platforms.archives.contents import ConnectedApp, Conversation, Export, Owner, OwnPost, Part, PartRead
from service.platforms.archives.dated_names import UNDATED, DatedNames, NameColumns, moment
from service.platforms.archives.export_age import made_at, named_after
from service.platforms.archives.export_records import HANDLE_LABELS, NAME_LABELS, Record, json_record, objects, text
from service.platforms.archives.html_records import html_records
from service.platforms.archives.instagram_messages import conversations, message_files
from service.platforms.archives.instagram_people import addressed_person, listed_person, shown_person
from service.platforms.archives.json_records import Json, records
from service.platforms.archives.meta_apps import listed_apps
from service.platforms.archives.zip_entries import Entries
from service.platforms.contract import Platform

MOST_POSTS: Final = 50_000
"""Own posts kept; more are counted only."""

_ACTIVITY = r"(?:your_instagram_activity/)?"
_FOLLOWS = r"(?:connections/)?followers_and_following/"
FILES: Final = {
    part: re.compile(rf"{stem}\.(?:json|html)")
    for part, stem in {
        Part.FOLLOWERS: rf"{_FOLLOWS}followers(?:_\d+)?",
        Part.FOLLOWING: rf"{_FOLLOWS}following(?:_\d+)?",
        Part.PENDING: rf"{_FOLLOWS}pending_follow_requests",
        Part.REQUESTED: rf"{_FOLLOWS}follow_requests_you[^/.]{{1,4}}ve_received",
        Part.ASKED: rf"{_FOLLOWS}recent_follow_requests",
        Part.UNFOLLOWED: rf"{_FOLLOWS}recently_unfollowed_(?:profiles|accounts)",
        Part.CLOSE_FRIENDS: rf"{_FOLLOWS}close_friends",
        Part.LIKES: rf"{_ACTIVITY}likes/liked_(?:posts|comments)",
        Part.COMMENTS: rf"{_ACTIVITY}comments/(?:post_comments(?:_\d+)?|reels_comments|hype)",
        Part.STORY_LIKES: rf"{_ACTIVITY}story_(?:sticker_)?interactions/story_likes",
        Part.FEED: r"(?:ads_information/|logged_information/)?ads_and_topics/(?:posts_viewed|videos_watched)",
        Part.POSTS: rf"{_ACTIVITY}(?:media|content)/(?:posts(?:_\d+)?|reels)",
        Part.APPS: r"apps_and_websites(?:_off_of_instagram)?/(?:apps_and_websites/)?"
        r"(?:(?:active|expired|removed|connected)_[a-z_]+|apps_and_websites)",
    }.items()
}
OWNER: Final = re.compile(
    r"(?:(?:personal|account)_information/){0,2}(?:personal_information|profile_information)\.(?:json|html)"
)
_ENDED_APPS = re.compile(r".*/(?:expired|removed)_[^/]*")

_Who = Callable[[Record], str | None]


def is_instagram(entries: Entries) -> bool:
    """Whether the archive is laid out as Instagram lays its exports out."""
    return any(entries.matching(FILES[part]) for part in (Part.FOLLOWERS, Part.FOLLOWING)) or bool(
        message_files(entries) and entries.matching(OWNER)
    )


def read_instagram(entries: Entries, file_name: str) -> Export:
    """Everything an Instagram export says of its owner's relations.

    Raises:
        ArchiveRefused: a file in it is damaged or not what Instagram writes.
    """
    reading = _Reading(entries)
    named, day = named_after(entries.folder, file_name)
    owner = _owner(entries, named)
    followers = reading.people(Part.FOLLOWERS, listed_person, distinct=True)
    following = reading.people(Part.FOLLOWING, listed_person, distinct=True)
    pending = reading.people(Part.PENDING, listed_person, distinct=True)
    requested = reading.people(Part.REQUESTED, listed_person, distinct=True)
    asked = reading.people(Part.ASKED, listed_person, distinct=True)
    unfollowed = reading.people(Part.UNFOLLOWED, listed_person)
    likes = reading.people(Part.LIKES, addressed_person)
    comments = reading.people(Part.COMMENTS, addressed_person)
    story_likes = reading.people(Part.STORY_LIKES, addressed_person)
    feed = reading.people(Part.FEED, shown_person)
    talks = reading.conversations(owner.name, [names for names in (following, followers, pending) if names])
    lists = (followers, following, pending, requested, asked, unfollowed, likes, comments, story_likes, feed)
    taken_at, dated_by = made_at(day, lists, talks or ())
    return Export(
        platform=Platform.INSTAGRAM,
        owner=owner,
        taken_at=taken_at,
        dated_by=dated_by,
        followers=followers,
        following=following,
        pending=pending,
        requested=requested,
        asked=asked,
        unfollowed=unfollowed,
        close_friends=reading.people(Part.CLOSE_FRIENDS, listed_person, distinct=True),
        likes=likes,
        comments=comments,
        story_likes=story_likes,
        feed=feed,
        conversations=talks,
        posts=reading.posts(),
        apps=reading.apps(),
        read=tuple(reading.parts),
    )


class _Reading:
    """One pass over an export, keeping count of what was read."""

    def __init__(self, entries: Entries) -> None:
        self._entries = entries
        self.parts: list[PartRead] = []

    def people(self, part: Part, who: _Who, *, distinct: bool = False) -> DatedNames | None:
        """The people this part lists; `None` when the export has no such file."""
        files = self._files(part)
        if not files:
            return None
        columns, unreadable = NameColumns(), 0
        for name in files:
            for record in _records(self._entries, name):
                if (handle := who(record)) is None:
                    unreadable += 1
                else:
                    columns.add_name(handle, record.at)
        found = columns.finish()
        people = found.distinct() if distinct else found
        undated = len(people) - people.dated
        self.parts.append(PartRead(part, len(files), len(people), undated, unreadable, _precision(files)))
        return people

    def conversations(self, owner: str | None, known: list[DatedNames]) -> tuple[Conversation, ...] | None:
        """The conversations with one other person each."""
        files = _preferring_json(message_files(self._entries))
        if not files:
            return None
        talks, messages = conversations(self._entries, files, owner=owner, known=known)
        self.parts.append(PartRead(Part.MESSAGES, len(files), messages, precision=_precision(files)))
        return talks

    def posts(self) -> tuple[OwnPost, ...] | None:
        """What the owner published."""
        files = self._files(Part.POSTS)
        if not files:
            return None
        posts: list[OwnPost] = []
        count = 0
        for name in files:
            for post in _posts(self._entries, name):
                count += 1
                if len(posts) < MOST_POSTS:
                    posts.append(post)
        self.parts.append(PartRead(Part.POSTS, len(files), count, precision=_precision(files)))
        return tuple(posts)

    def apps(self) -> tuple[ConnectedApp, ...] | None:
        """Programs that were given access."""
        files = self._files(Part.APPS)
        if not files:
            return None
        apps = tuple(
            app
            for name in files
            for app in listed_apps(
                _records(self._entries, name),
                Platform.INSTAGRAM,
                ended=_ENDED_APPS.fullmatch(name) is not None,
            )
        )
        self.parts.append(PartRead(Part.APPS, len(files), len(apps), precision=_precision(files)))
        return apps

    def _files(self, part: Part) -> list[str]:
        return _preferring_json(self._entries.matching(FILES[part]))


def _records(entries: Entries, name: str) -> Iterator[Record]:
    with entries.stream(name) as stream:
        yield from map(json_record, records(stream)) if name.endswith(".json") else html_records(stream)


def _posts(entries: Entries, name: str) -> Iterator[OwnPost]:
    if name.endswith(".html"):
        yield from (OwnPost(record.at, record.heading) for record in _records(entries, name) if record.at != UNDATED)
        return
    with entries.stream(name) as stream:
        yield from map(_post, records(stream))


def _post(raw: Json) -> OwnPost:
    media = next(iter(objects(raw.get("media"))), {})
    crossed = media.get("cross_post_source")
    at = moment(raw.get("creation_timestamp", media.get("creation_timestamp")))
    source = text(crossed.get("source_app")) if isinstance(crossed, dict) else ""
    return OwnPost(at, text(raw.get("title")) or text(media.get("title")), source or None)


def _owner(entries: Entries, named: str | None) -> Owner:
    handle, full_name = None, None
    for name in _preferring_json(entries.matching(OWNER)):
        for record in _records(entries, name):
            for field in record.fields:
                label = field.label.lower()
                if label in HANDLE_LABELS:
                    handle = handle or field.value.lower()
                elif label in NAME_LABELS:
                    full_name = full_name or field.value
    return Owner(handle or named, full_name)


def _preferring_json(files: list[str]) -> list[str]:
    return [name for name in files if name.endswith(".json") or name.removesuffix("html") + "json" not in files]


def _precision(files: list[str]) -> int:
    return 60 if any(name.endswith(".html") for name in files) else 1
