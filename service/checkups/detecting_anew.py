"""Detecting again what somebody has cleared: only what happened after that speaks of it. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from service.automation.follow_times import Automated, Suspected, Unreadable, Unremarkable, judge_follow_times
from service.automation.heard import Heard
from service.automation.observations import Look
from service.automation.policy import Permits
from service.automation.verdicts import Verdict
from service.checkups.detecting import Declared, Detection, detect, detect_among_engagers, detect_in_export
from service.platforms.contract import Post, Profile

Cleared = Mapping[str, datetime]
"""When somebody cleared findings, by `Verdict.key`."""
NOTHING_SEEN: Final = Detection(verdicts=(), observable=frozenset(), not_observable=())


def detect_anew(  # noqa: PLR0913 # as `detect`
    looks: Sequence[Look],
    *,
    cleared: Cleared,
    owner: Profile | None,
    own_posts: Sequence[Post],
    written: Iterable[Post],
    permits: Permits,
    heard: Heard,
    declared: Declared = (),
) -> Detection:
    """As `detect`, but verdicts that somebody cleared rest on looks, words and notices of later than that alone."""
    said = list(written)

    def since(moment: datetime) -> Detection:
        later = [look for look in looks if look.taken_at > moment]
        if not later:
            return NOTHING_SEEN
        return detect(
            later,
            owner=owner,
            own_posts=_after(moment, own_posts),
            written=_after(moment, said),
            permits=permits,
            heard=heard.after(moment),
            declared=declared,
        )

    found = detect(
        looks, owner=owner, own_posts=own_posts, written=said, permits=permits, heard=heard, declared=declared
    )
    return _renewed(found, cleared, since)


def detect_anew_among_engagers(  # noqa: PLR0913 # as `detect_among_engagers`
    owner: Profile,
    own_posts: Sequence[Post],
    said: Sequence[Post],
    *,
    cleared: Cleared,
    whole: bool,
    permits: Permits,
    declared: Declared = (),
) -> Detection:
    """As `detect_among_engagers`, but verdicts that somebody cleared rest on words of later than that alone."""

    def since(moment: datetime) -> Detection:
        return detect_among_engagers(
            owner, _after(moment, own_posts), _after(moment, said), whole=whole, permits=permits, declared=declared
        )

    found = detect_among_engagers(owner, own_posts, said, whole=whole, permits=permits, declared=declared)
    return _renewed(found, cleared, since)


def detect_anew_in_export(
    judged: Unreadable | Unremarkable | Suspected | Automated,
    follows: NDArray[np.int64],
    *,
    cleared: Cleared,
    precision: int,
    permits: Permits,
) -> Detection:
    """As `detect_in_export`, but a verdict that somebody cleared rests on follows of later than that alone.

    Args:
        judged: what all follows of the export show.
        follows: Unix seconds of the follows the account made; undated ones left out.
        cleared: when somebody cleared findings.
        precision: seconds to which follows are known.
        permits: which patterns may be looked for.
    """

    def since(moment: datetime) -> Detection:
        later = follows[follows > moment.timestamp()]
        return detect_in_export(judge_follow_times(later, precision=precision), permits=permits)

    return _renewed(detect_in_export(judged, permits=permits), cleared, since)


def _renewed(found: Detection, cleared: Cleared, since: Callable[[datetime], Detection]) -> Detection:
    moments = {cleared[each.key] for each in found.verdicts if each.key in cleared}
    if not moments:
        return found
    later = {moment: {each.key: each for each in since(moment).verdicts} for moment in moments}

    def renewed(verdict: Verdict) -> Verdict | None:
        return later[cleared[verdict.key]].get(verdict.key) if verdict.key in cleared else verdict

    kept = tuple(each for verdict in found.verdicts if (each := renewed(verdict)) is not None)
    return replace(found, verdicts=kept)


def _after(moment: datetime, posts: Iterable[Post]) -> list[Post]:
    return [post for post in posts if post.posted_at > moment]
