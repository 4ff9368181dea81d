"""What Meta's networks cost, and what is told when a person has unticked a permission."""

from datetime import timedelta
from typing import Final

from service.platforms.contract import Capability, Price

FREE: Final = Price(
    follower=0, profile=0, post=0, reaction=0, page_size=50, pages_per_window=200, window=timedelta(hours=1)
)
"""Meta charges nothing; 200 calls an hour is its allowance for each person of an app (Graph API, Rate Limits)."""

NOTICES: Final = Capability("notices", observable=True)
"""Comments and mentions are heard of as they happen."""
METADATA: Final = "pages_manage_metadata"
"""The permission by which an app may subscribe to a Page (Graph API, Webhooks for Pages)."""
_AGAIN: Final = "Send a new connect link and ask the client to leave every box ticked."


def lacking(permission: str, *codes: str) -> tuple[Capability, ...]:
    """What is not seen without this permission."""
    reason = f"The permission {permission} was not given."
    return tuple(Capability(code, observable=False, reason=reason, remedy=_AGAIN) for code in codes)
