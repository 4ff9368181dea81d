"""Declaring an event that brought many followers, and withdrawing it: what is explained is cleared, or judged anew."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import select

from service.access.identity import Identity
from service.accounts.models import SocialAccount
from service.automation.amnesty import Explained, explained_row, judge, names_event, without_row
from service.automation.declared_event import DeclaredEvent, EventKind, out_of_bounds, too_much
from service.automation.declared_shapes import NewDeclaredEvent
from service.automation.explainable import EXPLAINABLE, explainable_by
from service.automation.models import EventDeclaration, Finding
from service.automation.states import ClearedBecause, FindingState
from service.automation.telling import clear
from service.automation.verdicts import Verdict
from service.kit.database import new_id
from service.kit.problems import FieldProblem, NotFound, Problem, RequestInvalid
from service.kit.work import Work
from service.roster.reach import client_in_reach

_SOMEBODY: Final = re.compile(r"@\w|\w@|://|\bwww\.", re.IGNORECASE)
"""What a handle, an e-mail address or a link has in it; names in plain words cannot be told from others."""


class TooMuchDeclared(Problem):
    """Events would be the rule, or there are too many of them; amnesty is for exceptions."""

    status = 409
    title = "The account has too many declared events"
    remedy = "Withdraw one that was declared by mistake, or answer single findings as `explained`."


async def declare(
    work: Work, identity: Identity, account: SocialAccount, wanted: NewDeclaredEvent, *, at: datetime
) -> EventDeclaration:
    """Keep what was declared, and clear the open findings that it explains.

    Raises:
        RequestInvalid: its time is out of bounds, its note names somebody, or it cannot explain what it is to explain.
        TooMuchDeclared: those that stand leave no room for it.
    """
    kind = EventKind(wanted.kind)
    _check(wanted, kind, at=at)
    await hold(work, account.id)
    standing = await standing_events(work, account.id)
    if (full := too_much(wanted.starts_at, wanted.ends_at, standing=standing, at=at)) is not None:
        raise TooMuchDeclared(full)
    declared = EventDeclaration(
        practice_id=work.practice_id,
        id=new_id(),
        account_id=account.id,
        kind=kind,
        starts_at=wanted.starts_at,
        ends_at=wanted.ends_at,
        note=wanted.note,
        explains=sorted(explainable_by(kind) if wanted.explains is None else set(wanted.explains)),
        declared_by=identity.caller,
        by_client=identity.client_id is not None,
        declared_at=at,
    )
    work.session.add(declared)
    await work.session.flush()
    await clear_explained(work, account.id, (*standing, as_declared(declared)), at=at)
    return declared


async def withdraw(work: Work, identity: Identity, event_id: UUID, *, at: datetime) -> None:
    """It explains nothing from now on; what it explained is judged anew by the next look.

    Raises:
        NotFound: when there is none that stands, or it is out of the caller's reach.
    """
    row = (
        await work.session.execute(
            select(EventDeclaration, SocialAccount.client_id)
            .join(
                SocialAccount,
                (SocialAccount.practice_id == EventDeclaration.practice_id)
                & (SocialAccount.id == EventDeclaration.account_id),
            )
            .where(
                EventDeclaration.practice_id == work.practice_id,
                EventDeclaration.id == event_id,
                EventDeclaration.withdrawn_at.is_(None),
            )
        )
    ).one_or_none()
    if row is None:
        raise NotFound
    declared, client_id = row
    await client_in_reach(work, identity, client_id)
    await hold(work, declared.account_id)
    stands = select(EventDeclaration.id).where(
        EventDeclaration.practice_id == work.practice_id,
        EventDeclaration.id == event_id,
        EventDeclaration.withdrawn_at.is_(None),
    )
    # Somebody may have withdrawn it while this waited.
    if await work.session.scalar(stands) is None:
        raise NotFound
    declared.withdrawn_at, declared.withdrawn_by = at, identity.caller
    for finding in await _findings(work, declared.account_id, FindingState.CLEARED):
        verdict = _verdict(finding)
        if any(names_event(row, event_id) for row in verdict.evidence):
            finding.verdict = msgspec.to_builtins(without_row(verdict, event_id=event_id))


async def hold(work: Work, account_id: UUID) -> None:
    """Let what is found and what is declared of an account wait for each other until this Work ends."""
    await work.session.execute(
        select(SocialAccount.id)
        .where(SocialAccount.practice_id == work.practice_id, SocialAccount.id == account_id)
        .with_for_update(key_share=True)
    )


async def standing_events(work: Work, account_id: UUID) -> tuple[DeclaredEvent, ...]:
    """What is declared of this account and not withdrawn."""
    rows = await work.session.scalars(
        select(EventDeclaration)
        .where(
            EventDeclaration.practice_id == work.practice_id,
            EventDeclaration.account_id == account_id,
            EventDeclaration.withdrawn_at.is_(None),
        )
        .order_by(EventDeclaration.starts_at, EventDeclaration.id)
    )
    return tuple(as_declared(row) for row in rows)


async def clear_explained(work: Work, account_id: UUID, events: Sequence[DeclaredEvent], *, at: datetime) -> None:
    """Clear the open findings of which these events leave too little."""
    if not events:
        return
    for finding in await _findings(work, account_id, FindingState.OPEN):
        verdict = _verdict(finding)
        judged = judge(verdict, events)
        if isinstance(judged, Explained):
            rows = (*verdict.evidence, explained_row(judged.by))
            finding.verdict = msgspec.to_builtins(msgspec.structs.replace(verdict, evidence=rows))
            await clear(work, finding, ClearedBecause.DECLARED_EVENT, at=at)


def _check(wanted: NewDeclaredEvent, kind: EventKind, *, at: datetime) -> None:
    wrong = []
    if (bounds := out_of_bounds(wanted.starts_at, wanted.ends_at, at=at)) is not None:
        wrong.append(FieldProblem(where=bounds.where, what=bounds.what))
    if _SOMEBODY.search(wanted.note):
        wrong.append(
            FieldProblem(where="note", what="holds a handle or an address: say what it was, and leave names out")
        )
    can = explainable_by(kind)
    if cannot := sorted(set(wanted.explains or ()) - can):
        said = f"a {kind.replace('_', ' ')} explains {', '.join(sorted(can))}, and not {', '.join(cannot)}"
        wrong.append(FieldProblem(where="explains", what=said))
    if wrong:
        raise RequestInvalid(errors=tuple(wrong))


async def _findings(work: Work, account_id: UUID, state: FindingState) -> Sequence[Finding]:
    """The account's findings in this state that an event can explain; of those cleared, by an event alone."""
    asked = select(Finding).where(
        Finding.practice_id == work.practice_id,
        Finding.account_id == account_id,
        Finding.state == state,
        Finding.kind.in_(EXPLAINABLE),
    )
    if state is FindingState.CLEARED:
        asked = asked.where(Finding.cleared_because == ClearedBecause.DECLARED_EVENT)
    return (await work.session.scalars(asked.order_by(Finding.id).with_for_update())).all()


def _verdict(finding: Finding) -> Verdict:
    return msgspec.convert(finding.verdict, Verdict)


def as_declared(row: EventDeclaration) -> DeclaredEvent:
    """What was kept, as decisions take it."""
    return DeclaredEvent(row.id, EventKind(row.kind), row.starts_at, row.ends_at, frozenset(row.explains))
