"""The second step of signing in, signing in by a passkey alone, and showing in a session anew that it is oneself."""

from datetime import datetime
from typing import Annotated, Any, Final, Literal

import msgspec
from litestar import Request, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import JSONBody

from service.access.assurance import FRESH_FOR, Assurance, Means
from service.access.audit import Trail
from service.access.caller import AppDatabase, RequestDesk
from service.access.factors import ceremonies
from service.access.factors.ceremonies import Site
from service.access.factors.challenges import new_challenge
from service.access.factors.entering import Opened, SecondStepClosed, finish, step_behind
from service.access.factors.passkey_shapes import PasskeyAsked
from service.access.factors.shapes import NewStepUp, SecondStep, ShownPasskey, SteppedUp, StepToken
from service.access.factors.showing import FactorRefused, passkey_practice, show_passkey
from service.access.factors.stepping_up import NoSession, OneProof, of_a_session, show, step_up
from service.access.factors.trying import count_try, was_right
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.limits import ENTRIES
from service.access.openid.ties import PasswordWrong, prove_again
from service.access.roles import Permission, Role
from service.access.shapes import Confidential, SessionView
from service.access.signing_in import PlaceUnclear, SignInRefused, choose_place, open_session
from service.kit.limits import Limited, TooManyRequests
from service.kit.problems import RequestInvalid, documented, request_id_of
from service.kit.secrets import Secret
from service.kit.work import Work

BY_API: Final = "sign-in"
"""What challenges to sign in by the API are made for: whoever asks first has no name yet."""


class PasskeyQuestion(Confidential, frozen=True, forbid_unknown_fields=True):
    """What the passkey is to be asked for: to sign in, or as the second step of a sign-in."""

    token: StepToken | None = None


class PasskeySignIn(Confidential, frozen=True, forbid_unknown_fields=True):
    """A passkey's answer; the role is only needed by who works in the practice and is coached there, too."""

    passkey: ShownPasskey
    role: Annotated[
        Literal["owner", "coach", "assistant", "client"] | None,
        msgspec.Meta(description="The role meant.", examples=["owner"]),
    ] = None


@post(
    "/v1/second-steps",
    operation_id="finishSignIn",
    summary="Sign in: the second step",
    tags=["Access"],
    opt={"anyone": True},
    security=[{}],
    guards=[Limited(ENTRIES)],
    responses=documented(RequestInvalid, OneProof, SecondStepClosed, FactorRefused, TooManyRequests),
)
async def finish_sign_in(  # noqa: PLR0913, PLR0917 # each is handed in by its name
    request: Request[Any, Any, Any],
    data: JSONBody[SecondStep],
    database: AppDatabase,
    desk: RequestDesk,
    at: NamedDependency[datetime],
    state: State,
) -> SessionView:
    """Exchange what signing in answered, and a second factor, for a session token, which is shown this once."""
    known = await step_behind(database, data.token, at=at)
    identity = known.identity
    await count_try(request, identity)
    work = await desk.open(identity.practice_id)
    means = await show(
        work,
        desk.works.vault,
        Site.of(state.settings),
        data,
        person_id=identity.person_id,
        bound_to=of_step(identity),
    )
    opened = await finish(work, known, means)
    await was_right(request, identity)
    Trail(work, identity.caller, request_id_of(request)).note(f"factor.shown_{means}", identity.person_id)
    return _session(opened, work, identity.role)


@post(
    "/v1/passkey-challenges",
    operation_id="askPasskey",
    summary="Ask a passkey to sign in",
    tags=["Access"],
    opt={"anyone": True},
    security=[{}],
    guards=[Limited(ENTRIES)],
    responses=documented(RequestInvalid, SecondStepClosed, TooManyRequests),
    status_code=200,
)
async def ask_passkey(
    data: JSONBody[PasskeyQuestion],
    database: AppDatabase,
    desk: RequestDesk,
    at: NamedDependency[datetime],
    state: State,
) -> PasskeyAsked:
    """What `navigator.credentials.get` needs. The answer is good once, for five minutes; it is the same for everybody.

    Passkeys belong to our public address: a browser uses them on our own pages alone, an app where it is tied to our domain.
    """
    bound_to = BY_API
    if data.token is not None:
        bound_to = of_step((await step_behind(database, data.token, at=at)).identity)
    return ceremonies.asked(Site.of(state.settings), new_challenge(desk.works.vault, bound_to, at=at))


