"""Words of the contract about accounts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Final, Literal
from uuid import UUID

import msgspec

from service.access.shapes import Confidential
from service.accounts.capabilities import capabilities_of
from service.accounts.grants import Networks
from service.accounts.states import AccountState, StateReason, reason_of
from service.platforms.contract import Capability, Platform, Route

LARGEST_BUDGET_MICROS: Final = 100_000_000_000
"""$100,000 a month; more is a slip of the hand."""

AccountId = Annotated[UUID, msgspec.Meta(description="The account.", examples=["019a3c70-4f1b-7a60-8d2e-5c3b1a09f8e7"])]
ClientId = Annotated[UUID, msgspec.Meta(description="Whose it is.", examples=["019a3c5e-7d12-7b10-9c8d-7e6f5a4b3c2d"])]
PlatformName = Annotated[Platform, msgspec.Meta(description="The network.", examples=["x"])]
Handle = Annotated[
    str,
    msgspec.Meta(
        min_length=1,
        max_length=100,
        pattern=r"^[^\s@<>\x22'`\\\x00-\x1f\x7f]+$(?!\n)",
        description="The account's handle, without the @.",
        examples=["maya_moves"],
    ),
]
Budget = Annotated[
    int,
    msgspec.Meta(
        ge=0,
        le=LARGEST_BUDGET_MICROS,
        description="What reading this account may cost in a month, in millionths of a dollar.",
        examples=[50_000_000],
    ),
]


class CapabilityView(msgspec.Struct, frozen=True):
    """One thing one may want to know of an account, and whether it can be seen."""

    code: Annotated[str, msgspec.Meta(description="What.", examples=["follow_times"])]
    observable: Annotated[bool, msgspec.Meta(description="Whether it can be seen now.", examples=[False])]
    reason: Annotated[
        str,
        msgspec.Meta(
            description="Why not, or in which export it is seen; empty where the network shows it.",
            examples=["X names no date on which somebody followed."],
        ),
    ]
    remedy: Annotated[
        str,
        msgspec.Meta(
            description="What would help; empty when nothing needs to.",
            examples=["From the second checkup on, the time between two looks is known."],
        ),
    ]
    source: Annotated[
        Literal["api", "export"] | None,
        msgspec.Meta(
            description="Where it is seen: `api` in the network's answers, `export` in official exports; null where it is not.",
            examples=[None],
        ),
    ]
    as_of: Annotated[
        datetime | None,
        msgspec.Meta(
            description="When the export that shows it was made; null where none that was read does, or the network shows it now.",
            examples=[None],
        ),
    ]


class HandleChangeView(msgspec.Struct, frozen=True):
    """A handle that no longer is what it was."""

    code: Annotated[
        str, msgspec.Meta(description="`renamed`, or `taken_over` by another account.", examples=["renamed"])
    ]
    params: Annotated[
        dict[str, str],
        msgspec.Meta(description="What the text speaks of.", examples=[{"old": "maya", "new": "maya_moves"}]),
    ]
    text: Annotated[str, msgspec.Meta(description="In plain English.", examples=["It was called @maya until then."])]
    seen_at: Annotated[
        datetime,
        msgspec.Meta(description="When we saw it, some time after it happened.", examples=["2026-11-02T12:00:00Z"]),
    ]
    source: Annotated[str, msgspec.Meta(description="Where: at a `consent` or a `checkup`.", examples=["checkup"])]


class AccountView(msgspec.Struct, frozen=True, kw_only=True):
    """A client's account on one network: whether it can be read, why not, and what can be known of it."""

    id: AccountId
    client_id: ClientId
    platform: PlatformName
    handle: Annotated[str, msgspec.Meta(description="Its handle, as last seen.", examples=["maya_moves"])]
    name: Annotated[str, msgspec.Meta(description="Its name, as last seen; may be empty.", examples=["Maya Lindqvist"])]
    source: Annotated[
        str,
        msgspec.Meta(
            description="`api` when its owner has agreed on the network, `export` when only exports speak of it.",
            examples=["api"],
        ),
    ]
    route: Annotated[
        Route | None,
        msgspec.Meta(
            description="On which way its owner agreed the last time; null when only exports speak of it.",
            examples=["x"],
        ),
    ]
    state: Annotated[
        AccountState, msgspec.Meta(description="Whether it can be read through the network.", examples=["connected"])
    ]
    state_reason: Annotated[
        StateReason | None,
        msgspec.Meta(description="What keeps it from being read, or from being read in full; null while nothing does."),
    ]
    state_since: Annotated[datetime, msgspec.Meta(description="Since when.", examples=["2026-11-02T12:00:00Z"])]
    monthly_budget_micros: Budget
    next_checkup_at: Annotated[
        datetime | None,
        msgspec.Meta(
            description="When it is looked at next; null for not by itself.", examples=["2026-11-03T12:00:00Z"]
        ),
    ]
    created_at: Annotated[datetime, msgspec.Meta(description="Known since.", examples=["2026-11-02T12:00:00Z"])]
    capabilities: Annotated[
        list[CapabilityView], msgspec.Meta(description="What can be known of it, what cannot, and why.")
    ]
    handle_changes: Annotated[
        list[HandleChangeView],
        msgspec.Meta(description="What it was called before, and who took its handle, oldest first."),
    ]


