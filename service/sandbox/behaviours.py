"""What the planted people do: who follows whom before the founding, and on each day after it.

Pure: a day's events are a function of the seed, the account and the day (day 0 starts at the founding). Sources of the
habits: an auto-follow tool's even gaps, its hourly ceiling and its fixed unfollow delay follow the published defaults of
public tools (about 48 follows an hour, delays of 42-55 hours, first in first out); a boomerang is somebody who follows,
is not followed back and is gone within 24 hours; bought followers were made together and arrive together.
"""

from collections.abc import Iterator
from typing import Final

from service.sandbox.dice import dice, share
from service.sandbox.follows import Follow
from service.sandbox.hosted import GURU, MAIN, SECOND, Hosted
from service.sandbox.kinds import GENUINE_KINDS, Kind
from service.sandbox.people import DAY_MS, NEVER_MS
from service.sandbox.plan import Plan
from service.sandbox.population import Cohort, Population, newcomer, tool_target

HOUR_MS: Final = 3_600_000
TOOL_DAYS_BEFORE_FOUNDING: Final = 30
TOOL_GAP_MS: Final = 76_000
TOOL_UNFOLLOWS_AFTER_MS: Final = 48 * HOUR_MS
_TOOL_STARTS_MS: Final = 9 * HOUR_MS
_TOOL_SUCCESS: Final = 0.16
_SHARED_WITH_SECOND: Final = 40

_ARRIVAL, _BATCH, _NEWCOMER, _BOOMERANG, _TOOL, _FOLLOWING = range(301, 307)


def founding_followers(plan: Plan, hosted: Hosted) -> list[Follow]:
    """Everybody who follows this account when the world begins."""
    follows = [
        _founding_follow(plan, hosted, cohort, index)
        for cohort in plan.population.cohorts_of(hosted)
        if cohort.kind is not Kind.BOOMERANG
        for index in cohort.indexes
    ]
    if hosted.coached:
        follows.append(Follow(plan.founded_ms - 70 * DAY_MS, GURU))
    if hosted.index == SECOND:
        follows += [
            Follow(plan.founded_ms - (number + 1) * 5 * DAY_MS, index)
            for number, index in enumerate(_shared_circle(plan))
        ]
    return follows


def founding_following(plan: Plan, hosted: Hosted) -> list[Follow]:
    """Whom this account follows when the world begins: its own followers, genuine ones first."""
    candidates = [
        index
        for genuine_first in (True, False)
        for cohort in plan.population.cohorts_of(hosted)
        if (cohort.kind in GENUINE_KINDS) is genuine_first and cohort.kind is not Kind.BOOMERANG
        for index in cohort.indexes
        if share(plan.seed, _FOLLOWING, hosted.index, index) < 0.95  # noqa: PLR2004 # nobody follows quite everybody
    ]
    span_ms = (hosted.age_days - 40) * DAY_MS
    return [
        Follow(plan.founded_ms - 35 * DAY_MS - int(share(plan.seed, _FOLLOWING, index) * span_ms), index)
        for index in candidates[: hosted.following]
    ]


def followers_of_day(plan: Plan, hosted: Hosted, day: int) -> list[Follow]:
    """The follows that this account receives on one day."""
    follows = list(_boomerang_visits(plan, hosted, day))
    follows += _follow_backs(plan, hosted, day)
    if day >= 0:
        follows += _newcomers(plan, hosted, day)
    return follows


def tool_follows(plan: Plan, hosted: Hosted, day: int) -> list[Follow]:
    """The follows that this account's tool makes on one day: in even gaps, undone after a fixed delay if not returned."""
    follows = []
    for number in range(hosted.tool_follows_a_day):
        index = tool_target(hosted, day, number)
        jitter_ms = int(share(plan.seed, _TOOL, index) * 1500)
        at_ms = plan.start_of(day) + _TOOL_STARTS_MS + number * TOOL_GAP_MS + jitter_ms
        returned = _returns_after_ms(plan, index) is not None
        follows.append(Follow(at_ms, index, NEVER_MS if returned else at_ms + TOOL_UNFOLLOWS_AFTER_MS))
    return follows


