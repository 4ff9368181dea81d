"""The practice's own view of front ends: those it registered, leave for others to register one, and who lets which act."""

from datetime import datetime
from typing import Annotated, Final
from uuid import UUID

import msgspec
from litestar import delete, get, post
from litestar.di import NamedDependency
from litestar.params import PathParameter

from service.access.audit import Trail
from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.limits import TOKENS
from service.access.queries import page_by_id
from service.access.roles import Permission, Role
from service.access.shapes import Confidential
from service.access.step_up import DANGEROUS, StepUpNeeded
from service.frontends.approving import end_approval
from service.frontends.registering import LEAVE, give_leave, retire
from service.kit.limits import Limited, TooManyRequests
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, key_of
from service.kit.problems import NotFound
from service.kit.work import Work

_FrontEndId = Annotated[
    UUID, msgspec.Meta(description="The front end; its `client_id`.", examples=["019a3c70-1a2b-7c3d-8e4f-5a6b7c8d9e0f"])
]
_Scopes = Annotated[
    list[str], msgspec.Meta(description="What it may be let do.", examples=[["clients:read", "audience:read"]])
]
_Since = Annotated[datetime, msgspec.Meta(description="Since when.", examples=["2026-11-02T12:00:00Z"])]
_ApprovalId = Annotated[
    UUID, msgspec.Meta(description="The approval.", examples=["019a3c71-2b3c-7d4e-8f50-61728394a5b6"])
]


class FrontEndView(msgspec.Struct, frozen=True, kw_only=True):
    """A third party's program that this practice registered."""

    id: _FrontEndId
    name: Annotated[str, msgspec.Meta(description="What it is called.", examples=["Coach Board"])]
    home_page: Annotated[
        str | None, msgspec.Meta(description="Where it is at home.", examples=["https://coachboard.example"])
    ]
    auth_method: Annotated[
        str,
        msgspec.Meta(
            description="How it proves who it is (`token_endpoint_auth_method` of RFC 7591); `none` keeps no secret.",
            examples=["none"],
        ),
    ]
    redirect_uris: Annotated[
        list[str],
        msgspec.Meta(
            description="Where it may have people sent back to.", examples=[["https://coachboard.example/callback"]]
        ),
    ]
    grant_types: Annotated[
        list[str],
        msgspec.Meta(description="How it may ask for tokens.", examples=[["authorization_code", "refresh_token"]]),
    ]
    scopes: _Scopes
    verified_at: Annotated[
        datetime | None,
        msgspec.Meta(
            description="When whoever runs this service looked at it; until then people are warned.", examples=[None]
        ),
    ]
    created_at: _Since


class LeaveToRegister(Confidential, frozen=True, kw_only=True):
    """A token with which somebody registers one front end, once. It is shown this once."""

    token: Annotated[
        str,
        msgspec.Meta(
            description="The initial access token of RFC 7591: send it as `Authorization: Bearer <token>`.",
            examples=["rp_r_0Yw1mVbT7r0m3kQ9xkq2yXhJ4v8n5pLc6dFgH1sAzEkPq3Zx"],
        ),
    ]
    registration_endpoint: Annotated[
        str, msgspec.Meta(description="Where to, as a path.", examples=["/oauth/register"])
    ]
    expires_at: Annotated[datetime, msgspec.Meta(description="Until when.", examples=["2026-11-09T12:00:00Z"])]


class ApprovalView(msgspec.Struct, frozen=True, kw_only=True):
    """That a front end may act for somebody."""

    id: _ApprovalId
    front_end_id: _FrontEndId
    front_end_name: Annotated[
        str, msgspec.Meta(description="What it was called when they agreed.", examples=["Coach Board"])
    ]
    caller: Annotated[
        str,
        msgspec.Meta(
            description="For whom: `member:<id>`, or `client:<id>` in their own view.",
            examples=["member:019a3c5e-7d11-7f02-8a6d-0c1b2a394857"],
        ),
    ]
    scopes: _Scopes
    created_at: _Since
    last_used_at: Annotated[
        datetime | None,
        msgspec.Meta(description="Last use, to the minute; null for never.", examples=["2026-11-02T12:00:00Z"]),
    ]
    expires_at: Annotated[
        datetime | None,
        msgspec.Meta(
            description="When the person is asked again; null for a machine.", examples=["2027-01-31T12:00:00Z"]
        ),
    ]


