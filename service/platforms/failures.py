"""What can go wrong with a network, by name.

The failures form one tree, so that a caller may catch as widely as it needs::

    PlatformFailure
    ├── GrantExpired          the access token is no longer accepted; a refresh may mend it
    │   └── GrantRanOut       the network says that it is over because its time is
    ├── GrantRevoked          the person took access away, or the code or refresh token is spent
    │   ├── AppRemoved        the person removed our app on the network: they want us to stop
    │   └── RoleLost          the person no longer has the role on the Page that reading it needs
    ├── OwnerMustAct          the network wants its owner to confirm something there first
    ├── AccountUnsupported    a kind of account that the network opens to no app
    ├── AnotherAccount        the access leads to another account than the one that was connected
    ├── PermissionMissing     the grant lives, but lacks what this call needs
    ├── Throttled             too many calls; carries the moment when to come back
    │   └── QuotaSpared       we do not ask, before it is too many
    ├── AccountGone           suspended, deleted, or never there
    ├── AccountPrivate        the person's list or posts are closed to us
    ├── AppBlocked            the network refuses our app itself: credit, enrolment, policy
    ├── RequestRefused        the network cannot use what we asked, such as a stale cursor
    │   └── ObjectUnseen      what we asked about is not there, or not for us to see
    ├── PlatformDown          5xx, a dropped connection, a time-out; never means revoked
    └── AnswerMalformed       an answer that breaks the network's own description
"""

from collections.abc import Iterable
from datetime import datetime

from service.platforms.quotas import Quota


class PlatformFailure(Exception):
    """A network did not give what was asked. Subclasses name the situation."""


class GrantExpired(PlatformFailure):
    """The access token is no longer accepted."""


class GrantRanOut(GrantExpired):
    """The network says that the token is over because its time is."""


class GrantRevoked(PlatformFailure):
    """The person took access away, or the code or refresh token was already spent."""


class AppRemoved(GrantRevoked):
    """The person removed our app on the network; they want us to stop."""


class RoleLost(GrantRevoked):
    """The person no longer has the role on the Page that reading it needs."""


class OwnerMustAct(PlatformFailure):
    """The network wants the account's owner to confirm something there before it answers again."""


class AccountUnsupported(PlatformFailure):
    """The network opens this kind of account to no app."""


class AnotherAccount(PlatformFailure):
    """The access leads to another account than the one that was connected, which nobody let us read."""


class PermissionMissing(PlatformFailure):
    """The grant lacks a permission this call needs; `permissions` are the network's names of what the call needs."""

    def __init__(self, said: str = "", permissions: Iterable[str] = ()) -> None:
        super().__init__(said)
        self.permissions = frozenset(permissions)


class Throttled(PlatformFailure):
    """Too many calls; `until` is when the network says to come back, `quotas` what it says to be used up."""

    def __init__(self, until: datetime, quotas: Iterable[Quota] = ()) -> None:
        super().__init__(f"throttled until {until.isoformat()}")
        self.until = until
        self.quotas = tuple(quotas)


class QuotaSpared(Throttled):
    """We do not ask, for the network would soon refuse us all; `until` is when to try again."""


class AccountGone(PlatformFailure):
    """The account is suspended, deleted, or was never there."""


class AccountPrivate(PlatformFailure):
    """The person's list or posts are closed to us."""


class AppBlocked(PlatformFailure):
    """The network refuses our app itself."""


class RequestRefused(PlatformFailure):
    """The network cannot use what we asked: a stale cursor, or a parameter it no longer knows."""


class ObjectUnseen(RequestRefused):
    """What we asked about is not there any more, or not for us to see."""


class PlatformDown(PlatformFailure):
    """The network is failing or cannot be reached; try again later."""


class AnswerMalformed(PlatformFailure):
    """The network's answer breaks its own description."""
