"""Which detectors may look at other people, by network and by what the deployment is allowed.

X's developer policy restricts services that find rule-breaking or spam in its API data without written permission. The client's
own account may always be examined for its owner, and an official export belongs to whom it is about.
"""

from dataclasses import dataclass

from service.audience.coverage import Source
from service.automation.signals import Kind
from service.kit.settings import XPolicy
from service.platforms.contract import Platform

SPAM_LANGUAGE = frozenset({Kind.FOLLOW_BACK_LANGUAGE, Kind.GURU_PATTERN, Kind.COPIED_COMMENTS, Kind.SHARED_COMMENTS})
"""Patterns that read what people write; the others count when somebody came and went."""


@dataclass(frozen=True, slots=True)
class Permits:
    """Which patterns may be looked for in facts of one network from one source."""

    platform: Platform
    source: Source
    x_policy: XPolicy

    def allows(self, kind: Kind, *, about_client: bool) -> bool:
        """Whether this pattern may be looked for, in the client's own account or in other people.

        Under `neutral`, X's API data about other people is measured but its language not judged; under `archive_only` it is
        not used for detection at all; under `permitted` the deployment holds X's permission.
        """
        if about_client or self.platform is not Platform.X or self.source is Source.EXPORT:
            return True
        match self.x_policy:
            case XPolicy.PERMITTED:
                return True
            case XPolicy.NEUTRAL:
                return kind not in SPAM_LANGUAGE
            case XPolicy.ARCHIVE_ONLY:
                return False
