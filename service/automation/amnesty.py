"""Amnesty for what was declared: between two moments something ordinary brought many followers. Pure.

A giveaway, a challenge, the press or a starter pack brings people who come for the occasion, go when it is over, write what the
rules ask for, and had opened their accounts for it. So evidence that lies wholly inside of a declared event counts for nothing,
and what lies outside counts as if nothing had been declared: it must suffice by itself. No event explains what an account does
by itself.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final, TypeAlias, TypeVar
from uuid import UUID

import msgspec

from service.audience.reasons import Reason
from service.automation.declared_event import DeclaredEvent, spoken_event
from service.automation.explainable import EXPLAINABLE, Rule
from service.automation.verdicts import Verdict

Span: TypeAlias = tuple[datetime, datetime]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Explained:
    """Too little is left outside of declared events."""

    by: tuple[DeclaredEvent, ...]


@dataclass(frozen=True, slots=True)
class PartlyExplained:
    """What is left outside suffices by itself."""

    by: tuple[DeclaredEvent, ...]


@dataclass(frozen=True, slots=True)
class Unexplained:
    """No declared event has to do with it."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Verdicts after what was declared."""

    verdicts: tuple[Verdict, ...]
    """Those that stand, on what lies outside."""
    explained: tuple[Verdict, ...]
    """Those that do not, with a row of evidence that says why."""


def explaining(code: str, span: Span, events: Iterable[DeclaredEvent]) -> DeclaredEvent | None:
    """The event in which evidence for this kind of finding lies wholly, with its grace; the earliest of several.

    Two events side by side make no longer one.
    """
    rule = EXPLAINABLE.get(code)
    if rule is None:
        return None
    holding = (
        each
        for each in events
        if _speaks_of(each, code, rule)
        and each.starts_at - rule.before <= span[0]
        and span[1] <= each.ends_at + rule.after
    )
    return min(holding, key=_order, default=None)


def outside(
    code: str, evidence: Iterable[Item], span_of: Callable[[Item], Span], events: Sequence[DeclaredEvent]
) -> list[Item]:
    """The pieces of evidence for this kind of finding that no event explains, in their order."""
    if not events:
        return list(evidence)
    return [each for each in evidence if explaining(code, span_of(each), events) is None]


def judge(verdict: Verdict, events: Sequence[DeclaredEvent]) -> Explained | PartlyExplained | Unexplained:
    """What declared events leave of a verdict, by the times of its evidence."""
    rule = EXPLAINABLE.get(verdict.code)
    if rule is None:
        return Unexplained()
    pieces = spans(verdict)
    by = [explaining(verdict.code, piece, events) for piece in pieces]
    found = _in_order(each for each in by if each is not None)
    if not found:
        return Unexplained()
    # What is told in one piece is either inside or not.
    enough = rule.fewest if len(pieces) >= rule.fewest else 1
    return PartlyExplained(found) if by.count(None) >= enough else Explained(found)


def settle(every: Iterable[Verdict], left: Iterable[Verdict], events: Sequence[DeclaredEvent]) -> Settled:
    """What stands of these verdicts, and what is explained.

    Args:
        every: Verdicts on all evidence.
        left: Verdicts on the evidence outside of events alone; one that the whole of the evidence does not show is none.
        events: What was declared.
    """
    now = {each.key: each for each in left}
    standing, explained = [], []
    for verdict in every:
        rest = now.get(verdict.key)
        if verdict.code not in EXPLAINABLE or rest == verdict:
            standing.append(verdict)
        elif rest is None:
            explained.append(_with_row(verdict, explained_row(_touching(verdict, events))))
        else:
            standing.append(_with_row(rest, _partly_row(_touching(verdict, events))))
    return Settled(tuple(standing), tuple(explained))


def spans(verdict: Verdict) -> tuple[Span, ...]:
    """When each piece of a verdict's evidence was; the whole in one piece where the rows do not tell of all."""
    rule = EXPLAINABLE.get(verdict.code)
    whole = ((verdict.first_seen_at, verdict.last_seen_at),)
    if rule is None:
        return whole
    dated = tuple(_span(row, *rule.dated[row.code]) for row in verdict.evidence if row.code in rule.dated)
    told = tuple(each for each in dated if each is not None)
    return told if told and len(told) == verdict.reason.params.get(rule.counted) else whole


def explained_row(by: Sequence[DeclaredEvent]) -> Reason:
    """What the card of an explained finding says."""
    return Reason(EXPLAINED, _params(by), f"Explained by a declared event ({_spoken(by)}).")


def without_row(verdict: Verdict, *, event_id: UUID) -> Verdict:
    """The same once that event was withdrawn: the card says that the next look judges anew."""
    withdrawn = Reason(
        WITHDRAWN,
        {"event": str(event_id)},
        "The event that explained this was withdrawn; the next look judges it anew.",
    )
    rows = tuple(withdrawn if names_event(row, event_id) else row for row in verdict.evidence)
    return msgspec.structs.replace(verdict, evidence=rows)


def names_event(row: Reason, event_id: UUID) -> bool:
    """Whether this row of evidence says that the event explains it."""
    return row.code == EXPLAINED and str(event_id) in str(row.params["event"]).split(" ")


EXPLAINED: Final = "declared_event"
PARTLY: Final = "declared_event.partly"
WITHDRAWN: Final = "declared_event.withdrawn"
"""Codes of rows of evidence."""


def _partly_row(by: Sequence[DeclaredEvent]) -> Reason:
    text = f"More was seen during a declared event ({_spoken(by)}), and is left out here."
    return Reason(PARTLY, _params(by), text)


def _with_row(verdict: Verdict, row: Reason) -> Verdict:
    return msgspec.structs.replace(verdict, evidence=(*verdict.evidence, row))


def _params(by: Sequence[DeclaredEvent]) -> dict[str, str | int | float]:
    return {
        "event": " ".join(str(each.id) for each in by),
        "kind": " ".join(each.kind for each in by),
        "from": min(each.starts_at for each in by).isoformat(),
        "to": max(each.ends_at for each in by).isoformat(),
    }


def _spoken(by: Sequence[DeclaredEvent]) -> str:
    return "; ".join(spoken_event(each) for each in by)


def _touching(verdict: Verdict, events: Iterable[DeclaredEvent]) -> tuple[DeclaredEvent, ...]:
    """The events that have to do with a verdict: those that explain a piece of it, or else meet its time."""
    rule = EXPLAINABLE[verdict.code]
    known = tuple(events)
    by = _in_order(each for piece in spans(verdict) if (each := explaining(verdict.code, piece, known)) is not None)
    return by or _in_order(
        each
        for each in known
        if _speaks_of(each, verdict.code, rule)
        and each.starts_at - rule.before <= verdict.last_seen_at
        and verdict.first_seen_at <= each.ends_at + rule.after
    )


def _speaks_of(event: DeclaredEvent, code: str, rule: Rule) -> bool:
    return event.kind in rule.by and code in event.explains


def _span(row: Reason, begins: str, ends: str) -> Span | None:
    since, until = row.params.get(begins), row.params.get(ends)
    if not isinstance(since, str) or not isinstance(until, str):
        return None
    return datetime.fromisoformat(since), datetime.fromisoformat(until)


def _in_order(events: Iterable[DeclaredEvent]) -> tuple[DeclaredEvent, ...]:
    return tuple(next(same) for _, same in groupby(sorted(events, key=_order), key=_order))


def _order(event: DeclaredEvent) -> tuple[datetime, datetime, str, UUID]:
    return event.starts_at, event.ends_at, str(event.kind), event.id
