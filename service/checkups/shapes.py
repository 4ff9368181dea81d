"""The shapes of checkups and of exports on their way, as the contract shows them."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from service.access.shapes import ONE_LINE
from service.audience.reasons import Reason
from service.checkups.export_report import MOST_SHOWN, ExportReport
from service.checkups.failures import Failure
from service.checkups.models import ExportUpload
from service.checkups.pricing import Plan


class CheckupView(msgspec.Struct, frozen=True, kw_only=True):
    """One look at an account: how far it has come, what it costs, and how it ended."""

    id: Annotated[UUID, msgspec.Meta(description="The checkup.", examples=["019a3d01-6c2e-7a40-8f1b-2d3c4b5a6978"])]
    account_id: Annotated[
        UUID, msgspec.Meta(description="The account.", examples=["019a3c70-4f1b-7a60-8d2e-5c3b1a09f8e7"])
    ]
    asked_by: Annotated[
        str,
        msgspec.Meta(
            description="A member, a client, or `schedule`.", examples=["member:019a3c5e-7d11-7f02-8a6d-0c1b2a394857"]
        ),
    ]
    asked_at: Annotated[datetime, msgspec.Meta(description="When.", examples=["2026-11-02T12:00:00Z"])]
    source: Annotated[
        Literal["api", "export"], msgspec.Meta(description="Where the facts come from.", examples=["api"])
    ]
    state: Annotated[
        Literal["queued", "reading", "waiting", "judging", "done", "failed"],
        msgspec.Meta(description="`waiting` means that the network is left alone for a while.", examples=["reading"]),
    ]
    stage: Annotated[str, msgspec.Meta(description="Which list is being read.", examples=["followers"])]
    plan: Annotated[
        Plan | None,
        msgspec.Meta(
            description="What will be read, its price and its length at the most; null until it is priced.",
            examples=[
                {
                    "lists": {
                        "followers": {"read": 4200, "total": 4200, "most": 4284},
                        "following": {"read": 800, "total": 800, "most": 816},
                        "posts": {"read": 50, "total": 50, "most": 51},
                        "mentions": {"read": 400, "total": None, "most": 400},
                    },
                    "price_micros": 56250000,
                    "seconds": 11,
                    "budget_left_micros": 60000000,
                }
            ],
        ),
    ]
    people_read: Annotated[
        int,
        msgspec.Meta(
            description="People read so far: followers, or once it is done those who engage, where a network names nobody else.",
            examples=[3000],
        ),
    ]
    people_total: Annotated[
        int | None,
        msgspec.Meta(
            description="Followers there are, as the network says; null where it names none.", examples=[4200]
        ),
    ]
    spent_micros: Annotated[
        int, msgspec.Meta(description="Paid so far, in millionths of a dollar.", examples=[30000000])
    ]
    waiting_until: Annotated[
        datetime | None, msgspec.Meta(description="Until when it waits; null unless it does.", examples=[None])
    ]
    waiting_reason: Annotated[
        Reason | None,
        msgspec.Meta(
            description="Why it waits: the network asked for a pause, its quota is spared for others too, or it refused"
            " our access and is asked once more.",
            examples=[None],
        ),
    ]
    started_at: Annotated[
        datetime | None, msgspec.Meta(description="When it began.", examples=["2026-11-02T12:00:01Z"])
    ]
    finished_at: Annotated[datetime | None, msgspec.Meta(description="When it ended.", examples=[None])]
    failure: Annotated[
        Failure | None, msgspec.Meta(description="Why there is no report, and what mends it.", examples=[None])
    ]
    export: Annotated[
        ExportReport | None,
        msgspec.Meta(description="What became of a handed-in export; null until it was read.", examples=[None]),
    ]
    report_id: Annotated[UUID | None, msgspec.Meta(description="The report it made.", examples=[None])]


class CheckupAsked(msgspec.Struct, frozen=True):
    """The checkup that was asked for; follow it until its state is `done` or `failed`."""

    id: Annotated[UUID, msgspec.Meta(description="The checkup.", examples=["019a3d01-6c2e-7a40-8f1b-2d3c4b5a6978"])]
    checkup: Annotated[
        str,
        msgspec.Meta(description="Where to follow it.", examples=["/v1/checkups/019a3d01-6c2e-7a40-8f1b-2d3c4b5a6978"]),
    ]


def asked(checkup_id: UUID) -> CheckupAsked:
    """Where to follow this checkup."""
    return CheckupAsked(id=checkup_id, checkup=f"/v1/checkups/{checkup_id}")


class UploadWanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of an export that is to be sent in pieces."""

    length: Annotated[int, msgspec.Meta(ge=1, description="Bytes of the file, at most 4 GiB.", examples=[1048576])]
    file_name: Annotated[
        str,
        msgspec.Meta(
            max_length=255,
            pattern=ONE_LINE,
            description="What the network called it; some networks write owner and day into it.",
            examples=["instagram-anna.coach-2026-11-02-x7YzQ1.zip"],
        ),
    ] = "export.zip"


