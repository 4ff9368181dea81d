"""What people do with a weed-out: approve it, spare somebody, say who was unfollowed; and the keep-list."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert

from service.access.identity import Identity
from service.accounts.models import SocialAccount
from service.accounts.practice_time import ahead
from service.engagement.acquaintance import handle_of_known
from service.engagement.weed_out_shapes import PersonDecision
from service.engagement.weed_outs import KeptPerson, WeedOut, WeedOutPerson
from service.kit.database import new_id
from service.kit.problems import NotFound, Problem
from service.kit.work import Work
from service.roster.consent import ConsentKind, look
from service.roster.models import Client
from service.roster.reach import client_in_reach


class WeedOutClosed(Problem):
    """The weed-out is over; a new month brings another."""

    status = 409
    title = "This weed-out is closed"
    remedy = "Wait for next month's, or unfollow them on the network."


async def approve(work: Work, identity: Identity, weed_out_id: UUID) -> WeedOut:
    """Let its steps come into the plan from the next planning on; approving again changes nothing.

    Raises:
        NotFound: when there is none, or its client is out of the caller's reach.
        WeedOutClosed: when it is over.
    """
    weed_out, _ = await _held(work, identity, weed_out_id)
    if weed_out.state == "closed":
        raise WeedOutClosed
    if weed_out.state == "awaiting_approval":
        weed_out.state, weed_out.approved_by = "open", identity.caller
        weed_out.approved_at = work.at + await ahead(work)
        await work.session.flush()
    return weed_out


async def decide_person(
    work: Work, identity: Identity, weed_out_id: UUID, profile_id: int, decision: PersonDecision
) -> None:
    """Spare somebody, who is put on the keep-list; or say that they were unfollowed, or not yet.

    Raises:
        NotFound: when there is no such weed-out in reach, or they are not in it.
        ConsentMissing: when a member asks and the client does not agree to show names.
    """
    weed_out, account = await _held(work, identity, weed_out_id)
    await _look(work, identity, account)
    at = work.at + await ahead(work)
    person: WeedOutPerson | None = await work.session.scalar(
        select(WeedOutPerson)
        .where(
            WeedOutPerson.practice_id == work.practice_id,
            WeedOutPerson.weed_out_id == weed_out.id,
            WeedOutPerson.profile_id == profile_id,
        )
        .with_for_update()
    )
    if person is None:
        raise NotFound
    if decision.decision == "spared":
        await _keep(work, identity, account, profile_id, person.handle, at=at)
    elif person.state == "spared":
        await let_go(work, identity, account, profile_id)
    # What a look has seen stands over what is said.
    if person.state not in {decision.decision, "gone"}:
        person.state, person.state_since = decision.decision, at
    await work.session.flush()


async def keep(work: Work, identity: Identity, account: SocialAccount, profile_id: int) -> None:
    """Put somebody on the keep-list for good; does nothing when they are on it.

    Raises:
        ConsentMissing: when a member asks and the client does not agree to show names.
        PersonNotKnown: when they neither follow the account nor have spoken with it.
    """
    await _look(work, identity, account)
    handle = await handle_of_known(work, account, profile_id)
    at = work.at + await ahead(work)
    await _keep(work, identity, account, profile_id, handle, at=at)
    await work.session.execute(
        update(WeedOutPerson)
        .where(
            WeedOutPerson.practice_id == work.practice_id,
            WeedOutPerson.account_id == account.id,
            WeedOutPerson.profile_id == profile_id,
            WeedOutPerson.state == "proposed",
        )
        .values(state="spared", state_since=at)
    )


async def let_go(work: Work, identity: Identity, account: SocialAccount, profile_id: int) -> None:
    """Take somebody off the keep-list; does nothing when they are not on it.

    Raises:
        ConsentMissing: when a member asks and the client does not agree to show names.
    """
    await _look(work, identity, account)
    await work.session.execute(
        delete(KeptPerson).where(
            KeptPerson.practice_id == work.practice_id,
            KeptPerson.account_id == account.id,
            KeptPerson.profile_id == profile_id,
        )
    )


async def _keep(  # noqa: PLR0913 # who is kept, all named
    work: Work, identity: Identity, account: SocialAccount, profile_id: int, handle: str, *, at: datetime
) -> None:
    await work.session.execute(
        insert(KeptPerson)
        .values(
            practice_id=work.practice_id,
            id=new_id(),
            account_id=account.id,
            profile_id=profile_id,
            handle=handle,
            kept_at=at,
            kept_by=identity.caller,
        )
        .on_conflict_do_nothing()
    )


async def _held(work: Work, identity: Identity, weed_out_id: UUID) -> tuple[WeedOut, SocialAccount]:
    found = (
        await work.session.execute(
            select(WeedOut, SocialAccount)
            .join(
                SocialAccount,
                (SocialAccount.practice_id == WeedOut.practice_id) & (SocialAccount.id == WeedOut.account_id),
            )
            .where(WeedOut.practice_id == work.practice_id, WeedOut.id == weed_out_id)
            .with_for_update(of=WeedOut)
        )
    ).one_or_none()
    if found is None:
        raise NotFound
    weed_out, account = found
    await client_in_reach(work, identity, account.client_id)
    return weed_out, account


async def _look(work: Work, identity: Identity, account: SocialAccount) -> None:
    client = await work.session.get_one(Client, (work.practice_id, account.client_id))
    await look(work, identity, client, ConsentKind.NAMES)
