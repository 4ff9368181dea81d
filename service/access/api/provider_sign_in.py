"""Signing in by a provider's word: redeeming it, tying it to oneself, and untying it."""

from datetime import datetime
from typing import Annotated, Any, Final
from uuid import UUID

import msgspec
from litestar import Request, Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter

from service.access.audit import Trail
from service.access.caller import AppDatabase, RequestDesk
from service.access.factors.answers import OPENED_OR_OWED, told
from service.access.factors.entering import enter
from service.access.factors.shapes import SecondStepOwed
from service.access.finders import Place
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.limits import ENTRIES
from service.access.openid.proofs import ProofRefused, redeem_proof
from service.access.openid.shapes import ProofCode, ProviderId, ProviderName, Verifier
from service.access.openid.ties import (
    NotTied,
    OnlyWayIn,
    PasswordWrong,
    TiedAlready,
    prove_again,
    tie,
    tied_place,
    untie,
)
from service.access.queries import page_by_id
from service.access.roles import Permission, Role
from service.access.shapes import Confidential, KnownPassword, SessionView
from service.access.step_up import DANGEROUS, StepUpNeeded
from service.kit.limits import Limited, TooManyRequests
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, key_of
from service.kit.problems import NotFound, RequestInvalid, documented, request_id_of
from service.kit.secrets import Secret
from service.kit.work import Work

_PracticeId = Annotated[
    UUID, msgspec.Meta(description="The practice.", examples=["019a3c5e-7d10-7c3a-9b1e-2f4d5a6b7c80"])
]


class NewTie(Confidential, frozen=True, forbid_unknown_fields=True):
    """A provider's word about you, that it was you who asked for it, and that you are who is signed in."""

    code: ProofCode
    code_verifier: Verifier
    password: KnownPassword


class ProviderSignIn(Confidential, frozen=True, forbid_unknown_fields=True):
    """A provider's word about you, where to, and that it was you who asked for it."""

    practice_id: _PracticeId
    code: ProofCode
    code_verifier: Verifier


class ProviderTieView(msgspec.Struct, frozen=True, kw_only=True):
    """That somebody signs in by a provider."""

    id: Annotated[UUID, msgspec.Meta(description="The tie.", examples=["019a3c71-1a2b-7c3d-8e4f-5a6b7c8d9e11"])]
    provider_id: ProviderId
    provider_name: ProviderName
    member_id: Annotated[
        UUID | None, msgspec.Meta(description="Which member.", examples=["019a3c5e-7d11-7f02-8a6d-0c1b2a394857"])
    ]
    client_id: Annotated[UUID | None, msgspec.Meta(description="Which client, in their own view.", examples=[None])]
    created_at: Annotated[datetime, msgspec.Meta(description="Since when.", examples=["2026-11-02T12:00:00Z"])]
    last_used_at: Annotated[
        datetime | None, msgspec.Meta(description="Last sign-in by it.", examples=["2026-11-09T12:00:00Z"])
    ]


class TieMade(msgspec.Struct, frozen=True):
    """A tie that was made."""

    id: Annotated[UUID, msgspec.Meta(description="The tie.", examples=["019a3c71-1a2b-7c3d-8e4f-5a6b7c8d9e11"])]


@post(
    "/v1/provider-sessions",
    operation_id="signInByProvider",
    summary="Sign in by a provider",
    tags=["Access"],
    opt={"anyone": True},
    security=[{}],
    guards=[Limited(ENTRIES)],
    responses=documented(RequestInvalid, ProofRefused, NotTied, TooManyRequests) | OPENED_OR_OWED,
)
async def sign_in_by_provider(
    request: Request[Any, Any, Any], data: JSONBody[ProviderSignIn], database: AppDatabase, desk: RequestDesk
) -> Response[SessionView | SecondStepOwed]:
    """Exchange a provider's proof for a session token, which is shown this once. It opens this practice alone.

    To get a proof, send the person's browser to the provider's `start` with `return_to` (one of its return addresses), an S256
    `code_challenge`, a `state` of your own, and `fresh=true` to have them prove themselves anew. They come back to `return_to`
    with `code`, `state` and `iss`, or with `error` (`declined`, or `provider_failed` and an `error_description`).

    Whoever has a second factor here gets 202, as at POST /v1/sessions, unless the provider says (`amr` with `mfa`, or `acr` of
    `phr` or `phrh`) that it asked for several.
    """
    work = await desk.open(data.practice_id)
    proof = await redeem_proof(work, data.code, data.code_verifier)
    place, person_id = await tied_place(work, proof.provider_id, proof.subject)
    Trail(work, place.caller, request_id_of(request)).note("provider.signed_in", proof.provider_id)
    return told(await enter(work, database, place, person_id, proof.assurance), place)


@post(
    "/v1/provider-ties",
    operation_id="tieProvider",
    summary="Tie one's sign-in to a provider",
    tags=["Access"],
    guards=[may(Permission.MANAGE_TIES), DANGEROUS, Limited(ENTRIES)],
    responses=refusals(StepUpNeeded, PasswordWrong, ProofRefused, TiedAlready, TooManyRequests),
)
async def tie_provider(
    data: JSONBody[NewTie],
    database: AppDatabase,
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> TieMade:
    """From now on, whoever the proof is about signs in as you. It takes your password; an e-mail address ties nobody."""
    await prove_again(database, identity, Secret(data.password))
    proof = await redeem_proof(work, data.code, data.code_verifier)
    place = Place(work.practice_id, identity.role, member_id=identity.member_id, client_id=identity.client_id)
    made = await tie(work, place, identity.person_id, proof)
    trail.note("provider.tied", made)
    return TieMade(made)


@get(
    "/v1/provider-ties",
    operation_id="listProviderTies",
    summary="List who signs in by a provider",
    tags=["Access"],
    guards=[may(Permission.MANAGE_TIES)],
    responses=refusals(CursorInvalid),
)
async def list_provider_ties(
    identity: NamedDependency[Identity], database: AppDatabase, cursor: Cursor = None, limit: Limit = 50
) -> Page[ProviderTieView]:
    """Your own ties, oldest first; an owner sees everybody's."""
    sees_all = identity.role is Role.OWNER
    rows = await database.reads.fetch(
        "SELECT * FROM list_provider_ties_v1($1, $2, $3, $4, $5)",
        identity.practice_id,
        None if sees_all else identity.member_id,
        None if sees_all else identity.client_id,
        key_of(cursor, UUID),
        limit + 1,
    )
    return page_by_id([ProviderTieView(**dict(row)) for row in rows], limit)


@delete(
    "/v1/provider-ties/{provider_tie_id:uuid}",
    operation_id="untieProvider",
    summary="Untie a sign-in",
    tags=["Access"],
    guards=[may(Permission.MANAGE_TIES), DANGEROUS],
    responses=refusals(StepUpNeeded, NotFound, OnlyWayIn),
)
async def untie_provider(
    provider_tie_id: Annotated[UUID, PathParameter(description="The tie.")],
    database: AppDatabase,
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> None:
    """End one of your ties; an owner may end anybody's. Sessions that were opened by it stay until they are ended."""
    await untie(work, database, identity, provider_tie_id)
    trail.note("provider.untied", provider_tie_id)


DOORS: Final = (
    sign_in_by_provider,
    tie_provider,
    list_provider_ties,
    untie_provider,
)
