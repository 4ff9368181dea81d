"""The same words under post after post: by one person, or passed around among several. Pure.

A comment service draws from a stock of ready texts, so its accounts share long texts with one another; a person who comments by
hand repeats short praise at most ("love this!"), which is why short texts say nothing here.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from service.audience.reasons import Reason
from service.automation.signals import QUOTED, Kind, Signal
from service.kit.plain_text import plain

FEWEST_POSTS: Final = 4
"""Different posts: "the same sentence more than three times" is Socialbakers' rule 3 (Cresci et al. 2015, table 4). By itself that
rule did worse than a coin there (MCC -0.41), over any text; hence the length and the share that follow."""
FEWEST_WORDS: Final = 6.0
"""Of a text that can be told from common praise. A sign of a script without spaces counts for half a word. Ours."""
LONG_TEXT: Final = 14.0
"""Words from which nobody comes to the same text alone; shorter ones are formulas ("thank you so much for sharing"). Ours."""
MOSTLY: Final = 0.5
"""Of a person's comments, the part in the same words; who talks beside is a person with a habit. Ours."""
LIKE: Final = 0.8
"""As `cross_posting.LIKE`: containment of runs of three words, after Broder (1997), so that a name put in does not hide a text."""
FEWEST_PEOPLE: Final = 3
"""With one text among them, as `pods.FEWEST_MEMBERS`: two are friends."""
SHOWN: Final = 5
MOST_WITH_RUN: Final = 200
"""Texts that may have a run of words in common before it is passed over as a way of speaking."""
WEIGHT: Final = 1.5
"""As follow-back language: pasted by hand too."""
_RUN: Final = 3
_QUOTED_CHARACTERS: Final = 200


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote under one of the client's posts."""

    author: int
    under: int | str
    """The post."""
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SharedTexts:
    """People who write the same long texts, and where."""

    people: frozenset[int]
    posts: int
    samples: tuple[Comment, ...]
    first_at: datetime
    last_at: datetime


def copied_comments(comments: Sequence[Comment]) -> tuple[Signal, ...] | Reason:
    """Who wrote nearly the same words under most of the posts they commented on; or why that cannot be told."""
    posts = len({each.under for each in comments})
    if posts < FEWEST_POSTS:
        return Reason(
            "copied_comments.too_few_posts",
            {"posts": posts, "needed": FEWEST_POSTS},
            f"Comments under {posts} posts were read; whether words are copied needs {FEWEST_POSTS}.",
        )
    by_person: defaultdict[int, list[Comment]] = defaultdict(list)
    for each in comments:
        by_person[each.author].append(each)
    found = []
    for person, theirs in sorted(by_person.items()):
        same = max(_families(theirs), key=lambda family: len({each.under for each in family}), default=[])
        if len({each.under for each in same}) >= FEWEST_POSTS and len(same) >= MOSTLY * len(theirs):
            found.append(_signal(person, same, len(theirs)))
    return tuple(found)


def shared_texts(comments: Sequence[Comment]) -> tuple[SharedTexts, ...]:
    """Groups who share one long text, or several that are long enough to be known again; largest first.

    Birthday wishes and entries to a giveaway stand under one post, and are left out with everything else that does.
    """
    families = [family for family in _families(comments) if _is_passed_around(family)]
    long = [family for family in families if max(map(_length, _words_of(family))) >= LONG_TEXT]
    shared: defaultdict[tuple[int, int], int] = defaultdict(int)
    for family in families:
        people = sorted({each.author for each in family})
        for place, one in enumerate(people[:MOST_WITH_RUN]):
            for other in people[place + 1 : MOST_WITH_RUN]:
                shared[one, other] += 1
    # Two or more texts in common are no formula that many use.
    several = [{one, other} for (one, other), texts in shared.items() if texts > 1]
    groups = _merged([*({each.author for each in family} for family in long), *several])
    found = (_shared(group, families) for group in groups if len(group) >= FEWEST_PEOPLE)
    return tuple(sorted(found, key=lambda each: (-len(each.people), each.first_at)))


