"""Keys with which a member's programs act as that member."""

from datetime import datetime, timedelta
from typing import Annotated, Final
from uuid import UUID

import msgspec
from litestar import delete, get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter

from service.access.api_keys import issue_key, revoke_key
from service.access.audit import Trail
from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.limits import TOKENS
from service.access.queries import page_by_id
from service.access.roles import Permission, Role
from service.access.shapes import ONE_LINE, Confidential
from service.access.step_up import DANGEROUS, StepUpNeeded
from service.kit.limits import Limited, TooManyRequests
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, key_of
from service.kit.problems import FieldProblem, NotFound, RequestInvalid
from service.kit.work import Work

LONGEST_LIFE: Final = timedelta(days=36_525)
"""A hundred years; the last moments of the year 9999 are not dates in every zone."""

_KeyId = Annotated[UUID, msgspec.Meta(description="The key.", examples=["019a3c61-2b3c-7d5e-9f60-718293a4b5c6"])]
_Label = Annotated[
    str,
    msgspec.Meta(
        min_length=1, max_length=100, pattern=ONE_LINE, description="What the key is for.", examples=["CRM sync"]
    ),
]
_Expiry = (
    Annotated[
        datetime, msgspec.Meta(tz=True, description="When it ends; null for never.", examples=["2027-11-02T12:00:00Z"])
    ]
    | None
)


class NewApiKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a key is to be for, and how long."""

    label: _Label
    expires_at: _Expiry = None


class ApiKeyMade(Confidential, frozen=True, kw_only=True):
    """A key that was made. The token is shown this once."""

    id: _KeyId
    token: Annotated[
        str,
        msgspec.Meta(
            description="Send it as `Authorization: Bearer <token>`.",
            examples=["rp_k_0Yw1mVbT7r0m3kQ9xkq2yXhJ4v8n5pLc6dFgH1sAzEkPq3Zx"],
        ),
    ]
    expires_at: _Expiry


class ApiKeyView(msgspec.Struct, frozen=True):
    """A key that is valid, or was until it expired."""

    id: _KeyId
    member_id: Annotated[
        UUID, msgspec.Meta(description="As whom it acts.", examples=["019a3c5e-7d11-7f02-8a6d-0c1b2a394857"])
    ]
    label: _Label
    created_at: Annotated[datetime, msgspec.Meta(description="Since when.", examples=["2026-11-02T12:00:00Z"])]
    expires_at: _Expiry
    last_used_at: Annotated[
        datetime | None,
        msgspec.Meta(description="Last use, to the minute; null for never.", examples=["2026-11-02T12:00:00Z"]),
    ]


@post(
    "/v1/api-keys",
    operation_id="makeApiKey",
    summary="Make an API key",
    tags=["Access"],
    guards=[may(Permission.MANAGE_API_KEYS), DANGEROUS, Limited(TOKENS)],
    responses=refusals(StepUpNeeded, TooManyRequests),
)
async def make_api_key(
    data: JSONBody[NewApiKey],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> ApiKeyMade:
    """Make a key that acts as you, with your role and reach. It ends with your membership."""
    if data.expires_at is not None:
        _check_expiry(data.expires_at, at=work.at)
    key_id, token = await issue_key(work, identity, label=data.label, expires_at=data.expires_at)
    trail.note("api_key.made", key_id)
    return ApiKeyMade(id=key_id, token=token.reveal(), expires_at=data.expires_at)


@get(
    "/v1/api-keys",
    operation_id="listApiKeys",
    summary="List API keys",
    tags=["Access"],
    guards=[may(Permission.MANAGE_API_KEYS)],
    responses=refusals(CursorInvalid),
)
async def list_api_keys(
    identity: NamedDependency[Identity], database: AppDatabase, cursor: Cursor = None, limit: Limit = 50
) -> Page[ApiKeyView]:
    """Your keys that are not revoked; an owner sees everyone's. Tokens are never shown again."""
    rows = await database.reads.fetch(
        "SELECT * FROM list_api_keys_v1($1, $2, $3, $4)",
        identity.practice_id,
        None if identity.role is Role.OWNER else identity.member_id,
        key_of(cursor, UUID),
        limit + 1,
    )
    return page_by_id([ApiKeyView(*row) for row in rows], limit)


@delete(
    "/v1/api-keys/{api_key_id:uuid}",
    operation_id="revokeApiKey",
    summary="Revoke an API key",
    tags=["Access"],
    guards=[may(Permission.MANAGE_API_KEYS), DANGEROUS],
    responses=refusals(StepUpNeeded, NotFound),
)
async def revoke_api_key(
    api_key_id: Annotated[UUID, PathParameter(description="The API key.")],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> None:
    """Revoke one of your keys, at once; an owner may revoke anyone's."""
    await revoke_key(work, identity, api_key_id)
    trail.note("api_key.revoked", api_key_id)


def _check_expiry(expires_at: datetime, *, at: datetime) -> None:
    if expires_at <= at:
        raise RequestInvalid(errors=(FieldProblem(where="expires_at", what="lies in the past"),))
    if expires_at > at + LONGEST_LIFE:
        raise RequestInvalid(errors=(FieldProblem(where="expires_at", what="lies too far ahead; null is for never"),))


DOORS: Final = (make_api_key, list_api_keys, revoke_api_key)
