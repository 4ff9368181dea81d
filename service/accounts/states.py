"""What state an account's connection is in, why, and what a person can do about it, in plain words."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Final, NamedTuple

import msgspec


class AccountState(StrEnum):
    """Whether an account can be read through its network."""

    CONNECTED = "connected"
    NEEDS_RECONNECT = "needs_reconnect"
    DISCONNECTED = "disconnected"


class Why(StrEnum):
    """Why an account is not connected, or is and yet cannot be read in full."""

    REVOKED = "revoked"
    PERMISSION_MISSING = "permission_missing"
    PERMISSION_REFUSED = "permission_refused"
    ASKED = "asked"
    EXPORT_ONLY = "export_only"


class StateReason(msgspec.Struct, frozen=True):
    """What keeps an account from being read: a stable code, what goes with it, a sentence, and what mends it."""

    code: Annotated[str, msgspec.Meta(description="A stable code.", examples=["revoked"])]
    params: Annotated[
        dict[str, list[str]],
        msgspec.Meta(description="What goes with it, such as the permissions that are missing.", examples=[{}]),
    ]
    text: Annotated[
        str,
        msgspec.Meta(
            description="In plain English.",
            examples=["The network no longer accepts the access that was given: it was taken back, or it ran out."],
        ),
    ]
    remedy: Annotated[
        str,
        msgspec.Meta(
            description="What mends it.",
            examples=["Make a new connect link and send it to the client; everything known so far stays."],
        ),
    ]


class _Words(NamedTuple):
    text: str
    remedy: str


_SAID: Final[Mapping[Why, _Words]] = {
    Why.REVOKED: _Words(
        "The network no longer accepts the access that was given: it was taken back, or it ran out.",
        "Make a new connect link and send it to the client; everything known so far stays.",
    ),
    Why.PERMISSION_MISSING: _Words(
        "A permission that is needed to read this account was not given.",
        "Make a new connect link and ask the client to leave every box ticked.",
    ),
    Why.PERMISSION_REFUSED: _Words(
        "At the newest look the network refused a permission that reading needs, though the access itself stands.",
        "We ask again at the next look. If it stays, make a new connect link and ask the client to leave every box ticked.",
    ),
    Why.ASKED: _Words(
        "Somebody of the practice, or the client, disconnected this account.",
        "Make a new connect link to read it again; everything known so far stays.",
    ),
    Why.EXPORT_ONLY: _Words(
        "This account is known from official data exports alone.",
        "Hand in a fresh export to see what has changed.",
    ),
}


def reason_of(why: str | None, missing: list[str]) -> StateReason | None:
    """The reason kept with an account as people are told it; `None` while nothing is in the way."""
    if why is None:
        return None
    words = _SAID[Why(why)]
    return StateReason(
        code=why,
        params={"permissions": missing} if missing else {},
        text=f"{words.text} Missing: {', '.join(missing)}." if missing else words.text,
        remedy=words.remedy,
    )
