"""A client's whole picture from an official export: what it shows, what it rests on, and what nobody can know from it.

Pure: an `Export` in, a `Picture` out. The audit command prints it; checkups of clients who only hand in exports use it.
"""

from datetime import datetime

import msgspec
import numpy as np

from service.audience.coverage import Coverage, Sampling, Source
from service.audience.intervals import Interval
from service.audience.reasons import Reason
from service.checkups.export_report import cut_short
from service.checkups.market_words import Matcher
from service.checkups.picture_automation import OwnAutomation, own_automation
from service.checkups.picture_candidates import try_outs, weed_outs
from service.checkups.picture_care import feed_authors, one_sided_care
from service.checkups.picture_growth import Growth, growth
from service.checkups.picture_leavers import Change, change_since, order_doubt
from service.checkups.picture_limits import (
    FAKE_SHARE,
    MARKET_FIT,
    QUALITY,
    limits,
    looks_cut_to_a_date_range,
    nameless_records,
)
from service.checkups.picture_lists import PeopleList, listed
from service.checkups.picture_people import (
    courtesy_follows,
    follows_not_returned,
    named_list,
    newcomers,
    waiting_for_answer,
)
from service.checkups.picture_relations import Relations, relations
from service.platforms.archives.contents import DatedBy, Export, Part, PartRead
from service.platforms.contract import Platform
from service.roster.market import TargetMarket


class QualityFollowers(msgspec.Struct, frozen=True):
    """The number that counts, once it can be known."""

    count: int | None
    """The least there are, as in the report."""
    goal: int
    reason: Reason | None
    estimated: Interval | None = None
    """Their share of all followers."""


class FakeShare(msgspec.Struct, frozen=True):
    """The share of fake followers: never a zero that only means nobody looked."""

    estimate: Interval | None
    reason: Reason | None
    at_most: float | None = None


class MarketHints(msgspec.Struct, frozen=True):
    """What the export shows of the target market: hints, not a fit."""

    fit: None
    reason: Reason
    in_handles: PeopleList | None
    liked_posts_read: int
    liked_posts_matching: int


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """Everything an export shows of a client. `None` means not observable, never zero."""

    platform: Platform
    owner: str | None
    taken_at: datetime | None
    dated_by: DatedBy | None
    looked_at: datetime
    followers: int | None
    following: int | None
    mutuals: int | None
    quality_followers: QualityFollowers
    fake_share: FakeShare
    coverage: Coverage
    waiting_for_answer: PeopleList
    courtesy_follows: PeopleList
    newcomers: PeopleList
    follows_not_returned: PeopleList
    followers_not_followed: int | None
    one_sided_care: PeopleList
    feed_authors: PeopleList
    pending_requests: PeopleList
    received_requests: PeopleList
    recent_requests: PeopleList
    recently_unfollowed: PeopleList
    growth: Growth
    own_automation: OwnAutomation
    try_outs: PeopleList
    weed_outs: PeopleList
    change: Change | None
    market: MarketHints | None
    not_observable: tuple[Reason, ...]
    read: tuple[PartRead, ...]


def picture(  # noqa: PLR0913 # each is named at the call
    export: Export,
    *,
    at: datetime,
    market: TargetMarket | None = None,
    earlier: Export | None = None,
    goal: int = 500,
    followers_shown: int | None = None,
) -> Picture:
    """The picture of a client at this moment, from one export or from two of the same account.

    Args:
        export: the export to look at.
        at: the moment of looking.
        market: whom the client wants to reach, where that is known.
        earlier: an export of the same account from before, which shows who left.
        goal: quality followers to reach.
        followers_shown: followers on the profile as the client read them there, which tells whether the list is whole.
    """
    linked = relations(export)
    seen = min(export.taken_at or at, at)
    cut = cut_short(None if export.followers is None else len(export.followers), followers_shown)
    coverage = _coverage(export, seen, None if cut is None else followers_shown)
    both = export.followers is not None and export.following is not None
    return Picture(
        platform=export.platform,
        owner=export.owner.handle or export.owner.name,
        taken_at=export.taken_at,
        dated_by=export.dated_by,
        looked_at=at,
        followers=None if export.followers is None else len(export.followers),
        following=None if export.following is None else len(export.following),
        mutuals=len(linked.mutual_followers) if both else None,
        quality_followers=QualityFollowers(None, goal, QUALITY),
        fake_share=FakeShare(None, FAKE_SHARE),
        coverage=coverage,
        waiting_for_answer=waiting_for_answer(export, linked, at=seen, coverage=coverage),
        courtesy_follows=courtesy_follows(export, linked, coverage=coverage),
        newcomers=newcomers(linked, at=seen, coverage=coverage),
        follows_not_returned=follows_not_returned(export, linked, coverage=coverage),
        followers_not_followed=len(linked.only_they) if both else None,
        one_sided_care=one_sided_care(export, linked, coverage=coverage),
        feed_authors=feed_authors(export, linked, coverage=coverage),
        received_requests=named_list(export.requested, "received_requests", "requests received", coverage=coverage),
        pending_requests=named_list(export.pending, "pending_requests", "follow requests", coverage=coverage),
        recent_requests=named_list(export.asked, "recent_requests", "recent follow requests", coverage=coverage),
        recently_unfollowed=named_list(export.unfollowed, "recently_unfollowed", "recent unfollows", coverage=coverage),
        growth=growth(export.followers, until=seen),
        own_automation=own_automation(export, linked),
        try_outs=try_outs(export, linked, at=seen, market=market, coverage=coverage),
        weed_outs=weed_outs(export, linked, at=seen, market=market, coverage=coverage),
        change=change_since(export, earlier, coverage=coverage) if earlier else None,
        market=_market_hints(export, linked, market, coverage) if market else None,
        not_observable=(
            *(doubt for doubt in (cut, order_doubt(export, earlier) if earlier else None) if doubt),
            *limits(export, at=at, compared=earlier is not None),
        ),
        read=export.read,
    )


def _coverage(export: Export, seen: datetime, more_than_read: int | None) -> Coverage:
    read = len(export.followers) if export.followers is not None else 0
    complete = export.followers is not None and more_than_read is None and not looks_cut_to_a_date_range(export)
    return Coverage(
        source=Source.EXPORT,
        # What is left out of a list that was cut short are the oldest follows, not just any.
        sampling=Sampling.FULL if complete or export.followers is None else Sampling.NEWEST_FIRST,
        read=read,
        total=read + nameless_records(export, Part.FOLLOWERS) if complete else more_than_read,
        taken_at=seen,
        complete=complete,
    )


def _market_hints(export: Export, linked: Relations, market: TargetMarket, coverage: Coverage) -> MarketHints:
    matcher = Matcher((*market.interests, *market.places))
    followers = linked.followers
    hints: PeopleList | None = None
    if export.followers is not None and not followers.names_are_ids:
        found = {place: words for place, (name, _) in enumerate(followers) if (words := matcher.in_handle(name))}

        def why(place: int) -> tuple[Reason, ...]:
            words = ", ".join(found[place])
            return (Reason("market_word", {"words": words}, f"The handle speaks of the target market: {words}."),)

        hints = listed(followers, np.array(list(found), np.int64), why, coverage=coverage)
    matching = sum(bool(matcher.in_text(text)) for text in export.liked_texts)
    return MarketHints(None, MARKET_FIT, hints, len(export.liked_texts), matching)
