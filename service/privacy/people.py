"""Deleting one person around a practice's accounts on a network: somebody who follows, speaks or is spoken of.

Rows about them go. What holds others as well is kept without them: rolls of ids, pages that wait to be judged, and
pictures of exports.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import msgspec
import numpy as np
from sqlalchemy import Row, text

from service.audience import keeping, ledger_keeping, roll
from service.audience.models import PROVISIONAL_FROM
from service.audience.suppression import Suppression
from service.checkups.engager_gathering import LookedUp
from service.checkups.export_checkup import provisional_id
from service.kit.idempotency import forget_replies
from service.kit.work import Work
from service.platforms.contract import PostPage, ProfilePage, Profiles, ReactionPage
from service.privacy.mentions import Mentions
from service.privacy.person_rows import ACCOUNTS, PERSON_ROWS


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on a network, by everything they are known by here."""

    platform: str
    numbers: frozenset[int]
    """The network's own, and provisional ones."""
    handles: frozenset[str]
    """In lower case."""
    names: frozenset[str] = frozenset()

    @property
    def number(self) -> int | None:
        """The network's own number of them, where it is known."""
        return min((each for each in self.numbers if each < PROVISIONAL_FROM), default=None)

    @property
    def handle(self) -> str | None:
        """Their handle, where it is known."""
        return min(self.handles, default=None)

    @property
    def mentions(self) -> Mentions:
        """How to find them in what is written."""
        return Mentions.of(self.numbers, self.handles | self.names)


async def known_as(work: Work, platform: str, number: int | None, handle: str | None) -> Person:
    """Everything by which this practice knows the person with this number or this handle."""
    key = (await work.seals()).derived(b"provisional ids")
    bound = {
        "practice": work.practice_id,
        "platform": platform,
        "number": number or -1,
        "handle": (handle or "").lower(),
    }
    rows = (await work.session.execute(text(_KNOWN), bound)).all()
    handles = {each for each in (bound["handle"], *(row.handle.lower() for row in rows)) if each}
    numbers = {row.profile_id for row in rows} | ({number} if number is not None else set())
    return Person(
        platform,
        frozenset(numbers | {provisional_id(each, key) for each in handles}),
        frozenset(handles),
        frozenset(row.name for row in rows if row.name),
    )


async def erase_person(work: Work, person: Person, suppression: Suppression) -> dict[str, int]:
    """Delete everything kept of this person; rows deleted or cleaned, by table."""
    # A roll of a million ids takes longer than any request may; the job's own time-out bounds it.
    await work.session.execute(text("SET LOCAL statement_timeout = 0"))
    await keeping.one_after_the_other(await keeping.connection_of(work.session), work.practice_id, person.platform)
    mentions = person.mentions
    counts = {
        "idempotency_key": await forget_replies(work, mentions.are_in),
        "kept_page": await _clean_pages(work, person, suppression),
        "snapshot": await _clean_rolls(work, person),
        "quality_roll": await ledger_keeping.leave_out(work, person.platform, person.numbers),
        "audience_report": await _clean_pictures(work, person, mentions),
        "task": await _delete_mentioning(work, person, mentions, "task", ("params", "task_key", "skip_reason")),
        "finding_answer": await _for_naming(work, person, mentions, _SAID, "DELETE FROM finding_answer"),
        "declared_event": await _for_naming(work, person, mentions, _NOTED, "UPDATE declared_event SET note = ''"),
        "finding": await _delete_mentioning(
            work, person, mentions, "finding", ("verdict", "recognition_key", "dismissal_reason")
        ),
    }
    for table, where in PERSON_ROWS.items():
        counts[table] = await _execute(work, person, f"DELETE FROM {table} WHERE practice_id = :practice AND ({where})")
    return {table: rows for table, rows in counts.items() if rows}


async def _clean_rolls(work: Work, person: Person) -> int:
    gone = np.array(sorted(person.numbers), np.int64)
    cleaned = 0
    for row in await _rows(work, person, f"SELECT id, ids FROM snapshot WHERE {_OFACCOUNTS} AND ids IS NOT NULL"):
        ids = roll.unpacked(row.ids)
        others = ids[~roll.is_among(ids, gone)]
        if others.size < ids.size:
            await _write(work, "snapshot", "id = :id", {"ids": roll.packed(others)}, id=row.id)
            cleaned += 1
    return cleaned


async def _clean_pages(work: Work, person: Person, suppression: Suppression) -> int:
    cleaned = 0
    pages = f"SELECT checkup_id, list_name, number, packed FROM kept_page WHERE {_OF_CHECKUPS}"
    for row in await _rows(work, person, pages):
        packed = _PAGES[row.list_name](row.packed, suppression) if row.list_name in _PAGES else row.packed
        if packed != row.packed:
            where = "checkup_id = :checkup AND list_name = :list AND number = :number"
            place = {"checkup": row.checkup_id, "list": row.list_name, "number": row.number}
            await _write(work, "kept_page", where, {"packed": packed}, **place)
            cleaned += 1
    return cleaned


