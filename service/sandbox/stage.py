"""Everything behind the doors of one sandbox."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from litestar.di import NamedDependency

from service.sandbox.clock import SandboxClock, in_ms
from service.sandbox.faults import Faults
from service.sandbox.ledger import Ledger
from service.sandbox.limits import Windows
from service.sandbox.oauth import Consents
from service.sandbox.people import Person
from service.sandbox.spelling import Spelling
from service.sandbox.telling import Telling
from service.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Stage:
    """One world with its clock, its consents and its books."""

    world: World
    clock: SandboxClock
    consents: Consents
    windows: Windows
    ledger: Ledger
    faults: Faults
    spelling: Spelling
    telling: Telling

    def now(self) -> datetime:
        """The moment in the sandbox; by then, everything that is to happen has happened."""
        at = self.clock.now()
        self.world.grow(in_ms(at))
        return at

    def coached(self) -> list[Person]:
        """Those who may sign in on the consent page."""
        return [self.world.people.person(each.index) for each in self.world.hosted.values() if each.coached]


OnStage: TypeAlias = NamedDependency[Stage]
