"""Why somebody who followed a connect link did not get an account connected."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


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
    NO_ROOM = "no_room"
    UNEXPECTED_ACCOUNT = "unexpected_account"
    TOO_OFTEN = "too_often"
    TOO_LARGE = "too_large"
    OUR_FAULT = "our_fault"


STATUS: Final[Mapping[Refusal, int]] = {
    Refusal.LINK_UNKNOWN: 404,
    Refusal.LINK_USED: 410,
    Refusal.LINK_EXPIRED: 410,
    Refusal.COACHING_ENDED: 410,
    Refusal.LINK_WITHDRAWN: 410,
    Refusal.NETWORK_NOT_OFFERED: 404,
    Refusal.PAGE_UNSEEN: 403,
    Refusal.STATE_UNKNOWN: 400,
    Refusal.OTHER_BROWSER: 403,
    Refusal.STATE_USED: 410,
    Refusal.STATE_EXPIRED: 410,
    Refusal.DENIED: 200,
    Refusal.CODE_REFUSED: 400,
    Refusal.NETWORK_FAILED: 502,
    Refusal.NETWORK_BUSY: 503,
    Refusal.APP_BLOCKED: 502,
    Refusal.PERMISSIONS_MISSING: 403,
    Refusal.PERSONAL_ACCOUNT: 403,
    Refusal.NO_LINKED_ACCOUNT: 403,
    Refusal.NO_PAGE: 403,
    Refusal.NO_ACCOUNT: 403,
    Refusal.ROLE_TOO_SMALL: 403,
    Refusal.CHOICE_UNKNOWN: 400,
    Refusal.OTHERS_ACCOUNT: 409,
    Refusal.NO_ROOM: 409,
    Refusal.UNEXPECTED_ACCOUNT: 409,
    Refusal.TOO_OFTEN: 429,
    Refusal.TOO_LARGE: 413,
    Refusal.OUR_FAULT: 500,
}
"""With which HTTP status each is answered."""
