"""Somebody cleared a finding: it stays so until new evidence, all of it later and at least as strong."""

from datetime import UTC, datetime, timedelta

import numpy as np

from service.audience.coverage import Source
from service.automation.follow_times import judge_follow_times
from service.automation.heard import Heard, Notice, Stretch
from service.automation.observations import Side
from service.automation.policy import Permits
from service.automation.recognition import Kept, Recognition, recognise
from service.automation.signals import Boomerang
from service.automation.states import FindingState
from service.automation.verdicts import Verdict, verdicts
from service.checkups.detecting_anew import detect_anew, detect_anew_in_export
from service.kit.settings import XPolicy
from service.platforms.contract import Platform
from tests.core.follow_worlds import a_tool

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PERMITS = Permits(Platform.INSTAGRAM, Source.API, XPolicy.NEUTRAL)


def boomerangs(*came: datetime) -> tuple[Verdict, ...]:
    stays = [Boomerang(5, (at, at + HOUR), (at + 5 * HOUR, at + 6 * HOUR)) for at in came]
    return verdicts([], stays, permits=PERMITS)


def cleared(*, at: datetime, times: int = 1) -> Kept:
    return Kept("boomerang:5", "boomerang", FindingState.CLEARED, at - DAY, answered_at=at, strength=times)


def recognised(kept: Kept | None, seen: tuple[Verdict, ...], told_from: dict[str, float] | None = None) -> Recognition:
    known = () if kept is None else (kept,)
    return recognise(known, seen, observable=frozenset({"boomerang"}), at=NOON, told_from=told_from or {})


class TestAFindingSomebodyCleared:
    def test_stays_cleared_while_any_of_the_evidence_is_of_before(self) -> None:
        assert not recognised(cleared(at=NOON), boomerangs(NOON - 2 * DAY)).reopened
        assert not recognised(cleared(at=NOON), boomerangs(NOON - 2 * DAY, NOON + DAY)).reopened

    def test_stays_cleared_while_the_new_evidence_is_weaker(self) -> None:
        assert not recognised(cleared(at=NOON, times=2), boomerangs(NOON + DAY)).reopened

    def test_opens_again_on_later_evidence_that_is_as_strong(self) -> None:
        assert len(recognised(cleared(at=NOON), boomerangs(NOON + DAY)).reopened) == 1
        assert len(recognised(cleared(at=NOON, times=2), boomerangs(NOON + DAY, NOON + 3 * DAY)).reopened) == 1


class TestAPracticesOwnThreshold:
    def test_keeps_weaker_findings_from_being_told_anew_and_never_closes_an_open_one(self) -> None:
        bar = {"boomerang": 2.0}
        known = Kept("boomerang:5", "boomerang", FindingState.OPEN, NOON - DAY)
        once, twice = boomerangs(NOON + DAY), boomerangs(NOON + DAY, NOON + 3 * DAY)
        assert not recognised(None, once, bar).new
        assert len(recognised(None, twice, bar).new) == 1
        assert not recognised(cleared(at=NOON), once, bar).reopened
        assert len(recognised(known, once, bar).seen_again) == 1


class TestDetectingAnew:
    LOOKS = a_tool(np.random.default_rng(3), hours_delay=22, a_day=60).looks(hours=4)

    def verdicts_when(self, moment: datetime | None) -> tuple[Verdict, ...]:
        return detect_anew(
            self.LOOKS,
            cleared={} if moment is None else {"own_automation": moment},
            owner=None,
            own_posts=[],
            written=[],
            permits=PERMITS,
            heard=Heard(),
        ).verdicts

    def own(self, moment: datetime | None) -> Verdict | None:
        return next((each for each in self.verdicts_when(moment) if each.key == "own_automation"), None)

    def test_takes_a_cleared_verdict_from_looks_after_that_alone(self) -> None:
        first, middle, last = (self.LOOKS[place].taken_at for place in (0, len(self.LOOKS) // 2, -1))
        whole, later = self.own(None), self.own(middle)
        assert whole is not None
        assert whole.first_seen_at <= first + DAY
        assert later is not None
        assert later.first_seen_at > middle
        assert self.own(last - 8 * HOUR) is None
        assert self.own(last) is None

    def test_leaves_what_nobody_cleared_as_it_is(self) -> None:
        others = [each for each in self.verdicts_when(None) if each.key != "own_automation"]
        last = self.LOOKS[-1].taken_at
        assert [each for each in self.verdicts_when(last) if each.key != "own_automation"] == others

    def test_takes_a_cleared_verdict_of_an_export_from_later_follows_alone(self) -> None:
        start = int(NOON.timestamp())
        follows = np.concatenate([start + day * 86_400 + np.arange(60) * 480 for day in range(12)])

        def seen(moment: datetime) -> tuple[Verdict, ...]:
            judged = judge_follow_times(follows)
            return detect_anew_in_export(
                judged, follows, cleared={"own_automation": moment}, precision=1, permits=PERMITS
            ).verdicts

        before, after = seen(NOON - DAY), seen(NOON + 12 * DAY)
        assert [each.key for each in before] == ["own_automation"]
        assert after == ()

    def test_hears_what_was_told_after_a_moment_alone(self) -> None:
        notices = tuple(Notice(NOON + day * DAY, Side.FOLLOWERS, 7, 1) for day in range(3))
        heard = Heard(notices, (Stretch(NOON - DAY, NOON), Stretch(NOON + HOUR))).after(NOON + DAY)
        assert heard == Heard(notices[2:], (Stretch(NOON + DAY),))
