from datetime import UTC, datetime

import numpy as np
import pytest
from numpy.typing import NDArray

from service.audience.reasons import Reason
from service.automation.lots import Arrivals
from service.automation.opened_together import opened_together
from service.automation.verdicts import Verdict

NOW = datetime(2026, 5, 1, tzinfo=UTC)
DAY = 24 * 60
TODAY = int(NOW.timestamp()) // 60
YEARS = 12 * 365 * DAY


def an_audience(rng: np.random.Generator, size: int = 300) -> NDArray[np.int64]:
    """Accounts of any age; one in ten was new when it followed, over four years."""
    came = TODAY - np.linspace(4 * 365 * DAY, 0, size).astype(np.int64)
    old = came - rng.integers(0, YEARS, size)
    return np.where(rng.random(size) < 0.1, came - rng.integers(0, 3 * DAY, size), old)


def of(created: NDArray[np.int64]) -> Arrivals:
    return Arrivals(created.astype(np.int32), np.zeros(created.size, np.int32), np.arange(created.size))


def judged(created: NDArray[np.int64]) -> Verdict | Reason | None:
    return opened_together(of(created), at=NOW)


def with_lot(rng: np.random.Generator, many: int, *, mixed: float = 0.0, size: int = 300) -> NDArray[np.int64]:
    people = an_audience(rng, size)
    opened = TODAY - 6 * 365 * DAY + rng.integers(0, 30 * DAY, many)
    stays = rng.random(many) < mixed
    lot = np.where(stays, TODAY - rng.integers(0, YEARS, many), opened)
    place = int(rng.integers(60, size - 60))
    return np.concatenate([people[:place], lot, people[place:]])


class TestOpenedTogether:
    def test_finds_lots_among_three_hundred_and_where_they_stood(self) -> None:
        for seed in range(20):
            found = judged(with_lot(np.random.default_rng(seed), 40))
            assert isinstance(found, Verdict)
            assert 25 <= int(found.reason.params["people"]) <= 45
            assert found.profile_id is None

    def test_finds_lots_that_drip_in_among_other_people(self) -> None:
        found = [judged(with_lot(np.random.default_rng(seed), 60, mixed=0.3)) for seed in range(10)]
        assert sum(isinstance(each, Verdict) for each in found) >= 8

    @pytest.mark.parametrize("size", [60, 300, 2000])
    def test_is_not_said_of_people_who_came_by_and_by(self, size: int) -> None:
        assert [judged(an_audience(np.random.default_rng(seed), size)) for seed in range(20)] == [None] * 20

    def test_is_not_said_of_a_giveaway_that_many_came_to(self) -> None:
        rng = np.random.default_rng(1)
        people = an_audience(rng)
        crowd = TODAY - 365 * DAY - rng.integers(0, YEARS, 200)
        assert judged(np.concatenate([people[:200], crowd, people[200:]])) is None

    def test_is_not_said_of_a_young_network_where_everybody_is_new(self) -> None:
        rng = np.random.default_rng(2)
        came = TODAY - np.linspace(200 * DAY, 0, 400).astype(np.int64)
        assert judged(came - rng.integers(0, 20 * DAY, 400)) is None

    def test_cannot_be_told_without_dates(self) -> None:
        found = judged(np.full(300, -1))
        assert isinstance(found, Reason)
        assert found.code == "opened_together.too_few_dates"

    def test_names_no_arrival_earlier_than_the_accounts_before_it(self) -> None:
        created = with_lot(np.random.default_rng(3), 40)
        found = judged(created)
        assert isinstance(found, Verdict)
        assert found.first_seen_at <= found.last_seen_at == NOW
