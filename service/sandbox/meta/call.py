"""One call for objects of the Graph API: by whose token, when, and at which address."""

from dataclasses import dataclass
from datetime import datetime

from service.sandbox.meta.hosted import Hosted
from service.sandbox.meta.login_access import Access


@dataclass(frozen=True, slots=True)
class Call:
    """What everything that is shown depends on, beside the thing itself."""

    hosted: Hosted
    access: Access
    token: str
    at: datetime
    base_url: str
    """Of the host, with the version; addresses to go on from begin with it."""


def stamped(moment: datetime) -> str:
    """A moment as the Graph API writes it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S+0000")
