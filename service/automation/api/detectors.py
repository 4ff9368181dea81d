"""Doors for detectors: from which strength the practice is told of each kind of finding, and why; and which events explain it."""

from datetime import datetime
from typing import Annotated, Final, Literal
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from service.access.audit import Trail
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.roles import Permission
from service.accounts.practice_time import ahead
from service.automation.answering import thresholds_of
from service.automation.declared_event import EventKind
from service.automation.declared_shapes import EventName
from service.automation.explainable import EXPLAINABLE, NEVER
from service.automation.models import DetectorReset
from service.automation.thresholds import MOST, Measure, Threshold
from service.kit.database import new_id
from service.kit.pages import Page
from service.kit.work import Work

Kind = Literal[
    "own_automation",
    "auto_follow_back",
    "boomerang",
    "follow_back_language",
    "engagement_pod",
    "copied_comments",
    "shared_comments",
    "opened_together",
    "guru_pattern",
]
"""As `thresholds.DETECTORS`."""


class DetectorView(msgspec.Struct, frozen=True, kw_only=True):
    """From which strength the practice is told of one kind of finding, and how its answers have moved that.

    Of this practice's answers alone, the newest on each finding, and the newest three about each client, count. A threshold is
    never below the published one nor above its ceiling, and follows the answers that stand at any moment.
    """

    kind: Annotated[Kind, msgspec.Meta(description="The kind.", examples=["boomerang"])]
    measure: Annotated[
        Measure,
        msgspec.Meta(description="What its strength is counted in.", examples=["times"]),
    ]
    published: Annotated[float, msgspec.Meta(description="The published threshold.", examples=[1.0])]
    told_from: Annotated[float, msgspec.Meta(description="The practice's own.", examples=[2.0])]
    ceiling: Annotated[float, msgspec.Meta(description="The highest it can come to.", examples=[3.0])]
    shift: Annotated[
        float, msgspec.Meta(description=f"By how much log-odds it is raised, 0 to {MOST:g}.", examples=[1.386])
    ]
    accepted: Annotated[int, msgspec.Meta(description="Findings that count as answered so.", examples=[0])]
    wrong: Annotated[int, msgspec.Meta(description="Likewise.", examples=[3])]
    explained: Annotated[int, msgspec.Meta(description="Likewise.", examples=[0])]
    source: Annotated[
        str,
        msgspec.Meta(
            description="Where the published threshold comes from.", examples=["Rule 7 of State of Search (2015)."]
        ),
    ]
    text: Annotated[
        str,
        msgspec.Meta(
            description="Why it stands there.",
            examples=["Of 3 answers that count, 3 say wrong and 0 explained: told from 2 times, published 1 time."],
        ),
    ]
    explained_by: Annotated[
        list[EventName],
        msgspec.Meta(
            description="The kinds of declared events that may explain it; empty where none ever does.",
            examples=[["giveaway", "challenge", "press", "starter_pack"]],
        ),
    ]
    explained_how: Annotated[
        str,
        msgspec.Meta(
            description="What of it they explain and with which grace, or why none does.",
            examples=["Stays between 13 hours before the event and 37 hours after it."],
        ),
    ]


class NewReset(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which threshold goes back to where it was published; answers given until now no longer move it."""

    kind: Annotated[Kind, msgspec.Meta(description="The kind.", examples=["boomerang"])]


class ResetView(msgspec.Struct, frozen=True, kw_only=True):
    """A threshold that was set back."""

    id: Annotated[UUID, msgspec.Meta(description="The reset.", examples=["019a3d30-2b4c-7d5e-9f6a-7b8c9d0e1f2a"])]
    kind: Annotated[Kind, msgspec.Meta(description="The kind.", examples=["boomerang"])]
    reset_at: Annotated[datetime, msgspec.Meta(description="When.", examples=["2026-11-03T09:30:00Z"])]


@get(
    "/v1/detectors",
    operation_id="listDetectors",
    summary="From which strength are we told of findings?",
    tags=["Automation"],
    guards=[may(Permission.READ_DETECTORS)],
    responses=refusals(),
)
async def list_detectors(work: NamedDependency[Work]) -> Page[DetectorView]:
    """Every kind of finding with its threshold in this practice; always one page."""
    return Page(items=[_view(each) for each in await thresholds_of(work)])


@post(
    "/v1/detector-resets",
    operation_id="resetDetector",
    summary="Set a threshold back to the published one",
    tags=["Automation"],
    guards=[may(Permission.RESET_DETECTORS)],
    responses=refusals(),
)
async def reset_detector(
    data: JSONBody[NewReset],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> ResetView:
    """Begin anew with one kind: what is told from now on is as published, until new answers move it."""
    now = work.at + await ahead(work)
    reset = DetectorReset(
        practice_id=work.practice_id, id=new_id(), kind=data.kind, reset_at=now, reset_by=identity.caller
    )
    work.session.add(reset)
    trail.note("detector.reset", reset.id)
    return ResetView(id=reset.id, kind=data.kind, reset_at=now)


def _view(threshold: Threshold) -> DetectorView:
    detector = threshold.detector
    rule = EXPLAINABLE.get(detector.kind)
    return DetectorView(
        kind=msgspec.convert(detector.kind, Kind),
        measure=detector.measure,
        published=detector.told_from,
        told_from=threshold.told_from,
        ceiling=threshold.ceiling,
        shift=round(threshold.shift, 3),
        accepted=threshold.accepted,
        wrong=threshold.wrong,
        explained=threshold.explained,
        source=detector.source,
        text=threshold.text,
        explained_by=[]
        if rule is None
        else [msgspec.convert(each, EventName) for each in EventKind if each in rule.by],
        explained_how=NEVER[detector.kind] if rule is None else rule.text,
    )


DOORS: Final = (list_detectors, reset_detector)
