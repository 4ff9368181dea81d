"""Asks our guarded session to send to names of a hostile name server, and prints what became of each, as JSON.

To be run where it is the only name server, as `test_outbound_names` does: names go the whole way through the operating system's
resolver.
"""

import asyncio
import json
import socket
import struct
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Final, cast

from service.kit.destinations import AddressRefused, check_destination
from service.kit.outbound import GuardedSession, NoAnswer

OUTSIDE: Final = "93.184.216.34"
ADDRESSES: Final[Mapping[str, Sequence[Sequence[str]]]] = {
    "alias.example": [["inner.example", "10.0.0.1"]],
    "alias-of-alias.example": [["alias.example", "inner.example", "127.0.0.1"]],
    "alias-to-metadata.example": [["metadata.internal", "169.254.169.254"]],
    "one-of-two.example": [[OUTSIDE, "192.168.0.1"]],
    "rebinding.example": [[OUTSIDE], ["127.0.0.1"]],
    "rebinding-metadata.example": [[OUTSIDE], ["169.254.169.254"]],
}
"""What each name leads to at the first look, at the second, and so on; what is no address is an alias on the way."""

_A: Final = 1
_CNAME: Final = 5


class NameServer(asyncio.DatagramProtocol):
    """Answers questions for IPv4 addresses (RFC 1035), with no time to live."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.DatagramTransport", transport)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        labels, kind, end = _question(data)
        name, records = ".".join(labels), list[bytes]()
        if kind == _A and name in ADDRESSES:
            answers = ADDRESSES[name]
            records = list(_records(name, answers[min(self.asked[name], len(answers) - 1)]))
            self.asked[name] += 1
        head = data[:2] + struct.pack("!HHHHH", 0x8580, 1, len(records), 0, 0)
        self._transport.sendto(head + data[12:end] + b"".join(records), addr)


def _question(data: bytes) -> tuple[list[str], int, int]:
    labels, at = [], 12
    while length := data[at]:
        labels.append(data[at + 1 : at + 1 + length].decode().lower())
        at += 1 + length
    return labels, struct.unpack("!H", data[at + 1 : at + 3])[0], at + 5


def _records(name: str, answer: Sequence[str]) -> Iterator[bytes]:
    owner = _packed(name)
    for each in answer:
        is_address = each[0].isdigit()
        value = socket.inet_aton(each) if is_address else _packed(each)
        yield owner + struct.pack("!HHIH", _A if is_address else _CNAME, 1, 0, len(value)) + value
        owner = owner if is_address else value


def _packed(name: str) -> bytes:
    return b"".join(bytes([len(label)]) + label.encode() for label in name.split(".")) + b"\0"


async def ask() -> dict[str, object]:
    """What became of each name, where our sockets were told to connect to, and how often each name was looked up."""
    connects: list[str] = []

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if event == "socket.connect":
            connects.append(str(arguments[1]))

    server = NameServer()
    await asyncio.get_running_loop().create_datagram_endpoint(lambda: server, local_addr=("127.0.0.1", 53))
    sys.addaudithook(note)
    refused: dict[str, str] = {}
    for name in ADDRESSES:
        async with GuardedSession(allow_loopback=False) as session:
            if name.startswith("rebinding"):
                await check_destination(f"https://{name}/hook", allow_loopback=False)
            refused[name] = await _sent(session, f"https://{name}/hook")
    inside = list(connects)
    async with GuardedSession(allow_loopback=True) as session:
        await _sent(session, "https://alias-of-alias.example/hook")
    return {"refused": refused, "connects": inside, "asked": server.asked, "where_allowed": connects[len(inside) :]}


async def _sent(session: GuardedSession, url: str) -> str:
    try:
        await session.post(url, body=b"{}", headers={}, within=timedelta(seconds=5))
    except AddressRefused as refused:
        return refused.code
    except NoAnswer:
        return "no_answer"
    return "answered"


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(ask())))
