"""Opening a practice. It lies here and not in `access` because a practice begins with a sample client."""

from typing import Annotated, Any, Final
from uuid import UUID

import msgspec
from litestar import Request, post
from litestar.datastructures import State
from litestar.params import JSONBody

from service.access.allotments import tier_of_new
from service.access.assurance import Assurance, Means
from service.access.audit import Trail
from service.access.caller import AppDatabase, RequestDesk
from service.access.finders import Place
from service.access.limits import ENTRIES, SIGN_UPS
from service.access.practices import id_for_new_practice, open_practice
from service.access.roles import Role
from service.access.shapes import Confidential, Email, NewPassword, PersonName, PracticeName, SessionView
from service.access.signing_in import EmailTaken, open_session, person_for
from service.kit.limits import Limited, TooManyRequests
from service.kit.problems import RequestInvalid, documented, request_id_of
from service.kit.secrets import Secret
from service.roster.clients import TimeZone, require_time_zone
from service.roster.sample import add_sample_client


class NewPractice(Confidential, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A practice and its first owner. Who signs in elsewhere with this address gives the same password."""

    practice_name: PracticeName
    name: PersonName
    email: Email
    password: NewPassword
    time_zone: TimeZone = "UTC"

    def __post_init__(self) -> None:
        require_time_zone(self.time_zone)


class PracticeOpened(SessionView, frozen=True, kw_only=True):
    """The practice, a session of its owner, and a sample client to look at. The token is shown this once."""

    member_id: Annotated[
        UUID, msgspec.Meta(description="The owner.", examples=["019a3c5e-7d11-7f02-8a6d-0c1b2a394857"])
    ]
    sample_client_id: Annotated[
        UUID, msgspec.Meta(description="The sample client.", examples=["019a3c5e-7d12-7b10-9c8d-7e6f5a4b3c2d"])
    ]


@post(
    "/v1/practices",
    operation_id="openPractice",
    summary="Open a practice",
    tags=["Access"],
    opt={"anyone": True},
    security=[{}],
    guards=[Limited(ENTRIES, SIGN_UPS)],
    responses=documented(RequestInvalid, EmailTaken, TooManyRequests),
)
async def sign_up(
    request: Request[Any, Any, Any],
    data: JSONBody[NewPractice],
    database: AppDatabase,
    desk: RequestDesk,
    state: State,
) -> PracticeOpened:
    """Sign up: makes the practice with its owner and a sample client, and opens a session."""
    work = await desk.open(id_for_new_practice(desk.request))
    person_id = await person_for(work, database, email=data.email, name=data.name, password=Secret(data.password))
    owner = await open_practice(
        work,
        name=data.practice_name,
        person_id=person_id,
        owner=data.name,
        email=data.email,
        tier=tier_of_new(state.settings),
    )
    place = Place(work.practice_id, Role.OWNER, member_id=owner.id, client_id=None)
    sample = await add_sample_client(work, time_zone=data.time_zone)
    token, ends = await open_session(work, place, person_id, assurance=Assurance(Means.PASSWORD, work.at))
    Trail(work, place.caller, request_id_of(request)).note("practice.opened", work.practice_id)
    return PracticeOpened(
        token=token.reveal(),
        expires_at=ends,
        practice_id=work.practice_id,
        role="owner",
        member_id=owner.id,
        sample_client_id=sample.id,
    )


DOORS: Final = (sign_up,)
