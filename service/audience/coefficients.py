"""The numbers of the quality model: one table, read by the kernel that scores millions and by the explainer of one.

Evidence is counted in hundredths of natural log-odds that an account is fake or automated, always in whole numbers, so that
kernel and explainer agree exactly. The bands were fitted by `bench/fit_quality.py` on accounts labelled by Cresci et al.
(2015, 2017; copy by Hays et al., MIT), B. Bakhshandeh (R package classmap, GPL >= 2), Pelleg (InstaFakeDetector, GPL-3) and
Jubins (MIT); no row of theirs ships. Age is not a fact of this version, for no file of followers says it.
"""

from itertools import accumulate, pairwise
from typing import NamedTuple

MODEL_VERSION = "1"
"""Raised whenever a number or a rule of the model changes, so that this is never shown as a change of audience."""


class Bands(NamedTuple):
    """What a fact says by the band its value falls in, as steps from band to band; a fact not said (-1) says nothing."""

    starts: tuple[int, ...]
    steps: tuple[int, ...]

    def says(self, value: int) -> int:
        """The evidence of this value."""
        evidence = 0
        for start, step in zip(self.starts, self.steps, strict=True):
            if value < start:
                break
            evidence += step
        return evidence

    @property
    def points(self) -> tuple[int, ...]:
        """The evidence of each band."""
        return tuple(accumulate(self.steps))


def bands(starts: tuple[int, ...], points: tuple[int, ...]) -> Bands:
    """Bands from where they start and what each says.

    Example: `bands((0, 3, 5), (-15, 46, 134))` says -15 for 0 to 2, 46 for 3 or 4, and 134 from 5.
    """
    return Bands(starts, (points[0], *(after - before for before, after in pairwise(points))))


class Table(NamedTuple):
    """One quality model. Durations are in minutes."""

    prior: int
    """Where everybody starts."""
    followers: Bands
    following: Bands
    doublings: Bands
    """How often followers plus one can be doubled before it exceeds the people followed: 1 from twice, 4 from sixteen times."""
    posts: Bands
    bio_length: Bands
    handle_digits: Bands
    default_picture: Bands
    link: Bands
    most_evidence: int
    """Evidence beyond this, either way, is not believed."""
    direct_evidence: int
    """The least evidence of an account that says it is automated, or posts at a machine's pace."""
    fewest_facts: int
    """Of seven facts (followers, following, posts, dates of creation and last post, bio, picture), how many must be said."""
    mass_following: int
    """Following more people than this makes a mass follower."""
    strained_following: int
    """Following more than this leaves no attention for anybody."""
    lively: int
    """A post within this counts in full."""
    dormant: int
    """Silence beyond this is dormant."""
    fewest_posts: int
    """Fewer posts than this, where no date is said, is dormant."""
    pace: int
    """A post as often as this, over an account's whole life, is a machine's pace."""
    pace_from: int
    """Pace is judged from this age, so that a lively first day condemns nobody."""


DAY = 24 * 60

TABLE = Table(
    # One in ten is fake among hand-labelled follower samples (SRF Data, 2017): the log-odds of 0.1.
    prior=-220,
    followers=bands((0, 10, 30, 100, 300, 1_000), (209, 162, 22, -42, -68, -117)),
    following=bands((0, 500, 1_501, 5_001), (-49, 26, 111, 131)),
    doublings=bands((0, 1, 2, 4), (-56, 17, 61, 104)),
    posts=bands((0, 1, 3, 50, 200), (165, 127, 35, -23, -95)),
    bio_length=bands((0, 1), (40, -25)),
    handle_digits=bands((0, 3, 5), (-15, 46, 134)),
    default_picture=bands((0, 1), (-20, 97)),
    link=bands((0, 1), (3, -10)),
    most_evidence=600,
    direct_evidence=150,
    fewest_facts=4,
    # HypeAuditor's audience types call whoever follows more than 1,500 a mass follower.
    mass_following=1_500,
    # X holds back whoever follows more than 5,000 (X help, "About following").
    strained_following=5_000,
    # ManageFlitter and Mastodon call silence beyond 30 days inactive; SparkToro and Socialbakers, beyond 90.
    lively=30 * DAY,
    dormant=90 * DAY,
    # Socialbakers: fewer than three posts is inactive.
    fewest_posts=3,
    # 144 posts a day (DFRLab, "#BotSpot: Twelve ways to spot a bot", 2017).
    pace=10,
    pace_from=30 * DAY,
)

MOST_COUNTED = 32_767
"""Followers, following and posts above this are weighed as this: no band starts higher, and 16 bits are faster."""


class Parts(NamedTuple):
    """What a follower's score is made of; the most of each, together 100, and what each counts where it cannot be observed."""

    real: int = 50
    real_none_from: int = 200
    """From this evidence the part for a real person is nothing; below, it grows by one for every eight hundredths."""
    active: int = 25
    active_lately: int = 15
    """Posted before `Table.lively`, but not dormant."""
    active_unknown: int = 12
    attention: int = 10
    attention_strained: int = 4
    """A mass follower, but within `Table.strained_following`."""
    attention_unknown: int = 5
    fit: int = 15
    """Five thirty-secondths of the fit, for a division is slow."""
    fit_unknown: int = 7


PARTS = Parts()
