"""How often a question is asked: what was certainly not done, or may be done twice, is asked again."""

import random
import time
import uuid
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Final

import httpx2

from rapport_client.asking import Question
from rapport_client.refusals import BY_NAME, RequestStillRunning, TokenRefused
from rapport_client.refused import Refused

Outcome = httpx2.Response | httpx2.TransportError
"""What came of one attempt."""

_MOST: Final = 4
_LONGEST_WAIT_S: Final = 60.0
_FIRST_WAIT_S: Final = 0.5
_NOT_REACHED: Final = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)
"""Faults before the first byte was sent."""

_SAME_TWICE: Final = frozenset({"GET", "PUT"})
"""Not DELETE: where the first answer was lost, the second one says 404."""


class Attempts:
    """The attempts at one question.

    A refusal with 429 and a server that was not reached did nothing, so any question is asked again. After 503, and after
    faults of the network on the way, only what may be done twice is: GET, PUT, and what carries an `Idempotency-Key`,
    which stays the same. Waits are as long as `Retry-After` says; where that is more than a minute, the caller decides.

    Args:
        question: What is asked.
        tag: The `ETag` of the last answer, if it is kept.
    """

    def __init__(self, question: Question, tag: str | None = None) -> None:
        self._left = _MOST
        self._other_token = True
        self._again = question.keyed or question.method in _SAME_TWICE
        self._headers = question.stated()
        if question.keyed:
            self._headers["Idempotency-Key"] = question.key or str(uuid.uuid4())
        if tag is not None and question.method == "GET":
            self._headers["If-None-Match"] = tag

    def headers(self, token: str) -> dict[str, str]:
        """What is sent along with each attempt."""
        return self._headers | ({"Authorization": f"Bearer {token}"} if token else {})

    def worth_another_token(self, outcome: Outcome) -> bool:
        """Whether the token was why nothing was done; another one is tried once."""
        refused = (
            isinstance(outcome, httpx2.Response)
            and outcome.status_code == HTTPStatus.UNAUTHORIZED
            and isinstance(refusal(outcome), TokenRefused)
        )
        first, self._other_token = self._other_token, self._other_token and not refused
        return refused and first

    def pause(self, outcome: Outcome) -> float | None:
        """Seconds to wait before the next attempt; None when this outcome is the last."""
        self._left -= 1
        if self._left == 0 or not self._worth_another(outcome):
            return None
        told = retry_after(outcome.headers) if isinstance(outcome, httpx2.Response) else None
        if told is not None:
            return told if told <= _LONGEST_WAIT_S else None
        doubled = _FIRST_WAIT_S * (1 << (_MOST - 1 - self._left))
        return doubled * random.uniform(0.5, 1.0)  # noqa: S311 # so that many callers do not come back at once

    def _worth_another(self, outcome: Outcome) -> bool:
        if isinstance(outcome, httpx2.TransportError):
            return self._again or isinstance(outcome, _NOT_REACHED)
        twin = outcome.status_code == HTTPStatus.CONFLICT and isinstance(refusal(outcome), RequestStillRunning)
        return outcome.status_code == HTTPStatus.TOO_MANY_REQUESTS or (
            self._again and (twin or outcome.status_code == HTTPStatus.SERVICE_UNAVAILABLE)
        )


def refusal(answer: httpx2.Response) -> Refused:
    """What the API said no with; a body of any other shape tells its status alone."""
    try:
        said: object = answer.json()
    except ValueError:
        said = None
    problem = said if isinstance(said, Mapping) else {}
    named = BY_NAME.get(str(problem.get("type")).rpartition("/")[2], Refused)
    return named(answer.status_code, problem, retry_after(answer.headers))


def retry_after(headers: httpx2.Headers) -> float | None:
    """Seconds to wait as told, in either form of RFC 9110 section 10.2.3."""
    told = str(headers.get("retry-after", "")).strip()
    if told.isdecimal():
        return float(told)
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - time.time())
    except ValueError:
        return None
