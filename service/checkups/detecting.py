"""Detecting: from looks and words to verdicts about behaviour. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec
import numpy as np

from service.audience.engagers import early_comments
from service.audience.pods import FEWEST_POSTS
from service.audience.reasons import Reason
from service.audience.roll import is_among
from service.automation.amnesty import Settled, Span, outside, settle
from service.automation.auto_follow_back import auto_follow_back
from service.automation.boomerangs import find_boomerangs
from service.automation.churn import find_churn
from service.automation.comment_groups import shared_comments
from service.automation.copied_comments import Comment, copied_comments
from service.automation.declared_event import DeclaredEvent
from service.automation.engagement_pods import engagement_pods
from service.automation.follow_back import Said, follow_back_language
from service.automation.follow_times import Automated, Suspected, Unreadable, Unremarkable
from service.automation.guru import guru_pattern
from service.automation.heard import Heard, heard_instead, with_heard
from service.automation.heard_own import heard_signals
from service.automation.observations import Look
from service.automation.policy import Permits
from service.automation.recognition import CLEARED_AFTER
from service.automation.signals import Boomerang, Kind, Signal
from service.automation.verdicts import Verdict, from_follow_times, verdicts
from service.platforms.contract import Post, Profile

OWN_AUTOMATION: Final = "own_automation"
NOTHING_HEARD: Final = Heard()


@dataclass(frozen=True, slots=True)
class Detection:
    """What a checkup saw of automation, and what it could have seen."""

    verdicts: tuple[Verdict, ...]
    observable: frozenset[str]
    """Codes of verdicts that would have shown; only these can be cleared by their absence."""
    not_observable: tuple[Reason, ...]
    explained: tuple[Verdict, ...] = ()
    """Verdicts of which declared events leave too little."""


Declared = Sequence[DeclaredEvent]


def detect(  # noqa: PLR0913 # what a detection rests on, all named
    looks: Sequence[Look],
    *,
    owner: Profile | None,
    own_posts: Sequence[Post],
    written: Sequence[Post],
    permits: Permits,
    heard: Heard = NOTHING_HEARD,
    declared: Declared = (),
) -> Detection:
    """Everything worth telling about the account and the people around it.

    Args:
        looks: both lists over time, the newest included.
        owner: the client's own profile, where it was read.
        own_posts: the client's own posts.
        written: posts of other people that address the client.
        permits: which patterns may be looked for in other people.
        heard: what the network told of follows as they happened.
        declared: what brought many followers; it leaves what other people did outside of it.
    """
    seen = find_boomerangs(looks)
    boomerangs, churn = with_heard(seen, heard, looks), find_churn(looks)
    back = auto_follow_back(looks)
    own = [*churn.signals, *heard_signals(heard, looks), *_own_words(owner, own_posts)]
    engagers, comments = _not_following(written, looks), _comments(written)

    def told(events: Declared) -> tuple[Verdict, ...]:
        stays = outside(str(Kind.BOOMERANG), boomerangs.found, _of_stay, events)
        signals = [*own, *_their_words(written, _left(Kind.COPIED_COMMENTS, comments, events), permits)]
        shared = _shared(_left(Kind.SHARED_COMMENTS, comments, events), permits)
        return (*verdicts(signals, stays, permits=permits, engagers=engagers), *shared)

    settled = settled_by(told, declared)
    reads_words = permits.allows(Kind.COPIED_COMMENTS, about_client=False)
    # What stayed away can be cleared only where it would have shown, as long as clearing takes.
    heard_long = heard.open_since is not None and looks[-1].taken_at - heard.open_since >= CLEARED_AFTER
    return Detection(
        verdicts=(*settled.verdicts, *([back] if isinstance(back, Verdict) else [])),
        explained=settled.explained,
        observable=frozenset(
            ({str(Kind.FOLLOW_BACK_LANGUAGE)} if reads_words else set())
            | (_COPIED if reads_words and not isinstance(copied_comments(comments), Reason) else set())
            | (set() if isinstance(back, Reason) else {str(Kind.AUTO_FOLLOW_BACK)})
            | ({str(Kind.BOOMERANG)} if heard_long or seen.absence_tells else set())
            | ({OWN_AUTOMATION} if heard_long or churn.auto_follow_probability is not None else set())
        ),
        not_observable=(
            *boomerangs.not_observable,
            *heard_instead(churn.not_observable, heard, "churn"),
            *([back] if isinstance(back, Reason) else []),
        ),
    )


def detect_among_engagers(  # noqa: PLR0913 # what it rests on, all named
    owner: Profile,
    own_posts: Sequence[Post],
    said: Sequence[Post],
    *,
    whole: bool,
    permits: Permits,
    declared: Declared = (),
) -> Detection:
    """What the words of the account and the groups under its posts show, where nobody's followers are named.

    Args:
        owner: the client's own profile.
        own_posts: the client's own posts.
        said: what anybody said under them, the client's answers included.
        whole: whether all of it was read, so that an absence means something.
        permits: which patterns may be looked for.
        declared: as above.
    """
    answers = [post for post in said if post.author_id == owner.id]
    others = [post for post in said if post.author_id != owner.id]
    own = {post.id for post in own_posts}
    comments = _comments(post for post in others if post.reply_to_post_id in own)

    def told(events: Declared) -> tuple[Verdict, ...]:
        posts = outside(str(Kind.ENGAGEMENT_POD), own_posts, _of_post, events)
        meeting = engagement_pods(early_comments(others, posts), {post.id: post.posted_at for post in posts})
        words = _their_words(others, _left(Kind.COPIED_COMMENTS, comments, events), permits)
        people = verdicts(
            [*_own_words(owner, [*own_posts, *answers]), *words],
            permits=permits,
            engagers=frozenset(post.author_id for post in others),
        )
        shared = _shared(_left(Kind.SHARED_COMMENTS, comments, events), permits)
        return (*people, *([] if meeting is None else [meeting]), *shared)

    settled, unseen = settled_by(told, declared), copied_comments(comments)
    return Detection(
        verdicts=settled.verdicts,
        explained=settled.explained,
        observable=frozenset(
            ({str(Kind.ENGAGEMENT_POD)} if whole and len(own_posts) >= FEWEST_POSTS else set())
            | ({str(Kind.FOLLOW_BACK_LANGUAGE)} if whole else set())
            | (_COPIED if whole and not isinstance(unseen, Reason) else set())
        ),
        not_observable=(unseen,) if isinstance(unseen, Reason) else (),
    )


def detect_in_export(judged: Unreadable | Unremarkable | Suspected | Automated, *, permits: Permits) -> Detection:
    """What the follow times of an export show of the client's own account."""
    match judged:
        case Suspected() | Automated():
            return Detection(verdicts(from_follow_times(judged), permits=permits), frozenset({OWN_AUTOMATION}), ())
        case Unremarkable():
            return Detection((), frozenset({OWN_AUTOMATION}), ())
        case Unreadable():
            return Detection((), frozenset(), ())


