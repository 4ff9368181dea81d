"""What can become of a finding. Pure."""

from enum import StrEnum


class FindingState(StrEnum):
    """What became of a finding."""

    OPEN = "open"
    DISMISSED = "dismissed"
    """Somebody set it aside, with a reason; it stays so when seen again."""
    CLEARED = "cleared"
    """The behaviour has stopped, or somebody said that it is wrong or explained, or a declared event explains it; new evidence opens
    it again."""


class ClearedBecause(StrEnum):
    """Why a finding is cleared."""

    STAYED_AWAY = "stayed_away"
    """It was not seen for a month in which it would have shown."""
    WRONG = "wrong"
    EXPLAINED = "explained"
    """An answer of the client or a coach, as the one before (`thresholds.FindingAnswer`)."""
    DECLARED_EVENT = "declared_event"
    """It was during something ordinary that the client or a coach declared (`declared_event`)."""