class UploadView(msgspec.Struct, frozen=True, kw_only=True):
    """A file of an export on its way here."""

    id: Annotated[UUID, msgspec.Meta(description="The upload.", examples=["019a3d01-6c2e-7a40-8f1b-2d3c4b5a6979"])]
    length: Annotated[int, msgspec.Meta(description="Bytes of the file.", examples=[1048576])]
    received: Annotated[int, msgspec.Meta(description="Bytes kept so far; send on from here.", examples=[0])]
    expires_at: Annotated[
        datetime, msgspec.Meta(description="When it is dropped if it stands still.", examples=["2026-11-03T12:00:00Z"])
    ]


def view_of(upload: ExportUpload) -> UploadView:
    """The upload as it is shown."""
    return UploadView(id=upload.id, length=upload.length, received=upload.received, expires_at=upload.expires_at)


class ExportWanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Files that have arrived, to be read as one export, and what the client says of it."""

    upload_ids: Annotated[
        list[UUID],
        msgspec.Meta(
            min_length=1,
            max_length=20,
            description="Every file of the export, where the network split it, in any order.",
            examples=[["019a3d01-6c2e-7a40-8f1b-2d3c4b5a6979"]],
        ),
    ]
    with_messages: Annotated[
        bool,
        msgspec.Meta(
            description="Whether the client agrees that it is read who wrote to whom and when; words never are.",
            examples=[True],
        ),
    ]
    followers_shown: Annotated[
        Annotated[int, msgspec.Meta(ge=0, le=MOST_SHOWN)] | None,
        msgspec.Meta(
            description="Followers on the profile as the client reads them there; tells whether the export is whole.",
            examples=[1480],
        ),
    ] = None


class HandedInView(msgspec.Struct, frozen=True, kw_only=True):
    """An official export that a client handed in, and what came of it."""

    id: Annotated[UUID, msgspec.Meta(description="The export.", examples=["019a3d01-6c2e-7a40-8f1b-2d3c4b5a697a"])]
    client_id: Annotated[UUID, msgspec.Meta(description="Whose.", examples=["019a3c6e-0d3a-7c4e-9b1f-2a6d8c0e4f12"])]
    platform: Annotated[
        Literal["x", "instagram", "facebook"], msgspec.Meta(description="The network.", examples=["instagram"])
    ]
    handle: Annotated[
        str, msgspec.Meta(description="For which account it was handed in, as it was said.", examples=["anna.coach"])
    ]
    account_id: Annotated[
        UUID | None,
        msgspec.Meta(
            description="The account; null where it was to become known by this export, which was refused.",
            examples=["019a3c70-4f1b-7a60-8d2e-5c3b1a09f8e7"],
        ),
    ]
    checkup_id: Annotated[
        UUID | None,
        msgspec.Meta(
            description="The checkup that reads it; null likewise.", examples=["019a3d01-6c2e-7a40-8f1b-2d3c4b5a6978"]
        ),
    ]
    handed_in_at: Annotated[datetime, msgspec.Meta(description="When.", examples=["2026-11-02T12:00:00Z"])]
    state: Annotated[
        Literal["queued", "reading", "waiting", "judging", "done", "failed"],
        msgspec.Meta(description="How far its reading is.", examples=["done"]),
    ]
    failure: Annotated[
        Failure | None, msgspec.Meta(description="Why it was refused, and what mends it.", examples=[None])
    ]
