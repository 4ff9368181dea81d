"""What one look, or one export, found of everything that is stated of an account's settings. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from service.automation.attested import Found, never_shown
from service.automation.attested_shapes import LooksSince
from service.automation.observed_since import Exported, Observed, found_in_export, found_since, listened
from service.automation.stated_settings import FINDING_OF, Setting, Stated, Statement


@dataclass(frozen=True, slots=True)
class Looked:
    """What one look found of a statement."""

    found: Found
    since: datetime
    """From when on evidence counted: the statement's date, or when somebody answered what was seen before."""
    told_for: timedelta = timedelta(0)
    """For how long the network itself has told of follows, which watches as well as looks do."""
    read: LooksSince | None = None
    """What was read, where that were no looks."""


def looked_since(
    statements: Sequence[Statement], observed: Observed, *, cleared: Mapping[str, datetime]
) -> dict[UUID, Looked]:
    """What these looks show of each statement that looks can show.

    Args:
        statements: Those that count, one of each setting at most.
        observed: The looks, the newest included, and what else is known.
        cleared: When somebody answered findings as wrong or explained, by recognition key.
    """
    drops_explained = any(each.setting is Setting.AUTO_UNFOLLOW and each.value is not Stated.OFF for each in statements)
    looked = {}
    for each in statements:
        if never_shown(each.setting, "", by_looks=True) is not None:
            continue
        since = _since(each, cleared)
        looked[each.id] = Looked(
            found=found_since(each.setting, since, observed, drops_explained=drops_explained),
            since=since,
            told_for=listened(observed.heard, since, observed.looks[-1].taken_at),
        )
    return looked


def looked_in_export(
    statements: Sequence[Statement], exported: Exported, *, cleared: Mapping[str, datetime]
) -> dict[UUID, Looked]:
    """What an export shows of each statement that exports can show, where it was made after their date."""
    looked = {}
    for each in statements:
        since = _since(each, cleared)
        if each.setting is Setting.AUTO_FOLLOW and exported.made_at > since:
            looked[each.id] = Looked(found_in_export(since, exported), since, read=_as_read(exported.made_at, since))
    return looked


def _since(statement: Statement, cleared: Mapping[str, datetime]) -> datetime:
    return max(statement.as_of, cleared.get(FINDING_OF.get(statement.setting, ""), statement.as_of))


def _as_read(made_at: datetime, since: datetime) -> LooksSince:
    """Follows that still stand are all in it, however long ago they were made."""
    days = round((made_at - since) / timedelta(days=1), 1)
    return LooksSince(
        looks=1, whole=1, first_at=made_at, last_at=made_at, usual_hours=None, days=days, sources=("export",)
    )
