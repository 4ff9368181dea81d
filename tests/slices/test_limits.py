"""How often callers may come: counted, told in headers, refused with the time to wait, and never in the way of a fault."""

from dataclasses import replace
from datetime import timedelta
from ipaddress import IPv4Address
from uuid import uuid4

import httpx2
import pytest
from structlog.testing import capture_logs

from service.kit.counts import UNASKED_FOR
from service.kit.settings import Settings, SettingsInvalid, settings_from
from service.kit.work import Works
from tests.approving import an_app, bearer, tokens
from tests.arriving import arriving_from, running
from tests.callers import NOON, PASSWORD, MovableClock, a_house

PROXY = "10.1.2.3"


@pytest.fixture
def limited(settings: Settings) -> Settings:
    """A deployment behind a proxy."""
    return replace(settings, limit_sign_ins=3, limit_entries=6, limit_tokens=2, trusted_proxies="10.0.0.0/8")


def a_source() -> str:
    """An address nobody has come from yet."""
    return str(IPv4Address(11 * 2**24 + uuid4().int % 2**28))


async def sign_in(session: httpx2.AsyncClient, email: str, password: str = PASSWORD) -> httpx2.Response:
    return await session.post("/v1/sessions", json={"email": email, "password": password})


class TestSigningIn:
    async def test_is_counted_told_and_refused_with_the_time_to_wait(self, limited: Settings, works: Works) -> None:
        coach, clock = (await a_house(works)).coach, MovableClock(NOON + timedelta(minutes=5))
        async with running(limited, clock) as app, arriving_from(app, a_source()) as session:
            guesses = [await sign_in(session, coach.email.upper(), "a guess") for _ in range(3)]
            refused = await sign_in(session, coach.email)
            clock.move(timedelta(minutes=10))
            later = await sign_in(session, coach.email)
        assert [each.status_code for each in guesses] == [401] * 3
        assert [each.headers["ratelimit"] for each in guesses] == [
            f'"sign-ins";r={left};t=600, "entries";r={3 + left};t=600' for left in (2, 1, 0)
        ]
        assert refused.headers["ratelimit-policy"] == '"sign-ins";q=3;w=900, "entries";q=6;w=900'
        assert (refused.status_code, refused.headers["content-type"]) == (429, "application/problem+json")
        assert refused.headers["retry-after"] == "600"
        assert refused.json()["type"].rpartition("/")[2] == "too-many-requests"
        assert refused.json()["remedy"]
        assert later.status_code == 201

    async def test_that_is_refused_says_which_limit_and_how_long(self, limited: Settings) -> None:
        email, clock = f"{uuid4().hex}@x.example", MovableClock(NOON + timedelta(minutes=5))
        async with running(limited, clock) as app, arriving_from(app, a_source()) as session:
            refused = [await sign_in(session, email) for _ in range(4)][-1].json()
        assert refused["detail"] == (
            "The limit `sign-ins` allows 3 in 900 seconds, and they are used up; in 600 seconds there are as many again."
        )

    async def test_gives_a_try_back_where_the_password_was_right(self, limited: Settings, works: Works) -> None:
        coach = (await a_house(works)).coach
        roomy = replace(limited, limit_entries=100)
        async with running(roomy) as app, arriving_from(app, a_source()) as session:
            good = [await sign_in(session, coach.email) for _ in range(5)]
            guessed = [(await sign_in(session, coach.email, "a guess")).status_code for _ in range(2)]
            between = await sign_in(session, coach.email)
            last = [(await sign_in(session, coach.email, "a guess")).status_code for _ in range(2)]
        assert [each.status_code for each in good] == [201] * 5
        assert all('"sign-ins";r=3' in each.headers["ratelimit"] for each in good)
        assert (guessed, between.status_code, last) == ([401, 401], 201, [401, 429])

    async def test_gives_a_try_back_while_redis_is_away(self, limited: Settings, works: Works) -> None:
        coach = (await a_house(works)).coach
        away = replace(limited, redis_url="redis://127.0.0.1:1/0", limit_entries=100)
        async with running(away) as app, arriving_from(app, a_source()) as session:
            good = [(await sign_in(session, coach.email)).status_code for _ in range(5)]
        assert good == [201] * 5

    async def test_of_somebody_is_not_shut_by_who_guesses_elsewhere(self, limited: Settings, works: Works) -> None:
        coach = (await a_house(works)).coach
        async with (
            running(limited) as app,
            arriving_from(app, a_source()) as attacker,
            arriving_from(app, a_source()) as session,
        ):
            guesses = [(await sign_in(attacker, coach.email, "a guess")).status_code for _ in range(4)]
            assert guesses == [401, 401, 401, 429]
            assert (await sign_in(session, coach.email)).status_code == 201

    async def test_with_one_password_on_many_people_ends_as_well(self, limited: Settings) -> None:
        async with running(limited) as app, arriving_from(app, a_source()) as session:
            statuses = [(await sign_in(session, f"{uuid4().hex}@x.example")).status_code for _ in range(7)]
        assert statuses == [401] * 6 + [429]

    async def test_is_counted_by_each_process_for_itself_while_redis_is_away(
        self, limited: Settings, works: Works
    ) -> None:
        coach, clock = (await a_house(works)).coach, MovableClock()
        away = replace(limited, redis_url="redis://127.0.0.1:1/0")
        async with running(away, clock) as app, arriving_from(app, a_source()) as session:
            with capture_logs() as logs:
                answers = [await sign_in(session, coach.email, "a guess") for _ in range(4)]
                clock.move(UNASKED_FOR)
                answers.append(await sign_in(session, coach.email))
        assert [each.status_code for each in answers] == [401] * 3 + [429] * 2
        assert answers[0].headers["ratelimit"].startswith('"sign-ins";r=2')
        assert [each["event"] for each in logs].count("limits_counted_alone") == 2


