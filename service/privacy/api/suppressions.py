"""Doors for somebody around a client's accounts who asks the practice to be forgotten."""

from datetime import datetime
from typing import Annotated, Final, Literal
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter
from msgspec import Meta
from sqlalchemy import select

from service.access.audit import Trail
from service.access.guard import may, refusals
from service.access.roles import Permission
from service.access.step_up import DANGEROUS, StepUpNeeded
from service.audience.models import SuppressedPerson
from service.kit.problems import NotFound, Problem
from service.kit.work import Work
from service.platforms.contract import Platform
from service.privacy.suppressing import PersonIsAccount, suppress


class NobodyNamed(Problem):
    """Neither a number nor a handle was given."""

    title = "Say who it is, by number or by handle"
    remedy = "Send `number`, `handle` or both; with both the person is known again after a rename."


class PersonToForget(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who asks to be forgotten, by the network's number of them, their handle, or both."""

    platform: Annotated[Platform, Meta(description="The network.", examples=["x"])]
    handle: (
        Annotated[
            str,
            Meta(
                min_length=1, max_length=200, pattern=r"^[^\x00]*$", description="Their handle.", examples=["lena_runs"]
            ),
        ]
        | None
    ) = None
    number: (
        Annotated[
            str,
            Meta(
                pattern=r"^[0-9]{1,18}$(?!\n)",
                description="The network's number of them, as text since it outgrows what JavaScript counts exactly.",
                examples=["146032373703567769"],
            ),
        ]
        | None
    ) = None


class SuppressionView(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who is forgotten, without a word of who it is."""

    id: Annotated[UUID, Meta(description="The suppression.", examples=["019a3c88-0c1d-7e2f-9a3b-4c5d6e7f8091"])]
    platform: Annotated[Platform, Meta(description="The network.", examples=["x"])]
    state: Annotated[Literal["under_way", "done"], Meta(description="How far it is.", examples=["done"])]
    asked_at: Annotated[datetime, Meta(description="When it was asked for.", examples=["2026-11-02T12:00:00Z"])]
    done_at: Annotated[
        datetime | None, Meta(description="When everything was deleted.", examples=["2026-11-02T12:00:01Z"])
    ]
    deleted: Annotated[
        dict[str, int],
        Meta(description="How many rows were deleted or cleaned, by table.", examples=[{"profile": 1, "standing": 2}]),
    ]


@post(
    "/v1/suppressions",
    operation_id="suppressPerson",
    summary="Forget somebody around an account",
    tags=["Privacy"],
    status_code=202,
    guards=[may(Permission.SUPPRESS_PEOPLE), DANGEROUS],
    responses=refusals(StepUpNeeded, NobodyNamed, PersonIsAccount),
)
async def suppress_person(
    data: JSONBody[PersonToForget], work: NamedDependency[Work], trail: NamedDependency[Trail]
) -> SuppressionView:
    """Delete everything kept of this person around the practice's accounts, and keep them out of every later look.

    What remains is a keyed mark that knows them again and names nobody.
    """
    if data.handle is None and data.number is None:
        raise NobodyNamed
    number = None if data.number is None else int(data.number)
    row = await suppress(work, data.platform, number=number, handle=data.handle, asked_by=trail.actor)
    trail.note("person.suppressed", row.id)
    return _view(row)


@get(
    "/v1/suppressions/{suppression_id:uuid}",
    operation_id="showSuppression",
    summary="Follow how somebody is forgotten",
    tags=["Privacy"],
    guards=[may(Permission.SUPPRESS_PEOPLE)],
    responses=refusals(NotFound),
)
async def show_suppression(
    suppression_id: Annotated[UUID, PathParameter(description="The suppression.")], work: NamedDependency[Work]
) -> SuppressionView:
    """How far it is, and once it is done, what was deleted when."""
    row: SuppressedPerson | None = await work.session.scalar(
        select(SuppressedPerson).where(
            SuppressedPerson.practice_id == work.practice_id, SuppressedPerson.id == suppression_id
        )
    )
    if row is None:
        raise NotFound
    return _view(row)


def _view(row: SuppressedPerson) -> SuppressionView:
    return SuppressionView(
        id=row.id,
        platform=Platform(row.platform),
        state="under_way" if row.done_at is None else "done",
        asked_at=row.asked_at,
        done_at=row.done_at,
        deleted=row.deleted or {},
    )


DOORS: Final = (suppress_person, show_suppression)
