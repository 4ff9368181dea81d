"""The daily plan: what is worth a client's few minutes today, ranked by a published rule. Pure.

The rule. First the people who wrote and wait, oldest first, up to half of the minutes. Then one task of each other kind
that has something to offer, in the order of `TURNS`: look at a newcomer, comment on somebody of the circle, learn one
thing about somebody, then what needs no data at all: the market, the time of day, one setting, one name. Then the rest of
the replies, then further turns, until the minutes are used. A task is offered once: its key says what makes it the same.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID


class TaskKind(StrEnum):
    """What a task asks of the client; Rapport prepares and remembers, the client acts."""

    REPLY = "reply"
    LOOK = "look"
    COMMENT = "comment"
    LEARN = "learn"
    MARKET = "market"
    TIME = "time"
    SETTING = "setting"
    NAME = "name"


MINUTES: Final[Mapping[TaskKind, int]] = {
    TaskKind.REPLY: 3,
    TaskKind.LOOK: 2,
    TaskKind.COMMENT: 4,
    TaskKind.LEARN: 5,
    TaskKind.MARKET: 3,
    TaskKind.TIME: 1,
    TaskKind.SETTING: 2,
    TaskKind.NAME: 1,
}
"""Minutes a task takes; our estimate until enough of them are timed, and shown with each task."""

TURNS: Final = (
    TaskKind.LOOK,
    TaskKind.COMMENT,
    TaskKind.LEARN,
    TaskKind.MARKET,
    TaskKind.TIME,
    TaskKind.SETTING,
    TaskKind.NAME,
)
SETTINGS: Final = ("auto_follow_off", "friend_finder_off", "auto_message_off", "connected_apps_checked")
NAMES_TO_KNOW: Final = 5

WORTH_ANSWERING: Final = timedelta(days=30)
"""Who wrote longer ago than this comes after everybody else who waits, newest first: an answer that late surprises. Ours."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a task is about, and the account they are known through."""

    account_id: UUID
    profile_id: int
    handle: str
    platform: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who wrote and got no answer."""

    person: Person
    since: datetime
    """In the client's own time zone."""
    post_id: int | None = None
    """Their post, where it can be linked to."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who followed lately."""

    person: Person
    score: int
    fit: int
    """0 to 100; -1 when not observable."""


@dataclass(frozen=True, slots=True)
class DayFacts:
    """What is known of a client this morning; all may be empty, and there is still a plan."""

    waiting: Sequence[Waiting] = ()
    newcomers: Sequence[Newcomer] = ()
    circle: Sequence[Person] = ()
    """Those to know well, the one left alone the longest first."""
    interests: Sequence[str] = ()
    market: Sequence[str] = ()
    """What the people whom the client looks for care about."""


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """One task of one day."""

    kind: TaskKind
    key: str
    minutes: int
    person: Person | None = None
    params: Mapping[str, str | int] = field(default_factory=dict)


