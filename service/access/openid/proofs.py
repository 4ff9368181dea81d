"""A provider's word about somebody, kept for minutes under a code, and redeemed once by whoever had them set out."""

import hmac
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from authlib.oauth2.rfc7636 import create_s256_code_challenge
from sqlalchemy import delete, select

from service.access.assurance import Assurance, Means
from service.access.openid.coming_back import Vouched
from service.access.openid.models import ProviderProof
from service.access.tokens import TokenKind, hash_of, is_well_formed, new_token
from service.kit.database import new_id
from service.kit.problems import Problem
from service.kit.secrets import Secret
from service.kit.work import Work

PROOF_LIVES: Final = timedelta(minutes=5)
"""Long enough to sign in by password once, when the proof turns out to be tied to nobody."""


class ProofRefused(Problem):
    """The proof is unknown, redeemed already, older than five minutes, or the verifier is not its own."""

    status = 401
    title = "This proof opens nothing, or no longer"
    remedy = "Send the person to the provider again, with a fresh code_challenge."


@dataclass(frozen=True, slots=True)
class Proof:
    """A provider's word about one person."""

    provider_id: UUID
    subject: str
    email: str
    is_fresh: bool
    assurance: Assurance


async def keep_proof(work: Work, provider_id: UUID, vouched: Vouched, *, challenge: str) -> Secret:
    """The code under which the proof is redeemed, once."""
    code = new_token(TokenKind.PROOF)
    work.session.add(
        ProviderProof(
            practice_id=work.practice_id,
            id=new_id(),
            provider_id=provider_id,
            code_hash=hash_of(code),
            challenge=challenge,
            subject=vouched.subject,
            email=vouched.email,
            is_fresh=vouched.is_fresh,
            proven_by=vouched.assurance.by,
            proven_at=vouched.assurance.at,
            expires_at=work.at + PROOF_LIVES,
        )
    )
    await work.session.flush()
    return code


async def redeem_proof(work: Work, code: str, verifier: str) -> Proof:
    """The proof of this code, which is spent by it if the Work is kept.

    Raises:
        ProofRefused: when it is none, no longer one, or somebody else's.
    """
    this = (
        ProviderProof.practice_id == work.practice_id,
        ProviderProof.code_hash == hash_of(Secret(code)),
        ProviderProof.expires_at > work.at,
    )
    challenge = None
    if is_well_formed(code, TokenKind.PROOF):
        challenge = await work.session.scalar(select(ProviderProof.challenge).where(*this))
    if challenge is None or not hmac.compare_digest(challenge, create_s256_code_challenge(verifier)):
        raise ProofRefused
    row = (
        await work.session.execute(
            delete(ProviderProof)
            .where(*this)
            .returning(
                ProviderProof.provider_id,
                ProviderProof.subject,
                ProviderProof.email,
                ProviderProof.is_fresh,
                ProviderProof.proven_by,
                ProviderProof.proven_at,
            )
        )
    ).one_or_none()
    if row is None:
        raise ProofRefused
    provider_id, subject, email, is_fresh, proven_by, proven_at = row
    assurance = Assurance(Means(proven_by), proven_at)
    return Proof(provider_id, subject, email, is_fresh=is_fresh, assurance=assurance)
