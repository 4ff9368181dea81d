import base64
import contextlib
import hashlib
import hmac
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.kit.secrets import Secret
from service.platforms.x_events import (
    LONGEST,
    AccessRevoked,
    EventRefused,
    FollowChanged,
    ProfileChanged,
    Unheeded,
    challenge_answer,
    read_event,
)
from tests.x_samples import BARE, NEW_WORDS, OLD_WORDS, Json

SECRET = Secret("consumer-canary-1")
MAYA = "1111111111111111111"


def signed(body: bytes, secret: Secret = SECRET) -> str:
    digest = hmac.new(secret.reveal().encode(), body, hashlib.sha256).digest()
    return f"sha256={base64.b64encode(digest).decode()}"


def event(kind: str, payload: Json, *, about: str | None = MAYA, event_id: str = "-4233426745281461957") -> bytes:
    told: Json = {
        "event_uuid": event_id,
        "filter": {"user_id": about} if about else {},
        "event_type": kind,
        "tag": "ours",
        "payload": payload,
    }
    return json.dumps({"data": told}).encode()


def read(body: bytes) -> object:
    return read_event(body, signed(body), secret=SECRET)


class TestTheChallenge:
    def test_is_answered_with_the_keyed_hash_that_x_describes(self) -> None:
        # By `printf challenge_string | openssl dgst -sha256 -hmac consumer-canary-1 -binary | base64`.
        expected = "sha256=3dYGgsUrC/tQHNeaihdKO8eWNnvr7xp8JIUwUI7HtoM="
        assert challenge_answer("challenge_string", secret=SECRET) == expected

    @pytest.mark.parametrize("challenge", ["", "x" * 2_000, "token\n", '{"data":{"event_type":"oauth.revoke"}}', "[]"])
    def test_that_x_does_not_send_is_refused(self, challenge: str) -> None:
        """Signing whatever is asked for would sign events for anybody."""
        with pytest.raises(EventRefused):
            challenge_answer(challenge, secret=SECRET)

    def test_is_not_answered_without_a_secret(self) -> None:
        with pytest.raises(EventRefused):
            challenge_answer("challenge_string", secret=Secret(""))


class TestAnEvent:
    @pytest.mark.parametrize(("kind", "change"), [("follow.follow", 1), ("follow.unfollow", -1)])
    @pytest.mark.parametrize("person", [OLD_WORDS, NEW_WORDS, BARE])
    @pytest.mark.parametrize("wrapped", [True, False])
    def test_tells_who_follows_whom_in_either_spelling(
        self, kind: str, change: int, person: dict[str, Json], *, wrapped: bool
    ) -> None:
        client: dict[str, Json] = BARE | {"id": MAYA}
        payload: Json = {"source": person, "target": client}
        if wrapped:
            payload = {"source": {"data": person}, "target": {"data": client}}
        assert read(event(kind, payload)) == FollowChanged(
            "-4233426745281461957",
            int(str(person["id"])),
            int(MAYA),
            1 if change == 1 else -1,
            int(MAYA),
            str(person["username"]),
            str(client["username"]),
        )

    def test_tells_who_removed_our_app(self) -> None:
        payload: Json = {"date_time": "2026-07-23T21:44:05+00:00", "user_id": MAYA, "app_id": "29820954"}
        told = AccessRevoked("59", int(MAYA), datetime(2026, 7, 23, 21, 44, 5, tzinfo=UTC))
        assert read(event("oauth.revoke", payload, about=None, event_id="59")) == told

    def test_tells_whose_profile_changed(self) -> None:
        told = event("profile.update.handle", {"before": "maya", "after": "maya_moves"}, event_id="59")
        assert read(told) == ProfileChanged("59", int(MAYA), "handle")

    def test_that_we_did_not_ask_for_is_named_and_left(self) -> None:
        assert read(event("dm.received", {"text": "hello"})) == Unheeded("dm.received")


class TestAForgery:
    def test_under_another_secret_is_refused(self) -> None:
        body = event("oauth.revoke", {"user_id": MAYA})
        for signature in ("", "sha256=", signed(body, Secret("another")), signed(body + b" "), signed(body)[7:], "ü"):
            with pytest.raises(EventRefused, match="signature"):
                read_event(body, signature, secret=SECRET)

    def test_under_no_secret_is_refused_where_none_was_given(self) -> None:
        body = event("oauth.revoke", {"user_id": MAYA})
        with pytest.raises(EventRefused, match="consumer secret"):
            read_event(body, signed(body, Secret("")), secret=Secret(""))

    @settings(max_examples=100, deadline=None)
    @given(st.binary(min_size=1, max_size=300), st.text(min_size=1, max_size=40), st.data())
    def test_is_whatever_differs_from_what_was_signed_by_a_single_bit(
        self, body: bytes, secret: str, data: st.DataObject
    ) -> None:
        place, bit = data.draw(st.integers(0, len(body) - 1)), data.draw(st.integers(0, 7))
        altered = body[:place] + bytes([body[place] ^ 1 << bit]) + body[place + 1 :]
        ours, signature = Secret(secret), signed(body, Secret(secret))
        for forged, under in ((altered, ours), (body, Secret(secret + "x"))):
            with pytest.raises(EventRefused, match="signature"):
                read_event(forged, signature, secret=under)
        with contextlib.suppress(EventRefused):
            read_event(body, signature, secret=ours)


class TestWhateverArrives:
    @pytest.mark.parametrize(
        "body",
        [
            b"",
            b"[]",
            b"{}",
            b"[" * 20_000,
            b"\xff",
            b" " * (LONGEST + 1),
            event("follow.follow", {}),
            event("follow.follow", {"source": {}, "target": {"id": MAYA}}),
            event("follow.follow", {"source": {"id": "0"}, "target": {"id": MAYA}}),
            event("follow.follow", {"source": {"id": "9" * 19}, "target": {"id": "9" * 20}}),
            event("follow.follow", None),
            event("oauth.revoke", {"user_id": 7}),
            event("oauth.revoke", {"user_id": MAYA}, event_id="x"),
        ],
    )
    def test_nonsense_is_refused_by_name(self, body: bytes) -> None:
        with pytest.raises(EventRefused):
            read(body)

    @settings(max_examples=200, deadline=None)
    @given(st.binary(max_size=200) | st.recursive(st.none() | st.text() | st.integers(), lambda inner: st.dictionaries(st.sampled_from(["data", "payload", "filter", "event_type", "event_uuid", "user_id", "source"]), inner)).map(lambda value: json.dumps(value).encode()))  # fmt: skip
    def test_bytes_are_read_or_refused_by_name(self, body: bytes) -> None:
        try:
            told = read(body)
        except EventRefused:
            return
        assert isinstance(told, FollowChanged | AccessRevoked | ProfileChanged | Unheeded)
