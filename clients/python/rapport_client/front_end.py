"""A front end as OAuth knows it: it asks people, redeems what they answer, refreshes, and gives back."""

import base64
import hashlib
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import httpx2

_TIMEOUT_S: Final = 30.0
_METADATA: Final = "/.well-known/oauth-authorization-server"
_VERIFIER_BYTES: Final = 48
"""64 characters, of the 43 to 128 that RFC 7636 section 4.1 takes."""


class OAuthRefused(Exception):
    """The server refused as OAuth does (RFC 6749 sections 4.1.2.1 and 5.2): a code, and what it says of it."""

    def __init__(self, code: str, description: str = "", status: int | None = None) -> None:
        self.code = code
        self.description = description
        self.status = status
        super().__init__(f"{code}: {description}" if description else code)


class AnswerNotOurs(Exception):
    """What came back is not the answer to the question: its `state` or `iss` is another."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a front end is given. All of it is secret.

    Attributes:
        access_token: Opens what was allowed, until `expires_at`, seconds since 1970.
        expires_at: When that ends.
        refresh_token: Brings the next tokens, once; None for machines.
        scopes: What was allowed.
    """

    access_token: str
    expires_at: float
    refresh_token: str | None
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """A person is being asked: open `address` in their browser, and keep the rest until they come back."""

    address: str
    redirect_uri: str
    state: str
    verifier: str


class FrontEnd:
    """One registered front end.

    Args:
        address: Where the API is, without a path; it is also the issuer.
        client_id: What it is registered as.
        secret: Its secret, where it can keep one.
        http: Sends the requests; it is not closed here.
        clock: Tells the time in seconds since 1970.
    """

    def __init__(
        self,
        address: str,
        client_id: str,
        secret: str | None = None,
        *,
        http: httpx2.Client | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.client_id = client_id
        self._address = address.rstrip("/")
        self._secret = secret
        self._http = http
        self._clock = clock
        self._metadata: Mapping[str, Any] | None = None

    @classmethod
    def register(
        cls, address: str, token: str, said: Mapping[str, object], *, http: httpx2.Client | None = None
    ) -> Self:
        """Register a front end (RFC 7591), by an owner's token or one that an owner made for it.

        Args:
            address: Where the API is.
            token: Whose leave there is.
            said: `client_name`, `redirect_uris`, `grant_types`, `scope`, and `token_endpoint_auth_method` `none` for
                those who can keep no secret.
            http: As for every front end.

        Raises:
            OAuthRefused: It is not registered so.
        """
        unknown = cls(address, "", http=http)
        where = unknown._endpoint("registration_endpoint")
        headers = {"Authorization": f"Bearer {token}"}
        told = _told(unknown._send("POST", where, json=dict(said), headers=headers))
        return cls(address, told["client_id"], told.get("client_secret"), http=http)

    @property
    def secret(self) -> str | None:
        """What proves who it is; keep it from everybody."""
        return self._secret

    def discover(self) -> Mapping[str, Any]:
        """What the server tells of itself (RFC 8414), asked for once.

        Raises:
            AnswerNotOurs: It says that it is another.
        """
        if self._metadata is None:
            told = _told(self._send("GET", self._address + _METADATA))
            if told.get("issuer") != self._address:
                raise AnswerNotOurs(f"{self._address} says that it is {told.get('issuer')}")
            self._metadata = told
        return self._metadata

    def begin(self, redirect_uri: str, scopes: Sequence[str]) -> Asking:
        """Begin to ask a person: a fresh `state` and verifier, and the address to open."""
        state, verifier = secrets.token_urlsafe(), secrets.token_urlsafe(_VERIFIER_BYTES)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        question = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": redirect_uri,
            "scope": " ".join(scopes),
            "state": state,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        where = self._endpoint("authorization_endpoint")
        return Asking(f"{where}?{urlencode(question, quote_via=quote)}", redirect_uri, state, verifier)

    def redeem(self, asking: Asking, came_back: str) -> Tokens:
        """The tokens for what the person allowed.

        Args:
            asking: What was begun; use it once.
            came_back: The address at which the browser came back, with its query.

        Raises:
            AnswerNotOurs: It answers another question, or another server answered (RFC 9207).
            OAuthRefused: The person said no, or the code is not good.
        """
        said = {name: values[0] for name, values in parse_qs(urlsplit(came_back).query).items() if len(values) == 1}
        if not secrets.compare_digest(said.get("state", "").encode(), asking.state.encode()):
            raise AnswerNotOurs("the state is another")
        if said.get("iss") != self.discover()["issuer"]:
            raise AnswerNotOurs("another server answered")
        if "code" not in said:
            raise OAuthRefused(said.get("error", "invalid_request"), said.get("error_description", ""))
        redeemed = {"code": said["code"], "redirect_uri": asking.redirect_uri, "code_verifier": asking.verifier}
        return self._given({"grant_type": "authorization_code"} | redeemed)

    def refresh(self, tokens: Tokens) -> Tokens:
        """The next tokens; these are spent. Let an `Approval` do it, which never does it twice.

        Raises:
            OAuthRefused: The approval has ended.
        """
        return self._given({"grant_type": "refresh_token", "refresh_token": tokens.refresh_token or ""})

    def enter(self, scopes: Sequence[str]) -> Tokens:
        """Tokens for a practice's own machine. Let a `Machine` do it, which does it when it is time.

        Raises:
            OAuthRefused: It is not let in.
        """
        return self._given({"grant_type": "client_credentials", "scope": " ".join(scopes)})

    def revoke(self, tokens: Tokens) -> None:
        """Give back what was allowed (RFC 7009): everything that came of the approval ends."""
        _told(self._prove("revocation_endpoint", {"token": tokens.refresh_token or tokens.access_token}))

    def _given(self, form: dict[str, str]) -> Tokens:
        at = self._clock()
        said = _told(self._prove("token_endpoint", form))
        scopes = tuple(said.get("scope", "").split())
        return Tokens(said["access_token"], at + said["expires_in"], said.get("refresh_token"), scopes)

    def _prove(self, endpoint: str, form: dict[str, str]) -> httpx2.Response:
        """Send a form, with what proves who it is."""
        where = self._endpoint(endpoint)
        if self._secret is None:
            return self._send("POST", where, data=form | {"client_id": self.client_id})
        # RFC 6749 section 2.3.1: both are encoded as in a form before they are joined.
        proof = (quote(self.client_id, safe=""), quote(self._secret, safe=""))
        return self._send("POST", where, data=form, auth=proof)

    def _endpoint(self, name: str) -> str:
        return str(self.discover()[name])

    def _send(self, method: str, where: str, **said: Any) -> httpx2.Response:  # noqa: ANN401 # as httpx2 takes it
        if self._http is not None:
            return self._http.request(method, where, **said)
        with httpx2.Client(timeout=_TIMEOUT_S) as http:
            return http.request(method, where, **said)


def _told(answer: httpx2.Response) -> dict[str, Any]:
    try:
        said = answer.json() if answer.content else {}
    except ValueError:
        said = {}
    told: dict[str, Any] = said if isinstance(said, dict) else {}
    if not answer.is_success:
        code = str(told.get("error") or told.get("type") or answer.status_code)
        raise OAuthRefused(code, str(told.get("error_description") or told.get("title") or ""), answer.status_code)
    return told
