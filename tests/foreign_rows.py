"""Rows for the cross-tenant probe: how to make one for every id that the contract takes.

A new id parameter needs one line in `ROWS`, under its name in the contract: a function that makes such a row in the
given practice, in the reach of all its callers where it belongs to a client, and returns the id. The same function
makes the foreign practice's row that must not be reached and the own practice's row that must.
"""

from collections.abc import Awaitable, Callable, Mapping
from uuid import UUID

from service.access.api_keys import issue_key
from service.access.invitations import invite
from service.access.roles import Role
from service.accounts.export_accounts import add_export_account
from service.alerts.models import Receiver
from service.alerts.outbox import send_test
from service.alerts.receivers import NewReceiver, add_receiver
from service.kit.database import new_id
from service.kit.work import Work
from service.platforms.contract import Platform
from tests.callers import House, an_email

Maker = Callable[[Work, House], Awaitable[UUID]]


async def _practice(_work: Work, house: House) -> UUID:
    return house.practice_id


async def _client(_work: Work, house: House) -> UUID:
    return house.client_id


async def _assigned_member(_work: Work, house: House) -> UUID:
    return house.coach.member_id


async def _invitation(work: Work, house: House) -> UUID:
    invitation, _ = await invite(work, house.owner.identity, role=Role.COACH, email=an_email())
    return invitation.id


async def _api_key(work: Work, house: House) -> UUID:
    key_id, _ = await issue_key(work, house.owner.identity, label="CRM", expires_at=None)
    return key_id


async def _account(work: Work, house: House) -> UUID:
    return (await add_export_account(work, house.client_id, Platform.X, new_id().hex)).id


async def _receiver(work: Work, _house: House) -> UUID:
    return (await _a_receiver(work)).id


async def _delivery(work: Work, _house: House) -> UUID:
    return (await send_test(work, await _a_receiver(work))).id


async def _a_receiver(work: Work) -> Receiver:
    receiver, _ = await add_receiver(work, NewReceiver(url="https://crm.northstar.example/rapport"))
    return receiver


ROWS: Mapping[str, Maker] = {
    "practice_id": _practice,
    "client_id": _client,
    "member_id": _assigned_member,
    "invitation_id": _invitation,
    "api_key_id": _api_key,
    "account_id": _account,
    "receiver_id": _receiver,
    "delivery_id": _delivery,
}


class NoRowFor(AssertionError):
    """The contract takes an id that no factory here can make a row for."""

    def __init__(self, place: str, operation_id: str) -> None:
        super().__init__(
            f"{operation_id} takes {place!r}, and tests/foreign_rows.py does not know how to make such a row:"
            f" add a function and the line {place.rpartition(' ')[2]!r}: … to ROWS"
        )


async def row_for(place: str, operation_id: str, work: Work, house: House) -> UUID:
    """A fresh row of this practice for a place such as `path client_id`.

    Raises:
        NoRowFor: naming what to add.
    """
    maker = ROWS.get(place.rpartition(" ")[2])
    if maker is None:
        raise NoRowFor(place, operation_id)
    return await maker(work, house)