def settled_by(told: Callable[[Declared], tuple[Verdict, ...]], declared: Declared) -> Settled:
    """What stands of what is told on all evidence, by what is told on the evidence outside of events."""
    every = told(())
    return settle(every, told(declared), declared) if declared else Settled(every, ())


def _of_stay(stay: Boomerang) -> Span:
    return stay.followed_between[1 if stay.heard else 0], stay.left_between[1]


def _of_post(post: Post) -> Span:
    return post.posted_at, post.posted_at


def _left(kind: Kind, comments: Sequence[Comment], events: Declared) -> list[Comment]:
    return outside(str(kind), comments, lambda comment: (comment.at, comment.at), events)


def _own_words(owner: Profile | None, own_posts: Sequence[Post]) -> list[Signal]:
    said = [Said("post", post.text, post.posted_at) for post in own_posts if not post.is_repost]
    found = [follow_back_language(said, profile_id=None)]
    if owner is not None:
        guru = guru_pattern(owner, own_posts)
        found.append(msgspec.structs.replace(guru, profile_id=None) if isinstance(guru, Signal) else None)
    return [signal for signal in found if signal is not None]


def _their_words(written: Iterable[Post], comments: Sequence[Comment], permits: Permits) -> list[Signal]:
    if not permits.allows(Kind.FOLLOW_BACK_LANGUAGE, about_client=False):
        return []
    by_person: defaultdict[int, list[Said]] = defaultdict(list)
    for post in written:
        by_person[post.author_id].append(Said("comment", post.text, post.posted_at))
    found = (follow_back_language(said, profile_id=person) for person, said in sorted(by_person.items()))
    copied = copied_comments(comments)
    return [*(signal for signal in found if signal is not None), *(() if isinstance(copied, Reason) else copied)]


def _shared(comments: Sequence[Comment], permits: Permits) -> tuple[Verdict, ...]:
    found = shared_comments(comments) if permits.allows(Kind.SHARED_COMMENTS, about_client=False) else None
    return () if found is None else (found,)


def _comments(written: Iterable[Post]) -> list[Comment]:
    """What was said under posts."""
    return [
        Comment(post.author_id, post.reply_to_post_id, post.text, post.posted_at)
        for post in written
        if post.reply_to_post_id is not None
    ]


def _not_following(written: Iterable[Post], looks: Sequence[Look]) -> frozenset[int]:
    """Of those who wrote, who is in no list of followers that was read."""
    authors = np.unique(np.fromiter((post.author_id for post in written), np.int64))
    for look in looks:
        authors = authors[~is_among(authors, look.followers)]
    return frozenset(authors.tolist())


_COPIED: Final = frozenset({str(Kind.COPIED_COMMENTS), str(Kind.SHARED_COMMENTS)})
