"""How sure a detector must be before a practice is told, and how the practice's own answers move that. Pure.

A threshold is only ever raised: a practice that finds its findings wrong is told less, and none is ever told of weaker signs than
those published. All of it follows from the answers that stand, so an answer taken back moves it back.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import exp, log
from typing import Final, Literal
from uuid import UUID


class FindingAnswer(StrEnum):
    """What a coach or the client says of a finding."""

    ACCEPTED = "accepted"
    """It was so."""
    WRONG = "wrong"
    """It was not so."""
    EXPLAINED = "explained"
    """It was so, and a person did it: a giveaway, a challenge, a list tidied up by hand."""


Measure = Literal["probability", "times", "posts", "people", "promotions"]
"""What the strength of a finding is counted in: a probability, or the parameter of that name in its reason."""
_ONE_OF: Final[Mapping[str, str]] = {"people": "person"}


@dataclass(frozen=True, slots=True)
class Detector:
    """One kind of finding, what its strength is counted in, and from which strength it is told."""

    kind: str
    measure: Measure
    told_from: float
    source: str
    """Where the published threshold comes from."""

    def spoken(self, value: float) -> str:
        """A strength in its measure, in words."""
        if self.measure == "probability":
            return f"{value:.0%} likely"
        return f"{value:g} {_ONE_OF.get(self.measure, self.measure.removesuffix('s')) if value == 1 else self.measure}"


DETECTORS: Final[tuple[Detector, ...]] = (
    Detector(
        "own_automation",
        "probability",
        0.5,
        "More likely than not, with one account in twenty taken to run a tool; what each sign weighs was fitted on made-up"
        " follow histories after the documented defaults of InstaPy, igbot and TwitterFollowBot.",
    ),
    Detector(
        "auto_follow_back",
        "times",
        22,
        "Nine of ten newcomers, of 24 or more, followed back by the next looks and at every time of the day. X's developer guidelines"
        " allow no app that follows everybody back; the numbers are ours, tried on made-up programs and polite people.",
    ),
    Detector(
        "boomerang",
        "times",
        1,
        "Follows, then unfollows within 24 hours: rule 7 of State of Search (Cresci et al. 2015, table 3).",
    ),
    Detector(
        "follow_back_language",
        "times",
        1,
        "One offer or demand to follow back; people write it by hand too (#TeamFollowBack, ICWSM 2024), so it is a notice.",
    ),
    Detector(
        "engagement_pod",
        "posts",
        5,
        "The same people within minutes under five posts (after Weerasinghe et al., The Pod People, WWW 2020); five is ours.",
    ),
    Detector(
        "copied_comments",
        "posts",
        4,
        "The same sentence more than three times: Socialbakers' rule 3 (Cresci et al. 2015, table 4); that it must be long, and half of"
        " what somebody wrote, is ours.",
    ),
    Detector(
        "shared_comments",
        "people",
        3,
        "Three people or more with the same long texts, since two are friends; ours, as no labelled data exists.",
    ),
    Detector(
        "opened_together",
        "people",
        8,
        "Half of fifteen followers in a row or more, with accounts opened within 45 days, as one account in ten thousand would have by"
        " chance; the pattern is that of The Follower Factory (The New York Times, 2018), the numbers are ours.",
    ),
    Detector(
        "guru_pattern",
        "promotions",
        9,
        "Nine of ten posts read promote something and none answers anybody, with 20,000 followers and fewer than 200 posts; nine in ten"
        " is Socialbakers' rule on links (Cresci et al. 2015, table 4).",
    ),
)
BY_KIND: Final[Mapping[str, Detector]] = {each.kind: each for each in DETECTORS}

EXPECTED_WRONG: Final = 0.1
EXPECTED_OF: Final = 10
"""Before anybody answers, a detector counts as wrong once in ten findings, with the weight of ten answers: Beta(1, 9). Ours;
`wrong` answers of a few must not outweigh what a detector showed on many accounts."""
FEWEST_ANSWERED: Final = 3
"""Answered findings of a kind before anything moves."""
MOST_OF_ONE_CLIENT: Final = 3
"""The newest answers about one client that count: nobody alone decides for all clients of a practice."""
EXPLAINED_COUNTS: Final = 0.5
"""Of a wrong one: the behaviour was there, only no program."""
MOST: Final = 2.0
"""The largest shift in log-odds. It takes the threshold on a client's own account from 0.5 to 0.88, which is below the 0.9
from which an account counts as at risk: that is always told."""

SETTLED_AFTER: Final = timedelta(days=14)
"""Watched since a setting was stated before it counts that nothing was seen. Ours: of made-up accounts whose tool follows and drops,
97 % or more had shown by then, of those that only follow 40 %, and of people none (`bench.follow_histories.attested`)."""
FEWEST_COMMENTED: Final = 10
"""Posts of others commented on since then, before it counts that the words differed. Ours."""
FEWEST_DROP_DAYS: Final = 4
"""Days on which people were dropped, before dropping by a program is told of by itself; a list is tidied up by hand in a sitting or two. Ours."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer that counts on one finding."""

    kind: str
    client_id: UUID
    answer: FindingAnswer
    at: datetime


