"""What a checkup makes of a giveaway, a challenge and a day in the press that were declared, and of culprits beside them."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from service.audience.coverage import Source
from service.automation.amnesty import Explained, judge
from service.automation.boomerangs import WIDEST_EDGE
from service.automation.declared_event import DeclaredEvent, EventKind
from service.automation.heard import Heard
from service.automation.lots import Arrivals, lots
from service.automation.observations import Look
from service.automation.opened_together import CameBetween, came_between, told_of
from service.automation.policy import Permits
from service.checkups.detecting import Detection, detect, detect_among_engagers
from service.checkups.detecting_anew import detect_anew
from service.kit.settings import XPolicy
from service.platforms.contract import Platform, Post, Profile
from tests.core.declared import DAY, HOUR, MAY_3, an_event
from tests.core.follow_worlds import BEGIN, World, a_tool
from tests.core.follow_worlds import DAY as DAY_SECONDS
from tests.core.follow_worlds import HOUR as HOUR_SECONDS

PERMITS = Permits(Platform.INSTAGRAM, Source.API, XPolicy.NEUTRAL)
STARTED = datetime.fromtimestamp(BEGIN, UTC)
GIVEAWAY = an_event(since=STARTED + 6 * DAY, days=3)
ENTRY = "I would love to win this wonderful book for my mother and my sister"
READY = "What a wonderful feed you have, I really enjoy every single one of your posts"


def with_giveaway(world: World, *, entrants: int = 45) -> set[int]:
    """Entrants who come over three days and leave within a day of that; who they are."""
    came = 6 * DAY_SECONDS + world.rng.uniform(0, 3 * DAY_SECONDS, entrants)
    people = [world.somebody() for _ in range(entrants)]
    stays = world.rng.uniform(6, 20, entrants) * HOUR_SECONDS
    world.followers += [(who, since, since + stay) for who, since, stay in zip(people, came, stays, strict=True)]
    return set(people)


def seen_in(looks: Sequence[Look], *declared: DeclaredEvent, written: Sequence[Post] = ()) -> Detection:
    return detect(looks, owner=None, own_posts=[], written=written, permits=PERMITS, declared=declared)


def people(verdicts: Iterable[object]) -> set[int]:
    return {each.profile_id for each in verdicts if each.code == "boomerang"}  # type: ignore[attr-defined] # verdicts


@pytest.fixture(scope="module")
def history() -> tuple[list[Look], set[int], set[int]]:
    """Looks every four hours at an account with a giveaway, and people who boomerang by a tool's rhythm all along."""
    world = World(np.random.default_rng(4), days=18)
    world.settle(400)
    world.boomerang(25, shortest=5 * HOUR_SECONDS, longest=18 * HOUR_SECONDS)
    culprits = set(world.boomerangs)
    entrants = with_giveaway(world)
    return world.looks(hours=4), entrants, culprits


