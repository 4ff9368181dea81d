"""Who is told what is counted, and what is told of the networks' quotas."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from litestar import Litestar

from service.kit.database import new_id
from service.kit.settings import Environment, Settings, SettingsInvalid, settings_from
from service.kit.work import Works
from service.platforms.contract import Platform, Route
from service.platforms.pace import Call, call_about, told_by
from service.platforms.quotas import Quota
from service.platforms.turns import Turns
from tests.arriving import arriving_from, running
from tests.callers import NOON

TOKEN = "a-made-up-token-of-the-operator"
HERE = "127.0.0.1"
ELSEWHERE = "198.51.100.7"
NOTHING: Mapping[str, str] = {}


@pytest.fixture
def guarded(settings: Settings) -> Settings:
    return settings_with(settings, RAPPORT_METRICS_TOKEN=TOKEN)


def settings_with(settings: Settings, **variables: str) -> Settings:
    return replace(settings, metrics_token=settings_from(variables).metrics_token)


async def status(app: Litestar, source: str, headers: Mapping[str, str] = NOTHING) -> int:
    async with arriving_from(app, source) as session:
        return (await session.get("/metrics", headers=headers)).status_code


class TestWithoutAToken:
    async def test_only_callers_on_the_machine_itself_are_answered(self, settings: Settings) -> None:
        async with running(settings) as app:
            assert [await status(app, each) for each in (HERE, "::1")] == [200, 200]
            for stranger in (ELSEWHERE, "10.0.0.7", "::ffff:127.0.0.1", "a-name"):
                assert await status(app, stranger) == 404, stranger

    async def test_nobody_is_whom_a_proxy_on_the_machine_speaks_for(self, settings: Settings) -> None:
        async with running(settings) as app:
            for header in ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via", "X-Forwarded-Host"):
                assert await status(app, HERE, {header: "127.0.0.1"}) == 404, header

    async def test_nobody_is_in_production(self, settings: Settings) -> None:
        async with running(settings) as app:
            app.state.settings = replace(settings, environment=Environment.PRODUCTION)
            assert await status(app, HERE) == 404


class TestWithAToken:
    async def test_whoever_sends_it_is_answered_from_anywhere(self, guarded: Settings) -> None:
        async with running(guarded) as app:
            for environment in Environment:
                app.state.settings = replace(guarded, environment=environment)
                assert await status(app, ELSEWHERE, {"Authorization": f"Bearer {TOKEN}"}) == 200

    async def test_nobody_else_is_not_even_from_the_machine_itself(self, guarded: Settings) -> None:
        async with running(guarded) as app, arriving_from(app, HERE) as session:
            for sent in (b"", TOKEN.encode(), b"Bearer ", f"Bearer {TOKEN}x".encode(), b"Bearer \xfc\xff"):
                refused = await session.get("/metrics", headers={b"authorization": sent} if sent else {})
                assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer"), sent
                assert "rapport_requests_total" not in refused.text

    @pytest.mark.parametrize(
        "weak", ["short", "nineteen-characters", "with a space in between", "with-ümlauts-in-between"]
    )
    def test_one_that_could_be_guessed_or_not_be_sent_is_refused(self, weak: str) -> None:
        with pytest.raises(SettingsInvalid, match="RAPPORT_METRICS_TOKEN"):
            settings_from({"RAPPORT_METRICS_TOKEN": weak})


class TestWhatIsTold:
    async def test_counts_requests_by_route_and_never_by_id(self, settings: Settings) -> None:
        stray = "019a3d01-6c2e-7a40-8f1b-2d3c4b5a6978"
        async with running(settings) as app, arriving_from(app, HERE) as session:
            assert (await session.get(f"/v1/clients/{stray}")).status_code == 401
            shown = await session.get("/metrics")
        assert shown.headers["content-type"].startswith("text/plain")
        assert "rapport_requests_total" in shown.text
        assert '/v1/clients/{client_id}"' in shown.text
        assert stray not in shown.text

    async def test_names_the_fullest_quota_of_each_kind_and_no_account(self, settings: Settings, works: Works) -> None:
        async with running(settings) as app, arriving_from(app, HERE) as session:
            for account_id, used in ((17, 40.0), (18, 62.5), (19, 3.0)):
                await tell(app, works, call_about(Platform.X, account_id, "followers"), used)
            await tell(app, works, call_about(Platform.X, 17, "posts"), 99.0, ends_in=timedelta(0))
            lines = (await session.get("/metrics")).text.splitlines()
        told = sorted(each for each in lines if each.startswith("rapport_network_quota_used_percent{"))
        assert told == [
            'rapport_network_quota_used_percent{platform="x",quota="followers"} 62.5',
            'rapport_network_quota_used_percent{platform="x",quota="posts"} 0.0',
        ]


async def tell(
    app: Litestar, works: Works, call: Call, used: float, *, ends_in: timedelta = timedelta(minutes=15)
) -> None:
    """Have an answer of X say that so much of this quota is used."""
    turns = Turns(works.database.reads, new_id(), app.state.networks[Route.X].terms.app, lambda: NOON)

    async def answer() -> None:
        """A call."""

    await turns.during(call, answer)
    [bucket] = call.buckets
    await turns.end(call, told_by(call, (Quota(bucket, used, NOON + ends_in),), at=NOON))
