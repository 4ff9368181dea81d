"""Codes that people type: those that an authenticator app makes anew each half minute, and those kept on paper. Pure."""

import hashlib
import hmac
import secrets
from datetime import datetime
from typing import Final

import pyotp

from service.kit.secrets import Secret

STEP_SECONDS: Final = 30
"""RFC 6238 §5.2; authenticator apps know no other."""
TOLERANCE: Final = 1
"""Steps by which the person's clock may be off, either way (RFC 6238 §6)."""
RECOVERY_CODES: Final = 10
_ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's: nothing in it is mistaken for another when read from paper."""
_LENGTH: Final = 16
"""Of 5 bits each: 80 bits."""
_MISREAD: Final = str.maketrans({"o": "0", "i": "1", "l": "1", "-": None, " ": None})


def new_secret() -> Secret:
    """What an app makes codes from: 160 random bits (RFC 4226 §4, R6)."""
    return Secret(pyotp.random_base32())


def otpauth_uri(secret: Secret, *, whose: str, issuer: str) -> str:
    """The secret as an app takes it, by a picture or a tap."""
    return pyotp.TOTP(secret.reveal()).provisioning_uri(name=whose, issuer_name=issuer)


def step_of(secret: Secret, code: str, *, at: datetime, after: int) -> int | None:
    """The time step that this is the code of, if it is near enough and later than the last that was taken."""
    now, maker = int(at.timestamp()) // STEP_SECONDS, pyotp.TOTP(secret.reveal())
    typed = "".join(code.split())
    found = [
        step
        for step in range(now - TOLERANCE, now + TOLERANCE + 1)
        if hmac.compare_digest(maker.generate_otp(step).encode(), typed.encode()) and step > after
    ]
    return found[0] if found else None


def new_recovery_codes() -> list[Secret]:
    """Fresh codes, to be shown once."""
    drawn = ("".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH)) for _ in range(RECOVERY_CODES))
    return [Secret("-".join(each[start : start + 4] for start in range(0, _LENGTH, 4))) for each in drawn]


def keyed_hash_of(code: str, key: bytes) -> bytes:
    """What is kept of a recovery code, however it was typed; without the practice's key it tells nothing."""
    return hmac.new(key, code.lower().translate(_MISREAD).encode(), hashlib.sha256).digest()
