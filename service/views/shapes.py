"""Words of the contract about a client in one look, and about the day of everybody in reach."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from service.accounts.states import AccountState, StateReason
from service.audience.shapes import ReasonView
from service.checkups.failures import Failure
from service.engagement.shapes import TaskView
from service.kit.settings import XPolicy
from service.platforms.contract import Platform
from service.roster.clients import Goal, Minutes, Name
from service.views.next_step import NextStep
from service.views.report_shapes import EngagersGlance, ReportGlance
from service.views.road import Road

_ClientId = Annotated[UUID, msgspec.Meta(description="The client.", examples=["019a3c5e-7d12-7b10-9c8d-7e6f5a4b3c2d"])]
_AccountId = Annotated[
    UUID, msgspec.Meta(description="The account.", examples=["019a3c70-4f1b-7a60-8d2e-5c3b1a09f8e7"])
]
_IsSample = Annotated[bool, msgspec.Meta(description="Whether this is the sample client.", examples=[False])]
_Day = Annotated[
    date | None,
    msgspec.Meta(
        description="The client's own day that was planned last; null before the first.", examples=["2026-11-02"]
    ),
]


class CheckupGlance(msgspec.Struct, frozen=True, kw_only=True):
    """The newest checkup: how far it has come, or how it ended."""

    id: Annotated[UUID, msgspec.Meta(description="The checkup.", examples=["019a3d01-6c2e-7a40-8f1b-2d3c4b5a6978"])]
    state: Annotated[
        Literal["queued", "reading", "waiting", "judging", "done", "failed"],
        msgspec.Meta(description="`waiting` means the network asked for a pause.", examples=["done"]),
    ]
    stage: Annotated[str, msgspec.Meta(description="Which list is being read.", examples=["done"])]
    asked_at: Annotated[datetime, msgspec.Meta(description="When it was asked for.", examples=["2026-11-02T11:58:00Z"])]
    people_read: Annotated[int, msgspec.Meta(description="Followers read so far.", examples=[413])]
    people_total: Annotated[
        int | None, msgspec.Meta(description="Followers there are, as the source says.", examples=[413])
    ]
    waiting_until: Annotated[
        datetime | None, msgspec.Meta(description="Until when the network asked us to wait.", examples=[None])
    ]
    finished_at: Annotated[
        datetime | None, msgspec.Meta(description="When it ended.", examples=["2026-11-02T12:00:00Z"])
    ]
    failure: Annotated[Failure | None, msgspec.Meta(description="Why there is no report.", examples=[None])]


class FindingGlance(msgspec.Struct, frozen=True, kw_only=True):
    """Signs that a program acts."""

    id: Annotated[UUID, msgspec.Meta(description="The finding.", examples=["019a3c60-1e77-7c90-8d1f-0a2b3c4d5e6f"])]
    kind: Annotated[str, msgspec.Meta(description="What was seen.", examples=["own_automation"])]
    subject: Annotated[
        Literal["own_account", "follower", "engager"],
        msgspec.Meta(description="Whom it is about.", examples=["own_account"]),
    ]
    severity: Annotated[
        Literal["notice", "warning", "alarm"],
        msgspec.Meta(description="`alarm` when it puts the account at risk with its network.", examples=["warning"]),
    ]
    reason: Annotated[
        ReasonView,
        msgspec.Meta(
            description="What was seen.",
            examples=[
                {
                    "code": "own.follow_burst",
                    "params": {"follows": 180},
                    "text": "Followed 180 people within one hour, evenly spaced.",
                }
            ],
        ),
    ]
    first_seen_at: Annotated[datetime, msgspec.Meta(description="First seen.", examples=["2026-11-01T12:00:00Z"])]
    last_seen_at: Annotated[datetime, msgspec.Meta(description="Seen last.", examples=["2026-11-02T12:00:00Z"])]


class FindingsGlance(msgspec.Struct, frozen=True, kw_only=True):
    """Open findings of one account that you may see."""

    open: Annotated[int, msgspec.Meta(description="How many.", examples=[1])]
    gravest: Annotated[
        list[FindingGlance],
        msgspec.Meta(description="Up to three: alarms before warnings before notices, then what was seen last."),
    ]


class WaitingGlance(msgspec.Struct, frozen=True, kw_only=True):
    """People who wrote to the account and got no answer, as far as its source shows."""

    people: Annotated[int, msgspec.Meta(description="How many.", examples=[4])]
    oldest_since: Annotated[
        datetime | None,
        msgspec.Meta(description="Since when the first of them waits.", examples=["2026-10-30T08:15:00Z"]),
    ]


class HistoryPoint(msgspec.Struct, frozen=True, kw_only=True):
    """The audience at one checkup."""

    taken_at: Annotated[datetime, msgspec.Meta(description="When it was read.", examples=["2026-10-02T12:00:00Z"])]
    model_version: Annotated[
        str, msgspec.Meta(description="By which model; two models cannot be compared.", examples=["4"])
    ]
    quality_followers: Annotated[
        int | None,
        msgspec.Meta(description="Quality followers among those read; null when they were not known.", examples=[48]),
    ]
    total: Annotated[
        int | None, msgspec.Meta(description="All followers; null when the source did not say.", examples=[398])
    ]
    engagers: Annotated[
        int | None,
        msgspec.Meta(description="People who were seen to engage; null at a look at followers.", examples=[None]),
    ]
    genuine_engagers: Annotated[
        int | None,
        msgspec.Meta(
            description="Of them, regulars in words of their own; null at a look at followers.", examples=[None]
        ),
    ]


class AccountGlance(msgspec.Struct, frozen=True, kw_only=True):
    """One of the client's accounts."""

    id: _AccountId
    platform: Annotated[Platform, msgspec.Meta(description="The network.", examples=["x"])]
    handle: Annotated[str, msgspec.Meta(description="Its handle, as last seen.", examples=["maya_moves"])]
    source: Annotated[
        Literal["api", "export"],
        msgspec.Meta(
            description="Whether it is read through the network or known from exports alone.", examples=["api"]
        ),
    ]
    state: Annotated[
        AccountState, msgspec.Meta(description="Whether it can be read through the network.", examples=["connected"])
    ]
    state_reason: Annotated[
        StateReason | None, msgspec.Meta(description="Why not, and what mends it; null while it can.", examples=[None])
    ]
    state_since: Annotated[datetime, msgspec.Meta(description="Since when.", examples=["2026-11-02T11:57:00Z"])]
    report: Annotated[
        ReportGlance | None,
        msgspec.Meta(description="Null before the first checkup has ended, and where nobody names the followers."),
    ]
    engagers: Annotated[
        EngagersGlance | None,
        msgspec.Meta(description="Those who engage, where the network names no followers; null elsewhere."),
    ]
    checkup: Annotated[CheckupGlance | None, msgspec.Meta(description="Null before the first was asked for.")]
    findings: FindingsGlance
    waiting: WaitingGlance
    history: Annotated[list[HistoryPoint], msgspec.Meta(description="Up to 24 checkups, oldest first.")]


