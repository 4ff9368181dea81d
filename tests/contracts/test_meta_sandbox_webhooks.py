import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest

from service.sandbox.clock import in_ms
from service.sandbox.meta.app import meta_app
from service.sandbox.meta.cast import BELLINI_COACHING, LENA_ON_INSTAGRAM, MARCO
from service.sandbox.meta.hosted import Hosted
from service.sandbox.meta.login_apps import SANDBOX_APP, Route
from service.sandbox.meta.login_webhooks import NEEDED
from service.sandbox.meta.tellings import of_instagram, of_page
from service.sandbox.meta.world import MetaWorld
from tests.loopback import Receiver, listening
from tests.meta_logins import NOON, Listener, Logins, open_logins


@pytest.fixture
async def logins() -> AsyncIterator[Logins]:
    async with open_logins() as opened:
        yield opened


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    listener = Listener()
    async with listening(listener):
        yield listener


class TestWebhooks:
    async def subscribe(
        self, logins: Logins, receiver: Receiver, subject: str, fields: str, *, word: str = "our-word"
    ) -> dict[str, Any]:
        form = {
            "object": subject,
            "callback_url": f"http://127.0.0.1:{receiver.port}/hook",
            "verify_token": word,
            "fields": fields,
            "access_token": f"{logins.app.id}|{logins.app.secret}",
        }
        return dict((await logins.http.post(f"/fb-graph/v26.0/{logins.app.id}/subscriptions", data=form)).json())

    async def follow(self, logins: Logins) -> None:
        page = logins.login.tokens.give_page(await logins.long(Route.FACEBOOK), BELLINI_COACHING.id, NOON).text
        form = {"subscribed_fields": "feed", "access_token": page}
        answer = await logins.http.post(f"/fb-graph/v26.0/{BELLINI_COACHING.id}/subscribed_apps", data=form)
        assert answer.json() == {"success": True}

    async def test_an_address_that_does_not_know_the_word_is_not_subscribed(
        self, logins: Logins, listener: Listener
    ) -> None:
        answer = await self.subscribe(logins, listener, "page", "feed", word="another-word")
        assert answer["error"]["code"] == 2200

    async def test_an_address_that_is_friendly_but_does_not_echo_is_not_subscribed(self, logins: Logins) -> None:
        receiver = Receiver()
        async with listening(receiver):
            answer = await self.subscribe(logins, receiver, "page", "feed")
        assert [request.method for request in receiver.seen] == ["GET"]
        assert answer["error"]["code"] == 2200

    async def test_a_followed_page_is_reported_with_a_signature(self, logins: Logins, listener: Listener) -> None:
        assert await self.subscribe(logins, listener, "page", "feed") == {"success": True}
        order = {"route": "facebook", "topic": "page", "subject": str(BELLINI_COACHING.id), "field": "feed"}
        path = f"/apps/{logins.app.id}/webhooks"
        assert "not subscribed to the account" in (await logins.hand(path, order))["silent_because"]
        await self.follow(logins)
        assert (await logins.hand(path, order))["sent"]["status"] == 200
        await logins.hand(path, order | {"forged": True})
        (_, body, good), (_, forged_body, forged) = listener.posted
        assert json.loads(body)["entry"][0]["id"] == str(BELLINI_COACHING.id)
        assert good == "sha256=" + hmac.new(logins.app.secret.encode(), body, hashlib.sha256).hexdigest()
        assert forged != "sha256=" + hmac.new(logins.app.secret.encode(), forged_body, hashlib.sha256).hexdigest()

    async def test_nothing_is_reported_without_advanced_access(self, logins: Logins, listener: Listener) -> None:
        await self.subscribe(logins, listener, "page", "feed")
        await self.follow(logins)
        needed = NEEDED[Route.FACEBOOK, "page", "feed"]
        await logins.hand(f"/apps/{logins.app.id}", {"standard_access": [needed]}, method="PATCH")
        order = {"route": "facebook", "topic": "page", "subject": str(BELLINI_COACHING.id), "field": "feed"}
        assert needed in (await logins.hand(f"/apps/{logins.app.id}/webhooks", order))["silent_because"]
        assert listener.posted == []

    async def test_instagram_login_subscribes_on_the_dashboard_and_by_token(
        self, logins: Logins, listener: Listener
    ) -> None:
        order = {
            "route": "instagram",
            "topic": "instagram",
            "callback_url": listener.address("/hook"),
            "verify_token": "our-word",
            "fields": ["comments", "mentions"],
        }
        await logins.hand(f"/apps/{logins.app.id}/subscriptions", order)
        form = {"subscribed_fields": "comments,mentions", "access_token": await logins.long(Route.INSTAGRAM)}
        answer = await logins.http.post("/ig-graph/v26.0/me/subscribed_apps", data=form)
        assert answer.json() == {"success": True}
        for field in ("comments", "mentions"):
            sending = {
                "route": "instagram",
                "topic": "instagram",
                "subject": str(LENA_ON_INSTAGRAM.id),
                "field": field,
            }
            assert (await logins.hand(f"/apps/{logins.app.id}/webhooks", sending))["sent"]["status"] == 200
        for _, body, signed in listener.posted:
            expected = hmac.new(logins.app.instagram_secret.encode(), body, hashlib.sha256).hexdigest()
            assert signed == f"sha256={expected}"

    async def test_a_permission_taken_back_is_reported(self, logins: Logins, listener: Listener) -> None:
        await self.subscribe(logins, listener, "permissions", "instagram_basic,connected")
        await logins.long(Route.FACEBOOK)
        await logins.hand("/unticks", {"person": "marco", "route": "facebook", "scope": "instagram_basic"})
        await logins.hand("/removals", {"person": "marco", "route": "facebook"})
        told = [json.loads(body)["entry"][0] for _, body, _ in listener.posted]
        assert {each["id"] for each in told} == {str(logins.app.scoped(Route.FACEBOOK, MARCO.id))}
        changed = [each["changes"][0] for each in told]
        assert [(each["field"], each["value"]["verb"]) for each in changed] == [
            ("instagram_basic", "revoked"),
            ("connected", "disconnected"),
        ]

    async def test_subscriptions_can_be_seen_and_ended(self, logins: Logins, listener: Listener) -> None:
        await self.subscribe(logins, listener, "page", "feed")
        query = {"access_token": f"{logins.app.id}|{logins.app.secret}"}
        path = f"/fb-graph/v26.0/{logins.app.id}/subscriptions"
        (shown,) = (await logins.http.get(path, params=query)).json()["data"]
        assert (shown["object"], [each["name"] for each in shown["fields"]]) == ("page", ["feed"])
        await logins.http.delete(path, params=query | {"object": "page"})
        assert (await logins.http.get(path, params=query)).json()["data"] == []

    async def test_a_given_value_is_sent_as_it_is(self, logins: Logins, listener: Listener) -> None:
        value = {"id": "1", "text": "…", "from": {"id": "2", "username": "somebody"}}
        order = {
            "route": "instagram",
            "topic": "instagram",
            "subject": str(LENA_ON_INSTAGRAM.id),
            "field": "comments",
            "value": value,
            "url": listener.address("/anywhere"),
        }
        await logins.hand(f"/apps/{logins.app.id}/webhooks", order)
        assert json.loads(listener.posted[0][1])["entry"][0]["changes"][0]["value"] == value


