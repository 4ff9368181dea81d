"""Doors for what the client or a coach says of an account's settings, and how that stands to what was seen since."""

from typing import Final
from uuid import UUID

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from service.access.audit import Trail
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.queries import page_by_id
from service.access.roles import Permission
from service.accounts.models import SocialAccount
from service.accounts.practice_time import ahead
from service.automation.attested_shapes import NewSettingsAttestation, SettingsAttestations, SettingsAttestationView
from service.automation.attesting import (
    attest,
    connected_programs,
    standing_attestations,
    superseded_attestations,
    views_of,
)
from service.kit.pages import Cursor, CursorInvalid, Limit, key_of
from service.kit.problems import NotFound, RequestInvalid
from service.kit.work import Work


@post(
    "/v1/accounts/{account_id:uuid}/settings-attestations",
    operation_id="attestSetting",
    summary="State how a setting of an account stands",
    tags=["Automation"],
    guards=[may(Permission.STATE_SETTINGS)],
    responses=refusals(NotFound, RequestInvalid),
)
async def attest_setting(
    data: JSONBody[NewSettingsAttestation],
    account: NamedDependency[SocialAccount],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> SettingsAttestationView:
    """Say whether auto-follow and the like are on, off, or that nobody is sure; a member says so on the client's word."""
    at = work.at + await ahead(work)
    stated = await attest(work, identity, account, data, at=at)
    trail.note("setting.stated", stated.id)
    (view,) = await views_of(work, [stated], account, for_client=identity.client_id is not None, at=at)
    return view


@get(
    "/v1/accounts/{account_id:uuid}/settings-attestations",
    operation_id="listSettingsAttestations",
    summary="List what was stated of an account's settings",
    tags=["Automation"],
    guards=[may(Permission.READ_FINDINGS)],
    responses=refusals(NotFound, CursorInvalid),
)
async def list_settings_attestations(
    account: NamedDependency[SocialAccount],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    cursor: Cursor = None,
    limit: Limit = 50,
) -> SettingsAttestations:
    """What counts of each setting, against what was seen since; what was said before; and which programs have access."""
    at, before = work.at + await ahead(work), key_of(cursor, UUID)
    standing = await standing_attestations(work, account.id)
    older = await superseded_attestations(
        work, account.id, [row.id for row in standing], before=before, limit=limit + 1
    )
    views = await views_of(work, [*standing, *older], account, for_client=identity.client_id is not None, at=at)
    page = page_by_id(views[len(standing) :], limit)
    return SettingsAttestations(
        current=views[: len(standing)],
        history=page.items,
        next_cursor=page.next_cursor,
        connected_programs=await connected_programs(work, account.id),
    )


DOORS: Final = (attest_setting, list_settings_attestations)
