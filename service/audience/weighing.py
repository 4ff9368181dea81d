"""The quality model's arithmetic for one person; `kernels` does the same for millions, and a test holds them together."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from math import exp

from service.audience.coefficients import MOST_COUNTED, PARTS, TABLE, Table
from service.audience.facts import NOT_SAID, Facts, Flag


class FollowerClass(IntEnum):
    """What a follower's public behaviour looks like; the numbers are kept and never change meaning."""

    UNKNOWN = 0
    """Too few facts to judge."""
    GENUINE = 1
    DORMANT = 2
    """Nothing posted for 90 days, or fewer than three posts ever."""
    MASS_FOLLOWER = 3
    """Follows so many that no single one is seen."""
    SUSPECT = 4
    """Looks more like bought followers than like people: even odds or worse."""
    AUTOMATED = 5
    """Says it is automated, or posts at a machine's pace."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """What each fact says (hundredths of log-odds), their sum, the class, and the parts of the score."""

    evidence: dict[str, int]
    total: int
    klass: FollowerClass
    parts: dict[str, int]

    @property
    def probability(self) -> float | None:
        """That the account is fake or automated, 0 to 1; `None` when too little is known."""
        return None if self.klass is FollowerClass.UNKNOWN else 1 / (1 + exp(-self.total / 100))

    @property
    def score(self) -> int | None:
        """0 to 100; `None` when too little is known."""
        return None if self.klass is FollowerClass.UNKNOWN else sum(self.parts.values())


def minute_of(at: datetime) -> int:
    """A moment in whole minutes since 1970, as facts have it."""
    return int(at.timestamp()) // 60


def weigh(facts: Facts, *, at: datetime, fit: int | None = None, table: Table = TABLE) -> Weighing:
    """Weigh one person's facts; `fit` is their fit to the target market, 0 to 100, or `None` when not observable."""
    minute = minute_of(at)
    evidence = {"prior": table.prior, **_said(facts, table)}
    total = sum(evidence.values())
    direct = is_automation_shown(facts, minute=minute, table=table)
    if direct and total < table.direct_evidence:
        evidence["automation_shown"] = table.direct_evidence - total
    capped = max(-table.most_evidence, min(table.most_evidence, sum(evidence.values())))
    if capped != sum(evidence.values()):
        evidence["limit"] = capped - sum(evidence.values())
    parts = {
        "real": max(0, min(PARTS.real, (PARTS.real_none_from - capped) >> 3)),
        "active": _active(facts, minute, table),
        "attention": _attention(facts, table),
        "fit": PARTS.fit_unknown if fit is None else (5 * fit) >> 5,
    }
    return Weighing(evidence, capped, _class(facts, capped, active=parts["active"], direct=direct, table=table), parts)


def is_automation_shown(facts: Facts, *, minute: int, table: Table = TABLE) -> bool:
    """The account says it is automated, or has posted at a machine's pace for its whole life."""
    return bool(facts.flags & Flag.SAYS_AUTOMATED) or keeps_machine_pace(facts, minute=minute, table=table)


def keeps_machine_pace(facts: Facts, *, minute: int, table: Table = TABLE) -> bool:
    """The account has posted at a machine's pace for its whole life."""
    if NOT_SAID in {facts.created_minute, facts.posts}:
        return False
    age = minute - facts.created_minute
    return age >= table.pace_from and facts.posts * table.pace >= age


def _said(facts: Facts, table: Table) -> dict[str, int]:
    followers, following = min(facts.followers, MOST_COUNTED), min(facts.following, MOST_COUNTED)
    picture = int(bool(facts.flags & Flag.DEFAULT_PICTURE)) if facts.flags & Flag.PICTURE_SAID else NOT_SAID
    link = int(bool(facts.flags & Flag.HAS_LINK)) if facts.flags & Flag.LINK_SAID else NOT_SAID
    doublings = NOT_SAID
    if NOT_SAID not in {followers, following}:
        doublings = max(0, (following // (followers + 1)).bit_length() - 1)
    return {
        "followers": table.followers.says(followers),
        "following": table.following.says(following),
        "doublings": table.doublings.says(doublings),
        "posts": table.posts.says(min(facts.posts, MOST_COUNTED)),
        "bio_length": table.bio_length.says(facts.bio_length),
        "handle_digits": table.handle_digits.says(facts.handle_digits),
        "default_picture": table.default_picture.says(picture),
        "link": table.link.says(link),
    }


def _active(facts: Facts, minute: int, table: Table) -> int:
    if facts.last_posted_minute == NOT_SAID:
        return 0 if 0 <= facts.posts < table.fewest_posts else PARTS.active_unknown
    silent = minute - facts.last_posted_minute
    if silent <= table.lively:
        return PARTS.active
    return PARTS.active_lately if silent <= table.dormant else 0


def _attention(facts: Facts, table: Table) -> int:
    if facts.following == NOT_SAID:
        return PARTS.attention_unknown
    if facts.following <= table.mass_following:
        return PARTS.attention
    return PARTS.attention_strained if facts.following <= table.strained_following else 0


def _class(facts: Facts, evidence: int, *, active: int, direct: bool, table: Table) -> FollowerClass:
    if direct:
        return FollowerClass.AUTOMATED
    if facts.said < table.fewest_facts:
        return FollowerClass.UNKNOWN
    if evidence >= 0:
        return FollowerClass.SUSPECT
    if facts.following > table.mass_following:
        return FollowerClass.MASS_FOLLOWER
    return FollowerClass.GENUINE if active else FollowerClass.DORMANT
