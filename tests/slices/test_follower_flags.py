from uuid import UUID

import pytest
from sqlalchemy import update

from service.audience.models import Profile
from service.kit.settings import Settings
from service.kit.work import Works
from service.roster.models import Client
from tests.audiences import a_follower, an_account
from tests.callers import NOON, House, a_house, web

MARKET = {"interests": ["yoga"], "exclusions": ["crypto"]}


async def a_follower_who_says(bio: str, works: Works, house: House, *, platform: str) -> UUID:
    async with works.open(house.practice_id, at=NOON) as work:
        account = await an_account(work, house.client_id, platform=platform)
        number = await a_follower(work, account, "somebody", fit=0)
        mine = Profile.practice_id == house.practice_id
        await work.session.execute(update(Profile).where(mine, Profile.profile_id == number).values(bio=bio))
        client = (Client.practice_id == house.practice_id) & (Client.id == house.client_id)
        await work.session.execute(update(Client).where(client).values(target_market=MARKET))
    return account.id


class TestFlags:
    @pytest.mark.parametrize(
        ("platform", "codes"),
        [
            ("instagram", ["off_market.excluded", "offensive.sexual"]),
            ("x", ["off_market.excluded", "not_observable.offensive"]),
        ],
    )
    async def test_tell_the_client_which_words_stand_out_where_they_may_be_judged(
        self, settings: Settings, works: Works, platform: str, codes: list[str]
    ) -> None:
        house = await a_house(works)
        account_id = await a_follower_who_says("Crypto tips. Selling nudes.", works, house, platform=platform)
        path = f"/v1/accounts/{account_id}/followers"
        async with web(settings) as network:
            own = (await network.get(path, headers=house.client.headers)).json()["items"][0]
            coachs = (await network.get(path, headers=house.coach.headers)).json()["items"][0]
        assert [flag["code"] for flag in own["flags"]] == codes
        assert [flag["code"] for flag in coachs["flags"]] == codes
        assert all("words" not in flag["params"] for flag in coachs["flags"])
        assert own["flags"][0]["params"] == {"words": "crypto"}
        assert ("S****** n****" in own["flags"][1]["text"]) == (platform == "instagram")
        assert own["score"] == 60
