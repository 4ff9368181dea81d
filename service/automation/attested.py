"""What somebody said of an account's settings, and whether what was seen afterwards agrees with it. Pure.

Only what was observed after the date that was said counts. Behaviour says nothing of who is right: a setting may be off at one
place and a program run at another, so words tell what was seen and leave the rest to people.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias

from service.audience.reasons import Reason
from service.automation.attested_shapes import AttestedVerdict, LooksSince, Outcome
from service.automation.stated_settings import Setting, Stated, Statement, spoken_date, spoken_statement
from service.automation.thresholds import SETTLED_AFTER


@dataclass(frozen=True, slots=True)
class Seen:
    """What a program of this kind would do was seen."""

    evidence: tuple[Reason, ...]
    """What says most first."""


@dataclass(frozen=True, slots=True)
class NotSeen:
    """It would have shown, and did not."""

    evidence: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Blind:
    """It could not have shown."""

    reason: Reason
    lasting: bool = False
    """More time of the same would not show it either."""


Found: TypeAlias = Seen | NotSeen | Blind


def judge(
    statement: Statement, found: Found, *, watched: LooksSince | None, left_out: tuple[Reason, ...], at: datetime
) -> AttestedVerdict:
    """How a statement stands to what was found after its date.

    Behaviour speaks as soon as its detector tells of it. That nothing was seen counts only once `SETTLED_AFTER` was watched.
    """
    outcome, seen, evidence, text = _judged(statement, found, watched, at=at)
    return AttestedVerdict(
        outcome=outcome,
        seen=seen,
        reason=Reason(
            f"attested.{outcome}",
            {
                "setting": str(statement.setting),
                "stated": str(statement.value),
                "as_of": statement.as_of.isoformat(),
                "looks": 0 if watched is None else watched.looks,
            },
            f"{spoken_statement(statement)}. {text}",
        ),
        evidence=list(evidence),
        left_out=list(left_out),
        coverage=watched,
        judged_at=at,
    )


def renewed(
    before: AttestedVerdict | None, now: AttestedVerdict, *, answered_at: datetime | None = None
) -> AttestedVerdict:
    """What stands of an earlier test of the same statement after a later one.

    What was seen after the date stays seen, until somebody answers the finding in it as wrong or explained; and looks that show
    nothing take nothing away from those that did.
    """
    if before is None or (answered_at is not None and before.judged_at <= answered_at):
        return now
    if before.seen and not now.seen:
        return before
    return before if before.seen is not None and now.seen is None else now


def answered(statement: Statement, tested: AttestedVerdict, *, answered_at: datetime | None) -> AttestedVerdict:
    """The same, where somebody has answered since that what was seen is wrong or explained: the next look judges anew."""
    if not tested.seen or answered_at is None or answered_at < tested.judged_at:
        return tested
    said = Reason(
        "attested.answered",
        {"at": answered_at.isoformat()},
        f"What was seen was answered as wrong or explained on {spoken_date(answered_at)}; what comes after that is judged by itself.",
    )
    return judge(statement, Blind(said), watched=None, left_out=(said,), at=answered_at)


def untested(statement: Statement, *, platform: str, by_looks: bool, at: datetime) -> AttestedVerdict:
    """What can be said before any look: which settings no look of this kind shows.

    Args:
        statement: What was said.
        platform: The account's network, by its name.
        by_looks: Whether lists of whom the account follows are read from time to time.
        at: When this is asked.
    """
    return judge(
        statement,
        never_shown(statement.setting, platform, by_looks=by_looks) or NO_LOOK,
        watched=None,
        left_out=(),
        at=at,
    )


def never_shown(setting: Setting, platform: str, *, by_looks: bool) -> Blind | None:
    """Why this source cannot show that setting, however long it is watched; `None` where it can."""
    if setting is Setting.AUTO_MESSAGE:
        return _never("messages", platform, "Rapport reads nobody's private messages, so who wrote them does not show.")
    if by_looks:
        return None
    if setting is Setting.AUTO_FOLLOW:
        return None
    return _never("source", platform, _UNSHOWN[setting])


NO_LOOK: Final = Blind(Reason("attested.no_look", {}, "Nothing was looked at since then; the next look tests it."))

_UNSHOWN: Final[Mapping[Setting, str]] = {
    Setting.FOLLOW_BACK: "How soon newcomers are followed back shows by frequent looks alone, which this account's source does not allow.",
    Setting.AUTO_UNFOLLOW: "How soon people are dropped again shows by looks at whom the account follows alone, which its source does not allow.",
    Setting.AUTO_COMMENT: "What the account writes under other people's posts is not shown to us.",
}
_QUIET: Final[Mapping[Setting, str]] = {
    Setting.AUTO_FOLLOW: "nothing of a program showed in how it followed strangers",
    Setting.FOLLOW_BACK: "newcomers were not followed back as a program does",
    Setting.AUTO_UNFOLLOW: "follows were not dropped as a program does",
    Setting.AUTO_MESSAGE: "nothing of it was seen",
    Setting.AUTO_COMMENT: "its comments were not mostly in the same words",
}
_ALSO: Final = Reason(
    "attested.also_possible",
    {},
    "A program that somebody else connected, a switch at another place, or several people who run the account may leave the same signs.",
)
_NO_PROOF: Final = Reason(
    "attested.no_proof", {}, "That nothing was seen is no proof: a slow program passes for a person."
)
_NO_PROOF_OF_FOLLOWING: Final = Reason(
    "attested.no_proof",
    {"unseen_percent": 60},
    "That nothing was seen is no proof: a program that follows and never drops anybody often passes for a person"
    " (of made-up accounts with such a program, 60 in 100 within two weeks).",
)


def _judged(
    statement: Statement, found: Found, watched: LooksSince | None, *, at: datetime
) -> tuple[Outcome, bool | None, tuple[Reason, ...], str]:
    match found:
        case Seen(evidence):
            since = f"Since then: {evidence[0].text}"
            if statement.value is Stated.OFF:
                text = f"{since} A setting that is off does not explain that."
                return "contradicted", True, (*evidence, _ALSO), text
            text = f"{since} That is how it looks when it is on."
            return "consistent", True, evidence, text
        case NotSeen(evidence):
            if watched is None or watched.days < SETTLED_AFTER.days:
                days = 0 if watched is None else int(watched.days)
                return (
                    "too_early",
                    False,
                    evidence,
                    f"Nothing of it was seen in {days} days; {SETTLED_AFTER.days} are needed.",
                )
            no_proof = _NO_PROOF_OF_FOLLOWING if statement.setting is Setting.AUTO_FOLLOW else _NO_PROOF
            return (
                "consistent",
                False,
                (*evidence, no_proof),
                f"Since then {_QUIET[statement.setting]}. {_over(watched)}",
            )
        case Blind(reason, lasting):
            late = watched is not None and at - statement.as_of >= SETTLED_AFTER
            return "not_observable" if lasting or late else "too_early", None, (reason,), reason.text


def _over(watched: LooksSince) -> str:
    if watched.sources == ("export",) and watched.last_at is not None:
        return f"By an export made on {spoken_date(watched.last_at)}."
    apart = "" if watched.usual_hours is None else f", about {watched.usual_hours:g} hours apart"
    many = "one look" if watched.looks == 1 else f"{watched.looks:,} looks"
    return f"Over {many}{apart}."


def _never(code: str, platform: str, text: str) -> Blind:
    return Blind(Reason(f"attested.never_shown.{code}", {"platform": platform}, text), lasting=True)
