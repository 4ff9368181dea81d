"""Whether a client is coached: what was handed out for one ends with the coaching, and nothing more is handed out.

Whoever brings something in for a client holds the client's row first, before any link or account of theirs, and so does
whoever ends the coaching or erases the client; nobody then waits for one who waits for them.
"""

from uuid import UUID

from sqlalchemy import Select, func, select

from service.access.allotments import require_room
from service.access.membership import close_invitations
from service.access.models import Invitation
from service.access.tiers import Resource
from service.kit.problems import NotFound, Problem
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
        NotFound: when the client was erased meanwhile.
    """
    row = (
        await work.session.execute(
            select(Client.coaching_ended_at)
            .where(Client.practice_id == work.practice_id, Client.id == client_id)
            .with_for_update(read=True)
        )
    ).one_or_none()
    if row is None:
        raise NotFound
    if row.coaching_ended_at is not None:
        raise CoachingEnded


async def hold_for_erasure(work: Work, client_id: UUID, *, whole: bool) -> None:
    """Keep who brings something in for the client waiting until this Work ends, with `whole` whoever speaks of them at all."""
    await work.session.execute(
        select(Client.id)
        .where(Client.practice_id == work.practice_id, Client.id == client_id)
        .with_for_update(key_share=not whole)
    )


async def end_coaching(work: Work, client: Client) -> None:
    """End the coaching and every open invitation to the client's view; does nothing when it has ended already."""
    await _hold(work, client)
    if client.coaching_ended_at is None:
        client.coaching_ended_at = work.at
        await work.session.flush()
        await close_invitations(work, Invitation.client_id == client.id)


async def take_up_coaching(work: Work, client: Client) -> None:
    """Coach the client again; what was handed out before stays closed.

    Raises:
        AllotmentSpent: when the practice's tier gives no more.
    """
    await _hold(work, client)
    if client.coaching_ended_at is not None:
        await require_room(work, Resource.CLIENTS, coached_now(work))
        client.coaching_ended_at, client.coaching_resumed_at = None, work.at
        await work.session.flush()


def coached_now(work: Work) -> Select[int]:
    """The statement that counts who takes a place of the practice's tier."""
    return select(func.count()).where(
        Client.practice_id == work.practice_id, Client.coaching_ended_at.is_(None), ~Client.is_sample
    )


async def _hold(work: Work, client: Client) -> None:
    # Without its key, so that who is accepting an invitation meanwhile can finish, and is waited for.
    await work.session.refresh(client, with_for_update={"key_share": True})
