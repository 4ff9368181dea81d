"""The way to the API: each question is signed, asked as often as is safe, and its answer read."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from http import HTTPStatus
from typing import Final, TypeVar, cast

import httpx2

from rapport_client.asking import Question
from rapport_client.attempts import Attempts, Outcome, refusal
from rapport_client.remembered import Kept, Remembered
from rapport_client.streams import Listening
from rapport_client.tokens import TokenSource

Shape = TypeVar("Shape")

_SILENT_S: Final = 45.0
"""A stream says something every 15 seconds; one that is silent for longer was cut."""

_JSON: Final = frozenset({"application/json", "application/problem+json"})


class Network:
    """Asks, and waits for the answer."""

    def __init__(self, http: httpx2.Client, address: str, tokens: TokenSource, wait: Callable[[float], None]) -> None:
        self._http = http
        self._address = address
        self._tokens = tokens
        self._wait = wait
        self._remembered = Remembered()

    def ask(self, shape: type[Shape], question: Question) -> Shape:
        """The answer; its shape is the contract's word, nothing here looks whether it holds.

        Raises:
            Refused: The API said no.
            SignInNeeded: The person has to be asked again.
            httpx2.TransportError: The API was not reached.
        """
        del shape
        return cast("Shape", self._asked(question))

    def tell(self, question: Question) -> None:
        """Ask what is answered with nothing; raises as `ask` does."""
        self._asked(question)

    def listen(self, question: Question) -> Iterator[httpx2.ServerSentEvent]:
        """Events, connection after connection; raises as `ask` does once it is no use to come again."""
        listening, where = Listening(question), self._address + question.address
        while True:
            token = self._token()
            try:
                with self._http.stream("GET", where, headers=listening.headers(token), timeout=_SILENT_S) as answer:
                    if answer.is_success:
                        yield from filter(listening.is_told, httpx2.EventSource(answer))
                    else:
                        answer.read()
                outcome: Outcome = answer
            except httpx2.TransportError as fault:
                outcome = fault
            if listening.worth_another_token(outcome):
                self._tokens.fetch(token)
                continue
            pause = listening.pause(outcome)
            if pause is None:
                raise _fault(outcome)
            self._wait(pause)

    def _asked(self, question: Question) -> object:
        kept = self._remembered.last(question.address)
        attempts = Attempts(question, kept.tag if kept else None)
        token = self._token()
        while True:
            outcome = self._sent(question, attempts.headers(token))
            if attempts.worth_another_token(outcome):
                other = self._tokens.fetch(token)
                if other != token:
                    token = other
                    continue
            pause = attempts.pause(outcome)
            if pause is None:
                return _read(question, outcome, kept, self._remembered)
            self._wait(pause)

    def _token(self) -> str:
        token = self._tokens.ready()
        return self._tokens.fetch(None) if token is None else token

    def _sent(self, question: Question, headers: dict[str, str]) -> Outcome:
        where = self._address + question.address
        try:
            return self._http.request(
                question.method, where, headers=headers, json=question.body, content=question.content
            )
        except httpx2.TransportError as fault:
            return fault


class AsyncNetwork:
    """The same, while other tasks go on."""

    def __init__(
        self, http: httpx2.AsyncClient, address: str, tokens: TokenSource, wait: Callable[[float], Awaitable[None]]
    ) -> None:
        self._http = http
        self._address = address
        self._tokens = tokens
        self._wait = wait
        self._remembered = Remembered()

    async def ask(self, shape: type[Shape], question: Question) -> Shape:
        """As in `Network`."""
        del shape
        return cast("Shape", await self._asked(question))

    async def tell(self, question: Question) -> None:
        """As in `Network`."""
        await self._asked(question)

    async def listen(self, question: Question) -> AsyncIterator[httpx2.ServerSentEvent]:
        """Events, connection after connection; raises as `ask` does once it is no use to come again."""
        listening, where = Listening(question), self._address + question.address
        while True:
            token = await self._token()
            try:
                async with self._http.stream(
                    "GET", where, headers=listening.headers(token), timeout=_SILENT_S
                ) as answer:
                    if answer.is_success:
                        async for event in httpx2.EventSource(answer):
                            if listening.is_told(event):
                                yield event
                    else:
                        await answer.aread()
                outcome: Outcome = answer
            except httpx2.TransportError as fault:
                outcome = fault
            if listening.worth_another_token(outcome):
                await asyncio.to_thread(self._tokens.fetch, token)
                continue
            pause = listening.pause(outcome)
            if pause is None:
                raise _fault(outcome)
            await self._wait(pause)

    async def _asked(self, question: Question) -> object:
        kept = self._remembered.last(question.address)
        attempts = Attempts(question, kept.tag if kept else None)
        token = await self._token()
        while True:
            outcome = await self._sent(question, attempts.headers(token))
            if attempts.worth_another_token(outcome):
                other = await asyncio.to_thread(self._tokens.fetch, token)
                if other != token:
                    token = other
                    continue
            pause = attempts.pause(outcome)
            if pause is None:
                return _read(question, outcome, kept, self._remembered)
            await self._wait(pause)

    async def _token(self) -> str:
        token = self._tokens.ready()
        return await asyncio.to_thread(self._tokens.fetch, None) if token is None else token

    async def _sent(self, question: Question, headers: dict[str, str]) -> Outcome:
        where = self._address + question.address
        try:
            return await self._http.request(
                question.method, where, headers=headers, json=question.body, content=question.content
            )
        except httpx2.TransportError as fault:
            return fault


def _read(question: Question, outcome: Outcome, kept: Kept | None, remembered: Remembered) -> object:
    if isinstance(outcome, httpx2.TransportError):
        raise _fault(outcome)
    if outcome.status_code == HTTPStatus.NOT_MODIFIED and kept is not None:
        return json.loads(kept.body)
    if not outcome.is_success:
        raise _fault(outcome)
    if question.method == "GET" and (tag := outcome.headers.get("etag")):
        remembered.keep(question.address, Kept(tag, outcome.content))
    if outcome.headers.get("content-type", "").partition(";")[0] not in _JSON:
        return outcome.content or None
    return json.loads(outcome.content) if outcome.content else None


def _fault(outcome: Outcome) -> Exception:
    return outcome if isinstance(outcome, httpx2.TransportError) else refusal(outcome)
