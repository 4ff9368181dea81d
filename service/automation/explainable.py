"""Which kinds of finding a declared event may explain, which none explains, and with which grace. Pure.

What an occasion does to the people around an account is ours to say: nobody has published counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from service.automation.declared_event import EventKind
from service.automation.signals import Kind

STAY: Final = timedelta(hours=24)
WIDEST_EDGE: Final = timedelta(hours=13)
"""As in `boomerangs`, which web processes do not load."""
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rule:
    """How declared events explain one kind of finding."""

    by: frozenset[EventKind]
    before: timedelta
    """Grace: how long before the event evidence may begin."""
    after: timedelta
    """Likewise how long after it evidence may end."""
    dated: Mapping[str, tuple[str, str]]
    """The rows of evidence that say when, by code: the parameters of their beginning and end."""
    counted: str
    """The parameter of the verdict's reason that tells how many such rows there are; a shorter list does not tell when all was."""
    fewest: int
    """Of these, how many outside suffice by themselves: as the detector asks for (`thresholds.DETECTORS`)."""
    text: str
    """What is explained and with which grace, in plain English."""


EXPLAINABLE: Final[Mapping[str, Rule]] = {
    # Coming and leaving are known to the interval between two looks, and whoever comes at the last moment stays for up to a day.
    str(Kind.BOOMERANG): Rule(
        by=frozenset(EventKind),
        before=WIDEST_EDGE,
        after=STAY + WIDEST_EDGE,
        dated={"boomerang.stay": ("followed_from", "left_to"), "boomerang.heard": ("followed_at", "left_at")},
        counted="times",
        fewest=1,
        text="People who come for the occasion leave when it is over: stays between 13 hours before the event and 37 hours after it,"
        " since times are known to 13 hours and a stay lasts for a day at most.",
    ),
    # As far as looks tell when they came, which affordable accounts have once a day. Late comers read of it the day after. Ours.
    str(Kind.OPENED_TOGETHER): Rule(
        by=frozenset(EventKind),
        before=_DAY,
        after=2 * _DAY,
        dated={"opened_together.stretch": ("not_before", "came_by")},
        counted="stretches",
        fewest=1,
        text="People open accounts to take part or after they read of it: arrivals that looks show to lie between a day before the"
        " event and two days after it.",
    ),
    # A challenge asks everybody to answer each day's post; other events have one post or two, and five are needed. Ours.
    str(Kind.ENGAGEMENT_POD): Rule(
        by=frozenset({EventKind.CHALLENGE}),
        before=timedelta(0),
        after=timedelta(0),
        dated={"engagement_pod.post": ("posted_at", "posted_at")},
        counted="posts",
        fewest=5,
        text="Those who take part in a challenge answer post after post as it appears: posts made while it runs.",
    ),
    # The rules of giveaways and challenges ask for set words; some are late by a day. Ours.
    str(Kind.COPIED_COMMENTS): Rule(
        by=frozenset({EventKind.GIVEAWAY, EventKind.CHALLENGE}),
        before=timedelta(0),
        after=_DAY,
        dated={"copied_comments.comment": ("at", "at")},
        counted="times",
        fewest=4,
        text="The rules ask for set words: comments from its beginning to a day after its end.",
    ),
    str(Kind.SHARED_COMMENTS): Rule(
        by=frozenset({EventKind.GIVEAWAY, EventKind.CHALLENGE}),
        before=timedelta(0),
        after=_DAY,
        # Samples alone are shown, so only all of it together tells when it was.
        dated={},
        counted="",
        fewest=1,
        text="The rules ask for set words: comments from its beginning to a day after its end.",
    ),
}
"""The kinds of finding that an event may explain."""

NEVER: Final[Mapping[str, str]] = {
    "own_automation": "Never: other people come and go on an occasion, while the account's own following and dropping is its own.",
    "auto_follow_back": "Never: no occasion follows back at every hour of the day.",
    "follow_back_language": "Never: offers to follow back mean what they say on any occasion.",
    "guru_pattern": "Never: what somebody posts is not brought about by the event of another account.",
}
"""The kinds that none explains, and why."""


def explainable_by(kind: EventKind) -> frozenset[str]:
    """The kinds of finding that an event of this kind may explain."""
    return frozenset(code for code, rule in EXPLAINABLE.items() if kind in rule.by)
