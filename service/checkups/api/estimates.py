"""What a checkup would read and cost, told before anybody asks for one."""

from datetime import date
from typing import Annotated, Final

import msgspec
from litestar import get
from litestar.di import NamedDependency
from msgspec import Meta
from sqlalchemy import select

from service.access.guard import may, refusals
from service.access.roles import Permission
from service.accounts.grants import network_of
from service.accounts.models import SocialAccount
from service.accounts.practice_time import ahead
from service.accounts.reach import AppNetworks
from service.audience.models import AccountCount
from service.audience.reasons import Reason
from service.checkups.api.checkups import AccountHasNoApi
from service.checkups.budget import left_this_month
from service.checkups.pricing import BudgetSpent, Plan, plan_checkup, terms_for
from service.checkups.sampling import known_followers
from service.kit.problems import NotFound
from service.kit.work import Work
from service.platforms.contract import Profile


class CheckupEstimate(msgspec.Struct, frozen=True, kw_only=True):
    """What a checkup asked for now would read and cost, by the counts of the last look; asking for this costs nothing."""

    counted_on: Annotated[
        date | None,
        Meta(description="The day of those counts, in UTC; null before the first look.", examples=["2026-11-02"]),
    ]
    counting_micros: Annotated[
        int,
        Meta(
            description="What counting anew costs, before anything else is read, in millionths of a US dollar.",
            examples=[10_000],
        ),
    ]
    budget_left_micros: Annotated[
        int, Meta(description="What the account may still spend this month.", examples=[20_000_000])
    ]
    plan: Annotated[
        Plan | None,
        Meta(
            description="What would be read after counting, its price and its length, both at the most; null where `reason` says why.",
            examples=[
                {
                    "lists": {"followers": {"read": 413, "total": 413, "most": 422}},
                    "price_micros": 4_220_000,
                    "seconds": 2,
                    "budget_left_micros": 19_990_000,
                }
            ],
        ),
    ]
    reason: Annotated[
        Reason | None, Meta(description="Why there is no plan; null where there is one.", examples=[None])
    ]


NOT_COUNTED: Final = Reason(
    "not_observable.counts",
    {},
    "The account was not counted yet; the first checkup begins by that, and is priced then.",
)
SPENT: Final = Reason(
    "budget_spent",
    {},
    "What is left of this month's budget does not pay for a single page; raise it, or wait for the next month.",
)


@get(
    "/v1/accounts/{account_id:uuid}/checkup-estimate",
    operation_id="estimateCheckup",
    summary="What would a checkup cost?",
    tags=["Checkups"],
    guards=[may(Permission.START_CHECKUPS)],
    responses=refusals(NotFound, AccountHasNoApi),
)
async def estimate_checkup(
    account: NamedDependency[SocialAccount], work: NamedDependency[Work], networks: AppNetworks
) -> CheckupEstimate:
    """The plan that a checkup would follow: whole lists where the budget pays for them, else a random part of the followers where
    their numbers are known from a whole list of the last 30 days or an export, and the newest where they are not.
    """
    if account.source != "api" or account.platform_account_id is None:
        raise AccountHasNoApi
    network = network_of(networks, account.route)
    terms = terms_for(account.platform_account_id, network.terms)
    counted = await work.session.scalar(
        select(AccountCount)
        .where(
            AccountCount.practice_id == work.practice_id,
            AccountCount.account_id == account.id,
            AccountCount.source == "api",
        )
        .order_by(AccountCount.day.desc())
        .limit(1)
    )
    at = work.at + await ahead(work)
    known = await known_followers(work, account.id, at=at) if network.by_number else 0
    left, counting = await left_this_month(work, account), terms.price.profile
    plan, reason = None, NOT_COUNTED
    if counted is not None:
        owner = Profile(
            id=account.platform_account_id,
            handle=account.handle,
            followers=counted.followers,
            following=counted.following,
            posts=counted.posts,
        )
        try:
            plan = plan_checkup(
                owner,
                lists=network.lists.keys(),
                terms=terms,
                budget_left_micros=left - counting,
                known_followers=known,
            )
        except BudgetSpent:
            reason = SPENT
    return CheckupEstimate(
        counted_on=None if counted is None else counted.day,
        counting_micros=counting,
        budget_left_micros=left,
        plan=plan,
        reason=None if plan else reason,
    )


DOORS: Final = (estimate_checkup,)
