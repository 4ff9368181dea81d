"""Checkups where the network names no followers: from the Meta sandbox over real HTTP to what the coach sees."""

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from typing import Any, TypeVar

import pytest
from sqlalchemy import select

from service.audience.engager_quality import REGULAR_DAYS
from service.audience.models import AccountCount, Conversation
from service.audience.models import Engager as KeptEngager
from service.checkups.engager_gathering import MOST_POSTS_ASKED_ABOUT
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import Route
from service.platforms.facebook import USER_CONTENT
from service.platforms.instagram_login import COMMENTS
from service.sandbox.meta.cast import LENA, TINY
from tests.audiences import names_agreed
from tests.meta_checkups import Engaged, engaged
from tests.meta_sandbox import meta_sandbox_process
from tests.orphans import orphans

_Row = TypeVar("_Row", KeptEngager, AccountCount, Conversation)


@pytest.fixture(scope="module")
def meta_url() -> Iterator[str]:
    with meta_sandbox_process() as url:
        yield url


@pytest.fixture(params=[Route.INSTAGRAM, Route.INSTAGRAM_BY_FACEBOOK, Route.FACEBOOK])
async def lena(
    request: pytest.FixtureRequest, settings: Settings, works: Works, meta_url: str
) -> AsyncIterator[Engaged]:
    async with engaged(settings, works, meta_url, request.param, person=LENA.id) as opened:
        yield opened


class TestACheckupOfThoseWhoEngage:
    async def test_ends_in_a_report_that_is_never_called_followers(self, lena: Engaged) -> None:
        done = await lena.look()
        assert (done["state"], done["failure"]) == ("done", None)
        assert "followers" not in done["plan"]["lists"]
        assert (done["plan"]["price_micros"], done["spent_micros"], done["people_total"]) == (0, 0, None)
        shown = await lena.quality()
        assert (shown["quality"], shown["taken_at"], shown["coverage_text"], shown["picture"]) == (None,) * 4
        seen = shown["engagers"]["seen"]
        assert seen["people"] == done["people_read"] > 50
        assert "People who only follow are not among them." in shown["engagers"]["coverage_text"]
        assert "not_observable.followers" in {each["code"] for each in seen["not_observable"]}
        assert seen["insights"]
        flags = await lena.surgery.get(f"/v1/accounts/{lena.account_id}/flags")
        assert (flags["profiles"], flags["words_judged"], flags["not_observable"]) == (0, True, [])
        assert flags["comments"] > seen["people"]
        # Facebook counts what happened under a post with the post.
        assert len(seen["posts"]) == (MOST_POSTS_ASKED_ABOUT if lena.network.post_insights else 0)

    async def test_knows_regulars_pods_and_repetition_as_they_were_planted(self, lena: Engaged) -> None:
        await lena.look()
        truth, people = await lena.truth(), await kept(lena)
        assert {person for person, each in people.items() if each.in_pod} == truth["pod"]
        regulars = {person for person, each in people.items() if each.days >= REGULAR_DAYS}
        assert truth["regular"] <= regulars
        repeating = {person for person, each in people.items() if each.repeated * 2 > each.comments}
        assert truth["copy_paster"] <= repeating
        assert not repeating & truth["regular"]

    async def test_tells_of_a_group_that_meets_under_post_after_post_without_naming_it(self, lena: Engaged) -> None:
        await lena.look()
        house, truth = lena.surgery.house, await lena.truth()
        findings = (await lena.surgery.get(f"/v1/clients/{house.client_id}/findings"))["items"]
        [pod] = [each for each in findings if each["kind"] == "engagement_pod"]
        assert (pod["subject"], pod["severity"], pod["profile_id"]) == ("own_account", "notice", None)
        assert f"{len(truth['pod'])} people" in pod["text"]
        assert all(each["params"]["people"] <= len(truth["pod"]) for each in pod["evidence"])
        await lena.look()
        again = (await lena.surgery.get(f"/v1/clients/{house.client_id}/findings"))["items"]
        assert [each["id"] for each in again] == [each["id"] for each in findings]

    async def test_tells_of_those_who_leave_the_same_words_under_post_after_post(self, lena: Engaged) -> None:
        await lena.look()
        house, truth = lena.surgery.house, await lena.truth()
        findings = (await lena.surgery.get(f"/v1/clients/{house.client_id}/findings"))["items"]
        copied = [each for each in findings if each["kind"] == "copied_comments"]
        assert copied
        assert {each["subject"] for each in copied} == {"engager"}
        assert {int(each["profile_id"]) for each in copied if each["profile_id"]} <= truth["copy_paster"]

    async def test_keeps_what_the_network_says_of_size_once_a_day(self, lena: Engaged) -> None:
        await lena.look()
        await lena.look()
        [count] = await rows(lena, AccountCount)
        assert (count.source, count.day) == ("api", lena.surgery.clock().date())
        assert count.followers is not None

    async def test_knows_who_waits_for_an_answer(self, lena: Engaged) -> None:
        await lena.look()
        people, talks = await kept(lena), await rows(lena, Conversation)
        assert {each.profile_id for each in talks} <= set(people)
        assert all(each.awaiting_since for each in talks if not each.turns_ours)

    async def test_leaves_nothing_behind_and_comes_again_by_itself(self, lena: Engaged) -> None:
        await lena.look()
        house = lena.surgery.house
        assert not any((await orphans(lena.surgery.works, house.practice_id)).values())
        first = await kept(lena)
        lena.surgery.clock.move(timedelta(hours=7))
        await lena.look()
        second = await kept(lena)
        assert set(second) >= set(first)
        assert all(second[person].first_seen_at == each.first_seen_at for person, each in first.items())
        overview = await lena.surgery.get(f"/v1/clients/{house.client_id}/overview")
        [account] = overview["accounts"]
        assert (account["report"], overview["road"]) == (None, None)
        assert account["engagers"]["seen"]["people"] == account["history"][-1]["engagers"]
        assert [each["quality_followers"] for each in account["history"]] == [None, None]
        points = (await lena.surgery.get(f"/v1/accounts/{lena.account_id}/quality/history"))["items"]
        assert [(each["quality"], each["engagers"]["people"]) for each in points] == [
            (None, each["engagers"]) for each in reversed(account["history"])
        ]


