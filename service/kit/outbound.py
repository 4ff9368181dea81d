"""The one way out to addresses that other people choose.

A name is looked up once, every address it has is judged, and the connection goes to exactly such an address. Judging the
URL's text is a courtesy that gives a clear refusal early; the walls are the resolver and the socket.
"""

import re
import socket
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address
from time import perf_counter
from typing import Final, Self

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from service.kit.addresses import Network, is_loopback, literal_address, why_not_public

REPLY_LIMIT: Final = 64 * 1024
"""Bytes of a reply that are read unless a caller asks for more; enough to show a person why a receiver refused."""
LONGEST_URL: Final = 2048
LONGEST_NAME: Final = 253
"""Characters in a full domain name (RFC 1035 §2.3.4)."""
NAME: Final = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))*", re.IGNORECASE)
HTTPS_PORT: Final = 443
CONNECT_SECONDS: Final = 10.0
CONNECTIONS_PER_HOST: Final = 8
"""So that one slow receiver cannot hold every connection."""


class OutboundFailure(Exception):
    """A request did not bring an answer."""


class AddressRefused(OutboundFailure):
    """We will not go there; `code` says why to programs, the text to people."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


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


def check_url(url: str, *, allow_loopback: bool) -> None:
    """Refuse a URL whose text already shows that we would not go there; looks nothing up.

    Args:
        url: An absolute web address in plain ASCII.
        allow_loopback: In development, also `http`, any port, and this machine.

    Raises:
        AddressRefused: with the reason and how to mend it.
    """
    parsed = _parsed(url)
    host = (parsed.raw_host or "").removesuffix(".")
    try:
        address = literal_address(host)
    except ValueError as unusual:
        raise AddressRefused("host_malformed", f"“{host}” is not a host; write a domain name") from unusual
    if address is None:
        _check_name(host, allow_loopback=allow_loopback)
    else:
        _Gate(allow_loopback).check(str(address))
    is_here = host == "localhost" or (address is not None and is_loopback(address))
    if parsed.scheme != "https" and not (parsed.scheme == "http" and allow_loopback and is_here):
        raise AddressRefused("not_https", "the address must begin with https://")
    if parsed.port != HTTPS_PORT and not allow_loopback:
        raise AddressRefused("port_not_allowed", f"port {parsed.port} is not allowed; use {HTTPS_PORT}")


async def check_destination(url: str, *, allow_loopback: bool, resolver: AbstractResolver | None = None) -> None:
    """Refuse a URL by its text or by where its name leads today; for use when a person saves an address.

    The answer holds only for this moment: every later connection is judged again by `GuardedSession`.

    Raises:
        AddressRefused: with the reason and how to mend it.
    """
    check_url(url, allow_loopback=allow_loopback)
    host, port = URL(url).raw_host or "", URL(url).port or HTTPS_PORT
    if literal_address(host.removesuffix(".")) is not None:
        return
    guarded = _GuardedResolver(resolver or aiohttp.ThreadedResolver(), _Gate(allow_loopback))
    try:
        await guarded.resolve(host, port, socket.AF_UNSPEC)
    except OSError as unknown:
        raise AddressRefused("name_unknown", f"no address is known for “{host}”") from unknown


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
        gate = _Gate(allow_loopback, tuple(own))
        self._allow_loopback = allow_loopback
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                resolver=_GuardedResolver(resolver or aiohttp.ThreadedResolver(), gate),
                socket_factory=gate.socket,
                ssl=tls or True,
                limit=0,
                limit_per_host=CONNECTIONS_PER_HOST,
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


def _parsed(url: str) -> URL:
    if len(url) > LONGEST_URL:
        raise AddressRefused("not_a_web_address", f"the address is longer than {LONGEST_URL} characters")
    if not url.isascii() or not url.isprintable() or any(mark in url for mark in " \\"):
        raise AddressRefused(
            "not_a_web_address", "the address holds a character that is not allowed; write names in their xn-- form"
        )
    try:
        parsed = URL(url)
        has_port = parsed.port is not None
    except ValueError as malformed:
        raise AddressRefused("not_a_web_address", "this is not a web address") from malformed
    if not has_port or not parsed.raw_host:
        raise AddressRefused("not_https", "the address must begin with https:// and name a host")
    if "@" in parsed.raw_authority:
        raise AddressRefused("user_in_address", "leave out the user name and password before the @")
    return parsed


def _check_name(host: str, *, allow_loopback: bool) -> None:
    if host == "localhost" and allow_loopback:
        return
    if len(host) > LONGEST_NAME or "." not in host or not NAME.fullmatch(host):
        raise AddressRefused("host_malformed", f"“{host[:80]}” is not a full domain name")


@dataclass(frozen=True, slots=True)
class _Gate:
    """Judges single addresses, for the resolver and again for each socket."""

    allow_loopback: bool
    own: tuple[Network, ...] = ()

    def check(self, host: str) -> None:
        address = ip_address(host)
        if self.allow_loopback and is_loopback(address):
            return
        reason = why_not_public(address, own=self.own)
        if reason is not None:
            raise AddressRefused("address_not_public", f"{address} is refused: {reason}")

    def socket(self, target: aiohttp.AddrInfoType) -> socket.socket:
        family, kind, protocol, _, place = target
        self.check(str(place[0]))
        return socket.socket(family, kind, protocol)


class _GuardedResolver(AbstractResolver):
    """Passes a name's addresses on only when every one of them may be reached."""

    def __init__(self, names: AbstractResolver, gate: _Gate) -> None:
        self._names = names
        self._gate = gate

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await self._names.resolve(host, port, family)
        if not found:
            raise OSError(f"no address for {host}")
        for each in found:
            self._gate.check(each["host"])
        return found

    async def close(self) -> None:
        await self._names.close()
