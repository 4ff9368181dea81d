"""Contacts: what a client knows of people, and when they were in touch."""

from datetime import datetime
from typing import Annotated, Any, Final
from uuid import UUID

import msgspec
from litestar import delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter

from service.access.audit import Trail
from service.access.caller import AppDatabase, RequestDesk
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.roles import Permission
from service.accounts.models import SocialAccount
from service.accounts.reach import AccountInPath
from service.engagement.acquaintance import PersonNotKnown
from service.engagement.api.circles import PersonId
from service.engagement.contact_shapes import (
    Acquaintance,
    ContactFacts,
    ContactSummary,
    ContactView,
    NewTouch,
    TouchView,
)
from service.engagement.contact_views import contact_summary, contact_view
from service.engagement.knowing import add_touch, keep_contact, take_back_touch
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, SealedCursors
from service.kit.problems import NotFound, RequestInvalid
from service.kit.work import Work
from service.roster.consent import ConsentMissing
from service.roster.looking import DEPENDENCIES, Looking
from service.roster.reach import ClientInPath, Reach

_NEEDS_NAMES: Final = "This needs the client's agreement to show names."


@get(
    "/v1/accounts/{account_id:uuid}/contacts",
    operation_id="listContacts",
    summary="Whom does the client want to know, and how does it stand?",
    tags=["Engagement"],
    guards=[may(Permission.READ_PLAN)],
    dependencies=DEPENDENCIES,
    responses=refusals(NotFound, ConsentMissing, CursorInvalid),
)
async def list_contacts(  # noqa: PLR0913 # each dependency is named
    *,
    account_id: AccountInPath,
    looking: NamedDependency[Looking],
    desk: RequestDesk,
    database: AppDatabase,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[ContactSummary]:
    """Everybody in the circle, and everybody of whom something was written down. Members need the client's agreement to show
    names, and to show notes for what the client wrote; each look is noted.
    """
    # A place in this list is a person's number, which says as much as their name.
    key = desk.works.vault.passing_key(looking.practice_id, b"cursors")
    cursors = SealedCursors(key, of=f"contacts of {account_id}")
    after = cursors.key_of(cursor, Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)])  # type: ignore[arg-type] # a constrained int
    rows = await database.reads.fetch(
        "SELECT * FROM list_contacts_v1($1, $2, $3, $4, $5, $6, $7, $8, $9)", *looking, account_id, after, limit + 1
    )
    found = _named(rows)
    people = [row for row in found[:limit] if row["profile_id"] is not None]
    more = cursors.cursor_of(people[-1]["profile_id"]) if len(found) > limit else None
    return Page(items=[contact_summary(row) for row in people], next_cursor=more)


@get(
    "/v1/accounts/{account_id:uuid}/contacts/{profile_id:int}",
    operation_id="showContact",
    summary="What is known of this person?",
    tags=["Engagement"],
    guards=[may(Permission.READ_PLAN)],
    dependencies=DEPENDENCIES,
    responses=refusals(NotFound, ConsentMissing),
)
async def show_contact(
    account_id: AccountInPath, profile_id: PersonId, looking: NamedDependency[Looking], database: AppDatabase
) -> ContactView:
    """Somebody whom the account meets: how it stands with them, and every touch that was noted."""
    rows = await database.reads.fetch(
        "SELECT * FROM show_contact_v1($1, $2, $3, $4, $5, $6, $7, $8)", *looking, account_id, profile_id
    )
    return contact_view(_named(rows)[0])


@put(
    "/v1/accounts/{account_id:uuid}/contacts/{profile_id:int}",
    operation_id="keepContact",
    summary="Say how often to be in touch, what they are, and what was learned",
    tags=["Engagement"],
    status_code=204,
    guards=[may(Permission.DO_TASKS)],
    responses=refusals(NotFound, PersonNotKnown, ConsentMissing),
)
async def keep_contact_facts(  # noqa: PLR0913 # each dependency is named
    *,
    account: NamedDependency[SocialAccount],
    profile_id: PersonId,
    data: JSONBody[ContactFacts],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> None:
    """Keep this of somebody whom the account meets, in place of what was said before."""
    await keep_contact(work, identity, account, profile_id, data)
    trail.note("contact.kept", account.id)


@post(
    "/v1/accounts/{account_id:uuid}/contacts/{profile_id:int}/touches",
    operation_id="addTouch",
    summary="Note a touch, or something to remember",
    tags=["Engagement"],
    guards=[may(Permission.DO_TASKS)],
    responses=refusals(NotFound, PersonNotKnown, ConsentMissing, RequestInvalid),
)
async def add_touch_to(  # noqa: PLR0913 # each dependency is named
    *,
    account: NamedDependency[SocialAccount],
    profile_id: PersonId,
    data: JSONBody[NewTouch],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> TouchView:
    """Note what the network cannot show, or what is to be remembered. Talk on the network is seen without it."""
    touch = await add_touch(work, identity, account, profile_id, data)
    trail.note("touch.noted", touch.id)
    return TouchView(id=touch.id, kind=data.kind, words=touch.words, at=touch.at)


@delete(
    "/v1/touches/{touch_id:uuid}",
    operation_id="takeBackTouch",
    summary="Take back a touch that was noted",
    tags=["Engagement"],
    guards=[may(Permission.DO_TASKS)],
    responses=refusals(NotFound),
)
async def take_back(
    touch_id: Annotated[UUID, PathParameter(description="The touch.")],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> None:
    """It is deleted with its words."""
    await take_back_touch(work, identity, touch_id)
    trail.note("touch.taken_back", touch_id)


@get(
    "/v1/clients/{client_id:uuid}/acquaintance",
    operation_id="listAcquaintance",
    summary="How many of their followers does the client really know?",
    tags=["Engagement"],
    guards=[may(Permission.READ_AUDIENCE, Permission.READ_PLAN)],
    responses=refusals(NotFound),
)
async def list_acquaintance(
    client_id: ClientInPath, reach: NamedDependency[Reach], database: AppDatabase, at: NamedDependency[datetime]
) -> list[Acquaintance]:
    """In numbers alone, for each account: followers known by one personal fact, touched lately, and in conversation."""
    rows = await database.reads.fetch("SELECT * FROM list_acquaintance_v1($1, $2, $3, $4, $5)", *reach, client_id, at)
    if not rows:
        raise NotFound
    return [msgspec.convert(dict(row), Acquaintance) for row in rows if row["account_id"]]


def _named(rows: list[Any]) -> list[Any]:
    if not rows:
        raise NotFound
    if not rows[0]["named"]:
        raise ConsentMissing(_NEEDS_NAMES)
    return rows


DOORS: Final = (list_contacts, show_contact, keep_contact_facts, add_touch_to, take_back, list_acquaintance)
