from datetime import UTC, datetime, timedelta

import msgspec
import numpy as np
import pytest

from service.audience.coverage import Source
from service.audience.reasons import Reason
from service.automation.churn import find_churn
from service.automation.follow_times import Automated, Suspected, judge_follow_times
from service.automation.policy import Permits
from service.automation.recognition import CLEARED_AFTER, Kept, recognise
from service.automation.signals import Boomerang, Kind, Signal
from service.automation.states import FindingState
from service.automation.verdicts import Severity, Subject, Verdict, from_follow_times, verdicts
from service.kit.settings import XPolicy
from service.platforms.contract import Platform
from tests.core.follow_worlds import a_tool

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ANYTHING = Permits(Platform.INSTAGRAM, Source.API, XPolicy.NEUTRAL)


def a_signal(kind: Kind = Kind.FOLLOW_DROP_CYCLES, *, weight: float = 4.5, profile_id: int | None = None) -> Signal:
    return Signal(
        kind=kind,
        profile_id=profile_id,
        weight=weight,
        reason=Reason(kind, {}, f"{kind}."),
        first_seen_at=NOON,
        last_seen_at=NOON,
    )


def a_stay(profile_id: int = 5, *, days_ago: int = 0) -> Boomerang:
    came = NOON - days_ago * DAY
    return Boomerang(profile_id, (came, came + DAY / 4), (came + DAY / 2, came + DAY * 3 / 4))


class TestPolicy:
    @pytest.mark.parametrize(
        ("x_policy", "allowed"),
        [
            (XPolicy.NEUTRAL, {Kind.BOOMERANG}),
            (XPolicy.PERMITTED, {Kind.BOOMERANG, Kind.FOLLOW_BACK_LANGUAGE, Kind.GURU_PATTERN}),
            (XPolicy.ARCHIVE_ONLY, set()),
        ],
    )
    def test_decides_what_may_be_said_of_other_people_on_x(self, x_policy: XPolicy, allowed: set[Kind]) -> None:
        permits = Permits(Platform.X, Source.API, x_policy)
        asked = (Kind.BOOMERANG, Kind.FOLLOW_BACK_LANGUAGE, Kind.GURU_PATTERN)
        assert {kind for kind in asked if permits.allows(kind, about_client=False)} == allowed

    @pytest.mark.parametrize("x_policy", XPolicy)
    @pytest.mark.parametrize("kind", Kind)
    def test_lets_the_client_s_own_account_and_exports_always_be_examined(self, x_policy: XPolicy, kind: Kind) -> None:
        assert Permits(Platform.X, Source.API, x_policy).allows(kind, about_client=True)
        assert Permits(Platform.X, Source.EXPORT, x_policy).allows(kind, about_client=False)
        assert Permits(Platform.INSTAGRAM, Source.API, x_policy).allows(kind, about_client=False)

    def test_is_kept_by_verdicts(self) -> None:
        signals = [a_signal(), a_signal(Kind.FOLLOW_BACK_LANGUAGE, profile_id=4)]
        told = verdicts(signals, [a_stay()], permits=Permits(Platform.X, Source.API, XPolicy.NEUTRAL))
        assert [verdict.code for verdict in told] == ["own_automation", "boomerang"]
        silent = verdicts(signals, [a_stay()], permits=Permits(Platform.X, Source.API, XPolicy.ARCHIVE_ONLY))
        assert [verdict.code for verdict in silent] == ["own_automation"]


