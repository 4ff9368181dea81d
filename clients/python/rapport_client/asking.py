"""What is asked of the API, and who can ask it."""

from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar
from urllib.parse import quote, urlencode

import httpx2

Shape = TypeVar("Shape")


@dataclass(frozen=True, slots=True)
class Question:
    """One request, before anybody signs it.

    Attributes:
        method: GET, POST, PUT, PATCH or DELETE.
        path: Where to, from the API's address on.
        query: What the address says after the path; what is None is left out.
        headers: Likewise.
        body: Sent as JSON, unless None.
        content: Sent as it is, unless None.
        keyed: Whether it is done once however often it is sent under one key.
        key: That key; one is made when it is needed and None.
    """

    method: str
    path: str
    query: Mapping[str, str | float | None] = field(default_factory=dict)
    headers: Mapping[str, str | float | None] = field(default_factory=dict)
    body: object = None
    content: bytes | None = None
    keyed: bool = False
    key: str | None = None

    @property
    def address(self) -> str:
        """The path with its query."""
        said = urlencode({name: _text(value) for name, value in self.query.items() if value is not None})
        return f"{self.path}?{said}" if said else self.path

    def stated(self) -> dict[str, str]:
        """The headers that are said."""
        return {name: _text(value) for name, value in self.headers.items() if value is not None}


class Asker(Protocol):
    """Whoever brings a question to the API and its answer back."""

    def ask(self, shape: type[Shape], question: Question) -> Shape:
        """The answer, of this shape."""
        ...

    def tell(self, question: Question) -> None:
        """Ask what is answered with nothing."""
        ...

    def listen(self, question: Question) -> Iterator[httpx2.ServerSentEvent]:
        """Ask for a stream, and for the rest of it whenever it ends."""
        ...


class AsyncAsker(Protocol):
    """The same, for programs that wait for many things at once."""

    async def ask(self, shape: type[Shape], question: Question) -> Shape:
        """The answer, of this shape."""
        ...

    async def tell(self, question: Question) -> None:
        """Ask what is answered with nothing."""
        ...

    def listen(self, question: Question) -> AsyncIterator[httpx2.ServerSentEvent]:
        """Ask for a stream, and for the rest of it whenever it ends."""
        ...


def at(value: object) -> str:
    """One part of a path, whatever stands in it."""
    return quote(str(value), safe="")


def _text(value: str | float) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
