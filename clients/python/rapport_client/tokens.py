"""Where the token of each request comes from."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final, Protocol

import httpx2

from rapport_client.front_end import FrontEnd, OAuthRefused, Tokens

_SOON_S: Final = 30.0
"""An access token is replaced that long before its end, so that it outlives the request."""

_NOT_SENT: Final = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)


class SignInNeeded(Exception):
    """The approval has ended, or its next tokens were lost on the way: the person has to be asked again."""


class TokenSource(Protocol):
    """Gives each request its token. Threads and tasks may share one."""

    def ready(self) -> str | None:
        """The token, if it is at hand; empty where none is needed."""
        ...

    def fetch(self, refused: str | None) -> str:
        """The token, asking for a fresh one unless another than the one `refused` is at hand by now."""
        ...


@dataclass(frozen=True, slots=True)
class FixedToken:
    """An API key or a session's token, which nothing renews."""

    said: str

    def ready(self) -> str:
        """The token."""
        return self.said

    def fetch(self, refused: str | None) -> str:
        """The same token; there is no other."""
        del refused
        return self.said


class Approval:
    """What a person let a front end do, for as long as it lasts.

    A refresh token is good once, and a second use ends the approval. So however many threads and tasks find that the
    access token has ended, one asks and the others wait for it; and it never asks twice with the same token, unless that
    was certainly not sent. Two processes must not share an approval.

    Args:
        front_end: To whom it was given.
        tokens: The newest tokens.
        keep: Stores the next tokens durably; they are used only once it has returned.
        clock: Tells the time in seconds since 1970.
    """

    def __init__(
        self,
        front_end: FrontEnd,
        tokens: Tokens,
        keep: Callable[[Tokens], None],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._front_end = front_end
        self._tokens = tokens
        self._keep = keep
        self._clock = clock
        self._lock = threading.Lock()
        self._ended: str | None = None
        self._unkept: Tokens | None = None

    def ready(self) -> str | None:
        """The access token, while it lasts."""
        tokens = self._tokens
        lasts = self._ended is None and tokens.expires_at - _SOON_S > self._clock()
        return tokens.access_token if lasts else None

    def fetch(self, refused: str | None) -> str:
        """The access token after this one.

        Raises:
            SignInNeeded: There is none.
            httpx2.TransportError: The server was not reached; asking again later is safe.
        """
        with self._lock:
            ready = self.ready()
            if ready is not None and ready != refused:
                return ready
            self._refresh()
            return self._tokens.access_token

    def end(self) -> None:
        """Give the approval back: its tokens are good for nothing from now on."""
        with self._lock:
            self._front_end.revoke(self._tokens)
            self._ended = "it was given back"

    def _refresh(self) -> None:
        if self._unkept is None:
            self._unkept = self._following()
        self._keep(self._unkept)
        self._tokens, self._unkept = self._unkept, None

    def _following(self) -> Tokens:
        if self._ended is None and self._tokens.refresh_token is None:
            self._ended = "there is no refresh token"
        if self._ended is not None:
            raise SignInNeeded(self._ended)
        self._front_end.discover()
        # From here on the refresh token counts as spent, whatever interrupts us, unless it certainly was not read.
        self._ended = "the next tokens were lost on the way"
        try:
            following = self._front_end.refresh(self._tokens)
        except _NOT_SENT:
            self._ended = None
            raise
        except OAuthRefused as refused:
            self._ended = None if refused.status == HTTPStatus.TOO_MANY_REQUESTS else str(refused)
            if self._ended is None:
                raise
            raise SignInNeeded(self._ended) from refused
        except httpx2.HTTPError as lost:
            raise SignInNeeded(self._ended) from lost
        self._ended = None
        return following


class Machine:
    """A practice's own machine, which acts by itself within these scopes."""

    def __init__(self, front_end: FrontEnd, scopes: Sequence[str], clock: Callable[[], float] = time.time) -> None:
        self._front_end = front_end
        self._scopes = scopes
        self._clock = clock
        self._lock = threading.Lock()
        self._tokens: Tokens | None = None

    def ready(self) -> str | None:
        """The access token, while it lasts."""
        tokens = self._tokens
        lasts = tokens is not None and tokens.expires_at - _SOON_S > self._clock()
        return tokens.access_token if tokens is not None and lasts else None

    def fetch(self, refused: str | None) -> str:
        """An access token other than this one.

        Raises:
            OAuthRefused: The machine is not let in.
        """
        with self._lock:
            ready = self.ready()
            if ready is not None and ready != refused:
                return ready
            self._tokens = self._front_end.enter(self._scopes)
            return self._tokens.access_token
