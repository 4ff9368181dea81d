"""What stands out in people's words while a checkup reads them: pages of profiles once, for fit and flags, and comments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import msgspec
import numpy as np
from numpy.typing import NDArray
from sqlalchemy import update

from service.accounts.models import SocialAccount
from service.audience.comment_flags import CommentFlag, comment_flags
from service.audience.facts import NOT_SAID
from service.audience.fit import fit_of
from service.audience.flag_shapes import TextsRead
from service.audience.flags import flags_of, is_flag
from service.audience.keeping import connection_of
from service.audience.keeping_flags import keep_comment_flags, keep_profile_flags
from service.audience.models import AudienceReport
from service.audience.roll import Ids
from service.automation.policy import Permits
from service.automation.signals import Kind
from service.checkups.judging import Judged
from service.kit.work import Work
from service.platforms.contract import Post, Profiles
from service.roster.market import TargetMarket


@dataclass(frozen=True, slots=True)
class StandsOut:
    """What one look found to stand out, and in how many texts it looked."""

    profiles: Mapping[int, tuple[str, ...]]
    """The codes of each follower in whose profile something does."""
    read: Ids
    """The sorted ids of the followers who were read."""
    comments: tuple[CommentFlag, ...]
    texts: TextsRead


class Flagging:
    """Reads the words of each page of followers: how each fits the market, and the flags of those who have any."""

    def __init__(self, market: TargetMarket, *, words_judged: bool) -> None:
        self._market, self._words_judged = market, words_judged
        self.found: dict[int, tuple[str, ...]] = {}
        """The codes of each person in whose profile something stands out."""

    def fit_of_page(self, page: Profiles) -> NDArray[np.int8]:
        """The fit of each, 0 to 100, -1 where not observable; of somebody who comes twice the last page holds."""
        fits = np.full(len(page), _UNSEEN, np.int8)
        if self._market.is_empty and not self._words_judged:
            return fits
        for place in range(len(page)):
            person = page.row(place)
            fit = fit_of(person, self._market)
            if fit.score is not None:
                fits[place] = fit.score
            flags = flags_of(person, fit, may_judge=self._words_judged, named=False)
            codes = tuple(dict.fromkeys(flag.code for flag in flags if is_flag(flag)))
            if codes:
                self.found[person.id] = codes
            else:
                self.found.pop(person.id, None)
        return fits


def words_may_be_judged(permits: Permits) -> bool:
    """Whether offensive words of other people may be looked for, as other patterns in their language."""
    return permits.allows(Kind.FOLLOW_BACK_LANGUAGE, about_client=False)


def stands_out(
    posts: Sequence[Post],
    *,
    own_id: int,
    permits: Permits,
    flagging: Flagging | None = None,
    read: Judged | None = None,
) -> StandsOut:
    """What stands out in what others wrote to the account, where it may be looked for, beside what does in profiles.

    Args:
        posts: what anybody wrote.
        own_id: the account, whose own words are left alone.
        permits: whether it may be looked for.
        flagging: what read the followers' profiles, where there are any.
        read: these followers.
    """
    judged = words_may_be_judged(permits)
    return StandsOut(
        profiles={} if flagging is None else flagging.found,
        read=np.empty(0, np.int64) if read is None else read.columns.ids,
        comments=comment_flags(posts, own_id=own_id) if judged else (),
        texts=TextsRead(
            profiles=0 if read is None else len(read.columns),
            readable=0 if read is None else int(np.count_nonzero(read.columns.bio_length > 0)),
            comments=sum(post.author_id != own_id for post in posts),
            words_judged=judged,
        ),
    )


async def keep_flags(work: Work, account: SocialAccount, report_id: UUID, found: StandsOut, *, at: datetime) -> None:
    """Keep what stands out, once people are merged, and beside the report of how many texts that tells."""
    connection, practice_id = await connection_of(work.session), work.practice_id
    await keep_profile_flags(
        connection, practice_id, account.id, found.profiles, platform=account.platform, read=found.read, at=at
    )
    await keep_comment_flags(
        connection, practice_id, account.id, found.comments, judged=found.texts.words_judged, at=at
    )
    await work.session.execute(
        update(AudienceReport)
        .where(AudienceReport.practice_id == practice_id, AudienceReport.id == report_id)
        .values(texts=msgspec.to_builtins(found.texts))
    )


_UNSEEN: Final = np.int8(NOT_SAID)
