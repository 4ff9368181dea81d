"""Accounts that are known from official exports alone, which is how most personal profiles are known at all."""

from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.dialects.postgresql import insert

from service.accounts.models import SocialAccount
from service.accounts.room import require_room_for_account
from service.accounts.states import AccountState, Why
from service.kit.database import new_id
from service.kit.problems import NotFound, Problem
from service.kit.work import Work
from service.platforms.contract import Platform
from service.roster.coaching import require_coaching


class AccountKnown(Problem):
    """This client's account is here already."""

    status = 409
    title = "This client's account with this handle is known already"
    remedy = "Find it with GET /v1/clients/{client_id}/accounts and go on with that one."


class AccountOfAnother(Problem):
    """Another client of the practice has this account."""

    status = 409
    title = "This account is another client's in this practice"
    remedy = (
        "Check the handle. One account belongs to one client; have it erased there first if it is this client's now."
    )


class PageTakesNoExport(Problem):
    """Exports hold the people around a personal profile, and the account is a Page."""

    status = 409
    title = "This account is a Facebook Page, and no export holds a Page's followers"
    remedy = (
        "Hand a personal profile's export in for an account of its own; for the Page, let the client sort who engages."
    )


async def require_taker(work: Work, account: SocialAccount) -> None:
    """Return while an export may come in for this account; neither its client nor itself is erased before this Work ends.

    Raises:
        CoachingEnded: nobody would look at it.
        NotFound: it was erased meanwhile.
        PageTakesNoExport: when it is a connected Page.
    """
    await require_coaching(work, account.client_id)
    there = await work.session.scalar(
        select(SocialAccount.id)
        .where(SocialAccount.practice_id == work.practice_id, SocialAccount.id == account.id)
        .with_for_update(read=True, key_share=True)
    )
    if there is None:
        raise NotFound
    if account.platform == Platform.FACEBOOK and account.route is not None:
        raise PageTakesNoExport


async def add_export_account(work: Work, client_id: UUID, platform: Platform, handle: str) -> SocialAccount:
    """A new account for exports to be handed in to.

    Raises:
        AccountKnown: when this client has one of this handle on this network, however it is known.
        AccountOfAnother: when another client of the practice does.
        AllotmentSpent: when the practice's tier gives no more.
    """
    # Two clients may name one account at once; the second must see what the first has made.
    await work.session.execute(
        text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))").bindparams(
            name=f"{work.practice_id}|{platform}|@{handle.lower()}"
        )
    )
    holders = await work.session.scalars(
        select(SocialAccount.client_id).where(
            SocialAccount.practice_id == work.practice_id,
            SocialAccount.platform == platform,
            func.lower(SocialAccount.handle) == handle.lower(),
        )
    )
    if known := set(holders):
        raise AccountKnown if client_id in known else AccountOfAnother
    await require_room_for_account(work, client_id)
    account: SocialAccount | None = await work.session.scalar(
        insert(SocialAccount)
        .values(
            practice_id=work.practice_id,
            id=new_id(),
            client_id=client_id,
            platform=platform,
            handle=handle,
            source="export",
            state=AccountState.DISCONNECTED,
            state_reason=Why.EXPORT_ONLY,
            state_since=work.at,
            created_at=work.at,
        )
        .on_conflict_do_nothing()
        .returning(SocialAccount)
    )
    if account is None:
        raise AccountKnown
    return account
