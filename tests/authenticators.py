"""What people prove themselves with: a passkey in software, and an authenticator app, as real ones would do it."""

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pyotp
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import encode_cbor

_PRESENT, _VERIFIED, _CREDENTIAL = 0x01, 0x04, 0x40
ORIGIN = "https://rapport.example"

Told = dict[str, Any]


@dataclass
class PasskeyInHand:
    """An authenticator with one passkey (WebAuthn §6): it makes it, signs with it, and counts."""

    origin: str = ORIGIN
    asks_who_holds_it: bool = True
    counts: bool = True
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    handle: bytes = b""
    used: int = 0

    def make(self, wanted: Told, **changed: Any) -> Told:  # noqa: ANN401 # JSON
        """What `navigator.credentials.create` answers to these options; each may be changed by who means harm."""
        wanted = wanted | changed
        self.handle = unpacked(wanted["user"]["id"])
        point = self.key.public_key().public_numbers()
        public = {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")}
        credential = bytes(16) + len(self.credential_id).to_bytes(2, "big") + self.credential_id + encode_cbor(public)
        data = self._data(wanted["rp"]["id"], _CREDENTIAL) + credential
        attestation = {"fmt": "none", "attStmt": {}, "authData": data}
        said = {"clientDataJSON": self._client_data("webauthn.create", wanted["challenge"])}
        return self._told(said | {"attestationObject": packed(encode_cbor(attestation)), "transports": ["internal"]})

    def answer(self, asked: Told, **changed: Any) -> Told:  # noqa: ANN401 # JSON
        """What `navigator.credentials.get` answers to these options."""
        asked = asked | changed
        self.used += self.counts
        data, said = self._data(asked["rpId"], 0), self._client_data("webauthn.get", asked["challenge"])
        signed = self.key.sign(data + hashlib.sha256(unpacked(said)).digest(), ec.ECDSA(hashes.SHA256()))
        response = {"authenticatorData": packed(data), "signature": packed(signed), "userHandle": packed(self.handle)}
        return self._told(response | {"clientDataJSON": said})

    def _data(self, domain: str, flags: int) -> bytes:
        flags |= _PRESENT | (_VERIFIED if self.asks_who_holds_it else 0)
        return hashlib.sha256(domain.encode()).digest() + bytes([flags]) + self.used.to_bytes(4, "big")

    def _client_data(self, kind: str, challenge: str) -> str:
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return packed(json.dumps(said).encode())

    def _told(self, response: Told) -> Told:
        name = packed(self.credential_id)
        return {
            "id": name,
            "rawId": name,
            "type": "public-key",
            "response": response,
            "clientExtensionResults": {},
            "authenticatorAttachment": "platform",
        }


def code(secret: str, at: datetime, *, steps: int = 0) -> str:
    """What an authenticator app shows at this moment, or so many half minutes off."""
    return pyotp.TOTP(secret).at(at + timedelta(seconds=30 * steps))


def packed(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unpacked(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
