"""Words of the contract that several doors share."""

from datetime import datetime
from typing import Annotated, Final, Literal
from uuid import UUID

import msgspec
from litestar.params import PathParameter

from service.access import passwords

ONE_LINE: Final = r"^[^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]*$(?!\n)"
"""Text without control characters, line ends of any kind, and what turns the direction of writing around.

Postgres refuses NUL, people refuse the others: a name is shown on pages where it must not rearrange what stands beside.

The end is written so that Python, whose `$` also stands before a last line end, and JSON Schema, which knows no `\\Z`,
read it alike.
"""

MemberInPath = Annotated[UUID, PathParameter(description="The member.")]
MemberRole = Literal["owner", "coach", "assistant"]

PersonName = Annotated[
    str,
    msgspec.Meta(
        min_length=1, max_length=200, pattern=ONE_LINE, description="The person's name.", examples=["Dana Whitfield"]
    ),
]
PracticeName = Annotated[
    str,
    msgspec.Meta(
        min_length=1,
        max_length=200,
        pattern=ONE_LINE,
        description="What the practice calls itself.",
        examples=["North Star Coaching"],
    ),
]
Email = Annotated[
    str,
    msgspec.Meta(
        min_length=3,
        max_length=254,
        pattern=r"^[^@\s\x00-\x1f]+@[^@\s\x00-\x1f]+$(?!\n)",
        description="An e-mail address; capitals make no difference.",
        examples=["dana@northstar.example"],
    ),
]
NewPassword = Annotated[
    str,
    msgspec.Meta(
        min_length=passwords.SHORTEST,
        max_length=passwords.LONGEST,
        description="At least 12 characters; a few words make a good one.",
        examples=["quiet river, early lamp"],
    ),
]
KnownPassword = Annotated[
    str, msgspec.Meta(max_length=passwords.LONGEST, description="The password.", examples=["quiet river, early lamp"])
]

InvitationToken = Annotated[
    str,
    msgspec.Meta(
        max_length=100,
        description="The invitation's token, for the invited person alone.",
        examples=["rp_i_0Yw1mVbT7r0m3kQ9xkq2yXhJ4v8n5pLc6dFgH1sAzEkPq3Zx"],
    ),
]


class Confidential(msgspec.Struct, frozen=True):
    """A shape that holds a secret and does not show itself."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"


class SessionView(Confidential, frozen=True, kw_only=True):
    """A session that was opened. The token is shown this once."""

    token: Annotated[
        str,
        msgspec.Meta(
            description="Send it as `Authorization: Bearer <token>`.",
            examples=["rp_s_0Yw1mVbT7r0m3kQ9xkq2yXhJ4v8n5pLc6dFgH1sAzEkPq3Zx"],
        ),
    ]
    expires_at: Annotated[datetime, msgspec.Meta(description="When it ends.", examples=["2026-12-02T12:00:00Z"])]
    practice_id: Annotated[
        UUID,
        msgspec.Meta(description="The practice it opens.", examples=["019a3c5e-7d10-7c3a-9b1e-2f4d5a6b7c80"]),
    ]
    role: Annotated[
        Literal["owner", "coach", "assistant", "client"],
        msgspec.Meta(description="What the holder is to the practice.", examples=["owner"]),
    ]
