"""From signals to verdicts: what is worth telling, about whom, how serious, and with which evidence."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from math import exp

import msgspec

from service.audience.reasons import Reason
from service.automation.follow_times import Automated, Suspected
from service.automation.policy import Permits
from service.automation.signals import Boomerang, Kind, Signal
from service.kit.spoken_moments import spoken_moment


class Subject(StrEnum):
    """Whom a verdict is about."""

    OWN_ACCOUNT = "own_account"
    FOLLOWER = "follower"
    ENGAGER = "engager"
    """Somebody who is known by what they say to the account; they need not follow."""


class Severity(StrEnum):
    """How much a verdict asks for."""

    NOTICE = "notice"
    """Good to know."""
    WARNING = "warning"
    """Worth talking about."""
    ALARM = "alarm"
    """Puts the account at risk with its network."""


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What a practice is told: a code, numbers, a sentence about behaviour, and its evidence."""

    code: str
    """`own_automation`, or the kind of the pattern that is told of by itself."""
    subject: Subject
    profile_id: int | None
    severity: Severity
    probability: float | None
    """That a program acts; `None` where the pattern itself is the fact."""
    reason: Reason
    evidence: tuple[Reason, ...]
    first_seen_at: datetime
    last_seen_at: datetime

    @property
    def key(self) -> str:
        """The same for the same thing at the next checkup."""
        return self.code if self.profile_id is None else f"{self.code}:{self.profile_id}"


OWN_PRIOR = -3.0
"""As `churn.PRIOR`: about one account in twenty runs a tool."""
TOLD_FROM = 0.5
ALARM_FROM = 0.9
"""Probabilities from which the client's own account is spoken of, and from which it is called a risk."""
REPEATED = 2
"""Boomerangs of one person that are more than a change of mind."""
STRONG, WEAK = 3.0, 1.0
"""What even gaps or sleeplessness, and busy days, weigh in the times of an export's follows (log-odds)."""


def verdicts(
    signals: Iterable[Signal],
    boomerangs: Sequence[Boomerang] = (),
    *,
    permits: Permits,
    engagers: frozenset[int] = frozenset(),
) -> tuple[Verdict, ...]:
    """Everything worth telling and permitted: at most one verdict on the client's own account, and one per person and pattern.

    `engagers` are people who are not known to follow; everybody else is told of as a follower.
    """
    own: list[Signal] = []
    told: list[Verdict] = []
    for signal in signals:
        if signal.profile_id is None:
            own.append(signal)
        elif permits.allows(signal.kind, about_client=False):
            told.append(_about(signal, Subject.ENGAGER if signal.profile_id in engagers else Subject.FOLLOWER))
    by_person: dict[int, list[Boomerang]] = defaultdict(list)
    if permits.allows(Kind.BOOMERANG, about_client=False):
        for boomerang in boomerangs:
            by_person[boomerang.profile_id].append(boomerang)
    told += [_boomerang(person, stays) for person, stays in by_person.items()]
    about_client = _own_automation(own)
    return (about_client, *told) if about_client else tuple(told)


def from_follow_times(judged: Suspected | Automated) -> tuple[Signal, ...]:
    """The signals in an export's follow times, as `follow_times.judge_follow_times` found them."""
    return tuple(
        Signal(
            kind=Kind(sign.reason.code),
            profile_id=None,
            weight=WEAK if sign.reason.code == Kind.BUSY_DAYS else STRONG,
            reason=sign.reason,
            evidence=tuple(
                Reason(
                    "follow_times.stretch",
                    {
                        "follows": stretch.follows,
                        "from": stretch.starts_at.isoformat(),
                        "to": stretch.ends_at.isoformat(),
                    },
                    f"{stretch.follows:,} follows from {spoken_moment(stretch.starts_at)} to {spoken_moment(stretch.ends_at)} UTC.",
                )
                for stretch in sign.evidence
            ),
            first_seen_at=min(stretch.starts_at for stretch in sign.evidence),
            last_seen_at=max(stretch.ends_at for stretch in sign.evidence),
        )
        for sign in judged.signs
    )


def _own_automation(signals: Sequence[Signal]) -> Verdict | None:
    """All signals of the client's own account together; the same kind from two sources counts once, for what says most."""
    if not signals:
        return None
    strongest: dict[Kind, Signal] = {}
    for signal in sorted(signals, key=lambda signal: abs(signal.weight)):
        strongest[signal.kind] = signal
    probability = 1 / (1 + exp(-(OWN_PRIOR + sum(signal.weight for signal in strongest.values()))))
    if probability < TOLD_FROM:
        return None
    ordered = sorted(strongest.values(), key=lambda signal: -signal.weight)
    return Verdict(
        code="own_automation",
        subject=Subject.OWN_ACCOUNT,
        profile_id=None,
        severity=Severity.ALARM if probability >= ALARM_FROM else Severity.WARNING,
        probability=round(probability, 3),
        reason=Reason(
            "own_automation",
            {"percent": _percent(probability), "signs": sum(signal.weight > 0 for signal in ordered)},
            f"Follows of this account look made by a program ({_percent(probability)}% likely). {ordered[0].reason.text}",
        ),
        evidence=tuple(row for signal in ordered for row in (signal.reason, *signal.evidence)),
        first_seen_at=min(signal.first_seen_at for signal in ordered),
        last_seen_at=max(signal.last_seen_at for signal in ordered),
    )


def _percent(probability: float) -> int:
    """Whole percent, and never a certainty."""
    return min(99, max(1, round(100 * probability)))


def _about(signal: Signal, subject: Subject) -> Verdict:
    return Verdict(
        code=str(signal.kind),
        subject=subject,
        profile_id=signal.profile_id,
        severity=Severity.NOTICE,
        probability=None,
        reason=signal.reason,
        evidence=signal.evidence,
        first_seen_at=signal.first_seen_at,
        last_seen_at=signal.last_seen_at,
    )


def _boomerang(profile_id: int, stays: Sequence[Boomerang]) -> Verdict:
    times = "" if len(stays) == 1 else f" {len(stays)} times"
    return Verdict(
        code=str(Kind.BOOMERANG),
        subject=Subject.FOLLOWER,
        profile_id=profile_id,
        severity=Severity.WARNING if len(stays) >= REPEATED else Severity.NOTICE,
        probability=None,
        reason=Reason(
            "boomerang", {"times": len(stays)}, f"Followed, was not followed back, and left within a day{times}."
        ),
        evidence=tuple(_stay(stay) for stay in stays),
        first_seen_at=min(stay.followed_between[0] for stay in stays),
        last_seen_at=max(stay.left_between[1] for stay in stays),
    )


def _stay(stay: Boomerang) -> Reason:
    (came_from, came_to), (left_from, left_to) = stay.followed_between, stay.left_between
    if stay.heard:
        return Reason(
            "boomerang.heard",
            {"followed_at": came_to.isoformat(), "left_at": left_to.isoformat()},
            f"The network told of the follow at {spoken_moment(came_to)}, and of its end at {spoken_moment(left_to)} UTC.",
        )
    return Reason(
        "boomerang.stay",
        {
            "followed_from": came_from.isoformat(),
            "followed_to": came_to.isoformat(),
            "left_from": left_from.isoformat(),
            "left_to": left_to.isoformat(),
        },
        f"Came between {spoken_moment(came_from)} and {spoken_moment(came_to)}, "
        f"left between {spoken_moment(left_from)} and {spoken_moment(left_to)} UTC.",
    )