class TestTellings:
    @pytest.fixture
    async def told(self, listener: Listener) -> AsyncIterator[httpx2.AsyncClient]:
        transport = httpx2.ASGITransport(app=meta_app(7, founded_at=NOON, real_now=lambda: NOON))  # type: ignore[arg-type] # Litestar names its ASGI messages more exactly
        async with httpx2.AsyncClient(transport=transport, base_url="http://sandbox.local") as http:
            order = {
                "route": "facebook",
                "topic": "page",
                "callback_url": listener.address("/hook"),
                "verify_token": "our-word",
                "fields": ["feed"],
            }
            (await http.post(f"/sandbox/apps/{SANDBOX_APP[0]}/subscriptions", json=order)).raise_for_status()
            yield http

    async def test_say_why_nothing_is_sent(self, told: httpx2.AsyncClient, listener: Listener) -> None:
        for subject, route, reason in (
            (BELLINI_COACHING.id, "facebook", "not subscribed to the account"),
            (LENA_ON_INSTAGRAM.id, "instagram", "not subscribed to instagram"),
        ):
            answer = (
                await told.post("/sandbox/tellings", json={"subject": str(subject), "route": route})
            ).raise_for_status()
            assert answer.json()["sent"] == []
            assert reason in answer.json()["silent_because"][0]
        assert listener.posted == []
        nobody = await told.post("/sandbox/tellings", json={"subject": "12", "route": "facebook"})
        assert nobody.status_code == 404

    def test_are_what_reading_finds(self) -> None:
        hosted = Hosted(MetaWorld(7, in_ms(NOON)))
        page, account = hosted.page(BELLINI_COACHING.id), hosted.instagram(LENA_ON_INSTAGRAM.id)
        assert page is not None
        assert account is not None
        said = {each.id for media in account.talk.media(NOON) for each in media.said(NOON)}
        answered = {
            answer.id
            for media in account.talk.media(NOON)
            for each in media.said(NOON)
            for answer in each.answers
            if answer.at <= NOON
        }
        told = [change for at, change in of_instagram(account, NOON) if at <= NOON]
        assert {int(str(each.value["id"])) for each in told if each.field == "comments"} == said | answered
        assert sum(each.field == "mentions" for each in told) == len(account.talk.tags(NOON))
        on_page = [change.value for at, change in of_page(page, NOON) if at <= NOON]
        reacted = sum(len(media.tapped(NOON)) for media in page.talk.media(NOON))
        assert sum(each["item"] == "reaction" for each in on_page) == reacted > 0
