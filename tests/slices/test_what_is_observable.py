"""What the view of an account says that can be known of it: everything has an answer, and every no a reason and a remedy."""

from collections.abc import AsyncIterator, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest

from service.accounts.life import lose_access
from service.accounts.looks import note_export, note_permissions, note_trouble
from service.accounts.models import SocialAccount
from service.accounts.states import TROUBLES, Why
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import Profile, Route
from tests.networks_scripted import Parlour, a_parlour

OWNER = Profile(id=501, handle="maya.studio", name="Maya's Studio", followers=1480)
VITAL = {"followers", "following", "follow_times", "profile_facts", "posts", "mentions"}
"""What a coach asks of any account, wherever it is."""


@dataclass(frozen=True)
class Claim:
    """What can be seen of an account on one route, and what goes with the permissions that its owner may untick."""

    seen: frozenset[str]
    unseen: frozenset[str]
    unticked: Mapping[str, frozenset[str]]


def claim(seen: str, unseen: str, **unticked: str) -> Claim:
    without = {permission.replace("__", "."): frozenset(codes.split()) for permission, codes in unticked.items()}
    return Claim(frozenset(seen.split()), frozenset(unseen.split()), without)


CLAIMS: dict[Route, Claim] = {
    Route.X: claim(
        "followers following profile_facts posts mentions quotes reactions likes",
        "follow_times",
        like__read="likes",
    ),
    Route.INSTAGRAM: claim(
        "posts comments mentions account_insights notices",
        "followers following follow_times profile_facts reactions mentioners",
        instagram_business_manage_comments="comments mentions notices",
        instagram_business_manage_insights="account_insights",
    ),
    Route.INSTAGRAM_BY_FACEBOOK: claim(
        "posts comments mentions mentioners account_insights notices",
        "followers following follow_times profile_facts reactions",
        instagram_manage_comments="comments mentions mentioners",
        instagram_manage_insights="account_insights",
        pages_manage_metadata="notices mentioners",
    ),
    Route.FACEBOOK: claim(
        "posts comments mentions reactions account_insights notices",
        "followers following follow_times profile_facts",
        pages_read_user_content="comments mentions reactions",
        read_insights="account_insights",
        pages_manage_metadata="notices",
    ),
}
UNTICKED = [(route, permission) for route, each in CLAIMS.items() for permission in each.unticked]


@pytest.fixture
async def parlour(settings: Settings, works: Works) -> AsyncIterator[Parlour]:
    async with a_parlour(settings, works) as opened:
        yield opened


async def told(parlour: Parlour, account: SocialAccount) -> tuple[set[str], dict[str, tuple[str, str]]]:
    """What is observable, and of the rest why not and what would help."""
    capabilities = (await parlour.shown(account))["capabilities"]
    assert isinstance(capabilities, list)
    assert len({each["code"] for each in capabilities}) == len(capabilities)
    seen = {each["code"] for each in capabilities if each["observable"]}
    unseen = {each["code"]: (each["reason"], each["remedy"]) for each in capabilities if not each["observable"]}
    assert all(reason and remedy for reason, remedy in unseen.values())
    assert seen | unseen.keys() >= VITAL
    return seen, unseen


class TestAConnectedAccount:
    @pytest.mark.parametrize("route", Route)
    async def test_says_of_everything_whether_it_is_seen(self, parlour: Parlour, route: Route) -> None:
        seen, unseen = await told(parlour, await parlour.connect(route, OWNER))
        assert seen == CLAIMS[route].seen
        assert set(unseen) == CLAIMS[route].unseen

    @pytest.mark.parametrize(("route", "permission"), UNTICKED)
    async def test_names_the_permission_that_was_unticked(
        self, parlour: Parlour, route: Route, permission: str
    ) -> None:
        parlour.routes[route].unticked = frozenset({permission})
        seen, unseen = await told(parlour, await parlour.connect(route, OWNER))
        gone = CLAIMS[route].unticked[permission]
        assert seen == CLAIMS[route].seen - gone
        assert set(unseen) == CLAIMS[route].unseen | gone
        for code in gone:
            reason, remedy = unseen[code]
            assert "permission" in reason
            assert "new connect link" in remedy

    async def test_sends_to_no_other_route_than_its_own_for_want_of_profiles(self, parlour: Parlour) -> None:
        _, by_login = await told(parlour, await parlour.connect(Route.INSTAGRAM, OWNER))
        assert "Connected through Facebook" in by_login["profile_facts"][1]
        _, by_facebook = await told(parlour, await parlour.connect(Route.INSTAGRAM_BY_FACEBOOK, OWNER))
        assert "Facebook" not in by_facebook["profile_facts"][1]


GAVE = frozenset({"followers", "following", "follow_times", "recently_unfollowed", "pending_requests", "likes_given"})
"""What a whole Instagram export shows, among other things."""


