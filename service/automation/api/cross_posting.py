"""The door for posts that an account shares with the client's other accounts: ordinary, and said to be so."""

from datetime import datetime
from typing import Annotated, Any, Final
from uuid import UUID

import msgspec
from litestar import get
from litestar.di import NamedDependency

from service.access.guard import may, refusals
from service.access.roles import Permission
from service.accounts.models import SocialAccount
from service.accounts.practice_time import ahead
from service.accounts.reach import AccountInPath
from service.automation.cross_posting import REMEMBERED, CrossPosting
from service.automation.post_marks import Shared, remembered, shared_posts
from service.kit.problems import NotFound
from service.kit.work import Work
from service.platforms.contract import Platform


class SharedPosts(msgspec.Struct, frozen=True, kw_only=True):
    """Another account of the client, and how many posts it has in common with this one. Nothing to worry about."""

    account_id: Annotated[UUID, msgspec.Meta(description="It.", examples=["019a3c70-4f1b-7a60-8d2e-5c3b1a09f8e8"])]
    platform: Annotated[Platform, msgspec.Meta(description="Its network.", examples=["facebook"])]
    code: Annotated[
        str,
        msgspec.Meta(
            description="`passed_on`, `own_posts` where each has its own, or `not_observable`.", examples=["passed_on"]
        ),
    ]
    params: Annotated[
        dict[str, int],
        msgspec.Meta(
            description="What the text speaks of.",
            examples=[{"pairs": 12, "posts_here": 14, "posts_there": 12, "usual_delay_seconds": 120}],
        ),
    ]
    text: Annotated[
        str,
        msgspec.Meta(
            description="In plain English.",
            examples=["12 posts are on both accounts, mostly within 2 minutes: they are passed on, which is ordinary."],
        ),
    ]


class CrossPostingView(msgspec.Struct, frozen=True, kw_only=True):
    """Which posts an account shares with the client's other accounts. Words are compared by hashes and never kept."""

    account_id: Annotated[
        UUID, msgspec.Meta(description="The account.", examples=["019a3c70-4f1b-7a60-8d2e-5c3b1a09f8e7"])
    ]
    posts_read: Annotated[
        int, msgspec.Meta(description="Own posts of the last 30 days, answers not counted.", examples=[14])
    ]
    others: Annotated[
        list[SharedPosts], msgspec.Meta(description="The client's accounts on other networks; none without any.")
    ]


@get(
    "/v1/accounts/{account_id:uuid}/cross-posting",
    operation_id="showCrossPosting",
    summary="Which posts are passed on?",
    tags=["Automation"],
    guards=[may(Permission.READ_FINDINGS)],
    responses=refusals(NotFound),
)
async def show_cross_posting(
    account_id: AccountInPath, account: NamedDependency[SocialAccount], work: NamedDependency[Work]
) -> CrossPostingView:
    """Which posts of the last 30 days are on another account of the client as well, as programs pass them on."""
    at: datetime = work.at + await ahead(work)
    read = len(await remembered(work, account.id, at=at))
    others = [_shown(each, read) for each in await shared_posts(work, account, at=at)]
    return CrossPostingView(account_id=account_id, posts_read=read, others=others)


def _shown(shared: Shared, read: int) -> SharedPosts:
    code, params, text = _said(shared, read)
    platform = Platform(shared.account.platform)
    return SharedPosts(account_id=shared.account.id, platform=platform, code=code, params=params, text=text)


def _said(shared: Shared, read: int) -> tuple[str, dict[str, int], str]:
    if shared.found is not None:
        return "passed_on", _numbers(shared.found), _passed_on(shared.found)
    params = {"posts_here": read, "posts_there": shared.posts_read}
    if not read or not shared.posts_read:
        return "not_observable", params, _NOT_READ
    return "own_posts", params, "The two accounts have posts of their own."


def _numbers(found: CrossPosting) -> dict[str, Any]:
    return {
        "pairs": len(found.pairs),
        "posts_here": found.posts_here,
        "posts_there": found.posts_there,
        "usual_delay_seconds": round(found.usual_delay.total_seconds()),
    }


def _passed_on(found: CrossPosting) -> str:
    minutes = max(1, round(found.usual_delay.total_seconds() / 60))
    return (
        f"{len(found.pairs)} posts of the last {REMEMBERED.days} days are on both accounts, mostly within"
        f" {minutes} {'minute' if minutes == 1 else 'minutes'}: they are passed on, which is ordinary and no sign of a"
        " program that follows."
    )


_NOT_READ: Final = (
    "No own posts of the last 30 days were read on one of the two accounts; a connection and a look at both show them."
)

DOORS: Final = (show_cross_posting,)
