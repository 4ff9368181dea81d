"""What the quality model reads of a profile, as whole numbers; -1 means the network did not say."""

import re
from dataclasses import dataclass
from enum import IntEnum

from service.platforms.contract import Profile

NOT_SAID = -1
LARGEST_COUNT = 2**31 - 1
LONGEST_BIO = 2**15 - 1
MOST_DIGITS = 2**7 - 1


class Flag(IntEnum):
    """The bits of the yes-or-no facts in one byte; what was not said has no bit."""

    PICTURE_SAID = 1
    DEFAULT_PICTURE = 2
    LINK_SAID = 4
    HAS_LINK = 8
    SAYS_AUTOMATED = 16
    PROTECTED = 32


@dataclass(frozen=True, slots=True)
class Facts:
    """One person's facts. Moments are whole minutes since 1970."""

    followers: int
    following: int
    posts: int
    created_minute: int
    last_posted_minute: int
    bio_length: int
    handle_digits: int
    flags: int
    """`Flag` bits."""

    @property
    def said(self) -> int:
        """How many of the seven facts that a judgement rests on were said."""
        numbers = (
            self.followers,
            self.following,
            self.posts,
            self.created_minute,
            self.last_posted_minute,
            self.bio_length,
        )
        return sum(number != NOT_SAID for number in numbers) + bool(self.flags & Flag.PICTURE_SAID)


def facts_of(profile: Profile) -> Facts:
    """The facts of one profile."""
    return Facts(
        followers=count(profile.followers),
        following=count(profile.following),
        posts=count(profile.posts),
        created_minute=minute(profile.created_at),
        last_posted_minute=minute(profile.last_posted_at),
        bio_length=bio_length(profile.bio),
        handle_digits=handle_digits(profile.handle),
        flags=flags(
            bio=profile.bio, url=profile.url, protected=profile.protected, default_picture=profile.default_picture
        ),
    )


def count(number: int | None) -> int:
    """A count as 32 bits hold it; a negative one was never said."""
    return NOT_SAID if number is None or number < 0 else min(number, LARGEST_COUNT)


def minute(seconds: int | None) -> int:
    """A moment in whole minutes; one at or before 1970 was never said."""
    return NOT_SAID if seconds is None or seconds <= 0 else min(seconds // 60, LARGEST_COUNT)


def bio_length(bio: str | None) -> int:
    """Characters in the bio."""
    return NOT_SAID if bio is None else min(len(bio), LONGEST_BIO)


def handle_digits(handle: str) -> int:
    """Digits in the handle; an empty handle was not said."""
    return min(sum(map(str.isdigit, handle)), MOST_DIGITS) if handle else NOT_SAID


def flags(*, bio: str | None, url: str | None, protected: bool | None, default_picture: bool | None) -> int:
    """The yes-or-no facts; `url` is empty when the person has none, and `None` when the network did not say."""
    bits = 0
    if default_picture is not None:
        bits |= _PICTURE[default_picture]
    if url is not None:
        bits |= _LINK[bool(url)]
    if protected:
        bits |= Flag.PROTECTED
    if bio and says_automated(bio):
        bits |= Flag.SAYS_AUTOMATED
    return bits


def says_automated(bio: str) -> bool:
    """The bio declares the account itself to be automated."""
    spoken = bio.casefold()
    # Few bios hold either word, and the search costs ten times as much.
    return ("bot" in spoken or "automated" in spoken) and _SAYS_AUTOMATED.search(spoken) is not None


_PICTURE = (Flag.PICTURE_SAID, Flag.PICTURE_SAID | Flag.DEFAULT_PICTURE)
_LINK = (Flag.LINK_SAID, Flag.LINK_SAID | Flag.HAS_LINK)

# "Bio says bot" is rule 1 of State of Search (Cresci et al. 2015, table 3). Only a declaration about oneself counts,
# for many people write that they build bots, or that they are none.
_SAYS_AUTOMATED = re.compile(
    r"""
    (?: \bi(?:'|\u2019|\s+a)m\s+a\s+(?:\w+\s+)?bot\b
      | ^\s*(?:just\s+)?an?\s+(?:\w+\s+)?bot\b
      | \bbot\s+(?:by|made\s+by|run\s+by|created\s+by)\s+@
      | \b(?:this\s+is\s+an?\s+)?automated\s+(?:account|tweets|posts|feed)\b
      | \b(?:soy\s+un|je\s+suis\s+un|ich\s+bin\s+ein|sono\s+un|sou\s+um|ik\s+ben\s+een)\s+bot\b
    )
    """,
    re.VERBOSE,
)
