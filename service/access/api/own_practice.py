"""The practice itself: its name, and what its owner chose of how it works."""

from typing import Annotated, Final, Literal
from uuid import UUID

import msgspec
from litestar import get, patch
from litestar.di import NamedDependency
from litestar.params import JSONBody
from msgspec import UNSET, UnsetType

from service.access.audit import Trail
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.models import Practice
from service.access.roles import Permission
from service.access.shapes import PracticeName
from service.kit.work import Work

FindingOrder = Annotated[
    Literal["together", "client_first"],
    msgspec.Meta(
        description="Whether a finding about a client's own account reaches client and coach together, or the client 48 hours"
        " ahead.",
        examples=["together"],
    ),
]
ApprovesWeedOuts = Annotated[
    bool,
    msgspec.Meta(
        description="Whether a member approves each weed-out before its steps come into the client's plan.",
        examples=[False],
    ),
]


class PracticeView(msgspec.Struct, frozen=True, kw_only=True):
    """A practice, and what was chosen of how it works."""

    practice_id: Annotated[
        UUID, msgspec.Meta(description="The practice.", examples=["019a3c5e-7d10-7c3a-9b1e-2f4d5a6b7c80"])
    ]
    name: PracticeName
    finding_order: FindingOrder
    approves_weed_outs: ApprovesWeedOuts


class PracticeChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to change; what is left out stays."""

    name: PracticeName | UnsetType = UNSET
    finding_order: FindingOrder | UnsetType = UNSET
    approves_weed_outs: ApprovesWeedOuts | UnsetType = UNSET


@get(
    "/v1/practice",
    operation_id="showPractice",
    summary="How does the practice work?",
    tags=["Access"],
    guards=[may(Permission.READ_MEMBERS)],
    responses=refusals(),
)
async def show_practice(work: NamedDependency[Work], identity: NamedDependency[Identity]) -> PracticeView:
    """Its name, who is told of findings first, and whether members approve weed-outs."""
    return _view(await work.session.get_one(Practice, identity.practice_id))


@patch(
    "/v1/practice",
    operation_id="changePractice",
    summary="Change how the practice works",
    tags=["Access"],
    guards=[may(Permission.MANAGE_MEMBERS)],
    responses=refusals(),
)
async def change_practice(
    data: JSONBody[PracticeChange],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> PracticeView:
    """Holds from the next finding and the next weed-out on; what was told or drafted before stays as it is."""
    practice = await work.session.get_one(Practice, identity.practice_id, with_for_update={"key_share": True})
    for name, value in msgspec.structs.asdict(data).items():
        if value is not UNSET:
            setattr(practice, name, value)
    await work.session.flush()
    trail.note("practice.changed", practice.practice_id)
    return _view(practice)


def _view(practice: Practice) -> PracticeView:
    return PracticeView(
        practice_id=practice.practice_id,
        name=practice.name,
        finding_order=msgspec.convert(practice.finding_order, FindingOrder),
        approves_weed_outs=practice.approves_weed_outs,
    )


DOORS: Final = (show_practice, change_practice)
