"""Settings of programs that may act for an account, as a client or a coach states them from a date on. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from service.kit.spoken_moments import spoken_day


class Setting(StrEnum):
    """What a program may do for an account, and can be switched on or off."""

    AUTO_FOLLOW = "auto_follow"
    """Follows strangers."""
    FOLLOW_BACK = "follow_back"
    """Follows whoever follows."""
    AUTO_UNFOLLOW = "auto_unfollow"
    """Drops people again."""
    AUTO_MESSAGE = "auto_message"
    """Writes to people in private."""
    AUTO_COMMENT = "auto_comment"
    """Comments on other people's posts."""


class Stated(StrEnum):
    """What is said of it."""

    OFF = "off"
    ON = "on"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Statement:
    """One setting as it was stated, from `as_of` on."""

    id: UUID
    setting: Setting
    value: Stated
    as_of: datetime


def spoken_statement(statement: Statement) -> str:
    """What was said and from when on, as: Auto-follow was stated off as of 3 May 2026."""
    name, since = NAMES[statement.setting], spoken_date(statement.as_of)
    if statement.value is Stated.UNSURE:
        return f"{name}: nobody was sure of it as of {since}"
    return f"{name} was stated {statement.value} as of {since}"


def spoken_date(moment: datetime) -> str:
    """The day of UTC."""
    return spoken_day(moment.astimezone(UTC).date())


NAMES: Final[Mapping[Setting, str]] = {
    Setting.AUTO_FOLLOW: "Auto-follow",
    Setting.FOLLOW_BACK: "Following back by a program",
    Setting.AUTO_UNFOLLOW: "Auto-unfollow",
    Setting.AUTO_MESSAGE: "Auto-message",
    Setting.AUTO_COMMENT: "Auto-comment",
}

FINDING_OF: Final[Mapping[Setting, str]] = {
    Setting.AUTO_FOLLOW: "own_automation",
    Setting.AUTO_UNFOLLOW: "own_automation",
    Setting.FOLLOW_BACK: "auto_follow_back",
}
"""The finding of the account itself in which such a program shows; whoever answers it answers the test, too."""
