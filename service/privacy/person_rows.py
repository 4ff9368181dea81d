"""The rows that are about one person around a practice's accounts on a network, in every table that knows people."""

from typing import Final

ACCOUNTS: Final = "SELECT id FROM social_account WHERE practice_id = :practice AND platform = :platform"
"""The accounts around which they may be known."""

_THEIRS: Final = f"account_id IN ({ACCOUNTS}) AND profile_id = ANY(:numbers)"
_OR_NAMED: Final = f"{_THEIRS} OR account_id IN ({ACCOUNTS}) AND lower(handle) = ANY(:words)"

PERSON_ROWS: Final = {
    "standing": _THEIRS,
    "account_notice": _OR_NAMED,
    "engager": _OR_NAMED,
    "conversation": _OR_NAMED,
    "sorting_card": _THEIRS,
    "kept_flag": _THEIRS,
    "circle_place": _THEIRS,
    "try_out": _OR_NAMED,
    "weed_out_person": _OR_NAMED,
    "kept_person": _OR_NAMED,
    "contact": _OR_NAMED,
    "touch": _THEIRS,
    "follower_event": _THEIRS,
    "follow_notice": _THEIRS,
    "handle_change": f"account_id IN ({ACCOUNTS}) AND taken_over_by = ANY(:numbers)",
    "profile": "platform = :platform AND (profile_id = ANY(:numbers) OR lower(handle) = ANY(:words))",
}
"""The tables that know people by number or handle, and which rows are this person's."""
