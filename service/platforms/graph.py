"""Calls to Meta's Graph API, which Instagram and Facebook share: one question, one bounded answer, its quotas, its cursor."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Final, Literal, TypeVar
from urllib.parse import urlencode

import msgspec
from msgspec import Meta

from service.kit.outbound import GuardedSession
from service.kit.secrets import Secret
from service.platforms.failures import AccountGone, AnswerMalformed, ObjectUnseen
from service.platforms.graph_failures import graph_failure
from service.platforms.hearing import note
from service.platforms.quotas import Quota, meta_quotas
from service.platforms.wire import ANSWER_WITHIN, ask, fetch

HIGHEST_ID: Final = 2**62 - 1
"""Meta's numbers have up to 17 digits; above this begin the ids that we make ourselves."""
LONGEST_CURSOR: Final = 1024
LONGEST_TEXT: Final = 10_000
"""Characters kept of any text; a Facebook comment has at most 8,000."""
MOST_LISTED: Final = 500
"""Entries of one list in an answer; more than any page we ask for."""

Identifier = Annotated[str, Meta(pattern=r"^[0-9]{1,19}\Z")]
Compound = Annotated[str, Meta(pattern=r"^[0-9]{1,19}(_[0-9]{1,19}){0,2}\Z")]
"""`{page}_{post}` and `{post}_{comment}`: the last number is the thing's own."""
Count = Annotated[int, Meta(ge=0, le=2**53)]
Cursor = Annotated[str, Meta(min_length=1, max_length=LONGEST_CURSOR, pattern=r"^[!-~]+\Z")]


class _Cursors(msgspec.Struct, frozen=True):
    after: Cursor | None = None


class Paging(msgspec.Struct, frozen=True):
    """Where a list goes on."""

    cursors: _Cursors = _Cursors()
    next: str | None = None

    @property
    def after(self) -> str | None:
        """The cursor of the next page; `None` at the end, where Meta still names a cursor but no next address."""
        return self.cursors.after if self.next else None


_Shape = TypeVar("_Shape")


@dataclass(frozen=True, slots=True)
class Answer:
    """A good answer, undecoded, and how much of our quotas is used."""

    body: bytes
    quotas: tuple[Quota, ...]

    def read(self, shape: type[_Shape]) -> _Shape:
        """The answer in this shape.

        Raises:
            AnswerMalformed: it does not have it.
        """
        try:
            return msgspec.json.decode(self.body, type=shape)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as malformed:
            # Not chained: the cause's text may hold a piece of a token.
            raise AnswerMalformed(f"Meta's answer is not as described ({type(malformed).__name__})") from None


@dataclass(frozen=True, slots=True)
class Graph:
    """One host of the Graph API, in one version."""

    session: GuardedSession
    base_url: str
    """With the version, such as `https://graph.facebook.com/v26.0`."""
    app_secret: Secret | None = None
    """Given, each call proves that it comes from our servers (`appsecret_proof`)."""
    within: timedelta = ANSWER_WITHIN
    """How long an answer may take to come."""

    async def get(self, path: str, query: Mapping[str, str], token: Secret, *, at: datetime) -> Answer:
        """Ask, with this token.

        Raises:
            PlatformFailure: by name, when Meta does not give what was asked.
        """
        proof = {} if self.app_secret is None else {"appsecret_proof": proof_of(token, self.app_secret)}
        url = f"{self.base_url}/{path}"
        reply = await fetch(self.session, url, dict(query) | proof, bearer=token, within=self.within)
        quotas = meta_quotas(reply.headers, at=at)
        note(quotas)
        failure = graph_failure(reply.status, reply.headers, reply.body_start, at=at)
        if failure is not None:
            raise failure
        return Answer(reply.body_start, quotas)

    async def act(
        self, method: Literal["POST", "DELETE"], path: str, query: Mapping[str, str], token: Secret, *, at: datetime
    ) -> None:
        """Have something done, with this token; what is answered beside that it was done is of no use.

        Raises:
            PlatformFailure: by name, when Meta does not do it.
        """
        proof = {} if self.app_secret is None else {"appsecret_proof": proof_of(token, self.app_secret)}
        url = f"{self.base_url}/{path}?{urlencode(dict(query) | proof)}"
        headers = {"Authorization": f"Bearer {token.reveal()}", "Accept": "application/json"}
        reply = await ask(self.session, method, url, headers=headers, within=self.within)
        note(meta_quotas(reply.headers, at=at))
        failure = graph_failure(reply.status, reply.headers, reply.body_start, at=at)
        if failure is not None:
            raise failure

    async def me(self, query: Mapping[str, str], token: Secret, *, at: datetime) -> Answer:
        """Ask for the account whose token this is.

        Raises:
            AccountGone: it was deleted or closed, though its token holds.
            PlatformFailure: by name, when Meta does not give what was asked.
        """
        try:
            return await self.get("me", query, token, at=at)
        except ObjectUnseen as unseen:
            raise AccountGone(str(unseen)) from unseen


def proof_of(token: Secret, app_secret: Secret) -> str:
    """HMAC-SHA256 of the token under the app's secret, in hex (Graph API, Secure Requests)."""
    return hmac.new(app_secret.reveal().encode(), token.reveal().encode(), hashlib.sha256).hexdigest()


def number(identifier: str) -> int:
    """The number of a thing; the last one where Meta joins several.

    Raises:
        AnswerMalformed: nobody can have it.
    """
    found = int(identifier.rpartition("_")[2])
    if not 0 < found <= HIGHEST_ID:
        raise AnswerMalformed("Meta's answer holds an id that nothing can have")
    return found


def cleaned(text: str | None) -> str | None:
    """A text as it is kept: bounded, and without the NUL that Postgres does not take."""
    return None if text is None else text[:LONGEST_TEXT].replace("\x00", "")
