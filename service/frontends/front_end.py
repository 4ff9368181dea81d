"""A registered front end as a frozen value, which also answers what Authlib asks of one. Pure."""

import hmac
from dataclasses import dataclass
from uuid import UUID

from authlib.oauth2.rfc6749 import ClientMixin

from service.access.scopes import Scope
from service.access.tokens import hash_of
from service.frontends.redirects import fits
from service.kit.secrets import Secret


@dataclass(frozen=True, slots=True)
class FrontEndKnown(ClientMixin):  # type: ignore[misc] # Authlib ships no types
    """A front end that is not retired."""

    practice_id: UUID
    """Which registered it."""
    id: UUID
    name: str
    home_page: str | None
    auth_method: str
    secret_hash: bytes | None
    redirect_uris: tuple[str, ...]
    grant_types: frozenset[str]
    scopes: frozenset[Scope]
    registered_by: UUID
    is_verified: bool

    def get_client_id(self) -> str:
        """Its name on the wire."""
        return str(self.id)

    def get_default_redirect_uri(self) -> str | None:
        """None: where people go is always said in full."""
        return None

    def get_allowed_scope(self, scope: str | None) -> str | None:
        """The scopes asked for when all of them may be; otherwise none, and Authlib says so."""
        asked = (scope or "").split(" ")
        return scope if self.scopes.issuperset(asked) else None

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        """Whether people may be sent there."""
        return fits(redirect_uri, self.redirect_uris)

    def check_client_secret(self, client_secret: str) -> bool:
        """Whether this is its secret, in the same time for each wrong one."""
        return self.secret_hash is not None and hmac.compare_digest(hash_of(Secret(client_secret)), self.secret_hash)

    def check_endpoint_auth_method(self, method: str, _endpoint: str) -> bool:
        """Whether it proves itself in this way: at every door in the one that it registered."""
        return method == self.auth_method

    def check_response_type(self, response_type: str) -> bool:
        """Whether the consent page may answer it in this way."""
        return response_type == "code" and "authorization_code" in self.grant_types

    def check_grant_type(self, grant_type: str) -> bool:
        """Whether it may ask for tokens by this grant."""
        return grant_type in self.grant_types
