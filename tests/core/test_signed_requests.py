import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from service.kit.secrets import Secret
from service.platforms.signed_requests import SignedRequestRefused, read_signed_request
from service.privacy.codes import Codes
from service.sandbox.meta.callbacks import Signing, signed_request

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
SECRET = "the app's own secret"
PERSON = 10_160_000_000_000_017


def signed(at: datetime = AT, *, secret: str = SECRET, **how: object) -> str:
    return signed_request(PERSON, secret=secret, at=at, signing=Signing(**how))  # type: ignore[arg-type] # by name


def person_in(text: str) -> str:
    return read_signed_request(text, secret=Secret(SECRET), at=AT).person


class TestSignedRequests:
    @pytest.mark.parametrize(
        "how", [Signing(), Signing(padded=True), Signing(numeric_user=True), Signing(expires=True)]
    )
    def test_name_who_left_in_every_form_that_meta_uses(self, how: Signing) -> None:
        assert person_in(signed_request(PERSON, secret=SECRET, at=AT, signing=how)) == str(PERSON)

    @pytest.mark.parametrize(
        "make",
        [
            lambda: signed(forged=True),
            lambda: signed(secret="another app's"),
            lambda: signed(algorithm="none"),
            lambda: signed(algorithm="HMAC-SHA1"),
            lambda: signed(AT - timedelta(hours=25)),
            lambda: signed(AT - timedelta(hours=2), expires=True),
            lambda: signed(AT + timedelta(minutes=6)),
            lambda: signed().partition(".")[2],
            lambda: "." + signed().partition(".")[2],
            lambda: signed() + "A",
            lambda: "",
        ],
    )
    def test_are_refused_when_forged_old_or_cut(self, make: Callable[[], str]) -> None:
        with pytest.raises(SignedRequestRefused):
            person_in(make())

    def test_are_refused_when_they_name_a_moment_that_no_calendar_has(self) -> None:
        said = {"algorithm": "HMAC-SHA256", "issued_at": 2**40, "user_id": str(PERSON)}
        payload = base64.urlsafe_b64encode(json.dumps(said).encode()).rstrip(b"=")
        digest = hmac.new(SECRET.encode(), payload, hashlib.sha256).digest()
        signature = base64.urlsafe_b64encode(digest).rstrip(b"=")
        with pytest.raises(SignedRequestRefused, match="not as Meta describes"):
            person_in(f"{signature.decode()}.{payload.decode()}")

    def test_are_refused_where_the_app_has_no_secret(self) -> None:
        with pytest.raises(SignedRequestRefused):
            read_signed_request(signed(secret=""), secret=Secret(""), at=AT)

    @given(st.text(max_size=200))
    def test_are_refused_whatever_else_comes(self, text: str) -> None:
        with pytest.raises(SignedRequestRefused):
            person_in(text)

    @given(st.integers(0, 400), st.integers(1, 255))
    @example(place=42, by=1)
    def test_are_refused_when_a_single_byte_is_changed(self, place: int, by: int) -> None:
        good = signed().encode()
        place %= len(good)
        changed = good[:place] + bytes([(good[place] + by) % 256]) + good[place + 1 :]
        with pytest.raises(SignedRequestRefused):
            person_in(changed.decode("latin-1"))


class TestCodes:
    def test_are_known_again_and_no_others(self) -> None:
        codes = Codes(b"a key of this deployment alone..")
        code = codes.new(at=AT)
        assert codes.given_at(code) == AT
        assert codes.new(at=AT) != code
        assert Codes(b"the key of another deployment...").given_at(code) is None

    @given(st.text(max_size=60))
    def test_tell_nothing_of_what_is_no_code(self, text: str) -> None:
        assert Codes(b"a key of this deployment alone..").given_at(text) is None
