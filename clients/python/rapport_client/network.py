"""One caller's way to the API."""

import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from typing import Final, Self

import httpx2

from rapport_client.refusals import Refused

_AGAIN: Final = frozenset({429, 503})
_SAFE: Final = frozenset({"GET", "PUT", "DELETE", "POST"})
_TRIES: Final = 3
_LONGEST_WAIT_S: Final = 60.0


class Rapport:
    """Speaks with the API for whoever the token belongs to.

    Args:
        address: Where the API is, without a path.
        token: Gives the token of each request: an API key, a session's or an OAuth access token.
        wait: Waits so many seconds before a repeat.
    """

    def __init__(self, address: str, token: Callable[[], str], wait: Callable[[float], None] = time.sleep) -> None:
        self._http = httpx2.Client(base_url=address, timeout=30)
        self._token = token
        self._wait = wait

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def ask(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str | int] | None = None,
        body: object = None,
        idempotency_key: str | None = None,
    ) -> object:
        """Ask once, or again where that is safe: a POST carries an Idempotency-Key, made here unless given.

        Returns:
            The answer's JSON, or None where there is none.

        Raises:
            Refused: The API said no.
            httpx2.TransportError: The API was not reached.
        """
        headers = {"authorization": f"Bearer {self._token()}"}
        if method == "POST":
            headers["idempotency-key"] = idempotency_key or str(uuid.uuid4())
        tries = _TRIES if method in _SAFE else 1
        for left in reversed(range(tries)):
            try:
                answer = self._http.request(method, path, params=dict(query or {}), json=body, headers=headers)
            except httpx2.TransportError:
                if not left:
                    raise
                self._wait(1.0)
                continue
            if not left or answer.status_code not in _AGAIN:
                break
            self._wait(_pause(answer.headers.get("retry-after")))
        return _read(answer)

    def each(self, path: str, **query: str | int) -> Iterator[object]:
        """Everything on a list, page after page, until `next_cursor` is null."""
        while True:
            page = self.ask("GET", path, query=query)
            if not isinstance(page, dict):
                return
            yield from page["items"]
            if page.get("next_cursor") is None:
                return
            query["cursor"] = page["next_cursor"]


def _pause(retry_after: str | None) -> float:
    """Seconds to wait; a date or nothing counts as one second."""
    return min(float(retry_after), _LONGEST_WAIT_S) if retry_after and retry_after.isdecimal() else 1.0


def _read(answer: httpx2.Response) -> object:
    try:
        said: object = answer.json() if answer.content else None
    except ValueError:
        said = None
    if not answer.is_success:
        raise Refused.told(answer.status_code, said)
    return said
