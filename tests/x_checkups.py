"""Checkups of an account that is connected to an X which does as a test says."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from uuid import UUID

from service.accounts.sealed_tokens import KeptFor, keep_tokens
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import GrantedTokens, Route
from service.platforms.wire import ANSWER_WITHIN
from tests.audiences import an_account
from tests.callers import MovableClock, a_house, web
from tests.checking import Surgery
from tests.x_scripted import Script, x_that

OWNER = 1
"""X's number of the account, as its script is to say it."""


@asynccontextmanager
async def looked_at_through(
    settings: Settings,
    works: Works,
    script: Script,
    *,
    clock: MovableClock | None = None,
    answer_within: timedelta = ANSWER_WITHIN,
) -> AsyncIterator[tuple[Surgery, UUID]]:
    """A connected account on an X that does as the script says."""
    clock = clock or MovableClock()
    house = await a_house(works)
    async with works.open(house.practice_id, at=clock()) as work:
        account = await an_account(work, house.client_id, platform_account_id=OWNER)
        tokens = GrantedTokens(
            Secret("access"), Secret("refresh"), clock() + timedelta(days=1), frozenset({"users.read"})
        )
        await keep_tokens(work, account.id, tokens, kept_for=KeptFor(Route.X), granted_at=clock())
    async with web(settings, clock) as app, x_that(script, answer_within=answer_within) as network:
        yield Surgery(app, house, works, {Route.X: network}, clock), account.id
