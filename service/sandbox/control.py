"""The doors of the stage hand, which no real X has: move the clock, plant failures, look behind the scene."""

from datetime import datetime, timedelta
from typing import Annotated

import msgspec
from litestar import Controller, delete, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, JSONBody

from service.sandbox.clock import in_ms
from service.sandbox.faults import Fault
from service.sandbox.happenings import tell, tell_of_withdrawal
from service.sandbox.ledger import LedgerView
from service.sandbox.oauth import App
from service.sandbox.people import Person
from service.sandbox.stage import OnStage, Stage
from service.sandbox.truth import Truth, truth_of


class ClockStep(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far to move on."""

    advance_seconds: Annotated[float, msgspec.Meta(ge=0, le=5 * 365 * 86_400)]


class ClockView(msgspec.Struct, frozen=True):
    """The sandbox's time."""

    now: datetime
    offset_seconds: float


class HostedView(msgspec.Struct, frozen=True):
    """An account whose whole audience the sandbox holds."""

    id: str
    username: str
    name: str
    kind: str
    coached: bool
    market: tuple[str, ...]
    followers: int
    following: int
    suspended: bool


class AppView(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An app as its developer registers it; without redirect addresses, any address of this machine will do."""

    client_id: Annotated[str, msgspec.Meta(min_length=1)]
    name: str
    client_secret: str | None = None
    redirect_uris: tuple[str, ...] = ()


class SandboxView(msgspec.Struct, frozen=True):
    """What this sandbox is."""

    seed: int
    founded_at: datetime
    clock: ClockView
    spelling: str
    accounts: list[HostedView]
    apps: list[AppView]


class Withdrawal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A person who removes every app from their account."""

    account_id: str


class Withdrawn(msgspec.Struct, frozen=True):
    """What a withdrawal ended."""

    consents_ended: int


class PlantedPost(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that a hosted account has posted by then."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=280)]
    posted_at: Annotated[datetime, msgspec.Meta(tz=True)]
    posted_with: str = "Twitter for iPhone"
    """The program, as X names it."""


class Planted(msgspec.Struct, frozen=True):
    """Its number."""

    id: str


class StageHand(Controller):
    """Everything under `/sandbox`."""

    path = "/sandbox"

    @get("/")
    async def show_sandbox(self, stage: OnStage) -> SandboxView:
        """What this sandbox is, who is in it and which apps it knows."""
        at = stage.now()
        return SandboxView(
            seed=stage.world.plan.seed,
            founded_at=datetime.fromtimestamp(stage.world.plan.founded_ms / 1000, at.tzinfo),
            clock=_clock_view(stage, at),
            spelling=stage.spelling.version,
            accounts=_hosted_views(stage, at),
            apps=[
                AppView(app.client_id, app.name, app.secret, app.redirect_uris) for app in stage.consents.apps.values()
            ],
        )

    @get("/clock")
    async def show_clock(self, stage: OnStage) -> ClockView:
        """The sandbox's time."""
        return _clock_view(stage, stage.now())

    @post("/clock", status_code=200)
    async def move_clock(self, data: JSONBody[ClockStep], stage: OnStage) -> ClockView:
        """Move on; everything that was to happen in between happens, and whoever subscribed to it is told."""
        stage.clock.advance(timedelta(seconds=data.advance_seconds))
        await tell(stage)
        return _clock_view(stage, stage.now())

    @get("/truth/{account_id:str}")
    async def show_truth(self, account_id: FromPath[str], stage: OnStage) -> Truth:
        """What was planted around a hosted account."""
        at = stage.now()
        person = _person(stage, account_id)
        if person.index not in stage.world.hosted:
            raise NotFoundException(f"{account_id} is not an account whose audience the sandbox holds")
        return truth_of(stage.world, stage.world.hosted[person.index], in_ms(at))

    @post("/faults")
    async def plant_fault(self, data: JSONBody[Fault], stage: OnStage) -> list[Fault]:
        """Make the next calls to a path fail."""
        stage.faults.plant(data)
        return stage.faults.still_planted()

    @get("/faults")
    async def show_faults(self, stage: OnStage) -> list[Fault]:
        """What is still to fail."""
        return stage.faults.still_planted()

    @delete("/faults")
    async def clear_faults(self, stage: OnStage) -> None:
        """Let everything go well again."""
        stage.faults.clear()

    @post("/accounts/{account_id:str}/suspension", status_code=204)
    async def suspend(self, account_id: FromPath[str], stage: OnStage) -> None:
        """Suspend anybody's account from now on."""
        at = stage.now()
        stage.world.suspend(_person(stage, account_id), in_ms(at))

    @delete("/accounts/{account_id:str}/suspension")
    async def reinstate(self, account_id: FromPath[str], stage: OnStage) -> None:
        """Lift a suspension."""
        stage.world.reinstate(_person(stage, account_id))

    @post("/accounts/{account_id:str}/posts")
    async def plant_post(self, account_id: FromPath[str], data: JSONBody[PlantedPost], stage: OnStage) -> Planted:
        """A hosted account has posted this, now or some time ago."""
        person = _person(stage, account_id)
        if person.index not in stage.world.hosted or data.posted_at > stage.now():
            raise NotFoundException("only hosted accounts post, and only by now")
        hosted = stage.world.hosted[person.index]
        return Planted(str(stage.world.plant_post(hosted, data.text, data.posted_with, in_ms(data.posted_at)).id))

    @post("/revocations")
    async def withdraw(self, data: JSONBody[Withdrawal], stage: OnStage) -> Withdrawn:
        """The person removes every app: all their tokens stop working."""
        person = _person(stage, data.account_id)
        ended = stage.consents.withdraw(person.index)
        await tell_of_withdrawal(stage, person)
        return Withdrawn(ended)

    @post("/apps")
    async def register_app(self, data: JSONBody[AppView], stage: OnStage) -> AppView:
        """Register an app, or replace the one of this name."""
        stage.consents.apps[data.client_id] = App(data.client_id, data.name, data.client_secret, data.redirect_uris)
        return data

    @get("/ledger")
    async def show_ledger(self, stage: OnStage) -> LedgerView:
        """What was called, and what X would have charged."""
        return stage.ledger.view()


def _person(stage: Stage, account_id: str) -> Person:
    person = stage.world.people.with_id(int(account_id)) if account_id.isdecimal() else None
    if person is None:
        raise NotFoundException(f"nobody has the id {account_id}")
    return person


def _clock_view(stage: Stage, at: datetime) -> ClockView:
    return ClockView(at, stage.clock.offset.total_seconds())


def _hosted_views(stage: Stage, at: datetime) -> list[HostedView]:
    views = []
    for hosted in stage.world.hosted.values():
        person = stage.world.people.person(hosted.index)
        counts = stage.world.counts(person, in_ms(at))
        views.append(
            HostedView(
                id=str(person.id),
                username=person.handle,
                name=person.name,
                kind=hosted.kind,
                coached=hosted.coached,
                market=hosted.market,
                followers=counts.followers,
                following=counts.following,
                suspended=stage.world.is_suspended(person, in_ms(at)),
            )
        )
    return views
