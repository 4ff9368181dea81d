"""The stage hand's doors for time, quotas and mishaps, and the truth about who engages how."""

from datetime import datetime, timedelta
from typing import Annotated

import msgspec
from litestar import Controller, delete, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, JSONBody

from service.sandbox.meta.mishaps import Mishap
from service.sandbox.meta.scene import OnScene
from service.sandbox.meta.talk import Talk


class ClockStep(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far to move on."""

    advance_seconds: Annotated[float, msgspec.Meta(ge=0, le=5 * 365 * 86_400)]


class ClockView(msgspec.Struct, frozen=True):
    """The sandbox's time."""

    now: datetime
    offset_seconds: float


class Quotas(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many calls Meta's limits allow from now on."""

    app_calls: Annotated[int, msgspec.Meta(ge=1)]
    """An hour, for an app."""
    account_calls: Annotated[int, msgspec.Meta(ge=1)]
    """A day, about one account."""


class MentionOrder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mention to plant, made now."""

    subject: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,19}\Z")]
    """The number of the Instagram account that is mentioned."""
    by: str | None = None
    """The handle of somebody of its crowd; the first of them when not given."""
    in_comment: bool = False
    """In a comment, or else in the caption of a post."""


class MentionView(msgspec.Struct, frozen=True):
    """A mention, as it was planted."""

    media_id: str
    comment_id: str | None
    username: str
    at: datetime


class SceneView(msgspec.Struct, frozen=True):
    """What this sandbox is."""

    seed: int
    founded_at: datetime
    clock: ClockView
    persons: dict[str, str]
    """Login names and numbers of who may sign in."""
    instagram: dict[str, str]
    pages: dict[str, str]
    calls: dict[str, int]


class Truth(msgspec.Struct, frozen=True):
    """Who of an account's crowd engages how: by kind, the numbers that apps see."""

    kinds: dict[str, list[str]]
    usernames: dict[str, str]
    posts: int


class SceneStageHand(Controller):
    """Under `/sandbox`, beside the stage hand's doors for logins."""

    path = "/sandbox"

    @get("/")
    async def show_scene(self, scene: OnScene) -> SceneView:
        """What this sandbox is, who is in it, and what was called."""
        world = scene.login.world
        people = world.persons()
        owned = {page.id: page for person in people for page in world.pages_of(person.id)}
        accounts = [account for person in people if (account := world.instagram_of(person.id))]
        return SceneView(
            seed=world.seed,
            founded_at=scene.hosted.founded,
            clock=_clock(scene),
            persons={person.login: str(person.id) for person in people},
            instagram={account.username: str(account.id) for account in accounts},
            pages={page.name: str(page.id) for page in owned.values()},
            calls=dict(scene.calls),
        )

    @get("/clock")
    async def show_clock(self, scene: OnScene) -> ClockView:
        """The sandbox's time."""
        return _clock(scene)

    @post("/clock", status_code=200)
    async def move_clock(self, data: JSONBody[ClockStep], scene: OnScene) -> ClockView:
        """Move on; what people were to say meanwhile, they say."""
        scene.login.clock.advance(timedelta(seconds=data.advance_seconds))
        return _clock(scene)

    @post("/quotas", status_code=200)
    async def set_quotas(self, data: JSONBody[Quotas], scene: OnScene) -> Quotas:
        """Set Meta's limits."""
        scene.usage.app_calls, scene.usage.account_calls = data.app_calls, data.account_calls
        return data

    @post("/mishaps")
    async def plant(self, data: JSONBody[Mishap], scene: OnScene) -> list[Mishap]:
        """Make the next calls to a path fail."""
        scene.mishaps.plant(data)
        return scene.mishaps.still_planted()

    @get("/mishaps")
    async def show_mishaps(self, scene: OnScene) -> list[Mishap]:
        """What is still to fail."""
        return scene.mishaps.still_planted()

    @delete("/mishaps")
    async def clear_mishaps(self, scene: OnScene) -> None:
        """Let everything go well again."""
        scene.mishaps.clear()

    @post("/mentions")
    async def mention(self, data: JSONBody[MentionOrder], scene: OnScene) -> MentionView:
        """Have somebody mention an account somewhere else; `/tellings` tells of it, and nothing lists it."""
        own = scene.hosted.instagram(int(data.subject))
        if own is None:
            raise NotFoundException(f"{data.subject} is no professional account of this sandbox")
        crowd = own.talk.crowd
        author = crowd.members[0] if data.by is None else crowd.named(data.by)
        if author is None:
            raise NotFoundException(f"nobody around {own.account.username} is called {data.by}")
        planted = own.mentions.plant(author, scene.now(), in_comment=data.in_comment)
        comment = None if planted.comment_id is None else str(planted.comment_id)
        return MentionView(str(planted.media_id), comment, author.username, planted.at)

    @get("/truth/{subject:int}")
    async def show_truth(self, subject: FromPath[int], scene: OnScene) -> Truth:
        """Who of this account's or Page's crowd engages how."""
        account, page = scene.hosted.instagram(subject), scene.hosted.page(subject)
        if account is not None:
            return _truth(account.talk, {member.number: member.id for member in account.talk.crowd.members}, scene)
        if page is not None:
            ids = {member.number: page.person_id(member.number) for member in page.talk.crowd.members}
            return _truth(page.talk, ids, scene)
        raise NotFoundException(f"{subject} is neither a professional account nor a Page of this sandbox")


def _truth(talk: Talk, ids: dict[int, int], scene: OnScene) -> Truth:
    kinds: dict[str, list[str]] = {}
    for member in talk.crowd.members:
        kinds.setdefault(member.kind, []).append(str(ids[member.number]))
    usernames = {str(ids[member.number]): member.username for member in talk.crowd.members}
    return Truth(kinds, usernames, len(talk.media(scene.now())))


def _clock(scene: OnScene) -> ClockView:
    return ClockView(scene.now(), scene.login.clock.offset.total_seconds())
