"""The evidence card of a finding and the answers to it, as doors show them."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from service.access.shapes import ONE_LINE
from service.audience.coverage import Coverage
from service.audience.reasons import Reason
from service.automation.shapes import FindingView
from service.platforms.contract import Platform

Answer = Literal["accepted", "wrong", "explained"]
"""As `thresholds.FindingAnswer`."""


class NewAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the client or a coach says of a finding.

    `accepted`: it was so. `wrong`: it was not so. `explained`: it was so, and a person did it, such as at a giveaway; say what it
    was. The last two clear the finding until there is new evidence, at least as strong and all of it later; `accepted` takes
    that back. The newest answer counts.
    """

    answer: Annotated[Answer, msgspec.Meta(description="What is said.", examples=["wrong"])]
    words: Annotated[
        Annotated[str, msgspec.Meta(min_length=3, max_length=500, pattern=ONE_LINE)] | None,
        msgspec.Meta(
            description="In their own words; needed with `explained`.", examples=["She tidied her list up by hand."]
        ),
    ] = None


class AnswerView(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said of a finding."""

    id: Annotated[UUID, msgspec.Meta(description="The answer.", examples=["019a3d20-7c1d-7a2b-9e3f-4a5b6c7d8e9f"])]
    answer: Annotated[Answer, msgspec.Meta(description="What was said.", examples=["explained"])]
    words: Annotated[
        str | None, msgspec.Meta(description="In their own words.", examples=["Our giveaway ran that weekend."])
    ]
    by: Annotated[
        Literal["client", "practice"],
        msgspec.Meta(description="Whether the client said so, or a member of the practice.", examples=["client"]),
    ]
    given_at: Annotated[datetime, msgspec.Meta(description="When.", examples=["2026-11-03T09:30:00Z"])]


class LooksView(msgspec.Struct, frozen=True, kw_only=True):
    """The looks over which something was seen, and what the last of them read."""

    many: Annotated[
        int,
        msgspec.Meta(
            description="Looks at the list of followers in this time; 0 where the network names none.", examples=[12]
        ),
    ]
    complete: Annotated[int, msgspec.Meta(description="Of them, how many read it to its end.", examples=[11])]
    first_at: Annotated[datetime | None, msgspec.Meta(description="The first.", examples=["2026-10-30T12:00:00Z"])]
    last_at: Annotated[datetime | None, msgspec.Meta(description="The last.", examples=["2026-11-02T12:00:00Z"])]
    sources: Annotated[list[str], msgspec.Meta(description="Where they came from.", examples=[["api"]])]
    samplings: Annotated[list[str], msgspec.Meta(description="How people were chosen.", examples=[["full"]])]
    coverage: Annotated[
        Coverage | None,
        msgspec.Meta(description="What the look that saw it last read; null where no followers are named."),
    ]
    text: Annotated[
        str,
        msgspec.Meta(
            description="In plain English.",
            examples=["Seen over 12 looks from 30 Oct 2026 to 2 Nov 2026; 11 of them read the whole list."],
        ),
    ]


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """A threshold that a finding rests on."""

    code: Annotated[str, msgspec.Meta(description="A stable code.", examples=["rests_on.told_from"])]
    params: Annotated[
        dict[str, str | int | float],
        msgspec.Meta(description="The numbers.", examples=[{"measure": "probability", "told_from": 0.5}]),
    ]
    text: Annotated[str, msgspec.Meta(description="In plain English.", examples=["Told from 50% likely."])]
    source: Annotated[
        str | None,
        msgspec.Meta(
            description="Where it comes from, where that is not said already.", examples=["More likely than not."]
        ),
    ]


class EvidenceCard(msgspec.Struct, frozen=True, kw_only=True):
    """A finding as it can be shown to the person it is about: what was seen and when, and what else it might have been.

    Whoever may see the finding sees the card: client and coach together, or the client first, as the practice chose. Names and
    quoted words are withheld while the client has not agreed to show them.
    """

    finding: FindingView
    platform: Annotated[Platform, msgspec.Meta(description="The account's network.", examples=["x"])]
    looks: LooksView
    rests_on: Annotated[
        list[Measure],
        msgspec.Meta(description="Published thresholds; the practice's own are listed by `listDetectors`."),
    ]
    alternatives: Annotated[list[Reason], msgspec.Meta(description="What would be seen with a person behind it.")]
    can_do: Annotated[list[Reason], msgspec.Meta(description="What the client can do.")]
    not_observable: Annotated[list[Reason], msgspec.Meta(description="What could not be seen.")]
    stated: Annotated[
        list[Reason],
        msgspec.Meta(
            description=(
                "What counts of the account's settings in which this would show, against what was seen since; empty where it is about"
                " somebody else."
            )
        ),
    ]
    connected_programs: Annotated[
        list[Reason],
        msgspec.Meta(
            description="Programs with access to the account, as the newest export tells; facts, and no signs."
        ),
    ]
    answers: Annotated[list[AnswerView], msgspec.Meta(description="What was said of it, newest first.")]
    markdown: Annotated[
        str,
        msgspec.Meta(
            description="The whole card as CommonMark to print or show; whatever people wrote in it is escaped.",
            examples=["# What was seen\n\nFollows of this account look made by a program."],
        ),
    ]
