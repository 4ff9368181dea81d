"""What libraries with an HTTP of their own send, carried through the guarded session: one way out, one set of bounds."""

from datetime import timedelta
from typing import Final

import httpx2

from service.kit.destinations import OutboundFailure
from service.kit.outbound import GuardedSession

SENT_HEADERS: Final = frozenset({"authorization", "content-type", "accept"})


class AnswerTooLong(OutboundFailure):
    """The answer goes on after as much as was to be read."""


class GuardedTransport(httpx2.AsyncBaseTransport):
    """Carries what Authlib sends through the guarded session."""

    def __init__(self, session: GuardedSession, *, within: timedelta) -> None:
        self._session = session
        self._within = within

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """One call and its whole answer.

        Raises:
            OutboundFailure: nothing readable came back in time; `AnswerTooLong` when it was more than any token.
        """
        headers = {name: value for name, value in request.headers.items() if name in SENT_HEADERS}
        body = await request.aread()
        reply = await self._session.send(
            request.method, str(request.url), headers=headers, body=body, within=self._within
        )
        if not reply.is_whole:
            raise AnswerTooLong(f"the answer goes on after {len(reply.body_start)} bytes")
        # Bytes are passed as they came; a header saying that they are packed would have them unpacked without bound.
        kept = {name: value for name, value in reply.headers.items() if name != "content-encoding"}
        return httpx2.Response(reply.status, headers=kept, content=reply.body_start)
