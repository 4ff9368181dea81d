"""Ids that carry their own birthday, as X's do.

From 2016 on a person's id is a snowflake (41 bits of milliseconds since 4 November 2010, then 22 bits); before that ids
were counted up, and a table of year starts gives a number of the right size. The low 22 bits say which person of the
sandbox it is, so an id is turned back into its person without any map. (Layout: X's published snowflake description.)
"""

from bisect import bisect_right
from datetime import UTC, datetime
from typing import Final

SNOWFLAKE_EPOCH_MS: Final = 1_288_834_974_657
LOW_BITS: Final = 22
MOST_PEOPLE: Final = 1 << LOW_BITS
_LOW: Final = MOST_PEOPLE - 1
# Any odd factor permutes the 22-bit numbers; this one spreads neighbours far apart, so that ids give no kind away.
_SPREAD: Final = 2_654_435 | 1
_GATHER: Final = pow(_SPREAD, -1, MOST_PEOPLE)


def _ms(year: int) -> int:
    return int(datetime(year, 1, 1, tzinfo=UTC).timestamp() * 1000)


_FIRST_SNOWFLAKE_MS: Final = _ms(2016)
# Roughly the highest id handed out by the start of each year, from public early accounts.
_COUNTED_IDS: Final = (
    (_ms(2006), 0),
    (_ms(2009), 18_000_000),
    (_ms(2010), 100_000_000),
    (_ms(2011), 230_000_000),
    (_ms(2012), 450_000_000),
    (_ms(2013), 1_030_000_000),
    (_ms(2014), 2_260_000_000),
    (_ms(2015), 2_950_000_000),
    (_ms(2016), 4_660_000_000),
)


def stamp(at_ms: int, index: int) -> int:
    """One sortable number for something that person `index` did at this moment."""
    return (at_ms - SNOWFLAKE_EPOCH_MS) << LOW_BITS | index


def stamped_ms(key: int) -> int:
    """The moment inside a stamp, in Unix milliseconds."""
    return (key >> LOW_BITS) + SNOWFLAKE_EPOCH_MS


def stamped_index(key: int) -> int:
    """The person inside a stamp."""
    return key & _LOW


def post_id(at_ms: int, author: int) -> int:
    """The id of what this person posted at this moment."""
    return stamp(at_ms, _spread(author))


def person_id(created_ms: int, index: int) -> int:
    """The id of a person whose account began at this moment."""
    if created_ms >= _FIRST_SNOWFLAKE_MS:
        return stamp(created_ms, _spread(index))
    return _counted_id(created_ms) >> LOW_BITS << LOW_BITS | _spread(index)


def index_in(identifier: int) -> int:
    """Which person an id (of a person or of a post) speaks of; whether such a person exists is another question."""
    return (identifier & _LOW) * _GATHER & _LOW


def _spread(index: int) -> int:
    return index * _SPREAD & _LOW


def _counted_id(created_ms: int) -> int:
    place = max(1, bisect_right(_COUNTED_IDS, (created_ms, 0)))
    (start, low), (end, high) = _COUNTED_IDS[place - 1], _COUNTED_IDS[min(place, len(_COUNTED_IDS) - 1)]
    return low if end == start else low + (high - low) * (created_ms - start) // (end - start)
