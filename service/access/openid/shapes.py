"""Words of the contract about identity providers."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar.params import PathParameter

from service.access.shapes import ONE_LINE, Confidential

ProviderInPath = Annotated[UUID, PathParameter(description="The identity provider.")]
ProviderId = Annotated[
    UUID, msgspec.Meta(description="The identity provider.", examples=["019a3c70-1a2b-7c3d-8e4f-5a6b7c8d9e10"])
]
ProviderName = Annotated[
    str,
    msgspec.Meta(
        min_length=1,
        max_length=60,
        pattern=ONE_LINE,
        description="What people are shown on the button.",
        examples=["North Star's own sign-in"],
    ),
]
Issuer = Annotated[
    str,
    msgspec.Meta(
        min_length=8,
        max_length=500,
        pattern=ONE_LINE,
        description="The provider's issuer, exactly as its discovery document spells it. It never changes.",
        examples=["https://login.northstar.example"],
    ),
]
_KnownAs = Annotated[
    str,
    msgspec.Meta(
        min_length=1,
        max_length=300,
        pattern=ONE_LINE,
        description="What the provider calls us: the `client_id` of the web app that you registered there.",
        examples=["rapport-6b1f"],
    ),
]
_Secret = Annotated[
    str,
    msgspec.Meta(
        max_length=1000,
        pattern=ONE_LINE,
        description="The `client_secret` that goes with it; kept sealed and never shown.",
        examples=["a7Jx-s2mQ~9uTn"],
    ),
]
_Domain = Annotated[
    str, msgspec.Meta(min_length=3, max_length=253, pattern=r"^[^@\s\x00-\x1f]+\.[^@\s\x00-\x1f.]+$(?!\n)")
]
_Domains = Annotated[
    list[_Domain],
    msgspec.Meta(
        max_length=50,
        description="Whoever has a verified address of another domain is not let in; empty for any domain.",
        examples=[["northstar.example"]],
    ),
]
_Addresses = Annotated[
    list[Annotated[str, msgspec.Meta(min_length=8, max_length=2000)]],
    msgspec.Meta(
        max_length=20,
        description=(
            "Where programs of your own wait for people who signed in there; each has to match to the letter."
            " Front ends of third parties need none: they send people to the consent page."
        ),
        examples=[["https://desk.northstar.example/signed-in"]],
    ),
]

ProofCode = Annotated[
    str,
    msgspec.Meta(
        max_length=100,
        description="The `code` that the return address was told; good once, for five minutes.",
        examples=["rp_p_0Yw1mVbT7r0m3kQ9xkq2yXhJ4v8n5pLc6dFgH1sAzEkPq3Zx"],
    ),
]
Verifier = Annotated[
    str,
    msgspec.Meta(
        min_length=43,
        max_length=128,
        pattern=r"^[A-Za-z0-9._~-]+$(?!\n)",
        description="What the `code_challenge` was made from (RFC 7636).",
        examples=["dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"],
    ),
]


class NewIdentityProvider(Confidential, frozen=True, forbid_unknown_fields=True):
    """An OpenID provider, and how it knows us."""

    name: ProviderName
    issuer: Issuer
    known_as: _KnownAs
    secret: _Secret | None = None
    """None for a public program, which PKCE alone proves."""
    email_domains: _Domains = msgspec.field(default_factory=list)
    return_addresses: _Addresses = msgspec.field(default_factory=list)


class ProviderChange(Confidential, frozen=True, forbid_unknown_fields=True):
    """What is to be changed; what is left out stays."""

    name: ProviderName | None = None
    known_as: _KnownAs | None = None
    secret: _Secret | None = None
    """Empty to go on without one."""
    email_domains: _Domains | None = None
    return_addresses: _Addresses | None = None


class IdentityProviderView(msgspec.Struct, frozen=True, kw_only=True):
    """An OpenID provider by which people sign in."""

    id: ProviderId
    name: ProviderName
    issuer: Issuer
    known_as: _KnownAs
    has_secret: Annotated[bool, msgspec.Meta(description="Whether a secret is kept.", examples=[True])]
    email_domains: _Domains
    return_addresses: _Addresses
    redirect_uri: Annotated[
        str,
        msgspec.Meta(
            description="What to register at the provider as the address that people come back to.",
            examples=[
                "https://rapport.example/sign-in/019a3c5e-7d10-7c3a-9b1e-2f4d5a6b7c80/019a3c70-1a2b-7c3d-8e4f-5a6b7c8d9e10/return"
            ],
        ),
    ]
    start: Annotated[
        str,
        msgspec.Meta(
            description="Where programs of yours send people to sign in by it.",
            examples=[
                "https://rapport.example/sign-in/019a3c5e-7d10-7c3a-9b1e-2f4d5a6b7c80/019a3c70-1a2b-7c3d-8e4f-5a6b7c8d9e10"
            ],
        ),
    ]
    tied: Annotated[int, msgspec.Meta(description="How many people sign in by it.", examples=[3])]
    created_at: Annotated[datetime, msgspec.Meta(description="Since when.", examples=["2026-11-02T12:00:00Z"])]
    changed_at: Annotated[
        datetime | None, msgspec.Meta(description="The last change.", examples=["2026-11-09T12:00:00Z"])
    ]


class ProviderShortcoming(msgspec.Struct, frozen=True):
    """One thing that keeps people from signing in."""

    code: Annotated[str, msgspec.Meta(description="Safe to match on.", examples=["other_issuer"])]
    text: Annotated[
        str,
        msgspec.Meta(
            description="What is wrong.",
            examples=[
                "the discovery document is of “https://login.other.example”; give exactly that as the issuer if it is who you mean"
            ],
        ),
    ]


class ProviderTest(msgspec.Struct, frozen=True):
    """What a provider says of itself today, and whether that is enough."""

    is_sound: Annotated[
        bool, msgspec.Meta(description="Whether people can sign in, as far as this tells.", examples=[True])
    ]
    faults: Annotated[list[ProviderShortcoming], msgspec.Meta(description="What is wrong; none when it is sound.")]
    keys: Annotated[
        int, msgspec.Meta(description="How many keys it shows that ID tokens may be signed with.", examples=[2])
    ]
    algorithms: Annotated[
        list[str], msgspec.Meta(description="In which ways that we take it signs.", examples=[["RS256", "ES256"]])
    ]
