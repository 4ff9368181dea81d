"""What a provider says of itself (OpenID Connect Discovery 1.0 §3), and whether that is enough to sign in by it. Pure.

Names of fields are those of Discovery 1.0 §3, of RFC 8414 §2 for PKCE, and of RFC 9207 §3 for the issuer in answers.
"""

from collections.abc import Iterator
from typing import Final

import msgspec

from service.access.openid.faults import Fault, ProviderFault

ALGORITHMS: Final = (
    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519",
)  # fmt: skip
"""With which ID tokens may be signed: by a private key alone, never `none` or a secret that both sides hold (RFC 8725 §3.1)."""
BY_POST: Final = "client_secret_post"
BY_BASIC: Final = "client_secret_basic"
_S256: Final = "S256"


class Document(msgspec.Struct, frozen=True):
    """The fields of a discovery document that signing in needs."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    response_types_supported: tuple[str, ...]
    id_token_signing_alg_values_supported: tuple[str, ...]
    userinfo_endpoint: str | None = None
    token_endpoint_auth_methods_supported: tuple[str, ...] = (BY_BASIC,)
    """Basic is what the absence of the field means."""
    code_challenge_methods_supported: tuple[str, ...] | None = None
    """Older providers check PKCE without saying so."""
    authorization_response_iss_parameter_supported: bool = False
    scopes_supported: tuple[str, ...] | None = None

    @property
    def algorithms(self) -> tuple[str, ...]:
        """With which of the algorithms that we take it signs."""
        return tuple(each for each in ALGORITHMS if each in self.id_token_signing_alg_values_supported)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Everywhere it sends people or us."""
        userinfo = (self.userinfo_endpoint,) if self.userinfo_endpoint else ()
        return (self.authorization_endpoint, self.token_endpoint, self.jwks_uri, *userinfo)

    def secret_ways(self, *, has_secret: bool) -> tuple[str, ...]:
        """How we prove at the token endpoint who we are, the likeliest first; without a secret PKCE alone does.

        A provider may take from each program only the way that it was registered with, which the document does not tell.
        """
        if not has_secret:
            return ("none",)
        return tuple(each for each in (BY_BASIC, BY_POST) if each in self.token_endpoint_auth_methods_supported)


def document_at(issuer: str) -> str:
    """Where an issuer's document lies (Discovery 1.0 §4)."""
    return f"{issuer.rstrip('/')}/.well-known/openid-configuration"


def document_of(body: bytes, *, issuer: str) -> Document:
    """The document in this body.

    Raises:
        ProviderFault: when it is none, speaks of another issuer (§4.3), or leaves out what every provider must say.
    """
    try:
        document = msgspec.json.decode(body, type=Document)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as unreadable:
        raise ProviderFault(Fault.UNREADABLE, f"the discovery document cannot be read: {unreadable}") from unreadable
    if document.issuer != issuer:
        raise ProviderFault(
            Fault.OTHER_ISSUER,
            f"the discovery document is of “{document.issuer[:200]}”; give exactly that as the issuer if it is who you mean",
        )
    return document


def shortcomings(document: Document, *, has_secret: bool) -> Iterator[ProviderFault]:
    """Everything that keeps people from signing in by this provider, as far as its document tells."""
    if "code" not in document.response_types_supported:
        yield ProviderFault(Fault.NO_CODE_FLOW, "the provider does not offer the authorization code flow")
    if document.code_challenge_methods_supported is not None and _S256 not in document.code_challenge_methods_supported:
        yield ProviderFault(Fault.NO_PKCE, "the provider says that it does not check PKCE by S256")
    if not document.algorithms:
        taken = ", ".join(ALGORITHMS)
        yield ProviderFault(Fault.NO_ALGORITHM, f"the provider signs ID tokens in none of these ways: {taken}")
    if not document.secret_ways(has_secret=has_secret):
        yield ProviderFault(Fault.NO_SHARED_WAY, f"the provider takes a secret neither by {BY_POST} nor by {BY_BASIC}")
