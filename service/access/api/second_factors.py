"""One's own second factors: what one has, an authenticator app, and recovery codes."""

from typing import Any, Final

from litestar import Request, delete, get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from service.access.assurance import Means
from service.access.audit import Trail
from service.access.caller import AppDatabase
from service.access.factors.codes import otpauth_uri
from service.access.factors.giving_up import FactorDemanded, remove_factor
from service.access.factors.known import known_factors
from service.access.factors.models import AuthenticatorApp
from service.access.factors.setting_up import CodeNotOfApp, NoFactor, begin_app, confirm_app, renew_recovery_codes
from service.access.factors.shapes import (
    AppBegun,
    AppConfirmation,
    AppInPath,
    AuthenticatorAppView,
    PasskeyView,
    RecoveryCodes,
    SecondFactors,
)
from service.access.factors.stepping_up import step_up
from service.access.factors.trying import count_try, was_right
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.limits import TOKENS
from service.access.roles import Permission
from service.access.step_up import CHANGES_FACTORS, StepUpNeeded
from service.kit.limits import Limited
from service.kit.problems import NotFound
from service.kit.work import Work

ISSUER: Final = "Rapport"


@get(
    "/v1/second-factors",
    operation_id="showSecondFactors",
    summary="What can I show besides a password?",
    tags=["Access"],
    guards=[may(Permission.MANAGE_FACTORS)],
    responses=refusals(),
)
async def show_second_factors(identity: NamedDependency[Identity], database: AppDatabase) -> SecondFactors:
    """Your own authenticator app, passkeys and recovery codes in this practice; no secret is shown again."""
    known = await known_factors(database, identity.practice_id, identity.person_id)
    app = known.app
    return SecondFactors(
        is_demanded=identity.must_have_factor,
        authenticator_app=None
        if app is None
        else AuthenticatorAppView(id=app.id, created_at=app.created_at, last_used_at=app.last_used_at),
        passkeys=[PasskeyView(**each._asdict()) for each in known.passkeys],
        recovery_codes_left=known.recovery_codes,
    )


@post(
    "/v1/authenticator-app-registrations",
    operation_id="beginAuthenticatorApp",
    summary="Add an authenticator app",
    tags=["Access"],
    guards=[may(Permission.MANAGE_FACTORS), CHANGES_FACTORS, Limited(TOKENS)],
    responses=refusals(StepUpNeeded),
)
async def begin(work: NamedDependency[Work], identity: NamedDependency[Identity], database: AppDatabase) -> AppBegun:
    """A secret for an authenticator app (RFC 6238: SHA-1, six digits, 30 seconds). It counts once it has shown a code.

    An older app counts until then. What has shown no code within an hour is forgotten.
    """
    begun = await begin_app(work, identity.person_id)
    practice, _, email, *_ = await database.reads.fetchrow(
        "SELECT * FROM show_me_v2($1, $2)", identity.practice_id, identity.token_id
    )
    uri = otpauth_uri(begun.secret, whose=f"{email} ({practice})", issuer=ISSUER)
    return AppBegun(id=begun.id, secret=begun.secret.reveal(), otpauth_uri=uri)


@post(
    "/v1/authenticator-apps/{authenticator_app_id:uuid}/confirmations",
    operation_id="confirmAuthenticatorApp",
    summary="Confirm an authenticator app",
    tags=["Access"],
    guards=[may(Permission.MANAGE_FACTORS), CHANGES_FACTORS],
    responses=refusals(StepUpNeeded, NotFound, CodeNotOfApp),
)
async def confirm(  # noqa: PLR0913, PLR0917 # each is handed in by its name
    authenticator_app_id: AppInPath,
    request: Request[Any, Any, Any],
    data: JSONBody[AppConfirmation],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> RecoveryCodes:
    """Have the app count from now on, by a code of it. Your first factor brings recovery codes with it.

    Sessions that stand elsewhere stay, and have to show the factor before anything dangerous.
    """
    await count_try(request, identity)
    codes = await confirm_app(work, identity.person_id, authenticator_app_id, data.code)
    await was_right(request, identity)
    await step_up(work, identity, Means.CODE)
    trail.note("factor.app_added", authenticator_app_id)
    return RecoveryCodes(recovery_codes=[each.reveal() for each in codes])


@delete(
    "/v1/authenticator-apps/{authenticator_app_id:uuid}",
    operation_id="removeAuthenticatorApp",
    summary="Remove an authenticator app",
    tags=["Access"],
    guards=[may(Permission.MANAGE_FACTORS), CHANGES_FACTORS],
    responses=refusals(StepUpNeeded, NotFound, FactorDemanded),
)
async def remove(
    authenticator_app_id: AppInPath,
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> None:
    """Have its codes count no more. Recovery codes go with your last factor."""
    await remove_factor(work, identity, AuthenticatorApp, authenticator_app_id)
    trail.note("factor.app_removed", authenticator_app_id)


@post(
    "/v1/recovery-codes",
    operation_id="renewRecoveryCodes",
    summary="Make new recovery codes",
    tags=["Access"],
    guards=[may(Permission.MANAGE_FACTORS), CHANGES_FACTORS],
    responses=refusals(StepUpNeeded, NoFactor),
)
async def renew(
    work: NamedDependency[Work], identity: NamedDependency[Identity], trail: NamedDependency[Trail]
) -> RecoveryCodes:
    """Ten new codes in place of all that were left; each stands in once for a factor that is lost."""
    if not identity.has_factor:
        raise NoFactor
    codes = await renew_recovery_codes(work, identity.person_id)
    trail.note("factor.recovery_codes_made", identity.person_id)
    return RecoveryCodes(recovery_codes=[each.reveal() for each in codes])


DOORS: Final = (show_second_factors, begin, confirm, remove, renew)
