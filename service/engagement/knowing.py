"""Writing down what is known of somebody, and when the client was in touch."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from service.access.identity import Identity
from service.accounts.models import SocialAccount
from service.accounts.practice_time import ahead
from service.engagement.acquaintance import handle_of_known
from service.engagement.contact_shapes import ContactFacts, NewTouch, TouchKind
from service.engagement.contacts import Contact, Touch
from service.kit.database import new_id
from service.kit.problems import FieldProblem, NotFound, RequestInvalid
from service.kit.work import Work
from service.roster.consent import ConsentKind, look
from service.roster.models import Client
from service.roster.reach import client_in_reach


async def keep_contact(
    work: Work, identity: Identity, account: SocialAccount, profile_id: int, facts: ContactFacts
) -> None:
    """Keep what is said of somebody, in place of what was said before.

    Raises:
        ConsentMissing: when a member asks and the client does not agree to show names, and notes where one is written.
        PersonNotKnown: when they neither follow the account nor have spoken with it.
    """
    await _look(work, identity, account, with_notes=facts.learned is not None)
    handle = await handle_of_known(work, account, profile_id)
    values = {
        "handle": handle,
        "stars": facts.stars,
        "stands_as": facts.stands_as,
        "learned": facts.learned,
        "learned_at": None if facts.learned is None else work.at + await ahead(work),
    }
    kept = insert(Contact).values(
        practice_id=work.practice_id, id=new_id(), account_id=account.id, profile_id=profile_id, **values
    )
    await work.session.execute(
        kept.on_conflict_do_update(index_elements=["practice_id", "account_id", "profile_id"], set_=values)
    )


async def keep_learned(work: Work, identity: Identity, account_id: UUID, profile_id: int, learned: str) -> None:
    """Keep the one thing that was learned of somebody, and leave what else is known of them.

    Raises:
        ConsentMissing: when a member asks and the client does not agree to show names and notes.
        PersonNotKnown: when they neither follow the account nor have spoken with it.
    """
    account = await work.session.get_one(SocialAccount, (work.practice_id, account_id))
    await _look(work, identity, account, with_notes=True)
    values = {"learned": learned, "learned_at": work.at + await ahead(work)}
    kept = insert(Contact).values(
        practice_id=work.practice_id,
        id=new_id(),
        account_id=account_id,
        profile_id=profile_id,
        handle=await handle_of_known(work, account, profile_id),
        **values,
    )
    await work.session.execute(
        kept.on_conflict_do_update(index_elements=["practice_id", "account_id", "profile_id"], set_=values)
    )


async def add_touch(work: Work, identity: Identity, account: SocialAccount, profile_id: int, wanted: NewTouch) -> Touch:
    """Note a touch, or what is to be remembered.

    Raises:
        ConsentMissing: when a member asks and the client does not agree to show names, and notes where words come with it.
        PersonNotKnown: when they neither follow the account nor have spoken with it.
        RequestInvalid: when it is said to be still ahead.
    """
    await _look(work, identity, account, with_notes=wanted.words is not None)
    await handle_of_known(work, account, profile_id)
    now = work.at + await ahead(work)
    if wanted.at is not None and wanted.at > now:
        raise RequestInvalid(errors=(FieldProblem(where="at", what="lies ahead: note a touch once it has been"),))
    touch = Touch(
        practice_id=work.practice_id,
        id=new_id(),
        account_id=account.id,
        profile_id=profile_id,
        kind=wanted.kind,
        words=wanted.words,
        at=wanted.at or now,
        noted_by=identity.caller,
    )
    work.session.add(touch)
    await work.session.flush()
    return touch


def touched_by_task(work: Work, account_id: UUID, profile_id: int, *, kind: TouchKind, at: datetime) -> None:
    """Note that a task about somebody was done."""
    work.session.add(
        Touch(
            practice_id=work.practice_id, id=new_id(), account_id=account_id, profile_id=profile_id, kind=kind,
            words=None, at=at, noted_by="task",
        )
    )  # fmt: skip


async def take_back_touch(work: Work, identity: Identity, touch_id: UUID) -> None:
    """Delete a touch that was noted.

    Raises:
        NotFound: when there is none, or its client is out of the caller's reach.
    """
    client_id = await work.session.scalar(
        select(SocialAccount.client_id)
        .join(Touch, (Touch.practice_id == SocialAccount.practice_id) & (Touch.account_id == SocialAccount.id))
        .where(Touch.practice_id == work.practice_id, Touch.id == touch_id)
    )
    if client_id is None:
        raise NotFound
    await client_in_reach(work, identity, client_id)
    await work.session.execute(delete(Touch).where(Touch.practice_id == work.practice_id, Touch.id == touch_id))


async def _look(work: Work, identity: Identity, account: SocialAccount, *, with_notes: bool) -> None:
    client = await work.session.get_one(Client, (work.practice_id, account.client_id))
    await look(work, identity, client, ConsentKind.NAMES)
    if with_notes:
        await look(work, identity, client, ConsentKind.NOTES)