def _families(comments: Sequence[Comment]) -> list[list[Comment]]:
    """Comments in nearly the same words, for texts that are long enough."""
    texts: defaultdict[tuple[str, ...], list[Comment]] = defaultdict(list)
    for each in comments:
        words = _words(each.text)
        if _length(words) >= FEWEST_WORDS:
            texts[words].append(each)
    runs = [frozenset(words[start : start + _RUN] for start in range(len(words) - _RUN + 1)) for words in texts]
    with_run: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, own in enumerate(runs):
        for run in own:
            with_run[run].append(number)
    near = [{number} for number in range(len(runs))]
    for number, own in enumerate(runs):
        others: defaultdict[int, int] = defaultdict(int)
        for run in own:
            if len(with_run[run]) <= MOST_WITH_RUN:
                for other in with_run[run]:
                    others[other] += other > number
        # Nearly as long as well: a short text inside a long one is a way of speaking.
        near += [{number, other} for other, same in others.items() if same >= LIKE * max(len(own), len(runs[other]))]
    members = list(texts.values())
    return [[each for number in sorted(group) for each in members[number]] for group in _merged(near)]


def _is_passed_around(family: Sequence[Comment]) -> bool:
    return len({each.author for each in family}) > 1 and len({each.under for each in family}) > 1


def _merged(groups: Iterable[set[int]]) -> list[set[int]]:
    """The groups, those that have a member in common as one."""
    root: dict[int, int] = {}

    def top(member: int) -> int:
        while root.setdefault(member, member) != member:
            root[member] = root[root[member]]
            member = root[member]
        return member

    for group in groups:
        first, *others = group
        top(first)
        for other in others:
            root[top(other)] = top(first)
    merged: defaultdict[int, set[int]] = defaultdict(set)
    for member in list(root):
        merged[top(member)].add(member)
    return list(merged.values())


def _shared(group: set[int], families: Iterable[Sequence[Comment]]) -> SharedTexts:
    of_group = ([each for each in family if each.author in group] for family in families)
    theirs = [family for family in of_group if len({each.author for each in family}) > 1]
    written = [each for family in theirs for each in family]
    return SharedTexts(
        people=frozenset(group),
        posts=len({each.under for each in written}),
        samples=tuple(family[0] for family in sorted(theirs, key=len, reverse=True)[:SHOWN]),
        first_at=min(each.at for each in written),
        last_at=max(each.at for each in written),
    )


def _signal(person: int, same: Sequence[Comment], of: int) -> Signal:
    posts, ordered = len({each.under for each in same}), sorted(same, key=lambda each: each.at)
    return Signal(
        kind=Kind.COPIED_COMMENTS,
        profile_id=person,
        weight=WEIGHT,
        reason=Reason(
            str(Kind.COPIED_COMMENTS),
            {"times": len(same), "posts": posts, "of": of},
            f"Wrote nearly the same words {len(same)} times under {posts} posts, of {of} comments in all.",
        ),
        evidence=tuple(quoted(each, str(Kind.COPIED_COMMENTS)) for each in ordered[:SHOWN]),
        first_seen_at=ordered[0].at,
        last_seen_at=ordered[-1].at,
    )


def quoted(comment: Comment, about: str) -> Reason:
    """A comment as evidence."""
    words = " ".join(comment.text.split())[:_QUOTED_CHARACTERS]
    return Reason(f"{about}.comment", {QUOTED: words, "at": comment.at.isoformat()}, f'Wrote "{words}".')


def _words_of(family: Iterable[Comment]) -> Iterable[tuple[str, ...]]:
    return (_words(each.text) for each in family)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_NOT_WORDS.sub(" ", plain(text))))


def _length(words: Iterable[str]) -> float:
    return sum(0.5 if _UNSPACED_SIGN.match(word) else 1.0 for word in words)


_UNSPACED: Final = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_UNSPACED_SIGN: Final = re.compile(f"[{_UNSPACED}]")
_WORD: Final = re.compile(rf"[{_UNSPACED}]|[^\W\d_{_UNSPACED}]+")
"""As in `cross_posting`; without digits, which services vary."""
_NOT_WORDS: Final = re.compile(r"https?://\S+|@\w[\w.]*")
"""Addresses, and people who are called by name."""
