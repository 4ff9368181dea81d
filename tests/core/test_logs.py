"""What a log line may hold: everything that helps, and no secret in any place."""

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.kit.logs import REDACTED, redact

CANARY = "s3cr3t-canary_which-nobody-may-ever-see-012"
NAMES = [
    "token",
    "access_token",
    "refreshToken",
    "client_secret",
    "Password",
    "new_password",
    "Authorization",
    "set-cookie",
    "code_verifier",
    "api_key",
    "apikey",
    "master_key",
]
SHAPES = [
    f"rp_s_{CANARY}",
    f"whsec_{CANARY}",
    f"Bearer {CANARY}",
    f"basic {CANARY}",
    f"postgresql://rapport_app:{CANARY}@db/rapport",
    f"redis://:{CANARY}@redis:6379/0",
    f"https://x.example/callback?state={CANARY}&code={CANARY}",
    f"POST /2/oauth2/token refresh_token={CANARY}",
    f"client_secret={CANARY}&scope=users.read",
    f"GET /connect/{CANARY}",
    f"http://127.0.0.1:8000/connect/{CANARY}",
]
LOGGING = """
import logging, sys, structlog
from service.kit.logs import configure_logs
configure_logs("debug")
structlog.contextvars.bind_contextvars(request_id="r-1")
canary = sys.argv[1]
structlog.get_logger("ours").info("connected", access_token=canary, header=f"Bearer {canary}", raw=canary.encode())
logging.getLogger("theirs").debug("sent to %s", f"https://x.example/?code={canary}")
logging.getLogger("authlib.oauth2").debug("new token %s", {"access_token": canary})
try:
    raise ValueError(f"could not open redis://:{canary}@redis:6379/0")
except ValueError:
    structlog.get_logger("ours").exception("failed")
    logging.getLogger("theirs").exception("failed")
"""


def lines(arguments: list[str]) -> list[dict[str, object]]:
    """What a process of its own logs; configuring logs changes the whole process."""
    done = subprocess.run([sys.executable, "-c", LOGGING, *arguments], capture_output=True, text=True, check=True)  # noqa: S603 # our own program
    return [json.loads(line) for line in done.stderr.splitlines()]


class TestALogLine:
    def test_is_json_with_its_moment_level_origin_and_request(self) -> None:
        first = lines([CANARY])[0]
        assert (first["event"], first["level"], first["logger"], first["request_id"]) == (
            "connected",
            "info",
            "ours",
            "r-1",
        )
        assert str(first["timestamp"]).endswith("Z")

    def test_holds_no_secret_from_us_from_libraries_or_from_tracebacks(self) -> None:
        written = lines([CANARY])
        assert CANARY not in json.dumps(written)
        assert [each["event"] for each in written].count("failed") == 2
        assert "could not open redis://" in str(written[-1]["exception"])

    def test_of_a_library_that_logs_tokens_is_left_out(self) -> None:
        assert "authlib.oauth2" not in {each["logger"] for each in lines([CANARY])}


class TestRedaction:
    @pytest.mark.parametrize("name", NAMES)
    def test_strikes_out_what_is_named_like_a_secret_at_any_depth(self, name: str) -> None:
        event = redact(None, "info", {"event": "sent", name: CANARY, "body": {"inner": [{name: [CANARY]}]}})
        assert CANARY not in str(event)
        assert event[name] == REDACTED

    @pytest.mark.parametrize("text", SHAPES)
    def test_strikes_out_what_is_shaped_like_a_secret_in_any_text(self, text: str) -> None:
        event = redact(None, "info", {"event": text, "seen": {"at": (text, [text])}})
        assert CANARY not in str(event)
        assert REDACTED in str(event["event"])

    def test_leaves_the_rest_of_a_text_readable(self) -> None:
        event = redact(
            None, "info", {"event": "GET https://x.example/callback?state=abc&lang=de from postgresql://a:b@db/c"}
        )
        assert event["event"] == (
            f"GET https://x.example/callback?{REDACTED}&lang=de from postgresql://{REDACTED}@db/c"
        )

    @given(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text() | st.binary(),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
            max_leaves=20,
        )
    )
    def test_takes_whatever_is_logged(self, value: object) -> None:
        event = redact(None, "info", {"event": "seen", "value": value})
        assert event["event"] == "seen"
        assert redact(None, "info", dict(event)) == event
