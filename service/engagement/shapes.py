"""Words of the contract about tasks, plans and the circle."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec

from service.engagement.tasks import TaskKind
from service.engagement.words import task_text

TaskId = Annotated[UUID, msgspec.Meta(description="The task.", examples=["019a3c80-2b6d-7e90-8f1a-4c5d6e7f8091"])]
TaskState = Annotated[
    Literal["offered", "accepted", "done", "skipped", "snoozed", "lapsed"],
    msgspec.Meta(
        description="What became of it; `snoozed` until a day that the client chose, `lapsed` when nobody touched it for three"
        " days. It may still be done.",
        examples=["offered"],
    ),
]
Moment = Annotated[datetime, msgspec.Meta(description="When.", examples=["2026-11-02T12:00:00Z"])]
SkipReason = Annotated[
    str,
    msgspec.Meta(
        min_length=1,
        max_length=500,
        pattern=r"^[^\x00]*$",
        description="Why it was skipped, in the client's words.",
        examples=["We met in person yesterday."],
    ),
]
Learned = Annotated[
    str,
    msgspec.Meta(
        min_length=1,
        max_length=500,
        pattern=r"^[^\x00]*$",
        description="One personal fact, in the client's words.",
        examples=["Runs the Stockholm marathon every year."],
    ),
]
ProfileId = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[0-9]{1,19}$(?!\n)",
        description="The person's number on the network, as text since it outgrows what JavaScript counts exactly.",
        examples=["1460323737035677698"],
    ),
]


class TaskView(msgspec.Struct, frozen=True, kw_only=True):
    """One thing worth a few minutes."""

    id: TaskId
    code: Annotated[TaskKind, msgspec.Meta(description="What it asks; stable, safe to match on.", examples=["reply"])]
    params: Annotated[
        dict[str, str | int],
        msgspec.Meta(
            description="What the text speaks of. `handle` and `link` are left out where names may not be shown.",
            examples=[{"handle": "lena_runs", "since": "2026-10-30", "link": "https://x.com/lena_runs"}],
        ),
    ]
    text: Annotated[
        str,
        msgspec.Meta(
            description="The same in plain English.",
            examples=["Answer lena_runs, who wrote on 30 Oct 2026 and is still waiting."],
        ),
    ]
    minutes: Annotated[int, msgspec.Meta(description="About how long it takes.", examples=[3])]
    state: TaskState
    day: Annotated[date, msgspec.Meta(description="The client's own day it was offered for.", examples=["2026-11-02"])]
    decided_at: Annotated[
        datetime | None,
        msgspec.Meta(description="When it was accepted, done or skipped; null while it is offered.", examples=[None]),
    ]
    skip_reason: Annotated[
        str | None, msgspec.Meta(description="Why it was skipped, if somebody said.", examples=[None])
    ]


class PlannedTaskView(TaskView, frozen=True, kw_only=True):
    """One thing worth a few minutes today."""

    carried_over: Annotated[
        bool, msgspec.Meta(description="Whether it was offered on an earlier day and is still open.", examples=[False])
    ]


class PlanView(msgspec.Struct, frozen=True, kw_only=True):
    """A client's day."""

    client_id: Annotated[
        UUID, msgspec.Meta(description="Whose day.", examples=["019a3c5e-7d12-7b10-9c8d-7e6f5a4b3c2d"])
    ]
    day: Annotated[
        date | None,
        msgspec.Meta(
            description="The client's own day it is for; null for the few seconds until the first plan.",
            examples=["2026-11-02"],
        ),
    ]
    planned_at: Annotated[
        datetime | None,
        msgspec.Meta(
            description="When it was last planned: in the morning, or after news.", examples=["2026-11-02T04:00:12Z"]
        ),
    ]
    daily_minutes: Annotated[int, msgspec.Meta(description="Minutes a day the client sets aside.", examples=[20])]
    open_minutes: Annotated[int, msgspec.Meta(description="Minutes of what is still to do.", examples=[17])]
    active_days: Annotated[
        int,
        msgspec.Meta(
            description="On how many of the last 30 days something was done. It only ever counts what was: a day off breaks"
            " nothing.",
            examples=[19],
        ),
    ]
    names_shown: Annotated[
        bool,
        msgspec.Meta(
            description="Whether tasks name people. Members of the practice see names only while the client agrees.",
            examples=[True],
        ),
    ]
    tasks: Annotated[
        list[PlannedTaskView], msgspec.Meta(description="What is carried over first, then in their order.")
    ]


class Decision(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What became of a task."""

    decision: Annotated[
        Literal["accepted", "done", "skipped", "snoozed"],
        msgspec.Meta(description="`done` and `skipped` are final.", examples=["done"]),
    ]
    reason: SkipReason | None = None
    until: Annotated[
        date | None,
        msgspec.Meta(
            description="With `snoozed`: the client's own day to offer it anew, within 90 days.",
            examples=["2026-11-09"],
        ),
    ] = None
    learned: Annotated[
        Learned | None,
        msgspec.Meta(description="With `done`, of a task to learn something: what was learned."),
    ] = None

    def __post_init__(self) -> None:
        if self.reason is not None and self.decision != "skipped":
            raise ValueError("only a skipped task takes a reason")
        if (self.until is not None) != (self.decision == "snoozed"):
            raise ValueError("a snoozed task, and no other, takes a day in `until`")
        if self.learned is not None and self.decision != "done":
            raise ValueError("only a task that is done takes what was learned")


class DecisionView(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a task."""

    task_id: TaskId
    state: TaskState
    decided_at: Moment
    skip_reason: Annotated[str | None, msgspec.Meta(description="Why it was skipped.", examples=[None])]
    snoozed_until: Annotated[
        date | None, msgspec.Meta(description="When it is offered anew, if it was snoozed.", examples=[None])
    ]


class CircleView(msgspec.Struct, frozen=True, kw_only=True):
    """A person whom the client chose to know well."""

    profile_id: ProfileId
    handle: Annotated[str | None, msgspec.Meta(description="Their handle, as last seen.", examples=["lena_runs"])]
    chosen_at: Moment


def task_view(row: Mapping[str, Any]) -> TaskView:
    """A task as people are shown it, from a read's columns."""
    return msgspec.convert({**row, "text": task_text(row["code"], row["params"])}, TaskView)


def plan_view(client_id: UUID, rows: list[Mapping[str, Any]]) -> PlanView:
    """A day as people are shown it, from the rows of its read, of which there is at least one."""
    tasks = [
        msgspec.convert({**row, "text": task_text(row["code"], row["params"])}, PlannedTaskView)
        for row in rows
        if row["id"]
    ]
    head = rows[0]
    return PlanView(
        client_id=client_id,
        day=head["plan_day"],
        planned_at=head["planned_at"],
        daily_minutes=head["daily_minutes"],
        open_minutes=sum(task.minutes for task in tasks if task.state in {"offered", "accepted"}),
        active_days=head["active_days"],
        names_shown=head["names_shown"],
        tasks=tasks,
    )
