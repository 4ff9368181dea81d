"""Registering a front end (RFC 7591), by an owner's own token or by a leave that an owner gave. Never by anybody."""

from typing import Any, Final

from litestar import Request, Response, post

from service.access.audit import Trail
from service.access.caller import RequestDesk
from service.access.finders import find_identity
from service.access.identity import Identity
from service.access.limits import TOKEN_REQUESTS
from service.access.roles import Permission
from service.access.step_up import DANGEROUS, StepUpNeeded
from service.access.tokens import BEARERS, TokenKind, hash_of, is_well_formed
from service.frontends.api.consent import LARGEST_FORM
from service.frontends.api.protocol import REGISTER
from service.frontends.models import FrontEnd
from service.frontends.registering import register, use_leave
from service.frontends.registration import BY_CODE, MetadataRefused, metadata_of
from service.kit.doors import Desk
from service.kit.limits import Limited
from service.kit.problems import request_id_of
from service.kit.secrets import Secret

_NEVER_KEPT: Final = {"Cache-Control": "no-store", "Pragma": "no-cache"}


@post(
    REGISTER,
    opt={"anyone": True},
    guards=[Limited(TOKEN_REQUESTS)],
    include_in_schema=False,
    request_max_body_size=LARGEST_FORM,
)
async def register_front_end(request: Request[Any, Any, Any], desk: RequestDesk) -> Response[dict[str, Any]]:
    """Register a front end. Its secret, if it can keep one, is shown this once."""
    registrar = await _registrar(request, desk)
    if registrar is None:
        return _refused(401, "invalid_token", "Send an owner's token, or a leave to register that an owner gave.")
    identity, is_leave = registrar
    try:
        said = metadata_of(await request.body())
    except MetadataRefused as refused:
        return _refused(400, refused.error, refused.description)
    if not is_leave:
        try:
            DANGEROUS.check(identity, at=desk.clock())
        except StepUpNeeded as needed:
            return _refused(403, "insufficient_user_authentication", f"{needed.detail} {needed.remedy}")
    work = await desk.open(identity.practice_id)
    if is_leave and not await use_leave(work, identity.token_id):
        return _refused(401, "invalid_token", "This leave to register was used.")
    front_end, secret = await register(work, identity, said)
    Trail(work, identity.caller, request_id_of(request)).note("front_end.registered", front_end.id)
    return Response(_told(front_end, secret), status_code=201, headers=_NEVER_KEPT)


async def _registrar(request: Request[Any, Any, Any], desk: Desk) -> tuple[Identity, bool] | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not is_well_formed(token, *BEARERS, TokenKind.REGISTRATION):
        return None
    known = await find_identity(desk.works.database, hash_of(Secret(token)), at=desk.clock())
    if known is None or not known.identity.may(Permission.MANAGE_FRONT_ENDS):
        return None
    return known.identity, token.startswith(TokenKind.REGISTRATION)


def _told(front_end: FrontEnd, secret: Secret | None) -> dict[str, Any]:
    told: dict[str, Any] = {
        "client_id": str(front_end.id),
        "client_id_issued_at": int(front_end.created_at.timestamp()),
        "client_name": front_end.name,
        "client_uri": front_end.home_page,
        "redirect_uris": front_end.redirect_uris,
        "token_endpoint_auth_method": front_end.auth_method,
        "grant_types": front_end.grant_types,
        "response_types": ["code"] if BY_CODE in front_end.grant_types else [],
        "scope": " ".join(front_end.scopes),
    }
    if secret is not None:
        # Zero is for never (RFC 7591 §3.2.1).
        told |= {"client_secret": secret.reveal(), "client_secret_expires_at": 0}
    return {name: value for name, value in told.items() if value is not None}


def _refused(status: int, error: str, description: str) -> Response[dict[str, Any]]:
    challenge = {"WWW-Authenticate": f'Bearer error="{error}"'} if status == 401 else {}  # noqa: PLR2004 # HTTP's own
    return Response(
        {"error": error, "error_description": description}, status_code=status, headers=_NEVER_KEPT | challenge
    )


DOORS: Final = (register_front_end,)