def _people_left(packed: bytes, suppression: Suppression) -> bytes:
    page = ProfilePage(msgspec.msgpack.decode(packed, type=Profiles), None)
    left = suppression.out_of(page)
    return packed if not isinstance(left, ProfilePage) or left.profiles is page.profiles else _encoded(left.profiles)


def _posts_left(packed: bytes, suppression: Suppression) -> bytes:
    return _encoded(suppression.out_of(msgspec.msgpack.decode(packed, type=PostPage)))


def _reactions_left(packed: bytes, suppression: Suppression) -> bytes:
    return _encoded(suppression.out_of(msgspec.msgpack.decode(packed, type=ReactionPage)))


def _looked_up_left(packed: bytes, suppression: Suppression) -> bytes:
    answer = msgspec.msgpack.decode(packed, type=LookedUp)
    is_them = suppression.hides(answer.profile_id, answer.profile.handle if answer.profile else None)
    return _encoded(LookedUp(0, None)) if is_them else packed


_encoded: Final = msgspec.msgpack.Encoder().encode
_PAGES: Final[dict[str, Callable[[bytes, Suppression], bytes]]] = {
    "followers": _people_left,
    "following": _people_left,
    "posts": _posts_left,
    "mentions": _posts_left,
    "reactions": _reactions_left,
    "looked_up": _looked_up_left,
}


async def _clean_pictures(work: Work, person: Person, mentions: Mentions) -> int:
    cleaned = 0
    for row in await _rows(
        work, person, f"SELECT id, picture FROM audience_report WHERE {_OFACCOUNTS} AND picture IS NOT NULL"
    ):
        if mentions.are_in(row.picture):
            left = msgspec.json.encode(mentions.cut_from(row.picture)).decode()
            await work.session.execute(
                text(
                    "UPDATE audience_report SET picture = cast(:picture AS jsonb)"
                    " WHERE practice_id = :practice AND id = :id"
                ),
                {"practice": work.practice_id, "id": row.id, "picture": left},
            )
            cleaned += 1
    return cleaned


async def _delete_mentioning(
    work: Work, person: Person, mentions: Mentions, table: str, columns: tuple[str, ...]
) -> int:
    rows = await _rows(
        work, person, f"SELECT id, subject_profile_id, {', '.join(columns)} FROM {table} WHERE {_OFACCOUNTS}"
    )
    theirs = [
        row.id
        for row in rows
        if row.subject_profile_id in person.numbers or any(mentions.are_in(getattr(row, name)) for name in columns)
    ]
    if theirs:
        statement = text(f"DELETE FROM {table} WHERE practice_id = :practice AND id = ANY(:ids)")
        await work.session.execute(statement, {"practice": work.practice_id, "ids": theirs})
    return len(theirs)


async def _for_naming(work: Work, person: Person, mentions: Mentions, query: str, act: str) -> int:
    """Do this to rows whose words name the person."""
    theirs = [row.id for row in await _rows(work, person, query) if mentions.are_in(row.words)]
    if theirs:
        statement = text(f"{act} WHERE practice_id = :practice AND id = ANY(:ids)")
        await work.session.execute(statement, {"practice": work.practice_id, "ids": theirs})
    return len(theirs)


async def _rows(work: Work, person: Person, query: str) -> list[Row[Any]]:
    return list(
        (await work.session.execute(text(query), {"practice": work.practice_id, "platform": person.platform})).all()
    )


async def _execute(work: Work, person: Person, statement: str) -> int:
    bound = {
        "practice": work.practice_id,
        "platform": person.platform,
        "numbers": list(person.numbers),
        "words": list(person.handles),
    }
    known = text(statement)
    result = await work.session.execute(known, {name: bound[name] for name in known.compile().params})
    return int(result.rowcount)  # type: ignore[attr-defined] # a DELETE's result counts rows


async def _write(work: Work, table: str, where: str, values: dict[str, bytes], **place: object) -> None:
    columns = ", ".join(f"{name} = :{name}" for name in values)
    statement = text(f"UPDATE {table} SET {columns} WHERE practice_id = :practice AND {where}")
    await work.session.execute(statement, {"practice": work.practice_id, **values, **place})


_OFACCOUNTS: Final = f"practice_id = :practice AND account_id IN ({ACCOUNTS})"
_OF_CHECKUPS: Final = f"practice_id = :practice AND checkup_id IN (SELECT id FROM checkup WHERE {_OFACCOUNTS})"
_OF_FINDINGS: Final = f"practice_id = :practice AND finding_id IN (SELECT id FROM finding WHERE {_OFACCOUNTS})"
_THEM: Final = "(profile_id = :number OR lower(handle) = :handle)"
_KNOWN: Final = f"""
SELECT profile_id, handle, name FROM profile WHERE practice_id = :practice AND platform = :platform AND {_THEM}
UNION SELECT profile_id, handle, '' FROM engager WHERE {_OFACCOUNTS} AND {_THEM}
UNION SELECT profile_id, handle, '' FROM conversation WHERE {_OFACCOUNTS} AND {_THEM}
"""
_SAID: Final = f"SELECT n.id, n.words FROM finding_answer n WHERE {_OF_FINDINGS}"
_NOTED: Final = f"SELECT id, note AS words FROM declared_event WHERE {_OFACCOUNTS}"
