"""Words of WebAuthn that the contract speaks: what a browser's `navigator.credentials` takes and gives, as JSON.

Give `publicKey` what is asked here through `PublicKeyCredential.parseCreationOptionsFromJSON` and
`parseRequestOptionsFromJSON`, and send back what `toJSON()` of the credential says.
"""

from typing import Annotated, Final

import msgspec

_BASE64URL: Final = r"^[A-Za-z0-9_=-]*$(?!\n)"
_ID: Final = "zKQ0mJ1pPq8b3nVd5w2xLg"

_Bytes = Annotated[
    str, msgspec.Meta(max_length=20_000, pattern=_BASE64URL, description="Bytes in base64url.", examples=[_ID])
]
_Word = Annotated[str, msgspec.Meta(max_length=200, description="A word of WebAuthn's.", examples=["required"])]
_Type = Annotated[str, msgspec.Meta(max_length=50, description="Always `public-key`.", examples=["public-key"])]
_Timeout = Annotated[int, msgspec.Meta(description="Milliseconds to answer in.", examples=[300_000])]


class PasskeySite(msgspec.Struct, frozen=True):
    """Whom a passkey is for: us."""

    id: Annotated[str, msgspec.Meta(description="Our domain.", examples=["rapport.example"])]
    name: Annotated[str, msgspec.Meta(description="What we are called.", examples=["Rapport"])]


class PasskeyHolder(msgspec.Struct, frozen=True, rename="camel"):
    """Whom a passkey stands for: you, in this practice."""

    id: _Bytes
    name: Annotated[
        str,
        msgspec.Meta(
            description="What tells it from others of yours.", examples=["dana@northstar.example (North Star Coaching)"]
        ),
    ]
    display_name: Annotated[str, msgspec.Meta(description="Your name.", examples=["Dana Whitfield"])]


class KeyKind(msgspec.Struct, frozen=True):
    """A kind of key that we take."""

    type: _Type
    alg: Annotated[int, msgspec.Meta(description="As COSE numbers it.", examples=[-7])]


class KnownPasskey(msgspec.Struct, frozen=True):
    """A passkey that you have here already."""

    id: _Bytes
    type: _Type


class PasskeyTraits(msgspec.Struct, frozen=True, rename="camel"):
    """What a passkey must be able to do."""

    resident_key: _Word
    user_verification: _Word
    require_resident_key: Annotated[
        bool, msgspec.Meta(description="The same, for older browsers.", examples=[True])
    ] = True


class PasskeyWanted(msgspec.Struct, frozen=True, rename="camel"):
    """What a browser needs to make a passkey (`PublicKeyCredentialCreationOptionsJSON`)."""

    rp: PasskeySite
    user: PasskeyHolder
    challenge: _Bytes
    pub_key_cred_params: Annotated[list[KeyKind], msgspec.Meta(description="Kinds of keys that we take.")]
    timeout: _Timeout
    exclude_credentials: Annotated[list[KnownPasskey], msgspec.Meta(description="What you have here already.")]
    authenticator_selection: PasskeyTraits
    attestation: _Word


class PasskeyAsked(msgspec.Struct, frozen=True):
    """What a browser needs to use a passkey (`PublicKeyCredentialRequestOptionsJSON`)."""

    challenge: _Bytes
    timeout: _Timeout
    rp_id: Annotated[str, msgspec.Meta(description="Our domain.", examples=["rapport.example"])] = msgspec.field(
        name="rpId"
    )
    user_verification: _Word = msgspec.field(name="userVerification")


class MadeResponse(msgspec.Struct, frozen=True):
    """What the authenticator says of the passkey that it made."""

    client_data: _Bytes = msgspec.field(name="clientDataJSON")
    attestation: _Bytes = msgspec.field(name="attestationObject")


class PasskeyMade(msgspec.Struct, frozen=True):
    """A passkey that a browser has made (`RegistrationResponseJSON`); what else it says is passed over."""

    id: _Bytes
    raw_id: _Bytes = msgspec.field(name="rawId")
    type: _Type
    response: MadeResponse


class AnswerResponse(msgspec.Struct, frozen=True):
    """What the authenticator signed."""

    client_data: _Bytes = msgspec.field(name="clientDataJSON")
    authenticator_data: _Bytes = msgspec.field(name="authenticatorData")
    signature: _Bytes
    user_handle: _Bytes | None = msgspec.field(name="userHandle", default=None)


class PasskeyAnswer(msgspec.Struct, frozen=True):
    """A passkey that a browser has used (`AuthenticationResponseJSON`); what else it says is passed over."""

    id: _Bytes
    raw_id: _Bytes = msgspec.field(name="rawId")
    type: _Type
    response: AnswerResponse
