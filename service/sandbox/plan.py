"""What the whole world follows from: a seed, a founding, and who exists."""

from dataclasses import dataclass
from typing import Self

from service.sandbox.hosted import Hosted, hosted_accounts
from service.sandbox.people import DAY_MS, People
from service.sandbox.population import Population


@dataclass(frozen=True, slots=True)
class Plan:
    """The beginnings of one world; everything that happens is a function of this and of the day."""

    seed: int
    founded_ms: int
    population: Population
    people: People

    @classmethod
    def of(cls, seed: int, *, followers: int, second_followers: int, guru_followers: int, founded_ms: int) -> Self:
        """The plan for this seed and founding, the hosted accounts with this many followers."""
        population = Population(seed, hosted_accounts(followers, second_followers, guru_followers))
        return cls(seed, founded_ms, population, People(seed, founded_ms, population))

    @property
    def hosted(self) -> dict[int, Hosted]:
        """The hosted accounts by number."""
        return self.population.hosted

    def start_of(self, day: int) -> int:
        """When a day begins, in Unix milliseconds; day 0 begins at the founding."""
        return self.founded_ms + day * DAY_MS
