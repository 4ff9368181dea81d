"""Instagram's message threads: who wrote and when, never what, except to leave mere reactions out."""

import re
from collections.abc import Iterable
from typing import Final

from service.platforms.archives.contents import Conversation
from service.platforms.archives.conversations import Thread, conversation, owner_among
from service.platforms.archives.dated_names import UNDATED, DatedNames, moment
from service.platforms.archives.export_records import mended
from service.platforms.archives.html_records import html_records
from service.platforms.archives.json_records import BoundedText, events
from service.platforms.archives.zip_entries import Entries, EntryStream

FILE: Final = re.compile(
    r"(?:your_instagram_activity/)?messages/(?:inbox|message_requests)/(?P<thread>[^/]+)/message_\d+\.(?P<form>json|html)"
)
_NUMBERED = re.compile(r"(.+?)_\d+")
NOTICES: Final = (
    r"Liked a message",
    r"Reacted \S+ to your message",
    r"A aimé un message",
    r"A réagi \S+ à votre message",
    r'Ha messo "Mi piace" a un messaggio',
    r"Ha aggiunto la reazione \S+(?: al tuo messaggio)?",
    r"Le gustó un mensaje",
    r"Reaccionó \S+ a tu mensaje",
    r"Curtiu uma mensagem",
    r"Reagiu (?:com )?\S+ à sua mensagem",
    r"Bir mesajı beğendi",  # noqa: RUF001 (Turkish has a dotless i)
    r"(?:\S+ )?[Gg]efällt eine Nachricht",
    r"Đã thích một tin nhắn",
)
"""What exports write where somebody only tapped a heart, in English, French, Italian, Spanish, Portuguese and Turkish:
the wordings that public readers of such exports leave out. The last two, German (with the handle, for the grammar) and
Vietnamese, are Instagram's own wordings as public readers of its inbox meet them, where the English and Turkish ones stand
as well; in exports they were not seen. No source was found for other languages, nor for other reactions in these two. The
`reactions` of a message name who reacted and not when, so that they cannot tell which message is the notice."""

REACTION: Final = re.compile(rf"(?:{'|'.join(NOTICES)})\.?\s*")
"""A message that is such a notice and needs no answer."""


def conversations(
    entries: Entries, files: list[str], *, owner: str | None, known: Iterable[DatedNames]
) -> tuple[tuple[Conversation, ...], int]:
    """The conversations in these files with one other person each, and how many messages they were read from."""
    threads: dict[str, Thread] = {}
    for name in files:
        found = FILE.fullmatch(name)
        folder = found["thread"] if found else name
        numbered = _NUMBERED.fullmatch(folder)
        thread = threads.setdefault(folder, Thread(slug=(numbered[1] if numbered else folder).lower()))
        with entries.stream(name) as stream:
            if name.endswith(".json"):
                _read_json(stream, thread)
            else:
                _read_html(stream, thread)
    messages = sum(len(thread.at) for thread in threads.values())
    me = owner_among(threads.values(), owner)
    if me is None:
        return (), messages
    handles = _handles(threads, me, known)
    read = (conversation(thread, owner=me, handle=handles.get(folder)) for folder, thread in threads.items())
    return tuple(one for one in read if one), messages


def message_files(entries: Entries) -> list[str]:
    """The thread files of this export."""
    return entries.matching(FILE)


def _read_json(stream: EntryStream, thread: Thread) -> None:
    sender, at, content = "", UNDATED, ""
    for prefix, kind, value in events(BoundedText(stream), between_records=2):
        if prefix == "messages.item" and kind == "end_map":
            if sender and at != UNDATED and not REACTION.fullmatch(content):
                thread.add(sender, at)
            sender, at, content = "", UNDATED, ""
        elif isinstance(value, str):
            if prefix == "messages.item.sender_name":
                sender = mended(value)
            elif prefix == "messages.item.content":
                content = mended(value)
            elif prefix == "participants.item.name":
                thread.participants.add(mended(value))
            elif prefix == "title":
                thread.title = mended(value)
        elif prefix == "messages.item.timestamp_ms" and isinstance(value, int | float):
            at = int(value) if moment(value / 1000) != UNDATED else UNDATED


def _read_html(stream: EntryStream, thread: Thread) -> None:
    for record in html_records(stream):
        words = " ".join(field.value for field in record.fields if field.at == UNDATED)
        if record.heading and record.at != UNDATED and not REACTION.fullmatch(words):
            # Pages give minutes and list the newest first; the milliseconds keep that order.
            thread.add(record.heading, record.at * 1000 + 999 - len(thread.at) % 1000)


def _handles(threads: dict[str, Thread], owner: str, known: Iterable[DatedNames]) -> dict[str, str]:
    # Exports call people by display name; only the folder, or a name that is itself a handle, ties them to a handle.
    wanted: dict[str, set[str]] = {}
    spellings: dict[str, set[str]] = {}
    for folder, thread in threads.items():
        spellings[folder] = {thread.slug} | {name.lower() for name in thread.people - {owner}}
        for spelling in spellings[folder]:
            wanted.setdefault(_bare(spelling), set()).add(folder)
    tied: dict[str, set[str]] = {}
    for people in known if wanted else ():
        for handle, _ in people:
            for folder in wanted.get(_bare(handle), ()):
                tied.setdefault(folder, set()).add(handle)
    exact = {folder: handles & spellings[folder] or handles for folder, handles in tied.items()}
    return {folder: handles.pop() for folder, handles in exact.items() if len(handles) == 1}


def _bare(handle: str) -> str:
    return handle.replace(".", "").replace("_", "")
