"""Courtesy follows: they came first, the account followed back, and neither has left a trace with the other since."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service.audience.facts import NOT_SAID

Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Follows:
    """One list of an account: ids ascending, and when each follow began in Unix seconds (-1 = not said)."""

    ids: Ids
    since: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Traces:
    """People and the account meeting: ids ascending, and the Unix seconds of the last comment, message or like either way."""

    ids: Ids
    last_at: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class CourtesyFollows:
    """Who is followed out of courtesy, and of how many mutual follows this cannot be told because a date is missing."""

    ids: Ids
    they_came: NDArray[np.int64]
    followed_back: NDArray[np.int64]
    not_observable: int


def courtesy_follows(followers: Follows, following: Follows, traces: Traces) -> CourtesyFollows:
    """Find the mutual follows that began with theirs and stayed silent.

    A meeting on the very second of following back does not count as since; following back is no meeting.
    """
    there = _places(following.ids, followers.ids)
    mutual = there >= 0
    ids, came, back = followers.ids[mutual], followers.since[mutual], following.since[there[mutual]]
    dated = (came != NOT_SAID) & (back != NOT_SAID)
    met = _places(traces.ids, ids)
    last = np.full(ids.size, NOT_SAID, np.int64)
    last[met >= 0] = traces.last_at[met[met >= 0]]
    courteous = dated & (came < back) & (last <= back)
    return CourtesyFollows(ids[courteous], came[courteous], back[courteous], int(np.count_nonzero(~dated)))


def _places(sorted_ids: Ids, wanted: Ids) -> NDArray[np.int64]:
    """Where each wanted id is in the sorted array; -1 where it is not."""
    if not sorted_ids.size:
        return np.full(wanted.size, -1, np.int64)
    place = np.minimum(np.searchsorted(sorted_ids, wanted), sorted_ids.size - 1)
    return np.where(sorted_ids[place] == wanted, place, -1)
