"""How often a second factor may be guessed at: counted for the person, and given back to who knew it."""

from typing import Any

from litestar import Request

from service.access.identity import Identity
from service.access.limits import CODES, CODES_A_DAY
from service.kit.counts import Allowance
from service.kit.limits import count, give_back


async def count_try(request: Request[Any, Any, Any], identity: Identity) -> None:
    """Count a code that somebody sends for this person, wherever it comes from.

    Raises:
        TooManyRequests: when too many were tried.
    """
    await count(request, *_shares(identity))


async def was_right(request: Request[Any, Any, Any], identity: Identity) -> None:
    """Count it no more, since it was no guess."""
    await give_back(request, *_shares(identity))


def _shares(identity: Identity) -> tuple[tuple[Allowance, str], ...]:
    whose = f"{identity.practice_id}|{identity.person_id}"
    return (CODES, whose), (CODES_A_DAY, whose)