class NewExportAccount(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An account that will be known from official exports alone."""

    platform: PlatformName
    handle: Handle


class AccountChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to change."""

    monthly_budget_micros: Budget


class LinkWanted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which network to connect, and which account to connect again, if one."""

    platform: PlatformName
    account_id: Annotated[
        UUID | None,
        msgspec.Meta(
            description="An account of this client to connect again: only that one is let in, with its history.",
            examples=[None],
        ),
    ] = None
    return_to: Annotated[
        Annotated[str, msgspec.Meta(max_length=2000)] | None,
        msgspec.Meta(
            description=(
                "Where a button on the last page leads the client: an HTTPS address, which may be one that an app opens"
                " (universal link, app link), or of a front end's own scheme. `link_id` and `outcome` are added to its query:"
                " `connected`, with `account_id`, or the code of what came in between, such as `denied`. They are hints;"
                " what counts is what the API tells of the account. A front end names only sites and schemes of its"
                " registered redirect addresses."
            ),
            examples=["https://board.example/connected"],
        ),
    ] = None


class ConnectLinkMade(Confidential, frozen=True, kw_only=True):
    """A connect link. Its address is shown this once: send it to the client, who needs no sign-in."""

    id: Annotated[UUID, msgspec.Meta(description="The link.", examples=["019a3c72-0d4e-7b1f-9a2c-3e4f5a6b7c8d"])]
    url: Annotated[
        str,
        msgspec.Meta(
            description="Whoever opens it can connect one account for this client.",
            examples=["https://rapport.example/connect/3q2-7wVb9xkq2yXhJ4v8n5pLc6dFgH1sAzEkPq3ZxQ0"],
        ),
    ]
    expires_at: Annotated[
        datetime, msgspec.Meta(description="Until when it can be used, once.", examples=["2026-11-09T12:00:00Z"])
    ]


def account_view(kept: Mapping[str, Any], networks: Networks) -> AccountView:
    """The account as people are shown it, from the columns of a read."""
    state = AccountState(kept["state"])
    reason = reason_of(kept["state_reason"], kept["missing_permissions"])
    route = None if kept["route"] is None else Route(kept["route"])
    platform = Platform(kept["platform"])
    from_exports = msgspec.convert(kept["from_exports"], dict[str, datetime])
    capabilities = capabilities_of(platform, route, state, reason, kept["unticked"], networks, from_exports)
    return AccountView(
        **{name: kept[name] for name in _SHOWN_AS_KEPT},
        platform=platform,
        route=route,
        state=state,
        state_reason=reason,
        capabilities=[_capability(each) for each in capabilities],
        handle_changes=[_handle_change(each) for each in kept["handle_changes"]],
    )


def _capability(known: Capability) -> CapabilityView:
    source = known.source if known.observable else None
    return CapabilityView(known.code, known.observable, known.reason, known.remedy, source, known.as_of)


def _handle_change(kept: Mapping[str, Any]) -> HandleChangeView:
    old, new = kept["old_handle"], kept["new_handle"]
    seen_at = msgspec.convert(kept["seen_at"], datetime)
    if kept["taken_over"]:
        text = f"Another account bears the handle @{old} now; this one is called something else, which the next look shows."
        return HandleChangeView("taken_over", {"old": old}, text, seen_at, kept["source"])
    text = f"It was called @{old} and is called @{new} since."
    return HandleChangeView("renamed", {"old": old, "new": new}, text, seen_at, kept["source"])


_SHOWN_AS_KEPT: Final = (
    "id",
    "client_id",
    "handle",
    "name",
    "source",
    "state_since",
    "monthly_budget_micros",
    "next_checkup_at",
    "created_at",
)
