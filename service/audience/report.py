"""What is kept and told of an audience: how many quality followers, which shares, how sure, and what could not be seen."""

import msgspec

from service.audience.coverage import Coverage
from service.audience.fake_share import FakeShare
from service.audience.intervals import Interval
from service.audience.reasons import Reason

STAGES = (10, 25, 50, 100, 250, 500)
"""The road to 500 quality followers, in steps that a small account can reach."""


class Stage(msgspec.Struct, frozen=True):
    """Where on the road to 500 the client stands."""

    reached: int
    """The last step passed; 0 before the first."""
    next: int | None
    """The step ahead; `None` past the last."""
    missing: int
    """Quality followers until then."""


class ClassShare(msgspec.Struct, frozen=True):
    """One class of followers: how many of those read, and the share of all where it may be claimed."""

    klass: str
    people: int
    share: Interval | None


class AudienceQuality(msgspec.Struct, frozen=True, kw_only=True):
    """Who follows an account and how good they are. `None` is "not observable", with its reason in `not_observable`.

    A **quality follower** can be reached, is active, and either fits the target market or is engaged with the client: somebody
    whose profile is of class genuine, who posted within 90 days, and whose fit is 50 or more; or who spoke with the client within
    90 days; or whom the client sorted as fitting or a friend. Nobody of class suspect or automated counts unless the client
    sorted them so, and peers are counted apart.
    """

    quality_followers: int
    """Counted among those read, so the least there are."""
    estimated: Interval | None
    """The share of quality followers in the whole audience, where the people read represent it."""
    stage: Stage
    peers: int
    classes: tuple[ClassShare, ...]
    fake_share: FakeShare | None
    score: int | None
    """The mean score of the judged, 0 to 100."""
    courtesy: int | None
    coverage: Coverage
    model_version: str
    not_observable: tuple[Reason, ...]


def stage(quality_followers: int) -> Stage:
    """Where so many quality followers stand on the road to 500."""
    ahead = next((step for step in STAGES if step > quality_followers), None)
    reached = max((step for step in STAGES if step <= quality_followers), default=0)
    return Stage(reached, ahead, 0 if ahead is None else ahead - quality_followers)
