"""A client since the last call: what was read, put together. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec

from service.views.brief_shapes import (
    Brief,
    BriefCause,
    BriefFinding,
    BriefLook,
    BriefNewcomers,
    BriefTasks,
    BriefTryOuts,
    BriefWaiting,
    BriefWeeded,
)
from service.views.forecast import Forecast, Point, forecast


class _Entry(msgspec.Struct):
    code: str
    change: int


class _Ledger(msgspec.Struct):
    entries: list[_Entry] = msgspec.field(default_factory=list)


_CAUSES: Final[Mapping[str, str]] = {
    "joined": "began to follow",
    "left": "no longer follow",
    "sorted": "by the client's own sorting",
    "market": "because the target market was described anew",
    "fit": "because their profile changed its fit",
    "engaged": "by talk with the client, or its end",
    "active": "because they post again, or no longer do",
    "profile": "because their profile changed its class",
    "model": "because they are judged by another model: no change in the audience",
    "records": "because records were erased or joined: no change in the audience",
    "coverage": "because other people were read: no change in the audience",
}


def brief(client_id: UUID, row: Mapping[str, Any]) -> Brief:
    """The brief from the one row of `show_brief_v1`."""
    looks = _decoded(row["looks"], list[BriefLook]) or []
    counted = [look for look in looks if look.quality_followers is not None]
    newest = counted[-1] if counted else None
    tasks = _decoded(row["tasks"], dict[str, int]) or {}
    return Brief(
        client_id=client_id,
        name=row["name"],
        goal=row["goal"],
        since=row["since"],
        until=row["now"],
        coached_since=row["coached_since"],
        last_call_at=row["last_call_at"],
        platform=row["platform"],
        handle=row["handle"],
        goal_quality_followers=row["goal_quality_followers"],
        quality_followers=newest.quality_followers if newest else None,
        change=_change(counted, row["since"]),
        causes=_causes(_decoded(row["ledgers"], list[_Ledger]) or []),
        forecast=_forecast(counted, row["goal_quality_followers"]),
        looks=looks,
        newcomers=_decoded(row["newcomers"], BriefNewcomers),
        waiting=_decoded(row["waiting"], BriefWaiting),
        tasks=BriefTasks(
            done=tasks.get("done", 0),
            skipped=tasks.get("skipped", 0),
            lapsed=tasks.get("lapsed", 0),
            open=tasks.get("offered", 0) + tasks.get("accepted", 0) + tasks.get("snoozed", 0),
            active_days=row["active_days"],
            skip_reasons=_decoded(row["skipped"], list[str]) or [],
        ),
        try_outs=_decoded(row["try_outs"], BriefTryOuts),
        weeded=_decoded(row["weeded"], BriefWeeded),
        findings=_decoded(row["findings"], list[BriefFinding]) or [],
        findings_open=row["findings_open"],
    )


def _decoded(text: str | None, kind: Any) -> Any:  # noqa: ANN401 # of the kind that was asked for
    return None if text is None else msgspec.json.decode(text, type=kind)


def _change(counted: Sequence[BriefLook], since: datetime) -> int | None:
    """How many more or fewer than at the newest look before that moment, by the same model."""
    if not counted:
        return None
    newest = counted[-1]
    before = [look for look in counted if look.taken_at <= since and look.model_version == newest.model_version]
    if not before or newest.taken_at <= since:
        return None
    return (newest.quality_followers or 0) - (before[-1].quality_followers or 0)


def _causes(ledgers: Sequence[_Ledger]) -> list[BriefCause]:
    total: Counter[str] = Counter()
    for kept in ledgers:
        for entry in kept.entries:
            total[entry.code] += entry.change
    found = [(code, change) for code, change in total.items() if change]
    return [
        BriefCause(code=code, change=change, text=_CAUSES.get(code, code))
        for code, change in sorted(found, key=lambda each: (-abs(each[1]), each[0]))
    ]


def _forecast(counted: Sequence[BriefLook], goal: int) -> Forecast | None:
    points = [
        Point(look.taken_at, look.quality_followers or 0)
        for look in counted
        if look.model_version == counted[-1].model_version
    ]
    return forecast(points, goal=goal) if points else None
