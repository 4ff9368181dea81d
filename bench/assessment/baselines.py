"""Rules of the trade as far as profiles show them, and a plain regression, to compare with.

Of Camisani-Calzolari, State of Search and Socialbakers (as tabled in Cresci et al., "Fame for sale", 2015, tables 2 to 4) only
the rules that need no posts; what a file does not say earns no point. Each answers with 0 to 1, from one half on flagged.
"""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bench.assessment.labelled import Accounts
from service.audience.account_facts import SCALES, UNSAID

Chances = NDArray[np.float32]
FEWEST_SAID: Final = 0.05
"""The part of accounts of which a measure must be said before the regression uses it."""
STEPS: Final = 2_000


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


def plain_regression(seen: Accounts) -> Callable[[Accounts], Chances]:
    """A logistic regression as anybody would fit it first: every measure on its scale, all accounts alike, no direction held.

    What is not said stands at the mean. Returns what judges other accounts.
    """
    names = [name for name, codes in seen.codes.items() if (codes != UNSAID).mean() > FEWEST_SAID]
    raw = _on_scales(seen, names)
    mean, spread = np.nanmean(raw, axis=0), np.nanstd(raw, axis=0) + 1e-6
    design = np.hstack([np.nan_to_num((raw - mean) / spread), np.ones((len(seen), 1))])
    weights, fake = np.zeros(design.shape[1]), seen.fake.astype(float)
    for _ in range(STEPS):
        error = 1 / (1 + np.exp(-(design @ weights))) - fake
        weights -= 0.5 * (design.T @ error / len(seen) + 1e-4 * weights)

    def judged(people: Accounts) -> Chances:
        mine = np.nan_to_num((_on_scales(people, names) - mean) / spread)
        told = 1 / (1 + np.exp(-(mine @ weights[:-1] + weights[-1])))
        return np.asarray(told, np.float32)

    return judged


def _on_scales(people: Accounts, names: list[str]) -> NDArray[np.float64]:
    columns = []
    for name in names:
        scale = SCALES[name]
        columns.append(np.append(scale.places(scale.measures), np.nan)[people.codes[name]])
    return np.array(columns).T


def _ratio(people: Accounts) -> Chances:
    return np.asarray(_said(people.said["following"]) / (_said(people.said["followers"]) + 1))


def _said(*columns: Chances) -> Chances:
    best = columns[0]
    for other in columns[1:]:
        best = np.where(np.isnan(best), other, best)
    return np.nan_to_num(best)
