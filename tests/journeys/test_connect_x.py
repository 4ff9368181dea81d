"""From a connect link to a connected account, with a real consent page and over real HTTP to X."""

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta

import pytest

from service.accounts.states import AccountState
from service.kit.settings import Settings
from service.kit.work import Works
from tests.connecting import Scene, scene
from tests.sandboxes import sandbox_x_process


@pytest.fixture(scope="module")
def sandbox_url() -> Iterator[str]:
    with sandbox_x_process(options=("--followers", "200", "--second-followers", "50")) as url:
        yield url


@pytest.fixture
async def stage(settings: Settings, works: Works, sandbox_url: str) -> AsyncIterator[Scene]:
    async with scene(settings, works, sandbox_url) as opened:
        yield opened


class TestConnecting:
    async def test_leads_from_a_link_to_an_account_that_is_due(self, stage: Scene) -> None:
        account = await stage.connect()
        assert (account.state, account.client_id) == (AccountState.CONNECTED, stage.house.client_id)
