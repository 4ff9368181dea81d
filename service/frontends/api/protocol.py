"""What programs ask by OAuth's own words: tokens, their end, what they may do, and what this server can do at all.

These doors speak OAuth's errors (RFC 6749 §5.2), since that is what OAuth libraries read, and take forms as it says.
"""

from typing import Any, Final

from litestar import Request, Response, get, post
from litestar.datastructures import State

from service.access.caller import RequestDesk
from service.access.limits import TOKEN_REQUESTS
from service.access.scopes import Scope
from service.frontends.api.consent import LARGEST_FORM
from service.frontends.consent_pages import AUTHORIZE
from service.frontends.exchange import exchange_for_tokens, introspect_token, not_a_form, revoke_token
from service.frontends.questions import S256
from service.frontends.registration import BY_CODE, BY_ITSELF, BY_REFRESH
from service.frontends.server import Reply
from service.kit.limits import Limited

TOKEN: Final = "/oauth/token"  # noqa: S105 # an address
REVOKE: Final = "/oauth/revoke"
INTROSPECT: Final = "/oauth/introspect"
REGISTER: Final = "/oauth/register"
_FORM: Final = "application/x-www-form-urlencoded"
_SECRET_WAYS: Final = ("client_secret_basic", "client_secret_post")


@post(
    TOKEN,
    opt={"anyone": True},
    guards=[Limited(TOKEN_REQUESTS)],
    include_in_schema=False,
    request_max_body_size=LARGEST_FORM,
)
async def give_tokens(request: Request[Any, Any, Any], desk: RequestDesk) -> Response[dict[str, Any]]:
    """Tokens for a code, for a refresh token, or for a machine's own name."""
    form = await _form(request)
    if form is None:
        return _answered(not_a_form())
    return _answered(await exchange_for_tokens(desk.works, form, request.headers.get("authorization"), at=desk.clock()))


@post(
    REVOKE,
    opt={"anyone": True},
    guards=[Limited(TOKEN_REQUESTS)],
    include_in_schema=False,
    request_max_body_size=LARGEST_FORM,
)
async def end_token(request: Request[Any, Any, Any], desk: RequestDesk) -> Response[dict[str, Any]]:
    """The end of an access token, or of everything that a refresh token's approval brought (RFC 7009)."""
    form = await _form(request)
    if form is None:
        return _answered(not_a_form())
    return _answered(await revoke_token(desk.works, form, request.headers.get("authorization"), at=desk.clock()))


@post(
    INTROSPECT,
    opt={"anyone": True},
    guards=[Limited(TOKEN_REQUESTS)],
    include_in_schema=False,
    request_max_body_size=LARGEST_FORM,
)
async def tell_of_token(request: Request[Any, Any, Any], desk: RequestDesk, state: State) -> Response[dict[str, Any]]:
    """What one of the front end's own tokens may do, and until when (RFC 7662)."""
    form = await _form(request)
    if form is None:
        return _answered(not_a_form())
    return _answered(
        await introspect_token(
            desk.works,
            form,
            request.headers.get("authorization"),
            at=desk.clock(),
            issuer=state.settings.public_url,
        )
    )


@get("/.well-known/oauth-authorization-server", opt={"anyone": True}, include_in_schema=False)
async def tell_of_server(state: State) -> Response[dict[str, Any]]:
    """What this server can do (RFC 8414): only what truly works."""
    issuer = state.settings.public_url
    return Response(
        {
            "issuer": issuer,
            "authorization_endpoint": f"{issuer}{AUTHORIZE}",
            "token_endpoint": f"{issuer}{TOKEN}",
            "revocation_endpoint": f"{issuer}{REVOKE}",
            "introspection_endpoint": f"{issuer}{INTROSPECT}",
            "registration_endpoint": f"{issuer}{REGISTER}",
            "scopes_supported": list(Scope),
            "response_types_supported": ["code"],
            "response_modes_supported": ["query"],
            "grant_types_supported": [BY_CODE, BY_REFRESH, BY_ITSELF],
            "token_endpoint_auth_methods_supported": [*_SECRET_WAYS, "none"],
            "revocation_endpoint_auth_methods_supported": [*_SECRET_WAYS, "none"],
            "introspection_endpoint_auth_methods_supported": list(_SECRET_WAYS),
            "code_challenge_methods_supported": [S256],
            "authorization_response_iss_parameter_supported": True,
            "service_documentation": f"{issuer}/docs",
        },
        headers={"Cache-Control": "public, max-age=3600"},
    )


async def _form(request: Request[Any, Any, Any]) -> str | None:
    if (
        request.scope["query_string"]
        or request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM
    ):
        return None
    # Latin-1 reads every byte; what is not ASCII is then refused as no parameter of OAuth's.
    return (await request.body()).decode("latin-1")


def _answered(reply: Reply) -> Response[dict[str, Any]]:
    headers = {name: value for name, value in reply.headers.items() if name.lower() != "content-type"}
    return Response(dict(reply.body), status_code=reply.status, headers=headers)


DOORS: Final = (give_tokens, end_token, tell_of_token, tell_of_server)
