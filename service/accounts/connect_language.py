"""In which language the person behind a connect link is spoken to, also where the link itself leads no further."""

from uuid import UUID

from sqlalchemy import select

from service.access.tokens import hash_of
from service.accounts.models import ConnectAttempt, ConnectLink
from service.accounts.queries import find_attempt, find_link
from service.kit.doors import Desk
from service.kit.limits import AnyRequest
from service.kit.secrets import Secret
from service.kit.spoken_languages import Language, language_for
from service.kit.work import Work
from service.roster.models import Client


def language_of(request: AnyRequest, *, own: str | None = None) -> Language:
    """Theirs where it is known, else their browser's, else English."""
    return language_for(own or "", accepted=request.headers.get("accept-language", ""))


async def language_behind_link(desk: Desk, request: AnyRequest, token: str) -> Language:
    """The language of whom this link is for, open or not."""
    found = await find_link(desk.works.database, hash_of(Secret(token)))
    if found is None:
        return language_of(request)
    practice_id, link_id = found
    return language_of(request, own=await _of_link(await desk.open(practice_id), link_id))


async def language_behind_state(desk: Desk, request: AnyRequest, state: str) -> Language:
    """The language of whoever was sent to a network with this state; holds no Work open."""
    found = await find_attempt(desk.works.database, hash_of(Secret(state)))
    if found is None:
        return language_of(request)
    practice_id, attempt_id = found
    async with desk.works.open(practice_id, at=desk.clock()) as work:
        attempt = await work.session.get_one(ConnectAttempt, (practice_id, attempt_id))
        return language_of(request, own=await _of_link(work, attempt.link_id))


async def _of_link(work: Work, link_id: UUID) -> str | None:
    found: str | None = await work.session.scalar(
        select(Client.language)
        .join(ConnectLink, (ConnectLink.practice_id == Client.practice_id) & (ConnectLink.client_id == Client.id))
        .where(ConnectLink.practice_id == work.practice_id, ConnectLink.id == link_id)
    )
    return found