def boomerangs_of(population: Population, hosted: Hosted) -> range:
    """The people who come and go at this account."""
    for cohort in population.cohorts_of(hosted):
        if cohort.kind is Kind.BOOMERANG:
            return cohort.indexes
    return range(0)


def _founding_follow(plan: Plan, hosted: Hosted, cohort: Cohort, index: int) -> Follow:
    chance = dice(plan.seed, _ARRIVAL, index)
    if cohort.kind is Kind.BOUGHT:
        batch = dice(plan.seed, _BATCH, hosted.index, cohort.batch)
        # Each purchase is delivered within a day and a half; the purchases lie weeks apart.
        start_ms = plan.founded_ms - int((12 + 45 * cohort.batch + batch.uniform(0, 20)) * DAY_MS)
        return Follow(start_ms + int(chance.random() * 36 * HOUR_MS), index)
    opened_ms = max(plan.people.created_ms(index), plan.founded_ms - hosted.age_days * DAY_MS) + DAY_MS
    # Squared: an account that grows gets most of its followers late.
    at_ms = plan.founded_ms - HOUR_MS - int(chance.random() ** 2 * max(0, plan.founded_ms - HOUR_MS - opened_ms))
    stays = chance.random() < 0.75  # noqa: PLR2004 # our choice: a quarter drifts away within three years
    return Follow(at_ms, index, NEVER_MS if stays else plan.founded_ms + int(chance.uniform(0.05, 1000) * DAY_MS))


def _shared_circle(plan: Plan) -> list[int]:
    main = plan.hosted[MAIN]
    genuine = [cohort for cohort in plan.population.cohorts_of(main) if cohort.kind is Kind.GENUINE_FIT]
    return [index for cohort in genuine for index in cohort.indexes[:_SHARED_WITH_SECOND]]


def _newcomers(plan: Plan, hosted: Hosted, day: int) -> Iterator[Follow]:
    chance = dice(plan.seed, _NEWCOMER, hosted.index, day)
    for number in range(round(hosted.newcomers_a_day * chance.uniform(0.4, 1.6))):
        at_ms = plan.start_of(day) + chance.randrange(DAY_MS)
        stays = chance.random() < 0.85  # noqa: PLR2004 # our choice: most newcomers give it a try
        until_ms = NEVER_MS if stays else at_ms + int(chance.uniform(3, 200) * DAY_MS)
        yield Follow(at_ms, newcomer(hosted, day, number), until_ms)


def _boomerang_visits(plan: Plan, hosted: Hosted, day: int) -> Iterator[Follow]:
    for index in boomerangs_of(plan.population, hosted):
        habit = dice(plan.seed, _BOOMERANG, index)
        every_ms = int(habit.uniform(1.6, 5.0) * DAY_MS)
        stays_ms = int(habit.uniform(7.0, 22.0) * HOUR_MS)
        phase_ms = habit.randrange(every_ms)
        first = -(-(day * DAY_MS - phase_ms) // every_ms)
        at_ms = phase_ms + first * every_ms
        while at_ms < (day + 1) * DAY_MS:
            yield Follow(plan.founded_ms + at_ms, index, plan.founded_ms + at_ms + stays_ms)
            at_ms += every_ms


def _follow_backs(plan: Plan, hosted: Hosted, day: int) -> Iterator[Follow]:
    start_ms = plan.start_of(day)
    for earlier in (day - 1, day):
        for follow in tool_follows(plan, hosted, earlier):
            after_ms = _returns_after_ms(plan, follow.person)
            if after_ms is not None and start_ms <= follow.at_ms + after_ms < start_ms + DAY_MS:
                yield Follow(follow.at_ms + after_ms, follow.person)


def _returns_after_ms(plan: Plan, index: int) -> int | None:
    """How long after the tool's follow this person follows back; `None` if never."""
    chance = share(plan.seed, _TOOL, index, 1)
    if chance >= _TOOL_SUCCESS:
        return None
    return int((0.2 + chance / _TOOL_SUCCESS * 20) * HOUR_MS)