class TestAPermissionThatWasUnticked:
    @pytest.mark.parametrize(("route", "scope"), [(Route.INSTAGRAM, COMMENTS), (Route.FACEBOOK, USER_CONTENT)])
    async def test_leaves_a_report_that_says_what_is_missing(
        self, settings: Settings, works: Works, meta_url: str, route: Route, scope: str
    ) -> None:
        async with engaged(settings, works, meta_url, route, person=LENA.id, without=[scope]) as lena:
            done = await lena.look()
            assert (done["state"], done["failure"]) == ("done", None)
            seen = (await lena.quality())["engagers"]["seen"]
            assert seen["comments_read"] == 0
            assert "not_observable.mentions" in {each["code"] for each in seen["not_observable"]}


class TestASmallAccount:
    async def test_is_told_no_share_that_one_person_would_move(
        self, settings: Settings, works: Works, meta_url: str
    ) -> None:
        async with engaged(settings, works, meta_url, Route.INSTAGRAM, person=TINY.id) as tiny:
            await tiny.look()
            seen = (await tiny.quality())["engagers"]["seen"]
        assert seen["professionals"] is None
        assert any(each["missing"] for each in seen["insights"])


class TestAWorkerThatDies:
    async def test_asks_no_question_again_that_was_answered(
        self, settings: Settings, works: Works, meta_url: str
    ) -> None:
        async with engaged(settings, works, meta_url, Route.INSTAGRAM_BY_FACEBOOK, person=LENA.id) as lena:
            await lena.sandbox.stage("mishaps", {"path": "/fb-graph/*/*", "kind": "503", "after": 25, "calls": 1})
            before = sum((await lena.sandbox.calls()).values())
            asked = await lena.surgery.ask(lena.account_id)
            await lena.surgery.work()
            assert (await lena.surgery.shown(asked))["state"] == "reading"
            lena.surgery.clock.move(timedelta(hours=1))
            await lena.surgery.work()
            assert (await lena.surgery.shown(asked))["state"] == "done"
            broken = sum((await lena.sandbox.calls()).values()) - before
            await lena.look()
            whole = sum((await lena.sandbox.calls()).values()) - before - broken
        # The sandbox does not count the call that it failed.
        assert broken == whole > 25


class TestPeopleLookedUp:
    async def test_are_few_and_told_with_what_is_not_known_of_the_others(
        self, settings: Settings, works: Works, meta_url: str
    ) -> None:
        async with engaged(settings, works, meta_url, Route.INSTAGRAM_BY_FACEBOOK, person=LENA.id) as lena:
            await lena.look()
            share = (await lena.quality())["engagers"]["seen"]["professionals"]
        assert 0 <= share["low"] <= share["estimate"] <= share["high"] <= 1
        assert share["high"] - share["low"] > 0.5


class TestTheListOfThoseWhoEngage:
    async def test_is_walked_page_by_page_and_names_nobody_until_the_client_agrees(
        self, settings: Settings, works: Works, meta_url: str
    ) -> None:
        async with engaged(settings, works, meta_url, Route.FACEBOOK, person=LENA.id) as lena:
            await lena.look()
            house, path = lena.surgery.house, f"/v1/accounts/{lena.account_id}/engagers"
            masked = (await lena.surgery.get(path, limit=1))["items"][0]
            assert (masked["profile_id"], masked["handle"], masked["name"]) == (None, None, None)
            async with works.open(house.practice_id, at=lena.surgery.clock()) as work:
                await names_agreed(work, house.client_id)
            walked: list[dict[str, Any]] = []
            cursor: str | None = ""
            while cursor is not None:
                page = await lena.surgery.get(path, limit=37, **({"cursor": cursor} if cursor else {}))
                walked += page["items"]
                cursor = page["next_cursor"]
            people = await kept(lena)
        assert [int(each["profile_id"]) for each in walked] == [
            person
            for person, each in sorted(
                people.items(),
                key=lambda kept: (kept[1].last_at is not None, kept[1].last_at or kept[1].first_seen_at, kept[0]),
                reverse=True,
            )
        ]
        assert any(each["last_at"] is None for each in walked)


async def kept(lena: Engaged) -> dict[int, KeptEngager]:
    """Those who engage, as they are kept."""
    return {each.profile_id: each for each in await rows(lena, KeptEngager)}


async def rows(lena: Engaged, table: type[_Row]) -> list[_Row]:
    """The account's rows."""
    async with lena.surgery.works.open(lena.surgery.house.practice_id, at=lena.surgery.clock()) as work:
        query = select(table).where(table.practice_id == work.practice_id, table.account_id == lena.account_id)
        return list(await work.session.scalars(query))
