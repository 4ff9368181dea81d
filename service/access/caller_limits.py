"""How often somebody who is signed in may ask: by themselves, by the front end that asks for them, and by their practice."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from service.access.identity import Identity
from service.access.tiers import ALLOTMENTS, Tier
from service.kit.counts import Allowance
from service.kit.settings import Settings

_MINUTE: Final = timedelta(minutes=1)
BY_CALLER: Final = Allowance("caller", _MINUTE, quota=lambda settings: settings.limit_caller)
"""Of one member or client, whatever they ask with."""
BY_FRONT_END: Final = Allowance("front-end", _MINUTE, quota=lambda settings: settings.limit_front_end)
"""Of one front end, for everybody of a practice whom it acts for."""
BY_PRACTICE: Final = Allowance("practice", _MINUTE, quota=lambda settings: settings.limit_practice)
"""Of everybody in one practice, so that none crowds the others out."""


def _whatever_is_set(quota: int) -> Callable[[Settings], int]:
    return lambda _settings: quota


BY_TIER: Final[Mapping[Tier, Allowance]] = {
    tier: Allowance("day", timedelta(days=1), quota=_whatever_is_set(allotment.calls or 0))
    for tier, allotment in ALLOTMENTS.items()
}
"""Of everybody in one practice on one day (UTC), as its tier gives."""


def shares_of(identity: Identity) -> list[tuple[Allowance, str]]:
    """What a request of theirs counts against, and with whom they share each."""
    practice = str(identity.practice_id)
    shares = [
        (BY_CALLER, f"{practice}|{identity.caller}"),
        (BY_PRACTICE, practice),
        (BY_TIER[identity.tier], practice),
    ]
    if identity.front_end_id is not None:
        shares.append((BY_FRONT_END, f"{practice}|{identity.front_end_id}"))
    return shares
