"""What detectors hand on: observed patterns of behaviour, about whom, and with which evidence."""

from datetime import datetime
from enum import StrEnum
from typing import Final

import msgspec

from service.audience.reasons import Reason

QUOTED: Final = "words"
"""The parameter in which evidence quotes what a person wrote; such words may hold an address or a handle."""


class Kind(StrEnum):
    """Patterns that detectors know. The first group is about what an account does, the second about other people."""

    FOLLOW_DROP_CYCLES = "follow_drop_cycles"
    FIXED_DELAY = "fixed_delay"
    BUSY_DAYS = "busy_days"
    FOLLOWS_BACK_EVERYBODY = "follows_back_everybody"
    EVEN_DAYS = "even_days"
    NO_REST = "no_rest"
    EVEN_GAPS = "even_gaps"

    AUTO_FOLLOW_BACK = "auto_follow_back"
    """Told of by itself: newcomers are followed back at every time of the day."""

    BOOMERANG = "boomerang"
    FOLLOW_BACK_LANGUAGE = "follow_back_language"
    GURU_PATTERN = "guru_pattern"

    ENGAGEMENT_POD = "engagement_pod"
    """Who meets under an account's posts; neither a program's doing nor any one person's."""
    COPIED_COMMENTS = "copied_comments"
    SHARED_COMMENTS = "shared_comments"
    """Long texts that go around among those who comment; told of the account, as pods are."""
    OPENED_TOGETHER = "opened_together"
    """Likewise of followers who came in a row with accounts opened at one time."""


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    """One pattern as it was observed."""

    kind: Kind
    profile_id: int | None
    """The follower it is about; `None` for the client's own account."""
    weight: float
    """How much it speaks for a program, in natural log-odds; negative speaks for a person."""
    reason: Reason
    evidence: tuple[Reason, ...] = ()
    first_seen_at: datetime
    last_seen_at: datetime


class Boomerang(msgspec.Struct, frozen=True):
    """One stay: the person came somewhere in the first interval and left somewhere in the second."""

    profile_id: int
    followed_between: tuple[datetime, datetime]
    left_between: tuple[datetime, datetime]
    heard: bool = False
    """The network told of both as they happened; otherwise two looks lie around each."""