@dataclass(frozen=True, slots=True)
class Threshold:
    """Where a practice's threshold for one kind stands, and why."""

    detector: Detector
    accepted: int
    wrong: int
    explained: int
    shift: float
    """In log-odds, 0 to `MOST`."""

    @property
    def told_from(self) -> float:
        """From which strength a new finding is told."""
        return _moved(self.detector, self.shift)

    @property
    def ceiling(self) -> float:
        """Where it can stand at most."""
        return _moved(self.detector, MOST)

    @property
    def text(self) -> str:
        """Why it stands there, in plain English."""
        answered = self.accepted + self.wrong + self.explained
        if answered < FEWEST_ANSWERED:
            return f"As published: {answered} answers count, and {FEWEST_ANSWERED} are needed to move it."
        counted = f"Of {answered} answers that count, {self.wrong} say wrong and {self.explained} explained"
        if self.told_from == self.detector.told_from:
            return f"{counted}: as published."
        spoken = self.detector.spoken
        return f"{counted}: told from {spoken(self.told_from)}, published {spoken(self.detector.told_from)}."


def thresholds(answers: Iterable[Answered]) -> tuple[Threshold, ...]:
    """Every detector's threshold in a practice with these answers, in the order of `DETECTORS`."""
    of_kind: defaultdict[str, list[Answered]] = defaultdict(list)
    for each in answers:
        of_kind[each.kind].append(each)
    return tuple(_threshold(detector, of_kind[detector.kind]) for detector in DETECTORS)


def told_from(found: Iterable[Threshold]) -> dict[str, float]:
    """From which strength each kind of finding is told; kinds that are not named are always told."""
    return {each.detector.kind: each.told_from for each in found}


def strength(kind: str, *, probability: float | None, params: Mapping[str, object]) -> float:
    """How strong a finding of this kind is, in its detector's own measure; as published where it does not say, 0 without one."""
    detector = BY_KIND.get(kind)
    if detector is None:
        return 0.0
    value = probability if detector.measure == "probability" else params.get(detector.measure)
    return float(value) if isinstance(value, int | float) else detector.told_from


def _threshold(detector: Detector, answers: Sequence[Answered]) -> Threshold:
    counted = Counter(each.answer for each in _newest_of_each_client(answers))
    accepted, wrong, explained = (counted[each] for each in FindingAnswer)
    return Threshold(detector, accepted, wrong, explained, _shift(accepted, wrong, explained))


def _newest_of_each_client(answers: Sequence[Answered]) -> list[Answered]:
    by_client: defaultdict[UUID, list[Answered]] = defaultdict(list)
    for each in sorted(answers, key=lambda each: (each.at, each.answer), reverse=True):
        if len(by_client[each.client_id]) < MOST_OF_ONE_CLIENT:
            by_client[each.client_id].append(each)
    return [each for newest in by_client.values() for each in newest]


def _shift(accepted: int, wrong: int, explained: int) -> float:
    """By how much log-odds were too high: those of being wrong, as answers have it (Beta-binomial), against the expected ones.

    This is recalibration of the intercept (Cox 1958, Two further applications of a model for binary regression).
    """
    answered = accepted + wrong + explained
    if answered < FEWEST_ANSWERED:
        return 0.0
    share = (EXPECTED_WRONG * EXPECTED_OF + wrong + EXPLAINED_COUNTS * explained) / (EXPECTED_OF + answered)
    return min(MOST, max(0.0, _log_odds(share) - _log_odds(EXPECTED_WRONG)))


def _moved(detector: Detector, shift: float) -> float:
    """The threshold moved by log-odds: of what is counted, each whole one asks for one more. Ours, as coarse as counts are."""
    if detector.measure == "probability":
        return round(1 / (1 + exp(-(_log_odds(detector.told_from) + shift))), 3)
    return detector.told_from + int(shift)


def _log_odds(share: float) -> float:
    return log(share / (1 - share))
