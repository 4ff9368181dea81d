"""What Meta's Graph API means when it does not give what was asked.

Its error envelope decides by code and subcode; the HTTP status is mostly 400, for spent tokens and for throttling too
(Graph API, Handle Errors; Rate Limits).
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Final

import msgspec

from service.platforms.failures import (
    AnswerMalformed,
    AppBlocked,
    AppRemoved,
    GrantRanOut,
    GrantRevoked,
    ObjectUnseen,
    OwnerMustAct,
    PermissionMissing,
    PlatformDown,
    PlatformFailure,
    RequestRefused,
    RoleLost,
    Throttled,
)
from service.platforms.quotas import FULL, Quota, meta_quotas

PAUSE: Final = timedelta(minutes=60)
"""Meta counts calls over an hour (Graph API, Rate Limits, Platform); waited out when no header says how long."""
LONGEST_WORDS: Final = 120
_DIGITS: Final = re.compile(r"[0-9]{1,9}")

TOKEN: Final = frozenset({102, 190})
"""Session or token no longer good; the subcode says why."""
TEMPORARY: Final = frozenset({1, 2})
THROTTLED: Final = frozenset({4, 17, 32, 341, 613, 80001, 80002})
THROTTLED_APP: Final = frozenset({4, 341})
"""Of these, the ones that are about the app, whoever asks."""
POLICY: Final = 368
"""Blocked for a time, for what the app or the person did."""
PERMISSION: Final = frozenset({3, 10, *range(200, 300)})
UNSEEN: Final = (100, 33)
"""The object does not exist, or these rights do not show it; without this subcode, 100 is a wrong question."""
APP_UNKNOWN: Final = 101
"""No such app, or it did not prove itself."""
_OUR_SECRET: Final = ("client secret", "client_secret", "appsecret_proof")
"""In the words of a refusal that is about our app's secret: Meta gives it codes 1 and 100 that mean other things as well."""

_SUBCODES: Final[Mapping[int, type[PlatformFailure]]] = {
    458: AppRemoved,
    459: OwnerMustAct,
    464: OwnerMustAct,
    460: GrantRevoked,
    463: GrantRanOut,
    467: GrantRevoked,
    492: RoleLost,
}
"""Graph API, Handle Errors: app removed, checkpoint, unconfirmed, password changed, expired, invalid, role lost."""


class _Error(msgspec.Struct, frozen=True):
    """As Meta writes it; what is written otherwise counts as not said, so that one odd value hides none of the others."""

    message: object = ""
    code: object = 0
    error_subcode: object = 0
    is_transient: object = False

    @property
    def words(self) -> str:
        return self.message if isinstance(self.message, str) else ""

    @property
    def codes(self) -> tuple[int, int]:
        return _whole(self.code), _whole(self.error_subcode)


class _Refusal(msgspec.Struct, frozen=True):
    error: _Error | None = None
    error_type: str = ""
    error_message: str = ""
    """Instagram's token endpoint refuses with these two and a `code` that is the HTTP status."""


def graph_failure(status: int, headers: Mapping[str, str], body: bytes, *, at: datetime) -> PlatformFailure | None:
    """The failure behind an answer; `None` when it is none.

    An envelope counts whatever the status, for Meta has sent errors with 200 as well.

    Args:
        status: The HTTP status.
        headers: With names in lower case.
        body: As received; may be anything.
        at: When the answer came.
    """
    error = _error_in(body)
    if error is not None and (error.codes[0] or status != HTTPStatus.OK):
        return _failure_of(error, status, headers, at=at)
    if status == HTTPStatus.OK:
        return None
    said = f"Meta answered {status}"
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return Throttled(come_back(headers, at=at), meta_quotas(headers, at=at))
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return PlatformDown(said)
    if status >= HTTPStatus.BAD_REQUEST:
        return RequestRefused(said)
    return AnswerMalformed(said)


@contextmanager
def needing(*permissions: str) -> Iterator[None]:
    """Name the permissions that a question needs, which Meta's refusals do not say in a way one can rely on."""
    try:
        yield
    except PermissionMissing as refusal:
        raise PermissionMissing(str(refusal), permissions) from refusal


def come_back(headers: Mapping[str, str], *, at: datetime) -> datetime:
    """When to ask again: as long as the fullest quota says, an hour where none does."""
    full = [each.until for each in meta_quotas(headers, at=at) if each.used >= FULL]
    return max(full, default=at + PAUSE)


def _failure_of(error: _Error, status: int, headers: Mapping[str, str], *, at: datetime) -> PlatformFailure:
    code, subcode = error.codes
    said = f"Meta answered {status} with code {code}/{subcode} ({_words(error.words)})"
    if code in THROTTLED or status == HTTPStatus.TOO_MANY_REQUESTS:
        until = come_back(headers, at=at)
        of_app = (Quota("app", FULL, until),) if code in THROTTLED_APP else ()
        return Throttled(until, (*meta_quotas(headers, at=at), *of_app))
    # A server that fails is not believed about the access it was asked with.
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return PlatformDown(said)
    if code in TOKEN or code in PERMISSION:
        return (_SUBCODES.get(subcode, GrantRevoked) if code in TOKEN else PermissionMissing)(said)
    if code in {POLICY, APP_UNKNOWN} or any(each in error.words.lower() for each in _OUR_SECRET):
        return AppBlocked(said)
    if error.is_transient is True or code in TEMPORARY:
        return PlatformDown(said)
    return ObjectUnseen(said) if (code, subcode) == UNSEEN else RequestRefused(said)


def _error_in(body: bytes) -> _Error | None:
    try:
        refusal = msgspec.json.decode(body, type=_Refusal)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return refusal.error or (_Error(message=refusal.error_message) if refusal.error_type else None)


def _whole(value: object) -> int:
    """A code, also where it is written as text."""
    if isinstance(value, str) and _DIGITS.fullmatch(value):
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _words(message: str) -> str:
    return "".join(each for each in message[:LONGEST_WORDS] if each.isprintable()) or "no reason given"
