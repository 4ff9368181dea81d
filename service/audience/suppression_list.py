"""The practice's list of those who asked to be forgotten, as it stands."""

from sqlalchemy import select

from service.audience.models import SuppressedPerson
from service.audience.suppression import KEY_PURPOSE, Suppression
from service.kit.work import Work


async def suppression_on(work: Work, platform: str) -> Suppression:
    """Whom this practice has to leave out on this network."""
    rows = await work.session.execute(
        select(SuppressedPerson.number_mark, SuppressedPerson.handle_mark).where(
            SuppressedPerson.practice_id == work.practice_id, SuppressedPerson.platform == platform
        )
    )
    marks = frozenset(mark for row in rows for mark in row if mark is not None)
    return Suppression(platform, (await work.seals()).derived(KEY_PURPOSE), marks)
