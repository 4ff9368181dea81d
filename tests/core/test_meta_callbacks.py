import base64
import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.sandbox.meta.callbacks import Change, Signing, example, notification, signature, signed_request
from service.sandbox.meta.cast import LENA_ON_INSTAGRAM
from service.sandbox.meta.login_apps import Route
from tests.loopback import listening
from tests.meta_logins import NOON, Listener, Logins, open_logins

SECRET = "a-secret"
MOMENTS = st.integers(0, 2**32).map(lambda second: datetime.fromtimestamp(second, UTC))


@pytest.fixture
async def logins() -> AsyncIterator[Logins]:
    async with open_logins() as opened:
        yield opened


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    listener = Listener()
    async with listening(listener):
        yield listener


def opened(request: str, secret: str) -> dict[str, Any] | None:
    """The payload of a signed request, if its signature holds; written from the description, not from the sender."""
    sign, _, payload = request.partition(".")
    expected = hmac.new(secret.encode(), payload.encode(), hashlib.sha256).digest()
    if base64.urlsafe_b64decode(sign + "=" * (-len(sign) % 4)) != expected:
        return None
    return dict(json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))))


class TestSignedRequest:
    @given(st.integers(1, 2**62), st.builds(Signing, padded=st.booleans(), numeric_user=st.booleans()), MOMENTS)
    def test_can_be_opened_with_the_secret_alone(self, user_id: int, signing: Signing, at: datetime) -> None:
        request = signed_request(user_id, secret=SECRET, at=at, signing=signing)
        told = opened(request, SECRET)
        assert told is not None
        assert told["user_id"] == (user_id if signing.numeric_user else str(user_id))
        assert told["algorithm"] == "HMAC-SHA256"
        assert told["issued_at"] == int(at.timestamp())
        assert opened(request, "another") is None

    def test_comes_without_padding_unless_told(self) -> None:
        lengths = [signed_request(10**n, secret=SECRET, at=NOON, signing=Signing()) for n in range(5)]
        assert not any("=" in each for each in lengths)
        padded = [signed_request(10**n, secret=SECRET, at=NOON, signing=Signing(padded=True)) for n in range(5)]
        assert any("=" in each for each in padded)

    def test_can_be_forged_old_and_of_another_algorithm(self) -> None:
        assert opened(signed_request(1, secret=SECRET, at=NOON, signing=Signing(forged=True)), SECRET) is None
        old = opened(signed_request(1, secret=SECRET, at=NOON, signing=Signing(age_seconds=600, expires=True)), SECRET)
        assert old is not None
        assert old["issued_at"] == NOON.timestamp() - 600
        assert old["expires"] == old["issued_at"] + 3600
        other = opened(signed_request(1, secret=SECRET, at=NOON, signing=Signing(algorithm="none")), SECRET)
        assert other is not None
        assert other["algorithm"] == "none"


class TestNotification:
    def test_names_the_subject_and_each_change(self) -> None:
        body = json.loads(notification("instagram", "17", [Change("comments", {"id": "1"})], NOON))
        assert body["object"] == "instagram"
        assert body["entry"][0]["changes"] == [{"field": "comments", "value": {"id": "1"}}]

    def test_may_put_the_change_into_the_entry_itself(self) -> None:
        body = json.loads(notification("instagram", "17", [Change("comments", {"id": "1"})], NOON, flat=True))
        assert body["entry"] == [{"id": "17", "time": int(NOON.timestamp()), "field": "comments", "value": {"id": "1"}}]

    def test_is_signed_over_every_byte(self) -> None:
        body = notification("page", "10", [example("page", "feed", "10", NOON)], NOON)
        expected = "sha256=" + hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
        assert signature(body, secret=SECRET) == expected
        assert signature(body, secret=SECRET, forged=True) != expected
        assert signature(body + b" ", secret=SECRET) != expected


class TestLeaving:
    async def test_a_removed_app_is_told_who_left_and_what_must_go(self, logins: Logins, listener: Listener) -> None:
        changes = {"deauthorize_url": listener.address("/left"), "deletion_url": listener.address("/delete")}
        await logins.hand(f"/apps/{logins.app.id}", changes, method="PATCH")
        known = (await logins.debug(await logins.long(Route.FACEBOOK)))["user_id"]
        act = {"person": "marco", "route": "facebook", "delete_data": True}
        outcome = await logins.hand("/removals", act)
        assert [(each["kind"], each["status"]) for each in outcome["sent"]] == [("deauthorize", 200), ("deletion", 200)]
        assert [path for path, _, _ in listener.posted] == ["/left", "/delete"]
        for _, body, _ in listener.posted:
            told = opened(parse_qs(body.decode())["signed_request"][0], logins.app.secret)
            assert told is not None
            assert told["user_id"] == known

    async def test_instagram_signs_with_its_own_secret_and_number(self, logins: Logins, listener: Listener) -> None:
        order = {"person": "lena", "route": "instagram", "kind": "deletion", "url": listener.address("/delete")}
        sent = await logins.hand(f"/apps/{logins.app.id}/signed-requests", order)
        assert sent["answer"] == "taken"
        told = opened(parse_qs(listener.posted[0][1].decode())["signed_request"][0], logins.app.instagram_secret)
        assert told is not None
        assert told["user_id"] == str(logins.app.scoped(Route.INSTAGRAM, LENA_ON_INSTAGRAM.id))

    async def test_nothing_leaves_this_machine(self, logins: Logins) -> None:
        order = {"person": "lena", "route": "instagram", "kind": "deletion", "url": "https://elsewhere.example/"}
        sent = await logins.hand(f"/apps/{logins.app.id}/signed-requests", order)
        assert sent["status"] is None
        assert "this machine only" in sent["answer"]
