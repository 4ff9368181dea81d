"""What stands out in words while a checkup reads them, and where it must not be looked for."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from service.audience.coverage import Source
from service.audience.flags import may_judge_words
from service.audience.offensive import Sureness
from service.automation.policy import Permits
from service.checkups.flagging import Flagging, stands_out, words_may_be_judged
from service.kit.settings import XPolicy
from service.platforms.contract import Platform, Post, Profile, Profiles
from service.roster.market import TargetMarket

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
MARKET = TargetMarket(interests=("yoga",), exclusions=("crypto",))
INSTAGRAM = Permits(Platform.INSTAGRAM, Source.API, XPolicy.NEUTRAL)
X_NEUTRAL = Permits(Platform.X, Source.API, XPolicy.NEUTRAL)


def a_page(**bios: str) -> Profiles:
    people = [Profile(id=place, handle=who, name=who, bio=bio) for place, (who, bio) in enumerate(bios.items(), 1)]
    return Profiles.of(people)


def said(author: int, text: str, *, hours_ago: int = 1) -> Post:
    return Post(id=author * 100 + hours_ago, author_id=author, text=text, posted_at=NOON - timedelta(hours=hours_ago))


class TestProfiles:
    @pytest.mark.parametrize(("judged", "rude"), [(True, {2: ("offensive.sexual",)}), (False, {})])
    def test_are_read_once_for_fit_and_for_what_stands_out(
        self, *, judged: bool, rude: dict[int, tuple[str, ...]]
    ) -> None:
        flagging = Flagging(MARKET, words_judged=judged)
        fits = flagging.fit_of_page(a_page(coin="Crypto tips", rude="Selling nudes", yogi="Yoga daily"))
        assert fits.tolist() == [0, 0, 64]
        assert flagging.found == {1: ("off_market.excluded",)} | rude

    def test_count_as_on_the_last_page_that_has_them(self) -> None:
        flagging = Flagging(MARKET, words_judged=True)
        flagging.fit_of_page(a_page(coin="Crypto tips"))
        flagging.fit_of_page(a_page(coin="Yoga tips"))
        assert flagging.found == {}


class TestComments:
    POSTS = (
        said(1, "kill yourself", hours_ago=1),
        said(7, "what bullshit", hours_ago=9),
        said(7, "fuck off", hours_ago=2),
        said(7, "lovely", hours_ago=1),
        said(8, "Thank you, so kind!"),
    )

    def test_of_others_are_told_once_for_each_person_and_kind_by_the_newest(self) -> None:
        found = stands_out(self.POSTS, own_id=1, permits=INSTAGRAM)
        (flag,) = found.comments
        assert (flag.profile_id, flag.code, flag.masked, flag.sureness, flag.said_at) == (
            7,
            "offensive.profanity",
            "f***",
            Sureness.CLEAR,
            NOON - timedelta(hours=2),
        )
        assert msgspec.to_builtins(found.texts) == {
            "profiles": 0,
            "readable": 0,
            "comments": 4,
            "words_judged": True,
        }

    def test_on_x_are_left_alone_without_its_permission(self) -> None:
        found = stands_out(self.POSTS, own_id=1, permits=X_NEUTRAL)
        assert (found.comments, found.texts.words_judged, found.texts.comments) == ((), False, 4)

    @pytest.mark.parametrize("policy", XPolicy)
    @pytest.mark.parametrize("platform", Platform)
    def test_are_judged_by_looks_where_they_are_by_doors(self, platform: Platform, policy: XPolicy) -> None:
        judged = words_may_be_judged(Permits(platform, Source.API, policy))
        assert judged == may_judge_words(platform, policy)
