"""Whether there is room for one more of what a practice's tier bounds."""

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Select, select

from service.access.models import Practice
from service.access.tiers import ALLOTMENTS, Resource, Tier
from service.kit.problems import Problem
from service.kit.settings import Settings, SettingsInvalid
from service.kit.work import Work


class AllotmentSpent(Problem):
    """The practice's tier gives no more of this; `detail` says of what and how many."""

    status = 402
    title = "Your practice's tier gives no more of this"
    remedy = (
        "GET /v1/usage shows what is used. Make room, wait for what comes back with time, or ask for a higher tier."
    )


_MAKES_ROOM: Final = {
    Resource.CLIENTS: "End the coaching of a client whom you no longer coach, and there is room for another.",
    Resource.ACCOUNTS: "Erase an account that is no longer needed, and there is room for another.",
    Resource.CHECKUPS: "The count begins anew with the next calendar month (UTC).",
}


async def require_room(work: Work, resource: Resource, taken: Select[int]) -> None:
    """Return while one more fits, and keep others from taking that place until this Work ends.

    Args:
        work: In the practice that is asked about.
        resource: What there shall be one more of.
        taken: The statement that counts how many there are.

    Raises:
        AllotmentSpent: saying how many the tier gives, and what makes room.
    """
    most = ALLOTMENTS[await _tier(work, held=False)].of(resource)
    if most is None:
        return
    # Two may ask for the last place at once; the second must see what the first has taken.
    most = ALLOTMENTS[await _tier(work, held=True)].of(resource)
    if most is not None and (await work.session.scalar(taken) or 0) >= most:
        raise AllotmentSpent(f"The tier gives {most:,} {resource}. {_MAKES_ROOM[resource]}")


def tier_of_new(settings: Settings) -> Tier:
    """With which tier practices are opened here.

    Raises:
        SettingsInvalid: when it names none.
    """
    try:
        return Tier(settings.new_practice_tier)
    except ValueError as wrong:
        raise SettingsInvalid(
            f"RAPPORT_NEW_PRACTICE_TIER is {settings.new_practice_tier!r}; choose one of {', '.join(Tier)}"
        ) from wrong


def month_of(at: datetime) -> datetime:
    """When the calendar month of this moment began (UTC)."""
    return at.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def month_after(at: datetime) -> datetime:
    """When the next calendar month begins (UTC)."""
    begun = month_of(at)
    return begun.replace(year=begun.year + begun.month // 12, month=begun.month % 12 + 1)


async def _tier(work: Work, *, held: bool) -> Tier:
    asked = select(Practice.tier).where(Practice.practice_id == work.practice_id)
    # Without the key, so that whatever refers to the practice meanwhile need not wait.
    return Tier(await work.session.scalar(asked.with_for_update(key_share=True) if held else asked) or Tier.UNLIMITED)
