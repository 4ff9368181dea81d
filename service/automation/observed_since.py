"""What was observed of an account's settings after a date, by the detectors that look for such programs anyway. Pure.

Each detector is given what came after the date alone, so nothing from before it can weigh in. A sign that speaks for a program
counts for the settings that would bring it about; what speaks for a person always counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from service.audience.reasons import Reason
from service.audience.roll import Ids, is_among
from service.automation.attested import NO_LOOK, Blind, Found, NotSeen, Seen
from service.automation.auto_follow_back import WIDEST, auto_follow_back
from service.automation.churn import FEWEST_LOOKS, find_churn
from service.automation.copied_comments import Comment, copied_comments
from service.automation.follow_times import Automated, Suspected, judge_follow_times
from service.automation.heard import Heard
from service.automation.heard_own import heard_signals
from service.automation.observations import Look, Side
from service.automation.policy import Permits
from service.automation.signals import Kind, Signal
from service.automation.stated_settings import Setting
from service.automation.thresholds import FEWEST_COMMENTED, FEWEST_DROP_DAYS, SETTLED_AFTER, strength
from service.automation.verdicts import Verdict, from_follow_times, verdicts
from service.platforms.archives.dated_names import UNDATED
from service.platforms.contract import Post

PACE: Final = frozenset({Kind.BUSY_DAYS, Kind.EVEN_DAYS, Kind.EVEN_GAPS, Kind.NO_REST})
DROPS: Final = frozenset({Kind.FOLLOW_DROP_CYCLES, Kind.FIXED_DELAY})
"""Signs of how many are followed and when, and of their being dropped again."""


@dataclass(frozen=True, slots=True)
class Observed:
    """What is known of an account, from before the date, too."""

    looks: Sequence[Look]
    heard: Heard
    own_posts: Sequence[Post]
    spoke: frozenset[int]
    """Who spoke to the account; what it says to them are answers."""
    permits: Permits
    told_from: Mapping[str, float]
    """From which strength the practice is told of each kind of finding (`thresholds.told_from`)."""


def found_since(setting: Setting, moment: datetime, observed: Observed, *, drops_explained: bool = False) -> Found:
    """What was found of this setting after this moment.

    Args:
        setting: One that looks show.
        moment: Nothing up to it counts.
        observed: Everything known.
        drops_explained: Whether dropping people by a program is not said to be off, so that it speaks for no other setting.
    """
    later = [look for look in observed.looks if look.taken_at > moment]
    if not later:
        return NO_LOOK
    heard = observed.heard.after(moment)
    match setting:
        case Setting.AUTO_FOLLOW:
            kinds = PACE if drops_explained else PACE | DROPS
            back = followed_after_following(later)
            return _by_signs(kinds, without(later, back), _without_heard(heard, back, later), observed)
        case Setting.AUTO_UNFOLLOW:
            return _in_days(_by_signs(DROPS, later, heard, observed))
        case Setting.FOLLOW_BACK:
            return _followed_back(later, observed)
        case Setting.AUTO_COMMENT:
            return _commented([post for post in observed.own_posts if post.posted_at > moment], observed.spoke)
        case Setting.AUTO_MESSAGE:
            return NO_LOOK


@dataclass(frozen=True, slots=True)
class Exported:
    """The follows in an export: ids in any order, and Unix seconds of each follow beside them."""

    following: tuple[Ids, NDArray[np.int64]]
    followers: tuple[Ids, NDArray[np.int64]]
    precision: int
    """Seconds to which follows are known."""
    made_at: datetime
    permits: Permits
    told_from: Mapping[str, float]


def found_in_export(moment: datetime, exported: Exported) -> Found:
    """What the follows in an export tell of following strangers after this moment."""
    since = exported.following[1]
    if not np.any(since != UNDATED):
        return Blind(Reason("attested.undated", {}, "This export dates no follows of the account."), lasting=True)
    strangers = since[(since > moment.timestamp()) & ~_followed_first(exported)]
    judged = judge_follow_times(strangers, precision=exported.precision)
    if isinstance(judged, Suspected | Automated):
        signs = from_follow_times(judged)
        if _is_told(signs, PACE, permits=exported.permits, told_from=exported.told_from):
            return Seen(_rows(signs, PACE))
    text = f"{strangers.size:,} dated follows of strangers since then still stand; those that were dropped again are not among them."
    return NotSeen((Reason("attested.dated_follows", {"follows": int(strangers.size)}, text),))


def listened(heard: Heard, moment: datetime, until: datetime) -> timedelta:
    """For how long the network has told without a break of whom the account follows, after this moment."""
    since = heard.after(moment).open_since
    return timedelta(0) if since is None or since > until else until - since


def followed_after_following(looks: Sequence[Look]) -> Ids:
    """Whom the account began to follow who followed it by then: an answer, or so close that nobody can tell."""
    back, known = np.empty(0, np.int64), None
    for look in sorted(looks, key=lambda each: each.taken_at):
        if look.following is None:
            continue
        if known is None:
            known = look.following
        new = look.following[~is_among(look.following, known)]
        back = np.union1d(back, new[is_among(new, look.followers)])
        known = np.union1d(known, look.following)
    return back


def without(looks: Sequence[Look], people: Ids) -> list[Look]:
    """The same looks as if these people had never been followed."""
    return [
        look if look.following is None else replace(look, following=look.following[~is_among(look.following, people)])
        for look in looks
    ]


def _followed_first(exported: Exported) -> NDArray[np.bool_]:
    """Which of those whom the account follows had followed it by then."""
    (ids, since), (people, came) = exported.following, exported.followers
    if not people.size:
        return np.zeros(ids.size, np.bool_)
    order = np.argsort(people)
    place = np.searchsorted(people[order], ids).clip(max=people.size - 1)
    theirs = came[order][place]
    first: NDArray[np.bool_] = (people[order][place] == ids) & (theirs != UNDATED) & (theirs <= since)
    return first


def _without_heard(heard: Heard, people: Ids, looks: Sequence[Look]) -> Heard:
    """Likewise of what was told, and of who had begun to follow before."""
    there = np.union1d(people, looks[0].followers)
    came = {person: told[0].at for person, told in heard.of(Side.FOLLOWERS).items() if told[0].change == 1}

    def is_answer(person: int, at: datetime) -> bool:
        return bool(np.isin(person, there)) or (person in came and came[person] <= at)

    answered = {person for person, told in heard.of(Side.FOLLOWING).items() if is_answer(person, told[0].at)}
    kept = (each for each in heard.notices if each.side is Side.FOLLOWERS or each.profile_id not in answered)
    return replace(heard, notices=tuple(kept))


def _by_signs(kinds: frozenset[Kind], looks: Sequence[Look], heard: Heard, observed: Observed) -> Found:
    churn = find_churn(looks)
    signals = (*churn.signals, *heard_signals(heard, looks))
    if _is_told(signals, kinds, permits=observed.permits, told_from=observed.told_from):
        return Seen(_rows(signals, kinds))
    told = heard.open_since is not None and looks[-1].taken_at - heard.open_since >= SETTLED_AFTER
    if churn.auto_follow_probability is None and not told:
        reason = churn.not_observable[0]
        return Blind(reason, lasting=reason.code == "churn.looks_too_far_apart")
    return NotSeen(churn.not_observable)


def _in_days(found: Found) -> Found:
    """What was dropped again, where that took more days than lists tidied up by hand."""
    if not isinstance(found, Seen):
        return found
    days = (row.params["days"] for row in found.evidence if row.code == f"churn.{Kind.FOLLOW_DROP_CYCLES}")
    return found if any(int(each) >= FEWEST_DROP_DAYS for each in days) else NotSeen(found.evidence)


def _is_told(
    signals: Sequence[Signal], kinds: frozenset[Kind], *, permits: Permits, told_from: Mapping[str, float]
) -> bool:
    """Whether these kinds of sign suffice by themselves, with all that speaks for a person."""
    counted = [
        each if each.kind in kinds else msgspec.structs.replace(each, weight=min(0.0, each.weight))
        for each in signals
        if each.profile_id is None
    ]
    found = [each for each in verdicts(counted, permits=permits) if each.profile_id is None]
    return any(
        strength(each.code, probability=each.probability, params=each.reason.params) >= told_from.get(each.code, 0.0)
        for each in found
    )


def _rows(signals: Sequence[Signal], kinds: frozenset[Kind]) -> tuple[Reason, ...]:
    """What these kinds of sign tell, what says most first."""
    speaking = sorted(
        (each for each in signals if each.kind in kinds and each.weight > 0), key=lambda each: -each.weight
    )
    return tuple(row for each in speaking for row in (each.reason, *each.evidence))


def _followed_back(looks: Sequence[Look], observed: Observed) -> Found:
    found = auto_follow_back(looks)
    if isinstance(found, Verdict):
        told_from = observed.told_from.get(found.code, 0.0)
        if strength(found.code, probability=None, params=found.reason.params) >= told_from:
            return Seen((found.reason, *found.evidence))
        return NotSeen((found.reason,))
    if found is None:
        return NotSeen()
    times = sorted(look.taken_at for look in looks)
    hours = float(np.median(np.diff([each.timestamp() for each in times]))) / 3_600 if len(times) > 1 else 0.0
    return Blind(found, lasting=len(times) >= FEWEST_LOOKS and hours > WIDEST)


def _commented(posts: Sequence[Post], spoke: frozenset[int]) -> Found:
    """By comments under posts of people who had not spoken to the account: answers are often alike, and expected."""
    comments = [
        Comment(post.author_id, post.reply_to_post_id, post.text, post.posted_at)
        for post in posts
        if post.reply_to_post_id is not None
        and post.reply_to_profile_id not in {None, post.author_id, *spoke}
        and not post.is_repost
    ]
    found = copied_comments(comments)
    if isinstance(found, Reason):
        return Blind(found)
    if found:
        # Only how many, and never their words, in which people may be named.
        return Seen((found[0].reason,))
    under = len({each.under for each in comments})
    text = f"{len(comments):,} comments under {under:,} posts of others were read."
    row = Reason("attested.comments", {"comments": len(comments), "posts": under, "needed": FEWEST_COMMENTED}, text)
    return NotSeen((row,)) if under >= FEWEST_COMMENTED else Blind(row)