class TestAGiveawayInAGeneratedHistory:
    def test_explains_its_entrants_and_nobody_else(self, history: tuple[list[Look], set[int], set[int]]) -> None:
        looks, entrants, culprits = history
        before, after = seen_in(looks), seen_in(looks, GIVEAWAY)
        told, gone = people(after.verdicts), people(after.explained)
        assert len(people(before.verdicts) & entrants) >= 40
        assert told | gone == people(before.verdicts)
        assert not told & entrants
        assert gone >= people(before.verdicts) & entrants
        # Who boomeranged before or after stays told of; who did in those days cannot be told from an entrant.
        early = GIVEAWAY.starts_at - WIDEST_EDGE
        outside = {
            each.profile_id
            for each in before.verdicts
            if each.code == "boomerang"
            and (each.last_seen_at < early or each.first_seen_at > GIVEAWAY.ends_at + 2 * DAY)
        }
        assert len(outside & culprits) >= 10
        assert outside <= told

    def test_is_as_clear_when_declared_afterwards(self, history: tuple[list[Look], set[int], set[int]]) -> None:
        looks, _, _ = history
        gone = people(seen_in(looks, GIVEAWAY).explained)
        judged = {each.profile_id for each in seen_in(looks).verdicts if isinstance(judge(each, [GIVEAWAY]), Explained)}
        assert judged == gone

    def test_leaves_a_tool_of_the_account_itself_as_likely_as_it_was(self) -> None:
        world = a_tool(np.random.default_rng(3), hours_delay=22, a_day=60)
        with_giveaway(world)
        looks = world.looks(hours=4)
        (before,) = [each for each in seen_in(looks).verdicts if each.code == "own_automation"]
        (after,) = [each for each in seen_in(looks, GIVEAWAY).verdicts if each.code == "own_automation"]
        assert after == before

    def test_holds_beside_what_somebody_cleared(self, history: tuple[list[Look], set[int], set[int]]) -> None:
        looks, entrants, _ = history
        anew = detect_anew(
            looks,
            cleared={f"boomerang:{min(entrants)}": looks[2].taken_at},
            owner=None,
            own_posts=[],
            written=[],
            permits=PERMITS,
            heard=Heard(),
            declared=[GIVEAWAY],
        )
        assert anew == seen_in(looks, GIVEAWAY)


def a_post(number: int, at: datetime, *, author: int = 1, under: int | None = None, text: str = "Soup.") -> Post:
    return Post(id=number, author_id=author, text=text, posted_at=at, reply_to_post_id=under)


class TestWordsDuringAGiveaway:
    LOOKS = (Look(MAY_3 + 9 * DAY, True, np.arange(2, 50), np.arange(0)),)  # noqa: FBT003 # complete
    GIVEAWAY = an_event(days=3)

    def comments(self, author: int, text: str, *moments: datetime) -> list[Post]:
        return [
            a_post(1_000 * author + place, at, author=author, under=1 + place, text=text)
            for place, at in enumerate(moments)
        ]

    def seen(self, written: Sequence[Post], *declared: DeclaredEvent) -> tuple[set[str], set[str]]:
        found = seen_in(self.LOOKS, *declared, written=written)
        return {each.key for each in found.verdicts}, {each.key for each in found.explained}

    def test_that_its_rules_ask_for_are_explained_and_those_of_a_service_are_not(self) -> None:
        days = [MAY_3 + hours * HOUR for hours in (2, 20, 40, 60)]
        weeks = [MAY_3 + day * DAY for day in (-20, -12, 1, -4, -2)]
        written = [*self.comments(7, ENTRY, *days), *self.comments(8, READY, *weeks)]
        assert self.seen(written) == ({"copied_comments:7", "copied_comments:8"}, set())
        assert self.seen(written, self.GIVEAWAY) == ({"copied_comments:8"}, {"copied_comments:7"})
        assert self.seen(written, an_event(days=3, kind=EventKind.PRESS))[1] == set()

    def test_that_many_write_alike_are_explained_once_they_stop(self) -> None:
        days = [MAY_3 + hours * HOUR for hours in (2, 20)]
        entries = [post for author in (7, 8, 9) for post in self.comments(author, ENTRY, *days)]
        goes_on = [
            post for author in (7, 8, 9) for post in self.comments(author, READY, *(at + 9 * DAY for at in days))
        ]
        assert self.seen(entries, self.GIVEAWAY) == (set(), {"shared_comments"})
        assert self.seen([*entries, *goes_on], self.GIVEAWAY) == ({"shared_comments"}, set())

    def test_about_following_back_mean_what_they_say(self) -> None:
        written = self.comments(7, "follow me and I follow back", MAY_3 + HOUR)
        assert self.seen(written, self.GIVEAWAY) == self.seen(written)
        assert self.seen(written)[0] == {"follow_back_language:7"}


