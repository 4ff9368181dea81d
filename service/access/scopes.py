"""What a front end may be let do: scopes in plain words, each a part of what roles may do.

A token of a front end may do what its scopes *and* the role of the person behind it allow. Some permissions are in no scope:
those stay with people who signed in themselves, and `NEVER_LENT` says which.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from service.access.roles import Permission


class Scope(StrEnum):
    """One thing that a person can let a front end do; the value is its wire name (RFC 6749 §3.3)."""

    CLIENTS_READ = "clients:read"
    CLIENTS_WRITE = "clients:write"
    TEAM_READ = "team:read"
    USAGE_READ = "usage:read"
    ACCOUNTS_READ = "accounts:read"
    ACCOUNTS_CONNECT = "accounts:connect"
    AUDIENCE_READ = "audience:read"
    AUDIENCE_SORT = "audience:sort"
    CHECKUPS_START = "checkups:start"
    FINDINGS_READ = "findings:read"
    FINDINGS_ANSWER = "findings:answer"
    PLAN_READ = "plan:read"
    PLAN_WRITE = "plan:write"
    RECEIVERS_READ = "receivers:read"
    RECEIVERS_MANAGE = "receivers:manage"


class Lent(NamedTuple):
    """What a scope lends, and how the consent page says so."""

    words: str
    permissions: frozenset[Permission]


LENT: Final[Mapping[Scope, Lent]] = {
    Scope.CLIENTS_READ: Lent(
        "See clients: their goal, daily minutes, interests, target market, and what they agreed to",
        frozenset({Permission.READ_CLIENTS, Permission.READ_CONSENTS}),
    ),
    Scope.CLIENTS_WRITE: Lent(
        "Take on clients and change their goal, minutes, interests and target market",
        frozenset({Permission.ADD_CLIENTS, Permission.CHANGE_CLIENTS}),
    ),
    Scope.TEAM_READ: Lent("See who works in the practice", frozenset({Permission.READ_MEMBERS})),
    Scope.USAGE_READ: Lent(
        "See how much the practice may have and do here, and how much of it is used", frozenset({Permission.READ_USAGE})
    ),
    Scope.ACCOUNTS_READ: Lent(
        "See connected social accounts and whether they can be read", frozenset({Permission.READ_ACCOUNTS})
    ),
    Scope.ACCOUNTS_CONNECT: Lent(
        "Ask for social accounts to be connected, disconnect them, and hand in data exports",
        frozenset({Permission.CONNECT_ACCOUNTS, Permission.HAND_IN_EXPORT}),
    ),
    Scope.AUDIENCE_READ: Lent(
        "See who follows, how good followers are, and why", frozenset({Permission.READ_AUDIENCE})
    ),
    Scope.AUDIENCE_SORT: Lent("Sort followers for you", frozenset({Permission.SORT_FOLLOWERS})),
    Scope.CHECKUPS_START: Lent(
        "Start checkups, which may cost the client's budget", frozenset({Permission.START_CHECKUPS})
    ),
    Scope.FINDINGS_READ: Lent(
        "See signs that a program acts, and their evidence",
        frozenset({Permission.READ_FINDINGS, Permission.READ_DETECTORS}),
    ),
    Scope.FINDINGS_ANSWER: Lent(
        "Answer such signs, set them aside, declare what explains them, and say how an account's settings stand",
        frozenset(
            {
                Permission.DISMISS_FINDINGS,
                Permission.ANSWER_FINDINGS,
                Permission.DECLARE_EVENTS,
                Permission.STATE_SETTINGS,
            }
        ),
    ),
    Scope.PLAN_READ: Lent("See the daily plan and its tasks", frozenset({Permission.READ_PLAN})),
    Scope.PLAN_WRITE: Lent(
        "Mark tasks as done or skipped, choose the circle, and approve weed-outs",
        frozenset({Permission.DO_TASKS, Permission.APPROVE_WEED_OUTS}),
    ),
    Scope.RECEIVERS_READ: Lent(
        "See which systems the practice tells, and what became of each message",
        frozenset({Permission.READ_RECEIVERS}),
    ),
    Scope.RECEIVERS_MANAGE: Lent(
        "Add, change and remove the systems that the practice tells", frozenset({Permission.MANAGE_RECEIVERS})
    ),
}
"""Every scope with what it lends."""

ALWAYS_LENT: Final = frozenset({Permission.USE_OWN_SIGN_IN})
"""What every token may do: say whose it is, and end itself."""

NEVER_LENT: Final = frozenset(
    {
        Permission.MANAGE_SESSIONS,
        Permission.MANAGE_MEMBERS,
        Permission.MANAGE_API_KEYS,
        Permission.MANAGE_IDENTITY_PROVIDERS,
        Permission.MANAGE_TIES,
        Permission.MANAGE_FACTORS,
        Permission.DEMAND_FACTORS,
        Permission.MANAGE_FRONT_ENDS,
        Permission.MANAGE_APPROVALS,
        Permission.MOVE_CLOCK,
        Permission.ASSIGN_CLIENTS,
        Permission.OPEN_OWN_VIEW,
        Permission.GIVE_CONSENT,
        Permission.ERASE_ACCOUNTS,
        Permission.SUPPRESS_PEOPLE,
        Permission.RESET_DETECTORS,
    }
)
"""Who may enter, what clients agree to, and what cannot be taken back: only people who signed in themselves do that."""


def permissions_within(scopes: Iterable[Scope]) -> frozenset[Permission]:
    """Everything these scopes lend, whatever the role."""
    return ALWAYS_LENT.union(*(LENT[scope].permissions for scope in scopes))


def known_scopes(names: Iterable[str] | None) -> frozenset[Scope]:
    """The scopes of these names; one that was given up since lends nothing any more."""
    return frozenset(Scope(name) for name in names or () if name in set(Scope))


def scope_for(permissions: Iterable[Permission]) -> list[Scope] | None:
    """The scopes that together lend all of this; `None` when a part of it is never lent."""
    asked = set(permissions) - ALWAYS_LENT
    found = [scope for scope, lent in LENT.items() if asked & lent.permissions]
    return found if asked <= permissions_within(found) else None
