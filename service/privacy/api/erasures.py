"""Doors for having an account, or a client with all of theirs, deleted for good."""

from datetime import datetime
from typing import Annotated, Any, Final, Literal
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import PathParameter
from msgspec import Meta
from sqlalchemy import select

from service.access.audit import Trail
from service.access.guard import may, refusals
from service.access.roles import Permission
from service.access.step_up import DANGEROUS, StepUpNeeded
from service.accounts.life import disconnect
from service.accounts.models import SocialAccount
from service.kit.problems import NotFound
from service.kit.work import Work
from service.privacy.asking import ask_to_erase, ask_to_erase_client
from service.privacy.models import DeletionRequest
from service.privacy.status import codes_of, status_url
from service.roster.models import Client
from service.roster.reach import Reach

ErasureId = Annotated[UUID, Meta(description="The erasure.", examples=["019a3c84-5b1d-7f20-8a6e-3d4c5b6a7988"])]


class ErasureAsked(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is being deleted, and where to see that it is gone."""

    id: ErasureId
    code: Annotated[
        str, Meta(description="Proves who asked; shown once.", examples=["AGk0bWNrZXktZXhhbXBsZS1mb3ItZG9jcw"])
    ]
    status_url: Annotated[
        str,
        Meta(
            description="Anybody who has it sees how far the deletion is.",
            examples=["https://rapport.example/deletions/AGk0bWNrZXktZXhhbXBsZS1mb3ItZG9jcw"],
        ),
    ]


class ErasureView(msgspec.Struct, frozen=True, kw_only=True):
    """How far an erasure is, told by ids and numbers alone."""

    id: ErasureId
    client_id: Annotated[
        UUID,
        Meta(
            description="Whose account it is, or who is deleted; may be gone.",
            examples=["019a3c5e-7d12-7b10-9c8d-7e6f5a4b3c2d"],
        ),
    ]
    account_id: Annotated[
        UUID | None,
        Meta(
            description="The account; null when the client is deleted with all that is left.",
            examples=["019a3c60-4d5e-7f60-8172-93a4b5c6d7e8"],
        ),
    ]
    state: Annotated[Literal["under_way", "done"], Meta(description="How far it is.", examples=["done"])]
    asked_at: Annotated[datetime, Meta(description="When it was asked for.", examples=["2026-11-02T12:00:00Z"])]
    done_at: Annotated[
        datetime | None, Meta(description="When everything was deleted.", examples=["2026-11-02T12:00:04Z"])
    ]
    deleted: Annotated[
        dict[str, int],
        Meta(description="How many rows were deleted, by table.", examples=[{"standing": 812, "finding": 2}]),
    ]


@post(
    "/v1/accounts/{account_id:uuid}/erasures",
    operation_id="eraseAccount",
    summary="Erase an account",
    tags=["Privacy"],
    status_code=202,
    guards=[may(Permission.ERASE_ACCOUNTS), DANGEROUS],
    responses=refusals(StepUpNeeded, NotFound),
)
async def erase_account_now(
    account: NamedDependency[SocialAccount],
    work: NamedDependency[Work],
    trail: NamedDependency[Trail],
    state: State,
) -> ErasureAsked:
    """Delete the account and everything known of it and of the people seen only there; it cannot be undone."""
    code = codes_of(work.vault).new(at=work.at)
    await disconnect(work, account.id)
    request = await ask_to_erase(work, account.id, code, asked_by=trail.actor)
    trail.note("account.erasure_asked", account.id)
    return ErasureAsked(id=request.id, code=code, status_url=status_url(state.settings, code))


@post(
    "/v1/clients/{client_id:uuid}/erasures",
    operation_id="eraseClient",
    summary="Erase a client",
    tags=["Privacy"],
    status_code=202,
    guards=[may(Permission.ERASE_ACCOUNTS), DANGEROUS],
    responses=refusals(StepUpNeeded, NotFound),
)
async def erase_client_now(
    client: NamedDependency[Client],
    work: NamedDependency[Work],
    trail: NamedDependency[Trail],
    state: State,
) -> ErasureAsked:
    """Delete the client with every account, plan, consent and way in of theirs; it cannot be undone."""
    code = codes_of(work.vault).new(at=work.at)
    request = await ask_to_erase_client(work, client.id, code, asked_by=trail.actor)
    trail.note("client.erasure_asked", client.id)
    return ErasureAsked(id=request.id, code=code, status_url=status_url(state.settings, code))


@get(
    "/v1/erasures/{erasure_id:uuid}",
    operation_id="showErasure",
    summary="Follow an erasure",
    tags=["Privacy"],
    guards=[may(Permission.ERASE_ACCOUNTS)],
    responses=refusals(NotFound),
)
async def show_erasure(
    erasure_id: Annotated[UUID, PathParameter(description="The erasure.")],
    work: NamedDependency[Work],
    reach: NamedDependency[Reach],
) -> ErasureView:
    """How far the erasure is, and once it is done, what was deleted when."""
    request: DeletionRequest | None = await work.session.scalar(
        select(DeletionRequest).where(DeletionRequest.practice_id == work.practice_id, DeletionRequest.id == erasure_id)
    )
    if request is None or reach.client_id not in {None, request.client_id}:
        raise NotFound
    deleted: dict[str, Any] = request.deleted or {}
    return ErasureView(
        id=request.id,
        client_id=request.client_id,
        account_id=request.account_id,
        state="under_way" if request.done_at is None else "done",
        asked_at=request.asked_at,
        done_at=request.done_at,
        deleted=deleted,
    )


DOORS: Final = (erase_account_now, erase_client_now, show_erasure)
