"""By which tokens each door opens, as the contract tells it: one's own, or a front end's with a scope that lends it."""

from collections.abc import Iterable, Mapping
from typing import Final

from litestar.handlers import HTTPRouteHandler
from litestar.openapi.spec import OAuthFlow, OAuthFlows, SecurityScheme
from litestar.types import ControllerRouterHandler

from service.access.guard import May
from service.access.scopes import LENT, scope_for
from service.kit.contract_headers import Security

OWN: Final = "bearer"
LENT_BY: Final = "oauth2"

SCHEMES: Final[Mapping[str, SecurityScheme]] = {
    OWN: SecurityScheme(
        type="http",
        scheme="bearer",
        description="A session token (`rp_s_…`) from signing in, or an API key (`rp_k_…`).",
    ),
    LENT_BY: SecurityScheme(
        type="oauth2",
        description=(
            "What a person lets a front end do (`rp_a_…`): authorization code with PKCE (S256, for everybody) and rotating"
            " refresh tokens, or client credentials for the practice's own machines. All of it is at"
            " `/.well-known/oauth-authorization-server`; front ends are registered at `/oauth/register` (RFC 7591)."
        ),
        flows=OAuthFlows(
            authorization_code=OAuthFlow(
                authorization_url="/oauth/authorize",
                token_url="/oauth/token",  # noqa: S106 # an address
                refresh_url="/oauth/token",
                scopes={scope.value: lent.words for scope, lent in LENT.items()},
            ),
            client_credentials=OAuthFlow(
                token_url="/oauth/token",  # noqa: S106 # an address
                scopes={scope.value: lent.words for scope, lent in LENT.items()},
            ),
        ),
    ),
}
"""The ways to be let in, by their names in the contract."""


def security_of(doors: Iterable[ControllerRouterHandler]) -> dict[str, Security]:
    """By which tokens each guarded operation opens, any one of which will do."""
    found: dict[str, Security] = {}
    for door in doors:
        if not isinstance(door, HTTPRouteHandler) or not isinstance(door.operation_id, str):
            continue
        for guard in door.guards or ():
            if isinstance(guard, May):
                scopes = scope_for(guard.permissions)
                lent = [] if scopes is None else [{LENT_BY: [each.value for each in scopes]}]
                found[door.operation_id] = [{OWN: []}, *lent]
    return found
