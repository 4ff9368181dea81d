"""The one way out to addresses that other people choose.

A name is looked up once, every address it has is judged, and the connection goes to exactly such an address. Judging the
URL's text gives a clear refusal early; the walls are the resolver and the socket.
"""

import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from time import perf_counter
from typing import Final, Self

import aiohttp
from aiohttp.abc import AbstractResolver

from service.kit.addresses import Network
from service.kit.destinations import Gate, GuardedResolver, OutboundFailure, check_url

REPLY_LIMIT: Final = 64 * 1024
"""Bytes of a reply that are read unless a caller asks for more; enough to show a person why a receiver refused."""
CONNECT_SECONDS: Final = 10.0


class NoAnswer(OutboundFailure):
    """The other side could not be reached, broke off, or took too long."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case; the last of several counts."""
    body_start: bytes
    """The first bytes as they were sent, not unpacked."""
    is_whole: bool
    """Whether `body_start` is the whole body."""
    elapsed: timedelta


class GuardedSession:
    """Sends to public addresses only; make it inside a running loop, and close it.

    It follows neither redirects nor proxy variables, keeps no cookies and unpacks nothing.
    """

    def __init__(
        self,
        *,
        allow_loopback: bool,
        own: Sequence[Network] = (),
        resolver: AbstractResolver | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """Open the way out.

        Args:
            allow_loopback: In development, also this machine.
            own: Public networks of this deployment, to which nobody may send us either.
            resolver: Who looks names up; the operating system by default.
            tls: Whom to trust; the system's authorities by default.
        """
        gate = Gate(allow_loopback, tuple(own))
        self._allow_loopback = allow_loopback
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                resolver=GuardedResolver(resolver or aiohttp.ThreadedResolver(), gate),
                socket_factory=gate.open_socket,
                ssl=tls or True,
                limit=0,
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": "Rapport", "Accept-Encoding": "identity"},
            auto_decompress=False,
            trust_env=False,
        )

    async def post(self, url: str, *, body: bytes, headers: Mapping[str, str], within: timedelta) -> Reply:
        """Send these bytes and read the start of the answer; a redirect is an answer, not an instruction.

        Raises:
            AddressRefused: we do not go there.
            NoAnswer: nothing readable came back in time.
        """
        return await self.send("POST", url, body=body, headers=headers, within=within)

    async def send(  # noqa: PLR0913 # a request has this many parts
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str],
        within: timedelta,
        body: bytes | None = None,
        limit: int = REPLY_LIMIT,
    ) -> Reply:
        """As `post`, with any method; at most `limit` bytes of the body are read, and the rest is never waited for.

        Raises:
            AddressRefused: we do not go there.
            NoAnswer: nothing readable came back in time.
        """
        check_url(url, allow_loopback=self._allow_loopback)
        seconds = within.total_seconds()
        started = perf_counter()
        try:
            async with self._session.request(
                method,
                url,
                data=body,
                headers=headers,
                allow_redirects=False,
                timeout=aiohttp.ClientTimeout(total=seconds, sock_connect=min(CONNECT_SECONDS, seconds)),
            ) as response:
                start, is_whole = await _start_of(response, limit)
                return Reply(
                    status=response.status,
                    headers={name.lower(): value for name, value in response.headers.items()},
                    body_start=start,
                    is_whole=is_whole,
                    elapsed=timedelta(seconds=perf_counter() - started),
                )
        except TimeoutError as slow:
            raise NoAnswer(f"no answer within {seconds:g} seconds") from slow
        except aiohttp.ClientResponseError as garbled:
            # Its own words are the parser's over several lines, with a status that nobody sent.
            raise NoAnswer("the answer is not HTTP that can be read") from garbled
        except (aiohttp.ClientError, OSError) as broken:
            raise NoAnswer(f"no answer: {broken}") from broken

    async def close(self) -> None:
        """Let go of every connection."""
        await self._session.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *failure: object) -> None:
        await self.close()


async def _start_of(response: aiohttp.ClientResponse, limit: int) -> tuple[bytes, bool]:
    start = bytearray()
    while chunk := await response.content.read(min(limit + 1 - len(start), REPLY_LIMIT)):
        start += chunk
        if len(start) > limit:
            response.close()
            return bytes(start[:limit]), False
    return bytes(start), True
