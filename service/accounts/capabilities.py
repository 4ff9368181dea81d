"""What can be known of an account now, what cannot and why; never zero in place of unknown."""

from collections.abc import Iterable
from typing import Final

from service.accounts.grants import Networks
from service.accounts.states import AccountState, StateReason
from service.platforms.contract import Capability, Route

_ASK_FOR_TAPS: Final = "Let the client sort dealt followers; fifty taps tell the share that fits."

OF_EXPORTS: Final = (
    Capability("followers", observable=True),
    Capability("following", observable=True),
    Capability("follow_times", observable=True),
    Capability("own_likes_and_comments", observable=True),
    Capability("message_turns", observable=True),
    Capability(
        "leavers",
        observable=False,
        reason="One export shows only those who are still there.",
        remedy="Hand in a second export later; whoever left between the two is then known.",
    ),
    Capability(
        "profile_facts",
        observable=False,
        reason="An export names people without their bios, counts or posts.",
        remedy=_ASK_FOR_TAPS,
    ),
    Capability(
        "mentions",
        observable=False,
        reason="An export does not hold what others said of the account in public.",
        remedy="Only a connection through the network shows it, where the network offers one.",
    ),
)
"""What official data exports of personal profiles hold (Instagram and Facebook "Download your information", X archive)."""


def capabilities_of(
    route: str | None,
    state: AccountState,
    reason: StateReason | None,
    unticked: Iterable[str],
    networks: Networks,
) -> tuple[Capability, ...]:
    """Everything we may want to know of an account, each observable or not, with the reason and what would help.

    Args:
        route: On which it was connected; none when only exports speak of it.
        state: Whether it can be read now.
        reason: What keeps it from being read, or from being read in full.
        unticked: The permissions that its owner left out.
        networks: What this deployment can connect.
    """
    network = networks.get(Route(route)) if route else None
    if network is None:
        return OF_EXPORTS
    if state is AccountState.CONNECTED or reason is None:
        return network.capabilities(network.terms.scopes - frozenset(unticked))
    return tuple(
        Capability(each.code, observable=False, reason=reason.text, remedy=reason.remedy) if each.observable else each
        for each in network.terms.capabilities
    )
