"""Doors for what a coach or the client declares: that something ordinary brought many followers."""

from typing import Annotated, Final
from uuid import UUID

import msgspec
from litestar import delete, get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter
from sqlalchemy import select

from service.access.audit import Trail
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.queries import page_by_id
from service.access.roles import Permission
from service.accounts.models import SocialAccount
from service.accounts.practice_time import ahead
from service.automation.declared_event import spoken_event
from service.automation.declared_shapes import DeclaredEventView, EventName, Explainable, NewDeclaredEvent
from service.automation.declaring import TooMuchDeclared, as_declared, declare, withdraw
from service.automation.models import EventDeclaration
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, key_of
from service.kit.problems import NotFound
from service.kit.work import Work


@post(
    "/v1/accounts/{account_id:uuid}/declared-events",
    operation_id="declareEvent",
    summary="Declare a giveaway, a challenge, press or a starter pack",
    tags=["Automation"],
    guards=[may(Permission.DECLARE_EVENTS)],
    responses=refusals(NotFound, TooMuchDeclared),
)
async def declare_event(
    data: JSONBody[NewDeclaredEvent],
    account: NamedDependency[SocialAccount],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> DeclaredEventView:
    """Say what brought many followers. Open findings that it explains are cleared at once, later ones when they are seen."""
    declared = await declare(work, identity, account, data, at=work.at + await ahead(work))
    trail.note("event.declared", declared.id)
    return _view(declared)


@get(
    "/v1/accounts/{account_id:uuid}/declared-events",
    operation_id="listDeclaredEvents",
    summary="List declared events",
    tags=["Automation"],
    guards=[may(Permission.READ_FINDINGS)],
    responses=refusals(NotFound, CursorInvalid),
)
async def list_declared_events(
    account: NamedDependency[SocialAccount],
    work: NamedDependency[Work],
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[DeclaredEventView]:
    """What is declared of the account and not withdrawn, the newest declaration first."""
    before = key_of(cursor, UUID)
    rows = await work.session.scalars(
        select(EventDeclaration)
        .where(
            EventDeclaration.practice_id == work.practice_id,
            EventDeclaration.account_id == account.id,
            EventDeclaration.withdrawn_at.is_(None),
            *([] if before is None else [EventDeclaration.id < before]),
        )
        .order_by(EventDeclaration.id.desc())
        .limit(limit + 1)
    )
    return page_by_id([_view(row) for row in rows], limit)


@delete(
    "/v1/declared-events/{declared_event_id:uuid}",
    operation_id="withdrawEvent",
    summary="Withdraw a declared event",
    tags=["Automation"],
    guards=[may(Permission.DECLARE_EVENTS)],
    responses=refusals(NotFound),
)
async def withdraw_event(
    declared_event_id: Annotated[UUID, PathParameter(description="The declared event.")],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> None:
    """It explains nothing any more. What it explained is judged anew by the next look, and opened again if it still shows."""
    await withdraw(work, identity, declared_event_id, at=work.at + await ahead(work))
    trail.note("event.withdrawn", declared_event_id)


def _view(row: EventDeclaration) -> DeclaredEventView:
    return DeclaredEventView(
        id=row.id,
        account_id=row.account_id,
        kind=msgspec.convert(row.kind, EventName),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        note=row.note,
        explains=msgspec.convert(row.explains, list[Explainable]),
        text=spoken_event(as_declared(row)),
        by="client" if row.by_client else "practice",
        declared_at=row.declared_at,
    )


DOORS: Final = (declare_event, list_declared_events, withdraw_event)
