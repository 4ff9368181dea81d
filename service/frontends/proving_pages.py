"""On our own pages, whoever has to show anew that it is them signs in once more, by password and factor or by a passkey."""

from datetime import datetime
from typing import Final

from service.access.identity import Identity
from service.access.step_up import CHANGES_FACTORS, DANGEROUS, StepUpNeeded

ONCE_MORE: Final = "Show first that it is you: sign in once more, then do this again within 15 minutes."


def is_stale(identity: Identity, *, at: datetime, of_factors: bool = False) -> bool:
    """Whether what is dangerous stays shut to them until then."""
    try:
        (CHANGES_FACTORS if of_factors else DANGEROUS).check(identity, at=at)
    except StepUpNeeded:
        return True
    return False
