"""What the report adds to an export's picture: whom the client sorted or is in touch with. Both then say the same."""

import msgspec

from service.audience.least import least_known
from service.audience.reasons import Reason
from service.audience.report import AudienceQuality
from service.checkups.picture import FakeShare, Picture, QualityFollowers
from service.checkups.picture_limits import FAKE_SHARE, QUALITY


def with_sorting(drawn: Picture, quality: AudienceQuality) -> Picture:
    """The picture with the report's quality followers and fake share, in place of what an export alone can say."""
    of_quality = least_known(quality.quality_followers, quality.estimated)
    of_fakes = FAKE_SHARE if quality.fake_share is None else _bound(quality.fake_share.high)
    instead = {QUALITY.code: of_quality, FAKE_SHARE.code: of_fakes}
    return msgspec.structs.replace(
        drawn,
        quality_followers=QualityFollowers(
            quality.quality_followers, drawn.quality_followers.goal, of_quality, quality.estimated
        ),
        fake_share=FakeShare(None, of_fakes, None if quality.fake_share is None else quality.fake_share.high),
        not_observable=tuple(
            instead.get(each.code, each)
            for each in drawn.not_observable
            if each.code != QUALITY.code or quality.estimated is None
        ),
    )


def _bound(high: float) -> Reason:
    text = f"At most {high:.0%} of followers are fake, since the client vouches for the others; there is no estimate."
    return Reason("fake_share_bounded", {"high": high}, text)
