"""How good followers are, and why, in words. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np

from service.audience.account_facts import SAYS_AUTOMATED, SILENT_DAYS, Columns
from service.audience.assessing import FEWEST_SOLD, SOLD_FACTS, Assessed, assess
from service.audience.classes import FEWEST_POSTS, MASS_FOLLOWING, FollowerClass
from service.audience.columns import FollowerColumns
from service.audience.fact_words import words_of
from service.audience.facts import NOT_SAID
from service.audience.grading import PARTS, Points, points, score_of
from service.audience.reasons import Reason
from service.audience.shipped_model import shipped
from service.platforms.contract import Platform, Profile, Profiles


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the model says of one follower. `None` means that too little is known to say anything.

    Reasons come in three kinds, told by how their code begins: `class.` says what the class rests on; `score.` gives the
    points of each part, which sum to the score; `evidence.` gives what each fact weighs in hundredths of log-odds, which sum
    to the evidence behind the probability. A reason that ends in `.not_observable` names what could not be seen.
    """

    probability_fake: float | None
    klass: FollowerClass
    score: int | None
    reasons: tuple[Reason, ...]


def explain(
    people: Sequence[Profile], *, platform: Platform, at: datetime, fits: Sequence[int | None]
) -> list[Assessment]:
    """Judge followers from their public profiles, as they stand at `at`.

    Args:
        people: their profiles.
        platform: the network whose people they are.
        at: the moment from which ages and silence are counted.
        fits: of each, the fit to the client's target market, 0 to 100, or `None` where it cannot be observed.
    """
    if not people:
        return []
    columns = FollowerColumns.of(Profiles.of(people))
    said = columns.said(slice(None), at=at)
    assessed = assess(said, platform=platform, tables=shipped())
    parts = points(assessed, said, np.array([NOT_SAID if fit is None else fit for fit in fits], np.int8))
    case = _Case(said, assessed, parts)
    scores, chances = score_of(assessed, parts).tolist(), assessed.probability.tolist()
    return [
        Assessment(chances[row], FollowerClass(klass), scores[row], tuple(case.reasons(row, fits[row])))
        if klass != FollowerClass.UNKNOWN
        else Assessment(None, FollowerClass.UNKNOWN, None, (case.of_class(row),))
        for row, klass in enumerate(assessed.klass.tolist())
    ]


@dataclass(frozen=True, slots=True)
class _Case:
    """What is known and thought of these people."""

    said: Columns
    assessed: Assessed
    parts: Mapping[str, Points]

    def reasons(self, row: int, fit: int | None) -> list[Reason]:
        return [self.of_class(row), *self._of_score(row, fit), *self._of_evidence(row)]

    def of_class(self, row: int) -> Reason:
        klass = FollowerClass(int(self.assessed.klass[row]))
        evidence = int(self.assessed.evidence[row])
        match klass:
            case FollowerClass.UNKNOWN:
                said = sum(name in self.assessed.measures and self._is_said(name, row) for name in SOLD_FACTS)
                params: dict[str, str | int | float] = {"said": said, "needed": FEWEST_SOLD}
                text = f"Facts known of the profile: {said}; a judgement needs {FEWEST_SOLD}."
            case FollowerClass.AUTOMATED if self.said[SAYS_AUTOMATED][row]:
                params, text = {}, "The bio says that the account is automated."
            case FollowerClass.AUTOMATED if self.assessed.shown[row]:
                posts, days = round(float(self.said["posts"][row])), round(float(self.said["age_days"][row]))
                params = {"posts": posts, "days": days, "per_day": round(posts / days)}
                text = f"Has posted {posts:,} times in {days:,} days: {params['per_day']:,} a day, without a pause."
            case FollowerClass.AUTOMATED:
                params = {"evidence": evidence}
                text = "Posts and likes more like a program than like people; each fact is weighed below."
            case FollowerClass.SUSPECT:
                params = {"evidence": evidence}
                text = "The profile looks more like bought followers than like people; each fact is weighed below."
            case FollowerClass.MASS_FOLLOWER:
                following = round(float(self.said["following"][row]))
                params = {"following": following, "threshold": MASS_FOLLOWING}
                text = f"Follows {following:,} accounts, more than the {MASS_FOLLOWING:,} anybody can keep up with."
            case FollowerClass.DORMANT if (silence := self._silent(row)) is not None:
                params, text = {"days": silence}, f"Last posted {_days(silence)} ago."
            case FollowerClass.DORMANT:
                posts = round(float(self.said["posts"][row]))
                params, text = {"posts": posts}, f"Has posted {_times(posts)} in all."
            case FollowerClass.GENUINE:
                params, text = {"evidence": evidence}, "Nothing in the profile speaks against a real, active person."
        return Reason(f"class.{klass.name.lower()}", params, text)

    def _of_score(self, row: int, fit: int | None) -> list[Reason]:
        real = 1 - float(self.assessed.probability[row])
        because = {
            "real": (PARTS.real, f"{real:.0%} likely a real person behind it"),
            "active": (PARTS.active, self._activity(row)),
            "attention": (PARTS.attention, self._attention(row)),
            "fit": (PARTS.fit, None if fit is None else f"fits the target market to {fit} of 100"),
        }
        return [_part(name, int(self.parts[name][row]), most, why) for name, (most, why) in because.items()]

    def _of_evidence(self, row: int) -> list[Reason]:
        judgement = self.assessed.questions[self.assessed.decided[row]]
        told = self.assessed.told(row)
        before, after = judgement.head.before, int(self.assessed.evidence[row])
        found = [
            Reason(
                f"evidence.{fact}",
                {"evidence": says, "value": round(float(self.assessed.measures[fact][row]), 4)},
                f"{_sentence(words_of(fact, self.assessed.measures, row))} ({says:+d}).",
            )
            for fact, says in sorted(told.items(), key=lambda item: -abs(item[1]))
            if says
        ]
        found.append(Reason("evidence.prior", {"evidence": before}, f"Before any fact is known ({before:+d})."))
        if shown := after - before - sum(told.values()):
            text = f"Shows automation openly, which outweighs the rest ({shown:+d})."
            found.append(Reason("evidence.automation_shown", {"evidence": shown}, text))
        return found

    def _activity(self, row: int) -> str | None:
        silent, posts = self._silent(row), float(self.said["posts"][row])
        if silent is not None:
            return f"last posted {_days(silent)} ago"
        return f"has posted {_times(round(posts))} in all" if posts < FEWEST_POSTS else None

    def _attention(self, row: int) -> str | None:
        following = float(self.said["following"][row])
        return None if np.isnan(following) else f"follows {following:,.0f} accounts"

    def _silent(self, row: int) -> int | None:
        days = float(self.said[SILENT_DAYS][row])
        return None if np.isnan(days) else int(days)

    def _is_said(self, measure: str, row: int) -> bool:
        return not np.isnan(self.assessed.measures[measure][row])


def _part(name: str, got: int, most: int, because: str | None) -> Reason:
    """One part of the score; `because` is `None` where it cannot be observed, and then its middle counts."""
    code = f"score.{name}" if because is not None else f"score.{name}.not_observable"
    shown = because if because is not None else "not observable, so its middle counts"
    return Reason(code, {"points": got, "most": most}, f"{_PARTS[name]}: {got} of {most} points ({shown}).")


def _days(days: int) -> str:
    return "1 day" if days == 1 else f"{days:,} days"


def _times(posts: int) -> str:
    return "once" if posts == 1 else "never" if posts == 0 else f"{posts:,} times"


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:]


_PARTS: Final = {"real": "Real person", "active": "Active", "attention": "Attention", "fit": "Target market"}
