import asyncio
from datetime import timedelta

import pytest
from aiohttp import web

from service.kit.secrets import Secret
from service.platforms.failures import (
    AnswerMalformed,
    AppBlocked,
    GrantRevoked,
    PlatformDown,
    PlatformFailure,
    RequestRefused,
    Throttled,
)
from service.platforms.x import SCOPES
from tests.x_scripted import AT, REFRESH, TOKEN, X, answering, legacy, problem, x_that


class TestTheTokenEndpoint:
    @pytest.mark.parametrize(
        ("status", "body", "expected"),
        [
            (
                400,
                {"error": "invalid_request", "error_description": "Value passed for the token was invalid."},
                GrantRevoked,
            ),
            (400, {"error": "invalid_grant"}, GrantRevoked),
            (401, {"error": "invalid_grant"}, GrantRevoked),
            (401, {"error": "unauthorized_client"}, AppBlocked),
            (401, {"error": "invalid_client"}, AppBlocked),
            (403, problem(X + "client-forbidden", 403), AppBlocked),
            (400, {"error": "unsupported_grant_type"}, RequestRefused),
            (400, b"<html>", RequestRefused),
            (404, b"", RequestRefused),
            (429, legacy(88), Throttled),
            (500, {"error": "invalid_grant"}, PlatformDown),
            (502, b"<html>", PlatformDown),
            (503, {"error": "invalid_request"}, PlatformDown),
            (302, b"", AnswerMalformed),
            (200, {"error": "invalid_grant"}, AnswerMalformed),
            (200, {}, AnswerMalformed),
            (200, {"access_token": "a"}, AnswerMalformed),
            (200, {"access_token": "", "expires_in": 7200}, AnswerMalformed),
            (200, {"access_token": ["canary"], "expires_in": 7200}, AnswerMalformed),
            (200, {"access_token": "canary\r\nX: y", "expires_in": 7200}, AnswerMalformed),
            (200, {"access_token": "canary" * 1000, "expires_in": 7200}, AnswerMalformed),
            (200, {"access_token": "canary", "expires_in": -1}, AnswerMalformed),
            (200, {"access_token": "canary", "expires_in": "canary"}, AnswerMalformed),
            (200, {"access_token": "canary", "expires_in": 10**12}, AnswerMalformed),
            (200, b'{"access_token":"canary","expires_in":NaN}', AnswerMalformed),
            (200, b"[]", AnswerMalformed),
            (200, b"canary", AnswerMalformed),
            (200, b" " * 100_000, AnswerMalformed),
        ],
    )
    async def test_has_a_name_for_each_refusal(
        self, status: int, body: object, expected: type[PlatformFailure]
    ) -> None:
        async with x_that(answering(status, body)) as network:
            with pytest.raises(PlatformFailure) as refreshed:
                await network.refresh(REFRESH, scopes=SCOPES, at=AT)
            with pytest.raises(PlatformFailure) as exchanged:
                await network.exchange(code="code", verifier=Secret("v" * 43), redirect_uri="http://127.0.0.1/", at=AT)
        assert type(refreshed.value) is expected
        assert type(exchanged.value) is expected
        assert "canary" not in repr(refreshed.value) + repr(refreshed.value.__cause__)

    async def test_keeps_the_old_refresh_token_where_no_new_one_came(self) -> None:
        async with x_that(
            answering(200, {"access_token": "a2", "expires_in": 7200, "token_type": "bearer"})
        ) as network:
            tokens = await network.refresh(REFRESH, scopes=SCOPES, at=AT)
        assert tokens.access_token == Secret("a2")
        assert tokens.refresh_token == REFRESH
        assert tokens.expires_at == AT + timedelta(hours=2)
        assert tokens.scopes == network.terms.scopes

    async def test_tells_which_scopes_were_granted(self) -> None:
        granted = {"access_token": "a2", "refresh_token": "r2", "expires_in": 7200, "scope": "users.read tweet.read"}
        async with x_that(answering(200, granted)) as network:
            tokens = await network.refresh(REFRESH, scopes=SCOPES, at=AT)
        assert tokens.scopes == {"users.read", "tweet.read"}
        assert "r2" not in repr(tokens)

    @pytest.mark.parametrize(
        ("status", "expected"), [(500, PlatformDown), (429, Throttled), (401, AppBlocked), (404, RequestRefused)]
    )
    async def test_says_when_a_revocation_did_not_arrive(self, status: int, expected: type[PlatformFailure]) -> None:
        async with x_that(answering(status, {})) as network:
            with pytest.raises(expected):
                await network.revoke(TOKEN, at=AT)

    @pytest.mark.parametrize(("status", "body"), [(200, {"revoked": True}), (400, {"error": "invalid_request"})])
    async def test_takes_a_token_that_x_forgot_for_revoked(self, status: int, body: object) -> None:
        async with x_that(answering(status, body)) as network:
            await network.revoke(TOKEN, at=AT)


class TestWhatWeSend:
    async def test_the_app_proves_itself_in_the_header_and_nowhere_else(self) -> None:
        seen: list[tuple[str, str, str, str]] = []

        async def note(request: web.Request) -> web.Response:
            seen.append((request.path, request.headers["Authorization"], request.content_type, await request.text()))
            return web.json_response({"access_token": "a", "expires_in": 7200})

        async with x_that(note) as network:
            await network.exchange(code="c", verifier=Secret("v" * 43), redirect_uri="http://127.0.0.1/back", at=AT)
            await network.refresh(REFRESH, scopes=SCOPES, at=AT)
            await network.revoke(TOKEN, at=AT)
        basic = "Basic YXBwLTE6YXBwLWNhbmFyeS0x"
        form = "application/x-www-form-urlencoded"
        verifier, back = "v" * 43, "http%3A%2F%2F127.0.0.1%2Fback"
        assert seen == [
            (
                "/2/oauth2/token",
                basic,
                form,
                f"grant_type=authorization_code&redirect_uri={back}&code=c&code_verifier={verifier}",
            ),
            ("/2/oauth2/token", basic, form, "grant_type=refresh_token&refresh_token=refresh-canary-1"),
            ("/2/oauth2/revoke", basic, form, "token=access-canary-1"),
        ]

    async def test_concurrent_reads_carry_their_own_tokens(self) -> None:
        async def echo(request: web.Request) -> web.Response:
            number = request.headers["Authorization"].removeprefix("Bearer t")
            return web.json_response({"data": {"id": number, "username": "u", "name": ""}})

        async with x_that(echo) as network:
            found = await asyncio.gather(*(network.whoami(Secret(f"t{n}"), at=AT) for n in range(1, 40)))
        assert [each.id for each in found] == list(range(1, 40))