class DayGlance(msgspec.Struct, frozen=True, kw_only=True):
    """What the client's day still holds."""

    day: _Day
    daily_minutes: Minutes
    open_tasks: Annotated[int, msgspec.Meta(description="Tasks still to do.", examples=[6])]
    open_minutes: Annotated[int, msgspec.Meta(description="About how long they take.", examples=[17])]
    tasks: Annotated[
        list[TaskView], msgspec.Meta(description="The first five; the plan has them all. Members see no names here.")
    ]


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """A client in one look."""

    client_id: _ClientId
    name: Name
    goal: Goal
    is_sample: _IsSample
    coaching_ended_at: Annotated[
        datetime | None, msgspec.Meta(description="When the coaching ended; null while it goes on.", examples=[None])
    ]
    road: Annotated[Road | None, msgspec.Meta(description="Null until quality followers can be counted.")]
    accounts: Annotated[list[AccountGlance], msgspec.Meta(description="In the order they became known.")]
    today: DayGlance
    next_step: Annotated[
        NextStep | None,
        msgspec.Meta(description="What would help the most now; null when everything runs by itself.", examples=[None]),
    ]
    x_policy: Annotated[
        XPolicy,
        msgspec.Meta(
            description="What may be said here of other people from X's API data: `neutral` keeps to measures and"
            " observable facts.",
            examples=["neutral"],
        ),
    ]


class TodayView(msgspec.Struct, frozen=True, kw_only=True):
    """What one client needs today."""

    id: _ClientId
    name: Name
    is_sample: _IsSample
    accounts: Annotated[int, msgspec.Meta(description="Accounts known; with none, connect one first.", examples=[2])]
    accounts_to_reconnect: Annotated[
        int, msgspec.Meta(description="Accounts that can no longer be read.", examples=[0])
    ]
    findings_open: Annotated[int, msgspec.Meta(description="Open findings that you may see.", examples=[1])]
    findings_new: Annotated[int, msgspec.Meta(description="Of these, first seen within seven days.", examples=[1])]
    people_waiting: Annotated[int, msgspec.Meta(description="People who wrote and got no answer.", examples=[4])]
    waiting_since: Annotated[
        datetime | None,
        msgspec.Meta(description="Since when the first of them waits.", examples=["2026-10-30T08:15:00Z"]),
    ]
    day: _Day
    tasks_open: Annotated[int, msgspec.Meta(description="Tasks of that day still to do.", examples=[6])]
