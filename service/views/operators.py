"""Doors that are the operator's alone: whoever holds the token, or without one a caller on the machine itself.

In production without a token it is nobody: behind a proxy on the same machine, the whole world would come from there.
"""

import hmac
from typing import Final

from service.kit.addresses import is_loopback, literal_address
from service.kit.limits import AnyRequest
from service.kit.problems import NotFound, Problem
from service.kit.settings import Settings

_ADDED_BY_PROXIES: Final = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
"""A caller with one of these headers came from somewhere else, whatever address it has."""
_BYTES_OF_OURS: Final = "latin-1"


class MetricsTokenNeeded(Problem):
    """No token came with the request, or another than the operator's."""

    status = 401
    title = "This needs the operator's token"
    remedy = "Send `Authorization: Bearer <token>` with the token that RAPPORT_METRICS_TOKEN holds."


def refuse_strangers(request: AnyRequest, settings: Settings) -> None:
    """Return only for the operator.

    Raises:
        NotFound: no token is set, and the caller is not on this machine.
        MetricsTokenNeeded: a token is set, and was not sent.
    """
    if settings.metrics_token:
        sent = request.headers.get("authorization", "").encode(_BYTES_OF_OURS)
        if not hmac.compare_digest(sent, f"Bearer {settings.metrics_token.reveal()}".encode()):
            raise MetricsTokenNeeded(headers={"WWW-Authenticate": "Bearer"})
    elif settings.is_production or not _is_on_this_machine(request):
        raise NotFound


def _is_on_this_machine(request: AnyRequest) -> bool:
    if request.client is None or any(each in request.headers for each in _ADDED_BY_PROXIES):
        return False
    try:
        address = literal_address(request.client.host)
    except ValueError:
        return False
    return address is not None and is_loopback(address)