@get(
    "/v1/front-ends",
    operation_id="listFrontEnds",
    summary="List front ends",
    tags=["Front ends"],
    guards=[may(Permission.MANAGE_FRONT_ENDS)],
    responses=refusals(CursorInvalid),
)
async def list_front_ends(
    identity: NamedDependency[Identity], database: AppDatabase, cursor: Cursor = None, limit: Limit = 50
) -> Page[FrontEndView]:
    """Those that this practice registered and did not retire, oldest first."""
    rows = await database.reads.fetch(
        "SELECT * FROM list_front_ends_v1($1, $2, $3)", identity.practice_id, key_of(cursor, UUID), limit + 1
    )
    return page_by_id([FrontEndView(**dict(row)) for row in rows], limit)


@delete(
    "/v1/front-ends/{front_end_id:uuid}",
    operation_id="retireFrontEnd",
    summary="Retire a front end",
    tags=["Front ends"],
    guards=[may(Permission.MANAGE_FRONT_ENDS), DANGEROUS],
    responses=refusals(StepUpNeeded, NotFound),
)
async def retire_front_end(
    front_end_id: Annotated[UUID, PathParameter(description="The front end.")],
    work: NamedDependency[Work],
    trail: NamedDependency[Trail],
) -> None:
    """Let a front end in no longer: all its tokens, for people of any practice, are dead at once. There is no way back."""
    await retire(work, front_end_id)
    trail.note("front_end.retired", front_end_id)


@post(
    "/v1/registration-tokens",
    operation_id="giveLeaveToRegister",
    summary="Let somebody register a front end",
    tags=["Front ends"],
    guards=[may(Permission.MANAGE_FRONT_ENDS), DANGEROUS, Limited(TOKENS)],
    responses=refusals(StepUpNeeded, TooManyRequests),
)
async def give_leave_to_register(
    work: NamedDependency[Work], identity: NamedDependency[Identity], trail: NamedDependency[Trail]
) -> LeaveToRegister:
    """A token for a developer outside the practice, good for one registration within 7 days."""
    leave_id, token = await give_leave(work, identity)
    trail.note("registration.allowed", leave_id)
    return LeaveToRegister(token=token.reveal(), registration_endpoint="/oauth/register", expires_at=work.at + LEAVE)


@get(
    "/v1/approvals",
    operation_id="listApprovals",
    summary="List what may act for you",
    tags=["Front ends"],
    guards=[may(Permission.MANAGE_APPROVALS)],
    responses=refusals(CursorInvalid),
)
async def list_approvals(
    identity: NamedDependency[Identity],
    database: AppDatabase,
    at: NamedDependency[datetime],
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[ApprovalView]:
    """The front ends that may act for you, oldest first; an owner sees everybody's in the practice."""
    rows = await database.reads.fetch(
        "SELECT * FROM list_approvals_v1($1, $2, $3, $4, $5)",
        identity.practice_id,
        None if identity.role is Role.OWNER else identity.person_id,
        at,
        key_of(cursor, UUID),
        limit + 1,
    )
    return page_by_id([ApprovalView(**dict(row)) for row in rows], limit)


@delete(
    "/v1/approvals/{approval_id:uuid}",
    operation_id="endApproval",
    summary="End an approval",
    tags=["Front ends"],
    guards=[may(Permission.MANAGE_APPROVALS)],
    responses=refusals(NotFound),
)
async def end_an_approval(
    approval_id: Annotated[UUID, PathParameter(description="The approval.")],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> None:
    """End what a front end may do for you, at once; an owner may end anybody's."""
    await end_approval(work, identity, approval_id)
    trail.note("approval.ended", approval_id)


DOORS: Final = (list_front_ends, retire_front_end, give_leave_to_register, list_approvals, end_an_approval)
