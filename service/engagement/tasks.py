"""What a task is: its kinds, how long each takes, and whom it may be about. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID


class TaskKind(StrEnum):
    """What a task asks of the client; Rapport prepares and remembers, the client acts."""

    REPLY = "reply"
    TRY_OUT = "try_out"
    TOUCH = "touch"
    WEED_OUT = "weed_out"
    LOOK = "look"
    COMMENT = "comment"
    LEARN = "learn"
    MARKET = "market"
    TIME = "time"
    SETTING = "setting"
    NAME = "name"


MINUTES: Final[Mapping[TaskKind, int]] = {
    TaskKind.REPLY: 3,
    TaskKind.TRY_OUT: 2,
    TaskKind.TOUCH: 3,
    TaskKind.WEED_OUT: 5,
    TaskKind.LOOK: 2,
    TaskKind.COMMENT: 4,
    TaskKind.LEARN: 5,
    TaskKind.MARKET: 3,
    TaskKind.TIME: 1,
    TaskKind.SETTING: 2,
    TaskKind.NAME: 1,
}
"""Minutes a task takes; our estimate until enough of them are timed, and shown with each task."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a task is about, and the account they are known through."""

    account_id: UUID
    profile_id: int
    handle: str
    platform: str


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """One task of one day."""

    kind: TaskKind
    key: str
    minutes: int
    person: Person | None = None
    params: Mapping[str, str | int] = field(default_factory=dict)


def key_of(kind: TaskKind, account_id: UUID, profile_id: int, when: str) -> str:
    """What makes a task about somebody the same task: they, and on which occasion."""
    return f"{kind}:{account_id}:{profile_id}:{when}"


def try_out_key(account_id: UUID, profile_id: int, due_at: datetime) -> str:
    """What makes the asking for one verdict the same task."""
    return key_of(TaskKind.TRY_OUT, account_id, profile_id, str(int(due_at.timestamp())))


def profile_link(person: Person) -> str:
    """Where the person is found on the network; empty for who is known by a name alone, as in exports from Facebook."""
    return f"{_HOSTS[person.platform]}/{person.handle}" if _HANDLE.fullmatch(person.handle) else ""


def post_link(person: Person, post_id: int | None) -> str:
    """Where a post of theirs is found; empty where that cannot be told from its number."""
    profile = profile_link(person)
    return f"{profile}/status/{post_id}" if person.platform == "x" and profile and post_id else ""


_HANDLE: Final = re.compile(r"(?=.*\w)[A-Za-z0-9_.]{1,50}")
"""What the networks allow in handles between them; Facebook's are the longest."""
_HOSTS: Final = {"x": "https://x.com", "instagram": "https://www.instagram.com", "facebook": "https://www.facebook.com"}
