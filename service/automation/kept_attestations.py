"""Statements on settings as they are kept, and as whoever may see them is shown them. Pure."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

import msgspec

from service.audience.reasons import Reason
from service.automation.attested import answered, untested
from service.automation.attested_shapes import (
    AttestedVerdict,
    ConnectedPrograms,
    ProgramFact,
    SaidAs,
    SettingsAttestationView,
)
from service.automation.stated_settings import FINDING_OF, Setting, Stated, Statement, spoken_date, spoken_statement


class KeptAttestation(msgspec.Struct, frozen=True, kw_only=True):
    """A row of `settings_attestation`, and what of its account matters."""

    id: UUID
    account_id: UUID
    setting: Setting
    value: Stated
    as_of: datetime
    said_at: datetime
    said_as: SaidAs
    verdict: AttestedVerdict | None
    verdict_before: AttestedVerdict | None
    coach_from: datetime | None

    @property
    def statement(self) -> Statement:
        """What was said."""
        return Statement(self.id, self.setting, self.value, self.as_of)


def shown_attestation(  # noqa: PLR0913 # what is shown to whom, all named
    kept: KeptAttestation,
    *,
    platform: str,
    by_looks: bool,
    cleared: Mapping[str, datetime],
    for_client: bool,
    at: datetime,
) -> SettingsAttestationView:
    """What the client or a coach sees of a statement.

    Args:
        kept: The statement and its tests.
        platform: The account's network, by its name.
        by_looks: Whether its lists are read from time to time.
        cleared: When somebody answered findings as wrong or explained, by recognition key.
        for_client: Whether the client looks, who is told first where the practice chose so.
        at: When.
    """
    statement = kept.statement
    waits = not for_client and kept.coach_from is not None and kept.coach_from > at
    tested = kept.verdict_before if waits else kept.verdict
    tested = tested or untested(statement, platform=platform, by_looks=by_looks, at=at)
    return SettingsAttestationView(
        id=kept.id,
        account_id=kept.account_id,
        setting=kept.setting.value,
        value=kept.value.value,
        as_of=kept.as_of,
        said_at=kept.said_at,
        by=kept.said_as,
        text=spoken_statement(statement),
        verdict=answered(statement, tested, answered_at=cleared.get(FINDING_OF.get(kept.setting, ""))),
    )


def spoken_attestation(view: SettingsAttestationView) -> Reason:
    """The same as a row of a card: who stated what, and what was seen since."""
    return Reason(
        f"stated.{view.setting}",
        {
            "value": view.value,
            "as_of": view.as_of.isoformat(),
            "said_at": view.said_at.isoformat(),
            "by": view.by,
            "outcome": view.verdict.outcome,
        },
        f"{view.verdict.reason.text} The {view.by} said so.",
    )


def spoken_programs(connected: ConnectedPrograms | None) -> list[Reason]:
    """Programs with access as facts for a card; those whose access has ended are left out."""
    if connected is None:
        return []
    read = spoken_date(connected.as_of)
    return [_program(each, read) for each in connected.programs or () if each.active]


def _program(fact: ProgramFact, read: str) -> Reason:
    since = "" if fact.added_at is None else f" since {spoken_date(fact.added_at)}"
    acts = {True: ", and may act for it", False: ", and may only read", None: ""}[fact.can_write]
    return Reason(
        "connected_program",
        {"name": fact.name, "revoke_page": fact.revoke_page},
        f"{fact.name} has access to the account{since}{acts}, by the export read on {read}; end that at {fact.revoke_page}.",
    )
