"""Words of the contract about a client since the last call."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec

from service.platforms.contract import Platform
from service.views.forecast import Forecast


class BriefLook(msgspec.Struct, frozen=True, kw_only=True):
    """Quality followers at one look."""

    taken_at: Annotated[datetime, msgspec.Meta(description="When.", examples=["2026-10-05T06:00:00Z"])]
    model_version: Annotated[
        str, msgspec.Meta(description="By which model; two models cannot be compared.", examples=["4"])
    ]
    quality_followers: Annotated[
        int | None, msgspec.Meta(description="How many among those read; null when not known.", examples=[55])
    ]
    total: Annotated[int | None, msgspec.Meta(description="All followers.", examples=[401])]


class BriefCause(msgspec.Struct, frozen=True, kw_only=True):
    """One cause of a change in quality followers, added up over all looks since."""

    code: Annotated[str, msgspec.Meta(description="As ledgers code it.", examples=["joined"])]
    change: Annotated[int, msgspec.Meta(description="More, or fewer where it is below zero.", examples=[9])]
    text: Annotated[str, msgspec.Meta(description="In plain English.", examples=["began to follow"])]


class BriefFinding(msgspec.Struct, frozen=True, kw_only=True):
    """Something new about the client's own account."""

    severity: Annotated[str, msgspec.Meta(description="How grave.", examples=["alarm"])]
    text: Annotated[str, msgspec.Meta(description="What was seen.", examples=["Followed 180 people within one hour."])]


class BriefTasks(msgspec.Struct, frozen=True, kw_only=True):
    """What became of tasks since then."""

    done: Annotated[int, msgspec.Meta(description="Done.", examples=[41])]
    skipped: Annotated[int, msgspec.Meta(description="Skipped.", examples=[6])]
    lapsed: Annotated[int, msgspec.Meta(description="Let lapse.", examples=[9])]
    open: Annotated[int, msgspec.Meta(description="Still open.", examples=[7])]
    active_days: Annotated[int, msgspec.Meta(description="Days on which something was done.", examples=[17])]
    skip_reasons: Annotated[
        list[str], msgspec.Meta(description="The newest five, in the client's words.", examples=[["We met."]])
    ]


class BriefTryOuts(msgspec.Struct, frozen=True, kw_only=True):
    """What became of try-outs since then."""

    opened: Annotated[int, msgspec.Meta(description="Opened.", examples=[12])]
    kept: Annotated[int, msgspec.Meta(description="Kept.", examples=[5])]
    dropped: Annotated[int, msgspec.Meta(description="Dropped.", examples=[3])]
    due: Annotated[int, msgspec.Meta(description="Of whom a verdict is due now.", examples=[2])]


class BriefWeeded(msgspec.Struct, frozen=True, kw_only=True):
    """What became of people in weed-outs since then."""

    unfollowed: Annotated[int, msgspec.Meta(description="Unfollowed.", examples=[18])]
    spared: Annotated[int, msgspec.Meta(description="Kept after all.", examples=[4])]


class BriefNewcomers(msgspec.Struct, frozen=True, kw_only=True):
    """Who began to follow since then, on the same account."""

    came: Annotated[int, msgspec.Meta(description="Began to follow.", examples=[23])]
    stayed: Annotated[int, msgspec.Meta(description="Of these, still follow.", examples=[21])]
    genuine: Annotated[int, msgspec.Meta(description="Of these, of class genuine.", examples=[16])]


class BriefWaiting(msgspec.Struct, frozen=True, kw_only=True):
    """People who wrote and got no answer."""

    people: Annotated[int, msgspec.Meta(description="How many.", examples=[3])]
    oldest_since: Annotated[
        datetime | None, msgspec.Meta(description="Since when the first waits.", examples=["2026-10-30T08:15:00Z"])
    ]


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A client since the last call, on one page. Nobody else is named in it."""

    client_id: Annotated[
        UUID, msgspec.Meta(description="The client.", examples=["019a3c5e-7d12-7b10-9c8d-7e6f5a4b3c2d"])
    ]
    name: Annotated[str, msgspec.Meta(description="The client's name.", examples=["Maya Lindqvist"])]
    goal: Annotated[
        str, msgspec.Meta(description="In their own words.", examples=["Find a hundred people who love to cook."])
    ]
    since: Annotated[
        datetime,
        msgspec.Meta(
            description="From when on: as asked, else the last call, else four weeks ago.",
            examples=["2026-10-05T15:00:00Z"],
        ),
    ]
    until: Annotated[datetime, msgspec.Meta(description="When this was told.", examples=["2026-11-02T12:00:00Z"])]
    coached_since: Annotated[
        datetime, msgspec.Meta(description="When the client was taken on.", examples=["2026-08-03T09:00:00Z"])
    ]
    last_call_at: Annotated[
        datetime | None, msgspec.Meta(description="When the last call was.", examples=["2026-10-05T15:00:00Z"])
    ]
    platform: Annotated[
        Platform | None,
        msgspec.Meta(description="Where the most quality followers are; null before any.", examples=["x"]),
    ]
    handle: Annotated[str | None, msgspec.Meta(description="That account.", examples=["maya_moves"])]
    goal_quality_followers: Annotated[int, msgspec.Meta(description="Where the road leads.", examples=[500])]
    quality_followers: Annotated[
        int | None, msgspec.Meta(description="Counted at the newest look, among those read.", examples=[61])
    ]
    change: Annotated[
        int | None,
        msgspec.Meta(
            description="Since the last look before that moment by the same model; null without one.", examples=[6]
        ),
    ]
    causes: Annotated[list[BriefCause], msgspec.Meta(description="What changed it, the largest first.")]
    forecast: Annotated[Forecast | None, msgspec.Meta(description="When the goal may be reached.")]
    looks: Annotated[list[BriefLook], msgspec.Meta(description="Looks of the last 180 days, for a curve.")]
    newcomers: BriefNewcomers
    waiting: BriefWaiting
    tasks: BriefTasks
    try_outs: BriefTryOuts
    weeded: BriefWeeded
    findings: Annotated[
        list[BriefFinding],
        msgspec.Meta(
            description="What you learned since then of the client's own account, however long ago it happened."
        ),
    ]
    findings_open: Annotated[int, msgspec.Meta(description="All open findings, followers' included.", examples=[2])]
