from collections.abc import AsyncIterator

import pytest

from service.sandbox.meta.cast import LENA, MARCO, ROLES
from service.sandbox.meta.login_apps import Route
from tests.meta_logins import Logins, open_logins

OWNER = {Route.INSTAGRAM: "lena", Route.FACEBOOK: "marco"}


@pytest.fixture
async def logins() -> AsyncIterator[Logins]:
    async with open_logins() as opened:
        yield opened


class TestEndings:
    @pytest.mark.parametrize("route", list(Route))
    @pytest.mark.parametrize(
        ("path", "subcode"), [("/removals", 458), ("/passwords", 460), ("/expirations", 463), ("/logouts", 467)]
    )
    async def test_an_act_ends_tokens_until_the_next_login(
        self, logins: Logins, route: Route, path: str, subcode: int
    ) -> None:
        token = await logins.long(route)
        outcome = await logins.hand(path, {"person": OWNER[route], "route": route})
        assert outcome["touched"] >= 1
        assert logins.refusal(token, route) == (190, subcode)
        assert logins.refusal(await logins.long(route), route) is None
        assert logins.refusal(token, route) == (190, subcode)

    @pytest.mark.parametrize("route", list(Route))
    async def test_an_act_leaves_the_other_network_and_other_people_alone(self, logins: Logins, route: Route) -> None:
        tokens = {each: await logins.long(each, person=LENA.id) for each in Route}
        for path in ("/removals", "/passwords", "/expirations", "/logouts"):
            await logins.hand(path, {"person": "lena", "route": route})
            await logins.hand(path, {"person": "marco", "route": "facebook"})
        (other,) = set(Route) - {route}
        assert logins.refusal(tokens[other], other) is None

    @pytest.mark.parametrize(
        ("path", "put", "lift", "subcode"),
        [("checkpoint", "POST", "DELETE", 459), ("confirmation", "DELETE", "POST", 464)],
    )
    async def test_what_a_person_settles_brings_their_tokens_back(
        self, logins: Logins, path: str, put: str, lift: str, subcode: int
    ) -> None:
        token = logins.page_token(await logins.long(Route.FACEBOOK))
        await logins.hand(f"/persons/marco/{path}", method=put)
        assert logins.refusal(token, Route.FACEBOOK) == (190, subcode)
        await logins.hand(f"/persons/marco/{path}", method=lift)
        assert logins.refusal(token, Route.FACEBOOK) is None

    async def test_a_lost_role_ends_the_tokens_of_that_page_only(self, logins: Logins) -> None:
        person = await logins.long(Route.FACEBOOK)
        lost, kept = [logins.page_token(person, page.id) for page in ROLES[MARCO.id][:2]]
        await logins.hand(f"/persons/marco/roles/{ROLES[MARCO.id][0].id}", method="DELETE")
        assert logins.refusal(lost, Route.FACEBOOK) == (190, 492)
        assert logins.refusal(kept, Route.FACEBOOK) is None
        assert logins.refusal(person, Route.FACEBOOK) is None

    async def test_a_blocked_app_can_do_nothing(self, logins: Logins) -> None:
        token = await logins.long(Route.FACEBOOK)
        await logins.hand(f"/apps/{logins.app.id}", {"blocked": True}, method="PATCH")
        assert logins.refusal(token, Route.FACEBOOK) == (368, None)
        assert (await logins.dialog(Route.FACEBOOK)).status_code == 400
        assert (await logins.lengthen(Route.FACEBOOK, token)).json()["error"]["code"] == 368

    async def test_a_permission_taken_back_is_gone_at_once(self, logins: Logins) -> None:
        token = await logins.long(Route.FACEBOOK)
        act = {"person": "marco", "route": "facebook", "scope": "instagram_basic"}
        assert (await logins.hand("/unticks", act))["touched"] == 1
        assert "instagram_basic" not in logins.scopes(token, Route.FACEBOOK)
        assert (await logins.hand("/unticks", act))["touched"] == 0

    async def test_a_review_taken_back_takes_the_permission(self, logins: Logins) -> None:
        token = await logins.long(Route.FACEBOOK)
        await logins.hand(f"/apps/{logins.app.id}", {"standard_access": ["instagram_basic"]}, method="PATCH")
        assert "instagram_basic" not in logins.scopes(token, Route.FACEBOOK)

    async def test_ninety_days_can_be_over_at_once(self, logins: Logins) -> None:
        token = await logins.long(Route.FACEBOOK)
        await logins.hand("/data-access-expirations", {"person": "marco", "route": "facebook"})
        assert logins.scopes(token, Route.FACEBOOK) == {"public_profile"}