class TestASource:
    async def test_is_whom_our_proxy_names_and_nobody_further_away(self, limited: Settings) -> None:
        source = a_source()
        async with running(limited) as app:
            for claimed in (source, f"203.0.113.9, {source}", f"10.9.9.9, {source}, 10.0.0.7"):
                async with arriving_from(app, PROXY, claimed) as session:
                    await sign_in(session, f"{uuid4().hex}@x.example")
            async with arriving_from(app, source, "203.0.113.9") as session:
                last = await sign_in(session, f"{uuid4().hex}@x.example")
        assert '"entries";r=2' in last.headers["ratelimit"]

    async def test_is_a_whole_network_of_the_sixth_version(self, limited: Settings) -> None:
        network = f"2001:db8:{uuid4().hex[:4]}:{uuid4().hex[:4]}"
        async with running(limited) as app:
            for host in ("::1", "::2"):
                async with arriving_from(app, network + host) as session:
                    last = await sign_in(session, f"{uuid4().hex}@x.example")
        assert '"entries";r=4' in last.headers["ratelimit"]

    async def test_of_the_fourth_version_is_itself_also_in_the_words_of_the_sixth(self, limited: Settings) -> None:
        source = a_source()
        async with running(limited) as app:
            for spelled in (source, f"::ffff:{source}", f"::ffff:{a_source()}"):
                async with arriving_from(app, spelled) as session:
                    last = await sign_in(session, f"{uuid4().hex}@x.example")
                    if spelled.endswith(source):
                        own = last
            async with arriving_from(app, f"::ffff:{PROXY}", source) as session:
                proxied = await sign_in(session, f"{uuid4().hex}@x.example")
        left = [each.headers["ratelimit"].partition('"entries";')[2] for each in (own, last, proxied)]
        assert [each.partition(";")[0] for each in left] == ["r=4", "r=5", "r=3"]


class TestOtherDoors:
    async def test_count_what_one_member_is_handed(self, limited: Settings, works: Works) -> None:
        house = await a_house(works)
        async with running(limited) as app, arriving_from(app, a_source()) as session:
            made = [
                await session.post("/v1/api-keys", json={"label": "CRM"}, headers=caller.headers)
                for caller in (house.owner, house.owner, house.owner, house.coach)
            ]
        assert [each.status_code for each in made] == [201, 201, 429, 201]

    async def test_say_nothing_where_no_limit_is_set(self, settings: Settings) -> None:
        async with running(settings) as app, arriving_from(app, a_source()) as session:
            assert "ratelimit" not in (await sign_in(session, "nobody@x.example")).headers


class TestSomebodyWhoIsSignedIn:
    async def test_is_counted_alone_with_their_practice_and_by_front_end(
        self, settings: Settings, works: Works
    ) -> None:
        house, elsewhere = await a_house(works), await a_house(works)
        limited = replace(settings, limit_caller=3, limit_front_end=2, limit_practice=6)
        async with running(settings) as app, arriving_from(app, a_source()) as session:
            board = await an_app(session, house.owner)  # type: ignore[arg-type] # speaks alike
            lent = bearer((await tokens(board, house.assistant))["access_token"])

        async def asked(session: httpx2.AsyncClient, headers: dict[str, str], times: int) -> list[int]:
            return [(await session.get("/v1/clients", headers=headers)).status_code for _ in range(times)]

        async with running(limited) as app, arriving_from(app, a_source()) as session:
            assert await asked(session, lent, 3) == [200, 200, 429]
            assert await asked(session, house.coach.headers, 3) == [200] * 3
            crowded_out = await session.get("/v1/clients", headers=house.owner.headers)
            assert (crowded_out.status_code, crowded_out.headers["retry-after"]) == (429, "60")
            assert '"practice";r=0' in crowded_out.headers["ratelimit"]
            assert await asked(session, elsewhere.coach.headers, 4) == [200, 200, 200, 429]


class TestSettings:
    @pytest.mark.parametrize(
        ("variable", "value"), [("RAPPORT_LIMIT_SIGN_INS", "-1"), ("RAPPORT_TRUSTED_PROXIES", "10.0.0.0/8,proxy")]
    )
    def test_that_limit_nothing_sensible_are_refused(self, variable: str, value: str) -> None:
        with pytest.raises(SettingsInvalid, match=variable):
            settings_from({variable: value})
