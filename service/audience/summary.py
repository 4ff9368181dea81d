"""The picture of an audience: how many quality followers, which shares, how sure, and what could not be seen."""

from dataclasses import dataclass
from datetime import datetime

import msgspec
import numpy as np
from numpy.typing import NDArray

from service.audience import fake_share
from service.audience.classes import DORMANT_DAYS, FollowerClass
from service.audience.columns import FollowerColumns, Scored
from service.audience.coverage import Coverage, Sampling
from service.audience.facts import NOT_SAID, minute_of
from service.audience.fake_share import FakeShare
from service.audience.fit import FITS_FROM
from service.audience.intervals import Interval, bounds_for_all, share_interval
from service.audience.least import least_known
from service.audience.reasons import Reason
from service.audience.report import AudienceQuality, ClassShare, stage
from service.audience.shipped_model import shipped
from service.audience.sorting import Sorted
from service.platforms.contract import Platform

FEWEST_JUDGED = 50
"""No score and no share under this many judged people: of 50 drawn at random, a share is known to about 14 points."""
LEAST_JUDGED = 0.5
"""Nor when more than half of those read show too little to be judged: the rest may be of another kind."""

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the followers beside their profiles; masks and arrays are in the order of the columns."""

    fit: NDArray[np.int8]
    """0 to 100; -1 where not observable."""
    engaged: Mask
    """Spoke with the account both ways, or commented or answered, within 90 days."""
    confirmed: Mask
    """Sorted by the client as fitting or a friend."""
    peers: Mask
    """Sorted by the client as a peer, or known as one: upline, downline, other sellers."""
    declined: Mask
    """Sorted by the client as not for them: their own word outranks what a profile shows."""
    sorting: Sorted | None = None
    courtesy: int | None = None
    """Followers followed back out of courtesy; `None` where it cannot be told."""

    @property
    def fit_seen(self) -> bool:
        """Whether anybody's fit to the target market could be observed."""
        return bool((self.fit != NOT_SAID).any())


def is_quality(columns: FollowerColumns, scored: Scored, known: Known, *, at: datetime) -> Mask:
    """Who counts as a quality follower, as `AudienceQuality` defines it."""
    posted = columns.last_posted_minute
    active = (posted != NOT_SAID) & (posted >= minute_of(at) - DORMANT_DAYS * 24 * 60)
    fits = (scored.klass == FollowerClass.GENUINE) & active & (known.fit >= FITS_FROM)
    shunned = (scored.klass == FollowerClass.SUSPECT) | (scored.klass == FollowerClass.AUTOMATED)
    return np.asarray((fits | (known.engaged & ~shunned) | known.confirmed) & ~known.peers & ~known.declined)


def summarise(  # noqa: PLR0913 # what a summary rests on, all named
    columns: FollowerColumns, scored: Scored, known: Known, *, platform: Platform, coverage: Coverage, at: datetime
) -> AudienceQuality:
    """Sum up one checkup."""
    counts = np.bincount(scored.klass, minlength=len(FollowerClass))
    judged = int(counts.sum() - counts[FollowerClass.UNKNOWN])
    quality = int(np.count_nonzero(is_quality(columns, scored, known, at=at)))
    least = quality if quality or _could_tell(len(columns), known, coverage) else None
    lacking = _lacking(judged, len(columns), coverage)
    estimated = _estimated(quality, len(columns), coverage, known, lacking)
    fakes = fake_share.from_profiles(scored, platform=platform) if lacking is None else None
    if fakes is None and known.sorting is not None:
        fakes = fake_share.from_taps(known.sorting)
    if fakes is not None:
        fakes = fake_share.for_all(fakes, read=len(columns), coverage=coverage)
    return AudienceQuality(
        quality_followers=least,
        estimated=estimated,
        stage=None if least is None else stage(least),
        peers=int(np.count_nonzero(known.peers)),
        classes=tuple(
            ClassShare(
                klass.name.lower(),
                int(counts[klass]) if judged or not len(columns) or klass is FollowerClass.UNKNOWN else None,
                _share(int(counts[klass]), len(columns), coverage, lacking),
            )
            for klass in FollowerClass
        ),
        fake_share=fakes,
        score=None if lacking else round(float(np.mean(scored.score[scored.score >= 0], dtype=np.float64))),
        courtesy=known.courtesy,
        coverage=coverage,
        model_version=shipped().version,
        not_observable=(*coverage.not_observable, *_unseen(known, fakes, lacking, least, estimated)),
    )


def _could_tell(read: int, known: Known, coverage: Coverage) -> bool:
    """Whether anything said of anybody if they are of quality, so that counting none is more than not knowing."""
    seen = known.fit_seen or known.sorting is not None or bool(known.engaged.any())
    return seen or (coverage.complete and not read)


def _lacking(judged: int, read: int, coverage: Coverage) -> Reason | None:
    """Why there is too little for a score; small audiences that were read whole are never too small."""
    needed = min(FEWEST_JUDGED, read if coverage.complete else FEWEST_JUDGED)
    if judged < max(1, needed):
        text = f"Only {judged} people could be judged; a score needs {max(1, needed)}."
        return Reason("not_observable.score", {"judged": judged, "needed": max(1, needed)}, text)
    if judged < LEAST_JUDGED * read:
        text = f"Only {judged} of the {read} people read show enough to be judged; a score needs half of them."
        return Reason("not_observable.score", {"judged": judged, "read": read}, text)
    return None


def _share(people: int, read: int, coverage: Coverage, lacking: Reason | None) -> Interval | None:
    """A share of the whole audience; newest first represents only the newest, so it claims nothing."""
    if lacking or not coverage.represents_all:
        return None
    if coverage.complete:
        return _for_all(share_interval(people, read, population=read), read, coverage)
    population = None if coverage.total is None else max(coverage.total, read)
    return share_interval(people, read, population=population) if coverage.sampling is Sampling.RANDOM else None


def _for_all(share: Interval, read: int, coverage: Coverage) -> Interval:
    low, high = bounds_for_all(share.low, share.high, reached=read, total=read + coverage.unread(read))
    return msgspec.structs.replace(share, low=low, high=high)


def _estimated(quality: int, read: int, coverage: Coverage, known: Known, lacking: Reason | None) -> Interval | None:
    """From profiles where they can be judged, else from the client's own sorting, and never under those who are known."""
    from_profiles = _share(quality, read, coverage, lacking) if known.fit_seen else None
    sorting = known.sorting
    if from_profiles is not None or sorting is None or sorting.confirmed is None or not coverage.represents_all:
        return from_profiles
    share, least = _for_all(sorting.confirmed, read, coverage), quality / max(1, read + coverage.unread(read))
    return Interval(max(share.estimate, least), max(share.low, least), max(share.high, least), share.confidence)


def _unseen(
    known: Known, fakes: FakeShare | None, lacking: Reason | None, least: int | None, estimated: Interval | None
) -> list[Reason]:
    unseen = [] if lacking is None else [lacking]
    if fakes is None:
        text = "The fake share cannot be observed here; sorting random followers gives a bound."
        unseen.append(Reason("not_observable.fake_share", {}, text))
    if not known.fit_seen and estimated is None:
        unseen.append(least_known(least, estimated))
    if not known.fit_seen:
        text = "Fit to the target market cannot be observed: no profile was read, or no market is described."
        unseen.append(Reason("not_observable.fit", {}, text))
    if known.courtesy is None:
        text = "Courtesy follows cannot be told: the source does not say when follows began."
        unseen.append(Reason("not_observable.courtesy", {}, text))
    return unseen
