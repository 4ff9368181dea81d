"""The daily plan: what is worth a client's few minutes today, ranked by a published rule. Pure.

The rule. First the people who wrote and wait, oldest first, up to half of the minutes. Then one task of each other kind
that has something to offer, in the order of `TURNS`: look at a newcomer, comment on somebody of the circle, learn one
thing about somebody, tick one setting, name one person. Then the rest of the replies, then further turns, until the
minutes are used. A task is offered once: its key says what makes it the same task.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID


class TaskKind(StrEnum):
    """What a task asks of the client; Rapport prepares and remembers, the client acts."""

    REPLY = "reply"
    LOOK = "look"
    COMMENT = "comment"
    LEARN = "learn"
    SETTING = "setting"
    NAME = "name"


MINUTES: Final[Mapping[TaskKind, int]] = {
    TaskKind.REPLY: 3,
    TaskKind.LOOK: 2,
    TaskKind.COMMENT: 4,
    TaskKind.LEARN: 5,
    TaskKind.SETTING: 2,
    TaskKind.NAME: 3,
}
"""Minutes a task takes; our estimate until enough of them are timed, and shown with each task."""

TURNS: Final = (TaskKind.LOOK, TaskKind.COMMENT, TaskKind.LEARN, TaskKind.SETTING, TaskKind.NAME)
SETTINGS: Final = ("auto_follow_off", "friend_finder_off", "auto_message_off", "connected_apps_checked")
NAMES_TO_KNOW: Final = 5


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
    """The tasks for this day in their order, at most `minutes` long together with what is still open from before."""
    offers = {
        kind: [task for task in tasks if task.key not in offered_before] for kind, tasks in _offers(facts, day).items()
    }
    left = minutes - open_minutes
    plan: list[PlannedTask] = []
    for task in _in_order(offers, half=minutes // 2):
        if task.minutes <= left:
            plan.append(task)
            left -= task.minutes
    return tuple(plan)


def _in_order(offers: Mapping[TaskKind, list[PlannedTask]], *, half: int) -> Iterator[PlannedTask]:
    replies = offers[TaskKind.REPLY]
    first = max(1, half // MINUTES[TaskKind.REPLY])
    yield from replies[:first]
    turns = [offers[kind] for kind in TURNS]
    yield from (tasks[0] for tasks in turns if tasks)
    yield from replies[first:]
    for turn in range(1, max(map(len, turns), default=0)):
        yield from (tasks[turn] for tasks in turns if turn < len(tasks))


def _offers(facts: DayFacts, day: date) -> Mapping[TaskKind, Iterable[PlannedTask]]:
    year, week, _ = day.isocalendar()
    return {
        TaskKind.REPLY: [_reply(each) for each in sorted(facts.waiting, key=lambda each: each.since)],
        TaskKind.LOOK: [_look(each) for each in sorted(facts.newcomers, key=_promise)],
        TaskKind.COMMENT: [
            _about(TaskKind.COMMENT, each, f"{year}-{week:02d}", {"interests": ", ".join(facts.interests[:3])})
            for each in facts.circle
        ],
        TaskKind.LEARN: [_about(TaskKind.LEARN, each, "once", {}) for each in facts.circle],
        TaskKind.SETTING: [
            PlannedTask(TaskKind.SETTING, f"setting:{name}", MINUTES[TaskKind.SETTING], params={"setting": name})
            for name in SETTINGS
        ],
        TaskKind.NAME: [
            PlannedTask(TaskKind.NAME, f"name:{number}", MINUTES[TaskKind.NAME], params={"number": number})
            for number in range(1, NAMES_TO_KNOW + 1)
        ],
    }


def _promise(newcomer: Newcomer) -> tuple[int, int, int]:
    return (-max(newcomer.fit, 0), -newcomer.score, newcomer.person.profile_id)


def _reply(waiting: Waiting) -> PlannedTask:
    person = waiting.person
    params: dict[str, str | int] = {"handle": person.handle, "since": waiting.since.date().isoformat()}
    if link := _post_link(person, waiting.post_id):
        params["link"] = link
    key = f"reply:{person.account_id}:{person.profile_id}:{waiting.since:%Y-%m-%dT%H:%M:%S}"
    return PlannedTask(TaskKind.REPLY, key, MINUTES[TaskKind.REPLY], person, params)


def _look(newcomer: Newcomer) -> PlannedTask:
    person = newcomer.person
    params: dict[str, str | int] = {"handle": person.handle, "link": profile_link(person)}
    if newcomer.fit >= 0:
        params["fit"] = newcomer.fit
    return PlannedTask(
        TaskKind.LOOK, f"look:{person.account_id}:{person.profile_id}", MINUTES[TaskKind.LOOK], person, params
    )


def _about(kind: TaskKind, person: Person, when: str, extra: Mapping[str, str]) -> PlannedTask:
    params = {"handle": person.handle, "link": profile_link(person)} | {
        name: text for name, text in extra.items() if text
    }
    return PlannedTask(kind, f"{kind}:{person.account_id}:{person.profile_id}:{when}", MINUTES[kind], person, params)


def profile_link(person: Person) -> str:
    """Where the person is found on the network."""
    return f"{_HOSTS[person.platform]}/{person.handle}"


def _post_link(person: Person, post_id: int | None) -> str:
    return f"{_HOSTS['x']}/{person.handle}/status/{post_id}" if person.platform == "x" and post_id else ""


_HOSTS: Final = {"x": "https://x.com", "instagram": "https://www.instagram.com", "facebook": "https://www.facebook.com"}
