"""What Instagram shows of other professional accounts, by business discovery."""

import re
from datetime import datetime
from typing import Final

from service.kit.secrets import Secret
from service.platforms.contract import Profile
from service.platforms.failures import RequestRefused
from service.platforms.graph import Graph
from service.platforms.instagram import PROFILE_FIELDS
from service.platforms.instagram_answers import profile_of
from service.platforms.instagram_shapes import DiscoveredBusiness

_HANDLE: Final = re.compile(r"[A-Za-z0-9._]{1,30}")


async def discover(graph: Graph, access_token: Secret, account_id: int, *, handle: str, at: datetime) -> Profile | None:
    """What business discovery shows of another professional account; `None` for everybody else.

    Offered on the Facebook route alone, and never for accounts that are closed to the young (IG User, Business Discovery).
    """
    if not _HANDLE.fullmatch(handle):
        return None
    query = {"fields": f"business_discovery.username({handle}){{id,{PROFILE_FIELDS}}}"}
    try:
        found = (await graph.get(str(account_id), query, access_token, at=at)).read(DiscoveredBusiness)
    except RequestRefused:
        return None
    return profile_of(found.business_discovery) if found.business_discovery else None
