"""Everything that a morning's facts offer to do, by kind, the most worthwhile of each first. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from service.engagement.tasks import (
    MINUTES,
    Person,
    PlannedTask,
    TaskKind,
    key_of,
    post_link,
    profile_link,
    try_out_key,
)

SETTINGS: Final = ("auto_follow_off", "friend_finder_off", "auto_message_off", "connected_apps_checked")
NAMES_TO_KNOW: Final = 5

WORTH_ANSWERING: Final = timedelta(days=30)
"""Who wrote longer ago than this comes after everybody else who waits, newest first: an answer that late surprises. Ours."""


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
class Due:
    """Somebody whose try-out is over."""

    person: Person
    opened_at: datetime
    """In the client's own time zone."""
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Untouched:
    """Somebody with whom a touch is due by their stars."""

    person: Person
    last_touch_at: datetime | None
    """In the client's own time zone; `None` where there was none yet."""
    stars: int


@dataclass(frozen=True, slots=True)
class Step:
    """One day's step of an open weed-out."""

    weed_out_id: UUID
    step: int
    people: int
    """Still to do."""
    handle: str
    """Of the client's own account."""


@dataclass(frozen=True, slots=True)
class DayFacts:
    """What is known of a client this morning; all may be empty, and there is still a plan."""

    waiting: Sequence[Waiting] = ()
    due: Sequence[Due] = ()
    """The longest due first."""
    untouched: Sequence[Untouched] = ()
    """Those with the most stars first, then the longest left alone."""
    steps: Sequence[Step] = ()
    """The next of each open weed-out; one a day, and each once."""
    newcomers: Sequence[Newcomer] = ()
    circle: Sequence[Person] = ()
    """Those to know well, the one left alone the longest first."""
    learned: frozenset[tuple[UUID, int]] = frozenset()
    """Account and number of everybody of whom one thing is known already."""
    interests: Sequence[str] = ()
    market: Sequence[str] = ()
    """What the people whom the client looks for care about."""


def offers(facts: DayFacts, *, minutes: int, day: date) -> Mapping[TaskKind, Sequence[PlannedTask]]:
    """What may be offered on this day of each kind, the most worthwhile first."""
    year, week, _ = day.isocalendar()
    interests = _listed("interests", facts.interests)
    return {
        TaskKind.REPLY: [_reply(each) for each in sorted(facts.waiting, key=lambda each: _urgency(each, day))],
        TaskKind.TRY_OUT: [_verdict(each) for each in facts.due],
        TaskKind.TOUCH: [_touch(each) for each in facts.untouched],
        TaskKind.WEED_OUT: [
            _once(
                TaskKind.WEED_OUT,
                f"{each.weed_out_id}:{each.step}",
                {
                    "weed_out_id": str(each.weed_out_id),
                    "step": each.step,
                    "people": each.people,
                    "account": each.handle,
                },
            )
            for each in facts.steps
        ],
        TaskKind.LOOK: [_look(each) for each in sorted(facts.newcomers, key=_promise)],
        TaskKind.COMMENT: [_about(TaskKind.COMMENT, each, f"{year}-{week:02d}", interests) for each in facts.circle],
        TaskKind.LEARN: [
            _about(TaskKind.LEARN, each, "once", {})
            for each in facts.circle
            if (each.account_id, each.profile_id) not in facts.learned
        ],
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
    if link := post_link(person, waiting.post_id):
        params["link"] = link
    when = str(int(waiting.since.timestamp()))
    return PlannedTask(TaskKind.REPLY, _key(TaskKind.REPLY, person, when), MINUTES[TaskKind.REPLY], person, params)


def _look(newcomer: Newcomer) -> PlannedTask:
    return _about(TaskKind.LOOK, newcomer.person, "once", {"fit": newcomer.fit} if newcomer.fit >= 0 else {})


def _verdict(due: Due) -> PlannedTask:
    person = due.person
    params: dict[str, str | int] = {"handle": person.handle, "since": due.opened_at.date().isoformat()}
    if link := profile_link(person):
        params["link"] = link
    key = try_out_key(person.account_id, person.profile_id, due.due_at)
    return PlannedTask(TaskKind.TRY_OUT, key, MINUTES[TaskKind.TRY_OUT], person, params)


def _touch(untouched: Untouched) -> PlannedTask:
    last = untouched.last_touch_at
    extra: dict[str, str | int] = {"stars": untouched.stars} | ({"since": last.date().isoformat()} if last else {})
    when = str(int(last.timestamp())) if last else "first"
    return _about(TaskKind.TOUCH, untouched.person, when, extra)


def _about(kind: TaskKind, person: Person, when: str, extra: Mapping[str, str | int]) -> PlannedTask:
    params: dict[str, str | int] = {"handle": person.handle, **extra}
    if link := profile_link(person):
        params["link"] = link
    return PlannedTask(kind, _key(kind, person, when), MINUTES[kind], person, params)


def _once(kind: TaskKind, what: str, params: Mapping[str, str | int]) -> PlannedTask:
    return PlannedTask(kind, f"{kind}:{what}", MINUTES[kind], params=params)


def _key(kind: TaskKind, person: Person, when: str) -> str:
    return key_of(kind, person.account_id, person.profile_id, when)


def _listed(name: str, words: Sequence[str]) -> Mapping[str, str]:
    return {name: ", ".join(words[:_WORDS_SHOWN])} if words else {}


_WORDS_SHOWN: Final = 3
