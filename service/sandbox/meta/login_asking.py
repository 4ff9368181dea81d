"""What came with a call: parameters from its address and its form, and the token wherever it stands."""

from datetime import datetime

from litestar import Request
from litestar.datastructures import State

from service.sandbox.meta.login_access import Access
from service.sandbox.meta.login_apps import Route
from service.sandbox.meta.tokens import Tokens


async def parameters(request: Request[None, None, State]) -> dict[str, str]:
    """The call's parameters; what stands in the form wins over what stands in the address."""
    asked = dict(request.query_params.items())
    if request.method == "POST":
        form = await request.form()
        asked |= {name: value for name, value in form.items() if isinstance(value, str)}
    return asked


def token_in(request: Request[None, None, State], asked: dict[str, str]) -> str:
    """The token of a call: the parameter `access_token`, or a bearer in the header."""
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    return asked.get("access_token") or (bearer.strip() if scheme.lower() in {"bearer", "oauth"} else "")


def access_of(
    request: Request[None, None, State], asked: dict[str, str], tokens: Tokens, *, host: Route, at: datetime
) -> Access:
    """What the call may do.

    Raises:
        GraphError: its token or its proof does not hold.
    """
    return tokens.authenticate(token_in(request, asked), host=host, at=at, proof=asked.get("appsecret_proof"))
