"""What the quality model reads of a profile, as whole numbers; -1 means the network did not say."""

import re
from datetime import datetime
from enum import IntEnum

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
    VERIFIED_SAID = 64
    VERIFIED = 128


def count(number: int | None) -> int:
    """A count as 32 bits hold it; a negative one was never said."""
    return NOT_SAID if number is None or number < 0 else min(number, LARGEST_COUNT)


def minute(seconds: int | None) -> int:
    """A moment in whole minutes; one at or before 1970 was never said."""
    return NOT_SAID if seconds is None or seconds <= 0 else min(seconds // 60, LARGEST_COUNT)


def minute_of(at: datetime) -> int:
    """A moment in whole minutes since 1970."""
    return int(at.timestamp()) // 60


def bio_length(bio: str | None) -> int:
    """Characters in the bio."""
    return NOT_SAID if bio is None else min(len(bio), LONGEST_BIO)


def handle_digits(handle: str) -> int:
    """Digits in the handle; an empty handle was not said."""
    return min(sum(map(str.isdigit, handle)), MOST_DIGITS) if handle else NOT_SAID


def flags(
    *, bio: str | None, url: str | None, protected: bool | None, default_picture: bool | None, verified: bool | None
) -> int:
    """The yes-or-no facts; `url` is empty when the person has none, and `None` when the network did not say."""
    bits = 0
    if default_picture is not None:
        bits |= _PICTURE[default_picture]
    if url is not None:
        bits |= _LINK[bool(url)]
    if verified is not None:
        bits |= _VERIFIED[verified]
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
_VERIFIED = (Flag.VERIFIED_SAID, Flag.VERIFIED_SAID | Flag.VERIFIED)
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
