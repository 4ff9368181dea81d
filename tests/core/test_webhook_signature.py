import base64
import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from standardwebhooks import Webhook, WebhookVerificationError

from service.alerts.signature import MessageIdInvalid, SigningSecretInvalid, signed_headers, signing_secret
from service.kit.secrets import Secret

SECRET = signing_secret(bytes(range(32)))
OTHER = signing_secret(bytes(range(32, 64)))
BODY = json.dumps({"type": "automation.detected", "client": "Zoë"}, ensure_ascii=False).encode()


def verified(body: bytes, headers: dict[str, str], secret: Secret = SECRET) -> bool:
    """What the official library, in the receiver's hands, says."""
    try:
        Webhook(secret.reveal()).verify(body, headers, json_parse=False)
    except (WebhookVerificationError, ValueError):
        return False
    return True


def headers_now(*secrets: Secret, body: bytes = BODY, ago: timedelta = timedelta(0)) -> dict[str, str]:
    return dict(signed_headers(secrets, message_id="msg_1", at=datetime.now(UTC) - ago, body=body))


def with_bit_flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


class TestASignedMessage:
    @settings(max_examples=100, deadline=None)
    @given(key=st.binary(min_size=24, max_size=64), text=st.text(alphabet=st.characters(codec="utf-8")))
    def test_is_accepted_by_the_official_library(self, key: bytes, text: str) -> None:
        secret, body = signing_secret(key), text.encode()
        assert verified(body, headers_now(secret, body=body), secret)

    def test_is_the_published_example(self) -> None:
        headers = signed_headers(
            [Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")],
            message_id="msg_p5jXN8AQM9LWM0D4loKWxJek",
            at=datetime.fromtimestamp(1614265330, UTC),
            body=b'{"test": 2432232314}',
        )
        assert headers == {
            "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "webhook-timestamp": "1614265330",
            "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        }

    def test_is_refused_with_any_one_bit_of_the_body_changed(self) -> None:
        headers = headers_now(SECRET)
        assert verified(BODY, headers)
        assert not any(verified(with_bit_flipped(BODY, bit), headers) for bit in range(len(BODY) * 8))

    @pytest.mark.parametrize("name", ["webhook-id", "webhook-timestamp"])
    def test_is_refused_with_any_one_bit_of_a_header_changed(self, name: str) -> None:
        headers = headers_now(SECRET)
        original = headers[name].encode()
        for bit in range(len(original) * 8):
            changed = with_bit_flipped(original, bit).decode("latin-1")
            assert not verified(BODY, {**headers, name: changed}), (name, changed)

    def test_is_refused_with_any_one_bit_of_the_signature_changed(self) -> None:
        headers = headers_now(SECRET)
        digest = base64.b64decode(headers["webhook-signature"].removeprefix("v1,"))
        for bit in range(len(digest) * 8):
            changed = "v1," + base64.b64encode(with_bit_flipped(digest, bit)).decode()
            assert not verified(BODY, {**headers, "webhook-signature": changed})

    def test_is_refused_with_another_secret(self) -> None:
        assert not verified(BODY, headers_now(SECRET), OTHER)

    def test_is_refused_six_minutes_later(self) -> None:
        assert verified(BODY, headers_now(SECRET, ago=timedelta(minutes=4)))
        assert not verified(BODY, headers_now(SECRET, ago=timedelta(minutes=6)))

    def test_carries_both_signatures_while_a_secret_is_changed(self) -> None:
        headers = headers_now(OTHER, SECRET)
        assert verified(BODY, headers, SECRET)
        assert verified(BODY, headers, OTHER)


class TestSecretsAndIds:
    @pytest.mark.parametrize("length", [0, 23, 65])
    def test_a_key_has_24_to_64_bytes(self, length: int) -> None:
        with pytest.raises(SigningSecretInvalid):
            signing_secret(bytes(length))

    @pytest.mark.parametrize(
        "text", ["", "whsec_", "whsec_!!", "whsec_c2hvcnQ=", SECRET.reveal().removeprefix("whsec_")]
    )
    def test_a_malformed_secret_is_refused_and_not_shown(self, text: str) -> None:
        with pytest.raises(SigningSecretInvalid) as refused:
            headers_now(Secret(text))
        assert "c2hvcnQ" not in str(refused.value)

    def test_a_message_is_never_sent_unsigned(self) -> None:
        with pytest.raises(SigningSecretInvalid):
            headers_now()

    @pytest.mark.parametrize("message_id", ["", "a.b", "a\r\nb", "msg_é"])
    def test_an_ambiguous_message_id_is_refused(self, message_id: str) -> None:
        with pytest.raises(MessageIdInvalid):
            signed_headers([SECRET], message_id=message_id, at=datetime.now(UTC), body=BODY)
