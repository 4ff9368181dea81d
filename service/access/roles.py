"""Who may do what: the whole policy on one screen.

A permission says what kind of thing may be done; which clients it may be done to is `service.roster.reach`.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What a caller is to the practice."""

    OWNER = "owner"
    COACH = "coach"
    ASSISTANT = "assistant"
    CLIENT = "client"


class Permission(StrEnum):
    """One kind of thing that a caller may be allowed to do; each door asks for exactly one."""

    USE_OWN_SIGN_IN = "use_own_sign_in"
    """See who one is signed in as, and sign out."""
    MANAGE_SESSIONS = "manage_sessions"
    """See where one is signed in, and sign out elsewhere."""
    READ_USAGE = "read_usage"
    """See how much the practice's tier gives, and how much of it is used."""
    READ_MEMBERS = "read_members"
    """See who works in the practice."""
    MANAGE_MEMBERS = "manage_members"
    """Invite members, change their role, end their membership."""
    MANAGE_API_KEYS = "manage_api_keys"
    """Make, list and revoke keys that act as oneself."""
    MANAGE_IDENTITY_PROVIDERS = "manage_identity_providers"
    """Add, test, change and remove the OpenID providers by which people of the practice sign in."""
    MANAGE_TIES = "manage_ties"
    """Tie one's sign-in to a provider, and untie it; for an owner, see and untie anybody's in the practice."""
    MANAGE_FACTORS = "manage_factors"
    """Set up and remove one's own second factors, and show anew that it is oneself."""
    DEMAND_FACTORS = "demand_factors"
    """Say of whom the practice demands a second factor, and free a member of lost ones."""
    MANAGE_FRONT_ENDS = "manage_front_ends"
    """Register third parties' front ends, give others leave to register one, and retire them."""
    MANAGE_APPROVALS = "manage_approvals"
    """See which front ends may act for oneself, and end that; for an owner, anybody's in the practice."""
    MOVE_CLOCK = "move_clock"
    """Move a sandbox practice's own time; no production deployment allows it."""

    READ_CLIENTS = "read_clients"
    """See clients in reach: their goal, minutes, interests and target market."""
    ADD_CLIENTS = "add_clients"
    """Take on a new client."""
    CHANGE_CLIENTS = "change_clients"
    """Change a client's goal, minutes, interests and target market, or end the coaching."""
    ASSIGN_CLIENTS = "assign_clients"
    """Say which member coaches which client."""
    OPEN_OWN_VIEW = "open_own_view"
    """Invite a client to their own view, and close it."""
    READ_CONSENTS = "read_consents"
    """See what a client has agreed to."""
    GIVE_CONSENT = "give_consent"
    """Agree that the practice sees names, notes or exports, and take it back."""

    READ_ACCOUNTS = "read_accounts"
    """See a client's connected accounts and their state."""
    CONNECT_ACCOUNTS = "connect_accounts"
    """Make a connect link, reconnect or disconnect a client's account."""
    ERASE_ACCOUNTS = "erase_accounts"
    """Have an account, or a client with all of theirs, deleted for good."""
    SUPPRESS_PEOPLE = "suppress_people"
    """Have somebody around the practice's accounts forgotten, who asked to be."""
    HAND_IN_EXPORT = "hand_in_export"
    """Hand in one's own official data export."""

    READ_AUDIENCE = "read_audience"
    """See who follows a client, how good they are, and why."""
    SORT_FOLLOWERS = "sort_followers"
    """Say of a dealt follower whether they fit."""
    START_CHECKUPS = "start_checkups"
    """Have an account looked at now, which may cost the client's budget."""
    READ_FINDINGS = "read_findings"
    """See the findings about a client's account and followers."""
    DISMISS_FINDINGS = "dismiss_findings"
    """Set a finding aside, with a reason."""
    ANSWER_FINDINGS = "answer_findings"
    """Say whether a finding is right, wrong or explained, which clears it and moves the practice's thresholds."""
    DECLARE_EVENTS = "declare_events"
    """Declare that something ordinary brought many followers, which explains findings, and withdraw that."""
    STATE_SETTINGS = "state_settings"
    """Say how a setting of an account stands, which later behaviour is held against."""
    READ_DETECTORS = "read_detectors"
    """See from which strength the practice is told of findings, and how answers have moved that."""
    RESET_DETECTORS = "reset_detectors"
    """Set a threshold back to where it was published."""
    READ_PLAN = "read_plan"
    """See a client's tasks, try-outs and weed-outs."""
    APPROVE_WEED_OUTS = "approve_weed_outs"
    """Let the steps of a drafted weed-out come into the client's plan."""
    DO_TASKS = "do_tasks"
    """Accept tasks, and mark them done or skipped."""

    READ_RECEIVERS = "read_receivers"
    """See where the practice's systems are told, and what became of each delivery."""
    MANAGE_RECEIVERS = "manage_receivers"
    """Add, change and remove receivers, test them, and replay deliveries."""


