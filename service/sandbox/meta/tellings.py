"""What Meta tells apps of by webhook when somebody comments, reacts or mentions, and the stage hand's door to have it told.

Everything that is told is also what reading finds: the same people, posts, comments and moments.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Annotated

import msgspec
from litestar import Controller, post
from litestar.exceptions import NotFoundException
from litestar.params import JSONBody

from service.sandbox.meta.callbacks import Change, Subject
from service.sandbox.meta.hosted import HostedInstagram, HostedPage
from service.sandbox.meta.login_apps import MetaApp, Route
from service.sandbox.meta.login_sending import Sent
from service.sandbox.meta.scene import OnScene, Scene
from service.sandbox.meta.talk import Comment, Media

LONGEST_REACH = 30 * 86_400


class Telling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to tell: whatever happened around this account or Page lately, one message for each."""

    subject: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,19}\Z")]
    """The number of an Instagram account or a Page."""
    route: Route
    """Through which login the app hears of it."""
    since_seconds: Annotated[float, msgspec.Meta(gt=0, le=LONGEST_REACH)] = 86_400
    most: Annotated[int, msgspec.Meta(ge=1, le=1_000)] = 100
    """No more than so many, the newest."""
    times: Annotated[int, msgspec.Meta(ge=1, le=10)] = 1
    """How often each is sent, as Meta does where it misses an answer."""
    newest_first: bool = False
    """Out of order."""
    forged: bool = False
    app_id: str | None = None
    """The app's Facebook id; all apps when not given."""


class Told(msgspec.Struct, frozen=True):
    """What came of it."""

    sent: list[Sent]
    silent_because: list[str]
    """Why nothing was sent to an app, if so."""


Moment = tuple[datetime, Change]


class TellingStageHand(Controller):
    """Under `/sandbox`."""

    path = "/sandbox"

    @post("/tellings")
    async def tell(self, data: JSONBody[Telling], scene: OnScene) -> Told:
        """Have apps told of what happened, signed as Meta signs it, or forged."""
        subject, happened = _happened(scene, int(data.subject))
        since, until = scene.now() - timedelta(seconds=data.since_seconds), scene.now()
        lately = sorted((each for each in happened if since < each[0] <= until), key=lambda each: each[0])
        lately = lately[-data.most :]
        sent: list[Sent] = []
        silent: set[str] = set()
        for app in scene.login.apps.all():
            if data.app_id not in {None, app.id}:
                continue
            for moment in reversed(lately) if data.newest_first else lately:
                why = scene.login.webhooks.why_silent(app, data.route, subject, int(data.subject), moment[1].field)
                if why is None:
                    sent += [await _send(scene, app, data, subject, moment) for _ in range(data.times)]
                else:
                    silent.add(why)
        return Told(sent, sorted(silent))


def of_instagram(own: HostedInstagram, at: datetime) -> Iterator[Moment]:
    """Comments under the account's posts, its own answers included, and mentions by others, by a moment."""
    for media in own.talk.media(at):
        for comment in media.said(at):
            yield _comment(own, media, comment)
            yield from (_comment(own, media, answer) for answer in comment.answers if answer.at <= at)
    for tag in own.talk.tags(at):
        yield tag.at, Change("mentions", {"media_id": str(tag.id)})
    for mention in own.mentions.by(at):
        where = {} if mention.comment_id is None else {"comment_id": str(mention.comment_id)}
        yield mention.at, Change("mentions", {"media_id": str(mention.media_id)} | where)


def of_page(own: HostedPage, at: datetime) -> Iterator[Moment]:
    """Comments and reactions under the Page's posts by a moment."""
    for post_ in own.talk.media(at):
        for comment in post_.said(at):
            yield comment.at, _feed(own, post_, comment)
            yield from ((answer.at, _feed(own, post_, answer)) for answer in comment.answers if answer.at <= at)
        for when, member in post_.reactors:
            if when <= at:
                who = {"id": str(own.person_id(member.number)), "name": member.name}
                yield (
                    when,
                    Change(
                        "feed", _about(own, post_, when) | {"from": who, "item": "reaction", "reaction_type": "like"}
                    ),
                )


def _happened(scene: Scene, number: int) -> tuple[Subject, Iterator[Moment]]:
    account, page = scene.hosted.instagram(number), scene.hosted.page(number)
    if account is not None:
        return "instagram", of_instagram(account, scene.now())
    if page is not None:
        return "page", of_page(page, scene.now())
    raise NotFoundException(f"{number} is neither a professional account nor a Page of this sandbox")


async def _send(scene: Scene, app: MetaApp, data: Telling, subject: Subject, moment: Moment) -> Sent:
    at, change = moment
    # Instagram Login has field and value in the entry itself; Facebook's are a list of changes.
    return await scene.login.webhooks.send(
        app, data.route, subject, data.subject, [change], at=at, forged=data.forged, flat=data.route is Route.INSTAGRAM
    )


def _comment(own: HostedInstagram, media: Media, comment: Comment) -> Moment:
    author = comment.author
    who = (author.id, author.username) if author else (own.account.id, own.account.username)
    value: dict[str, object] = {
        "id": str(comment.id),
        "from": {"id": str(who[0]), "username": who[1]},
        "text": comment.text,
        "media": {"id": str(media.id), "media_product_type": "FEED"},
    }
    return comment.at, Change("comments", value | _parent(comment))


def _parent(comment: Comment) -> dict[str, object]:
    return {} if comment.answers_to is None else {"parent_id": str(comment.answers_to)}


def _feed(own: HostedPage, post_: Media, comment: Comment) -> Change:
    who = (
        (own.page.id, own.page.name)
        if comment.author is None
        else (
            own.person_id(comment.author.number),
            comment.author.name,
        )
    )
    parent = f"{own.page.id}_{post_.id}" if comment.answers_to is None else f"{post_.id}_{comment.answers_to}"
    return Change(
        "feed",
        _about(own, post_, comment.at)
        | {
            "from": {"id": str(who[0]), "name": who[1]},
            "item": "comment",
            "comment_id": f"{post_.id}_{comment.id}",
            "parent_id": parent,
            "message": comment.text,
        },
    )


def _about(own: HostedPage, post_: Media, at: datetime) -> dict[str, object]:
    return {"verb": "add", "post_id": f"{own.page.id}_{post_.id}", "created_time": int(at.timestamp())}
