"""In which language the person behind a connect link is spoken to, and where they are led back to, also where the link itself
leads no further.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from service.access.tokens import hash_of
from service.accounts.models import ConnectAttempt, ConnectLink
from service.accounts.queries import find_attempt, find_link
from service.accounts.way_back import WayBack
from service.kit.doors import Desk
from service.kit.limits import AnyRequest
from service.kit.secrets import Secret
from service.kit.spoken_languages import Language, language_for
from service.kit.work import Work
from service.roster.models import Client


def language_of(request: AnyRequest, *, own: str | None = None) -> Language:
    """Theirs where it is known, else their browser's, else English."""
    return language_for(own or "", accepted=request.headers.get("accept-language", ""))


@dataclass(frozen=True, slots=True)
class Visitor:
    """How somebody is spoken to, and where they are led back to."""

    language: Language
    way_back: WayBack | None = None


async def visitor_behind_link(desk: Desk, request: AnyRequest, token: str) -> Visitor:
    """Whom this link is for, open or not."""
    found = await find_link(desk.works.database, hash_of(Secret(token)))
    if found is None:
        return Visitor(language_of(request))
    practice_id, link_id = found
    return await _of_link(await desk.open(practice_id), request, link_id)


async def visitor_behind_state(desk: Desk, request: AnyRequest, state: str) -> Visitor:
    """Whoever was sent to a network with this state; holds no Work open."""
    found = await find_attempt(desk.works.database, hash_of(Secret(state)))
    if found is None:
        return Visitor(language_of(request))
    practice_id, attempt_id = found
    async with desk.works.open(practice_id, at=desk.clock()) as work:
        attempt = await work.session.get_one(ConnectAttempt, (practice_id, attempt_id))
        return await _of_link(work, request, attempt.link_id)


async def _of_link(work: Work, request: AnyRequest, link_id: UUID) -> Visitor:
    own, return_to = (
        await work.session.execute(
            select(Client.language, ConnectLink.return_to)
            .join(ConnectLink, (ConnectLink.practice_id == Client.practice_id) & (ConnectLink.client_id == Client.id))
            .where(ConnectLink.practice_id == work.practice_id, ConnectLink.id == link_id)
        )
    ).one()
    return Visitor(language_of(request, own=own), WayBack(link_id, return_to) if return_to else None)
