"""A client in one look: what was read, put into words."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

import msgspec

from service.accounts.states import AccountState, StateReason, Why, reason_of
from service.audience.engager_quality import EngagerQuality, looked_text
from service.audience.report import AudienceQuality
from service.engagement.shapes import TaskView
from service.engagement.words import task_text
from service.kit.settings import XPolicy
from service.platforms.contract import Platform
from service.views.forecast import Point
from service.views.next_step import Standing, next_step
from service.views.report_shapes import EngagersGlance, ReportGlance
from service.views.road import road
from service.views.shapes import (
    AccountGlance,
    CheckupGlance,
    DayGlance,
    FindingsGlance,
    HistoryPoint,
    Overview,
    WaitingGlance,
)


class _KeptReport(msgspec.Struct):
    id: UUID
    taken_at: datetime
    model_version: str
    quality: AudienceQuality


class _KeptEngagers(msgspec.Struct):
    id: UUID
    taken_at: datetime
    seen: EngagerQuality


class _KeptAccount(msgspec.Struct):
    id: UUID
    platform: Platform
    handle: str
    source: Literal["api", "export"]
    state: AccountState
    state_reason: str | None
    missing_permissions: list[str]
    state_since: datetime
    report: _KeptReport | None
    engagers: _KeptEngagers | None
    checkup: CheckupGlance | None
    findings: FindingsGlance
    waiting: WaitingGlance
    history: list[HistoryPoint]


_ACCOUNTS = msgspec.json.Decoder(list[_KeptAccount])
_TASKS = msgspec.json.Decoder(list[dict[str, Any]])


def overview(client_id: UUID, row: tuple[Any, ...], *, x_policy: XPolicy, is_owner: bool) -> Overview:
    """The view, from the one row of `show_overview_v1`, as it is said to the client or to a member."""
    name, goal, goal_followers, minutes, is_sample, ended_at, now, day, accounts, open_tasks, open_minutes, tasks = row
    kept = _ACCOUNTS.decode(accounts) if accounts else []
    return Overview(
        client_id=client_id,
        name=name,
        goal=goal,
        is_sample=is_sample,
        coaching_ended_at=ended_at,
        road=road(goal_followers, _counted(kept)),
        accounts=[_account(each, now) for each in kept],
        today=DayGlance(
            day=day,
            daily_minutes=minutes,
            open_tasks=open_tasks,
            open_minutes=open_minutes,
            tasks=[_task(each) for each in _TASKS.decode(tasks)] if tasks else [],
        ),
        next_step=next_step([_standing(each, now) for each in kept], is_sample=is_sample, is_owner=is_owner),
        x_policy=x_policy,
    )


def _counted(kept: Iterable[_KeptAccount]) -> Iterator[tuple[UUID, int, list[Point]]]:
    for each in kept:
        if each.report is not None and (people := each.report.quality.quality_followers) is not None:
            yield each.id, people, _points(each.history, each.report.model_version)


def _points(history: Iterable[HistoryPoint], model_version: str) -> list[Point]:
    """The looks that can be compared with the newest: by the same model."""
    return [
        Point(each.taken_at, each.quality_followers)
        for each in history
        if each.quality_followers is not None and each.model_version == model_version
    ]


def _account(kept: _KeptAccount, now: datetime) -> AccountGlance:
    return AccountGlance(
        id=kept.id,
        platform=kept.platform,
        handle=kept.handle,
        source=kept.source,
        state=kept.state,
        state_reason=reason_of(kept.state_reason, kept.missing_permissions),
        state_since=kept.state_since,
        report=_report(kept.report, now) if kept.report else None,
        engagers=_engagers(kept.engagers, now) if kept.engagers else None,
        checkup=kept.checkup,
        findings=kept.findings,
        waiting=kept.waiting,
        history=kept.history,
    )


def _report(kept: _KeptReport, now: datetime) -> ReportGlance:
    return ReportGlance(
        id=kept.id,
        taken_at=kept.taken_at,
        age_hours=_hours(now - kept.taken_at),
        model_version=kept.model_version,
        quality=kept.quality,
        coverage_text=kept.quality.coverage.text(at=now),
    )


def _engagers(kept: _KeptEngagers, now: datetime) -> EngagersGlance:
    age = now - kept.taken_at
    return EngagersGlance(
        id=kept.id,
        taken_at=kept.taken_at,
        age_hours=_hours(age),
        seen=kept.seen,
        coverage_text=looked_text(kept.seen, age),
    )


def _hours(age: timedelta) -> int:
    return max(age, timedelta(0)) // timedelta(hours=1)


def _task(kept: dict[str, Any]) -> TaskView:
    return msgspec.convert({**kept, "text": task_text(kept["code"], kept["params"])}, TaskView)


def _standing(kept: _KeptAccount, now: datetime) -> Standing:
    checkup = kept.checkup
    looks = [each.taken_at for each in (kept.report, kept.engagers) if each is not None]
    alarms = (each.reason.text for each in kept.findings.gravest if each.severity == "alarm")
    return Standing(
        handle=kept.handle,
        source=kept.source,
        state=kept.state,
        report_age=now - max(looks) if looks else None,
        is_being_looked_at=checkup is not None and checkup.state not in {"done", "failed"},
        failure=checkup.failure.remedy if checkup is not None and checkup.failure is not None else "",
        in_the_way=_in_the_way(kept),
        alarm=next(alarms, ""),
    )


def _in_the_way(kept: _KeptAccount) -> StateReason | None:
    if kept.state is AccountState.DISCONNECTED or kept.state_reason == Why.PERMISSIONS_UNTICKED:
        return None
    return reason_of(kept.state_reason, kept.missing_permissions)
