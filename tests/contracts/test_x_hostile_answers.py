import contextlib
import tracemalloc
from datetime import timedelta

import pytest
from aiohttp import web

from service.kit.outbound import GuardedSession
from service.platforms.failures import (
    AccountGone,
    AccountPrivate,
    AnswerMalformed,
    AppBlocked,
    GrantExpired,
    PermissionMissing,
    PlatformDown,
    PlatformFailure,
    RequestRefused,
    Throttled,
)
from service.platforms.walk import Under, Walk
from service.platforms.x import SCOPES, XNetwork, XSettings
from tests.loopback import Receiver, listening
from tests.x_scripted import APP_SECRET, AT, OLD_X, REFRESH, TOKEN, X, answering, legacy, problem, x_that


def _under(part: str, post: str, after: str | None = None) -> str:
    return Walk(part, None, (Under(post, after),)).cursor()


async def failure_of(network: XNetwork) -> PlatformFailure:
    """What reading followers ends in."""
    with pytest.raises(PlatformFailure) as failed:
        await network.followers(TOKEN, 7, cursor=None, at=AT)
    assert "canary" not in repr(failed.value)
    return failed.value


class TestEveryRefusal:
    @pytest.mark.parametrize(
        ("status", "body", "expected"),
        [
            (401, problem("about:blank", 401), GrantExpired),
            (401, b"<html>", GrantExpired),
            (403, legacy(89), GrantExpired),
            (403, legacy(64), AccountGone),
            (401, legacy(99), AppBlocked),
            (403, problem(X + "not-authorized-for-resource", 403), AccountPrivate),
            (403, problem(OLD_X + "not-authorized-for-resource", 403), AccountPrivate),
            (403, problem(X + "client-forbidden", 403), AppBlocked),
            (403, problem(OLD_X + "unsupported-authentication", 403), PermissionMissing),
            (403, problem("about:blank", 403), PermissionMissing),
            (403, legacy(220), PermissionMissing),
            (429, problem(X + "usage-capped", 429), AppBlocked),
            (402, problem("about:blank", 402), AppBlocked),
            (404, problem(OLD_X + "resource-not-found", 404), AccountGone),
            (404, problem("about:blank", 404), RequestRefused),
            (400, problem(X + "invalid-request", 400), RequestRefused),
            (418, b"", RequestRefused),
            (500, problem(X + "resource-not-found", 500), PlatformDown),
            (503, problem(X + "client-forbidden", 503), PlatformDown),
            (502, b"[" * 200_000, PlatformDown),
            (204, b"", AnswerMalformed),
        ],
    )
    async def test_has_its_name(self, status: int, body: object, expected: type[PlatformFailure]) -> None:
        async with x_that(answering(status, body)) as network:
            assert type(await failure_of(network)) is expected

    async def test_a_dropped_connection_is_x_being_down(self) -> None:
        async def drop(request: web.Request) -> web.StreamResponse:
            response = web.StreamResponse(headers={"Content-Length": "1000"})
            await response.prepare(request)
            await response.write(b'{"data":[')
            assert request.transport is not None
            request.transport.abort()
            return response

        async with x_that(drop) as network:
            assert type(await failure_of(network)) is PlatformDown

    async def test_nobody_listening_is_x_being_down(self) -> None:
        async with listening(Receiver()) as where:
            pass
        async with GuardedSession(allow_loopback=True) as session:
            gone = XNetwork(XSettings("app-1", APP_SECRET, api_url=f"http://{where}"), session)
            assert type(await failure_of(gone)) is PlatformDown


