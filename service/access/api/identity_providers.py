"""The OpenID providers by which a practice lets people sign in."""

from datetime import datetime
from typing import Final
from uuid import UUID

from litestar import delete, get, patch, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import JSONBody

from service.access.audit import Trail
from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.limits import TOKENS
from service.access.openid.configuring import (
    IssuerTaken,
    TooManyProviders,
    add_provider,
    change_provider,
    remove_provider,
    tied_to,
)
from service.access.openid.discovery import shortcomings
from service.access.openid.faults import ProviderFault
from service.access.openid.known import KnownProvider, known_providers
from service.access.openid.models import IdentityProvider
from service.access.openid.outward import Providers
from service.access.openid.shapes import (
    IdentityProviderView,
    NewIdentityProvider,
    ProviderChange,
    ProviderInPath,
    ProviderShortcoming,
    ProviderTest,
)
from service.access.openid.ways import return_of, start_of
from service.access.queries import page_by_id
from service.access.roles import Permission
from service.access.step_up import DANGEROUS, StepUpNeeded
from service.kit.database import Database
from service.kit.limits import Limited, TooManyRequests
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, key_of
from service.kit.problems import NotFound
from service.kit.settings import Settings
from service.kit.work import Work


@post(
    "/v1/identity-providers",
    operation_id="addIdentityProvider",
    summary="Add an identity provider",
    tags=["Access"],
    guards=[may(Permission.MANAGE_IDENTITY_PROVIDERS), DANGEROUS],
    responses=refusals(StepUpNeeded, IssuerTaken, TooManyProviders),
)
async def add_identity_provider(
    data: JSONBody[NewIdentityProvider],
    work: NamedDependency[Work],
    trail: NamedDependency[Trail],
    state: State,
) -> IdentityProviderView:
    """Let people sign in by an OpenID provider, each once they have tied their sign-in there. Nothing is asked of it yet."""
    settings: Settings = state.settings
    made = await add_provider(work, data, allow_loopback=not settings.is_production)
    trail.note("identity_provider.added", made.id)
    return _shown(made, tied=0, settings=settings)


@get(
    "/v1/identity-providers",
    operation_id="listIdentityProviders",
    summary="List identity providers",
    tags=["Access"],
    guards=[may(Permission.MANAGE_IDENTITY_PROVIDERS)],
    responses=refusals(CursorInvalid),
)
async def list_identity_providers(
    identity: NamedDependency[Identity], database: AppDatabase, state: State, cursor: Cursor = None, limit: Limit = 50
) -> Page[IdentityProviderView]:
    """The practice's identity providers, oldest first; their secrets are never shown."""
    after = key_of(cursor, UUID)
    return page_by_id(await _listed(database, identity, state.settings, after=after, limit=limit + 1), limit)


@patch(
    "/v1/identity-providers/{identity_provider_id:uuid}",
    operation_id="changeIdentityProvider",
    summary="Change an identity provider",
    tags=["Access"],
    guards=[may(Permission.MANAGE_IDENTITY_PROVIDERS), DANGEROUS],
    responses=refusals(StepUpNeeded, NotFound),
)
async def change_identity_provider(
    identity_provider_id: ProviderInPath,
    data: JSONBody[ProviderChange],
    work: NamedDependency[Work],
    trail: NamedDependency[Trail],
    state: State,
) -> IdentityProviderView:
    """Change its name, registration, domains or return addresses. Its issuer stays: another issuer is another provider."""
    settings: Settings = state.settings
    changed = await change_provider(work, identity_provider_id, data, allow_loopback=not settings.is_production)
    trail.note("identity_provider.changed", identity_provider_id)
    return _shown(changed, tied=await tied_to(work, identity_provider_id), settings=settings)


@delete(
    "/v1/identity-providers/{identity_provider_id:uuid}",
    operation_id="removeIdentityProvider",
    summary="Remove an identity provider",
    tags=["Access"],
    guards=[may(Permission.MANAGE_IDENTITY_PROVIDERS), DANGEROUS],
    responses=refusals(StepUpNeeded, NotFound),
)
async def remove_identity_provider(
    identity_provider_id: ProviderInPath, work: NamedDependency[Work], trail: NamedDependency[Trail]
) -> None:
    """Remove it with everything that is tied to it. Sessions that it opened stay until they end or are ended."""
    await remove_provider(work, identity_provider_id)
    trail.note("identity_provider.removed", identity_provider_id)


@post(
    "/v1/identity-providers/{identity_provider_id:uuid}/tests",
    operation_id="testIdentityProvider",
    summary="Test an identity provider",
    tags=["Access"],
    guards=[may(Permission.MANAGE_IDENTITY_PROVIDERS), Limited(TOKENS)],
    responses=refusals(NotFound, TooManyRequests),
    status_code=200,
)
async def test_identity_provider(
    identity_provider_id: ProviderInPath,
    identity: NamedDependency[Identity],
    database: AppDatabase,
    at: NamedDependency[datetime],
    state: State,
) -> ProviderTest:
    """Read its discovery document and keys now, and say what keeps people from signing in. Its secret is not tried."""
    found = await known_providers(database, identity.practice_id, identity_provider_id)
    if not found:
        raise NotFound
    return await _tested(state.providers, found[0], at=at)


async def _tested(providers: Providers, known: KnownProvider, *, at: datetime) -> ProviderTest:
    faults, keys, algorithms = [], 0, []
    try:
        document = await providers.document(known.issuer, at=at, anew=True)
        faults = list(shortcomings(document, has_secret=known.has_secret))
        algorithms = list(document.algorithms)
        keys = len((await providers.keys(document, at=at, anew=True)).keys)
    except ProviderFault as fault:
        faults.append(fault)
    return ProviderTest(
        is_sound=not faults,
        faults=[ProviderShortcoming(each.code, each.text) for each in faults],
        keys=keys,
        algorithms=algorithms,
    )


def _shown(provider: IdentityProvider, *, tied: int, settings: Settings) -> IdentityProviderView:
    return IdentityProviderView(
        id=provider.id,
        name=provider.name,
        issuer=provider.issuer,
        known_as=provider.known_as,
        has_secret=provider.secret is not None,
        email_domains=provider.email_domains,
        return_addresses=provider.return_addresses,
        redirect_uri=settings.public_url + return_of(provider.practice_id, provider.id),
        start=settings.public_url + start_of(provider.practice_id, provider.id),
        tied=tied,
        created_at=provider.created_at,
        changed_at=provider.changed_at,
    )


async def _listed(
    database: Database, identity: Identity, settings: Settings, *, after: UUID | None, limit: int
) -> list[IdentityProviderView]:
    rows = await database.reads.fetch(
        "SELECT * FROM list_identity_providers_v1($1, NULL, $2, $3)", identity.practice_id, after, limit
    )
    return [
        IdentityProviderView(
            **dict(row),
            redirect_uri=settings.public_url + return_of(identity.practice_id, row["id"]),
            start=settings.public_url + start_of(identity.practice_id, row["id"]),
        )
        for row in rows
    ]


DOORS: Final = (
    add_identity_provider,
    list_identity_providers,
    change_identity_provider,
    remove_identity_provider,
    test_identity_provider,
)
