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
    EXPIRED = "expired"
    ROLE_LOST = "role_lost"
    PERMISSION_MISSING = "permission_missing"
    REMOVED_ON_NETWORK = "removed_on_network"
    ASKED = "asked"
    EXPORT_ONLY = "export_only"
    PERMISSIONS_UNTICKED = "permissions_unticked"
    PERMISSION_REFUSED = "permission_refused"
    OWNER_MUST_ACT = "owner_must_act"
    APP_BLOCKED = "app_blocked"
    ACCESS_ENDS_SOON = "access_ends_soon"
    ACCOUNT_UNSUPPORTED = "account_unsupported"
    ACCOUNT_GONE = "account_gone"
    ANOTHER_ACCOUNT = "another_account"
    ACCOUNT_PRIVATE = "account_private"


TROUBLES: Final = (
    Why.PERMISSION_REFUSED,
    Why.OWNER_MUST_ACT,
    Why.APP_BLOCKED,
    Why.ACCOUNT_UNSUPPORTED,
    Why.ACCOUNT_GONE,
    Why.ANOTHER_ACCOUNT,
    Why.ACCOUNT_PRIVATE,
)
"""What came between a connected account and us, and goes by itself once somebody has acted; told when it comes and goes."""
IN_THE_WAY: Final = tuple(why.value for why in (Why.PERMISSIONS_UNTICKED, Why.ACCESS_ENDS_SOON, *TROUBLES))
"""What is in the way of a connected account."""
ENDED: Final = tuple(why.value for why in Why if why.value not in IN_THE_WAY)
"""Why an account is not connected."""


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
            description="What mends it, said to the coach.",
            examples=["Make a new connect link and send it to the client; everything known so far stays."],
        ),
    ]
    client_remedy: Annotated[
        str,
        msgspec.Meta(
            description="What mends it, said to the client.",
            examples=["Open the new link that your coach sends you, and agree again; everything known so far stays."],
        ),
    ]


class _Words(NamedTuple):
    text: str
    remedy: str
    client_remedy: str


_NEW_LINK: Final = "Make a new connect link and send it to the client; everything known so far stays."
_AGREE_AGAIN: Final = "Open the new link that your coach sends you, and agree again; everything known so far stays."
_EVERY_BOX: Final = "Open the new link that your coach sends you, and leave every box ticked."

_SAID: Final[Mapping[Why, _Words]] = {
    Why.REVOKED: _Words(
        "The network no longer accepts the access that was given: it was taken back, or it ran out.",
        _NEW_LINK,
        _AGREE_AGAIN,
    ),
    Why.EXPIRED: _Words(
        "The access that was given has run out, and the network did not renew it.", _NEW_LINK, _AGREE_AGAIN
    ),
    Why.ROLE_LOST: _Words(
        "Whoever connected this Page no longer has the role on it that reading needs.",
        "Make a new connect link and send it to somebody who is an admin of the Page; everything known so far stays.",
        "Have an admin of the Page open the new link that your coach sends you; everything known so far stays.",
    ),
    Why.PERMISSION_MISSING: _Words(
        "A permission that is needed to read this account was not given.",
        "Make a new connect link and ask the client to leave every box ticked.",
        _EVERY_BOX,
    ),
    Why.PERMISSION_REFUSED: _Words(
        "At the newest look the network refused a permission that reading needs, though the access itself stands.",
        "We ask again at the next look. If it stays, make a new connect link and ask the client to leave every box ticked.",
        f"We ask again at the next look. If it stays: {_EVERY_BOX[0].lower()}{_EVERY_BOX[1:]}",
    ),
    Why.PERMISSIONS_UNTICKED: _Words(
        "Some permissions were not given, so a part of what the network could show is not seen.",
        "If it matters, make a new connect link and ask the client to leave every box ticked.",
        "If you want that part seen, ask your coach for a new link and leave every box ticked.",
    ),
    Why.OWNER_MUST_ACT: _Words(
        "The network wants the account's owner to confirm something there before it answers again.",
        "Ask the client to open the network's own app or site and follow what it asks; we go on by ourselves then.",
        "Open the network's own app or site and follow what it asks you; we go on by ourselves then.",
    ),
    Why.APP_BLOCKED: _Words(
        "The network refuses our app as a whole, for every account; it has nothing to do with this one.",
        "The operator must look at the app in the network's developer portal; we ask again by ourselves.",
        "You need do nothing; whoever runs this service must mend it.",
    ),
    Why.ACCESS_ENDS_SOON: _Words(
        "The access that was given ends within days, and the network has not renewed it so far.",
        "Make a new connect link and send it to the client before then, so that no day is missed.",
        "Open the new link that your coach sends you before then, so that no day is missed.",
    ),
    Why.ACCOUNT_UNSUPPORTED: _Words(
        "The account is of a kind by now that the network opens to no app, such as a personal one on Instagram.",
        "Have the client switch back to a professional account there, and we go on by ourselves; or hand in an export.",
        "Switch back to a professional account there, and we go on by ourselves; or hand in your data export.",
    ),
    Why.ACCOUNT_GONE: _Words(
        "The network no longer shows this account: it was suspended, closed or deleted.",
        "Ask the client. If it comes back, we go on by ourselves; everything known so far stays.",
        "If you did not close it, ask the network for it back; we go on by ourselves then, and what is known stays.",
    ),
    Why.ANOTHER_ACCOUNT: _Words(
        "The access that was given leads to another account by now, such as one that the Page was linked with since.",
        "Ask the client to link the account with its Page again, and we go on by ourselves; or make a new connect link.",
        "Link the account with its Page again, and we go on by ourselves; or ask your coach for a new link.",
    ),
    Why.ACCOUNT_PRIVATE: _Words(
        "The network keeps this account's lists from us, though the access itself stands.",
        "Ask the client what the network says about the account there, or hand in an official export.",
        "Look what the network says about your account there, or hand in your data export.",
    ),
    Why.REMOVED_ON_NETWORK: _Words(
        "The account's owner removed our app on the network, so we stopped reading.",
        "Respect it, or ask the client. A new connect link connects the account again, with everything known so far.",
        "If you want it read again, ask your coach for a new link; everything known so far stays.",
    ),
    Why.ASKED: _Words(
        "Somebody of the practice, or the client, disconnected this account.",
        "Make a new connect link to read it again; everything known so far stays.",
        "If you want it read again, ask your coach for a new link; everything known so far stays.",
    ),
    Why.EXPORT_ONLY: _Words(
        "This account is known from official data exports alone.",
        "Have the client hand in a fresh export to see what has changed.",
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
        client_remedy=words.client_remedy,
    )
