"""Rules of the trade as far as profiles show them, to compare with.

Of Camisani-Calzolari, State of Search and Socialbakers (as tabled in Cresci et al., "Fame for sale", 2015, tables 2 to 4) only
the rules that need no posts; what a file does not say earns no point. Each answers with 0 to 1, from one half on flagged.
"""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bench.assessment.labelled import Accounts

Chances = NDArray[np.float32]


def camisani_calzolari(people: Accounts) -> Chances:
    """Points for a human: picture, place, bio, thirty followers, listed, fifty posts, address, twice as many followers as followed."""
    said = people.said
    human = (
        _said(said["has_pic"], 1 - said["default_image"])
        + _said(said["has_location"])
        + (_said(said["bio_len"], said["has_bio"]) > 0)
        + (_said(said["followers"]) >= 30)
        + (_said(said["listed"]) > 0)
        + (_said(said["posts"]) >= 50)
        + _said(said["has_url"])
        + (2 * _said(said["followers"]) >= _said(said["following"]))
    )
    return np.asarray(1 - human / 8)


def state_of_search(people: Accounts) -> Chances:
    """Follows about a hundred times as many as follow."""
    return np.clip(_ratio(people) / 200, 0, 1)


def socialbakers(people: Accounts) -> Chances:
    """Fifty times as many followed, never posted, or neither bio nor place and over a hundred followed: two of three."""
    said = people.said
    nothing = (_said(said["bio_len"], said["has_bio"]) == 0) & (_said(said["has_location"]) == 0)
    points = 1.0 * (_ratio(people) >= 50) + (said["posts"] == 0) + (nothing & (_said(said["following"]) > 100))
    return np.asarray(points / 4)


def following_ratio(people: Accounts) -> Chances:
    """Follows more than twice as many as follow."""
    ratio = _ratio(people)
    return np.asarray(ratio / (ratio + 2))


RULES: Final[Mapping[str, Callable[[Accounts], Chances]]] = {
    "Camisani-Calzolari": camisani_calzolari,
    "State of Search": state_of_search,
    "Socialbakers": socialbakers,
    "following ratio": following_ratio,
}


def _ratio(people: Accounts) -> Chances:
    return np.asarray(_said(people.said["following"]) / (_said(people.said["followers"]) + 1))


def _said(*columns: Chances) -> Chances:
    best = columns[0]
    for other in columns[1:]:
        best = np.where(np.isnan(best), other, best)
    return np.nan_to_num(best)
