"""The providers that a practice lets people sign in by: adding, changing and removing one."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from service.access.openid.models import IdentityProvider, ProviderTie
from service.access.openid.outward import Registration
from service.access.openid.shapes import NewIdentityProvider, ProviderChange
from service.kit.database import new_id
from service.kit.destinations import AddressRefused, check_url
from service.kit.problems import FieldProblem, NotFound, Problem, RequestInvalid
from service.kit.secrets import Secret
from service.kit.vault import Place, Seals
from service.kit.work import Work

MOST: Final = 20
"""Providers of one practice; each is a button on its sign-in page."""


class IssuerTaken(Problem):
    """The practice has a provider of this issuer already; what is tied to it would be told twice."""

    status = 409
    title = "There is an identity provider of this issuer already"
    remedy = "Change the standing one, or remove it first, which unties everybody who signs in by it."


class TooManyProviders(Problem):
    """A practice keeps at most twenty identity providers."""

    status = 409
    title = "The practice has as many identity providers as it can"
    remedy = "Remove one that nobody signs in by."


async def add_provider(work: Work, wanted: NewIdentityProvider, *, allow_loopback: bool) -> IdentityProvider:
    """Let people sign in by this provider from now on, once they have tied their sign-in.

    Raises:
        RequestInvalid: when an address is none that we or people may be sent to.
        IssuerTaken: when there is one of this issuer.
        TooManyProviders: when there are twenty.
    """
    _refuse_odd("issuer", [wanted.issuer], allow_loopback=allow_loopback)
    _refuse_odd("return_addresses", wanted.return_addresses, allow_loopback=allow_loopback)
    standing = await work.session.scalars(
        select(IdentityProvider.issuer).where(IdentityProvider.practice_id == work.practice_id)
    )
    if len(standing.all()) >= MOST:
        raise TooManyProviders
    provider = IdentityProvider(
        practice_id=work.practice_id,
        id=new_id(),
        name=wanted.name,
        issuer=wanted.issuer,
        known_as=wanted.known_as,
        email_domains=sorted({each.lower() for each in wanted.email_domains}),
        return_addresses=list(wanted.return_addresses),
        created_at=work.at,
    )
    if wanted.secret is not None:
        provider.secret = (await work.seals()).seal(Secret(wanted.secret), _place(provider.id))
    work.session.add(provider)
    try:
        await work.session.flush()
    except IntegrityError as taken:
        raise IssuerTaken from taken
    return provider


async def change_provider(
    work: Work, provider_id: UUID, wanted: ProviderChange, *, allow_loopback: bool
) -> IdentityProvider:
    """Change what is given; never the issuer, since another's subjects would be taken for those who are tied.

    Raises:
        NotFound: when there is no such provider.
        RequestInvalid: when an address is none that people may be sent to.
    """
    provider = await _held(work, provider_id)
    if wanted.return_addresses is not None:
        _refuse_odd("return_addresses", wanted.return_addresses, allow_loopback=allow_loopback)
        provider.return_addresses = list(wanted.return_addresses)
    if wanted.email_domains is not None:
        provider.email_domains = sorted({each.lower() for each in wanted.email_domains})
    provider.name = wanted.name or provider.name
    provider.known_as = wanted.known_as or provider.known_as
    if wanted.secret is not None:
        secret = wanted.secret
        provider.secret = (await work.seals()).seal(Secret(secret), _place(provider.id)) if secret else None
    provider.changed_at = work.at
    await work.session.flush()
    return provider


async def remove_provider(work: Work, provider_id: UUID) -> None:
    """Remove a provider with its secret; nobody signs in by it any more, and nobody stays tied to it.

    Raises:
        NotFound: when there is no such provider.
    """
    await work.session.delete(await _held(work, provider_id))
    await work.session.flush()


async def tied_to(work: Work, provider_id: UUID) -> int:
    """How many people sign in by this provider."""
    counted = select(func.count()).where(
        ProviderTie.practice_id == work.practice_id, ProviderTie.provider_id == provider_id
    )
    return await work.session.scalar(counted) or 0


def registration_of(provider: IdentityProvider, seals: Seals) -> Registration:
    """How the provider knows us, its secret opened."""
    sealed = provider.secret
    secret = None if sealed is None else seals.open(sealed, _place(provider.id))
    return Registration(provider.issuer, provider.known_as, secret)


async def _held(work: Work, provider_id: UUID) -> IdentityProvider:
    provider = await work.session.get(IdentityProvider, (work.practice_id, provider_id), with_for_update=True)
    if provider is None:
        raise NotFound
    return provider


def _refuse_odd(where: str, addresses: Sequence[str], *, allow_loopback: bool) -> None:
    for each in addresses:
        try:
            if "#" in each or (where == "issuer" and "?" in each):
                raise AddressRefused("not_a_web_address", "it has a query or a fragment")  # noqa: TRY301 # told alike
            check_url(each, allow_loopback=allow_loopback)
        except AddressRefused as refused:
            raise RequestInvalid(errors=(FieldProblem(where=where, what=str(refused)),)) from refused


def _place(provider_id: UUID) -> Place:
    return Place(table="identity_provider", column="secret", row=provider_id)
