"""Calls about tokens, which are about no account yet or any more: they take turns on our app like every other call.

Each is thought to be as many calls as on the longest route, which is Facebook's: a code is traded, its token is traded for a
longer one, and what was granted is asked for (Facebook Login, Access Tokens).
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, TypeVar
from uuid import UUID

from service.kit.clock import Clock
from service.kit.database import Database
from service.platforms.contract import Network
from service.platforms.pace import call_of_app
from service.platforms.turns import Turns

CONNECT: Final = 5
"""Then it is asked who agreed, and for a page of what they opened; rarely for more."""
LOOK: Final = 1
REFRESH: Final = 2
REVOKE: Final = 1
SILENCE: Final = 1

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class Desk:
    """One practice's place in the row before a network."""

    database: Database
    practice_id: UUID
    network: Network
    now: Clock
    """The practice's own time."""

    async def ask(self, question: Callable[[], Awaitable[_Answer]], *, calls: int, awaited: bool = False) -> _Answer:
        """The answer, when it is our turn; what its headers tell is there for everybody from then on.

        Args:
            question: What is asked of the network.
            calls: How many calls that takes.
            awaited: Whether a person waits for it, who cannot be told to come back in a minute.

        Raises:
            QuotaSpared: it is not asked for now.
            PlatformFailure: as the network fails.
        """
        terms = self.network.terms
        turns = Turns(self.database.reads, self.practice_id, terms.app, self.now)
        return await turns.alone(call_of_app(terms.platform, calls=calls, awaited=awaited), question)
