"""The Python SDK as a receiver of what Rapport signs."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from rapport_client import verified
from standardwebhooks import WebhookVerificationError

from service.alerts.signature import signed_headers, signing_secret

SECRET = signing_secret(bytes(range(32)))
CONTRACT = json.loads((Path(__file__).parents[2] / "openapi/openapi.json").read_text())
BODIES = {
    name: json.dumps(told["post"]["requestBody"]["content"]["application/json"]["schema"]["examples"][0]).encode()
    for name, told in CONTRACT["webhooks"].items()
}
BODY = BODIES["automation.detected"]


def headers(*, ago: timedelta = timedelta()) -> dict[str, str]:
    return dict(signed_headers([SECRET], message_id="msg_1", at=datetime.now(UTC) - ago, body=BODY))


class TestReceiving:
    @pytest.mark.parametrize("name", BODIES)
    def test_believes_every_published_event(self, name: str) -> None:
        signed = signed_headers([SECRET], message_id="msg_1", at=datetime.now(UTC), body=BODIES[name])
        message = verified(SECRET.reveal(), {header.title(): said for header, said in signed.items()}, BODIES[name])
        assert message.id == "msg_1"
        assert message.event == json.loads(BODIES[name])

    def test_refuses_what_was_changed_is_old_or_malformed(self) -> None:
        for said, body in (
            (headers(), BODY + b" "),
            (headers(ago=timedelta(minutes=6)), BODY),
            (headers() | {"webhook-signature": "nonsense"}, BODY),
            (headers(), b"\xff"),
            ({}, BODY),
        ):
            with pytest.raises(WebhookVerificationError):
                verified(SECRET.reveal(), said, body)
