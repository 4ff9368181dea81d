"""Opening try-outs, and what becomes of them."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from service.access.identity import Identity
from service.accounts.models import SocialAccount
from service.accounts.practice_time import ahead
from service.engagement.acquaintance import handle_of_known
from service.engagement.models import Task, TryOut
from service.engagement.tasks import try_out_key
from service.engagement.try_out import LASTS
from service.engagement.try_out_shapes import Verdict
from service.kit.database import new_id
from service.kit.problems import NotFound, Problem
from service.kit.work import Work
from service.roster.consent import ConsentKind, look
from service.roster.models import Client
from service.roster.reach import client_in_reach

_STATES: Final = {"keep": "kept", "drop": "dropped"}


class TryOutSettled(Problem):
    """The try-out has its verdict already; `detail` says which."""

    status = 409
    title = "This try-out has ended"
    remedy = "Open a new one if they deserve another chance."


async def open_followed(work: Work, account_id: UUID, people: Iterable[tuple[int, str]], *, at: datetime) -> None:
    """Open a try-out of each of these people, by number and handle, whom the client was seen to follow anew."""
    rows = [
        {**_opened(work, account_id, profile_id, handle, at=at), "opened_because": "followed"}
        for profile_id, handle in people
    ]
    if rows:
        await work.session.execute(insert(TryOut).values(rows).on_conflict_do_nothing())


async def close_unfollowed(work: Work, account_id: UUID, profile_ids: Sequence[int], *, at: datetime) -> None:
    """End the try-outs of these people, whom the client no longer follows."""
    await work.session.execute(
        update(TryOut)
        .where(
            TryOut.practice_id == work.practice_id,
            TryOut.account_id == account_id,
            TryOut.profile_id.in_(profile_ids),
            TryOut.state == "open",
        )
        .values(state="dropped", decided_at=at, decided_by="checkup")
    )


async def on_trial(work: Work, account_id: UUID) -> frozenset[int]:
    """The numbers of everybody who is on trial with this account."""
    rows = await work.session.scalars(
        select(TryOut.profile_id).where(
            TryOut.practice_id == work.practice_id, TryOut.account_id == account_id, TryOut.state == "open"
        )
    )
    return frozenset(rows)


async def open_chosen(work: Work, identity: Identity, account: SocialAccount, profile_id: int) -> TryOut:
    """Open a try-out of somebody whom the account knows; the one that is open stays as it is.

    Raises:
        ConsentMissing: when a member asks and the client does not agree to show names.
        PersonNotKnown: when they neither follow the account nor have spoken with it.
    """
    client = await work.session.get_one(Client, (work.practice_id, account.client_id))
    await look(work, identity, client, ConsentKind.NAMES)
    handle = await handle_of_known(work, account, profile_id)
    at = work.at + await ahead(work)
    row = _opened(work, account.id, profile_id, handle, at=at)
    await work.session.execute(insert(TryOut).values(**row, opened_because="chosen").on_conflict_do_nothing())
    opened: TryOut = (
        await work.session.scalars(
            select(TryOut).where(
                TryOut.practice_id == work.practice_id,
                TryOut.account_id == account.id,
                TryOut.profile_id == profile_id,
                TryOut.state == "open",
            )
        )
    ).one()
    return opened


async def give_verdict(work: Work, identity: Identity, try_out_id: UUID, verdict: Verdict) -> TryOut:
    """Note the verdict, and close the task that asked for it. The same verdict again changes nothing.

    Raises:
        NotFound: when there is no such try-out, or its client is out of the caller's reach.
        TryOutSettled: when it ended with another verdict.
    """
    found = (
        await work.session.execute(
            select(TryOut, SocialAccount.client_id)
            .join(
                SocialAccount,
                (SocialAccount.practice_id == TryOut.practice_id) & (SocialAccount.id == TryOut.account_id),
            )
            .where(TryOut.practice_id == work.practice_id, TryOut.id == try_out_id)
            .with_for_update(of=TryOut)
        )
    ).one_or_none()
    if found is None:
        raise NotFound
    try_out, client_id = found
    await client_in_reach(work, identity, client_id)
    at = work.at + await ahead(work)
    if try_out.state == _STATES.get(verdict.verdict):
        return try_out
    if try_out.state != "open":
        raise TryOutSettled(f"This try-out ended as {try_out.state}.")
    await _close_task(work, client_id, try_out, decided_by=identity.caller, at=at)
    if verdict.verdict == "extend":
        try_out.due_at = max(try_out.due_at, at) + timedelta(days=verdict.days)
        try_out.extended += 1
    else:
        try_out.state, try_out.decided_at, try_out.decided_by = _STATES[verdict.verdict], at, identity.caller
    await work.session.flush()
    return try_out


async def _close_task(work: Work, client_id: UUID, try_out: TryOut, *, decided_by: str, at: datetime) -> None:
    await work.session.execute(
        update(Task)
        .where(
            Task.practice_id == work.practice_id,
            Task.client_id == client_id,
            Task.task_key == try_out_key(try_out.account_id, try_out.profile_id, try_out.due_at),
            Task.state.in_(("offered", "accepted", "lapsed")),
        )
        .values(state="done", decided_at=at, decided_by=decided_by)
    )


def _opened(work: Work, account_id: UUID, profile_id: int, handle: str, *, at: datetime) -> dict[str, object]:
    return {
        "practice_id": work.practice_id,
        "id": new_id(),
        "account_id": account_id,
        "profile_id": profile_id,
        "handle": handle,
        "opened_at": at,
        "due_at": at + LASTS,
        "extended": 0,
        "state": "open",
    }
