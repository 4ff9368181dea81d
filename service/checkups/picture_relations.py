"""Who is linked to whom in an export, computed in columns over lists a million long."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service.platforms.archives.contents import Export
from service.platforms.archives.dated_names import DatedNames, key_of

_NOBODY = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Relations:
    """Both lists of an export and how they meet. Places are positions in the export's columns."""

    followers: DatedNames
    following: DatedNames
    mutual_followers: NDArray[np.int64]
    """Places in `followers` of the people on both sides…"""
    mutual_following: NDArray[np.int64]
    """…and, in the same order, their places in `following`."""
    only_they: NDArray[np.int64]
    """Places in `followers` of those whom the owner does not follow."""
    only_me: NDArray[np.int64]
    """Places in `following` of those who do not follow the owner."""
    touched: NDArray[np.int64]
    """Sorted keys of everyone with a trace: a message either way, a like, a comment, a story like, close friends."""
    answered: NDArray[np.int64]
    """Sorted keys of those who wrote at least once."""
    given: NDArray[np.int64]
    """Sorted keys of those whom the owner liked or commented on."""

    def in_touch(self, people: DatedNames, places: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of these people have left or got any trace."""
        return among(people.keys[places], self.touched)


def relations(export: Export) -> Relations:
    """How the lists of this export meet; an absent list counts as empty here, so ask first whether it is there."""
    nobody = DatedNames(_NOBODY, _NOBODY, names_are_ids=False, _text=b"", _ends=_NOBODY)
    followers = nobody if export.followers is None else export.followers
    following = nobody if export.following is None else export.following
    mutual_followers, mutual_following = _meeting(followers.keys, following.keys)
    by_id = followers.names_are_ids or following.names_are_ids
    talks = [talk for talk in export.conversations or () if talk.handle is not None]
    spoken = _keys([talk.handle or "" for talk in talks], by_id=by_id)
    wrote = _keys([talk.handle or "" for talk in talks if talk.turns_in], by_id=by_id)
    given = [names.keys for names in (export.likes, export.comments, export.story_likes) if names is not None]
    friends = [export.close_friends.keys] if export.close_friends is not None else []
    return Relations(
        followers=followers,
        following=following,
        mutual_followers=mutual_followers,
        mutual_following=mutual_following,
        only_they=_without(len(followers), mutual_followers),
        only_me=_without(len(following), mutual_following),
        touched=np.sort(np.concatenate([spoken, *given, *friends])),
        answered=np.sort(wrote),
        given=np.sort(np.concatenate([_NOBODY, *given])),
    )


def among(keys: NDArray[np.int64], ordered: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of these keys are in a sorted column."""
    if not len(ordered):
        return np.zeros(len(keys), np.bool_)
    places = np.minimum(np.searchsorted(ordered, keys), len(ordered) - 1)
    found: NDArray[np.bool_] = ordered[places] == keys
    return found


def _meeting(left: NDArray[np.int64], right: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    order = np.argsort(right, kind="stable")
    if not len(order):
        return _NOBODY, _NOBODY
    places = np.minimum(np.searchsorted(right, left, sorter=order), len(order) - 1)
    found = order[places]
    both = np.flatnonzero(right[found] == left)
    return both, found[both]


def _without(size: int, places: NDArray[np.int64]) -> NDArray[np.int64]:
    rest = np.ones(size, np.bool_)
    rest[places] = False
    return np.flatnonzero(rest)


def _keys(handles: list[str], *, by_id: bool) -> NDArray[np.int64]:
    return np.array([int(handle) if by_id else key_of(handle) for handle in handles], np.int64)
