"""Forty clients in forty time zones, over both edges of daylight saving: each day planned once, at five by their own clock."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from service.engagement.daily import plan_today
from service.engagement.models import DayPlan
from service.kit.work import Works
from service.roster.models import Client
from tests.callers import House, a_client, a_house

ZONES = (
    "Pacific/Kiritimati", "Pacific/Chatham", "Pacific/Auckland", "Pacific/Fiji", "Pacific/Norfolk", "Australia/Lord_Howe",
    "Australia/Sydney", "Australia/Adelaide", "Australia/Darwin", "Asia/Tokyo", "Asia/Shanghai", "Asia/Kathmandu",
    "Asia/Kolkata", "Asia/Kabul", "Asia/Tehran", "Asia/Dubai", "Europe/Moscow", "Africa/Nairobi", "Asia/Jerusalem",
    "Asia/Beirut", "Africa/Cairo", "Europe/Helsinki", "Europe/Stockholm", "Europe/Berlin", "Africa/Casablanca",
    "Europe/London", "Europe/Lisbon", "Atlantic/Azores", "America/Nuuk", "America/Sao_Paulo", "America/St_Johns",
    "America/Halifax", "America/Havana", "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix",
    "America/Los_Angeles", "Pacific/Marquesas", "Pacific/Pago_Pago",
)  # fmt: skip
TICK, TWO_DAYS = timedelta(minutes=30), timedelta(days=2)
EDGES = (
    datetime(2026, 10, 24, 12, tzinfo=UTC),
    datetime(2027, 3, 13, 12, tzinfo=UTC),
    datetime(2027, 3, 27, 12, tzinfo=UTC),
)
"""The eves of the day that Europe ends it, and of those that North America and Europe begin it."""


async def everywhere(works: Works, at: datetime) -> tuple[House, dict[UUID, str]]:
    """A practice with a client in each zone."""
    house = await a_house(works, at=at)
    async with works.open(house.practice_id, at=at) as work:
        zones = {await a_client(work, house.coach, house.assistant): zone for zone in ZONES}
        for client_id, zone in zones.items():
            (await work.session.get_one(Client, (house.practice_id, client_id))).time_zone = zone
    return house, zones


class TestMornings:
    @pytest.mark.parametrize("begins", EDGES, ids=lambda at: f"{at:%d %b %Y}")
    async def test_come_once_a_day_at_five_by_everybodys_own_clock(self, works: Works, begins: datetime) -> None:
        house, zones = await everywhere(works, begins)
        first = {client_id: await plan(works, house, client_id, begins) for client_id in zones}
        planned: Counter[tuple[UUID, date]] = Counter()
        for tick in range(1, TWO_DAYS // TICK + 1):
            now = begins + tick * TICK
            for client_id in await due(works, zones, now):
                day = await plan(works, house, client_id, now)
                here = now.astimezone(ZoneInfo(zones[client_id]))
                planned[client_id, day] += 1
                assert day == here.date(), zones[client_id]
                assert (here - TICK).hour < 5 <= here.hour, (zones[client_id], here)
        assert set(planned.values()) == {1}
        assert {client_id: {day for who, day in planned if who == client_id} for client_id in zones} == {
            client_id: set(mornings(first[client_id], zone, until=begins + TWO_DAYS))
            for client_id, zone in zones.items()
        }


def mornings(first: date, zone: str, *, until: datetime) -> Iterator[date]:
    """The days after the first whose five o'clock comes by then."""
    day = first + timedelta(days=1)
    while datetime.combine(day, time(5), ZoneInfo(zone)) <= until:
        yield day
        day += timedelta(days=1)


async def due(works: Works, zones: dict[UUID, str], now: datetime) -> list[UUID]:
    rows = await works.database.reads.fetch("SELECT * FROM due_plans_v1($1, 100000)", now)
    return [row["client_id"] for row in rows if row["client_id"] in zones]


async def plan(works: Works, house: House, client_id: UUID, at: datetime) -> date:
    async with works.open(house.practice_id, at=at) as work:
        await plan_today(work, client_id)
    async with works.open(house.practice_id, at=at) as work:
        found = select(DayPlan.day).where(DayPlan.practice_id == house.practice_id, DayPlan.client_id == client_id)
        return (await work.session.scalars(found)).one()
