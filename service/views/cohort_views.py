"""The cohort as people are shown it, from the rows of its read."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from service.audience.reasons import Reason
from service.audience.shapes import ReasonView
from service.views.cohort import LookThen, Movement, Peers, Stands, movement, peers
from service.views.cohort_shapes import Cohort, CohortClient, PeersView
from service.views.whom_to_call import Situation, about, rank

_COMPARED: Final = (Movement.RISES, Movement.STALLS, Movement.DECLINES)


def cohort(rows: Sequence[Mapping[str, Any]], *, at: datetime) -> Cohort:
    """Everybody, whom to call first; `at` is told where nobody is in reach."""
    now = rows[0]["now"] if rows else at
    standing = [_stands(row) for row in rows]
    compared = peers(standing)
    moved = [movement(each) for each in standing]
    called = [_called(row, *went, at=now) for row, went in zip(rows, moved, strict=True)]
    clients = [
        _client(row, went, compared.get(row["client_id"]), reasons)
        for row, went, reasons in zip(rows, moved, called, strict=True)
    ]
    order = sorted(range(len(rows)), key=lambda place: (rank(called[place]), moved[place][1] or 0, clients[place].name))
    counts = Counter(went for went, _ in moved)
    return Cohort(
        looked_at=now,
        rising=counts[Movement.RISES],
        stalling=counts[Movement.STALLS],
        declining=counts[Movement.DECLINES],
        not_compared=len(rows) - sum(counts[each] for each in _COMPARED),
        clients=[clients[place] for place in order],
    )


def _stands(row: Mapping[str, Any]) -> Stands:
    now = before = None
    if row["quality"] is not None:
        now = LookThen(row["taken_at"], row["quality"], row["total"], row["model_version"], row["source"])
    if row["before_quality"] is not None:
        before = LookThen(
            row["before_at"], row["before_quality"], row["before_total"], row["before_model"], row["before_source"]
        )
    return Stands(row["client_id"], now, before)


def _called(row: Mapping[str, Any], went: Movement, change: int | None, *, at: datetime) -> tuple[Reason, ...]:
    situation = Situation(
        alarms=row["alarms"],
        to_reconnect=row["to_reconnect"],
        warnings=row["warnings"],
        waiting_long=row["waiting_long"],
        weed_outs_to_approve=row["to_approve"],
        movement=went,
        change=change,
        offered_since=row["offered_since"],
        last_done_at=row["last_done_at"],
    )
    return about(situation, at=at)


def _client(
    row: Mapping[str, Any], went: tuple[Movement, int | None], among: Peers | None, reasons: Sequence[Reason]
) -> CohortClient:
    return CohortClient(
        client_id=row["client_id"],
        name=row["name"],
        account_id=row["account_id"],
        platform=row["platform"],
        handle=row["handle"],
        movement=went[0],
        change=went[1],
        quality_followers=row["quality"],
        total=row["total"],
        looked_at=row["taken_at"],
        compared_with=row["before_at"],
        peers=None if among is None else PeersView(**asdict(among)),
        call_about=[ReasonView(reason.code, reason.params, reason.text) for reason in reasons],
    )