class TestVerdicts:
    def test_tell_of_a_tool_with_all_its_evidence(self) -> None:
        churn = find_churn(a_tool(np.random.default_rng(1), hours_delay=22, a_day=60).looks(hours=4))
        (verdict,) = verdicts(churn.signals, permits=ANYTHING)
        assert (verdict.subject, verdict.severity) == (Subject.OWN_ACCOUNT, Severity.ALARM)
        assert {row.code for row in verdict.evidence} >= {"churn.follow_drop_cycles", "churn.fixed_delay"}

    def test_say_nothing_on_a_weak_sign_alone(self) -> None:
        assert verdicts([a_signal(Kind.BUSY_DAYS, weight=1.0)], permits=ANYTHING) == ()
        assert verdicts([], permits=ANYTHING) == ()

    def test_count_the_same_sign_from_two_sources_once(self) -> None:
        once = verdicts([a_signal(weight=4)], permits=ANYTHING)
        twice = verdicts([a_signal(weight=4), a_signal(weight=3)], permits=ANYTHING)
        assert once[0].probability == twice[0].probability

    def test_take_in_what_the_times_of_an_export_show(self) -> None:
        times = np.arange(400, dtype=np.int64) * 400 + 1_700_000_000
        judged = judge_follow_times(times)
        assert isinstance(judged, Automated | Suspected)
        (verdict,) = verdicts(from_follow_times(judged), permits=ANYTHING)
        assert verdict.code == "own_automation"
        assert any(row.code == "follow_times.stretch" for row in verdict.evidence)

    def test_tell_of_a_person_once_however_often_they_came(self) -> None:
        (verdict,) = verdicts([], [a_stay(), a_stay(days_ago=3)], permits=ANYTHING)
        assert (verdict.severity, verdict.reason.params["times"], len(verdict.evidence)) == (Severity.WARNING, 2, 2)
        assert verdict.reason.text == "Followed, was not followed back, and left within a day 2 times."

    def test_describe_behaviour_and_never_the_person(self) -> None:
        told = verdicts(
            [
                a_signal(),
                *find_churn(a_tool(np.random.default_rng(1), hours_delay=22, a_day=60).looks(hours=4)).signals,
            ],
            [a_stay()],
            permits=ANYTHING,
        )
        text = " ".join(
            f"{verdict.reason.text} {' '.join(row.text for row in verdict.evidence)}" for verdict in told
        ).lower()
        assert not any(word in text for word in (" bot", "fake", "spam", "is a ", "liar", "cheat"))

    def test_survive_being_written_down(self) -> None:
        (verdict,) = verdicts([], [a_stay()], permits=ANYTHING)
        assert msgspec.json.decode(msgspec.json.encode(verdict), type=Verdict) == verdict


class TestRecognition:
    def recognise(
        self, *kept: Kept, seen: tuple[Verdict, ...] = (), at: datetime = NOON, observable: str = "boomerang"
    ) -> dict[str, int]:
        found = recognise(kept, seen, observable=frozenset({observable}), at=at)
        return {name: len(getattr(found, name)) for name in ("new", "reopened", "seen_again", "cleared")}

    def verdict(self) -> tuple[Verdict, ...]:
        return verdicts([], [a_stay()], permits=ANYTHING)

    def kept(self, state: FindingState = FindingState.OPEN, *, last_seen_at: datetime = NOON) -> Kept:
        return Kept("boomerang:5", "boomerang", state, last_seen_at)

    def test_tells_the_new_once(self) -> None:
        assert self.recognise(seen=self.verdict()) == {"new": 1, "reopened": 0, "seen_again": 0, "cleared": 0}
        assert self.recognise(self.kept(), seen=self.verdict()) == {
            "new": 0,
            "reopened": 0,
            "seen_again": 1,
            "cleared": 0,
        }

    def test_leaves_the_dismissed_dismissed(self) -> None:
        again = self.recognise(self.kept(FindingState.DISMISSED), seen=self.verdict())
        assert again == {"new": 0, "reopened": 0, "seen_again": 1, "cleared": 0}

    def test_clears_what_stayed_away_for_a_month(self) -> None:
        assert self.recognise(self.kept(), at=NOON + CLEARED_AFTER)["cleared"] == 1
        assert self.recognise(self.kept(), at=NOON + CLEARED_AFTER - DAY)["cleared"] == 0

    def test_clears_nothing_that_could_not_have_been_seen(self) -> None:
        assert self.recognise(self.kept(), at=NOON + 2 * CLEARED_AFTER, observable="own_automation")["cleared"] == 0

    def test_opens_the_cleared_again_only_on_later_evidence(self) -> None:
        before, after = NOON - DAY, NOON + 2 * DAY
        assert (
            self.recognise(self.kept(FindingState.CLEARED, last_seen_at=before), seen=self.verdict())["reopened"] == 1
        )
        assert self.recognise(self.kept(FindingState.CLEARED, last_seen_at=after), seen=self.verdict())["reopened"] == 0
