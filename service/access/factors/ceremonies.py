"""What a browser is asked of a passkey, and whether its answer is to be believed (WebAuthn §7); the library does both."""

import hashlib
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID

import msgspec
import webauthn
from cryptography.exceptions import UnsupportedAlgorithm
from webauthn.helpers import base64url_to_bytes, options_to_json, parse_client_data_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from service.access.factors.challenges import LIFE
from service.access.factors.passkey_shapes import PasskeyAnswer, PasskeyAsked, PasskeyMade, PasskeyWanted
from service.kit.settings import Settings

_TIMEOUT_MS: Final = int(LIFE.total_seconds() * 1000)
_NAME: Final = "Rapport"
_LONGEST_ID: Final = 1023
"""Bytes (WebAuthn §7.1, step 25)."""
_UNREADABLE: Final = (
    WebAuthnException, UnsupportedAlgorithm, ArithmeticError, AttributeError, EOFError, LookupError, RecursionError, TypeError, ValueError,
)  # fmt: skip
"""What the library, and what reads CBOR, ASN.1 and keys for it, raise of bytes that mean nothing."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where passkeys are made for and used: this deployment's public address, and no other."""

    domain: str
    origin: str

    @classmethod
    def of(cls, settings: Settings) -> "Site":
        """As the settings have it."""
        parts = urlsplit(settings.public_url)
        return cls(parts.hostname or "", f"{parts.scheme}://{parts.netloc}")


@dataclass(frozen=True, slots=True)
class Credential:
    """A passkey that a browser has just made."""

    credential_id: bytes
    public_key: bytes
    sign_count: int
    is_synced: bool


def handle_of(practice_id: UUID, person_id: UUID) -> bytes:
    """What passkeys call a person of a practice, which tells nobody who that is (WebAuthn §14.6.1)."""
    return hashlib.sha256(practice_id.bytes + person_id.bytes).digest()


def wanted(  # noqa: PLR0913 # each is named at the call
    site: Site, challenge: bytes, *, handle: bytes, email: str, name: str, practice: str, known: list[bytes]
) -> PasskeyWanted:
    """What a browser needs to make a passkey: found without a name, and verifying its person."""
    options = webauthn.generate_registration_options(
        rp_id=site.domain,
        rp_name=_NAME,
        user_id=handle,
        user_name=f"{email} ({practice})",
        user_display_name=name,
        challenge=challenge,
        timeout=_TIMEOUT_MS,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=each) for each in known],
    )
    return msgspec.json.decode(options_to_json(options), type=PasskeyWanted)


def asked(site: Site, challenge: bytes) -> PasskeyAsked:
    """What a browser needs to use a passkey; the person chooses which."""
    options = webauthn.generate_authentication_options(
        rp_id=site.domain,
        challenge=challenge,
        timeout=_TIMEOUT_MS,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return msgspec.json.decode(options_to_json(options), type=PasskeyAsked)


def challenge_in(answer: PasskeyMade | PasskeyAnswer) -> bytes:
    """The challenge that it says it answers; empty when it cannot be read."""
    try:
        return parse_client_data_json(base64url_to_bytes(answer.response.client_data)).challenge
    except _UNREADABLE:
        return b""


def bytes_of(text: str | None) -> bytes:
    """What this base64url stands for; empty when it is none."""
    try:
        return base64url_to_bytes(text or "")
    except _UNREADABLE:
        return b""


def made(site: Site, answer: PasskeyMade, challenge: bytes) -> Credential | None:
    """The passkey that was made; `None` when that is not to be believed."""
    try:
        believed = webauthn.verify_registration_response(
            credential=_plain(answer),
            expected_challenge=challenge,
            expected_rp_id=site.domain,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except _UNREADABLE:
        return None
    if len(believed.credential_id) > _LONGEST_ID:
        return None
    return Credential(
        believed.credential_id,
        believed.credential_public_key,
        believed.sign_count,
        is_synced=believed.credential_backed_up,
    )


def sign_count_of(
    site: Site, answer: PasskeyAnswer, challenge: bytes, *, public_key: bytes, sign_count: int
) -> int | None:
    """How often the passkey was used by now; `None` when the answer is not to be believed."""
    try:
        return webauthn.verify_authentication_response(
            credential=_plain(answer),
            expected_challenge=challenge,
            expected_rp_id=site.domain,
            expected_origin=site.origin,
            credential_public_key=public_key,
            credential_current_sign_count=sign_count,
            require_user_verification=True,
        ).new_sign_count
    except _UNREADABLE:
        return None


def _plain(answer: PasskeyMade | PasskeyAnswer) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(answer)
    plain["response"] = {name: value for name, value in plain["response"].items() if value is not None}
    return plain
