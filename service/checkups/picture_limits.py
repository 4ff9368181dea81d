"""What an export cannot tell, and how it could be known."""

from datetime import datetime, timedelta
from typing import Final

from service.audience.least import NOT_KNOWN
from service.audience.reasons import Reason
from service.platforms.archives.contents import DatedBy, Export, Part
from service.platforms.archives.dated_names import UNDATED, DatedNames
from service.platforms.contract import Platform

TRACES: Final = {
    Part.MESSAGES: "messages",
    Part.LIKES: "likes given",
    Part.COMMENTS: "comments given",
}
"""Parts without which the absence of a trace means little."""

DATE_RANGES: Final = (7, 30, 91, 182, 365, 1096)
"""Days of the ranges that Meta offers beside "all time": a week, a month, three, six months, a year, three years."""

_TOLERANCE = 2
_FEWEST_DATED = 5
_MONTHS_OLD = timedelta(days=60)


def missing_traces(export: Export) -> list[str]:
    """The kinds of contact that this export does not hold, in words."""
    missing = [words for part, words in TRACES.items() if export.part(part) is None]
    if export.platform is Platform.X:
        return [words for words in missing if words != TRACES[Part.LIKES]] + ["whose posts were liked"]
    return missing


def looks_cut_to_a_date_range(export: Export) -> bool:
    """Whether both lists begin where one of Meta's date ranges begins, so older follows may have been left out."""
    if export.taken_at is None or export.dated_by is DatedBy.NEWEST_RECORD:
        return False
    oldest = [_oldest(names) for names in (export.followers, export.following)]
    first = [seconds for seconds in oldest if seconds is not None]
    if len(first) != len(oldest):
        return False
    ages = [(export.taken_at.timestamp() - seconds) / 86_400 for seconds in first]
    return any(all(abs(age - days) <= _TOLERANCE for age in ages) for days in DATE_RANGES)


def nameless_records(export: Export, part: Part) -> int:
    """Records of this list that name nobody a reader understands."""
    read = export.part(part)
    return 0 if read is None else read.unreadable


def limits(export: Export, *, at: datetime, compared: bool) -> tuple[Reason, ...]:
    """Everything that cannot be known from this export, or from these two, most important first."""
    said = [BOOMERANGS, FAKE_SHARE, QUALITY, INBOUND]
    if not compared:
        said.append(LEAVERS)
    if export.followers is not None and not export.followers.dated:
        said.append(FOLLOW_TIMES)
    if looks_cut_to_a_date_range(export):
        said.append(DATE_RANGE)
    elif export.platform is Platform.INSTAGRAM:
        said.append(ALL_TIME)
    lists = {part: nameless_records(export, part) for part in (Part.FOLLOWERS, Part.FOLLOWING)}
    if any(lists.values()):
        counted = " and ".join(f"{records:,} in the list of {part}" for part, records in lists.items() if records)
        text = f"Some records name nobody that can be read: {counted}. They are counted with no group."
        said.append(Reason("records_nameless", {part.value: records for part, records in lists.items()}, text))
    if export.precision > 1:
        said.append(MINUTES)
    if missing := missing_traces(export):
        text = f"The export does not show {_spoken(missing)}; people met only there look like strangers here."
        said.append(Reason("traces_missing", {"missing": ", ".join(missing)}, text))
    if export.taken_at is None:
        said.append(UNDATED_EXPORT)
    elif at - export.taken_at > _MONTHS_OLD:
        days = (at - export.taken_at).days
        said.append(Reason("old_export", {"days": days}, f"The export is {days} days old; things have changed since."))
    return tuple(said)


def _oldest(names: DatedNames | None) -> int | None:
    if names is None or names.dated < _FEWEST_DATED:
        return None
    return int(names.at[names.at != UNDATED].min())


def _spoken(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


BOOMERANGS: Final = Reason(
    "boomerangs_not_observable",
    {},
    "Who followed and left again soon cannot be seen: an export lists only those who were there when it was made.",
)
LEAVERS: Final = Reason(
    "leavers_need_two_exports", {}, "Who left can be seen with an earlier export of the same account."
)
FAKE_SHARE: Final = Reason(
    "fake_share_not_observable",
    {},
    "The share of fake followers is not observable: an export holds names and dates, no profiles.",
)
QUALITY: Final = NOT_KNOWN
INBOUND: Final = Reason(
    "inbound_not_observable",
    {},
    "What followers liked or wrote under the client's posts is not in the export, so a silent follower may be a fond one.",
)
MARKET_FIT: Final = Reason(
    "market_fit_not_observable",
    {},
    "Fit to the target market is not observable: the export holds no bios, places or languages of followers. Words "
    "found in handles are hints only.",
)
FOLLOW_TIMES: Final = Reason(
    "no_follow_times", {}, "When anybody followed is not in the export, so growth and who came first cannot be seen."
)
DATE_RANGE: Final = Reason(
    "date_range_suspected",
    {},
    "Both lists begin where one of the offered date ranges begins: older follows may be missing. Ask for the export "
    'again with the range "all time".',
)
ALL_TIME: Final = Reason(
    "date_range_unknown",
    {},
    'The export does not say whether "all time" was chosen; with a shorter range, older follows are missing from it.',
)
MINUTES: Final = Reason(
    "minutes_only",
    {},
    "An HTML export gives times to the minute, in a time zone it does not name; JSON gives seconds.",
)
UNDATED_EXPORT: Final = Reason("export_undated", {}, "When the export was made is not known.")
