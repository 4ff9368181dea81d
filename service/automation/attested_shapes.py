"""How what was stated of an account's settings stands to what was seen since, as it is kept and shown; and how it is stated."""

from datetime import datetime
from typing import Annotated, Literal, TypeAlias
from uuid import UUID

import msgspec

from service.audience.reasons import Reason

Outcome: TypeAlias = Literal["consistent", "contradicted", "not_observable", "too_early"]
SettingName: TypeAlias = Literal["auto_follow", "follow_back", "auto_unfollow", "auto_message", "auto_comment"]
"""As `stated_settings.Setting`."""
StatedValue: TypeAlias = Literal["off", "on", "unsure"]
"""As `stated_settings.Stated`."""
SaidAs: TypeAlias = Literal["client", "coach", "owner"]
"""The roles that may state a setting."""

_Setting = Annotated[
    SettingName,
    msgspec.Meta(
        description=(
            "What a program may do for the account: follow strangers, follow back whoever follows, drop people again, write to"
            " people in private, comment on other people's posts."
        ),
        examples=["auto_follow"],
    ),
]
_Value = Annotated[StatedValue, msgspec.Meta(description="What is said of it.", examples=["off"])]


class LooksSince(msgspec.Struct, frozen=True, kw_only=True):
    """The looks since the date on which a test rests."""

    looks: Annotated[int, msgspec.Meta(description="How many.", examples=[15])]
    whole: Annotated[int, msgspec.Meta(description="Of them, how many read the list to its end.", examples=[15])]
    first_at: Annotated[datetime | None, msgspec.Meta(description="The first.", examples=["2026-05-04T06:00:00Z"])]
    last_at: Annotated[datetime | None, msgspec.Meta(description="The last.", examples=["2026-05-18T06:00:00Z"])]
    usual_hours: Annotated[
        float | None, msgspec.Meta(description="Hours between two looks, the middle of all.", examples=[24.0])
    ]
    days: Annotated[
        float,
        msgspec.Meta(
            description="Days that were watched, without the times in which nobody looked for longer than 26 hours.",
            examples=[14.0],
        ),
    ]
    sources: Annotated[tuple[str, ...], msgspec.Meta(description="Where they came from.", examples=[["api"]])]


class AttestedVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """A statement against what was seen since; behaviour before its date counts for nothing."""

    outcome: Annotated[
        Outcome,
        msgspec.Meta(
            description=(
                "`contradicted`: said to be off, and what such a program does was seen since. `consistent`: nothing speaks against it."
                " `not_observable`: the account's source cannot show it. `too_early`: too few looks or days since."
            ),
            examples=["consistent"],
        ),
    ]
    seen: Annotated[
        bool | None,
        msgspec.Meta(
            description="Whether what such a program does was seen since, whatever was said; null where nobody can tell.",
            examples=[False],
        ),
    ]
    reason: Reason
    evidence: Annotated[list[Reason], msgspec.Meta(description="What it rests on.")]
    left_out: Annotated[list[Reason], msgspec.Meta(description="What counted for nothing, and why.")]
    coverage: Annotated[LooksSince | None, msgspec.Meta(description="The looks it rests on; null without any.")]
    judged_at: Annotated[datetime, msgspec.Meta(description="When.", examples=["2026-05-18T06:00:00Z"])]


class NewSettingsAttestation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is said of one setting. The newest statement of a setting counts; earlier ones stay readable.

    From `as_of` on the account is held against it, and nothing from before. `on` and `unsure` are never contradicted; what is
    seen is said all the same.
    """

    setting: _Setting
    value: _Value
    as_of: Annotated[
        Annotated[datetime, msgspec.Meta(tz=True)] | None,
        msgspec.Meta(
            description="Since when it is so; null for now. Neither ahead nor from before the account was here.",
            examples=["2026-05-03T18:00:00Z"],
        ),
    ] = None


class SettingsAttestationView(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said of a setting, and how it stood to what was seen, for as long as it counted."""

    id: Annotated[UUID, msgspec.Meta(description="The statement.", examples=["019a3d60-2b3c-7d4e-8f50-6a7b8c9d0e1f"])]
    account_id: Annotated[
        UUID, msgspec.Meta(description="The account.", examples=["019a3c70-4f1b-7a60-8d2e-5c3b1a09f8e7"])
    ]
    setting: _Setting
    value: _Value
    as_of: Annotated[datetime, msgspec.Meta(description="Since when it is so.", examples=["2026-05-03T18:00:00Z"])]
    said_at: Annotated[datetime, msgspec.Meta(description="When it was said.", examples=["2026-05-03T18:00:00Z"])]
    by: Annotated[
        SaidAs,
        msgspec.Meta(
            description="Who said so: the client, or a member in this role on their word.", examples=["client"]
        ),
    ]
    text: Annotated[
        str,
        msgspec.Meta(description="In plain English.", examples=["Auto-follow was stated off as of 3 May 2026"]),
    ]
    verdict: AttestedVerdict


class ProgramFact(msgspec.Struct, frozen=True, kw_only=True):
    """A program with access to the account, as the newest export tells; that it has access says nothing of what it does."""

    name: Annotated[str, msgspec.Meta(description="Its name.", examples=["Fresh Followers"])]
    added_at: Annotated[datetime | None, msgspec.Meta(description="Since when.", examples=["2026-02-01T09:00:00Z"])]
    last_used_at: Annotated[datetime | None, msgspec.Meta(description="Last used.", examples=["2026-05-01T09:00:00Z"])]
    ended_at: Annotated[datetime | None, msgspec.Meta(description="Until when.", examples=[None])]
    can_write: Annotated[
        bool | None, msgspec.Meta(description="Whether it may act for the account; null where unsaid.", examples=[True])
    ]
    active: Annotated[bool, msgspec.Meta(description="Whether it still has access.", examples=[True])]
    revoke_page: Annotated[
        str,
        msgspec.Meta(description="Where to end that.", examples=["https://x.com/settings/connected_apps/7"]),
    ]


class ConnectedPrograms(msgspec.Struct, frozen=True, kw_only=True):
    """Programs with access to the account, listed as facts."""

    as_of: Annotated[datetime, msgspec.Meta(description="When the export was read.", examples=["2026-05-02T12:00:00Z"])]
    programs: Annotated[list[ProgramFact] | None, msgspec.Meta(description="Null where the export does not list them.")]


class SettingsAttestations(msgspec.Struct, frozen=True, kw_only=True):
    """What counts of each setting that was stated, what was said before, and which programs have access."""

    current: Annotated[list[SettingsAttestationView], msgspec.Meta(description="The newest of each setting.")]
    history: Annotated[
        list[SettingsAttestationView],
        msgspec.Meta(description="What was superseded, the newest first, with the last test it went through."),
    ]
    next_cursor: Annotated[
        str | None,
        msgspec.Meta(description="What to send as `cursor` for more of the history; null at its end.", examples=[None]),
    ]
    connected_programs: Annotated[
        ConnectedPrograms | None, msgspec.Meta(description="From the newest export; null where none was read.")
    ]
