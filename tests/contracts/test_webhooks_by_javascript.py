"""Our signatures in the hands of the official JavaScript library of Standard Webhooks."""

import base64
import json
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

import pytest

from service.alerts.signature import signed_headers, signing_secret
from service.kit.secrets import Secret
from tests.npm_packages import installed

PACKAGE = Path(__file__).parent / "webhook_receiver"
WITHIN_S = 30
SECRET, NEWER, FOREIGN = (signing_secret(bytes(range(first, first + 32))) for first in (0, 32, 64))
BODY = json.dumps({"type": "automation.detected", "client": "Zoë"}, ensure_ascii=False).encode()

Message: TypeAlias = dict[str, object]


@pytest.fixture(scope="module")
def home() -> Path:
    folder = installed(PACKAGE)
    shutil.copy(PACKAGE / "verify.mjs", folder)
    return folder


def said(home: Path, messages: list[Message]) -> list[bool | str]:
    """What the library says of each: true, or the name of its refusal."""
    done = subprocess.run(  # noqa: S603 # a pinned program
        [shutil.which("node") or "node", "verify.mjs"],
        cwd=home,
        input=json.dumps(messages),
        capture_output=True,
        text=True,
        timeout=WITHIN_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers: list[bool | str] = json.loads(done.stdout)
    return answers


def headers(*secrets: Secret, ago: timedelta = timedelta(0)) -> dict[str, str]:
    """Of a message that left so long ago; the library compares with the machine's clock."""
    return dict(signed_headers(secrets, message_id="msg_1", at=datetime.now(UTC) - ago, body=BODY))


def message(sent: dict[str, str], body: bytes = BODY, *, secret: Secret = SECRET) -> Message:
    return {"secret": secret.reveal(), "body": base64.b64encode(body).decode(), "headers": sent}


def each_bit_flipped(data: bytes) -> Iterator[bytes]:
    for bit in range(len(data) * 8):
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        yield bytes(changed)


class TestTheJavaScriptLibrary:
    def test_accepts_either_secret_while_one_is_changed_and_no_other(self, home: Path) -> None:
        both = headers(NEWER, SECRET)
        messages = [message(both, secret=each) for each in (NEWER, SECRET, FOREIGN)]
        assert said(home, messages) == [True, True, "WebhookVerificationError"]

    def test_refuses_a_message_that_left_six_minutes_ago(self, home: Path) -> None:
        messages = [message(headers(SECRET, ago=timedelta(minutes=minutes))) for minutes in (4, 6)]
        assert said(home, messages) == [True, "WebhookVerificationError"]

    def test_refuses_any_one_bit_changed_in_body_or_headers(self, home: Path) -> None:
        sent = headers(SECRET)
        altered = [message(sent, changed) for changed in each_bit_flipped(BODY)]
        for name, value in sent.items():
            flipped = (changed.decode("latin-1") for changed in each_bit_flipped(value.encode()))
            altered.extend(message({**sent, name: changed}) for changed in flipped)
        first, *others = said(home, [message(sent), *altered])
        assert first is True
        assert len(others) == 8 * (len(BODY) + sum(map(len, sent.values())))
        assert set(others) == {"WebhookVerificationError"}
