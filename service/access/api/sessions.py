"""Signing in and out, and who one is signed in as."""

from datetime import datetime
from typing import Annotated, Any, Final, Literal
from uuid import UUID

import msgspec
from litestar import Request, Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from service.access.assurance import Assurance, Means
from service.access.audit import Trail
from service.access.caller import AppDatabase, RequestDesk
from service.access.factors.answers import OPENED_OR_OWED, told
from service.access.factors.entering import enter
from service.access.factors.shapes import ProvenBy, SecondStepOwed
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.limits import ENTRIES, SIGN_INS
from service.access.membership import revoke_token
from service.access.roles import Permission, Role, permissions_of
from service.access.scopes import Scope
from service.access.shapes import Confidential, Email, KnownPassword, PersonName, PracticeName, SessionView
from service.access.signing_in import (
    PlaceUnclear,
    SignInRefused,
    choose_place,
    keep_renewed_hash,
    prove,
)
from service.kit.limits import Limited, TooManyRequests, give_back
from service.kit.problems import RequestInvalid, documented
from service.kit.secrets import Secret
from service.kit.work import Work


class SignIn(Confidential, frozen=True, forbid_unknown_fields=True):
    """Who one is, and where to; the place is only needed by people who have several."""

    email: Email
    password: KnownPassword
    practice_id: Annotated[
        UUID | None,
        msgspec.Meta(description="The practice meant.", examples=["019a3c5e-7d10-7c3a-9b1e-2f4d5a6b7c80"]),
    ] = None
    role: Annotated[
        Literal["owner", "coach", "assistant", "client"] | None,
        msgspec.Meta(description="The role meant, for who is also a client there.", examples=["owner"]),
    ] = None


class ActingFrontEnd(msgspec.Struct, frozen=True, kw_only=True):
    """The front end that acts for you by this token, and what you let it do."""

    id: Annotated[UUID, msgspec.Meta(description="Its `client_id`.", examples=["019a3c5e-7d20-7d4b-8c2f-3a5b6c7d8e91"])]
    name: Annotated[str, msgspec.Meta(description="As you read it when you agreed.", examples=["Coach Board"])]
    scopes: Annotated[
        list[str],
        msgspec.Meta(description="What this token lends it.", examples=[["clients:read", "audience:read"]]),
    ]


class Me(msgspec.Struct, frozen=True, kw_only=True):
    """Who one is signed in as."""

    practice_id: Annotated[
        UUID, msgspec.Meta(description="The practice.", examples=["019a3c5e-7d10-7c3a-9b1e-2f4d5a6b7c80"])
    ]
    practice_name: PracticeName
    name: PersonName
    email: Email
    role: Annotated[
        Literal["owner", "coach", "assistant", "client"],
        msgspec.Meta(description="What you are to the practice.", examples=["owner"]),
    ]
    member_id: Annotated[
        UUID | None,
        msgspec.Meta(description="You as a member.", examples=["019a3c5e-7d11-7f02-8a6d-0c1b2a394857"]),
    ]
    client_id: Annotated[
        UUID | None,
        msgspec.Meta(description="You as a client, in your own view.", examples=[None]),
    ]
    permissions: Annotated[
        list[str],
        msgspec.Meta(
            description="What may be done with this token: what your role may do, and by a front end the part that it was lent.",
            examples=[["read_clients", "add_clients"]],
        ),
    ]
    front_end: Annotated[
        ActingFrontEnd | None,
        msgspec.Meta(description="Who acts for you by this token; null when you do yourself.", examples=[None]),
    ]
    expires_at: Annotated[
        datetime | None,
        msgspec.Meta(
            description="When this token ends; null for a key without end.", examples=["2026-12-02T12:00:00Z"]
        ),
    ]
    proven_by: Annotated[
        ProvenBy | None,
        msgspec.Meta(description="By what you have shown last that it is you; null for a program.", examples=["code"]),
    ]
    proven_at: Annotated[
        datetime | None,
        msgspec.Meta(description="When; null also where a provider does not tell.", examples=["2026-11-02T12:00:00Z"]),
    ]


@post(
    "/v1/sessions",
    operation_id="signIn",
    summary="Sign in",
    tags=["Access"],
    opt={"anyone": True},
    security=[{}],
    guards=[Limited(SIGN_INS, ENTRIES)],
    responses=documented(RequestInvalid, SignInRefused, PlaceUnclear, TooManyRequests) | OPENED_OR_OWED,
)
async def sign_in(
    request: Request[Any, Any, Any], data: JSONBody[SignIn], database: AppDatabase, desk: RequestDesk
) -> Response[SessionView | SecondStepOwed]:
    """Exchange an e-mail address and a password for a session token, which is shown this once and lasts 30 days.

    Under one `Idempotency-Key`, however often and at once it is sent, it opens one session and shows that one again for a
    day; we keep it sealed. Without a key, each sign-in opens a session of its own.

    Whoever has a second factor gets 202 and no session yet: POST /v1/second-steps takes what is answered, and the factor.
    """
    proven = await prove(database, data.email, Secret(data.password))
    await give_back(request, (SIGN_INS, await SIGN_INS.of(request)))
    role = None if data.role is None else Role(data.role)
    place = await choose_place(database, proven.person_id, practice_id=data.practice_id, role=role)
    work = await desk.open(place.practice_id)
    await keep_renewed_hash(work, proven)
    return told(await enter(work, database, place, proven.person_id, Assurance(Means.PASSWORD, work.at)), place)


@delete(
    "/v1/sessions/current",
    operation_id="signOut",
    summary="Sign out",
    tags=["Access"],
    guards=[may(Permission.USE_OWN_SIGN_IN)],
    responses=refusals(),
)
async def sign_out(
    work: NamedDependency[Work], identity: NamedDependency[Identity], trail: NamedDependency[Trail]
) -> None:
    """Revoke the token this request is sent with, at once."""
    await revoke_token(work, identity.token_id)
    trail.note("token.revoked", identity.token_id)


@get(
    "/v1/me",
    operation_id="showMe",
    summary="Who am I?",
    tags=["Access"],
    guards=[may(Permission.USE_OWN_SIGN_IN)],
    responses=refusals(),
)
async def show_me(identity: NamedDependency[Identity], database: AppDatabase) -> Me:
    """The person, practice, role and permissions behind the token of this request, and the front end that sent it."""
    practice_name, name, email, expires_at, front_end_name = await database.reads.fetchrow(
        "SELECT * FROM show_me_v2($1, $2)", identity.practice_id, identity.token_id
    )
    shown = identity.assurance
    return Me(
        practice_id=identity.practice_id,
        practice_name=practice_name,
        name=name,
        email=email,
        role=identity.role.value,
        member_id=identity.member_id,
        client_id=identity.client_id,
        permissions=[each.value for each in permissions_of(identity.role) if identity.may(each)],
        front_end=None
        if identity.front_end_id is None
        else ActingFrontEnd(
            id=identity.front_end_id,
            name=front_end_name,
            scopes=[each.value for each in Scope if each in identity.scopes],
        ),
        expires_at=expires_at,
        proven_by=None if shown is None else shown.by.value,
        proven_at=None if shown is None else shown.at,
    )


DOORS: Final = (sign_in, sign_out, show_me)
