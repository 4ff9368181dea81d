"""How a network's answers are fetched: bounded in size and time, through the guarded session."""

import contextlib
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final

import httpx2

from service.kit import guarded_transport
from service.kit.destinations import OutboundFailure
from service.kit.guarded_transport import AnswerTooLong
from service.kit.outbound import GuardedSession, Reply
from service.kit.secrets import Secret
from service.platforms.failures import AnswerMalformed, PlatformDown

ANSWER_LIMIT: Final = 8 * 1024 * 1024
"""Bytes of one answer; ten times the largest page of people that X gives."""
ANSWER_WITHIN: Final = timedelta(seconds=30)


async def fetch(
    session: GuardedSession,
    url: str,
    query: Mapping[str, str],
    *,
    bearer: Secret,
    within: timedelta = ANSWER_WITHIN,
) -> Reply:
    """The whole answer to one reading call, whatever its status.

    Raises:
        PlatformDown: the network cannot be reached or is too slow.
        AnswerMalformed: the answer is larger than any page.
    """
    headers = {"Authorization": f"Bearer {bearer.reveal()}", "Accept": "application/json"}
    return await ask(session, "GET", str(httpx2.URL(url, params=dict(query))), headers=headers, within=within)


async def ask(  # noqa: PLR0913 # a request has this many parts
    session: GuardedSession,
    method: str,
    url: str,
    *,
    headers: Mapping[str, str],
    body: bytes | None = None,
    within: timedelta = ANSWER_WITHIN,
) -> Reply:
    """The whole answer to one call, whatever its status.

    Raises:
        PlatformDown: the network cannot be reached or is too slow.
        AnswerMalformed: the answer is larger than any page.
    """
    with _outbound_failures_named():
        reply = await session.send(method, url, headers=headers, body=body, within=within, limit=ANSWER_LIMIT)
    return _whole(reply)


class GuardedTransport(guarded_transport.GuardedTransport):
    """Carries what Authlib sends to a network, and names what goes wrong as a network's failure."""

    def __init__(self, session: GuardedSession) -> None:
        super().__init__(session, within=ANSWER_WITHIN)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """One call and its whole answer.

        Raises:
            PlatformDown: the network cannot be reached or is too slow.
            AnswerMalformed: the answer is larger than any token.
        """
        with _outbound_failures_named():
            return await super().handle_async_request(request)


@contextlib.contextmanager
def _outbound_failures_named() -> Iterator[None]:
    try:
        yield
    except AnswerTooLong as endless:
        raise AnswerMalformed(str(endless)) from endless
    except OutboundFailure as failure:
        raise PlatformDown(str(failure)) from failure


def _whole(reply: Reply) -> Reply:
    if not reply.is_whole:
        raise AnswerMalformed(f"the answer goes on after {len(reply.body_start)} bytes")
    return reply
