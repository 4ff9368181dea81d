"""X's doors for webhooks and activity subscriptions, as its description 2.167 has them."""

from collections.abc import Awaitable, Callable
from itertools import count
from typing import Annotated, Any, Final

import msgspec
from litestar import Request, delete, get, post, put
from litestar.datastructures import State
from litestar.params import FromPath
from litestar.response import Response

from service.sandbox import refusals
from service.sandbox.oauth import App
from service.sandbox.refusals import JSON_TYPE, Refused
from service.sandbox.stage import OnStage, Stage
from service.sandbox.telling import KINDS, MOST, Hook, Subscription

_Asked = Request[None, None, State]
_Answer = dict[str, Any]
_ids = count(1_976_325_569_252_868_096)


class NewHook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An address to tell at."""

    url: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class Filter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whom it is about."""

    user_id: str


class NewSubscription(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an app wants to be told."""

    event_type: str
    filter: Filter
    tag: Annotated[str, msgspec.Meta(min_length=1, max_length=200)] | None = None
    webhook_id: str | None = None


@get("/2/webhooks")
async def list_webhooks(request: _Asked, stage: OnStage) -> Response[bytes]:
    """The app's addresses."""

    async def answer() -> _Answer:
        hooks = [each for each in stage.telling.hooks.values() if each.app == _app(request, stage)]
        return {"data": [_shown(each) for each in hooks], "meta": {"result_count": len(hooks)}}

    return await _answered(stage, "webhooks", answer)


@post("/2/webhooks")
async def add_webhook(request: _Asked, stage: OnStage) -> Response[bytes]:
    """Register an address, which has to prove itself at once."""

    async def answer() -> _Answer:
        app, wanted = _app(request, stage), await _body(request, stage, NewHook)
        hook = Hook(str(next(_ids)), app, wanted.url, stage.now())
        await stage.telling.prove(hook)
        if not hook.valid:
            raise _invalid(stage, "url", wanted.url, "CrcValidationFailed")
        if any(each.url == wanted.url and each.app == app for each in stage.telling.hooks.values()):
            raise _invalid(stage, "url", wanted.url, "DuplicateUrlFailed")
        stage.telling.hooks[hook.id] = hook
        return {"data": _shown(hook)}

    return await _answered(stage, "webhooks", answer)


@put("/2/webhooks/{webhook_id:str}")
async def validate_webhook(webhook_id: FromPath[str], request: _Asked, stage: OnStage) -> Response[bytes]:
    """Have the address prove itself anew."""

    async def answer() -> _Answer:
        hook = _hook(webhook_id, _app(request, stage), stage)
        await stage.telling.prove(hook)
        return {"data": {"valid": hook.valid}}

    return await _answered(stage, "webhooks", answer)


@delete("/2/webhooks/{webhook_id:str}", status_code=200)
async def remove_webhook(webhook_id: FromPath[str], request: _Asked, stage: OnStage) -> Response[bytes]:
    """Forget an address."""

    async def answer() -> _Answer:
        del stage.telling.hooks[_hook(webhook_id, _app(request, stage), stage).id]
        return {"data": {"deleted": True}}

    return await _answered(stage, "webhooks", answer)


@get("/2/activity/subscriptions")
async def list_subscriptions(request: _Asked, stage: OnStage) -> Response[bytes]:
    """A page of the app's subscriptions."""

    async def answer() -> _Answer:
        every, query = stage.telling.of(_app(request, stage)), request.query_params
        start, size = int(query.get("pagination_token", "0"), 32), int(query.get("max_results", "100"))
        page, meta = every[start : start + size], {"total_subscriptions": len(every)}
        after = {"next_token": f"{_in_base32(start + size):0>16}"} if start + size < len(every) else {}
        return {"data": [_described(each) for each in page], "meta": meta | after}

    return await _answered(stage, "subscriptions", answer)


@post("/2/activity/subscriptions")
async def subscribe(request: _Asked, stage: OnStage) -> Response[bytes]:
    """Tell an app of one kind of event about one person; by the app's own word or the person's."""

    async def answer() -> _Answer:
        app, wanted = _app(request, stage, by_people=True), await _body(request, stage, NewSubscription)
        known, user_id = stage.telling.of(app), wanted.filter.user_id
        if wanted.event_type not in KINDS:
            raise _invalid(stage, "event_type", wanted.event_type, "this sandbox tells of follows and unfollows")
        person = stage.world.people.with_id(int(user_id)) if user_id.isdecimal() else None
        if person is None:
            raise _invalid(stage, "filter.user_id", user_id, "nobody has this id")
        if wanted.webhook_id is not None:
            _hook(wanted.webhook_id, app, stage)
        if any((each.kind, each.user_id) == (wanted.event_type, user_id) for each in known):
            raise _invalid(stage, "filter", user_id, "there is such a subscription")
        if len(known) >= MOST:
            raise _invalid(stage, "filter", user_id, f"an app has {MOST} subscriptions at the most")
        made = Subscription(
            str(next(_ids)),
            app,
            wanted.event_type,
            person.index,
            user_id,
            wanted.tag,
            wanted.webhook_id,
            stage.now(),
        )
        stage.telling.subscriptions[made.id] = made
        return {"data": {"subscription": _described(made)}, "meta": {"total_subscriptions": len(known) + 1}}

    return await _answered(stage, "subscriptions", answer)


@delete("/2/activity/subscriptions", status_code=200)
async def unsubscribe(request: _Asked, stage: OnStage) -> Response[bytes]:
    """Tell no longer; up to a hundred at once."""

    async def answer() -> _Answer:
        app, ids = _app(request, stage), request.query_params.get("ids", "").split(",")
        ours = {each.id for each in stage.telling.of(app)} & set(ids)
        for identifier in ours:
            del stage.telling.subscriptions[identifier]
        errors = [{"subscription_id": each, "reason": "NotFound"} for each in ids if each not in ours]
        answer = {
            "data": [{"subscription_id": each, "deleted": True} for each in sorted(ours)],
            "meta": {"total_subscriptions": len(stage.telling.of(app))},
        }
        return answer | ({"errors": errors} if errors else {})

    return await _answered(stage, "subscriptions", answer)


def _app(request: _Asked, stage: Stage, *, by_people: bool = False) -> App:
    """Whose token this is; that of a person speaks for the app that they gave it to."""
    token = request.headers.get("authorization", "").partition(" ")[2].strip()
    app = next((each for each in stage.consents.apps.values() if token and each.bearer_token == token), None)
    if app is not None:
        return app
    family = stage.consents.bearer(token, at=stage.now())
    if family is None:
        raise refusals.unauthorized()
    if not by_people or "tweet.read" not in family.scopes:
        raise refusals.lacks_scope()
    return family.app


async def _body(request: _Asked, stage: Stage, shape: type[Any]) -> Any:  # noqa: ANN401 # whatever the shape is
    try:
        return msgspec.json.decode(await request.body(), type=shape)
    except msgspec.DecodeError as wrong:
        raise _invalid(stage, "body", "", str(wrong)) from wrong


def _hook(webhook_id: str, app: App, stage: Stage) -> Hook:
    hook = stage.telling.hooks.get(webhook_id)
    if hook is None or hook.app != app:
        raise _invalid(stage, "webhook_id", webhook_id, "WebhookIdInvalid")
    return hook


def _invalid(stage: Stage, parameter: str, value: str, message: str) -> Refused:
    return refusals.invalid(stage.spelling, [(parameter, value, message)])


async def _answered(stage: Stage, name: str, answer: Callable[[], Awaitable[_Answer]]) -> Response[bytes]:
    try:
        status, body, media_type = 200, await answer(), JSON_TYPE
    except Refused as refused:
        status, body, media_type = refused.status, refused.body, refused.media_type
    stage.ledger.note_call(name, status)
    return Response(msgspec.json.encode(body), status_code=status, media_type=media_type)


def _shown(hook: Hook) -> _Answer:
    return {
        "id": hook.id,
        "url": hook.url,
        "valid": hook.valid,
        "created_at": f"{hook.created_at:%Y-%m-%dT%H:%M:%S.000Z}",
    }


def _described(each: Subscription) -> _Answer:
    moment = f"{each.created_at:%Y-%m-%dT%H:%M:%S.000Z}"
    known = {
        "subscription_id": each.id,
        "event_type": each.kind,
        "filter": {"user_id": each.user_id},
        "created_at": moment,
        "updated_at": moment,
    }
    return known | {name: value for name, value in (("tag", each.tag), ("webhook_id", each.webhook_id)) if value}


def _in_base32(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuv"
    return digits[number] if number < len(digits) else _in_base32(number // 32) + digits[number % 32]


DOORS: Final = (
    list_webhooks,
    add_webhook,
    validate_webhook,
    remove_webhook,
    list_subscriptions,
    subscribe,
    unsubscribe,
)
