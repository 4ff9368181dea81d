"""A Unix socket that passes everything on to Postgres and counts how often its caller waits for an answer.

A round trip ends in the protocol with Sync (extended queries) or is a simple Query; both are counted as they pass, so that
nothing the driver does by itself goes unseen.
"""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

_SOCKET = ".s.PGSQL.5432"
_ASKING = frozenset(b"SQ")
"""Sync and Query (PostgreSQL, Frontend/Backend Protocol, Message Formats)."""
_CHUNK = 65_536


@dataclass(slots=True)
class Wire:
    """Where to connect instead, and the round trips counted so far."""

    url: str
    round_trips: int = 0


@asynccontextmanager
async def counted_wire(database_url: str) -> AsyncIterator[Wire]:
    """A counting way to the Postgres at this address, which must be reached by a Unix socket."""
    [real] = parse_qs(urlsplit(database_url).query)["host"]
    with tempfile.TemporaryDirectory(prefix="wire-") as folder:
        wire = Wire(database_url.replace(real, folder))
        tasks: set[asyncio.Task[None]] = set()

        async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            back_reader, back_writer = await asyncio.open_unix_connection(str(Path(real) / _SOCKET))
            for each in (_ask(reader, back_writer, wire), _answer(back_reader, writer)):
                tasks.add(asyncio.create_task(each))

        async with await asyncio.start_unix_server(pass_on, str(Path(folder) / _SOCKET)):
            yield wire
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, wire: Wire) -> None:
    with suppress(asyncio.IncompleteReadError, ConnectionError):
        # The first message alone has no kind: length, protocol version, settings.
        length = await reader.readexactly(4)
        writer.write(length + await reader.readexactly(int.from_bytes(length) - 4))
        while True:
            head = await reader.readexactly(5)
            wire.round_trips += head[0] in _ASKING
            writer.write(head + await reader.readexactly(int.from_bytes(head[1:]) - 4))
            await writer.drain()
    writer.close()


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while data := await reader.read(_CHUNK):
            writer.write(data)
            await writer.drain()
    writer.close()
