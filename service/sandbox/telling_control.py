"""The stage hand's doors for what the sandbox's X tells: plant a boomerang, see what was told, tell it again or forged."""

from datetime import UTC, datetime
from typing import Annotated

import msgspec
from litestar import Controller, get, post
from litestar.exceptions import ClientException, NotFoundException
from litestar.params import JSONBody

from service.sandbox.clock import in_ms
from service.sandbox.happenings import tell
from service.sandbox.stage import OnStage
from service.sandbox.telling import Told


class Visit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody who follows a hosted account now, and leaves after so many seconds."""

    account_id: str
    stay_seconds: Annotated[float, msgspec.Meta(ge=1, le=365 * 86_400)] = 4 * 3600


class Visitor(msgspec.Struct, frozen=True):
    """Who it is, and when they leave."""

    person_id: str
    username: str
    followed_at: datetime
    leaves_at: datetime


class Retelling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How to tell the last event once more."""

    forged: bool = False
    """Signed with another secret than the app's."""


class Whisperer(Controller):
    """Everything about telling under `/sandbox`."""

    path = "/sandbox"

    @post("/boomerangs")
    async def plant_boomerang(self, data: JSONBody[Visit], stage: OnStage) -> Visitor:
        """Somebody new follows now and leaves in time; the follow is told at once, its end when the clock gets there."""
        now_ms = max(in_ms(stage.now()), stage.telling.until_ms + 1)
        host = stage.world.people.with_id(int(data.account_id)) if data.account_id.isdecimal() else None
        if host is None or host.index not in stage.world.hosted:
            raise NotFoundException(f"{data.account_id} is not an account whose audience the sandbox holds")
        until_ms = now_ms + int(data.stay_seconds * 1000)
        person = stage.world.plant_visit(stage.world.hosted[host.index], now_ms, until_ms)
        await tell(stage)
        return Visitor(str(person.id), person.handle, _moment(now_ms), _moment(until_ms))

    @get("/told")
    async def show_told(self, stage: OnStage) -> list[Told]:
        """Every event that was sent, and how it was answered."""
        return stage.telling.told

    @post("/told", status_code=200)
    async def tell_again(self, data: JSONBody[Retelling], stage: OnStage) -> Told:
        """Send the last event once more, as it was or forged."""
        if stage.telling.last is None:
            raise ClientException("nothing was told so far")
        hook, event = stage.telling.last
        return await stage.telling.send(hook, event, forged=data.forged)


def _moment(at_ms: int) -> datetime:
    return datetime.fromtimestamp(at_ms / 1000, UTC)
