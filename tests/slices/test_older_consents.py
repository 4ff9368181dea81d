"""Accounts that were connected before likes were asked for: read as ever, and told what a new link would add."""

from collections.abc import AsyncIterator, Iterator

import pytest
from sqlalchemy import update

from service.accounts.models import SocialAccount
from service.kit.settings import Settings
from service.kit.work import Works
from tests.checking import Surgery
from tests.connecting import Scene, scene
from tests.sandboxes import sandbox_x_process


@pytest.fixture(scope="module")
def sandbox_url() -> Iterator[str]:
    with sandbox_x_process(options=("--followers", "60", "--second-followers", "20")) as url:
        yield url


@pytest.fixture
async def stage(settings: Settings, works: Works, sandbox_url: str) -> AsyncIterator[Scene]:
    async with scene(settings, works, sandbox_url) as opened:
        yield opened


class TestAnOlderConsent:
    async def test_is_no_trouble_and_tells_what_a_new_link_would_add(self, stage: Scene) -> None:
        arrived = await stage.come_back(await stage.agree(await stage.link(), without=["like.read"]))
        assert arrived.status_code == 200
        account = await stage.account()
        # As it was kept when nobody asked for likes.
        async with stage.works.open(stage.house.practice_id, at=stage.clock()) as work:
            older = update(SocialAccount).where(SocialAccount.practice_id == work.practice_id)
            await work.session.execute(older.values(unticked=[], state_reason=None, missing_permissions=[]))
        surgery = Surgery(stage.app, stage.house, stage.works, stage.networks, stage.clock)
        looked = await surgery.look(account.id)
        assert (looked["state"], looked["failure"]) == ("done", None)
        shown = await surgery.get(f"/v1/accounts/{account.id}")
        assert (shown["state"], shown["state_reason"]["code"]) == ("connected", "permissions_unticked")
        assert shown["state_reason"]["params"] == {"permissions": ["like.read"]}
        assert "connect link" in shown["state_reason"]["remedy"]
        [likes] = [each for each in shown["capabilities"] if each["code"] == "likes"]
        assert (likes["observable"], likes["remedy"]) == (False, "A new connect link asks for it again.")
        again = await stage.connect(account_id=account.id)
        assert (again.state_reason, again.unticked) == (None, [])
