"""A brief in sentences, the same on every medium. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import shorten

from service.kit.spoken_moments import spoken_day
from service.views.brief_shapes import Brief
from service.views.forecast import Forecast


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a page."""

    title: str
    lines: tuple[str, ...]


def title_of(brief: Brief) -> str:
    """What the page is called."""
    return f"{brief.name}, since {spoken_day(brief.since.date())}"


def sections(brief: Brief) -> tuple[Section, ...]:
    """Everything that is told, in the order of a call; parts of which nothing is told are left out."""
    parts = (
        Section("On the road", tuple(_road(brief))),
        Section("What changed it", tuple(_causes(brief))),
        Section("About their own account", tuple(each.text for each in brief.findings)),
        Section("People", tuple(_people(brief))),
        Section("Days", tuple(_days(brief))),
        Section("Why tasks were skipped", tuple(f"“{shorten(reason, 140)}”" for reason in brief.tasks.skip_reasons)),
    )
    return tuple(part for part in parts if part.lines)


def _road(brief: Brief) -> Iterator[str]:
    if brief.quality_followers is None:
        yield (
            "Quality followers are not counted yet: that takes an export, or a look at an account whose network names"
            " its followers."
        )
        return
    where = f"{brief.handle} on {brief.platform.title()}" if brief.handle and brief.platform else "their account"
    yield f"{brief.quality_followers} quality followers of {brief.goal_quality_followers}, at {where}; among those read."
    if brief.change is not None:
        more = (
            "as many as" if not brief.change else f"{abs(brief.change)} {'more' if brief.change > 0 else 'fewer'} than"
        )
        yield f"That is {more} at the last look before."
    if brief.forecast is not None:
        yield from _forecast(brief.forecast)


def _forecast(told: Forecast) -> Iterator[str]:
    yield (
        f"At this pace ({told.a_week:+g} a week) {told.in_four_weeks_low} to {told.in_four_weeks_high} in four weeks' time"
        f" ({told.confidence:.0%} sure, from {told.looks} looks)."
    )
    if told.reached_on is not None:
        late = f" and {spoken_day(told.latest_on)}" if told.latest_on else ", or later than can be told"
        early = spoken_day(told.earliest_on or told.reached_on)
        yield (
            f"The goal is reached between {early}{late}."
            if told.latest_on
            else f"The goal is reached on {early} at the earliest{late}."
        )


def _causes(brief: Brief) -> Iterator[str]:
    yield from (f"{each.change:+d}: {each.text}." for each in brief.causes)


def _people(brief: Brief) -> Iterator[str]:
    came, waiting = brief.newcomers, brief.waiting
    if came.came:
        yield f"{came.came} came, {came.stayed} stayed, {came.genuine} of them look genuine."
    if waiting.people:
        since = f" since {spoken_day(waiting.oldest_since.date())}" if waiting.oldest_since else ""
        yield f"{waiting.people} wrote and wait for an answer, the first{since}."
    tried = brief.try_outs
    if tried.opened or tried.kept or tried.dropped or tried.due:
        yield f"Try-outs: {tried.opened} begun, {tried.kept} kept, {tried.dropped} dropped, {tried.due} due."
    if brief.weeded.unfollowed or brief.weeded.spared:
        yield f"Weed-out: {brief.weeded.unfollowed} unfollowed, {brief.weeded.spared} kept after all."


def _days(brief: Brief) -> Iterator[str]:
    tasks = brief.tasks
    days = max((brief.until - max(brief.since, brief.coached_since)).days, tasks.active_days, 1)
    yield f"Something was done on {tasks.active_days} of {days} {'day' if days == 1 else 'days'}."
    yield f"Tasks: {tasks.done} done, {tasks.skipped} skipped, {tasks.lapsed} let lapse, {tasks.open} open."
