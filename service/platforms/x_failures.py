"""What X means when it does not give what was asked."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Final, TypeVar

import msgspec

from service.kit.retry_after import come_back_at
from service.platforms.failures import (
    AccountGone,
    AccountPrivate,
    AnswerMalformed,
    AppBlocked,
    GrantExpired,
    GrantRevoked,
    PermissionMissing,
    PlatformDown,
    PlatformFailure,
    RequestRefused,
    Throttled,
)

WINDOW: Final = timedelta(minutes=15)
"""The window in which X counts calls (X API v2, rate limits); waited out when an answer does not say how long."""
SHORTEST_WAIT: Final = timedelta(seconds=5)
LONGEST_WAIT: Final = timedelta(hours=24)
"""No announced wait is believed beyond these two; X's longest counting window is a day."""

SUSPENDED: Final = 64
RATE_LIMIT: Final = 88
TOKEN_INVALID: Final = 89
APP_CREDENTIALS_INVALID: Final = 99
"""Codes of the older error body (X API, response codes)."""

LONGEST_TITLE: Final = 120

_PROBLEMS: Final[Mapping[str, type[PlatformFailure]]] = {
    "usage-capped": AppBlocked,
    "client-forbidden": AppBlocked,
    "not-authorized-for-resource": AccountPrivate,
    "resource-not-found": AccountGone,
    "resource-unavailable": AccountGone,
    "unsupported-authentication": PermissionMissing,
    "not-authorized-for-field": PermissionMissing,
    "invalid-request": RequestRefused,
    "disallowed-resource": RequestRefused,
}
_NEEDS: Final[Mapping[str, tuple[str, ...]]] = {
    "me": ("users.read",),
    "followers": ("follows.read",),
    "following": ("follows.read",),
    "tweets": ("tweet.read",),
    "mentions": ("tweet.read",),
    "quote_tweets": ("tweet.read",),
    "retweeted_by": ("tweet.read",),
    "liking_users": ("like.read",),
}
"""The scope that is each question's own (API v2, `OAuth2UserToken` of each path); all need `users.read` and `tweet.read`."""
_SPENT: Final = frozenset({"invalid_grant", "invalid_request"})


class Problem(msgspec.Struct, frozen=True):
    """A problem object, alone or among the partial errors of a good answer."""

    type: str = ""
    title: str = ""
    resource_id: str | None = None
    resource_type: str | None = None

    @property
    def ending(self) -> str:
        """The part of the type that names the problem; the host before it varies."""
        return self.type.rstrip("/").rpartition("/")[2]


class _Coded(msgspec.Struct, frozen=True):
    code: int = 0


class _OldBody(msgspec.Struct, frozen=True):
    errors: tuple[_Coded, ...] = ()


class _TokenRefusal(msgspec.Struct, frozen=True):
    error: str = ""


def read_failure(status: int, headers: Mapping[str, str], body: bytes, *, at: datetime) -> PlatformFailure:
    """The failure behind an answer of a reading call that is not 200.

    Status and headers decide where a body of either shape (problem object, or a list of coded errors) is unreadable.

    Args:
        status: The HTTP status.
        headers: With names in lower case.
        body: As received; may be anything.
        at: When the answer came.
    """
    problem = _read(body, Problem, Problem())
    codes = {each.code for each in _read(body, _OldBody, _OldBody()).errors}
    said = _said(status, problem)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return PlatformDown(said)
    if problem.ending == "usage-capped" or status == HTTPStatus.PAYMENT_REQUIRED or APP_CREDENTIALS_INVALID in codes:
        return AppBlocked(said)
    if status == HTTPStatus.TOO_MANY_REQUESTS or problem.ending == "rate-limit-exceeded" or RATE_LIMIT in codes:
        return Throttled(_come_back(headers, at=at))
    if status == HTTPStatus.UNAUTHORIZED or TOKEN_INVALID in codes:
        return GrantExpired(said)
    if SUSPENDED in codes:
        return AccountGone(said)
    return problem_failure(problem, said) or _by_status(status, said)


def naming_permissions(failure: PlatformFailure, asked: str) -> PlatformFailure:
    """The same failure of what was asked (the end of its path), with the scopes it needs where a permission is missing."""
    if isinstance(failure, PermissionMissing):
        return PermissionMissing(str(failure), _NEEDS.get(asked, ()))
    return failure


def token_failure(status: int, headers: Mapping[str, str], body: bytes, *, at: datetime) -> PlatformFailure:
    """The failure behind an answer of the token endpoint; only X's own word that a grant is spent means revoked."""
    error = _read(body, _TokenRefusal, _TokenRefusal()).error
    said = f"X answered {status} to a token call ({error[:LONGEST_TITLE] or 'no reason given'})"
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return PlatformDown(said)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return Throttled(_come_back(headers, at=at))
    if error in _SPENT:
        return GrantRevoked(said)
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.PAYMENT_REQUIRED}:
        return AppBlocked(said)
    return _by_status(status, said)


def problem_failure(problem: Problem, said: str) -> PlatformFailure | None:
    """The failure that a problem's type names; `None` when the type is none we know."""
    known = _PROBLEMS.get(problem.ending)
    return known(said) if known else None


def _by_status(status: int, said: str) -> PlatformFailure:
    if status == HTTPStatus.FORBIDDEN:
        return PermissionMissing(said)
    if status >= HTTPStatus.BAD_REQUEST:
        return RequestRefused(said)
    return AnswerMalformed(said)


def _come_back(headers: Mapping[str, str], *, at: datetime) -> datetime:
    reset = headers.get("x-rate-limit-reset", "").strip()
    named = [come_back_at(headers.get("retry-after"), at=at), _moment(reset)]
    later = max((each for each in named if each is not None), default=at + WINDOW)
    return min(max(later, at + SHORTEST_WAIT), at + LONGEST_WAIT)


def _moment(seconds: str) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _said(status: int, problem: Problem) -> str:
    return f"X answered {status} ({problem.title[:LONGEST_TITLE] or 'no reason given'})"


_Body = TypeVar("_Body", bound=msgspec.Struct)


def _read(body: bytes, shape: type[_Body], otherwise: _Body) -> _Body:
    try:
        return msgspec.json.decode(body, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return otherwise
