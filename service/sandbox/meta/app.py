"""Builds the Meta sandbox: Instagram and Facebook on loopback."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import msgspec
from litestar import Litestar, Request
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.middleware import DefineMiddleware
from litestar.response import Response

from service.sandbox.clock import SandboxClock, in_ms
from service.sandbox.meta import errors
from service.sandbox.meta.errors import JSON_TYPE, CodeRefused, GraphError, answer_code_refused, answer_graph_error
from service.sandbox.meta.hosted import Hosted
from service.sandbox.meta.login import Login
from service.sandbox.meta.login_apps import MetaApp
from service.sandbox.meta.login_doors import login_doors
from service.sandbox.meta.mishaps import MishapGate
from service.sandbox.meta.reading import READING_DOORS
from service.sandbox.meta.scene import Scene, answer_exhausted
from service.sandbox.meta.scene_control import SceneStageHand
from service.sandbox.meta.tellings import TellingStageHand
from service.sandbox.meta.usage import Exhausted
from service.sandbox.meta.world import MetaWorld


def _real_now() -> datetime:
    return datetime.now(UTC)


def meta_app(
    seed: int,
    *,
    founded_at: datetime | None = None,
    real_now: Callable[[], datetime] = _real_now,
    apps: Iterable[MetaApp] | None = None,
) -> Litestar:
    """A little Instagram and Facebook of its own, with its own people, clock and quotas.

    Args:
        seed: who is there and what they say; the same seed and founding give the same world.
        founded_at: the founding, cut to its UTC day; today when not given.
        real_now: real time, on which the sandbox's clock runs ahead.
        apps: the apps registered from the start; the sandbox's own when not given.
    """
    founding = (founded_at or real_now()).astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    world = MetaWorld(seed, in_ms(founding))
    login = Login.opened(world, SandboxClock(real_now), apps)
    scene = Scene(login, Hosted(world))
    return Litestar(
        route_handlers=[*login_doors(), *READING_DOORS, SceneStageHand, TellingStageHand],
        dependencies={
            "login": Provide(lambda: login, sync_to_thread=False),
            "scene": Provide(lambda: scene, sync_to_thread=False),
        },
        middleware=[DefineMiddleware(MishapGate, mishaps=scene.mishaps)],
        exception_handlers={
            GraphError: answer_graph_error,
            CodeRefused: answer_code_refused,
            Exhausted: answer_exhausted,
            HTTPException: _refuse,
        },
        openapi_config=None,
        logging_config=None,
    )


def _refuse(request: Request[None, None, State], refused: HTTPException) -> Response[bytes]:
    """What Meta says of paths it does not have, and what the stage hand's doors say of what they cannot do."""
    if not request.url.path.startswith("/sandbox"):
        return answer_graph_error(request, errors.path_unknown(request.url.path))
    body: dict[str, object] = {"title": "Refused", "status": refused.status_code, "detail": refused.detail}
    if refused.extra:
        body["errors"] = refused.extra
    return Response(msgspec.json.encode(body), status_code=refused.status_code, media_type=JSON_TYPE)
