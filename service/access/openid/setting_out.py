"""On the way to a provider: a fresh state, nonce and verifier, and all of it bound to the browser that sets out."""

import secrets
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import msgspec
from authlib.oauth2.client import OAuth2Client
from sqlalchemy import delete

from service.access.openid.discovery import Document
from service.access.openid.models import ProviderAttempt, ProviderProof
from service.access.tokens import hash_of
from service.kit.database import new_id
from service.kit.secrets import Secret
from service.kit.vault import Place
from service.kit.work import Work

ATTEMPT_LIVES: Final = timedelta(minutes=10)
"""Long enough to sign in with a second factor, short enough that a state found later is worthless."""
ANSWERS_LATER_FOR: Final = timedelta(days=1)
"""For so long it is still said why an attempt is of no use any more."""
SCOPE: Final = "openid email"
"""Nothing else is wanted of anybody."""
_BYTES: Final = 32
_VERIFIER_BYTES: Final = 48
"""64 characters; RFC 7636 §4.1 wants 43 to 128."""


class Luggage(msgspec.Struct, frozen=True):
    """What the way back needs: what proves that it is the same way, and where the person wants to go."""

    verifier: str
    nonce: str
    asks_anew: bool = False
    """Whether the provider was asked to have the person prove themselves now."""
    question: str = ""
    """On our own pages: what a front end asks, to be gone on with."""
    tie_for: str = ""
    """Likewise: for whom the person is to be tied, who was signed in when they set out (`Identity.caller`)."""
    return_to: str | None = None
    """Where a program of the practice waits for a proof; none on our own pages."""
    state: str = ""
    """What that program wants to be told again."""
    challenge: str = ""
    """With whose verifier it redeems the proof."""


def new_browser() -> Secret:
    """A fresh name for a browser, kept by it in a cookie and by us as a hash."""
    return Secret(secrets.token_urlsafe(_BYTES))


def fresh_luggage(**wanted: str | bool | None) -> Luggage:
    """Luggage with a verifier and nonce that nobody has seen."""
    return msgspec.convert(
        {"verifier": secrets.token_urlsafe(_VERIFIER_BYTES), "nonce": secrets.token_urlsafe(_BYTES)} | wanted, Luggage
    )


async def set_out(  # noqa: PLR0913 # each is named at the call
    work: Work,
    provider_id: UUID,
    known_as: str,
    document: Document,
    luggage: Luggage,
    *,
    browser: Secret,
    redirect_uri: str,
) -> str:
    """The address of the provider's own sign-in page for this very attempt."""
    state, attempt_id = Secret(secrets.token_urlsafe(_BYTES)), new_id()
    await _forget_stale(work, at=work.at)
    work.session.add(
        ProviderAttempt(
            practice_id=work.practice_id,
            id=attempt_id,
            provider_id=provider_id,
            state_hash=hash_of(state),
            browser_hash=hash_of(browser),
            luggage=(await work.seals()).seal(Secret(msgspec.json.encode(luggage).decode()), place_of(attempt_id)),
            created_at=work.at,
            expires_at=work.at + ATTEMPT_LIVES,
        )
    )
    await work.session.flush()
    # So the person proves themselves there now, and the provider says when it was (Core 1.0 §3.1.2.1).
    anew = {"max_age": "0"} if luggage.asks_anew else {}
    url, _ = OAuth2Client(None, known_as, code_challenge_method="S256").create_authorization_url(
        document.authorization_endpoint,
        state=state.reveal(),
        code_verifier=luggage.verifier,
        nonce=luggage.nonce,
        redirect_uri=redirect_uri,
        scope=SCOPE,
        **anew,
    )
    return str(url)


def place_of(attempt_id: UUID) -> Place:
    """Where an attempt's luggage is sealed for."""
    return Place(table="provider_attempt", column="luggage", row=attempt_id)


async def _forget_stale(work: Work, *, at: datetime) -> None:
    attempts, proofs = ProviderAttempt, ProviderProof
    await work.session.execute(
        delete(attempts).where(attempts.practice_id == work.practice_id, attempts.expires_at < at - ANSWERS_LATER_FOR)
    )
    await work.session.execute(delete(proofs).where(proofs.practice_id == work.practice_id, proofs.expires_at < at))
