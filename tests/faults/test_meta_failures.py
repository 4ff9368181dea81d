"""Everything Meta can refuse a checkup for, on each route: right state and words, tokens and alerts as they should be."""

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from service.accounts.looks import ASK_AGAIN_AFTER
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import Route
from service.platforms.facebook import ENGAGEMENT, USER_CONTENT
from service.platforms.instagram_facebook import BASIC as BASIC_BY_FACEBOOK
from service.platforms.instagram_facebook import COMMENTS as COMMENTS_BY_FACEBOOK
from service.platforms.instagram_login import BASIC, COMMENTS
from service.sandbox.meta.cast import TESS_BAKES
from tests.meta_failing import ALWAYS, Stage, State, Ward, failing
from tests.meta_sandbox import meta_sandbox_process

ROUTES = [Route.INSTAGRAM, Route.INSTAGRAM_BY_FACEBOOK, Route.FACEBOOK]
BY_FACEBOOK = ROUTES[1:]
LOST, HEALED = "account.needs_reconnect", "account.reconnected"
TROUBLE, OVER = "account.trouble", "account.trouble_over"
NEXT_LOOK = timedelta(hours=6)
COMMENTS_OF = {
    Route.INSTAGRAM: COMMENTS,
    Route.INSTAGRAM_BY_FACEBOOK: COMMENTS_BY_FACEBOOK,
    Route.FACEBOOK: USER_CONTENT,
}
BASIC_OF = {
    Route.INSTAGRAM: BASIC,
    Route.INSTAGRAM_BY_FACEBOOK: BASIC_BY_FACEBOOK,
    Route.FACEBOOK: ENGAGEMENT,
}
ROLE = Stage(f"persons/tiny/roles/{TESS_BAKES.id}", method="DELETE")
ROLE_AGAIN = Stage(ROLE.door)
GONE = Stage("removals", {})

ENDINGS = [
    pytest.param(Stage("expirations", {}), "expired", id="463 expired"),
    pytest.param(Stage("logouts", {}), "revoked", id="467 logged out"),
    pytest.param(Stage("passwords", {}), "revoked", id="460 password changed"),
]
CODES = [pytest.param(190, id="190 without a subcode"), pytest.param(102, id="102 session")]
PERSONAL = '{"id":"1","user_id":"17841400000000001","username":"tess","account_type":"PERSONAL"}'
UNLINKED = '{"id":"1"}'
SOMEBODY_ELSE = {
    Route.INSTAGRAM: '{"id":"1","user_id":"17841400000000001","username":"other","account_type":"BUSINESS"}',
    Route.INSTAGRAM_BY_FACEBOOK: '{"id":"1","instagram_business_account":{"id":"17841400000000001","username":"other"}}',
    Route.FACEBOOK: '{"id":"100000000000001","name":"Another Page"}',
}
REFUSALS = [
    pytest.param({"code": 190, "subcode": 459}, "owner_must_act", "owner_must_act", id="459 checkpoint"),
    pytest.param({"code": 190, "subcode": 464}, "owner_must_act", "owner_must_act", id="464 unconfirmed"),
    pytest.param({"code": 10}, "permission_missing", "permission_refused", id="10 permission"),
    pytest.param({"code": 200}, "permission_missing", "permission_refused", id="200 permission"),
    pytest.param({"code": 3}, "permission_missing", "permission_refused", id="3 capability"),
    pytest.param({"code": 368}, "app_blocked", "app_blocked", id="368 policy"),
    pytest.param({"code": 101}, "app_blocked", "app_blocked", id="101 our app unknown"),
    pytest.param({"code": 100, "subcode": 33}, "gone", "account_gone", id="100/33 gone"),
    pytest.param({"code": 100}, "request_refused", None, id="100 wrong question"),
]


