"""When the Python SDK sends something again."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx2
import pytest
from rapport_client import Refused, refusals
from rapport_client.asking import Question, at
from rapport_client.attempts import Attempts, Outcome, refusal

GET, PUT, DELETE, PATCH = (Question(method, "/v1/me") for method in ("GET", "PUT", "DELETE", "PATCH"))
POST = Question("POST", "/v1/clients", keyed=True)
UNKEYED = Question("POST", "/v1/clients")
LOST = httpx2.ReadTimeout("gone")
NOT_REACHED = httpx2.ConnectError("nobody there")


def answered(status: int, name: str = "", **headers: str) -> httpx2.Response:
    said = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx2.Response(status, json={"type": f"https://rapport.example/problems/{name}"}, headers=said)


class TestSendingAgain:
    @pytest.mark.parametrize(
        ("outcome", "again", "not_again"),
        [
            (answered(429), (GET, PUT, DELETE, PATCH, POST, UNKEYED), ()),
            (NOT_REACHED, (GET, PUT, DELETE, PATCH, POST, UNKEYED), ()),
            (answered(503), (GET, PUT, POST), (DELETE, PATCH, UNKEYED)),
            (LOST, (GET, PUT, POST), (DELETE, PATCH, UNKEYED)),
            (answered(409, "request-still-running"), (POST,), (UNKEYED,)),
            (answered(409, "checkup-running"), (), (POST,)),
            (answered(500), (), (GET, PUT, DELETE, PATCH, POST, UNKEYED)),
            (answered(200), (), (GET, POST)),
        ],
    )
    def test_sends_again_what_was_not_done_or_may_be_done_twice(
        self, outcome: Outcome, again: tuple[Question, ...], not_again: tuple[Question, ...]
    ) -> None:
        assert all(Attempts(question).pause(outcome) is not None for question in again)
        assert all(Attempts(question).pause(outcome) is None for question in not_again)

    def test_keeps_the_key_and_gives_up_after_four(self) -> None:
        attempts = Attempts(POST)
        keys, pauses = [], []
        for _ in range(4):
            keys.append(attempts.headers("rp_k_x")["Idempotency-Key"])
            pauses.append(attempts.pause(LOST))
        assert len(set(keys)) == 1
        first, second, third, last = pauses
        assert last is None
        assert first is not None
        assert second is not None
        assert third is not None
        assert 0.25 <= first <= 0.5 <= second <= 1 <= third <= 2
        assert Attempts(Question("POST", "/", keyed=True, key="mine")).headers("")["Idempotency-Key"] == "mine"

    def test_waits_as_long_as_it_is_told_and_no_longer_than_a_minute(self) -> None:
        assert Attempts(GET).pause(answered(429, retry_after="7")) == 7
        assert Attempts(GET).pause(answered(503, retry_after="0")) == 0
        assert Attempts(GET).pause(answered(429, retry_after="61")) is None
        soon = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
        assert 25 < (Attempts(GET).pause(answered(503, retry_after=soon)) or 0) <= 30
        assert 0 < (Attempts(GET).pause(answered(503, retry_after="soon")) or 0) <= 0.5

    def test_tries_another_token_once_and_only_where_the_token_was_why(self) -> None:
        attempts, refused = Attempts(PATCH), answered(401, "token-refused")
        assert [attempts.worth_another_token(refused) for _ in range(2)] == [True, False]
        assert not Attempts(PATCH).worth_another_token(answered(401, "sign-in-refused"))
        assert not Attempts(PATCH).worth_another_token(LOST)


class TestReadingRefusals:
    def test_names_each_by_its_class_and_reads_whatever_else_by_its_status(self) -> None:
        assert type(refusal(answered(404, "not-found"))) is refusals.NotFound
        assert type(refusal(answered(418, "of-the-future"))) is Refused
        for body in (b"<h1>Bad gateway</h1>", b"", b"[]", b'{"type": 1, "errors": [1, {"where": 2}]}', b"\xff"):
            told = refusal(httpx2.Response(502, content=body, headers={"retry-after": "3"}))
            assert (told.status, told.type, told.retry_after) == (502, "about:blank", 3)


class TestAddresses:
    def test_say_what_was_given_and_leave_out_what_was_not(self) -> None:
        asked = Question("GET", f"/v1/x/{at('a/../b?c')}", query={"flag": True, "cursor": None, "order": "å&"})
        assert asked.address == "/v1/x/a%2F..%2Fb%3Fc?flag=true&order=%C3%A5%26"
