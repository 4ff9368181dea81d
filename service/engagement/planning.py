"""The daily plan: what is worth a client's few minutes today, ranked by a published rule. Pure.

The rule. First the people who wrote and wait, oldest first, up to half of the minutes. Then one task of each other kind
that has something to offer, in the order of `TURNS`: a verdict on somebody whose try-out is over, a touch
with somebody whom the client meant to stay in touch with, one step of a weed-out, a look at a newcomer, a comment for somebody of the circle, one thing
to learn about somebody, then what needs no data at all: the market, the time of day, one setting, one name. Then the rest of the
replies, then further turns, until the minutes are used. A task is offered once: its key says what makes it the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from service.engagement.offers import DayFacts, offers
from service.engagement.tasks import MINUTES, PlannedTask, TaskKind

TURNS: Final = (
    TaskKind.TRY_OUT,
    TaskKind.TOUCH,
    TaskKind.WEED_OUT,
    TaskKind.LOOK,
    TaskKind.COMMENT,
    TaskKind.LEARN,
    TaskKind.MARKET,
    TaskKind.TIME,
    TaskKind.SETTING,
    TaskKind.NAME,
)


def plan_day(
    facts: DayFacts, *, minutes: int, day: date, offered_before: frozenset[str], open_minutes: int = 0
) -> tuple[PlannedTask, ...]:
    """The tasks for this day in their order, at most `minutes` long together with the `open_minutes` already spoken for."""
    open_offers = {
        kind: [task for task in tasks if task.key not in offered_before]
        for kind, tasks in offers(facts, minutes=minutes, day=day).items()
    }
    left = minutes - open_minutes
    plan: list[PlannedTask] = []
    for task in _in_order(open_offers, half=minutes // 2):
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
