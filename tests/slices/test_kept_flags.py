"""What stands out in people's words, as looks keep it: counted, listed, set aside, and gone with the text or the person."""

from datetime import timedelta
from uuid import UUID

import numpy as np
import pytest
from sqlalchemy import func, select, update

from service.accounts.models import SocialAccount
from service.audience.comment_flags import CommentFlag
from service.audience.flag_shapes import TextsRead
from service.audience.keeping import connection_of
from service.audience.keeping_flags import KEPT_FOR, keep_comment_flags, keep_profile_flags
from service.audience.kept_flags import KeptFlag
from service.audience.models import AudienceReport, Profile, Standing
from service.audience.offensive import Sureness
from service.audience.renumbering import renumber
from service.kit.database import new_id
from service.kit.settings import Settings
from service.kit.work import Work, Works
from service.roster.models import Client
from tests.audiences import a_follower, an_account, an_engager, names_agreed
from tests.callers import NOON, House, a_house, web

BIOS = {
    "crypto": "Crypto tips daily",
    "rude": "Selling nudes",
    "both": "Crypto and nudes, dm for nudes",
    "kind": "I bake",
}
FOUND = {
    "crypto": ("off_market.excluded",),
    "rude": ("offensive.sexual",),
    "both": ("off_market.excluded", "offensive.sexual"),
}


class Scene:
    """An account on Instagram with four followers, one of whom says nothing that stands out."""

    def __init__(self, works: Works, house: House, account: SocialAccount, numbers: dict[str, int]) -> None:
        self.works, self.house, self.account, self.numbers = works, house, account, numbers

    async def look(self, work: Work, found: dict[str, tuple[str, ...]], *, read: tuple[str, ...] = tuple(BIOS)) -> None:
        await keep_profile_flags(
            await connection_of(work.session),
            work.practice_id,
            self.account.id,
            {self.numbers[who]: codes for who, codes in found.items()},
            platform=self.account.platform,
            read=np.sort(np.array([self.numbers[who] for who in read], np.int64)),
            at=work.at,
        )

    async def kept(self, work: Work) -> set[tuple[int, str, bool]]:
        rows = await work.session.scalars(
            select(KeptFlag).where(KeptFlag.practice_id == work.practice_id).execution_options(populate_existing=True)
        )
        return {(row.profile_id, row.code, row.dismissed_at is not None) for row in rows}


async def a_scene(works: Works) -> Scene:
    house = await a_house(works)
    async with works.open(house.practice_id, at=NOON) as work:
        account = await an_account(work, house.client_id, platform="instagram")
        numbers = {who: await a_follower(work, account, who, fit=0) for who in BIOS}
        for who, bio in BIOS.items():
            theirs = (Profile.practice_id == house.practice_id) & (Profile.profile_id == numbers[who])
            await work.session.execute(update(Profile).where(theirs).values(bio=bio))
        client = (Client.practice_id == house.practice_id) & (Client.id == house.client_id)
        market = {"interests": ["yoga"], "exclusions": ["crypto"]}
        await work.session.execute(update(Client).where(client).values(target_market=market))
        scene = Scene(works, house, account, numbers)
        await scene.look(work, FOUND)
        texts = TextsRead(profiles=4, readable=4, comments=9, words_judged=True)
        report = AudienceReport(
            practice_id=house.practice_id, id=new_id(), account_id=account.id, taken_at=NOON, model_version="1",
            engagers={"model_version": "1"},
            texts={name: getattr(texts, name) for name in texts.__struct_fields__},
        )  # fmt: skip
        work.session.add(report)
    return scene


def a_comment(scene: Scene, *, days_ago: int = 1, who: str = "rude") -> CommentFlag:
    said_at = NOON - timedelta(days=days_ago)
    return CommentFlag(scene.numbers[who], "offensive.threat", "k*** y*******", Sureness.CLEAR, said_at)


async def comments(work: Work, scene: Scene, *flags: CommentFlag, judged: bool = True) -> None:
    connection = await connection_of(work.session)
    await keep_comment_flags(connection, work.practice_id, scene.account.id, flags, judged=judged, at=NOON)