class TestAnAccountOfWhichAnExportWasRead:
    @pytest.mark.parametrize("route", [Route.INSTAGRAM, Route.INSTAGRAM_BY_FACEBOOK, Route.X])
    async def test_shows_what_the_network_and_the_export_give_together(self, parlour: Parlour, route: Route) -> None:
        account = await parlour.connect(route, OWNER)
        before = {each["code"] for each in await capabilities(parlour, account) if each["source"] == "api"}
        await read(parlour, account, GAVE, days_ago=21)
        await read(parlour, account, GAVE - {"likes_given"}, days_ago=3)
        shown = {each["code"]: each for each in await capabilities(parlour, account)}
        assert {code for code, each in shown.items() if each["observable"]} == before | GAVE
        assert {code for code, each in shown.items() if each["source"] == "api"} == before == CLAIMS[route].seen
        for code in GAVE - before:
            made_at = parlour.clock() - timedelta(days=21 if code == "likes_given" else 3)
            assert datetime.fromisoformat(shown[code]["as_of"]) == made_at
            assert f"{made_at:%Y-%m-%d}" in shown[code]["reason"]

    async def test_still_shows_it_when_the_connection_is_lost(self, parlour: Parlour) -> None:
        account = await parlour.connect(Route.X, OWNER)
        await read(parlour, account, {"followers"}, days_ago=1)
        async with parlour.works.open(account.practice_id, at=parlour.clock()) as work:
            await lose_access(work, account.id, Why.REVOKED)
        assert {each["code"] for each in await capabilities(parlour, account) if each["observable"]} == {"followers"}

    @pytest.mark.parametrize("platform", ["x", "instagram", "facebook"])
    async def test_says_what_its_exports_did_not_hold(self, parlour: Parlour, platform: str) -> None:
        account = await from_exports(parlour, platform)
        await read(parlour, account, {"followers", "close_friends"}, days_ago=1)
        seen, unseen = await told(parlour, account)
        assert seen == {"followers", "close_friends"}
        assert "those that were read so far do not" in unseen["following"][0]

    @pytest.mark.parametrize("route", [Route.INSTAGRAM, Route.INSTAGRAM_BY_FACEBOOK, Route.FACEBOOK])
    async def test_is_not_sent_for_followers_when_whom_it_follows_is_asked(
        self, parlour: Parlour, route: Route
    ) -> None:
        _, unseen = await told(parlour, await parlour.connect(route, OWNER))
        assert "follows" in unseen["following"][1]
        assert "everybody who follows" not in unseen["following"][1]


async def capabilities(parlour: Parlour, account: SocialAccount) -> list[dict[str, Any]]:
    found = (await parlour.shown(account))["capabilities"]
    assert isinstance(found, list)
    return found


async def read(parlour: Parlour, account: SocialAccount, gave: Collection[str], *, days_ago: int) -> None:
    async with parlour.works.open(account.practice_id, at=parlour.clock()) as work:
        await note_export(work, account.id, gave, made_at=parlour.clock() - timedelta(days=days_ago))


async def from_exports(parlour: Parlour, platform: str) -> SocialAccount:
    added = await parlour.app.post(
        f"/v1/clients/{parlour.house.client_id}/accounts",
        json={"platform": platform, "handle": "maya"},
        headers=parlour.house.coach.headers,
    )
    assert added.status_code == 201, added.text
    [account] = await parlour.accounts()
    return account


class TestAnAccountThatCannotBeRead:
    @pytest.mark.parametrize("why", [each for each in TROUBLES if each is not Why.PERMISSION_REFUSED])
    async def test_says_that_nothing_is_seen_and_what_mends_it(self, parlour: Parlour, why: Why) -> None:
        account = await parlour.connect(Route.FACEBOOK, OWNER)
        async with parlour.works.open(account.practice_id, at=parlour.clock()) as work:
            await note_trouble(work, account.id, why)
        seen, unseen = await told(parlour, account)
        reason = (await parlour.shown(account))["state_reason"]
        assert isinstance(reason, dict)
        assert seen == set()
        assert unseen["posts"] == (reason["text"], reason["remedy"])
        assert unseen["followers"] != unseen["posts"]

    @pytest.mark.parametrize(
        ("refused", "gone"),
        [("pages_read_user_content", {"comments", "mentions", "reactions"}), ("pages_read_engagement", None)],
    )
    async def test_says_what_is_left_without_a_refused_permission(
        self, parlour: Parlour, refused: str, gone: set[str] | None
    ) -> None:
        account = await parlour.connect(Route.FACEBOOK, OWNER)
        async with parlour.works.open(account.practice_id, at=parlour.clock()) as work:
            await note_permissions(work, account.id, refused={refused})
        seen, _ = await told(parlour, account)
        assert seen == (set() if gone is None else CLAIMS[Route.FACEBOOK].seen - gone)


class TestAnAccountKnownFromExports:
    @pytest.mark.parametrize(
        ("platform", "seen", "unseen"),
        [
            ("x", {"followers", "following", "posts"}, {"follow_times", "leavers", "profile_facts", "mentions"}),
            (
                "instagram",
                {"followers", "following", "follow_times", "posts"},
                {"leavers", "profile_facts", "mentions"},
            ),
            ("facebook", {"followers", "following", "follow_times"}, {"leavers", "profile_facts", "mentions", "posts"}),
        ],
    )
    async def test_says_what_its_network_exports_before_one_was_read(
        self, parlour: Parlour, platform: str, seen: set[str], unseen: set[str]
    ) -> None:
        found, missing = await told(parlour, await from_exports(parlour, platform))
        assert found == set()
        could_be = {code for code, (reason, _) in missing.items() if "No official export" in reason}
        assert seen <= could_be
        assert unseen <= missing.keys() - could_be
