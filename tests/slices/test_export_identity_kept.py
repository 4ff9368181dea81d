"""Who is who across exports and networks: people renamed, people whose number became known, an account renamed."""

import random
from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

import numpy as np
import pytest
from sqlalchemy import select

from service.accounts.models import HandleChange, SocialAccount
from service.audience.cards import SortingCard
from service.audience.keeping import connection_of, ids_at_last_look
from service.audience.models import PROVISIONAL_FROM
from service.audience.models import Profile as KeptProfile
from service.audience.renumbering import renumber
from service.checkups.export_checkup import provisional_id
from service.kit.settings import Settings
from service.kit.work import Works
from tests.audiences import an_engager
from tests.checking import PersonalProfile, personal_profile
from tests.core import facebook_corpus
from tests.core.archive_corpus import Dated, Form, World, instagram_files, zipped
from tests.core.facebook_corpus import FacebookWorld

OWNER = "elena.at.home"
START = 1_700_000_001


@pytest.fixture
async def profile(settings: Settings, works: Works) -> AsyncIterator[PersonalProfile]:
    async with personal_profile(settings, works) as opened:
        yield opened


def people(count: int = 30) -> list[Dated]:
    return [(f"friend{n}", START + 61 * n + (61 * n + START) % 60 // 59) for n in range(count)]


async def read(
    profile: PersonalProfile, followers: list[Dated], *, owner: str = OWNER, named: bool = True
) -> Mapping[str, Any]:
    world = World(handle=owner, followers=followers)
    profile.surgery.clock.move(timedelta(hours=6))
    files = instagram_files(world, Form.NEW_JSON)
    told = {name: text for name, text in files.items() if named or "personal_information" not in name}
    return await profile.surgery.read_export(profile.account_id, zipped(told))


async def id_of(profile: PersonalProfile, handle: str) -> int:
    house = profile.surgery.house
    async with profile.surgery.works.open(house.practice_id, at=profile.surgery.clock()) as work:
        return provisional_id(handle, (await work.seals()).derived(b"provisional ids"))


async def roll(profile: PersonalProfile) -> set[int]:
    house = profile.surgery.house
    async with profile.surgery.works.open(house.practice_id, at=profile.surgery.clock()) as work:
        connection = await connection_of(work.session)
        _, ids = await ids_at_last_look(connection, work.practice_id, profile.account_id, "followers")
        return set(ids.tolist())


class TestSomebodyUnderAnotherHandle:
    async def test_neither_left_nor_came_and_both_handles_are_told(self, profile: PersonalProfile) -> None:
        then = people()
        renamed = [("brand.new", at) if handle == "friend3" else (handle, at) for handle, at in then]
        await read(profile, then)
        await read(profile, [*renamed[1:], ("stranger", START + 9_999)])
        came, left = await profile.surgery.changes(profile.account_id, 2)
        assert (came, left) == ({await id_of(profile, "stranger")}, {await id_of(profile, "friend0")})
        assert await roll(profile) == await profile.surgery.standing(profile.account_id)
        path, client = f"/v1/accounts/{profile.account_id}/quality", profile.surgery.house.client.headers
        unnamed = (await profile.surgery.get(path))["picture"]["change"]["renames"]
        assert [each["was"]["who"] for each in unnamed] == [None]
        change = (await profile.surgery.app.get(path, headers=client)).json()["picture"]["change"]
        assert (change["came"], change["renamed"], change["left"]["total"]) == (1, 1, 1)
        assert change["left"]["shown"][0]["handle"] == "friend0"
        assert [(each["was"]["handle"], each["now"]["handle"]) for each in change["renames"]] == [
            ("friend3", "brand.new")
        ]


class TestAnAccountUnderAnotherHandle:
    async def test_goes_on_with_its_history_and_the_change_is_noted(self, profile: PersonalProfile) -> None:
        assert (await read(profile, people()))["state"] == "done"
        assert (await read(profile, people(28), owner="elena.coaches"))["failure"] is None
        assert (await read(profile, people(), owner=OWNER))["failure"] is None
        house = profile.surgery.house
        async with profile.surgery.works.open(house.practice_id, at=profile.surgery.clock()) as work:
            account = await work.session.get_one(SocialAccount, (work.practice_id, profile.account_id))
            notes = (await work.session.scalars(select(HandleChange))).all()
        assert account.handle == "elena.coaches"
        assert [(each.old_handle, each.new_handle) for each in notes] == [(OWNER, "elena.coaches")]

    async def test_is_not_taken_for_whoever_bears_its_old_handle_now(self, profile: PersonalProfile) -> None:
        await read(profile, people())
        await read(profile, people(), owner="elena.anew")
        since = int(profile.surgery.clock().timestamp())
        newcomers = [(f"other{n}", since + 60 * n + 1) for n in range(30)]
        done = await read(profile, newcomers, owner=OWNER)
        assert (done["state"], done["failure"]["code"]) == ("failed", "export_refused")
        assert await roll(profile) == {await id_of(profile, handle) for handle, _ in people()}

    async def test_is_itself_under_its_old_handle_in_what_was_made_before_it_was_renamed(
        self, profile: PersonalProfile
    ) -> None:
        await read(profile, people())
        await read(profile, people(40), owner="elena.anew")
        assert (await read(profile, people(35), owner=OWNER))["failure"] is None

    async def test_is_itself_when_it_is_called_again_what_it_was(self, profile: PersonalProfile) -> None:
        await read(profile, people())
        await read(profile, people(), owner="elena.anew")
        since = int(profile.surgery.clock().timestamp())
        done = await read(profile, [*people(), ("newest", since + 61)], owner=OWNER)
        assert done["failure"] is None
        account = await profile.surgery.get(f"/v1/accounts/{profile.account_id}")
        assert (account["handle"], len(account["handle_changes"])) == (OWNER, 2)

    async def test_is_not_taken_for_it_when_the_followers_are_others(self, profile: PersonalProfile) -> None:
        await read(profile, people())
        others = [(f"other{n}", START + 61 * n) for n in range(30)]
        refused = await read(profile, others, owner="somebody.else")
        assert (refused["state"], refused["failure"]["code"]) == ("failed", "export_refused")


class TestAnExportThatNamesNobody:
    async def test_is_the_accounts_as_long_as_its_followers_are(self, profile: PersonalProfile) -> None:
        assert (await read(profile, people(), named=False))["failure"] is None
        assert (await read(profile, people(28), named=False))["failure"] is None
        others = [(f"other{n}", START + 61 * n) for n in range(30)]
        refused = await read(profile, others, named=False)
        assert refused["failure"]["code"] == "export_refused"
        assert "does not say whose it is" in refused["failure"]["text"]
        assert len(await roll(profile)) == 28

    async def test_says_so_until_one_came_that_names_its_owner(self, profile: PersonalProfile) -> None:
        told = [
            (await read(profile, people(count), named=named))["export"]["owner_unchecked"]
            for count, named in ((30, False), (29, False), (30, True), (29, False))
        ]
        assert [each and each["code"] for each in told] == ["owner_unchecked", "owner_unchecked", None, None]
        assert "could not be checked" in told[0]["text"]
        assert "ask the network again" in told[0]["text"]

    async def test_says_so_with_the_picture_too(self, profile: PersonalProfile) -> None:
        await read(profile, people(), named=False)
        shown = await profile.surgery.get(f"/v1/accounts/{profile.account_id}/quality")
        assert shown["picture"]["not_observable"][0]["code"] == "owner_unchecked"

    async def test_is_its_owners_once_they_say_so(self, profile: PersonalProfile) -> None:
        surgery, path = profile.surgery, f"/v1/accounts/{profile.account_id}"
        client, coach = surgery.house.client.headers, surgery.house.coach.headers
        doubted = await read(profile, people(), named=False)
        door = f"{path}/export-confirmation"
        assert (await surgery.app.post(door, headers=coach)).status_code == 403
        for left in (1, 0):
            assert (await surgery.app.post(door, headers=client)).json() == {"exports": left}
        assert (await surgery.get(f"/v1/checkups/{doubted['id']}"))["export"]["owner_unchecked"] is None
        shown = await surgery.get(f"{path}/quality")
        assert "owner_unchecked" not in {each["code"] for each in shown["picture"]["not_observable"]}
        assert (await read(profile, people(29), named=False))["export"]["owner_unchecked"] is None

    async def test_is_refused_for_another_on_facebook_too(self, profile: PersonalProfile) -> None:
        surgery = profile.surgery
        added = await surgery.app.post(
            f"/v1/clients/{surgery.house.client_id}/accounts",
            json={"platform": "facebook", "handle": facebook_corpus.HANDLE},
            headers=surgery.house.coach.headers,
        )
        account_id = UUID(added.json()["id"])
        friends, others = people(), [(f"Other {n}", START + 61 * n) for n in range(30)]
        refusals = {}
        for told, known, files in (
            ("named", friends, facebook_corpus.in_json),
            ("nameless", friends, nameless),
            ("a stranger's", others, nameless),
        ):
            done = await surgery.read_export(account_id, zipped(files(FacebookWorld(friends=known))))
            refusals[told] = done["failure"] and done["failure"]["code"]
            surgery.clock.move(timedelta(hours=6))
        assert refusals == {"named": None, "nameless": None, "a stranger's": "export_refused"}


def nameless(world: FacebookWorld) -> dict[str, bytes | str]:
    whole = facebook_corpus.in_json(world)
    return {name: text for name, text in whole.items() if facebook_corpus.PROFILE not in name}


class TestANumberThatBecomesKnown:
    @pytest.mark.parametrize("first", ["export", "network"])
    async def test_makes_one_person_of_two_sources(self, profile: PersonalProfile, first: str) -> None:
        house, clock = profile.surgery.house, profile.surgery.clock
        provisional = await id_of(profile, "friend5")

        async def meet() -> None:
            async with profile.surgery.works.open(house.practice_id, at=clock()) as work:
                account = await work.session.get_one(SocialAccount, (work.practice_id, profile.account_id))
                await an_engager(work, account, "friend5", profile_id=42)
                connection = await connection_of(work.session)
                await renumber(connection, work.practice_id, account.id, {provisional: 42}, platform="instagram")

        if first == "network":
            await meet()
        await read(profile, people())
        if first == "export":
            await meet()
        for _ in range(2):
            assert {42} == {each for each in await roll(profile) if each < PROVISIONAL_FROM}
            assert await roll(profile) == await profile.surgery.standing(profile.account_id)
            await read(profile, people())
            assert await profile.surgery.changes(profile.account_id, 2) == (set(), set())
        async with profile.surgery.works.open(house.practice_id, at=clock()) as work:
            called = await work.session.scalars(select(KeptProfile.profile_id).where(KeptProfile.handle == "friend5"))
            assert set(called) == {42}

    async def test_moves_cards_and_every_roll_and_change(self, profile: PersonalProfile) -> None:
        surgery, client = profile.surgery, profile.surgery.house.client.headers
        for count in (30, 29, 30):
            await read(profile, people(count))
        gone = await id_of(profile, "friend29")
        cards = f"/v1/accounts/{profile.account_id}/sorting/cards"
        dealt = (await surgery.app.post(cards, json={"cards": 50}, headers=client)).json()
        assert gone in {int(card["profile_id"]) for card in dealt}
        await surgery.app.put(f"{cards}/{gone}", json={"answer": "friend"}, headers=client)
        async with surgery.works.open(surgery.house.practice_id, at=surgery.clock()) as work:
            connection = await connection_of(work.session)
            await renumber(connection, work.practice_id, profile.account_id, {gone: 42}, platform="instagram")
        assert await surgery.changes(profile.account_id, 2) == (set(), {42})
        assert await surgery.changes(profile.account_id, 3) == ({42}, set())
        assert 42 in await roll(profile)
        assert gone not in await roll(profile)
        async with surgery.works.open(surgery.house.practice_id, at=surgery.clock()) as work:
            answered = await work.session.execute(select(SortingCard.profile_id).where(SortingCard.answer.is_not(None)))
            assert answered.scalars().all() == [42]


class TestWhatAnExportGave:
    async def test_is_told_at_the_account(self, profile: PersonalProfile) -> None:
        for count in (30, 29):
            await read(profile, people(count))
        shown = await profile.surgery.get(f"/v1/accounts/{profile.account_id}")
        seen = {each["code"]: each for each in shown["capabilities"] if each["observable"]}
        assert {"followers", "following", "follow_times", "leavers", "recently_unfollowed"} <= seen.keys()
        assert all(each["source"] == "export" and each["as_of"] for each in seen.values())


class TestOwnAutomation:
    async def test_is_told_of_an_account_that_a_network_and_an_export_both_show(self, profile: PersonalProfile) -> None:
        dice = random.Random(3)
        house, clock = profile.surgery.house, profile.surgery.clock
        async with profile.surgery.works.open(house.practice_id, at=clock()) as work:
            account = await work.session.get_one(
                SocialAccount, (work.practice_id, profile.account_id), with_for_update=True
            )
            account.platform_account_id = 17_841_400_000_000_001
        moments = START + np.cumsum([20 + dice.randint(-1, 1) for _ in range(600)])
        world = World(
            handle=OWNER, followers=people(), following=[(f"target{n}", int(at)) for n, at in enumerate(moments)]
        )
        await profile.surgery.read_export(profile.account_id, zipped(instagram_files(world, Form.NEW_JSON)))
        shown = await profile.surgery.get(f"/v1/clients/{house.client_id}/findings")
        assert "own_automation" in {each["kind"] for each in shown["items"]}
