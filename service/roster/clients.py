"""Taking on a client, what is known of one before any account is connected, and who coaches them."""

from functools import cache
from typing import Annotated, Final
from uuid import UUID
from zoneinfo import available_timezones

import msgspec
from sqlalchemy import delete, exists, select
from sqlalchemy.dialects.postgresql import insert

from service.access.allotments import require_room
from service.access.membership import close_invitations
from service.access.models import Invitation, Member
from service.access.roles import Role
from service.access.shapes import ONE_LINE
from service.access.tiers import Resource
from service.kit.database import new_id
from service.kit.problems import NotFound
from service.kit.work import Work
from service.roster.coaching import coached_now
from service.roster.market import TargetMarket, refuse_sensitive
from service.roster.models import Assignment, Client

USUAL_GOAL: Final = 500
"""Quality followers; the advice this product stands on holds that 500 of them beat 20,000 of any kind."""
USUAL_MINUTES: Final = 20

_NO_ZONES: Final = {"Factory", "localtime", "posixrules"}
"""Files beside the zones: what no machine has been set to, and what this very machine is."""

Name = Annotated[
    str,
    msgspec.Meta(
        min_length=1, max_length=200, pattern=ONE_LINE, description="The client's name.", examples=["Maya Lindqvist"]
    ),
]
TimeZone = Annotated[
    str,
    msgspec.Meta(
        max_length=64, description="The IANA zone the client's day is reckoned in.", examples=["Europe/Stockholm"]
    ),
]
Language = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$(?!\n)",
        max_length=35,
        description="The language the client reads (BCP 47); null while not known, and pages follow their browser.",
        examples=["sv"],
    ),
]
Goal = Annotated[
    str,
    msgspec.Meta(
        max_length=2000,
        pattern=r"^[^\x00]*$",
        description="What the client is after, in their own words.",
        examples=["Meet 500 people who truly care about trail running."],
    ),
]
GoalFollowers = Annotated[
    int, msgspec.Meta(ge=1, le=1_000_000, description="How many quality followers the road leads to.", examples=[500])
]
Minutes = Annotated[int, msgspec.Meta(ge=5, le=240, description="Minutes a day the client sets aside.", examples=[20])]
Interests = Annotated[
    list[Annotated[str, msgspec.Meta(min_length=1, max_length=80, pattern=ONE_LINE)]],
    msgspec.Meta(max_length=50, description="What the client cares about.", examples=[["trail running", "baking"]]),
]


class Portrait(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a coach knows of a client before any account is connected."""

    name: Name
    time_zone: TimeZone
    language: Language | None = None
    goal: Goal = ""
    goal_quality_followers: GoalFollowers = USUAL_GOAL
    daily_minutes: Minutes = USUAL_MINUTES
    interests: Interests = msgspec.field(default_factory=list)
    target_market: TargetMarket = msgspec.field(default_factory=TargetMarket)

    def __post_init__(self) -> None:
        require_time_zone(self.time_zone)
        refuse_sensitive(self.interests)


def require_time_zone(name: str) -> None:
    """Return only for a zone the IANA database knows, by a name that means the same on every machine.

    Raises:
        ValueError: saying otherwise which names there are.
    """
    if name not in _time_zones():
        raise ValueError("time_zone is not a zone of the IANA database; write one such as Europe/London, or UTC")


async def take_on(work: Work, portrait: Portrait, *, is_sample: bool = False) -> Client:
    """A new client of the practice, coached by nobody yet.

    Raises:
        AllotmentSpent: when the practice's tier gives no more; the sample client takes nobody's place.
    """
    if not is_sample:
        await require_room(work, Resource.CLIENTS, coached_now(work))
    client = Client(
        practice_id=work.practice_id,
        id=new_id(),
        name=portrait.name,
        time_zone=portrait.time_zone,
        language=portrait.language,
        goal=portrait.goal,
        goal_quality_followers=portrait.goal_quality_followers,
        daily_minutes=portrait.daily_minutes,
        interests=portrait.interests,
        target_market=msgspec.to_builtins(portrait.target_market),
        is_sample=is_sample,
        created_at=work.at,
    )
    work.session.add(client)
    await work.session.flush()
    return client


async def assign(work: Work, client: Client, member_id: UUID) -> None:
    """Have this member coach the client; does nothing when they do already.

    Raises:
        NotFound: when no such member works here.
    """
    working_here = exists().where(
        Member.practice_id == work.practice_id, Member.id == member_id, Member.ended_at.is_(None)
    )
    if not await work.session.scalar(select(working_here)):
        raise NotFound
    await work.session.execute(
        insert(Assignment)
        .values(practice_id=work.practice_id, id=new_id(), client_id=client.id, member_id=member_id, created_at=work.at)
        .on_conflict_do_nothing()
    )


async def unassign(work: Work, client: Client, member_id: UUID) -> None:
    """Have this member no longer coach the client, nor let anybody into the client's view by an invitation of theirs.

    Raises:
        NotFound: when they do not.
    """
    ended = await work.session.scalar(
        delete(Assignment)
        .where(
            Assignment.practice_id == work.practice_id,
            Assignment.client_id == client.id,
            Assignment.member_id == member_id,
        )
        .returning(Assignment.id)
    )
    if ended is None:
        raise NotFound
    # An owner still has every client in reach.
    out_of_reach = select(Member.id).where(
        Member.practice_id == work.practice_id, Member.id == member_id, Member.role != Role.OWNER
    )
    await close_invitations(work, (Invitation.client_id == client.id) & Invitation.invited_by.in_(out_of_reach))


@cache
def _time_zones() -> frozenset[str]:
    return frozenset(available_timezones() - _NO_ZONES)
