"""The circle: the few people whom a client chooses to know well, and who feed the daily plan first."""

from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert

from service.access.identity import Identity
from service.accounts.models import SocialAccount
from service.accounts.practice_time import ahead
from service.engagement.acquaintance import handle_of_known
from service.engagement.models import CirclePlace
from service.kit.database import new_id
from service.kit.problems import Problem
from service.kit.work import Work
from service.roster.consent import ConsentKind, look
from service.roster.models import Client

LARGEST: Final = 60
"""People in the circle of one client: the "50 to 60 people of genuine interest" of the advice this product stands on."""


class CircleFull(Problem):
    """The client's circle holds as many people as anyone can know well."""

    status = 409
    title = "The circle is full: it holds 60 people"
    remedy = "Take somebody out of the circle first."


async def choose(work: Work, identity: Identity, account: SocialAccount, profile_id: int) -> None:
    """Take a person into the circle; does nothing when they are in it already.

    Raises:
        ConsentMissing: when a member asks and the client does not agree to show names.
        PersonNotKnown: when they neither follow the account nor have spoken with it.
        CircleFull: when there are 60 already.
    """
    client = await _held_client(work, account)
    await look(work, identity, client, ConsentKind.NAMES)
    await handle_of_known(work, account, profile_id)
    in_circle = (
        await work.session.execute(
            select(
                func.count(),
                func.count().filter(CirclePlace.account_id == account.id, CirclePlace.profile_id == profile_id),
            ).where(CirclePlace.practice_id == work.practice_id, CirclePlace.client_id == client.id)
        )
    ).one()
    if in_circle == (LARGEST, 0):
        raise CircleFull
    await work.session.execute(
        insert(CirclePlace)
        .values(
            practice_id=work.practice_id,
            id=new_id(),
            client_id=client.id,
            account_id=account.id,
            profile_id=profile_id,
            chosen_at=work.at + await ahead(work),
        )
        .on_conflict_do_nothing()
    )


async def take_out(work: Work, identity: Identity, account: SocialAccount, profile_id: int) -> None:
    """Take a person out of the circle; does nothing when they are not in it.

    Raises:
        ConsentMissing: when a member asks and the client does not agree to show names.
    """
    client = await _held_client(work, account)
    await look(work, identity, client, ConsentKind.NAMES)
    await work.session.execute(
        delete(CirclePlace).where(
            CirclePlace.practice_id == work.practice_id,
            CirclePlace.account_id == account.id,
            CirclePlace.profile_id == profile_id,
        )
    )


async def _held_client(work: Work, account: SocialAccount) -> Client:
    """The account's client, whose row is held so that two who choose at once do not overfill the circle."""
    client: Client = await work.session.get_one(
        Client, (work.practice_id, account.client_id), with_for_update={"key_share": True}
    )
    return client
