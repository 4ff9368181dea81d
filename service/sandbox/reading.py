"""The doors through which X's people and posts are read."""

from datetime import datetime

import msgspec
from litestar import Request, get
from litestar.datastructures import State
from litestar.handlers import HTTPRouteHandler
from litestar.response import Response

from service.sandbox import refusals
from service.sandbox.answers import Answer, answer
from service.sandbox.asking import asked
from service.sandbox.clock import in_ms
from service.sandbox.endpoints import ENDPOINTS, Endpoint
from service.sandbox.ledger import Resource
from service.sandbox.limits import Allowance
from service.sandbox.oauth import Family
from service.sandbox.refusals import JSON_TYPE, Refused
from service.sandbox.stage import OnStage, Stage
from service.sandbox.wire import Writing


def reading_doors() -> list[HTTPRouteHandler]:
    """One door per endpoint."""
    return [_door(endpoint) for endpoint in ENDPOINTS]


def _door(endpoint: Endpoint) -> HTTPRouteHandler:
    @get(endpoint.path, name=endpoint.name)
    async def read(request: Request[None, None, State], stage: OnStage) -> Response[bytes]:
        at = stage.now()
        allowance: Allowance | None = None
        try:
            family = _consent(stage, request.headers.get("authorization", ""), at)
            allowance = stage.windows.take(endpoint.name, family.person, at)
            _refuse_forbidden(stage, endpoint, family, allowance, at)
            found = _answer(stage, endpoint, request, family, at)
            _charge(stage, endpoint, found, at)
            status, body, media_type = 200, found.body, JSON_TYPE
        except Refused as refused:
            status, body, media_type = refused.status, refused.body, refused.media_type
        stage.ledger.note_call(endpoint.name, status)
        headers = allowance.headers if allowance else {}
        return Response(msgspec.json.encode(body), status_code=status, media_type=media_type, headers=headers)

    return read


def _consent(stage: Stage, authorization: str, at: datetime) -> Family:
    scheme, _, token = authorization.partition(" ")
    family = stage.consents.bearer(token.strip(), at=at) if scheme.lower() == "bearer" else None
    if family is None:
        raise refusals.unauthorized()
    return family


def _refuse_forbidden(stage: Stage, endpoint: Endpoint, family: Family, allowance: Allowance, at: datetime) -> None:
    if allowance.exceeded:
        raise refusals.too_many(legacy=allowance.remaining % 2 == 0)
    if stage.world.is_suspended(stage.world.people.person(family.person), in_ms(at)):
        raise refusals.account_suspended()
    if not endpoint.scopes <= set(family.scopes):
        raise refusals.lacks_scope()


def _answer(
    stage: Stage, endpoint: Endpoint, request: Request[None, None, State], family: Family, at: datetime
) -> Answer:
    subject = request.path_params.get("id", "")
    listed = f"{endpoint.name}/{subject}"
    question = asked(endpoint, listed, subject, dict(request.query_params.items()), stage.spelling)
    viewer = stage.world.people.person(family.person)
    writing = Writing(stage.world, question, in_ms(at), viewer)
    return answer(writing, question, endpoint.name, subject, listed)


def _charge(stage: Stage, endpoint: Endpoint, found: Answer, at: datetime) -> None:
    resource: Resource = "like" if endpoint.name == "liking_users" else "user"
    stage.ledger.charge(resource, (person.id for person in found.people), at.date())
    stage.ledger.charge("post", (post.id for post in found.posts), at.date())