_EVERYONE: Final = frozenset({Role.OWNER, Role.COACH, Role.ASSISTANT, Role.CLIENT})
_MEMBERS: Final = frozenset({Role.OWNER, Role.COACH, Role.ASSISTANT})
_COACHES: Final = frozenset({Role.OWNER, Role.COACH})
_COACHES_AND_CLIENT: Final = frozenset({Role.OWNER, Role.COACH, Role.CLIENT})
_OWNER: Final = frozenset({Role.OWNER})
_OWNER_AND_CLIENT: Final = frozenset({Role.OWNER, Role.CLIENT})
_CLIENT: Final = frozenset({Role.CLIENT})

HELD_BY: Final[Mapping[Permission, frozenset[Role]]] = {
    # the practice itself
    Permission.USE_OWN_SIGN_IN: _EVERYONE,
    Permission.MANAGE_SESSIONS: _EVERYONE,
    Permission.READ_USAGE: _COACHES,
    Permission.READ_MEMBERS: _MEMBERS,
    Permission.MANAGE_MEMBERS: _OWNER,
    Permission.MANAGE_API_KEYS: _MEMBERS,
    Permission.MANAGE_IDENTITY_PROVIDERS: _OWNER,
    Permission.MANAGE_TIES: _EVERYONE,
    Permission.MANAGE_FACTORS: _EVERYONE,
    Permission.DEMAND_FACTORS: _OWNER,
    Permission.MANAGE_FRONT_ENDS: _OWNER,
    Permission.MANAGE_APPROVALS: _EVERYONE,
    Permission.MOVE_CLOCK: _OWNER,
    # clients
    Permission.READ_CLIENTS: _EVERYONE,
    Permission.ADD_CLIENTS: _COACHES,
    Permission.CHANGE_CLIENTS: _COACHES_AND_CLIENT,
    Permission.ASSIGN_CLIENTS: _OWNER,
    Permission.OPEN_OWN_VIEW: _COACHES,
    Permission.READ_CONSENTS: _EVERYONE,
    Permission.GIVE_CONSENT: _CLIENT,
    # their accounts
    Permission.READ_ACCOUNTS: _EVERYONE,
    Permission.CONNECT_ACCOUNTS: _COACHES_AND_CLIENT,
    Permission.ERASE_ACCOUNTS: _OWNER_AND_CLIENT,
    Permission.SUPPRESS_PEOPLE: _OWNER,
    Permission.HAND_IN_EXPORT: _CLIENT,
    # what is seen in them and done about it
    Permission.READ_AUDIENCE: _EVERYONE,
    Permission.SORT_FOLLOWERS: _CLIENT,
    Permission.START_CHECKUPS: _COACHES_AND_CLIENT,
    Permission.READ_FINDINGS: _EVERYONE,
    Permission.DISMISS_FINDINGS: _COACHES_AND_CLIENT,
    Permission.ANSWER_FINDINGS: _COACHES_AND_CLIENT,
    Permission.DECLARE_EVENTS: _COACHES_AND_CLIENT,
    Permission.STATE_SETTINGS: _COACHES_AND_CLIENT,
    Permission.READ_DETECTORS: _MEMBERS,
    Permission.RESET_DETECTORS: _OWNER,
    Permission.READ_PLAN: _EVERYONE,
    Permission.APPROVE_WEED_OUTS: _COACHES,
    Permission.DO_TASKS: _EVERYONE,
    # the practice's own systems
    Permission.READ_RECEIVERS: _COACHES,
    Permission.MANAGE_RECEIVERS: _OWNER,
}
"""The policy. A role that is not named may not."""


AT_A_GLANCE: Final = (
    Permission.READ_CLIENTS,
    Permission.READ_ACCOUNTS,
    Permission.READ_AUDIENCE,
    Permission.READ_FINDINGS,
    Permission.READ_PLAN,
)
"""What it takes to see of everything the most important: no view opens more than its parts do."""


def holds(role: Role, permission: Permission) -> bool:
    """Whether this role may do this kind of thing."""
    return role in HELD_BY[permission]


def permissions_of(role: Role) -> list[Permission]:
    """Everything this role may do, in the order of the table."""
    return [permission for permission, roles in HELD_BY.items() if role in roles]
