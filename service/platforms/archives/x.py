"""X's "Download an archive of your data": scripts that each assign one list to `window.YTD`.

Files that hold addresses, telephone numbers, IP histories, advertising profiles or the words of messages are never
opened; of messages only the headers are, which say who wrote to whom and when.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from service.platforms.archives.contents import (
    ConnectedApp,
    Conversation,
    DatedBy,
    Export,
    Owner,
    OwnPost,
    Part,
    PartRead,
)
from service.platforms.archives.conversations import Thread, conversation, owner_among
from service.platforms.archives.dated_names import UNDATED, DatedNames, NameColumns, moment
from service.platforms.archives.export_age import made_at
from service.platforms.archives.export_records import objects, storable
from service.platforms.archives.json_records import BoundedText, Json, records, records_under, small_document
from service.platforms.archives.revoke_pages import REVOKE_PAGES
from service.platforms.archives.x_values import account_id, iso_time, member, written_time
from service.platforms.archives.zip_entries import Entries
from service.platforms.contract import Platform

MOST_POSTS: Final = 50_000
"""Own posts kept; more are counted only."""

MOST_LIKED: Final = 5_000
"""Texts of liked posts kept; more are counted only."""

_TWEETS, _HEADERS, _APPS = "tweets?", "direct-message-headers", "connected-application"
_MESSAGE = "item.dmConversation.messages.item.messageCreate"
FILES: Final = {
    stem: re.compile(rf"(?:data/)?{stem}(?:-part\d+)?\.js")
    for stem in ("manifest", "account", "follower", "following", "block", "mute", _TWEETS, "like", _HEADERS, _APPS)
}
_REVOKE_PAGE: Final = REVOKE_PAGES[Platform.X]
_TAGS = re.compile(r"<[^<>]*>")


def is_x(entries: Entries) -> bool:
    """Whether the archive is laid out as X lays its archives out."""
    return any(_files(entries, stem) for stem in ("follower", "following")) or any(
        _files(entries, "account") and _files(entries, stem) for stem in (_TWEETS, "like")
    )


def read_x(entries: Entries) -> Export:
    """Everything an X archive says of its owner's relations: ids only, no names, no dates of follows.

    Raises:
        ArchiveRefused: a file in it is damaged or not what X writes.
    """
    owner, generated = _owner(entries)
    parts: list[PartRead] = []
    followers = _people(entries, parts, Part.FOLLOWERS, "follower")
    following = _people(entries, parts, Part.FOLLOWING, "following")
    _count(entries, parts, Part.BLOCKED, "block", "blocking")
    _count(entries, parts, Part.MUTED, "mute", "muting")
    posts, addressed = _posts(entries, parts, owner)
    talks = _conversations(entries, parts, owner)
    newest, dated_by = made_at(None, (addressed,), talks or ())
    return Export(
        platform=Platform.X,
        owner=owner,
        taken_at=generated or newest,
        dated_by=DatedBy.MANIFEST if generated else dated_by,
        followers=followers,
        following=following,
        comments=addressed,
        conversations=talks,
        posts=posts,
        liked_texts=_liked(entries, parts),
        apps=_apps(entries, parts),
        read=tuple(parts),
    )


def _files(entries: Entries, stem: str) -> list[str]:
    return entries.matching(FILES[stem])


def _inner(entries: Entries, stem: str, wrapper: str) -> Iterator[Json]:
    for name in _files(entries, stem):
        with entries.stream(name) as stream:
            for record in records(stream):
                wrapped = record.get(wrapper, record)
                if isinstance(wrapped, dict):
                    yield wrapped


def _owner(entries: Entries) -> tuple[Owner, datetime | None]:
    account = next(_inner(entries, "account", "account"), {})
    generated: datetime | None = None
    for name in _files(entries, "manifest"):
        with entries.stream(name) as stream:
            manifest = small_document(stream)
        if isinstance(manifest, dict):
            generated = iso_time(member(manifest, "archiveInfo").get("generationDate"))
            user = member(manifest, "userInfo")
            account = account or {"username": user.get("userName"), "accountId": user.get("accountId")}
    handle, full_name = account.get("username"), account.get("accountDisplayName")
    return Owner(
        handle=storable(handle).lower() if isinstance(handle, str) else None,
        name=storable(full_name) if isinstance(full_name, str) else None,
        id=account_id(account.get("accountId")),
    ), generated


def _people(entries: Entries, parts: list[PartRead], part: Part, stem: str) -> DatedNames | None:
    files = _files(entries, stem)
    if not files:
        return None
    columns, unreadable = NameColumns(), 0
    for record in _inner(entries, stem, stem):
        if (person := account_id(record.get("accountId"))) is None:
            unreadable += 1
        else:
            columns.add_id(person)
    people = columns.finish().distinct()
    parts.append(PartRead(part, len(files), len(people), undated=len(people), unreadable=unreadable))
    return people


def _count(entries: Entries, parts: list[PartRead], part: Part, stem: str, wrapper: str) -> None:
    # How many is enough; whom an owner blocked or muted is nobody's business.
    if files := _files(entries, stem):
        parts.append(PartRead(part, len(files), sum(1 for _ in _inner(entries, stem, wrapper))))


def _posts(
    entries: Entries, parts: list[PartRead], owner: Owner
) -> tuple[tuple[OwnPost, ...] | None, DatedNames | None]:
    files = _files(entries, _TWEETS)
    if not files:
        return None, None
    posts: list[OwnPost] = []
    addressed = NameColumns()
    count = 0
    for post in _inner(entries, _TWEETS, "tweet"):
        count += 1
        at = written_time(post.get("created_at"))
        answered = account_id(post.get("in_reply_to_user_id_str"))
        mentioned = {account_id(user.get("id_str")) for user in objects(member(post, "entities").get("user_mentions"))}
        for person in mentioned | {answered}:
            if person is not None and person != owner.id:
                addressed.add_id(person, at)
        if len(posts) < MOST_POSTS:
            source, words = post.get("source"), post.get("full_text", post.get("text"))
            posts.append(
                OwnPost(
                    at=at,
                    text=storable(words) if isinstance(words, str) else "",
                    source=storable(_TAGS.sub("", source)) if isinstance(source, str) else None,
                    is_reply=answered is not None,
                )
            )
    people = addressed.finish()
    parts += [PartRead(Part.POSTS, len(files), count), PartRead(Part.COMMENTS, len(files), len(people))]
    return tuple(posts), people


def _conversations(entries: Entries, parts: list[PartRead], owner: Owner) -> tuple[Conversation, ...] | None:
    files = _files(entries, _HEADERS)
    if not files:
        return None
    threads: dict[frozenset[str], Thread] = {}
    for name in files:
        with entries.stream(name) as stream:
            for message in records_under(BoundedText(stream), _MESSAGE):
                sender, recipient = account_id(message.get("senderId")), account_id(message.get("recipientId"))
                at = iso_time(message.get("createdAt"))
                if sender is not None and recipient is not None and at is not None:
                    pair = frozenset({str(sender), str(recipient)})
                    thread = threads.setdefault(pair, Thread(participants=set(pair)))
                    thread.add(str(sender), int(at.timestamp() * 1000))
    parts.append(PartRead(Part.MESSAGES, len(files), sum(len(thread.at) for thread in threads.values())))
    me = owner_among(threads.values(), str(owner.id) if owner.id else None)
    if me is None:
        return ()
    read = (conversation(thread, owner=me, handle=next(iter(pair - {me}), None)) for pair, thread in threads.items())
    return tuple(one for one in read if one)


def _liked(entries: Entries, parts: list[PartRead]) -> tuple[str, ...]:
    files = _files(entries, "like")
    texts: list[str] = []
    count = 0
    for like in _inner(entries, "like", "like"):
        count += 1
        words = like.get("fullText")
        if isinstance(words, str) and len(texts) < MOST_LIKED:
            texts.append(words)
    if files:
        parts.append(PartRead(Part.LIKES, len(files), count, undated=count))
    return tuple(texts)


def _apps(entries: Entries, parts: list[PartRead]) -> tuple[ConnectedApp, ...] | None:
    files = _files(entries, _APPS)
    if not files:
        return None
    apps = []
    for app in _inner(entries, _APPS, "connectedApplication"):
        name, rights, number = app.get("name"), app.get("permissions"), app.get("id")
        approved = iso_time(app.get("approvedAt"))
        apps.append(
            ConnectedApp(
                name=storable(name) if isinstance(name, str) else "",
                added_at=moment(approved.timestamp()) if approved else UNDATED,
                can_write="write" in rights if isinstance(rights, list) else None,
                revoke_page=f"{_REVOKE_PAGE}/{number}"
                if isinstance(number, str) and number.isdecimal()
                else _REVOKE_PAGE,
            )
        )
    parts.append(PartRead(Part.APPS, len(files), len(apps)))
    return tuple(apps)
