"""The circle: the few people whom a client chooses to know well."""

from typing import Annotated, Final

import msgspec
from litestar import delete, get, put
from litestar.di import NamedDependency
from litestar.params import PathParameter

from service.access.audit import Trail
from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.roles import Permission
from service.accounts.models import SocialAccount
from service.accounts.reach import AccountInPath
from service.engagement.acquaintance import PersonNotKnown
from service.engagement.circle import CircleFull, choose, take_out
from service.engagement.shapes import CircleView
from service.kit.pages import Page
from service.kit.problems import NotFound
from service.kit.work import Work
from service.roster.consent import ConsentMissing
from service.roster.looking import DEPENDENCIES, Looking

_LARGEST_ID: Final = 2**63 - 1

PersonId = Annotated[
    int,
    PathParameter(
        ge=0,
        le=_LARGEST_ID,
        description="The person's number on the network.",
        schema_extra={"examples": [2847561930], "format": "int64", "minimum": 0, "maximum": _LARGEST_ID},
    ),
]


@get(
    "/v1/accounts/{account_id:uuid}/circle",
    operation_id="listCircle",
    summary="Whom does the client know well through this account?",
    tags=["Engagement"],
    guards=[may(Permission.READ_PLAN)],
    dependencies=DEPENDENCIES,
    responses=refusals(NotFound, ConsentMissing),
)
async def list_circle(
    account_id: AccountInPath,
    looking: NamedDependency[Looking],
    database: AppDatabase,
) -> Page[CircleView]:
    """The people the client chose, longest first; always one page. Members need the client's agreement to show names."""
    rows = await database.reads.fetch("SELECT * FROM list_circle_v1($1, $2, $3, $4, $5, $6, $7)", *looking, account_id)
    if not rows:
        raise NotFound
    if not rows[0]["names_shown"]:
        raise ConsentMissing("This needs the client's agreement to show names.")
    return Page(items=[msgspec.convert(dict(row), CircleView) for row in rows if row["profile_id"]])


@put(
    "/v1/accounts/{account_id:uuid}/circle/{profile_id:int}",
    operation_id="chooseForCircle",
    summary="Take a person into the circle",
    tags=["Engagement"],
    status_code=204,
    guards=[may(Permission.DO_TASKS)],
    responses=refusals(NotFound, PersonNotKnown, ConsentMissing, CircleFull),
)
async def choose_for_circle(
    account: NamedDependency[SocialAccount],
    profile_id: PersonId,
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> None:
    """Choose a current follower, or somebody the account has spoken with; at most 60 people for one client."""
    await choose(work, identity, account, profile_id)
    trail.note("circle.chosen", account.id)


@delete(
    "/v1/accounts/{account_id:uuid}/circle/{profile_id:int}",
    operation_id="takeOutOfCircle",
    summary="Take a person out of the circle",
    tags=["Engagement"],
    guards=[may(Permission.DO_TASKS)],
    responses=refusals(NotFound, ConsentMissing),
)
async def take_out_of_circle(
    account: NamedDependency[SocialAccount],
    profile_id: PersonId,
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> None:
    """Take a person out; safe to repeat."""
    await take_out(work, identity, account, profile_id)
    trail.note("circle.taken_out", account.id)


DOORS: Final = (list_circle, choose_for_circle, take_out_of_circle)
