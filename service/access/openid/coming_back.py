"""Back from a provider: the attempt is claimed once, by the browser that set out, and the provider is asked who that was."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

import msgspec
import structlog
from sqlalchemy import select, update

from service.access.assurance import Assurance
from service.access.openid.assuring import assurance_of
from service.access.openid.configuring import registration_of
from service.access.openid.faults import Fault, ProviderFault
from service.access.openid.id_token import LEEWAY, Claims
from service.access.openid.models import IdentityProvider, ProviderAttempt
from service.access.openid.outward import Errand, Providers, Registration
from service.access.openid.setting_out import Luggage, place_of
from service.access.tokens import hash_of
from service.kit.clock import Clock
from service.kit.secrets import Secret
from service.kit.work import Work, Works

_log = structlog.get_logger()
_ADDRESS: Final = re.compile(r"[^@\s\x00-\x1f]+@[^@\s\x00-\x1f]+")
"""With one @, so that nothing can be taken for the domain that is not."""


class Why(StrEnum):
    """Why a way back leads nowhere, whatever the provider says."""

    UNKNOWN = "unknown"
    OTHER_BROWSER = "other_browser"
    USED = "used"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Return:
    """What a provider sent a person back with, and the browser they came in."""

    practice_id: UUID
    provider_id: UUID
    """By the address they came back to, which each provider has for itself (RFC 9700 §4.4.2.2)."""
    state: Secret
    code: Secret | None
    """None when they did not sign in there."""
    issuer: str | None
    """Whom the answer says it is from (RFC 9207)."""
    browser: Secret | None
    redirect_uri: str


@dataclass(frozen=True, slots=True)
class Vouched:
    """A person the provider vouches for."""

    subject: str
    email: str
    is_fresh: bool
    assurance: Assurance
    """How and when they have shown themselves there, as far as it says so."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """Where an attempt led: to a person, or to a reason why not, and where it was to go on."""

    provider_name: str
    luggage: Luggage
    vouched: Vouched | ProviderFault | None
    """None when they did not sign in there."""


@dataclass(frozen=True, slots=True)
class _Claim:
    registration: Registration
    provider_name: str
    email_domains: tuple[str, ...]
    luggage: Luggage
    asked_at: datetime


async def come_back(works: Works, providers: Providers, returned: Return, *, clock: Clock) -> Arrived | Why:
    """Who came back; holds no transaction while the provider is asked."""
    async with works.open(returned.practice_id, at=clock()) as work:
        claim = await _claim(work, returned)
    if isinstance(claim, Why):
        return claim
    return Arrived(claim.provider_name, claim.luggage, await _vouched(providers, claim, returned, at=clock()))


async def _claim(work: Work, returned: Return) -> _Claim | Why:
    this = (
        ProviderAttempt.practice_id == work.practice_id,
        ProviderAttempt.provider_id == returned.provider_id,
        ProviderAttempt.state_hash == hash_of(returned.state),
    )
    browser_hash = hash_of(returned.browser) if returned.browser else b""
    attempt = await work.session.scalar(
        update(ProviderAttempt)
        .where(
            *this,
            ProviderAttempt.browser_hash == browser_hash,
            ProviderAttempt.used_at.is_(None),
            ProviderAttempt.expires_at > work.at,
        )
        .values(used_at=work.at)
        .returning(ProviderAttempt)
    )
    if attempt is None:
        return _why_not(await work.session.scalar(select(ProviderAttempt).where(*this)), browser_hash)
    provider = await work.session.get_one(IdentityProvider, (work.practice_id, attempt.provider_id))
    seals = await work.seals()
    return _Claim(
        registration=registration_of(provider, seals),
        provider_name=provider.name,
        email_domains=tuple(provider.email_domains),
        luggage=msgspec.json.decode(seals.open(attempt.luggage, place_of(attempt.id)).reveal(), type=Luggage),
        asked_at=attempt.created_at,
    )


def _why_not(attempt: ProviderAttempt | None, browser_hash: bytes) -> Why:
    if attempt is None:
        return Why.UNKNOWN
    if attempt.browser_hash != browser_hash:
        return Why.OTHER_BROWSER
    return Why.EXPIRED if attempt.used_at is None else Why.USED


async def _vouched(
    providers: Providers, claim: _Claim, returned: Return, *, at: datetime
) -> Vouched | ProviderFault | None:
    registration, luggage = claim.registration, claim.luggage
    try:
        document = await providers.document(registration.issuer, at=at)
        said = returned.issuer
        if said != registration.issuer and (
            said is not None or document.authorization_response_iss_parameter_supported
        ):
            raise ProviderFault(Fault.OTHER_ISSUER, "the answer is not from the provider that was asked")  # noqa: TRY301 # told alike
        if returned.code is None:
            return None
        errand = Errand(
            returned.code, Secret(luggage.verifier), Secret(luggage.nonce), returned.redirect_uri, claim.asked_at
        )
        claims = await providers.whom(registration, errand, at=at)
        return Vouched(
            subject=claims.sub,
            email=_address(claims, claim.email_domains),
            is_fresh=_is_since(claims.auth_time, claim.asked_at),
            assurance=assurance_of(claims, at=at),
        )
    except ProviderFault as fault:
        _log.warning(
            "provider_not_believed",
            practice_id=str(returned.practice_id),
            provider_id=str(returned.provider_id),
            fault=fault.code,
        )
        return fault


def _address(claims: Claims, domains: tuple[str, ...]) -> str:
    if not claims.email or not _ADDRESS.fullmatch(claims.email):
        raise ProviderFault(Fault.EMAIL_MISSING, "the provider tells no e-mail address; let us have the scope `email`")
    if claims.email_verified is not True:
        raise ProviderFault(Fault.EMAIL_UNVERIFIED, "the provider does not say that it has verified the e-mail address")
    email = claims.email.lower()
    if domains and email.rpartition("@")[2] not in domains:
        raise ProviderFault(
            Fault.EMAIL_ELSEWHERE, "the e-mail address is of none of the domains that the practice lets in"
        )
    return email


def _is_since(auth_time: float | None, asked_at: datetime) -> bool:
    return auth_time is not None and auth_time >= (asked_at - LEEWAY).timestamp()
