"""Why somebody who followed a connect link did not get an account connected, and what mends it, in plain words."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple


class Refusal(StrEnum):
    """Where the way from a link to a connected account can end early."""

    LINK_UNKNOWN = "link_unknown"
    LINK_USED = "link_used"
    LINK_EXPIRED = "link_expired"
    COACHING_ENDED = "coaching_ended"
    LINK_WITHDRAWN = "link_withdrawn"
    NETWORK_NOT_OFFERED = "network_not_offered"
    PAGE_UNSEEN = "page_unseen"
    STATE_UNKNOWN = "state_unknown"
    OTHER_BROWSER = "other_browser"
    STATE_USED = "state_used"
    STATE_EXPIRED = "state_expired"
    DENIED = "denied"
    CODE_REFUSED = "code_refused"
    NETWORK_FAILED = "network_failed"
    NETWORK_BUSY = "network_busy"
    APP_BLOCKED = "app_blocked"
    PERMISSIONS_MISSING = "permissions_missing"
    PERSONAL_ACCOUNT = "personal_account"
    NO_LINKED_ACCOUNT = "no_linked_account"
    NO_PAGE = "no_page"
    NO_ACCOUNT = "no_account"
    ROLE_TOO_SMALL = "role_too_small"
    CHOICE_UNKNOWN = "choice_unknown"
    OTHERS_ACCOUNT = "others_account"
    UNEXPECTED_ACCOUNT = "unexpected_account"


class Words(NamedTuple):
    """An answer for a person who came with a browser."""

    status: int
    title: str
    text: str
    remedy: str


_ASK_AGAIN: Final = "Ask your coach for a new link."
_OPEN_AGAIN: Final = "Open the link that your coach sent you once more, and go on from there."

WORDS: Final[Mapping[Refusal, Words]] = {
    Refusal.LINK_UNKNOWN: Words(404, "This link leads nowhere", "Perhaps a part of it is missing.", _ASK_AGAIN),
    Refusal.LINK_USED: Words(410, "This link was used", "Each link connects an account once.", _ASK_AGAIN),
    Refusal.LINK_EXPIRED: Words(410, "This link has run out", "Links stay open for seven days.", _ASK_AGAIN),
    Refusal.COACHING_ENDED: Words(
        410, "This link is closed", "The coaching it was made for has ended.", "Ask the practice that sent it to you."
    ),
    Refusal.LINK_WITHDRAWN: Words(
        410,
        "This link is closed",
        "Whoever made it no longer looks after your accounts here.",
        "Ask the practice that sent it to you for a new one.",
    ),
    Refusal.NETWORK_NOT_OFFERED: Words(
        404,
        "This network cannot be connected here",
        "The service that your coach uses is not set up for it.",
        "Ask your coach whether you can hand in your official data export instead.",
    ),
    Refusal.PAGE_UNSEEN: Words(
        403,
        "We could not tell that this came from you",
        "The page with the button was not opened in this browser a moment ago, or cookies are switched off.",
        f"Allow cookies for this site. {_OPEN_AGAIN}",
    ),
    Refusal.STATE_UNKNOWN: Words(
        400, "We do not know this address", "Nobody was sent out to come back here with it.", _OPEN_AGAIN
    ),
    Refusal.OTHER_BROWSER: Words(
        403,
        "This was begun in another browser",
        "For your safety, an account is connected only in the browser in which that was begun. Nothing was stored.",
        _OPEN_AGAIN,
    ),
    Refusal.STATE_USED: Words(
        410, "This page was opened before", "What it brings counts once, and nothing more was stored.", _OPEN_AGAIN
    ),
    Refusal.STATE_EXPIRED: Words(
        410,
        "That took longer than ten minutes",
        "So that nobody else can go on for you, nothing was stored.",
        _OPEN_AGAIN,
    ),
    Refusal.DENIED: Words(
        200,
        "Nothing was connected",
        "You chose not to agree, or the network asked you nothing. Nothing was read and nothing was stored.",
        f"If you change your mind: {_OPEN_AGAIN[0].lower()}{_OPEN_AGAIN[1:]}",
    ),
    Refusal.CODE_REFUSED: Words(
        400, "The network did not confirm it", "Its confirmation was used already or has run out.", _OPEN_AGAIN
    ),
    Refusal.NETWORK_FAILED: Words(
        502, "The network is not answering", "Nothing was stored.", f"Wait a few minutes. {_OPEN_AGAIN}"
    ),
    Refusal.NETWORK_BUSY: Words(
        503,
        "Too many people are coming at once",
        "The network lets us ask only so often, and we keep to that. Nothing was stored.",
        f"Wait a few minutes. {_OPEN_AGAIN}",
    ),
    Refusal.APP_BLOCKED: Words(
        502,
        "The network refuses the service that your coach uses",
        "It has nothing to do with you or your account. Nothing was stored.",
        "Tell your coach, who can have it looked at. Your link stays open.",
    ),
    Refusal.PERMISSIONS_MISSING: Words(
        403,
        "A permission was left out",
        "Without it the account cannot be read, so nothing that the network gave us was kept.",
        f"{_OPEN_AGAIN} Leave every box ticked.",
    ),
    Refusal.PERSONAL_ACCOUNT: Words(
        403,
        "This is a personal account",
        "Instagram opens personal accounts to no app, so nothing was stored.",
        "Switch to a professional account (free, two taps: Settings, then Account type and tools), or hand in your export:"
        " open the link that your coach sent you once more, and choose.",
    ),
    Refusal.NO_LINKED_ACCOUNT: Words(
        403,
        "No Instagram account came with this",
        "None of the Facebook Pages that you let us see has a professional Instagram account linked to it. Nothing was"
        " stored.",
        "Open the link that your coach sent you once more and go on with Instagram itself, or link the account to your"
        " Page first and leave that Page ticked.",
    ),
    Refusal.ROLE_TOO_SMALL: Words(
        403,
        "Your role on that Page does not let it be read",
        "Facebook opens what a Page posts and hears to people who may create content there, moderate it or manage it; you"
        " may not. Nothing was stored.",
        "Have an admin of the Page give you one of these in the Page's settings, or send them your link. It stays open.",
    ),
    Refusal.NO_PAGE: Words(
        403,
        "No Facebook Page came with this",
        "You have a role on no Page, or ticked none. Facebook shows apps no audience of a personal profile. Nothing was"
        " stored.",
        "If you have a Page, open the link that your coach sent you once more and leave it ticked; if not, hand in your"
        " export there.",
    ),
    Refusal.NO_ACCOUNT: Words(
        403,
        "No account came with this",
        "The network named no account that could be read. Nothing was stored.",
        _OPEN_AGAIN,
    ),
    Refusal.CHOICE_UNKNOWN: Words(
        400,
        "None of the accounts was chosen",
        "Nothing was stored, and the list is still open for a few minutes.",
        "Go back to the list in your browser and choose one of the accounts on it.",
    ),
    Refusal.OTHERS_ACCOUNT: Words(
        409,
        "This account is connected for somebody else",
        "The practice reads it for another of its clients. Nothing was stored.",
        "Sign in to the network with your own account, or ask your coach.",
    ),
    Refusal.UNEXPECTED_ACCOUNT: Words(
        409,
        "This is another account than the one asked for",
        "The link connects one account again, and you signed in with another. Nothing was stored.",
        "Sign in to the network with the account named here, then open the link again.",
    ),
}
