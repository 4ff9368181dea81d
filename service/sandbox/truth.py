"""What was planted around one hosted account, and what it has done by now."""

from datetime import UTC, datetime

import msgspec

from service.sandbox.behaviours import TOOL_GAP_MS, TOOL_UNFOLLOWS_AFTER_MS, boomerangs_of
from service.sandbox.follows import Follow
from service.sandbox.hosted import Hosted
from service.sandbox.population import is_tool_target
from service.sandbox.snowflakes import stamped_index
from service.sandbox.world import World


class Stay(msgspec.Struct, frozen=True):
    """One follow from its beginning to its end."""

    id: str
    kind: str
    followed_at: datetime
    left_at: datetime | None
    """`None` while it lasts."""


class Tool(msgspec.Struct, frozen=True):
    """How the account's auto-follow tool is set, and what it has done."""

    follow_gap_seconds: float
    unfollow_after_seconds: float
    follows: list[Stay]


class Unanswered(msgspec.Struct, frozen=True):
    """Somebody spoke to the account and got no answer."""

    post_id: str
    author_id: str
    kind: str
    at: datetime


class Truth(msgspec.Struct, frozen=True):
    """The planted truth of one hosted account at one moment."""

    account_id: str
    username: str
    kind: str
    at: datetime
    market: tuple[str, ...]
    followers: dict[str, str]
    """Id to kind, of those who follow now and are not suspended."""
    suspended_followers: list[str]
    following: list[str]
    boomerangs: list[Stay]
    """Every visit that began in the month before the founding or later."""
    leavers: list[Stay]
    """Everybody else who followed and stopped."""
    tool: Tool | None
    unanswered: list[Unanswered]


def truth_of(world: World, hosted: Hosted, at_ms: int) -> Truth:
    """What is true of this account at this moment."""
    people = [world.people.person(stamped_index(key)) for key in world.followers(hosted.index).newest_first(at_ms)]
    followed = [world.people.person(stamped_index(key)) for key in world.following(hosted.index).newest_first(at_ms)]
    visitors = set(boomerangs_of(world.plan.population, hosted)) | world.planted
    made = list(world.followers(hosted.index).made(at_ms))
    return Truth(
        account_id=str(world.people.person(hosted.index).id),
        username=hosted.handle,
        kind=hosted.kind,
        at=_moment(at_ms),
        market=hosted.market,
        followers={str(each.id): each.kind for each in people if not world.is_suspended(each, at_ms)},
        suspended_followers=[str(each.id) for each in people if world.is_suspended(each, at_ms)],
        following=[str(each.id) for each in followed],
        boomerangs=[_stay(world, follow, at_ms) for follow in made if follow.person in visitors],
        leavers=[
            _stay(world, follow, at_ms) for follow in made if follow.person not in visitors and follow.until_ms <= at_ms
        ],
        tool=_tool(world, hosted, at_ms) if hosted.tool_follows_a_day else None,
        unanswered=_unanswered(world, hosted, at_ms),
    )


def _tool(world: World, hosted: Hosted, at_ms: int) -> Tool:
    made = [follow for follow in world.following(hosted.index).made(at_ms) if is_tool_target(follow.person)]
    return Tool(TOOL_GAP_MS / 1000, TOOL_UNFOLLOWS_AFTER_MS / 1000, [_stay(world, follow, at_ms) for follow in made])


def _unanswered(world: World, hosted: Hosted, at_ms: int) -> list[Unanswered]:
    account = world.people.person(hosted.index)
    answered = {post.answers for post in world.posts(account, at_ms)}
    return [
        Unanswered(str(post.id), str(author.id), author.kind, _moment(post.at_ms))
        for post in world.mentions(account, at_ms)
        if post.id not in answered
        for author in (world.people.person(post.author),)
    ]


def _stay(world: World, follow: Follow, at_ms: int) -> Stay:
    person = world.people.person(follow.person)
    lasts = follow.until_ms > at_ms
    return Stay(str(person.id), person.kind, _moment(follow.at_ms), None if lasts else _moment(follow.until_ms))


def _moment(at_ms: int) -> datetime:
    return datetime.fromtimestamp(at_ms / 1000, UTC)
