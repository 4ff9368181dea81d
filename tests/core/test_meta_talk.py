from collections import defaultdict
from datetime import UTC, datetime
from itertools import combinations

import pytest

from service.sandbox.meta.crowd import Engaging
from service.sandbox.meta.talk import Talk

FOUNDED = datetime(2026, 11, 20, tzinfo=UTC)


def togetherness(seed: int, kind: Engaging) -> list[float]:
    """For each two of this kind, the share of posts under which both wrote among those under which either did."""
    talk = Talk(seed, 0, FOUNDED, 3_412)
    under: defaultdict[int, set[int]] = defaultdict(set)
    for post in talk.media(FOUNDED):
        for comment in post.comments:
            if comment.author is not None and comment.author.kind is kind:
                under[comment.author.number].add(post.id)
    return [len(one & other) / len(one | other) for one, other in combinations(under.values(), 2)]


@pytest.mark.parametrize("seed", [7, 8, 9])
class TestWhoCommentsTogether:
    def test_members_of_a_pod_nearly_always_do(self, seed: int) -> None:
        assert min(togetherness(seed, Engaging.POD)) > 0.7

    def test_regulars_come_each_by_themselves(self, seed: int) -> None:
        assert max(togetherness(seed, Engaging.REGULAR)) < 0.5
        assert min(togetherness(seed, Engaging.REGULAR)) > 0
