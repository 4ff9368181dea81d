"""Builds the Sandbox X."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Final

import msgspec
from litestar import Litestar, Request
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.middleware import DefineMiddleware
from litestar.response import Response

from service.sandbox import consenting, refusals
from service.sandbox.clock import SandboxClock, in_ms
from service.sandbox.control import StageHand
from service.sandbox.faults import FaultGate, Faults
from service.sandbox.ledger import Ledger
from service.sandbox.limits import Windows
from service.sandbox.oauth import App, Consents
from service.sandbox.plan import Plan
from service.sandbox.reading import reading_doors
from service.sandbox.spelling import POST_WORDS, SPELLINGS
from service.sandbox.stage import Stage
from service.sandbox.telling import Telling
from service.sandbox.telling_control import Whisperer
from service.sandbox.telling_doors import DOORS as TELLING_DOORS
from service.sandbox.world import World

CONFIDENTIAL_APP: Final = App(
    "sandbox-app", "Rapport", "sandbox-secret", (), "sandbox-consumer-secret", "sandbox-bearer-token"
)
PUBLIC_APP: Final = App("sandbox-public-app", "A public app")
FOLLOWERS: Final = 5000
SECOND_FOLLOWERS: Final = 420
GURU_FOLLOWERS: Final = 20_000


def _real_now() -> datetime:
    return datetime.now(UTC)


def sandbox_app(  # noqa: PLR0913 # what a sandbox can be told, all by name
    seed: int,
    *,
    followers: int = FOLLOWERS,
    second_followers: int = SECOND_FOLLOWERS,
    guru_followers: int = GURU_FOLLOWERS,
    founded_at: datetime | None = None,
    real_now: Callable[[], datetime] = _real_now,
    spelling: str = POST_WORDS.version,
    limits: Mapping[str, int] | None = None,
    apps: tuple[App, ...] = (CONFIDENTIAL_APP, PUBLIC_APP),
) -> Litestar:
    """A little X of its own, with its own people, clock and books.

    Args:
        seed: who is there and what they do; the same seed and founding give the same world.
        followers: how many follow the first coached account at the founding.
        second_followers: how many follow the second.
        guru_followers: how many follow the guru.
        founded_at: the founding, cut to its UTC day; today when not given.
        real_now: real time, on which the sandbox's clock runs ahead.
        spelling: the description to follow when a call's words fit both (`2.159` or `2.167`).
        limits: calls per person and 15 minutes, by endpoint name, where they differ from X's.
        apps: the apps registered from the start.
    """
    founding = (founded_at or real_now()).astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    plan = Plan.of(
        seed,
        followers=followers,
        second_followers=second_followers,
        guru_followers=guru_followers,
        founded_ms=in_ms(founding),
    )
    stage = Stage(
        world=World(plan),
        clock=SandboxClock(real_now),
        consents=Consents(apps),
        windows=Windows(limits or {}),
        ledger=Ledger(),
        faults=Faults(),
        spelling=SPELLINGS[spelling],
        telling=Telling(),
    )
    gate = DefineMiddleware(
        FaultGate, faults=stage.faults, ledger=stage.ledger, now=stage.clock.now, spelling=stage.spelling
    )
    doors = [consenting.show_consent, consenting.answer_consent, consenting.give_tokens, consenting.revoke_token]
    return Litestar(
        route_handlers=[*doors, *reading_doors(), *TELLING_DOORS, StageHand, Whisperer],
        dependencies={"stage": Provide(lambda: stage, sync_to_thread=False)},
        middleware=[gate],
        exception_handlers={HTTPException: _refuse},
        openapi_config=None,
        logging_config=None,
    )


def _refuse(request: Request[None, None, State], refused: HTTPException) -> Response[bytes]:
    """What X says of paths it does not have, and what the stage hand's doors say of what they cannot do."""
    body: dict[str, object] = {"title": "Refused", "status": refused.status_code, "detail": refused.detail}
    if not request.url.path.startswith("/sandbox"):
        body = refusals.no_such_path().body
    elif refused.extra:
        body["errors"] = refused.extra
    return Response(msgspec.json.encode(body), status_code=refused.status_code, media_type=refusals.PROBLEM_TYPE)