@pytest.fixture(scope="module")
def meta_url() -> Iterator[str]:
    with meta_sandbox_process() as url:
        yield url


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Every failure is logged, with its stack; drawing those takes longer than all the rest."""
    with capture_logs():
        yield


@pytest.fixture(params=ROUTES)
async def ward(request: pytest.FixtureRequest, settings: Settings, works: Works, meta_url: str) -> AsyncIterator[Ward]:
    async with failing(settings, works, meta_url, request.param) as opened:
        yield opened


only_by_facebook = pytest.mark.parametrize("ward", BY_FACEBOOK, indirect=True)


class TestAccessThatEnds:
    @pytest.mark.parametrize(("act", "reason"), ENDINGS)
    async def test_is_doubted_once_and_lost_at_the_second_refusal(self, ward: Ward, act: Stage, reason: str) -> None:
        await ward.on_stage(act)
        await self.is_lost(ward, reason)

    @pytest.mark.parametrize("code", CODES)
    async def test_is_lost_as_well_where_meta_does_not_say_why(self, ward: Ward, code: int) -> None:
        await ward.fail(kind="error", code=code)
        await self.is_lost(ward, "revoked")
        assert await ward.unplayed() == ALWAYS - 2

    @only_by_facebook
    async def test_with_the_role_on_the_page_asks_for_an_admin(self, ward: Ward) -> None:
        await ward.on_stage(ROLE)
        try:
            await self.is_lost(ward, "role_lost")
            assert "admin of the Page" in (await ward.account())["state_reason"]["remedy"]
        finally:
            await ward.on_stage(ROLE_AGAIN)

    async def test_stands_after_a_single_slip_of_the_network(self, ward: Ward) -> None:
        await ward.fail(kind="error", code=190, subcode=467, calls=1)
        asked = await ward.ask()
        assert (await ward.tess.surgery.shown(asked))["waiting_reason"]["code"] == "access_refused_once"
        await ward.later(ASK_AGAIN_AFTER)
        assert (await ward.tess.surgery.shown(asked))["state"] == "done"
        assert (await ward.state(), await ward.told()) == (("connected", None), [])

    async def is_lost(self, ward: Ward, reason: str) -> None:
        asked = await ward.ask()
        assert (await ward.tess.surgery.shown(asked))["state"] == "waiting"
        assert (await ward.state(), await ward.tokens(), await ward.told()) == (("connected", None), 1, [])
        await ward.later(ASK_AGAIN_AFTER)
        done = await ward.tess.surgery.shown(asked)
        assert (done["state"], done["failure"]["code"]) == ("failed", "not_connected")
        assert "new connect link" in done["failure"]["remedy"]
        assert (await ward.state(), await ward.tokens()) == (("needs_reconnect", reason), 0)
        assert (await ward.told(), await ward.concluded()) == ([(LOST, reason)], 0)
        await ward.ask()
        assert (await ward.told(), await ward.tokens()) == ([(LOST, reason)], 0)


class TestAnAppThatIsRemoved:
    async def test_is_read_no_more_at_once(self, ward: Ward) -> None:
        await ward.on_stage(GONE)
        asked = await ward.ask()
        done = await ward.tess.surgery.shown(asked)
        assert (done["state"], done["failure"]["code"]) == ("failed", "removed_on_network")
        assert "Respect it" in done["failure"]["remedy"]
        assert (await ward.state(), await ward.tokens()) == (("disconnected", "removed_on_network"), 0)
        assert (await ward.told(), await ward.concluded()) == ([(LOST, "removed_on_network")], 0)


class TestAnAccountThatIsLost:
    @pytest.mark.parametrize("act", [GONE, Stage("logouts", {})], ids=["removed", "logged out"])
    async def test_is_healed_by_one_link_told_once_and_keeps_its_history(self, ward: Ward, act: Stage) -> None:
        assert (await ward.tokens(), (await ward.tess.look())["state"]) == (1, "done")
        kept, history = await ward.concluded(), f"/v1/accounts/{ward.tess.account_id}/quality/history"
        before = (await ward.tess.surgery.get(history))["items"]
        ward.tess.surgery.clock.move(NEXT_LOOK)
        await ward.on_stage(act)
        await ward.ask()
        await ward.later(ASK_AGAIN_AFTER)
        assert (await ward.tokens(), await ward.concluded()) == (0, kept)
        arrived = await ward.reconnect()
        assert (arrived.status_code, "is connected for" in arrived.text) == (200, True)
        assert (await ward.state(), await ward.tokens()) == (("connected", None), 1)
        assert [event for event, _ in await ward.told()] == [LOST, HEALED]
        assert (await ward.tess.look())["state"] == "done"
        after = (await ward.tess.surgery.get(history))["items"]
        assert (len(before), len(after), after[1:]) == (1, 2, before)
        assert [event for event, _ in await ward.told()] == [LOST, HEALED]


class TestWhatDoesNotEndTheAccess:
    @pytest.mark.parametrize(("error", "failure", "reason"), REFUSALS)
    async def test_shows_at_once_and_is_cleared_by_the_next_look(
        self, ward: Ward, error: dict[str, int], failure: str, reason: str | None
    ) -> None:
        await ward.fail("me", kind="error", calls=ALWAYS, **error)
        await self.is_shown(ward, failure, ("connected", reason))

    async def test_a_checkpoint_goes_on_by_itself_once_it_is_settled(self, ward: Ward) -> None:
        await ward.on_stage(Stage("persons/tiny/checkpoint"))
        await self.is_shown(ward, "owner_must_act", ("connected", "owner_must_act"))
        await ward.on_stage(Stage("persons/tiny/checkpoint", method="DELETE"))
        ward.tess.surgery.clock.move(NEXT_LOOK)
        assert (await ward.tess.look())["state"] == "done"
        assert await ward.state() == ("connected", None)
        assert [event for event, _ in await ward.told()] == [TROUBLE, OVER]

    @pytest.mark.parametrize(
        ("ward", "shown"),
        [(Route.INSTAGRAM, PERSONAL), (Route.INSTAGRAM_BY_FACEBOOK, UNLINKED)],
        indirect=["ward"],
        ids=["switched", "unlinked"],
    )
    async def test_an_account_that_became_a_personal_one_is_told_how_to_come_back(self, ward: Ward, shown: str) -> None:
        await ward.fail(kind="malformed", body=shown)
        await self.is_shown(ward, "account_unsupported", ("connected", "account_unsupported"))
        assert "professional account" in (await ward.account())["state_reason"]["remedy"]

    @pytest.mark.parametrize(("ward", "shown"), [*SOMEBODY_ELSE.items()], indirect=["ward"], ids=[*SOMEBODY_ELSE])
    async def test_access_that_leads_to_somebody_else_reads_nothing_of_theirs(self, ward: Ward, shown: str) -> None:
        before = await ward.calls()
        await ward.fail(kind="malformed", body=shown)
        await self.is_shown(ward, "another_account", ("connected", "another_account"))
        assert await ward.calls() == before

    @only_by_facebook
    async def test_data_access_that_ran_out_is_a_permission_and_no_loss(self, ward: Ward) -> None:
        await ward.on_stage(Stage("data-access-expirations", {}))
        await self.is_shown(ward, "permission_missing", ("connected", "permission_refused"))
        assert (await ward.reconnect()).status_code == 200
        assert await ward.state() == ("connected", None)

    async def is_shown(self, ward: Ward, failure: str, state: State) -> None:
        asked = await ward.ask()
        done = await ward.tess.surgery.shown(asked)
        assert (done["state"], done["failure"]["code"]) == ("failed", failure)
        assert done["failure"]["text"]
        assert done["failure"]["remedy"]
        told = [(TROUBLE, state[1])] if state[1] else []
        assert (await ward.state(), await ward.tokens(), await ward.told()) == (state, 1, told)
        assert (await ward.concluded(), await ward.tess.surgery.jobs()) == (0, [])


class TestAPermission:
    async def test_unticked_before_narrows_the_look_and_says_so(self, ward: Ward) -> None:
        arrived = await ward.reconnect(without=[COMMENTS_OF[ward.route]])
        assert arrived.status_code == 200
        assert await ward.state() == ("connected", "permissions_unticked")
        assert (await ward.tess.look())["state"] == "done"
        assert await ward.state() == ("connected", "permissions_unticked")
        assert COMMENTS_OF[ward.route] in (await ward.account())["state_reason"]["text"]

    async def test_unticked_later_leaves_the_rest_of_the_look_standing(self, ward: Ward) -> None:
        await ward.on_stage(Stage("unticks", {"scope": COMMENTS_OF[ward.route]}))
        done = await ward.tess.look()
        assert (done["state"], done["failure"]) == ("done", None)
        assert await ward.state() == ("connected", "permission_refused")
        assert COMMENTS_OF[ward.route] in (await ward.account())["state_reason"]["text"]
        assert (await ward.tokens(), await ward.told()) == (1, [(TROUBLE, "permission_refused")])

    async def test_that_everything_rests_on_when_unticked_later_stops_the_look_only(self, ward: Ward) -> None:
        await ward.on_stage(Stage("unticks", {"scope": BASIC_OF[ward.route]}))
        asked = await ward.ask()
        assert (await ward.tess.surgery.shown(asked))["failure"]["code"] == "permission_missing"
        assert await ward.state() == ("connected", "permission_refused")
        assert (await ward.tokens(), await ward.told(), await ward.concluded()) == (
            1,
            [(TROUBLE, "permission_refused")],
            0,
        )
