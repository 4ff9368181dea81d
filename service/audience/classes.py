"""The classes that followers fall in, and the thresholds by which behaviour is named rather than weighed. Pure."""

from enum import IntEnum
from typing import Final


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
    """Looks more like bought followers than like people."""
    AUTOMATED = 5
    """Says it is automated, posts at a machine's pace, or acts more like a program than like people."""


MASS_FOLLOWING: Final = 1_500
"""Following more people than this makes a mass follower (so HypeAuditor's audience types)."""
STRAINED_FOLLOWING: Final = 5_000
"""Following more than this leaves no attention for anybody; X holds back whoever does (X help, "About following")."""
LIVELY_DAYS: Final = 30
"""A post within this counts in full; ManageFlitter and Mastodon call longer silence inactive."""
DORMANT_DAYS: Final = 90
"""Silence beyond this is dormant (SparkToro, Socialbakers)."""
FEWEST_POSTS: Final = 3
"""Fewer posts than this, where no date is said, is dormant (Socialbakers)."""
PACE_A_DAY: Final = 144
"""As many posts a day, over an account's whole life, are a machine's pace (DFRLab, "#BotSpot: Twelve ways to spot a bot", 2017)."""
PACE_FROM_DAYS: Final = 30
"""Pace is judged from this age, so that a lively first day condemns nobody."""
