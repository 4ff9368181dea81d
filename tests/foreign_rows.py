"""Rows for the cross-tenant probe: how to make one for every id that the contract takes.

A new id parameter needs one line in `ROWS`, under its name in the contract: a function that makes such a row in the
given practice, in the reach of all its callers where it belongs to a client, and returns the id. It is given the ids
made so far for the same request, such as the account that a follower is to follow. The same function makes the foreign
practice's row that must not be reached and the own practice's row that must.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from random import randrange
from uuid import UUID, uuid4

from sqlalchemy import select

from service.access.api_keys import issue_key
from service.access.assurance import Assurance, Means
from service.access.factors.models import Passkey
from service.access.factors.setting_up import begin_app
from service.access.invitations import invite
from service.access.models import Token
from service.access.openid.configuring import add_provider
from service.access.openid.proofs import Proof
from service.access.openid.shapes import NewIdentityProvider
from service.access.openid.ties import tie
from service.access.roles import Role
from service.access.signing_in import open_session
from service.access.tokens import hash_of
from service.accounts.models import SocialAccount
from service.alerts.models import Receiver
from service.alerts.outbox import send_test
from service.alerts.receivers import NewReceiver, add_receiver
from service.alerts.replaying import NewReplay, start_replay
from service.audience.cards import SortingCard
from service.audience.kept_flags import KeptFlag
from service.automation.declared_shapes import NewDeclaredEvent
from service.automation.declaring import declare
from service.checkups.asking import BY_SCHEDULE, ask_for_checkup
from service.checkups.uploads import Holder, begin_upload, take_chunk
from service.engagement.contact_shapes import NewTouch
from service.engagement.knowing import add_touch
from service.engagement.models import Task
from service.engagement.trying_out import open_chosen
from service.engagement.weed_outs import WeedOut, WeedOutPerson
from service.frontends.models import Approval
from service.frontends.registering import register
from service.frontends.registration import Metadata
from service.kit.database import new_id
from service.kit.work import Work
from service.privacy.asking import ask_to_erase
from service.privacy.suppressing import suppress
from tests.audiences import a_finding, a_follower, an_account
from tests.callers import House, an_email

Made = Mapping[str, UUID | int]
"""Ids by their names in the contract."""
Maker = Callable[[Work, House, Made], Awaitable[UUID | int]]


async def _practice(_work: Work, house: House, _made: Made) -> UUID:
    return house.practice_id


async def _client(_work: Work, house: House, _made: Made) -> UUID:
    return house.client_id


async def _assigned_member(_work: Work, house: House, _made: Made) -> UUID:
    return house.coach.member_id


async def _invitation(work: Work, house: House, _made: Made) -> UUID:
    invitation, _ = await invite(work, house.owner.identity, role=Role.COACH, email=an_email())
    return invitation.id


async def _api_key(work: Work, house: House, _made: Made) -> UUID:
    key_id, _ = await issue_key(work, house.owner.identity, label="CRM", expires_at=None)
    return key_id


async def _session(work: Work, house: House, _made: Made) -> UUID:
    owner = house.owner
    token, _ = await open_session(work, owner.place, owner.person_id)
    found = select(Token.id).where(Token.practice_id == work.practice_id, Token.hash == hash_of(token))
    return (await work.session.execute(found)).scalar_one()


async def _front_end(work: Work, house: House, _made: Made) -> UUID:
    said = Metadata(client_name="Coach Board", redirect_uris=("https://coachboard.example/",), scope="clients:read")
    front_end, _ = await register(work, house.owner.identity, said)
    return front_end.id


async def _approval(work: Work, house: House, _made: Made) -> UUID:
    approval_id, identity = new_id(), house.owner.identity
    work.session.add(
        Approval(
            practice_id=work.practice_id, id=approval_id, registered_in=work.practice_id, front_end_id=new_id(),
            front_end_name="Coach Board", person_id=identity.person_id, member_id=identity.member_id,
            scopes=["clients:read"], created_at=work.at,
        )
    )  # fmt: skip
    await work.session.flush()
    return approval_id


async def _identity_provider(work: Work, _house: House, _made: Made) -> UUID:
    issuer = f"https://{new_id().hex}.northstar.example"
    wanted = NewIdentityProvider(name="North Star's own", issuer=issuer, known_as="rapport-6b1f")
    return (await add_provider(work, wanted, allow_loopback=False)).id


async def _provider_tie(work: Work, house: House, made: Made) -> UUID:
    owner, proof = (
        house.owner,
        Proof(
            await _identity_provider(work, house, made),
            "person-1",
            an_email(),
            is_fresh=True,
            assurance=Assurance(Means.PROVIDER, None),
        ),
    )
    return await tie(work, owner.place, owner.person_id, proof)


async def _authenticator_app(work: Work, house: House, _made: Made) -> UUID:
    return (await begin_app(work, house.owner.person_id)).id


async def _passkey(work: Work, house: House, _made: Made) -> UUID:
    passkey_id = new_id()
    work.session.add(
        Passkey(
            practice_id=work.practice_id, id=passkey_id, person_id=house.owner.person_id, name="Phone",
            credential_id=passkey_id.bytes, user_handle=b"", public_key=b"", sign_count=0, is_synced=True,
            created_at=work.at,
        )
    )  # fmt: skip
    await work.session.flush()
    return passkey_id


async def _account(work: Work, house: House, _made: Made) -> UUID:
    return (await an_account(work, house.client_id)).id


async def _checkup(work: Work, house: House, _made: Made) -> UUID:
    account = await an_account(work, house.client_id)
    return await ask_for_checkup(work, account, asked_by=BY_SCHEDULE, source="api")


async def _task(work: Work, house: House, _made: Made) -> UUID:
    task_id = new_id()
    work.session.add(
        Task(
            practice_id=work.practice_id,
            id=task_id,
            client_id=house.client_id,
            kind="setting",
            task_key=task_id.hex,
            day=work.at.date(),
            rank=1,
            minutes=2,
            params={"setting": "auto_follow_off"},
            state="offered",
            offered_at=work.at,
        )
    )
    await work.session.flush()
    return task_id


async def _try_out(work: Work, house: House, _made: Made) -> UUID:
    account = await an_account(work, house.client_id)
    followed = await a_follower(work, account, "ines_bakes")
    return (await open_chosen(work, house.client.identity, account, followed)).id


async def _touch(work: Work, house: House, _made: Made) -> UUID:
    account = await an_account(work, house.client_id)
    known = await a_follower(work, account, "ines_bakes")
    return (await add_touch(work, house.client.identity, account, known, NewTouch(kind="call"))).id


async def _weed_out(work: Work, house: House, _made: Made) -> UUID:
    account = await an_account(work, house.client_id)
    weed_out = WeedOut(
        practice_id=work.practice_id, id=new_id(), account_id=account.id, month=work.at.date().replace(day=1), state="open",
        drafted_at=work.at,
    )  # fmt: skip
    work.session.add(weed_out)
    await work.session.flush()
    return weed_out.id


async def _finding(work: Work, house: House, _made: Made) -> UUID:
    return (await a_finding(work, await an_account(work, house.client_id), "Followed 180 people within an hour.")).id


async def _flag(work: Work, house: House, _made: Made) -> UUID:
    account = await an_account(work, house.client_id)
    flag = KeptFlag(
        practice_id=work.practice_id, id=new_id(), account_id=account.id, profile_id=7, found_in="comment",
        code="offensive.profanity", masked="b*******", sureness="clear", first_seen_at=work.at, last_seen_at=work.at,
    )  # fmt: skip
    work.session.add(flag)
    await work.session.flush()
    return flag.id


async def _declared_event(work: Work, house: House, _made: Made) -> UUID:
    account = await an_account(work, house.client_id)
    starts, ends = work.at - timedelta(days=3), work.at - timedelta(days=1)
    wanted = NewDeclaredEvent(kind="giveaway", starts_at=starts, ends_at=ends, note="Our giveaway.")
    return (await declare(work, house.coach.identity, account, wanted, at=work.at)).id


async def _follower(work: Work, house: House, made: Made) -> int:
    account = await work.session.get(SocialAccount, (work.practice_id, made.get("account_id", new_id())))
    weed_out = await work.session.get(WeedOut, (work.practice_id, made.get("weed_out_id", new_id())))
    if weed_out is not None:
        account = await work.session.get(SocialAccount, (work.practice_id, weed_out.account_id))
    account = account or await an_account(work, house.client_id)
    profile_id = await a_follower(work, account, "ines_bakes")
    if weed_out is not None:
        work.session.add(
            WeedOutPerson(
                practice_id=work.practice_id, weed_out_id=weed_out.id, account_id=account.id, profile_id=profile_id,
                handle="ines_bakes", because=["awol"], step=1, state_since=work.at,
            )
        )  # fmt: skip
    work.session.add(
        SortingCard(
            practice_id=work.practice_id, id=new_id(), account_id=account.id, profile_id=profile_id, dealt_at=work.at
        )
    )
    await work.session.flush()
    return profile_id


async def _upload(work: Work, house: House, made: Made) -> UUID:
    account = await work.session.get(SocialAccount, (work.practice_id, made.get("account_id", new_id())))
    account = account or await an_account(work, house.client_id)
    upload = await begin_upload(work, Holder(account_id=account.id), length=6, file_name="export.zip")
    return upload.id


async def _arrived_upload(work: Work, house: House, made: Made) -> UUID:
    account = await work.session.get(SocialAccount, (work.practice_id, made.get("account_id", new_id())))
    account = account or await an_account(work, house.client_id)
    upload = await begin_upload(work, Holder(account_id=account.id), length=6, file_name="export.zip")
    await take_chunk(work, upload, b"people", offset=0)
    return upload.id


async def _erasure(work: Work, house: House, _made: Made) -> UUID:
    account = await an_account(work, house.client_id)
    return (await ask_to_erase(work, account.id, "a code", asked_by=house.owner.identity.caller)).id


async def _suppression(work: Work, _house: House, _made: Made) -> UUID:
    return (await suppress(work, "x", number=None, handle="lena_runs", asked_by="owner")).id


async def _receiver(work: Work, _house: House, _made: Made) -> UUID:
    return (await _a_receiver(work)).id


async def _delivery(work: Work, _house: House, _made: Made) -> UUID:
    return (await send_test(work, await _a_receiver(work))).id


async def _replay(work: Work, _house: House, _made: Made) -> UUID:
    return (await start_replay(work, await _a_receiver(work), NewReplay(since=work.at - timedelta(days=1)))).id


async def _a_receiver(work: Work) -> Receiver:
    receiver, _ = await add_receiver(work, NewReceiver(url="https://crm.northstar.example/rapport"))
    return receiver


ROWS: Mapping[str, Maker] = {
    "practice_id": _practice,
    "client_id": _client,
    "member_id": _assigned_member,
    "invitation_id": _invitation,
    "api_key_id": _api_key,
    "session_id": _session,
    "front_end_id": _front_end,
    "approval_id": _approval,
    "identity_provider_id": _identity_provider,
    "provider_tie_id": _provider_tie,
    "authenticator_app_id": _authenticator_app,
    "passkey_id": _passkey,
    "account_id": _account,
    "checkup_id": _checkup,
    "task_id": _task,
    "finding_id": _finding,
    "flag_id": _flag,
    "try_out_id": _try_out,
    "weed_out_id": _weed_out,
    "touch_id": _touch,
    "declared_event_id": _declared_event,
    "profile_id": _follower,
    "upload_id": _upload,
    "upload_ids": _arrived_upload,
    "erasure_id": _erasure,
    "suppression_id": _suppression,
    "receiver_id": _receiver,
    "delivery_id": _delivery,
    "replay_id": _replay,
}


NETWORKS_OWN: frozenset[str] = frozenset({"profile_id"})
"""Numbers that a network gives, and that every practice may know: they need not be refused, only tell nothing."""

OF_A_CLIENT: frozenset[str] = frozenset({"client_id", "account_id", "checkup_id", "task_id", "finding_id"}) | {
    "upload_id",
    "upload_ids",
    "erasure_id",
    "flag_id",
    "try_out_id",
    "weed_out_id",
    "touch_id",
    "declared_event_id",
}
"""What belongs to a client, and is out of the reach of those in the practice who do not coach them."""

BODIES: Mapping[str, bytes] = {"handInExport": b"not a zip, which only the checkup finds out"}
"""What operations take that do not take JSON."""

HEADERS: Mapping[str, Mapping[str, str]] = {"sendChunk": {"Upload-Offset": "0"}}
"""What operations must be told beside their body."""


class NoRowFor(AssertionError):
    """The contract takes an id that no factory here can make a row for."""

    def __init__(self, place: str, operation_id: str) -> None:
        super().__init__(
            f"{operation_id} takes {place!r}, and tests/foreign_rows.py does not know how to make such a row:"
            f" add a function and the line {place.rpartition(' ')[2]!r}: … to ROWS"
        )


async def rows_for(places: Sequence[str], operation_id: str, work: Work, house: House) -> dict[str, UUID | int]:
    """A fresh row of this practice for each place such as `path client_id`.

    Raises:
        NoRowFor: naming what to add.
    """
    made: dict[str, UUID | int] = {}
    for place in places:
        name = place.rpartition(" ")[2]
        if name not in ROWS:
            raise NoRowFor(place, operation_id)
        made[name] = await ROWS[name](work, house, made)
    return {place: made[place.rpartition(" ")[2]] for place in places}


def nothing_like(real: UUID | int) -> UUID | int:
    """An id of the same kind that belongs to nothing."""
    return uuid4() if isinstance(real, UUID) else randrange(1 << 60)
