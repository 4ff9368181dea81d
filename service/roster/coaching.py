"""Whether a client is coached: what was handed out for one ends with the coaching, and nothing more is handed out."""

from uuid import UUID

from sqlalchemy import select

from service.access.membership import close_invitations
from service.access.models import Invitation
from service.kit.problems import Problem
from service.kit.work import Work
from service.roster.models import Client


class CoachingEnded(Problem):
    """Nobody coaches the client any more, so nothing is read for them and nobody is let in for them."""

    status = 409
    title = "This client's coaching has ended"
    remedy = 'Take the coaching up again: PATCH the client with {"coaching_ended": false}.'


async def require_coaching(work: Work, client_id: UUID) -> None:
    """Return while the client is coached, which then does not end before this Work does.

    Raises:
        CoachingEnded: saying otherwise how to take it up again.
    """
    ended_at = await work.session.scalar(
        select(Client.coaching_ended_at)
        .where(Client.practice_id == work.practice_id, Client.id == client_id)
        .with_for_update(read=True)
    )
    if ended_at is not None:
        raise CoachingEnded


async def end_coaching(work: Work, client: Client) -> None:
    """End the coaching and every open invitation to the client's view; does nothing when it has ended already."""
    await _hold(work, client)
    if client.coaching_ended_at is None:
        client.coaching_ended_at = work.at
        await work.session.flush()
        await close_invitations(work, Invitation.client_id == client.id)


async def take_up_coaching(work: Work, client: Client) -> None:
    """Coach the client again; what was handed out before stays closed."""
    await _hold(work, client)
    if client.coaching_ended_at is not None:
        client.coaching_ended_at, client.coaching_resumed_at = None, work.at
        await work.session.flush()


async def _hold(work: Work, client: Client) -> None:
    # Without its key, so that who is accepting an invitation meanwhile can finish, and is waited for.
    await work.session.refresh(client, with_for_update={"key_share": True})
