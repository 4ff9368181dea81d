"""A client whose Instagram posts a program repeats on X: both networks' sandboxes are read, and it is told as ordinary."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from service.accounts.grants import usable_token
from service.accounts.models import SocialAccount
from service.accounts.sealed_tokens import KeptFor, keep_tokens
from service.automation.cross_posting import REMEMBERED
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import Post, PostPage, Route
from service.platforms.x_questions import XSpelling
from service.sandbox.meta.cast import LENA
from tests.audiences import an_account
from tests.checking import Surgery
from tests.meta_checkups import Engaged, engaged
from tests.meta_sandbox import meta_sandbox_process
from tests.sandboxes import sandbox_x_process
from tests.x_stand import Stand, standing

LATER = timedelta(minutes=2)
PROGRAM = "Instagram"


@pytest.fixture(scope="module")
def sandboxes() -> Iterator[tuple[str, str]]:
    with (
        meta_sandbox_process() as meta,
        sandbox_x_process(options=("--followers", "60", "--second-followers", "20")) as x,
    ):
        yield meta, x


async def posts_of(instagram: Engaged, account: SocialAccount) -> list[Post]:
    """What it posted in the month that is remembered, read as a checkup reads it."""
    surgery = instagram.surgery
    token = await usable_token(surgery.works, surgery.networks, account, clock=surgery.clock)
    page = await instagram.network.lists["posts"](token, instagram.number, cursor=None, at=surgery.clock())
    assert isinstance(page, PostPage)
    return [each for each in page.posts if each.posted_at > surgery.clock() - REMEMBERED + timedelta(days=1)]


async def connected_on_x(surgery: Surgery, x: Stand) -> UUID:
    """The same client's account on X."""
    tokens, house = await x.connected(), surgery.house
    async with surgery.works.open(house.practice_id, at=surgery.clock()) as work:
        account = await an_account(work, house.client_id, platform_account_id=x.account_id)
        await keep_tokens(work, account.id, tokens, kept_for=KeptFor(Route.X), granted_at=surgery.clock())
    return account.id


async def others_of(surgery: Surgery, account_id: UUID) -> Mapping[str, Any]:
    shown = await surgery.get(f"/v1/accounts/{account_id}/cross-posting")
    [other] = shown["others"]
    found: Mapping[str, Any] = other
    return found


class TestInstagramPostsThatAProgramRepeatsOnX:
    async def test_are_recognised_from_both_sides_and_held_against_nobody(
        self, settings: Settings, works: Works, sandboxes: tuple[str, str]
    ) -> None:
        meta_url, x_url = sandboxes
        async with (
            engaged(settings, works, meta_url, Route.INSTAGRAM, person=LENA.id) as instagram,
            standing(XSpelling.POSTS, x_url) as x,
        ):
            both = {**instagram.surgery.networks, Route.X: x.network}
            surgery = replace(instagram.surgery, networks=both)
            async with works.open(surgery.house.practice_id, at=surgery.clock()) as work:
                account = await work.session.get_one(SocialAccount, (work.practice_id, instagram.account_id))
            said = await posts_of(instagram, account)
            for each in said:
                await x.sandbox.post(x.account_id, each.text, at=each.posted_at + LATER, posted_with=PROGRAM)
            on_x = await connected_on_x(surgery, x)
            for account_id in (instagram.account_id, on_x):
                assert (await surgery.look(account_id))["failure"] is None

            for account_id, there in ((on_x, "instagram"), (instagram.account_id, "x")):
                other = await others_of(surgery, account_id)
                assert (other["platform"], other["code"]) == (there, "passed_on")
                assert other["params"]["pairs"] >= len(said) // 2
                assert other["params"]["usual_delay_seconds"] == LATER.total_seconds()
                assert "ordinary and no sign of a program that follows" in other["text"]
            findings = await surgery.get(f"/v1/clients/{surgery.house.client_id}/findings")
            assert "own_automation" not in {each["kind"] for each in findings["items"]}
