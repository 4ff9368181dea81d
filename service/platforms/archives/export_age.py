"""When an export was made, and for whom, as its file name or its newest record tells; never later than now."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final

from service.platforms.archives.contents import Conversation, DatedBy, Export
from service.platforms.archives.dated_names import DatedNames
from service.platforms.archives.refusals import NotMadeYet

AHEAD: Final = timedelta(days=1)
"""How far an export's day may be ahead of ours: names give a day in a time zone of their own, and clocks differ."""

# "instagram-anna.lee-2026-01-09-f6TM2NkJ", and "anna.lee_20210305" before 2023
_NAMED = re.compile(r"(?:instagram|facebook)-(?P<owner>.+)-(?P<day>\d{4}-\d{2}-\d{2})(?:-\w+)?")
_NAMED_BEFORE = re.compile(r"(?P<owner>[A-Za-z0-9._]+)_(?P<day>\d{8})(?:_part_?\d+)?")


def named_after(*names: str) -> tuple[str | None, datetime | None]:
    """The owner's handle and the day in the first of these file or folder names that tells them."""
    for name in names:
        if found := _NAMED.fullmatch(name) or _NAMED_BEFORE.fullmatch(name):
            try:
                day = datetime.strptime(found["day"].replace("-", ""), "%Y%m%d").replace(tzinfo=UTC)
            except ValueError:
                continue
            return found["owner"].lower(), day
    return None, None


def require_made(export: Export, *, at: datetime) -> None:
    """Refuse an export that says it was made after this moment: whoever waits in it, or joined, would be dated wrong.

    Raises:
        NotMadeYet: naming the day.
    """
    if export.taken_at is not None and export.taken_at > at + AHEAD:
        raise NotMadeYet(
            f"this export is dated {export.taken_at:%Y-%m-%d}, a day that has not come yet",
            "hand in the file as the network made it, under the name that it gave it",
        )


def made_at(
    day: datetime | None, lists: Iterable[DatedNames | None], talks: Iterable[Conversation]
) -> tuple[datetime | None, DatedBy | None]:
    """The moment to count from: the day in the name, but never before the newest record inside."""
    newest = max([int(names.at.max()) for names in lists if names], default=0)
    newest = max([newest, *(max(talk.last_in_at, talk.last_out_at) for talk in talks)])
    last = datetime.fromtimestamp(newest, UTC) if newest > 0 else None
    if day is not None:
        return (max(day, last) if last else day), DatedBy.FILE_NAME
    return last, DatedBy.NEWEST_RECORD if last else None
