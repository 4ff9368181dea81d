"""What can be known of an account now, what cannot and why; never zero in place of unknown."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from service.accounts.arrival import needed_by
from service.accounts.grants import Networks
from service.accounts.states import TROUBLES, AccountState, StateReason, Why
from service.platforms.contract import Capability, Network, Platform, Route

_ASK_FOR_TAPS: Final = "Let the client sort dealt followers; fifty taps tell the share that fits."
_NOT_INCLUDED: Final = "Official exports can hold it; those that were read so far do not."
_NONE_READ: Final = "No official export of this account was read yet."
_HAND_IN: Final = "Have the client hand in an official export; it can hold this."
_INCLUDE_ALL: Final = "Hand in an export for which every kind of information was ticked, over all time."
_INCLUDE: Final = {
    "message_turns": "When handing in, let it be read who wrote and when; the words never are.",
}
_ONLY_CONNECTED: Final = "Only a connection through the network shows it, where the network offers one."


def _held(*codes: str) -> tuple[Capability, ...]:
    return tuple(Capability(code, observable=True, source="export") for code in codes)


_IN_NO_EXPORT: Final = (
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
        remedy=_ONLY_CONNECTED,
    ),
    Capability(
        "reactions",
        observable=False,
        reason="An export does not hold who liked what the account posted.",
        remedy=_ONLY_CONNECTED,
    ),
)

OF_EXPORTS: Final[Mapping[Platform, tuple[Capability, ...]]] = {
    Platform.INSTAGRAM: (
        *_held("followers", "following", "follow_times", "posts", "likes_given", "comments_given", "message_turns"),
        *_IN_NO_EXPORT,
    ),
    Platform.X: (
        *_held("followers", "following", "posts", "comments_given", "message_turns"),
        Capability(
            "follow_times",
            observable=False,
            reason="An X archive lists people without the day on which anybody followed.",
            remedy="Hand in a second archive later; who came between the two is then known.",
        ),
        Capability(
            "likes_given",
            observable=False,
            reason="An X archive holds the words of posts that were liked, and not who wrote them.",
            remedy="Answers and messages, which it does hold, tell whom the client speaks with.",
        ),
        *_IN_NO_EXPORT,
    ),
    Platform.FACEBOOK: (
        *_held("followers", "following", "follow_times", "likes_given", "comments_given"),
        Capability(
            "posts",
            observable=False,
            reason="Of a Facebook export only people are read, not what its owner posts.",
            remedy="A Page that is connected shows what it posts.",
        ),
        Capability(
            "message_turns",
            observable=False,
            reason="Of a Facebook export no messages are read.",
            remedy="Let the client sort dealt people; they know whom they speak with.",
        ),
        *_IN_NO_EXPORT,
    ),
}
"""What official data exports of personal profiles hold, as far as it is read here (Instagram and Facebook "Download your
information", X archive)."""


def capabilities_of(  # noqa: PLR0913, PLR0917 # the facts of one account
    platform: Platform,
    route: str | None,
    state: AccountState,
    reason: StateReason | None,
    unticked: Iterable[str],
    networks: Networks,
    from_exports: Mapping[str, datetime] = MappingProxyType({}),
) -> tuple[Capability, ...]:
    """Everything we may want to know of an account, each observable or not, with the reason and what would help.

    Args:
        platform: Where the account is.
        route: On which it was connected; none when only exports speak of it.
        state: Whether it can be read now.
        reason: What keeps it from being read, or from being read in full.
        unticked: The permissions that its owner left out.
        networks: What this deployment can connect.
        from_exports: What exports that were read gave, and when the newest of them that did was made.
    """
    network = networks.get(Route(route)) if route else None
    if network is None:
        lacking = _not_in_them if from_exports else _not_read_yet
        return _with_exports(map(lacking, OF_EXPORTS[platform]), from_exports)
    return _with_exports(_through(network, state, reason, unticked), from_exports)


def _through(
    network: Network, state: AccountState, reason: StateReason | None, unticked: Iterable[str]
) -> tuple[Capability, ...]:
    missing = [] if reason is None else reason.params.get("permissions", [])
    shown = network.capabilities(network.terms.scopes - {*unticked, *missing})
    if reason is None or not _keeps_all_away(state, reason, needed_by(network.terms)):
        return shown
    return tuple(
        Capability(each.code, observable=False, reason=reason.text, remedy=reason.remedy) if each.observable else each
        for each in shown
    )


def _with_exports(shown: Iterable[Capability], from_exports: Mapping[str, datetime]) -> tuple[Capability, ...]:
    """What the network does not show and an export gave is seen there; what both show is newer from the network."""
    seen = {each.code: each for each in shown}
    for code, made_at in from_exports.items():
        if code not in seen or not seen[code].observable:
            seen[code] = _in_export(code, made_at)
    return tuple(seen.values())


def _in_export(code: str, made_at: datetime) -> Capability:
    return Capability(
        code,
        observable=True,
        reason=f"Known from the official export of {made_at:%Y-%m-%d}; what changed since is not in it.",
        remedy="A newer export brings it up to date.",
        source="export",
        as_of=made_at,
    )


def _not_read_yet(held: Capability) -> Capability:
    """What exports hold, before any was read."""
    if not held.observable:
        return held
    return Capability(held.code, observable=False, reason=_NONE_READ, remedy=_HAND_IN)


def _not_in_them(held: Capability) -> Capability:
    """What exports can hold, where some were read; whatever they did give is told afterwards."""
    if not held.observable:
        return held
    return Capability(held.code, observable=False, reason=_NOT_INCLUDED, remedy=_INCLUDE.get(held.code, _INCLUDE_ALL))


def _keeps_all_away(state: AccountState, reason: StateReason, needed: frozenset[str]) -> bool:
    """Whether nothing can be read: not connected, or kept from us by something else than a permission that can be spared."""
    if state is not AccountState.CONNECTED:
        return True
    if reason.code == Why.PERMISSION_REFUSED:
        return not needed.isdisjoint(reason.params.get("permissions", []))
    return reason.code in TROUBLES