class TestBeingThrottled:
    @pytest.mark.parametrize("body", [problem("about:blank", 429), legacy(88), b"slow down", b""])
    @pytest.mark.parametrize(
        ("headers", "wait"),
        [
            ({"x-rate-limit-reset": str(int(AT.timestamp()) + 300)}, timedelta(minutes=5)),
            ({"Retry-After": "60"}, timedelta(minutes=1)),
            ({"Retry-After": "60", "x-rate-limit-reset": str(int(AT.timestamp()) + 90)}, timedelta(seconds=90)),
            ({}, timedelta(minutes=15)),
            ({"x-rate-limit-reset": "soon"}, timedelta(minutes=15)),
            ({"x-rate-limit-reset": "NaN"}, timedelta(minutes=15)),
            ({"x-rate-limit-reset": str(int(AT.timestamp()) - 300)}, timedelta(seconds=5)),
            ({"x-rate-limit-reset": "0"}, timedelta(seconds=5)),
            ({"x-rate-limit-reset": "99999999999"}, timedelta(hours=24)),
            ({"x-rate-limit-reset": "9" * 400}, timedelta(minutes=15)),
            ({"Retry-After": "999999999"}, timedelta(hours=24)),
        ],
    )
    async def test_names_a_believable_moment(self, body: object, headers: dict[str, str], wait: timedelta) -> None:
        async with x_that(answering(429, body, headers)) as network:
            throttled = await failure_of(network)
        assert isinstance(throttled, Throttled)
        assert throttled.until - AT == wait


class TestAnswersThatHarm:
    async def test_an_endless_body_is_left_and_memory_stays_bounded(self) -> None:
        async def pour(request: web.Request) -> web.StreamResponse:
            response = web.StreamResponse()
            await response.prepare(request)
            with contextlib.suppress(ConnectionError):
                await response.write(b'{"data":[')
                while True:
                    await response.write(b" " * 65_536)
            return response

        async with x_that(pour) as network:
            tracemalloc.start()
            try:
                assert type(await failure_of(network)) is AnswerMalformed
                with pytest.raises(AnswerMalformed):
                    await network.refresh(REFRESH, scopes=SCOPES, at=AT)
                peak = tracemalloc.get_traced_memory()[1]
            finally:
                tracemalloc.stop()
        assert peak < 64 * 1024 * 1024

    async def test_a_redirect_to_the_inside_is_not_followed(self) -> None:
        trap = Receiver()
        async with (
            listening(trap) as where,
            x_that(answering(302, b"", {"Location": f"http://{where}/secret"})) as network,
        ):
            assert type(await failure_of(network)) is AnswerMalformed
            with pytest.raises(AnswerMalformed):
                await network.refresh(REFRESH, scopes=SCOPES, at=AT)
        assert trap.seen == []

    async def test_a_list_that_does_not_move_on_is_refused(self) -> None:
        page = {"data": [{"id": "1", "username": "a", "name": "A"}], "meta": {"next_token": "again"}}
        async with x_that(answering(200, page)) as network:
            assert (await network.followers(TOKEN, 7, cursor=None, at=AT)).next_cursor == "again"
            for read in (network.followers, network.following, network.posts):
                with pytest.raises(AnswerMalformed):
                    await read(TOKEN, 7, cursor="again", at=AT)
            with pytest.raises(AnswerMalformed):
                await network.mentions(TOKEN, 7, cursor=Walk("mentions", "again").cursor(), at=AT)
            with pytest.raises(AnswerMalformed):
                await network.reactions(TOKEN, 7, cursor=_under("liking_users", "liking_users/7", "again"), at=AT)

    @pytest.mark.parametrize(
        "cursor",
        ["again", Walk("elsewhere").cursor(), _under("liking_users", "followers/7"), _under("quote_tweets", "../7")],
    )
    async def test_a_cursor_that_is_not_ours_asks_nothing(self, cursor: str) -> None:
        async with x_that(answering(200, {"meta": {}})) as network:
            for read in (network.mentions, network.reactions):
                with pytest.raises(RequestRefused):
                    await read(TOKEN, 7, cursor=cursor, at=AT)

    @pytest.mark.parametrize(
        "body", [b"", b"{}", b"[" * 200_000, b'{"data":NaN,"meta":{}}', b"\x1f\x8b\x00", b"\xff" * 9]
    )
    async def test_nonsense_is_refused_by_name(self, body: bytes) -> None:
        async with x_that(answering(200, body)) as network:
            assert type(await failure_of(network)) is AnswerMalformed
            with pytest.raises(AnswerMalformed):
                await network.whoami(TOKEN, at=AT)
            with pytest.raises(AnswerMalformed):
                await network.refresh(REFRESH, scopes=SCOPES, at=AT)
