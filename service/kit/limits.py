"""How often a door may be entered: counted (`kit/counts`), told in `RateLimit` headers, refused with 429.

Headers are those of draft-ietf-httpapi-ratelimit-headers-10: `RateLimit-Policy` with quota `q` and window `w`,
`RateLimit` with what remains `r` and the seconds `t` until it is whole again.
"""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any, Final

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.enums import ScopeType
from litestar.handlers import BaseRouteHandler
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from service.kit.counts import Allowance, Share, Standing
from service.kit.problems import Problem
from service.kit.settings import Settings

_STANDINGS: Final = "limit_standings"
_COUNTED_AT: Final = "limits_counted_at"
_NETWORK_BITS: Final = 64
"""Of an IPv6 address; a household or server is given all addresses behind them (RFC 6177)."""

AnyRequest = Request[Any, Any, Any]


class TooManyRequests(Problem):
    """A limit's quota is spent; `Retry-After` says when there is a new one."""

    status = 429
    title = "You have asked for this too often"
    remedy = "Wait for as many seconds as the `Retry-After` header says, then send the same again."


@dataclass(frozen=True, slots=True)
class Limit(Allowance):
    """An allowance that a request's own words tell the sharer of."""

    of: Callable[[AnyRequest], Awaitable[str]]
    """Who or what shares the quota."""


class Limited:
    """The guard of a door that may be entered only so often."""

    def __init__(self, *limits: Limit) -> None:
        self._limits = limits

    async def __call__(self, connection: ASGIConnection[Any, Any, Any, Any], _door: BaseRouteHandler) -> None:
        """Count and pass, or refuse.

        Raises:
            TooManyRequests: when a quota is spent.
        """
        if isinstance(connection, Request):
            holding = [each for each in self._limits if each.quota(connection.app.state.settings)]
            await count(connection, *[(each, await each.of(connection)) for each in holding])


async def count(request: AnyRequest, *shares: tuple[Allowance, str]) -> None:
    """Count this request against each allowance, for the one who shares it; doors that learn who only inside call this.

    Raises:
        TooManyRequests: when a quota is spent.
    """
    state, at = request.app.state, request.app.state.clock()
    standings = await state.counts.standings(_holding(shares, state.settings), at=at)
    request.scope["state"].setdefault(_STANDINGS, []).extend(standings)
    request.scope["state"][_COUNTED_AT] = at
    spent = [each for each in standings if each.left < 0]
    if spent:
        longest = max(spent, key=lambda each: each.seconds)
        raise TooManyRequests(_told(longest), headers={"Retry-After": str(longest.seconds)})


async def give_back(request: AnyRequest, *shares: tuple[Allowance, str]) -> None:
    """Take back what was last counted of this request, since it turned out not to be what the allowance is there to bound."""
    state = request.app.state
    at = request.scope["state"].get(_COUNTED_AT)
    holding = _holding(shares, state.settings)
    if at is None or not holding:
        return
    await state.counts.give_back(holding, at=at)
    given = {each.limit.name for each in holding}
    standings: list[Standing] = request.scope["state"][_STANDINGS]
    standings[:] = [replace(each, left=each.left + 1) if each.limit.name in given else each for each in standings]


def _holding(shares: Iterable[tuple[Allowance, str]], settings: Settings) -> list[Share]:
    return [Share(each, quota, who) for each, who in shares if (quota := each.quota(settings))]


def _told(spent: Standing) -> str:
    return (
        f"The limit `{spent.limit.name}` allows {spent.quota} in {spent.limit.seconds} seconds, and they are used up;"
        f" in {spent.seconds} seconds there are as many again."
    )


class LimitHeadersMiddleware(ASGIMiddleware):
    """Tells callers of limited doors how much is left to them."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Pass the request on, and add the headers to its answer."""

        async def telling(message: Message) -> None:
            standings: list[Standing] = scope["state"].get(_STANDINGS, [])
            if message["type"] == "http.response.start" and standings:
                policies = (f'"{each.limit.name}";q={each.quota};w={each.limit.seconds}' for each in standings)
                left = (f'"{each.limit.name}";r={max(each.left, 0)};t={each.seconds}' for each in standings)
                message["headers"] = [
                    *message.get("headers", []),
                    (b"ratelimit-policy", ", ".join(policies).encode()),
                    (b"ratelimit", ", ".join(left).encode()),
                ]
            await send(message)

        await next_app(scope, receive, telling)


async def source_of(request: AnyRequest) -> str:
    """The address a request comes from, by `X-Forwarded-For` only as far as proxies of ours wrote it."""
    settings: Settings = request.app.state.settings
    hops = [each.strip() for value in request.headers.getall("x-forwarded-for", []) for each in value.split(",")]
    source = request.client.host if request.client else ""
    while hops and _is_within(source, settings.proxies):
        source = hops.pop()
    return _network_of(source)


def _is_within(source: str, networks: tuple[IPv4Network | IPv6Network, ...]) -> bool:
    address = _address(source)
    return address is not None and any(address in each for each in networks)


def _network_of(source: str) -> str:
    match _address(source):
        case None:
            return source
        case IPv4Address() as address:
            return str(address)
        case IPv6Address() as address:
            return str(int(address) >> _NETWORK_BITS)


def _address(source: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(source)
    except ValueError:
        return None
    # A socket for both kinds names IPv4 callers so (RFC 4291 §2.5.5.2); they are no neighbours.
    return address.ipv4_mapped or address if isinstance(address, IPv6Address) else address
