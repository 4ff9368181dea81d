"""Making connect links."""

from typing import Final

from litestar import post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import JSONBody

from service.access.audit import Trail
from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.limits import TOKENS
from service.access.roles import Permission
from service.accounts.links import make_link
from service.accounts.shapes import ConnectLinkMade, LinkWanted
from service.accounts.way_back import ReturnAddressRefused, require_return_address
from service.kit.limits import Limited, TooManyRequests
from service.kit.problems import NotFound
from service.kit.work import Work
from service.roster.coaching import CoachingEnded, require_coaching
from service.roster.models import Client


@post(
    "/v1/clients/{client_id:uuid}/connect-links",
    operation_id="makeConnectLink",
    summary="Make a connect link",
    tags=["Accounts"],
    guards=[may(Permission.CONNECT_ACCOUNTS), Limited(TOKENS)],
    responses=refusals(NotFound, CoachingEnded, ReturnAddressRefused, TooManyRequests),
)
async def make_connect_link(  # noqa: PLR0913 # each dependency is named
    *,
    client: NamedDependency[Client],
    data: JSONBody[LinkWanted],
    work: NamedDependency[Work],
    database: AppDatabase,
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
    state: State,
) -> ConnectLinkMade:
    """Make an address to send to the client, good once and for seven days.

    It says what will be read and what never is, and leads to handing in an export too, on networks without an app here
    to nothing else. A `return_to` leads back from its last page. It ends before with the coaching, and once whoever made it could no longer make it.
    """
    await require_coaching(work, client.id)
    await require_return_address(database, identity, data.return_to, is_production=state.settings.is_production)
    link, token = await make_link(
        work,
        client_id=client.id,
        platform=data.platform,
        account_id=data.account_id,
        made_by=identity.caller,
        return_to=data.return_to,
    )
    trail.note("connect_link.made", link.id)
    return ConnectLinkMade(
        id=link.id, url=f"{state.settings.public_url}/connect/{token.reveal()}", expires_at=link.expires_at
    )


DOORS: Final = (make_connect_link,)
