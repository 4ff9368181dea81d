"""The address that a client is led back to, by a button, once connecting has ended; given by whoever makes the link.

A front end may name only what it has registered: the same site, the same scheme of an app's own. Nobody is ever sent there
without a click, so that a link of ours never opens another's page by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import UUID

from service.access.identity import Identity
from service.frontends.queries import find_front_end
from service.frontends.redirects import why_not_registered
from service.kit.database import Database
from service.kit.problems import Problem

CONNECTED: Final = "connected"
"""The outcome of a connection; any other is the code of a refusal."""
_ADDED: Final = ("link_id", "outcome", "account_id")
_DEFAULT_PORTS: Final = {"https": 443, "http": 80}


class ReturnAddressRefused(Problem):
    """People may not be led to the address in `return_to`; `detail` says why."""

    status = 400
    title = "People cannot be led back to this address"
    remedy = "Name an HTTPS address; a front end names one on the site, or with the scheme, of a redirect address that it registered."


@dataclass(frozen=True, slots=True)
class WayBack:
    """Where somebody who came through this link is led back to."""

    link_id: UUID
    address: str

    def after(self, outcome: str, *, account_id: UUID | None = None) -> str:
        """The address, which also tells how it ended."""
        told = {"link_id": self.link_id, "outcome": outcome} | ({"account_id": account_id} if account_id else {})
        return f"{self.address}{'&' if '?' in self.address else '?'}{urlencode(told)}"

    @property
    def site(self) -> str:
        """Its host as people know it; empty where an app opens."""
        parts = urlsplit(self.address)
        return parts.netloc if parts.scheme in _DEFAULT_PORTS else ""


async def require_return_address(
    database: Database, identity: Identity, address: str | None, *, is_production: bool
) -> None:
    """Return while links of this caller may lead back there.

    Raises:
        ReturnAddressRefused: when they may not.
    """
    if address is None:
        return
    if identity.front_end_id is None:
        why = why_not_returned_to(address, None, allow_loopback=not is_production)
    else:
        front_end = await find_front_end(database, identity.front_end_id)
        why = why_not_returned_to(address, front_end.redirect_uris if front_end else (), allow_loopback=True)
    if why is not None:
        raise ReturnAddressRefused(f"The address {why}.")


def why_not_returned_to(address: str, registered: Sequence[str] | None, *, allow_loopback: bool) -> str | None:
    """What keeps people from being led there; `None` when nothing does.

    Args:
        address: where to.
        registered: the redirect addresses of the front end that asks; `None` where a member asks without one.
        allow_loopback: whether it may lead to a program on somebody's own machine.
    """
    if (why := why_not_registered(address)) is not None:
        return why
    parts = urlsplit(address)
    if taken := [each for each in _ADDED if each in parse_qs(parts.query, keep_blank_values=True)]:
        return f"holds {', '.join(taken)} already, which we add"
    if parts.scheme == "http" and not allow_loopback:
        return "is not HTTPS"
    if registered is None:
        return None if parts.scheme in _DEFAULT_PORTS else "opens an app, which only a front end of its own may ask for"
    if _place(address) not in {_place(each) for each in registered}:
        return "is on no site, and of no scheme, that this front end registered a redirect address on"
    return None


def _place(address: str) -> tuple[str, str | None, int | None]:
    """What two addresses of one site or app share; the port of a loopback address is new at each start (RFC 8252 §7.3)."""
    parts = urlsplit(address)
    if parts.scheme not in _DEFAULT_PORTS:
        return parts.scheme, None, None
    port = None if parts.scheme == "http" else parts.port or _DEFAULT_PORTS[parts.scheme]
    return parts.scheme, parts.hostname, port
