"""Streams of events that go on by themselves where they were interrupted."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from typing import Final, Generic, TypeVar, cast

import httpx2

from rapport_client.asking import Asker, AsyncAsker, Question
from rapport_client.attempts import Attempts, Outcome

Item = TypeVar("Item")

_PLACE: Final = "Last-Event-ID"
_PAUSE_S: Final = 1.0
"""Between one connection's end and the next."""

_ENDED: Final = "ended"
"""The event with which the API says that the token has ended; the next connection brings another."""


@dataclass(frozen=True, slots=True)
class Heard(Generic[Item]):
    """What was heard, and its place: given as `last_event_id`, the stream goes on after it, another day too."""

    id: str
    item: Item


class Stream(Generic[Item]):
    """What happens, as it happens, until the loop is left; connections that end are made again."""

    def __init__(self, asker: Asker, question: Question) -> None:
        self._asker = asker
        self._question = question

    def __iter__(self) -> Iterator[Heard[Item]]:
        for event in self._asker.listen(self._question):
            yield Heard(event.id, cast("Item", event.json()))


class AsyncStream(Generic[Item]):
    """The same, for `async for`."""

    def __init__(self, asker: AsyncAsker, question: Question) -> None:
        self._asker = asker
        self._question = question

    async def __aiter__(self) -> AsyncIterator[Heard[Item]]:
        async for event in self._asker.listen(self._question):
            yield Heard(event.id, cast("Item", event.json()))


class Listening:
    """How far a stream was heard, over all its connections."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._attempts = Attempts(question)

    def headers(self, token: str) -> dict[str, str]:
        """What is sent with the next connection."""
        return self._attempts.headers(token) | {"Accept": "text/event-stream", "Cache-Control": "no-store"}

    def is_told(self, event: httpx2.ServerSentEvent) -> bool:
        """Whether this is passed on; its place is kept, and faults are counted anew."""
        if event.id:
            self._question = replace(self._question, headers={**self._question.headers, _PLACE: event.id})
            self._attempts = Attempts(self._question)
        # An event without data only tells a place; the HTML Standard passes none such on.
        return bool(event.data) and event.event != _ENDED

    def worth_another_token(self, outcome: Outcome) -> bool:
        """Whether the connection was refused because of its token."""
        return self._attempts.worth_another_token(outcome)

    def pause(self, outcome: Outcome) -> float | None:
        """Seconds until the next connection, after one that ended so; None when there is none."""
        whole = isinstance(outcome, httpx2.Response) and outcome.is_success
        return _PAUSE_S if whole else self._attempts.pause(outcome)