class TestFlaggedFollowers:
    async def test_are_filtered_counted_and_set_aside_by_whoever_knows_better(
        self, settings: Settings, works: Works
    ) -> None:
        scene = await a_scene(works)
        account, client, coach = scene.account.id, scene.house.client.headers, scene.house.coach.headers
        path = f"/v1/accounts/{account}/followers"
        async with web(settings) as network:

            async def handles(**query: str) -> list[str]:
                listed = (await network.get(path, headers=client, params=query)).json()["items"]
                return sorted(each["handle"] for each in listed)

            async def counts(headers: dict[str, str]) -> list[tuple[str, int, int]]:
                shown = (await network.get(f"/v1/accounts/{account}/flags", headers=headers)).json()
                assert (shown["profiles"], shown["readable"], shown["not_observable"]) == (4, 4, [])
                return [(each["code"], each["people"], each["dismissed"]) for each in shown["counts"]]

            assert await handles(flag="offensive") == ["both", "rude"]
            assert await handles(flag="off_market", order="likely") == ["both", "crypto"]
            assert await counts(coach) == [("off_market.excluded", 2, 0), ("offensive.sexual", 2, 0)]
            (rude,) = [
                each for each in (await network.get(path, headers=client)).json()["items"] if each["handle"] == "rude"
            ]
            flag = f"/v1/flags/{rude['flags'][0]['id']}/dismissal"
            assert rude["flags"][0]["dismissed"] is False
            assert (await network.put(flag, headers=coach)).status_code == 204
            assert await handles(flag="offensive") == ["both"]
            assert await counts(client) == [("off_market.excluded", 2, 0), ("offensive.sexual", 1, 1)]
            (rude,) = [
                each for each in (await network.get(path, headers=client)).json()["items"] if each["handle"] == "rude"
            ]
            assert rude["flags"][0]["dismissed"] is True
            assert (await network.delete(flag, headers=client)).status_code == 204
            assert await handles(flag="offensive") == ["both", "rude"]

    async def test_stay_set_aside_until_their_text_changes(self, works: Works) -> None:
        scene = await a_scene(works)
        rude = scene.numbers["rude"]
        async with works.open(scene.house.practice_id, at=NOON) as work:
            mine = KeptFlag.practice_id == work.practice_id
            await work.session.execute(update(KeptFlag).where(mine).values(dismissed_at=NOON, dismissed_by="client"))
            await scene.look(work, FOUND)
            assert (rude, "offensive.sexual", True) in await scene.kept(work)
            theirs = (Profile.practice_id == work.practice_id) & (Profile.profile_id == rude)
            await work.session.execute(update(Profile).where(theirs).values(bio="Selling nudes again"))
            await scene.look(work, FOUND)
            kept = await scene.kept(work)
        assert (rude, "offensive.sexual", False) in kept
        assert (scene.numbers["crypto"], "off_market.excluded", True) in kept

    async def test_lose_a_flag_with_the_words_or_with_the_follow_but_not_for_being_unread(self, works: Works) -> None:
        scene = await a_scene(works)
        async with works.open(scene.house.practice_id, at=NOON) as work:
            await scene.look(work, {"both": ("offensive.sexual",)}, read=("both", "kind"))
            kept = {(number, code) for number, code, _ in await scene.kept(work)}
            assert kept == {
                (scene.numbers["both"], "offensive.sexual"),
                (scene.numbers["crypto"], "off_market.excluded"),
                (scene.numbers["rude"], "offensive.sexual"),
            }
            left = await work.session.get_one(Standing, (work.practice_id, scene.account.id, scene.numbers["rude"]))
            await work.session.delete(left)
            await work.session.flush()
            await scene.look(work, {}, read=("kind",))
            assert scene.numbers["rude"] not in {number for number, _, _ in await scene.kept(work)}

    async def test_keep_their_flags_under_another_number(self, works: Works) -> None:
        scene = await a_scene(works)
        was, becomes = scene.numbers["rude"], scene.numbers["rude"] + 9_000_000
        async with works.open(scene.house.practice_id, at=NOON) as work:
            connection = await connection_of(work.session)
            await renumber(connection, work.practice_id, scene.account.id, {was: becomes}, platform="instagram")
            assert {number for number, code, _ in await scene.kept(work) if code == "offensive.sexual"} == {
                becomes,
                scene.numbers["both"],
            }


class TestCommentsThatStandOut:
    async def test_are_listed_masked_to_whom_may_see_names_and_set_aside_until_said_anew(
        self, settings: Settings, works: Works
    ) -> None:
        scene = await a_scene(works)
        async with works.open(scene.house.practice_id, at=NOON) as work:
            await an_engager(work, scene.account, "rude", profile_id=scene.numbers["rude"])
            await comments(work, scene, a_comment(scene))
        path = f"/v1/accounts/{scene.account.id}/comment-flags"
        async with web(settings) as network:

            async def listed(headers: dict[str, str]) -> dict[str, object]:
                (item,) = (await network.get(path, headers=headers)).json()["items"]
                return dict(item)

            own, coachs = await listed(scene.house.client.headers), await listed(scene.house.coach.headers)
            assert (own["handle"], own["masked"], own["code"]) == ("rude", "k*** y*******", "offensive.threat")
            assert (coachs["profile_id"], coachs["handle"], coachs["masked"]) == (None, None, None)
            async with works.open(scene.house.practice_id, at=NOON) as work:
                await names_agreed(work, scene.house.client_id)
            assert (await listed(scene.house.coach.headers))["handle"] == "rude"
            flag = f"/v1/flags/{UUID(str(own['id']))}/dismissal"
            assert (await network.put(flag, headers=scene.house.client.headers)).status_code == 204
            async with works.open(scene.house.practice_id, at=NOON) as work:
                await comments(work, scene, a_comment(scene))
            assert (await listed(scene.house.client.headers))["dismissed"] is True
            async with works.open(scene.house.practice_id, at=NOON) as work:
                await comments(work, scene, a_comment(scene, days_ago=0))
            assert (await listed(scene.house.client.headers))["dismissed"] is False

    @pytest.mark.parametrize(("days_ago", "kept"), [(KEPT_FOR.days - 1, 1), (KEPT_FOR.days + 1, 0)])
    async def test_are_kept_for_ninety_days(self, works: Works, days_ago: int, kept: int) -> None:
        scene = await a_scene(works)
        async with works.open(scene.house.practice_id, at=NOON) as work:
            await comments(work, scene, a_comment(scene, days_ago=days_ago))
            in_comments = (KeptFlag.practice_id == work.practice_id) & (KeptFlag.found_in == "comment")
            assert await work.session.scalar(select(func.count()).where(in_comments)) == kept

    async def test_are_let_go_once_words_may_no_longer_be_judged(self, works: Works) -> None:
        scene = await a_scene(works)
        async with works.open(scene.house.practice_id, at=NOON) as work:
            await comments(work, scene, a_comment(scene))
            await comments(work, scene, judged=False)
            assert "offensive.threat" not in {code for _, code, _ in await scene.kept(work)}
