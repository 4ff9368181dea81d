"""Words of the contract about second factors."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from litestar.params import PathParameter

from service.access.factors.entering import StepOwed, Way
from service.access.factors.passkey_shapes import PasskeyAnswer, PasskeyMade
from service.access.shapes import ONE_LINE, Confidential, KnownPassword

_Id = Annotated[UUID, msgspec.Meta(description="The factor.", examples=["019a3c80-1a2b-7c3d-8e4f-5a6b7c8d9e20"])]
_Since = Annotated[datetime, msgspec.Meta(description="Since when.", examples=["2026-11-02T12:00:00Z"])]
_LastUsed = Annotated[
    datetime | None, msgspec.Meta(description="Last use; null for never.", examples=["2026-11-02T12:00:00Z"])
]

AppInPath = Annotated[UUID, PathParameter(description="The authenticator app.")]
PasskeyInPath = Annotated[UUID, PathParameter(description="The passkey.")]
PasskeyName = Annotated[
    str,
    msgspec.Meta(
        min_length=1, max_length=100, pattern=ONE_LINE, description="What you call it.", examples=["Dana's phone"]
    ),
]
AppCode = Annotated[
    str, msgspec.Meta(max_length=20, description="The six digits that your app shows now.", examples=["492039"])
]
KeptCode = Annotated[
    str, msgspec.Meta(max_length=40, description="One of your recovery codes.", examples=["7h3k-0m9q-rx2v-c8dt"])
]
RecoveryCodeList = Annotated[
    list[str],
    msgspec.Meta(
        description="Codes that stand in once each for a factor that is lost, shown this once; empty when you have some.",
        examples=[["7h3k-0m9q-rx2v-c8dt", "w4nb-1g6z-sj5y-e0pa"]],
    ),
]
ShownPasskey = Annotated[PasskeyAnswer, msgspec.Meta(description="A passkey's answer to a question of ours.")]
ProvenBy = Annotated[
    Literal["password", "provider", "provider_factors", "code", "recovery_code", "passkey"],
    msgspec.Meta(
        description="`provider_factors`: a provider that says that it asked for several; `provider`: one that does not.",
        examples=["passkey"],
    ),
]
StepToken = Annotated[
    str,
    msgspec.Meta(
        max_length=100,
        description="What the first step answered.",
        examples=["rp_t_0Yw1mVbT7r0m3kQ9xkq2yXhJ4v8n5pLc6dFgH1sAzEkPq3Zx"],
    ),
]


class SecondStepOwed(Confidential, frozen=True, kw_only=True):
    """The first step of signing in is done. No session is open until a second factor is shown at POST /v1/second-steps."""

    token: StepToken
    expires_at: Annotated[
        datetime, msgspec.Meta(description="Until when it is good.", examples=["2026-11-02T12:10:00Z"])
    ]
    ways: Annotated[
        list[Literal["code", "passkey", "recovery_code"]],
        msgspec.Meta(description="What you can show.", examples=[["code", "recovery_code"]]),
    ]

    @classmethod
    def of(cls, owed: StepOwed) -> "SecondStepOwed":
        """As the contract tells it."""
        return cls(token=owed.token.reveal(), expires_at=owed.expires_at, ways=[_WIRE[way] for way in owed.ways])


_WIRE: dict[Way, Literal["code", "passkey", "recovery_code"]] = {
    Way.CODE: "code",
    Way.PASSKEY: "passkey",
    Way.RECOVERY_CODE: "recovery_code",
}


class SecondStep(Confidential, frozen=True, forbid_unknown_fields=True):
    """A second factor, one of them, after the first step."""

    token: StepToken
    code: AppCode | None = None
    recovery_code: KeptCode | None = None
    passkey: ShownPasskey | None = None


class NewStepUp(Confidential, frozen=True, forbid_unknown_fields=True):
    """One proof that it is you: a second factor, or for who has none the password."""

    code: AppCode | None = None
    recovery_code: KeptCode | None = None
    passkey: ShownPasskey | None = None
    password: KnownPassword | None = None


class SteppedUp(msgspec.Struct, frozen=True, kw_only=True):
    """What the session knows of you now."""

    proven_by: ProvenBy
    proven_at: Annotated[datetime, msgspec.Meta(description="When.", examples=["2026-11-02T12:00:00Z"])]
    good_until: Annotated[
        datetime,
        msgspec.Meta(description="Until when this opens what is dangerous.", examples=["2026-11-02T12:15:00Z"]),
    ]


class AppBegun(Confidential, frozen=True, kw_only=True):
    """An authenticator app that counts once it has shown a code. The secret is shown this once."""

    id: _Id
    secret: Annotated[
        str, msgspec.Meta(description="To be typed, in base32.", examples=["JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"])
    ]
    otpauth_uri: Annotated[
        str,
        msgspec.Meta(
            description="To be shown as a QR code.",
            examples=[
                "otpauth://totp/Rapport:dana%40northstar.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Rapport"
            ],
        ),
    ]


class AppConfirmation(Confidential, frozen=True, forbid_unknown_fields=True):
    """The first code of an app."""

    code: AppCode


class RecoveryCodes(Confidential, frozen=True, kw_only=True):
    """Recovery codes, shown this once."""

    recovery_codes: RecoveryCodeList


class NewPasskey(Confidential, frozen=True, forbid_unknown_fields=True):
    """A passkey that a browser has made."""

    name: PasskeyName
    credential: Annotated[PasskeyMade, msgspec.Meta(description="What the browser answered.")]


class PasskeyAdded(Confidential, frozen=True, kw_only=True):
    """A passkey that was added."""

    id: _Id
    recovery_codes: RecoveryCodeList


class AuthenticatorAppView(msgspec.Struct, frozen=True, kw_only=True):
    """An authenticator app that counts."""

    id: _Id
    created_at: _Since
    last_used_at: _LastUsed


class PasskeyView(msgspec.Struct, frozen=True, kw_only=True):
    """A passkey."""

    id: _Id
    name: PasskeyName
    is_synced: Annotated[
        bool, msgspec.Meta(description="Whether its provider keeps it on several devices.", examples=[True])
    ]
    created_at: _Since
    last_used_at: _LastUsed


class SecondFactors(msgspec.Struct, frozen=True, kw_only=True):
    """What you can show besides a password, in this practice."""

    is_demanded: Annotated[bool, msgspec.Meta(description="Whether the practice demands one of you.", examples=[True])]
    authenticator_app: Annotated[AuthenticatorAppView, msgspec.Meta(description="Null for none.")] | None
    passkeys: Annotated[list[PasskeyView], msgspec.Meta(description="Oldest first; at most 20.")]
    recovery_codes_left: Annotated[int, msgspec.Meta(description="How many are not used.", examples=[10])]


class FactorPolicy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of whom the practice demands a second factor."""

    demanded_of: Annotated[
        Literal["optional", "owners", "members"],
        msgspec.Meta(
            description="`members`: of owners, coaches and assistants; nobody's clients are asked.", examples=["owners"]
        ),
    ]