@post(
    "/v1/passkey-sessions",
    operation_id="signInByPasskey",
    summary="Sign in with a passkey",
    tags=["Access"],
    opt={"anyone": True},
    security=[{}],
    guards=[Limited(ENTRIES)],
    responses=documented(RequestInvalid, FactorRefused, SignInRefused, PlaceUnclear, TooManyRequests),
)
async def sign_in_by_passkey(
    request: Request[Any, Any, Any],
    data: JSONBody[PasskeySignIn],
    database: AppDatabase,
    desk: RequestDesk,
    state: State,
) -> SessionView:
    """Exchange a passkey's answer to `askPasskey` for a session token, which is shown this once. No second step follows."""
    work = await desk.open(await passkey_practice(database, data.passkey))
    person_id = await show_passkey(work, desk.works.vault, Site.of(state.settings), data.passkey, bound_to=BY_API)
    role = None if data.role is None else Role(data.role)
    place = await choose_place(database, person_id, practice_id=work.practice_id, role=role)
    assurance = Assurance(Means.PASSKEY, work.at)
    Trail(work, place.caller, request_id_of(request)).note("factor.shown_passkey", person_id)
    return _session(Opened(*await open_session(work, place, person_id, assurance=assurance)), work, place.role)


@post(
    "/v1/step-up-challenges",
    operation_id="askPasskeyToStepUp",
    summary="Ask a passkey to step up",
    tags=["Access"],
    guards=[may(Permission.MANAGE_FACTORS)],
    responses=refusals(NoSession),
    status_code=200,
)
async def ask_to_step_up(
    identity: NamedDependency[Identity], desk: RequestDesk, at: NamedDependency[datetime], state: State
) -> PasskeyAsked:
    """What `navigator.credentials.get` needs to show in this session that it is you. The answer is good once, here alone."""
    of_a_session(identity)
    return ceremonies.asked(Site.of(state.settings), new_challenge(desk.works.vault, of_step_up(identity), at=at))


@post(
    "/v1/step-ups",
    operation_id="stepUp",
    summary="Show that it is you",
    tags=["Access"],
    guards=[may(Permission.MANAGE_FACTORS)],
    responses=refusals(OneProof, NoSession, PasswordWrong, FactorRefused),
)
async def step_up_now(  # noqa: PLR0913, PLR0917 # each is handed in by its name
    request: Request[Any, Any, Any],
    data: JSONBody[NewStepUp],
    database: AppDatabase,
    desk: RequestDesk,
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
    state: State,
) -> SteppedUp:
    """Show anew that it is you: what is dangerous then opens to this session for 15 minutes.

    A password will do for who has no second factor here, and for nobody else.
    """
    of_a_session(identity)
    await count_try(request, identity)
    if data.password is None or identity.has_factor:
        means = await show(
            work,
            desk.works.vault,
            Site.of(state.settings),
            data,
            person_id=identity.person_id,
            bound_to=of_step_up(identity),
        )
    elif data == NewStepUp(password=data.password):
        await prove_again(database, identity, Secret(data.password))
        means = Means.PASSWORD
    else:
        raise OneProof
    await was_right(request, identity)
    await step_up(work, identity, means)
    trail.note(f"factor.shown_{means}", identity.person_id)
    return SteppedUp(proven_by=means.value, proven_at=work.at, good_until=work.at + FRESH_FOR)


def of_step(identity: Identity) -> str:
    """What challenges for the second step of this very sign-in are made for."""
    return f"second step|{identity.token_id}"


def of_step_up(identity: Identity) -> str:
    """What challenges to step up in this very session are made for."""
    return f"step up|{identity.token_id}"


def _session(opened: Opened, work: Work, role: Role) -> SessionView:
    return SessionView(
        token=opened.token.reveal(), expires_at=opened.expires_at, practice_id=work.practice_id, role=role.value
    )


DOORS: Final = (finish_sign_in, ask_passkey, sign_in_by_passkey, ask_to_step_up, step_up_now)
