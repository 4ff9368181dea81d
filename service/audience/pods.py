"""Groups who comment together, early, under post after post: engagement pods. Pure.

Members of a pod ask one another for a comment as soon as they have posted, so the same people meet within the first
minutes of most posts (J. Weerasinghe et al., The Pod People: Understanding Manipulation of Social Media Popularity via
Reciprocity Abuse, WWW 2020). Close friends may do so too, which is why a pod is told as what was seen, not as a verdict.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

FEWEST_MEMBERS: Final = 3
"""Two who meet often are friends."""
FEWEST_POSTS: Final = 5
"""Posts under which two must have met early; fewer happen by chance among eager people."""
LEAST_SHARED: Final = 0.7
"""Of the posts under which either was early, the part where both were; people who do not coordinate stay far below."""
MOST_EARLY: Final = 200
"""Under a post with more early comments than this everybody meets everybody; it tells nothing of anybody."""


@dataclass(frozen=True, slots=True)
class Early:
    """Who commented early under one post."""

    post_id: int
    people: frozenset[int]


@dataclass(frozen=True, slots=True)
class Pod:
    """People who are early together, and under how many posts."""

    members: tuple[int, ...]
    posts: int


def pods(early: Iterable[Early]) -> tuple[Pod, ...]:
    """The groups found, largest first."""
    told = [each for each in early if len(each.people) <= MOST_EARLY]
    times = Counter(person for each in told for person in each.people)
    eager = {person for person, posts in times.items() if posts >= FEWEST_POSTS}
    met = Counter(pair for each in told for pair in combinations(sorted(each.people & eager), 2))
    close = [
        (one, other)
        for (one, other), together in met.items()
        if together >= FEWEST_POSTS and together >= LEAST_SHARED * (times[one] + times[other] - together)
    ]
    found = [_pod(members, told) for members in _linked(close) if len(members) >= FEWEST_MEMBERS]
    return tuple(sorted(found, key=lambda pod: (-len(pod.members), pod.members)))


def _linked(pairs: Sequence[tuple[int, int]]) -> list[set[int]]:
    neighbours: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        neighbours[one].add(other)
        neighbours[other].add(one)
    groups: list[set[int]] = []
    reached: set[int] = set()
    for person in sorted(neighbours):
        if person in reached:
            continue
        group, ahead = set[int](), [person]
        while ahead:
            member = ahead.pop()
            if member not in group:
                group.add(member)
                ahead += neighbours[member]
        reached |= group
        groups.append(group)
    return groups


def _pod(members: set[int], told: Sequence[Early]) -> Pod:
    posts = sum(len(each.people & members) >= FEWEST_MEMBERS for each in told)
    return Pod(tuple(sorted(members)), posts)