def plan_day(
    facts: DayFacts, *, minutes: int, day: date, offered_before: frozenset[str], open_minutes: int = 0
) -> tuple[PlannedTask, ...]:
    """The tasks for this day in their order, at most `minutes` long together with the `open_minutes` already spoken for."""
    offers = {
        kind: [task for task in tasks if task.key not in offered_before]
        for kind, tasks in _offers(facts, minutes=minutes, day=day).items()
    }
    left = minutes - open_minutes
    plan: list[PlannedTask] = []
    for task in _in_order(offers, half=minutes // 2):
        if task.minutes <= left:
            plan.append(task)
            left -= task.minutes
    return tuple(plan)


def _in_order(offers: Mapping[TaskKind, Sequence[PlannedTask]], *, half: int) -> Iterator[PlannedTask]:
    replies = offers[TaskKind.REPLY]
    first = max(1, half // MINUTES[TaskKind.REPLY])
    yield from replies[:first]
    turns = [offers[kind] for kind in TURNS]
    yield from (tasks[0] for tasks in turns if tasks)
    yield from replies[first:]
    for turn in range(1, max(map(len, turns), default=0)):
        yield from (tasks[turn] for tasks in turns if turn < len(tasks))


def _offers(facts: DayFacts, *, minutes: int, day: date) -> Mapping[TaskKind, Sequence[PlannedTask]]:
    year, week, _ = day.isocalendar()
    interests = _listed("interests", facts.interests)
    return {
        TaskKind.REPLY: [_reply(each) for each in sorted(facts.waiting, key=lambda each: _urgency(each, day))],
        TaskKind.LOOK: [_look(each) for each in sorted(facts.newcomers, key=_promise)],
        TaskKind.COMMENT: [_about(TaskKind.COMMENT, each, f"{year}-{week:02d}", interests) for each in facts.circle],
        TaskKind.LEARN: [_about(TaskKind.LEARN, each, "once", {}) for each in facts.circle],
        TaskKind.MARKET: [_once(TaskKind.MARKET, "once", _listed("interests", facts.market))],
        TaskKind.TIME: [_once(TaskKind.TIME, "once", {"minutes": minutes})],
        TaskKind.SETTING: [_once(TaskKind.SETTING, name, {"setting": name}) for name in SETTINGS],
        TaskKind.NAME: [
            _once(TaskKind.NAME, str(number), {"number": number, "of": NAMES_TO_KNOW})
            for number in range(1, NAMES_TO_KNOW + 1)
        ],
    }


def _urgency(waiting: Waiting, day: date) -> tuple[bool, float]:
    is_late = day - waiting.since.date() > WORTH_ANSWERING
    since = waiting.since.timestamp()
    return (is_late, -since if is_late else since)


def _promise(newcomer: Newcomer) -> tuple[int, int, int]:
    return (-max(newcomer.fit, 0), -newcomer.score, newcomer.person.profile_id)


def _reply(waiting: Waiting) -> PlannedTask:
    person = waiting.person
    params: dict[str, str | int] = {"handle": person.handle, "since": waiting.since.date().isoformat()}
    if link := _post_link(person, waiting.post_id):
        params["link"] = link
    when = str(int(waiting.since.timestamp()))
    return PlannedTask(TaskKind.REPLY, _key(TaskKind.REPLY, person, when), MINUTES[TaskKind.REPLY], person, params)


def _look(newcomer: Newcomer) -> PlannedTask:
    return _about(TaskKind.LOOK, newcomer.person, "once", {"fit": newcomer.fit} if newcomer.fit >= 0 else {})


def _about(kind: TaskKind, person: Person, when: str, extra: Mapping[str, str | int]) -> PlannedTask:
    params: dict[str, str | int] = {"handle": person.handle, **extra}
    if link := profile_link(person):
        params["link"] = link
    return PlannedTask(kind, _key(kind, person, when), MINUTES[kind], person, params)


def _once(kind: TaskKind, what: str, params: Mapping[str, str | int]) -> PlannedTask:
    return PlannedTask(kind, f"{kind}:{what}", MINUTES[kind], params=params)


def _key(kind: TaskKind, person: Person, when: str) -> str:
    return f"{kind}:{person.account_id}:{person.profile_id}:{when}"


def _listed(name: str, words: Sequence[str]) -> Mapping[str, str]:
    return {name: ", ".join(words[:_WORDS_SHOWN])} if words else {}


def profile_link(person: Person) -> str:
    """Where the person is found on the network; empty for who is known by a name alone, as in exports from Facebook."""
    return f"{_HOSTS[person.platform]}/{person.handle}" if _HANDLE.fullmatch(person.handle) else ""


def _post_link(person: Person, post_id: int | None) -> str:
    profile = profile_link(person)
    return f"{profile}/status/{post_id}" if person.platform == "x" and profile and post_id else ""


_WORDS_SHOWN: Final = 3
_HANDLE: Final = re.compile(r"(?=.*\w)[A-Za-z0-9_.]{1,50}")
"""What the networks allow in handles between them; Facebook's are the longest."""
_HOSTS: Final = {"x": "https://x.com", "instagram": "https://www.instagram.com", "facebook": "https://www.facebook.com"}
