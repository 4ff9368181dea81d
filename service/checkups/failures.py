"""Why a checkup could not be done, in words a coach understands, with what mends it."""

from typing import Annotated, Final

import msgspec

from service.accounts.grants import AccountNotConnected, NetworkNotOffered
from service.checkups.pricing import BudgetSpent
from service.platforms.archives.refusals import (
    ArchiveDamaged,
    ArchiveEncrypted,
    ArchiveRefused,
    FollowersLeftOut,
    NotAnExport,
    NotAZip,
    PartsContradict,
    WrongAccount,
)
from service.platforms.failures import (
    AccountGone,
    AccountPrivate,
    AccountUnsupported,
    AnotherAccount,
    AnswerMalformed,
    AppBlocked,
    AppRemoved,
    OwnerMustAct,
    PermissionMissing,
    PlatformDown,
    RequestRefused,
)


class Failure(msgspec.Struct, frozen=True):
    """Why a checkup ended without a report: a stable code, a sentence, and what to do."""

    code: Annotated[str, msgspec.Meta(description="A stable code.", examples=["budget_spent"])]
    text: Annotated[
        str,
        msgspec.Meta(
            description="In plain English.",
            examples=["What is left of this month's budget does not pay for a single page of followers."],
        ),
    ]
    remedy: Annotated[
        str,
        msgspec.Meta(
            description="What to do.", examples=["Raise the account's monthly budget, or wait for the next month."]
        ),
    ]


_FAILURES: Final[tuple[tuple[type[Exception], Failure], ...]] = (
    (
        AccountNotConnected,
        Failure("not_connected", "The account is not connected.", "Send the client a new connect link."),
    ),
    (
        NetworkNotOffered,
        Failure("network_not_offered", "This deployment has no app on that network.", "Hand in an official export."),
    ),
    (
        AppRemoved,
        Failure(
            "removed_on_network",
            "The account's owner removed our app on the network, so we stopped reading.",
            "Respect it, or ask the client; a new connect link connects the account again.",
        ),
    ),
    (
        OwnerMustAct,
        Failure(
            "owner_must_act",
            "The network wants the account's owner to confirm something there before it answers again.",
            "Ask the client to open the network's own app or site and follow what it asks; we try again by ourselves.",
        ),
    ),
    (
        AccountUnsupported,
        Failure(
            "account_unsupported",
            "The network opens this kind of account to no app.",
            "Have the client switch to a professional account there, or hand in an official export.",
        ),
    ),
    (
        AnotherAccount,
        Failure(
            "another_account",
            "The access that was given leads to another account by now, and nothing was read.",
            "Ask the client to link the account with its Page again, or send a new connect link.",
        ),
    ),
    (
        PermissionMissing,
        Failure(
            "permission_missing",
            "The client did not give a permission that reading the account needs.",
            "Send a new connect link and ask the client to leave every box ticked.",
        ),
    ),
    (
        AccountPrivate,
        Failure("private", "The network keeps this account's followers from us.", "Hand in an official export."),
    ),
    (
        AccountGone,
        Failure("gone", "The account was suspended or deleted.", "Ask the client; nothing is lost here."),
    ),
    (
        AppBlocked,
        Failure(
            "app_blocked",
            "The network refuses our app: its credit is used up, its secret is wrong, or it is not enrolled or blocked.",
            "The operator must look at the app in the network's developer portal.",
        ),
    ),
    (
        BudgetSpent,
        Failure(
            "budget_spent",
            "What is left of this month's budget does not pay for a single page of followers.",
            "Raise the account's monthly budget, or wait for the next month.",
        ),
    ),
    (
        RequestRefused,
        Failure("request_refused", "The network no longer takes our question.", "The operator must look at it."),
    ),
    (
        AnswerMalformed,
        Failure(
            "answer_malformed",
            "The network's answers could not be read.",
            "We try again; tell the operator if it stays.",
        ),
    ),
    (
        PlatformDown,
        Failure("network_down", "The network was out of reach for a long time.", "We try again by ourselves."),
    ),
)

_PROBLEMS: Final[tuple[tuple[type[Exception], str], ...]] = (
    (NotAZip, "no_zip"),
    (ArchiveEncrypted, "locked"),
    (ArchiveDamaged, "damaged"),
    (PartsContradict, "contradict"),
    (NotAnExport, "nothing"),
    (WrongAccount, "wrong_account"),
    (FollowersLeftOut, "left_out"),
    (ArchiveRefused, "anew"),
)

_OTHER: Final = Failure("fault", "Something failed on our side.", "We try again; tell the operator if it stays.")

LASTING: Final = (
    AccountNotConnected,
    NetworkNotOffered,
    PermissionMissing,
    AccountPrivate,
    AccountGone,
    AccountUnsupported,
    AnotherAccount,
    AppBlocked,
    AppRemoved,
    ArchiveRefused,
    BudgetSpent,
    OwnerMustAct,
    RequestRefused,
)
"""What another attempt in a few minutes would not mend."""


def failure_of(fault: Exception) -> Failure:
    """The failure as people are told it; a refused export says in its own words what is wrong with it."""
    if isinstance(fault, ArchiveRefused):
        remedy = fault.remedy or "ask the network for your data again and hand in the new zip"
        return Failure("export_refused", _sentence(fault.problem), _sentence(remedy))
    return next((failure for kind, failure in _FAILURES if isinstance(fault, kind)), _OTHER)


def problem_of(fault: Exception) -> str:
    """What kept an export from being read, by the name of its words on the page of whoever handed it in."""
    return next((problem for kind, problem in _PROBLEMS if isinstance(fault, kind)), "fault")


def _sentence(clause: str) -> str:
    return f"{clause[0].upper()}{clause[1:]}."
