"""Where we are willing to send anything: web addresses judged by their text, by their names, and at the socket."""

import re
import socket
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address
from typing import Final

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from service.kit.addresses import Network, is_loopback, literal_address, why_not_public

LONGEST_URL: Final = 2048
LONGEST_NAME: Final = 253
"""Characters in a full domain name (RFC 1035 §2.3.4)."""
NAME: Final = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))*", re.IGNORECASE)
HTTPS_PORT: Final = 443
_REMEMBERED: Final = 1024
"""Addresses; a receiver is sent many messages, and judging its text takes a fifth of the time of sending one."""


class OutboundFailure(Exception):
    """A request did not bring an answer."""


class AddressRefused(OutboundFailure):
    """We will not go there; `code` says why to programs, the text to people."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


def check_url(url: str, *, allow_loopback: bool) -> None:
    """Refuse a URL whose text already shows that we would not go there; looks nothing up.

    Args:
        url: An absolute web address in plain ASCII.
        allow_loopback: In development, also `http`, any port, and this machine.

    Raises:
        AddressRefused: with the reason and how to mend it.
    """
    _check_text(url, allow_loopback)


@lru_cache(_REMEMBERED)
def _check_text(url: str, allow_loopback: bool) -> None:  # noqa: FBT001 # what is remembered is told apart by both
    parsed = _parsed(url)
    host = (parsed.raw_host or "").removesuffix(".")
    try:
        address = literal_address(host)
    except ValueError as unusual:
        raise AddressRefused("host_malformed", f"“{host}” is not a host; write a domain name") from unusual
    if address is None:
        _check_name(host, allow_loopback=allow_loopback)
    else:
        Gate(allow_loopback).check(str(address))
    is_here = host == "localhost" or (address is not None and is_loopback(address))
    if parsed.scheme != "https" and not (parsed.scheme == "http" and allow_loopback and is_here):
        raise AddressRefused("not_https", "the address must begin with https://")
    if parsed.port != HTTPS_PORT and not allow_loopback:
        raise AddressRefused("port_not_allowed", f"port {parsed.port} is not allowed; use {HTTPS_PORT}")


async def check_destination(url: str, *, allow_loopback: bool, resolver: AbstractResolver | None = None) -> None:
    """Refuse a URL by its text or by where its name leads today; for use when a person saves an address.

    The answer holds only for this moment: every later connection is judged again by the session.

    Raises:
        AddressRefused: with the reason and how to mend it.
    """
    check_url(url, allow_loopback=allow_loopback)
    host, port = URL(url).raw_host or "", URL(url).port or HTTPS_PORT
    if literal_address(host.removesuffix(".")) is not None:
        return
    guarded = GuardedResolver(resolver or aiohttp.ThreadedResolver(), Gate(allow_loopback))
    try:
        await guarded.resolve(host, port, socket.AF_UNSPEC)
    except OSError as unknown:
        raise AddressRefused("name_unknown", f"no address is known for “{host}”") from unknown


@dataclass(frozen=True, slots=True)
class Gate:
    """Judges single addresses, for the resolver and again for each socket."""

    allow_loopback: bool
    own: tuple[Network, ...] = ()

    def check(self, host: str) -> None:
        """Refuse an address that may not be reached.

        Raises:
            AddressRefused: with the reason.
        """
        address = ip_address(host)
        # The text leaves the address out: it would answer questions about names inside our own network.
        if self.allow_loopback and is_loopback(address):
            return
        reason = why_not_public(address, own=self.own)
        if reason is not None:
            raise AddressRefused("address_not_public", f"the host leads where we do not send: {reason}")

    def open_socket(self, target: aiohttp.AddrInfoType) -> socket.socket:
        """A socket for this target, so that nothing unjudged is ever connected to.

        Raises:
            AddressRefused: with the reason.
        """
        family, kind, protocol, _, place = target
        self.check(str(place[0]))
        return socket.socket(family, kind, protocol)


class GuardedResolver(AbstractResolver):
    """Passes a name's addresses on only when every one of them may be reached."""

    def __init__(self, names: AbstractResolver, gate: Gate) -> None:
        self._names = names
        self._gate = gate

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Every address of the name, all of them judged.

        Raises:
            AddressRefused: one of them may not be reached.
            OSError: there is none.
        """
        found = await self._names.resolve(host, port, family)
        if not found:
            raise OSError(f"no address for {host}")
        for each in found:
            self._gate.check(each["host"])
        return found

    async def close(self) -> None:
        """Let go of the resolver behind."""
        await self._names.close()


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
    if "@" in re.split("[/?#]", url.partition("//")[2], maxsplit=1)[0]:
        raise AddressRefused("user_in_address", "leave out the user name and password before the @")
    return parsed


def _check_name(host: str, *, allow_loopback: bool) -> None:
    if host == "localhost" and allow_loopback:
        return
    if len(host) > LONGEST_NAME or "." not in host or not NAME.fullmatch(host):
        raise AddressRefused("host_malformed", f"“{host[:80]}” is not a full domain name")
