"""Which findings about words may be cleared by staying away: only those of words that were looked at."""

from datetime import timedelta

import numpy as np
import pytest

from service.audience.coverage import Source
from service.automation.observations import Look
from service.automation.policy import Permits
from service.checkups.detecting import detect
from service.kit.settings import XPolicy
from service.platforms.contract import Platform, Post
from tests.core.declared import MAY_3

LANGUAGE, COPIES = {"follow_back_language"}, {"copied_comments", "shared_comments"}


class TestWordsOfOtherPeople:
    @pytest.mark.parametrize(
        ("policy", "posts", "observable"),
        [
            pytest.param(XPolicy.PERMITTED, 4, LANGUAGE | COPIES, id="read, under enough posts"),
            pytest.param(XPolicy.PERMITTED, 3, LANGUAGE, id="read, under too few posts for copies"),
            pytest.param(XPolicy.NEUTRAL, 4, set(), id="not to be judged"),
        ],
    )
    def test_are_missed_only_where_they_were_looked_at(self, policy: XPolicy, posts: int, observable: set[str]) -> None:
        said = [
            Post(id=100 + place, author_id=7, text="Soup.", posted_at=MAY_3, reply_to_post_id=place)
            for place in range(1, posts + 1)
        ]
        look = Look(MAY_3 + timedelta(days=1), True, np.arange(2, 50), np.arange(0))  # noqa: FBT003 # complete
        permits = Permits(Platform.X, Source.API, policy)
        found = detect([look], owner=None, own_posts=[], written=said, permits=permits)
        assert found.observable & (LANGUAGE | COPIES) == observable
