"""Which account somebody has just connected: a new one, one the practice knows, or one it must not touch."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from service.platforms.contract import Profile


@dataclass(frozen=True, slots=True)
class Known:
    """An account of the practice, as far as this decision needs it."""

    account_id: UUID
    client_id: UUID
    platform_account_id: int | None
    handle: str


@dataclass(frozen=True, slots=True)
class NewAccount:
    """The practice has not met this account."""


@dataclass(frozen=True, slots=True)
class SameAccount:
    """This is the account with this id; its history goes on."""

    account_id: UUID


@dataclass(frozen=True, slots=True)
class OthersAccount:
    """Another client of the practice has this account."""


@dataclass(frozen=True, slots=True)
class UnexpectedAccount:
    """The link is for one account, and another was signed in."""

    expected: str


Joining = NewAccount | SameAccount | OthersAccount | UnexpectedAccount


def join(profile: Profile, *, client_id: UUID, expected: UUID | None, known: Sequence[Known]) -> Joining:
    """Decide whose account this is.

    An account that is known from exports alone has no number yet; the client who connects the same handle on the same
    network connects that account.

    Args:
        profile: Who signed in.
        client_id: Whom the link is for.
        expected: The account that the link is to connect again.
        known: The practice's accounts on this network that bear the profile's number, its handle or the expected id.
    """
    same = next((each for each in known if each.platform_account_id == profile.id), None)
    if same is not None and same.client_id != client_id:
        return OthersAccount()
    if same is None and any(each.client_id != client_id and _may_become(each, profile) for each in known):
        return OthersAccount()
    meant = next((each for each in known if each.account_id == expected), None)
    if meant is not None and meant != same and not _may_become(meant, profile):
        return UnexpectedAccount(meant.handle)
    from_exports = (each for each in known if each.client_id == client_id and _may_become(each, profile))
    account = same or next(from_exports, None)
    return SameAccount(account.account_id) if account else NewAccount()


def _may_become(known: Known, profile: Profile) -> bool:
    return known.platform_account_id is None and known.handle.lower() == profile.handle.lower()
