"""One's own passkeys, each with a name."""

from typing import Final

from litestar import delete, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import JSONBody

from service.access.assurance import Means
from service.access.audit import Trail
from service.access.caller import AppDatabase, RequestDesk
from service.access.factors.ceremonies import Site
from service.access.factors.giving_up import FactorDemanded, remove_factor
from service.access.factors.models import Passkey
from service.access.factors.passkey_shapes import PasskeyWanted
from service.access.factors.setting_up import Called, PasskeyKnown, TooManyPasskeys, add_passkey, want_passkey
from service.access.factors.shapes import NewPasskey, PasskeyAdded, PasskeyInPath
from service.access.factors.showing import FactorRefused
from service.access.factors.stepping_up import step_up
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.roles import Permission
from service.access.step_up import CHANGES_FACTORS, StepUpNeeded
from service.kit.problems import NotFound
from service.kit.work import Work


@post(
    "/v1/passkey-registrations",
    operation_id="beginPasskey",
    summary="Make a passkey",
    tags=["Access"],
    guards=[may(Permission.MANAGE_FACTORS), CHANGES_FACTORS],
    responses=refusals(StepUpNeeded),
    status_code=200,
)
async def begin_passkey(
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    database: AppDatabase,
    desk: RequestDesk,
    state: State,
) -> PasskeyWanted:
    """What `navigator.credentials.create` needs. What comes of it is sent to POST /v1/passkeys, once, within five minutes.

    Passkeys belong to our public address: browsers make them on our own pages alone (`/apps/second-factors`), an app where it is tied
    to our domain.
    """
    practice, name, email, *_ = await database.reads.fetchrow(
        "SELECT * FROM show_me_v2($1, $2)", identity.practice_id, identity.token_id
    )
    called = Called(practice, name, email)
    return await want_passkey(work, desk.works.vault, Site.of(state.settings), identity, called)


@post(
    "/v1/passkeys",
    operation_id="addPasskey",
    summary="Add a passkey",
    tags=["Access"],
    guards=[may(Permission.MANAGE_FACTORS), CHANGES_FACTORS],
    responses=refusals(StepUpNeeded, FactorRefused, PasskeyKnown, TooManyPasskeys),
)
async def add(  # noqa: PLR0913, PLR0917 # each is handed in by its name
    data: JSONBody[NewPasskey],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
    desk: RequestDesk,
    state: State,
) -> PasskeyAdded:
    """Keep a passkey that was just made. Your first factor brings recovery codes with it."""
    site, vault = Site.of(state.settings), desk.works.vault
    passkey_id, codes = await add_passkey(work, vault, site, identity, data.credential, name=data.name)
    await step_up(work, identity, Means.PASSKEY)
    trail.note("factor.passkey_added", passkey_id)
    return PasskeyAdded(id=passkey_id, recovery_codes=[each.reveal() for each in codes])


@delete(
    "/v1/passkeys/{passkey_id:uuid}",
    operation_id="removePasskey",
    summary="Remove a passkey",
    tags=["Access"],
    guards=[may(Permission.MANAGE_FACTORS), CHANGES_FACTORS],
    responses=refusals(StepUpNeeded, NotFound, FactorDemanded),
)
async def remove(
    passkey_id: PasskeyInPath,
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> None:
    """Have it count no more. Recovery codes go with your last factor."""
    await remove_factor(work, identity, Passkey, passkey_id)
    trail.note("factor.passkey_removed", passkey_id)


DOORS: Final = (begin_passkey, add, remove)
