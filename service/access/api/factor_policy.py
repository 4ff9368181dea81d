"""Of whom the practice demands a second factor, and help for members who have lost theirs."""

from typing import Final

from litestar import delete, put
from litestar.di import NamedDependency
from litestar.params import JSONBody
from sqlalchemy import update

from service.access.audit import Trail
from service.access.factors.giving_up import free_member
from service.access.factors.shapes import FactorPolicy
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.models import Practice
from service.access.roles import Permission
from service.access.shapes import MemberInPath
from service.access.step_up import DANGEROUS, StepUpNeeded
from service.kit.problems import NotFound
from service.kit.work import Work


@put(
    "/v1/second-factor-policy",
    operation_id="demandSecondFactors",
    summary="Demand second factors",
    tags=["Access"],
    guards=[may(Permission.DEMAND_FACTORS), DANGEROUS],
    responses=refusals(StepUpNeeded),
)
async def demand(
    data: JSONBody[FactorPolicy],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> FactorPolicy:
    """Say of whom the practice demands a second factor. Who has none can do nothing but set one up from now on.

    Sessions alone are held up: API keys and front ends go on with what they were let do.
    """
    await work.session.execute(
        update(Practice).where(Practice.practice_id == identity.practice_id).values(second_factor=data.demanded_of)
    )
    trail.note(f"factor.demanded_of_{data.demanded_of}", identity.practice_id)
    return data


@delete(
    "/v1/members/{member_id:uuid}/second-factors",
    operation_id="freeMemberOfFactors",
    summary="Free a member of lost factors",
    tags=["Access"],
    guards=[may(Permission.DEMAND_FACTORS), DANGEROUS],
    responses=refusals(StepUpNeeded, NotFound),
)
async def free(member_id: MemberInPath, work: NamedDependency[Work], trail: NamedDependency[Trail]) -> None:
    """Forget a member's authenticator app, passkeys and recovery codes, and end their sessions: the password is left.

    Make sure first that it is really them who ask.
    """
    await free_member(work, member_id)
    trail.note("factor.member_freed", member_id)


DOORS: Final = (demand, free)
