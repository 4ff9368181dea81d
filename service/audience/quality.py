"""How good one follower is, and why: the explainer of the quality model.

The arithmetic is `weighing`'s; `scoring` computes the same numbers for millions of rows and agrees on every one.
"""

from dataclasses import dataclass
from datetime import datetime

from service.audience.coefficients import PARTS, TABLE
from service.audience.facts import NOT_SAID, Facts, Flag, facts_of
from service.audience.reasons import Reason
from service.audience.weighing import FollowerClass, Weighing, keeps_machine_pace, minute_of, weigh
from service.platforms.contract import Profile


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


def assess(profile: Profile, *, at: datetime, fit: int | None = None) -> Assessment:
    """Judge one follower from their public profile, as it stands at `at`.

    `fit` is their fit to the client's target market, 0 to 100, or `None` when it cannot be observed.
    """
    facts = facts_of(profile)
    weighing = weigh(facts, at=at, fit=fit)
    reasons = [_class_reason(facts, weighing, at=at)]
    if weighing.klass is not FollowerClass.UNKNOWN:
        reasons += _score_reasons(facts, weighing, at=at, fit=fit)
        reasons += _evidence_reasons(facts, weighing)
    return Assessment(weighing.probability, weighing.klass, weighing.score, tuple(reasons))


def _class_reason(facts: Facts, weighing: Weighing, *, at: datetime) -> Reason:
    match weighing.klass:
        case FollowerClass.UNKNOWN:
            params = {"said": facts.said, "needed": TABLE.fewest_facts}
            text = f"Facts known of the profile: {facts.said}; a judgement needs {TABLE.fewest_facts}."
        case FollowerClass.AUTOMATED if keeps_machine_pace(facts, minute=minute_of(at)):
            days = (minute_of(at) - facts.created_minute) // (24 * 60)
            params = {"posts": facts.posts, "days": days, "per_day": round(facts.posts / days)}
            text = f"Has posted {facts.posts:,} times in {days:,} days: {params['per_day']:,} a day, without a pause."
        case FollowerClass.AUTOMATED:
            params = {}
            text = "The bio says that the account is automated."
        case FollowerClass.SUSPECT:
            params = {"evidence": weighing.total}
            text = "The profile looks more like bought followers than like people; each fact is weighed below."
        case FollowerClass.MASS_FOLLOWER:
            params = {"following": facts.following, "threshold": TABLE.mass_following}
            text = f"Follows {facts.following:,} accounts, more than the {TABLE.mass_following:,} anybody can keep up with."
        case FollowerClass.DORMANT if facts.last_posted_minute != NOT_SAID:
            params = {"days": _silent_days(facts, at)}
            text = f"Last posted {params['days']:,} days ago."
        case FollowerClass.DORMANT:
            params = {"posts": facts.posts}
            text = f"Has posted {_times(facts.posts)} in all."
        case FollowerClass.GENUINE:
            params = {"evidence": weighing.total}
            text = "Nothing in the profile speaks against a real, active person."
    return Reason(f"class.{weighing.klass.name.lower()}", dict(params), text)


def _score_reasons(facts: Facts, weighing: Weighing, *, at: datetime, fit: int | None) -> list[Reason]:
    parts = weighing.parts
    probability = weighing.probability or 0.0
    return [
        _part("real", parts["real"], PARTS.real, f"{1 - probability:.0%} likely a real person behind it"),
        _part("active", parts["active"], PARTS.active, _activity(facts, at)),
        _part("attention", parts["attention"], PARTS.attention, _attention(facts)),
        _part("fit", parts["fit"], PARTS.fit, None if fit is None else f"fits the target market to {fit} of 100"),
    ]


def _part(name: str, points: int, most: int, because: str | None) -> Reason:
    """One part of the score; `because` is `None` where it cannot be observed, and then its middle counts."""
    code = f"score.{name}" if because is not None else f"score.{name}.not_observable"
    shown = because if because is not None else "not observable, so its middle counts"
    return Reason(code, {"points": points, "most": most}, f"{_PARTS[name]}: {points} of {most} points ({shown}).")


def _activity(facts: Facts, at: datetime) -> str | None:
    if facts.last_posted_minute != NOT_SAID:
        return f"last posted {_silent_days(facts, at):,} days ago"
    if 0 <= facts.posts < TABLE.fewest_posts:
        return f"has posted {_times(facts.posts)} in all"
    return None


def _attention(facts: Facts) -> str | None:
    return None if facts.following == NOT_SAID else f"follows {facts.following:,} accounts"


def _evidence_reasons(facts: Facts, weighing: Weighing) -> list[Reason]:
    shown = {
        "prior": "One in ten followers is fake before anything is known",
        "followers": f"Has {facts.followers:,} followers",
        "following": f"Follows {facts.following:,} accounts",
        "doublings": f"Follows {facts.following:,} and is followed by {facts.followers:,}",
        "posts": f"Has posted {_times(facts.posts)}",
        "bio_length": f"The bio has {facts.bio_length:,} characters" if facts.bio_length else "The bio is empty",
        "handle_digits": f"The handle has {facts.handle_digits} digits",
        "default_picture": "Has no picture" if facts.flags & Flag.DEFAULT_PICTURE else "Has a picture",
        "link": "Links to a page" if facts.flags & Flag.HAS_LINK else "Links to no page",
        "automation_shown": "Shows automation openly, which outweighs the rest",
        "limit": "More evidence than this is not believed",
    }
    values = {
        "followers": facts.followers,
        "following": facts.following,
        "posts": facts.posts,
        "bio_length": facts.bio_length,
        "handle_digits": facts.handle_digits,
    }
    return [
        Reason(
            f"evidence.{name}",
            {"evidence": weight, **({"value": values[name]} if name in values else {})},
            f"{shown[name]} ({weight:+d}).",
        )
        for name, weight in sorted(weighing.evidence.items(), key=lambda item: -abs(item[1]))
        if weight
    ]


def _silent_days(facts: Facts, at: datetime) -> int:
    return max(0, minute_of(at) - facts.last_posted_minute) // (24 * 60)


def _times(posts: int) -> str:
    return "once" if posts == 1 else "never" if posts == 0 else f"{posts:,} times"


_PARTS = {"real": "Real person", "active": "Active", "attention": "Attention", "fit": "Target market"}
