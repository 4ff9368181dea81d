"""How somebody has shown that it is them, and when: what a session knows of the person behind it. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

FRESH_FOR: Final = timedelta(minutes=15)
"""How long a proof opens what is dangerous (OWASP ASVS 5, 7.5.3 asks for one; NIST SP 800-63B-4 §2.3.3 ends idle sessions
after as long)."""


class Means(StrEnum):
    """By what they showed it."""

    PASSWORD = "password"  # noqa: S105 # a word for it
    PROVIDER = "provider"
    """An identity provider vouched for them."""
    PROVIDER_FACTORS = "provider_factors"
    """It vouched for them, and said that it asked for more than one factor."""
    CODE = "code"
    """A code of their authenticator app, besides the first factor."""
    RECOVERY_CODE = "recovery_code"
    PASSKEY = "passkey"
    """Which asks for a finger, a face or a PIN, and so is two factors by itself."""


STRONG: Final = frozenset({Means.PROVIDER_FACTORS, Means.CODE, Means.RECOVERY_CODE, Means.PASSKEY})
"""What takes more than knowing a password."""


@dataclass(frozen=True, slots=True)
class Assurance:
    """A proof that was given, and when; of a provider that does not tell when, no moment is known."""

    by: Means
    at: datetime | None

    @property
    def is_strong(self) -> bool:
        """Whether it was more than one factor."""
        return self.by in STRONG

    def is_fresh(self, at: datetime) -> bool:
        """Whether it was given a moment ago."""
        return self.at is not None and at - self.at < FRESH_FOR
