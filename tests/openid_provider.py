"""A small OpenID provider on loopback that can misbehave by plan, and a person who signs in there."""

import asyncio
import base64
import contextlib
import hashlib
import hmac
import json
import secrets
import threading
from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from aiohttp import web
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from joserfc.jwk import RSAKey

from tests.callers import NOON

KNOWN_AS: Final = "rapport-6b1f"
APP_SECRET: Final = "a7Jx-s2mQ~9uTn"
_RSA: Final = [RSAKey.generate_key(2048, {"kid": kid, "use": "sig"}) for kid in ("first", "second", "nobody knows")]
"""Made once: keys are slow to make."""

SHORT_KEY: Final = {
    "kty": "RSA",
    "kid": "first",
    "e": "AQAB",
    "n": base64.urlsafe_b64encode(b"\xc5" * 128).decode()[:171],
}
"""Of 1,024 bits."""
ENCRYPTING_KEY: Final = _RSA[0].as_dict(private=False) | {"use": "enc"}

Said = dict[str, Any]


@dataclass
class Provider:
    """What it says and does; tests change the fields before a person signs in."""

    issuer: str = ""
    clock: Callable[[], datetime] = lambda: NOON
    document: Said = field(default_factory=dict)
    """Said instead of what is true."""
    claims: Said = field(default_factory=dict)
    """Likewise in ID tokens; `None` leaves one out."""
    answers: dict[str, Callable[[web.Request], Any]] = field(default_factory=dict)
    """How an address answers instead."""
    shown: tuple[int, ...] = (0,)
    """Which keys are shown."""
    signs_with: int = 0
    algorithm: str = "RS256"
    header: Said = field(default_factory=dict)
    """Said beside in the head of ID tokens."""
    takes_secrets_in_bodies: bool = False
    seen: list[str] = field(default_factory=list)
    """Every address that was asked."""
    _codes: dict[str, Said] = field(default_factory=dict)

    def behave(self) -> None:
        """Forget every plan."""
        fresh = Provider(issuer=self.issuer)
        for each in fields(self):
            setattr(self, each.name, getattr(fresh, each.name))

    def agreed(self, address: str, *, subject: str = "person-1", **more: str) -> str:
        """What a browser is sent back to once the person has signed in and agreed at this address."""
        asked = dict(parse_qsl(urlsplit(address).query))
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        return self.returned(asked, subject=subject, **more)

    def returned(self, asked: Said, *, subject: str = "person-1", **more: str) -> str:
        """Likewise, of what was asked."""
        code = secrets.token_urlsafe(24)
        self._codes[code] = asked | {"subject": subject}
        told = {"code": code, "state": asked["state"], "iss": self.issuer} | more
        parts = urlsplit(asked["redirect_uri"])
        return f"{parts.path}?{urlencode({name: each for name, each in told.items() if each})}"

    def knows(self, subject: str, **said: Any) -> None:  # noqa: ANN401 # JSON
        """Have the UserInfo endpoint say this of somebody."""
        self.answers["/userinfo"] = says({"sub": subject} | said)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Whatever is asked."""
        self.seen.append(request.path)
        if request.path in self.answers:
            answered: web.StreamResponse = await self.answers[request.path](request)
            return answered
        match request.path:
            case "/.well-known/openid-configuration":
                return web.json_response(self._document())
            case "/keys":
                return web.json_response({"keys": [_RSA[each].as_dict(private=False) for each in self.shown]})
            case "/token":
                return await self._token(request)
        return web.json_response({}, status=404)

    def _document(self) -> Said:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
            "code_challenge_methods_supported": ["S256"],
            "authorization_response_iss_parameter_supported": True,
        } | self.document

    async def _token(self, request: web.Request) -> web.StreamResponse:
        said = await request.post()
        basic = base64.b64encode(f"{KNOWN_AS}:{APP_SECRET}".encode()).decode()
        by_basic = request.headers.get("authorization") == f"Basic {basic}"
        by_post = (said.get("client_id"), said.get("client_secret")) == (KNOWN_AS, APP_SECRET)
        if not (by_post if self.takes_secrets_in_bodies else by_basic):
            return web.json_response({"error": "invalid_client"}, status=401)
        asked = self._codes.pop(str(said.get("code")), None)
        if (
            asked is None
            or asked["redirect_uri"] != said.get("redirect_uri")
            or asked["code_challenge"] != challenge_of(str(said.get("code_verifier")))
        ):
            return web.json_response({"error": "invalid_grant"}, status=400)
        told = {"access_token": secrets.token_urlsafe(24), "token_type": "Bearer", "id_token": self._id_token(asked)}
        return web.json_response(told)

    def _id_token(self, asked: Said) -> str:
        now = int(self.clock().timestamp())
        claims = {
            "iss": self.issuer,
            "sub": asked["subject"],
            "aud": asked["client_id"],
            "iat": now,
            "exp": now + 300,
            "auth_time": now - (0 if "max_age" in asked else 86_400),
            "nonce": asked["nonce"],
            "email": "dana@northstar.example",
            "email_verified": True,
        } | self.claims
        said = {name: each for name, each in claims.items() if each is not None}
        key = _RSA[self.signs_with]
        return _signed({"alg": self.algorithm, "kid": str(key.kid)} | self.header, said, key)


def _signed(header: Said, claims: Said, key: RSAKey) -> str:
    """A token as anybody can write it, whatever a library would refuse to."""
    private = key.private_key
    assert private is not None
    body = ".".join(_text(json.dumps(each).encode()) for each in (header, claims)).encode()
    match header["alg"]:
        case "none":
            signature = b""
        case "HS256":
            # The oldest confusion: what everybody may read, taken for a secret (RFC 8725 §2.1).
            signature = hmac.digest(_RSA[0].as_pem(private=False), body, "sha256")
        case "PS256":
            way = padding.PSS(padding.MGF1(hashes.SHA256()), hashes.SHA256.digest_size)
            signature = private.sign(body, way, hashes.SHA256())
        case _:
            signature = private.sign(body, padding.PKCS1v15(), hashes.SHA256())
    return f"{body.decode()}.{_text(signature)}"


@contextmanager
def a_provider() -> Iterator[Provider]:
    """A provider that runs on this machine for as long as the block does, in a thread of its own, as it were elsewhere."""
    provider, loop = Provider(), asyncio.new_event_loop()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", provider.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1, handler_cancellation=True)
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    def there(doing: Coroutine[Any, Any, Any]) -> None:
        asyncio.run_coroutine_threadsafe(doing, loop).result(timeout=10)

    try:
        there(runner.setup())
        there(web.TCPSite(runner, "127.0.0.1", 0).start())
        provider.issuer = f"http://127.0.0.1:{runner.addresses[0][1]}"
        yield provider
    finally:
        there(runner.cleanup())
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def pours(request: web.Request) -> web.StreamResponse:
    """An answer of a gigabyte, as far as anybody reads it."""
    response = web.StreamResponse()
    await response.prepare(request)
    with contextlib.suppress(ConnectionError):
        for _ in range(16_384):
            await response.write(bytes(65_536))
    return response


async def hangs(_request: web.Request) -> web.StreamResponse:
    """No answer at all."""
    await asyncio.Event().wait()
    raise AssertionError


def redirects_to(address: str) -> Callable[[web.Request], Any]:
    """An answer that sends whoever asks elsewhere."""

    async def answer(_request: web.Request) -> web.StreamResponse:
        return web.Response(status=302, headers={"Location": address})

    return answer


def says(body: Mapping[str, Any] | bytes, status: int = 200) -> Callable[[web.Request], Any]:
    """An answer of these bytes, or of this JSON."""

    async def answer(_request: web.Request) -> web.StreamResponse:
        if isinstance(body, bytes):
            return web.Response(body=body, status=status)
        return web.json_response(dict(body), status=status)

    return answer


def challenge_of(verifier: str) -> str:
    """The S256 challenge of a verifier."""
    return _text(hashlib.sha256(verifier.encode()).digest())


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
