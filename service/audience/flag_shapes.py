"""What doors say of flags."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from service.audience.shapes import ReasonView


class TextsRead(msgspec.Struct, frozen=True):
    """Of how many texts the flags of one look tell."""

    profiles: int
    readable: int
    """Profiles with a bio."""
    comments: int
    """Comments and mentions by others."""
    words_judged: bool
    """Offensive words were looked for; exclusions always are."""


class FlagCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many people have one kind of flag."""

    found_in: Annotated[
        Literal["profile", "comment"],
        msgspec.Meta(description="Followers' profiles, or comments by anybody.", examples=["profile"]),
    ]
    code: Annotated[str, msgspec.Meta(description="As flags are coded.", examples=["off_market.excluded"])]
    people: Annotated[int, msgspec.Meta(description="People with it, without those set aside.", examples=[7])]
    dismissed: Annotated[int, msgspec.Meta(description="People of whom it was set aside as fine.", examples=[1])]


class FlagsView(msgspec.Struct, frozen=True, kw_only=True):
    """How many people around an account have something in their words that stands out, and of how many texts that tells.

    All but the counts is null until a checkup has read words.
    """

    taken_at: Annotated[
        datetime | None, msgspec.Meta(description="The newest look that read words.", examples=["2026-11-02T09:00:00Z"])
    ]
    profiles: Annotated[int | None, msgspec.Meta(description="Followers that it read.", examples=[480])]
    readable: Annotated[int | None, msgspec.Meta(description="Of these, who have a bio.", examples=[391])]
    comments: Annotated[int | None, msgspec.Meta(description="Comments by others that it read.", examples=[52])]
    words_judged: Annotated[
        bool | None,
        msgspec.Meta(description="Whether offensive words were looked for; exclusions always are.", examples=[True]),
    ]
    counts: Annotated[
        list[FlagCount],
        msgspec.Meta(
            description="By where and what; a kind that nobody has is left out. Of followers it holds for those read, and of"
            " comments until the first look ninety days after they were written.",
            examples=[[{"found_in": "profile", "code": "off_market.excluded", "people": 7, "dismissed": 1}]],
        ),
    ]
    not_observable: Annotated[
        list[ReasonView], msgspec.Meta(description="What could not be looked for, and why.", examples=[[]])
    ]


class CommentFlagView(msgspec.Struct, frozen=True, kw_only=True):
    """Offensive words of one kind in what somebody wrote to the account; the comment itself is not kept.

    `profile_id`, `handle` and `masked` are null while the client has not agreed to show names.
    """

    id: Annotated[
        UUID, msgspec.Meta(description="By which it is set aside.", examples=["01937b3e-5f3c-7c1a-9d8e-2f6a4b1c0d9e"])
    ]
    profile_id: Annotated[
        str | None, msgspec.Meta(description="The network's number of the person.", examples=["1912345678901234567"])
    ]
    handle: Annotated[str | None, msgspec.Meta(description="Their handle.", examples=["runwithmaya"])]
    code: Annotated[str, msgspec.Meta(description="A stable code.", examples=["offensive.profanity"])]
    masked: Annotated[
        str | None,
        msgspec.Meta(description="The words, all but first letters hidden.", examples=["b*******"]),
    ]
    sureness: Annotated[
        Literal["clear", "perhaps"],
        msgspec.Meta(description="`perhaps`: quoted, or read behind a disguise.", examples=["clear"]),
    ]
    said_at: Annotated[
        datetime,
        msgspec.Meta(description="When the newest such comment was written.", examples=["2026-11-01T18:20:00Z"]),
    ]
    dismissed: Annotated[bool, msgspec.Meta(description="Somebody set it aside as fine.", examples=[False])]
