"""The practice's own time: real time, except in a sandbox practice, whose networks' clock has been moved."""

from datetime import timedelta

from sqlalchemy import select

from service.access.models import Practice
from service.kit.work import Work


async def ahead(work: Work) -> timedelta:
    """How far the practice's own time runs ahead of real time."""
    offset = await work.session.scalar(select(Practice.clock_offset).where(Practice.practice_id == work.practice_id))
    return offset or timedelta(0)
