"""The door for posts that go out at set times: ordinary, and said to be so."""

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
from service.automation.cross_posting import REMEMBERED
from service.automation.post_marks import remembered
from service.automation.scheduled_posting import FEWEST_POSTS, Schedule, scheduled_posting
from service.kit.problems import NotFound
from service.kit.work import Work


class ScheduledPostingView(msgspec.Struct, frozen=True, kw_only=True):
    """Whether an account's own posts go out at set times. Nothing to worry about: planning posts is no sign of a follow tool."""

    account_id: Annotated[
        UUID, msgspec.Meta(description="The account.", examples=["019a3c70-4f1b-7a60-8d2e-5c3b1a09f8e7"])
    ]
    posts_read: Annotated[
        int, msgspec.Meta(description="Own posts of the last 30 days, answers not counted.", examples=[21])
    ]
    code: Annotated[
        str,
        msgspec.Meta(
            description="`planned`, `by_hand` where set times are no more common than by chance, or `not_observable`.",
            examples=["planned"],
        ),
    ]
    params: Annotated[
        dict[str, Any],
        msgspec.Meta(
            description="What the text speaks of; times of day are UTC.",
            examples=[{"posts": 21, "on_the_mark": 19, "usual": ["09:00", "17:30"]}],
        ),
    ]
    text: Annotated[
        str,
        msgspec.Meta(
            description="In plain English.",
            examples=["19 of 21 posts of the last 30 days went out at set times: they are planned, which is ordinary."],
        ),
    ]


@get(
    "/v1/accounts/{account_id:uuid}/scheduled-posting",
    operation_id="showScheduledPosting",
    summary="Are posts planned?",
    tags=["Automation"],
    guards=[may(Permission.READ_FINDINGS)],
    responses=refusals(NotFound),
)
async def show_scheduled_posting(
    account_id: AccountInPath, account: NamedDependency[SocialAccount], work: NamedDependency[Work]
) -> ScheduledPostingView:
    """Whether the account's posts of the last 30 days went out at set times, as programs send what people planned."""
    posts = await remembered(work, account.id, at=work.at + await ahead(work))
    code, params, text = _said(scheduled_posting(each.posted_at for each in posts), len(posts))
    return ScheduledPostingView(account_id=account_id, posts_read=len(posts), code=code, params=params, text=text)


def _said(schedule: Schedule | None, read: int) -> tuple[str, dict[str, Any], str]:
    if schedule is None:
        needed = f"{read} own posts of the last {REMEMBERED.days} days were read; {FEWEST_POSTS} at different moments are needed."
        return "not_observable", {"posts": read, "needed": FEWEST_POSTS}, needed
    params = {"posts": schedule.posts, "on_the_mark": schedule.on_the_mark, "usual": list(schedule.usual)}
    of = f"{schedule.on_the_mark} of {schedule.posts} posts of the last {REMEMBERED.days} days went out"
    if schedule.is_planned:
        text = f"{of} at set times, most often {schedule.usual[0]} UTC: they are planned, which is ordinary and no sign of a program that follows."
        return "planned", params, text
    return "by_hand", params, f"{of} in minutes that end in 0 or 5, not more than by hand."


DOORS: Final = (show_scheduled_posting,)