class TestAChallengeAmongEngagers:
    OWNER = Profile(id=1, handle="maya_moves", name="Maya")

    def seen(self, *declared: DeclaredEvent, days: int = 8) -> tuple[set[str], set[str]]:
        own = [a_post(day, MAY_3 + day * DAY + 8 * HOUR) for day in range(1, days + 1)]
        minutes = timedelta(minutes=9)
        said = [
            a_post(
                100 * author + post.id, post.posted_at + minutes, author=author, under=post.id, text=f"Day {post.id}!"
            )
            for post in own
            for author in (7, 8, 9, 10)
        ]
        found = detect_among_engagers(self.OWNER, own, said, whole=True, permits=PERMITS, declared=declared)
        return {each.key for each in found.verdicts}, {each.key for each in found.explained}

    def test_explains_those_who_meet_under_its_posts(self) -> None:
        assert self.seen() == ({"engagement_pod"}, set())
        assert self.seen(an_event(days=9, kind=EventKind.CHALLENGE)) == (set(), {"engagement_pod"})

    def test_leaves_those_who_meet_as_often_without_one(self) -> None:
        challenge = an_event(days=9, kind=EventKind.CHALLENGE)
        assert self.seen(challenge, days=12) == (set(), {"engagement_pod"})
        assert self.seen(challenge, days=13) == ({"engagement_pod"}, set())


class TestADayInThePress:
    AT = MAY_3 + 40 * DAY
    PRESS = an_event(days=2, kind=EventKind.PRESS)

    def arrivals(self) -> tuple[Arrivals, np.ndarray[tuple[int], np.dtype[np.int64]]]:
        """Three hundred followers of all ages and forty in a row who opened their accounts in one month; who these are."""
        rng, day = np.random.default_rng(5), 24 * 60
        now = int(MAY_3.timestamp()) // 60
        came = now - np.linspace(4 * 365 * day, 0, 300).astype(np.int64)
        people = came - rng.integers(0, 12 * 365 * day, 300)
        lot = now - 300 * day + rng.integers(0, 30 * day, 40)
        created = np.concatenate([people[:240], lot, people[240:]])
        ids = np.arange(1_000, 1_000 + created.size)
        return Arrivals(created.astype(np.int32), np.zeros(created.size, np.int32), ids), ids[240:280]

    def came(self, *, since: datetime, by: datetime) -> dict[int, CameBetween]:
        _, people = self.arrivals()
        return dict.fromkeys(people.tolist(), (since, by))

    @pytest.mark.parametrize(
        ("since", "by", "explained"),
        [(6 * HOUR, 30 * HOUR, True), (-20 * HOUR, 4 * HOUR, True), (-9 * DAY, 4 * HOUR, False), (DAY, 9 * DAY, False)],
    )
    def test_explains_a_lot_that_looks_show_to_have_come_then(
        self,
        since: timedelta,
        by: timedelta,
        explained: bool,  # noqa: FBT001 # a table's column
    ) -> None:
        arrivals, _ = self.arrivals()
        found = lots(arrivals)
        assert isinstance(found, tuple)
        assert len(found) == 1
        verdict = told_of(found, of=arrivals, at=self.AT, known=self.came(since=MAY_3 + since, by=MAY_3 + by))
        assert verdict is not None
        assert isinstance(judge(verdict, [self.PRESS]), Explained) is explained

    def test_explains_no_lot_whose_coming_no_look_dates(self) -> None:
        arrivals, _ = self.arrivals()
        found = lots(arrivals)
        assert isinstance(found, tuple)
        verdict = told_of(found, of=arrivals, at=self.AT)
        assert verdict is not None
        assert not isinstance(judge(verdict, [self.PRESS]), Explained)

    def test_dates_a_lot_by_nearly_all_of_its_people(self) -> None:
        arrivals, people = self.arrivals()
        found = lots(arrivals)
        assert isinstance(found, tuple)
        (lot,) = found
        known = self.came(since=MAY_3, by=MAY_3 + DAY)
        known |= {people[0].item(): (None, MAY_3 - 99 * DAY), people[1].item(): (MAY_3 + 9 * DAY, MAY_3 + 10 * DAY)}
        assert came_between(lot, known, at=self.AT) == (MAY_3, MAY_3 + DAY)
